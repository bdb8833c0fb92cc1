"""Commissioning parties, their contracts and their machines: the administrator's work."""

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response

from api.call import AuthenticatedCall, present_stale
from api.routing import PolicyRouter
from api.schemas import parties as body
from domain.parties import use_cases
from domain.parties.model import CommissioningParty, Contract
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.ids import new_id

router = PolicyRouter(tags=["Opdrachtgevers"])

PartyId = Annotated[UUID, Path(alias="partyId", json_schema_extra={"maxLength": 36})]
ContractId = Annotated[UUID, Path(alias="contractId", json_schema_extra={"maxLength": 36})]
ApiClientId = Annotated[UUID, Path(alias="apiClientId", json_schema_extra={"maxLength": 36})]
EntryId = Annotated[UUID, Path(alias="entryId", json_schema_extra={"maxLength": 36})]

_ADMIN = Purpose.ADMINISTRATION
_PARTY = "/commissioning-parties/{partyId}"
_CLIENT = _PARTY + "/api-clients/{apiClientId}"
_CONTRACT_KEEPS = ("reference", "services", "intake_fields", "valid_from", "plan_approval_required")


@router.act(
    "GET", "/commissioning-parties", name="listCommissioningParties", action=Action.PARTY_LIST, purpose=_ADMIN,
    summary="Alle opdrachtgevers (list commissioning parties)", response_model=body.CommissioningPartyList,
)  # fmt: skip
async def list_parties(call: AuthenticatedCall) -> body.CommissioningPartyList:
    """Every commissioning party, by name."""
    async with call.begin() as uow:
        found = await use_cases.list_parties(uow)
    return body.CommissioningPartyList(items=[body.present_party(party) for party in found])


@router.act(
    "POST", "/commissioning-parties", name="createCommissioningParty", action=Action.PARTY_CREATE, purpose=_ADMIN,
    summary="Nieuwe opdrachtgever (create commissioning party)", response_model=body.CommissioningParty,
    status_code=201,
)  # fmt: skip
async def create_party(
    call: AuthenticatedCall, new: body.CommissioningPartyCreate, response: Response
) -> body.CommissioningParty:
    """A new commissioning party."""
    async with call.begin() as uow:
        party = await use_cases.create_party(
            uow, CommissioningParty(id=new_id(), **new.model_dump(by_alias=False))
        )
    _tag(response, party.version)
    return body.present_party(party)


@router.act(
    "GET", _PARTY, name="readCommissioningParty", action=Action.PARTY_READ, purpose=_ADMIN,
    summary="Eén opdrachtgever (read commissioning party)", response_model=body.CommissioningParty,
)  # fmt: skip
async def read_party(
    call: AuthenticatedCall, party_id: PartyId, response: Response
) -> body.CommissioningParty:
    """One commissioning party, with its version as ETag."""
    async with call.begin() as uow:
        party = await use_cases.read_party(uow, party_id)
    _tag(response, party.version)
    return body.present_party(party)


@router.act(
    "PATCH", _PARTY, name="changeCommissioningParty", action=Action.PARTY_CHANGE, purpose=_ADMIN,
    summary="Opdrachtgever wijzigen (change commissioning party)", response_model=body.CommissioningParty,
)  # fmt: skip
async def change_party(
    call: AuthenticatedCall, party_id: PartyId, update: body.CommissioningPartyUpdate, response: Response
) -> body.CommissioningParty:
    """Change what is given; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda party: body.present_party(party).model_dump(mode="json")):
        async with call.begin() as uow:
            party = await use_cases.change_party(uow, party_id, _given(update, required=("name",)), version)
    _tag(response, party.version)
    return body.present_party(party)


@router.act(
    "GET", _PARTY + "/contracts", name="listContracts", action=Action.CONTRACT_LIST, purpose=_ADMIN,
    summary="Contracten (list contracts)", response_model=body.ContractList,
)  # fmt: skip
async def list_contracts(call: AuthenticatedCall, party_id: PartyId) -> body.ContractList:
    """The contracts of a party, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_contracts(uow, party_id)
    return body.ContractList(items=[body.present_contract(contract) for contract in found])


@router.act(
    "POST", _PARTY + "/contracts", name="createContract", action=Action.CONTRACT_CREATE, purpose=_ADMIN,
    summary="Nieuw contract (create contract)", response_model=body.Contract, status_code=201,
)  # fmt: skip
async def create_contract(
    call: AuthenticatedCall, party_id: PartyId, new: body.ContractCreate, response: Response
) -> body.Contract:
    """A contract with the services, the intake fields it covers, hours and terms."""
    async with call.begin() as uow:
        contract = await use_cases.create_contract(uow, _new_contract(party_id, new))
    _tag(response, contract.version)
    return body.present_contract(contract)


@router.act(
    "PATCH", _PARTY + "/contracts/{contractId}", name="changeContract", action=Action.CONTRACT_CHANGE, purpose=_ADMIN,
    summary="Contract wijzigen (change contract)", response_model=body.Contract,
)  # fmt: skip
async def change_contract(
    call: AuthenticatedCall,
    party_id: PartyId,
    contract_id: ContractId,
    update: body.ContractUpdate,
    response: Response,
) -> body.Contract:
    """Change what is given; If-Match names the version."""
    version = call.expected_version()
    changes = _given(update, required=_CONTRACT_KEEPS)
    if changes.get("hourly_rate") is not None:
        changes["hourly_rate"] = Decimal(changes["hourly_rate"])
    for name in ("services", "intake_fields"):
        if name in changes:
            changes[name] = frozenset(changes[name])
    with present_stale(lambda contract: body.present_contract(contract).model_dump(mode="json")):
        async with call.begin() as uow:
            contract = await use_cases.change_contract(uow, party_id, contract_id, changes, version)
    _tag(response, contract.version)
    return body.present_contract(contract)


@router.act(
    "GET", _PARTY + "/api-clients", name="listApiClients", action=Action.API_CLIENT_LIST, purpose=_ADMIN,
    summary="Machines (list API clients)", response_model=body.ApiClientList,
)  # fmt: skip
async def list_api_clients(call: AuthenticatedCall, party_id: PartyId) -> body.ApiClientList:
    """The machines of a party, without their secrets."""
    async with call.begin() as uow:
        found = await use_cases.list_api_clients(uow, party_id)
    return body.ApiClientList(items=[body.present_api_client(client) for client in found])


@router.act(
    "POST", _PARTY + "/api-clients", name="createApiClient", action=Action.API_CLIENT_CREATE, purpose=_ADMIN,
    summary="Nieuwe machine (create API client)", response_model=body.ApiClientCreated, status_code=201,
)  # fmt: skip
async def create_api_client(
    call: AuthenticatedCall, party_id: PartyId, new: body.ApiClientCreate
) -> body.ApiClientCreated:
    """A machine with its first secret, which is shown only now."""
    async with call.begin() as uow:
        client, secret = await use_cases.create_api_client(uow, party_id, new.name, frozenset(new.scopes))
    return body.ApiClientCreated(api_client=body.present_api_client(client), client_secret=secret.value)


@router.act(
    "POST", _CLIENT + "/secrets", name="addApiClientSecret", action=Action.API_CLIENT_CHANGE, purpose=_ADMIN,
    summary="Tweede geheim (add secret)", response_model=body.ApiClientSecretCreated, status_code=201,
)  # fmt: skip
async def add_secret(
    call: AuthenticatedCall, party_id: PartyId, api_client_id: ApiClientId
) -> body.ApiClientSecretCreated:
    """A second live secret, for rotation. It is shown only now."""
    async with call.begin() as uow:
        secret = await use_cases.add_secret(uow, party_id, api_client_id)
    return body.ApiClientSecretCreated(secret_id=secret.id, client_secret=secret.value)


@router.act(
    "POST", _CLIENT + "/secrets/{entryId}/revoke", name="revokeApiClientSecret", action=Action.API_CLIENT_CHANGE,
    purpose=_ADMIN, summary="Geheim intrekken (revoke secret)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def revoke_secret(
    call: AuthenticatedCall, party_id: PartyId, api_client_id: ApiClientId, entry_id: EntryId
) -> None:
    """The secret no longer works from now on."""
    async with call.begin() as uow:
        await use_cases.revoke_secret(uow, party_id, api_client_id, entry_id)


@router.act(
    "PUT", _CLIENT + "/public-keys", name="setApiClientPublicKeys", action=Action.API_CLIENT_CHANGE, purpose=_ADMIN,
    summary="Openbare sleutels (set public keys)", response_model=body.ApiClient,
)  # fmt: skip
async def set_public_keys(
    call: AuthenticatedCall, party_id: PartyId, api_client_id: ApiClientId, new: body.PublicKeys
) -> body.ApiClient:
    """The keys with which the machine signs its assertions (private_key_jwt)."""
    keys = [key.model_dump(exclude_none=True) for key in new.keys]
    async with call.begin() as uow:
        client = await use_cases.set_public_keys(uow, party_id, api_client_id, keys)
    return body.present_api_client(client)


@router.act(
    "POST", _CLIENT + "/revoke", name="revokeApiClient", action=Action.API_CLIENT_CHANGE, purpose=_ADMIN,
    summary="Machine intrekken (revoke API client)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def revoke_api_client(call: AuthenticatedCall, party_id: PartyId, api_client_id: ApiClientId) -> None:
    """The machine and its tokens no longer work from now on."""
    async with call.begin() as uow:
        await use_cases.revoke_api_client(uow, party_id, api_client_id)


def _new_contract(party_id: UUID, new: body.ContractCreate) -> Contract:
    return Contract(
        id=new_id(),
        party_id=party_id,
        reference=new.reference,
        services=frozenset(new.services),
        intake_fields=frozenset(new.intake_fields),
        hours_per_traject=new.hours_per_traject,
        hourly_rate=None if new.hourly_rate is None else Decimal(new.hourly_rate),
        report_term_days=new.report_term_days,
        valid_from=new.valid_from,
        valid_until=new.valid_until,
        plan_approval_required=new.plan_approval_required,
    )


def _given(update: Any, *, required: tuple[str, ...]) -> dict[str, Any]:
    """The members that were sent. A required one cannot be emptied: null means unchanged there."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    return {name: value for name, value in sent.items() if value is not None or name not in required}


def _tag(response: Response, version: int) -> None:
    response.headers["ETag"] = f'"{version}"'
