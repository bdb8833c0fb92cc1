"""The administrator's acts on parties, contracts and machines: one function an act."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from domain.parties.model import (
    MAX_LIVE_SECRETS,
    ApiClient,
    ApiClientSecret,
    CommissioningParty,
    Contract,
    check_contract,
    check_party,
    check_public_keys,
)
from domain.parties.ports import PartiesWork
from domain.policy.gate import authorise
from domain.policy.roles import Scope
from domain.shared.errors import Conflict, Invalid, NotFound, StaleVersion
from domain.shared.ids import new_id

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class NewSecret:
    """A secret at the one moment it can be shown."""

    id: UUID
    value: str

    def __repr__(self) -> str:
        return f"NewSecret({self.id}, ***)"


def secret_hash(value: str) -> bytes:
    """Machine secrets are 256 random bits: a plain hash is enough, there is nothing to guess."""
    return hashlib.sha256(b"api-client-secret\x00" + value.encode()).digest()


async def list_parties(uow: PartiesWork) -> Sequence[CommissioningParty]:
    """Every commissioning party, by name."""
    await authorise(uow)
    found = await uow.parties.list_parties()
    await uow.commit()
    return found


async def read_party(uow: PartiesWork, party_id: UUID) -> CommissioningParty:
    """One commissioning party. Raises NotFound."""
    await authorise(uow)
    uow.log.about("commissioning_party", party_id)
    party = await _party(uow, party_id)
    await uow.commit()
    return party


async def create_party(uow: PartiesWork, party: CommissioningParty) -> CommissioningParty:
    """A new commissioning party. Raises Invalid."""
    await authorise(uow)
    check_party(party)
    uow.log.about("commissioning_party", party.id)
    await uow.parties.add_party(party)
    await uow.commit()
    return party


async def change_party(
    uow: PartiesWork, party_id: UUID, changes: dict[str, Any], version: int
) -> CommissioningParty:
    """Change what is named in `changes`. Raises NotFound, Invalid, StaleVersion."""
    await authorise(uow)
    uow.log.about("commissioning_party", party_id)
    changed = replace(await _party(uow, party_id), **changes, version=version + 1)
    check_party(changed)
    if not await uow.parties.change_party(changed, version):
        raise StaleVersion(await _party(uow, party_id))
    await uow.commit()
    return changed


async def list_contracts(uow: PartiesWork, party_id: UUID) -> Sequence[Contract]:
    """The contracts of a party, newest first. Raises NotFound."""
    await authorise(uow)
    uow.log.about("commissioning_party", party_id)
    await _party(uow, party_id)
    found = await uow.parties.list_contracts(party_id)
    await uow.commit()
    return found


async def create_contract(uow: PartiesWork, contract: Contract) -> Contract:
    """A new contract. Raises NotFound, Invalid."""
    await authorise(uow)
    await _party(uow, contract.party_id)
    check_contract(contract)
    uow.log.about("contract", contract.id)
    await uow.parties.add_contract(contract)
    await uow.commit()
    return contract


async def change_contract(
    uow: PartiesWork, party_id: UUID, contract_id: UUID, changes: dict[str, Any], version: int
) -> Contract:
    """Change what is named in `changes`. Raises NotFound, Invalid, StaleVersion."""
    await authorise(uow)
    uow.log.about("contract", contract_id)
    current = await _contract(uow, party_id, contract_id)
    changed = replace(current, **changes, version=version + 1)
    check_contract(changed)
    if not await uow.parties.change_contract(changed, version):
        raise StaleVersion(await _contract(uow, party_id, contract_id))
    await uow.commit()
    return changed


async def list_api_clients(uow: PartiesWork, party_id: UUID) -> Sequence[ApiClient]:
    """The machines of a party. Raises NotFound."""
    await authorise(uow)
    uow.log.about("commissioning_party", party_id)
    await _party(uow, party_id)
    found = await uow.parties.list_api_clients(party_id)
    await uow.commit()
    return found


async def create_api_client(
    uow: PartiesWork, party_id: UUID, name: str, scopes: frozenset[Scope]
) -> tuple[ApiClient, NewSecret]:
    """A machine with its first secret, shown once. Raises NotFound, Invalid."""
    await authorise(uow)
    await _party(uow, party_id)
    if not scopes:
        raise Invalid("Kies minstens één recht voor de machine.")
    secret = NewSecret(new_id(), secrets.token_urlsafe(SECRET_BYTES))
    client = ApiClient(
        id=new_id(),
        party_id=party_id,
        name=name,
        client_id=f"td-{secrets.token_hex(10)}",
        scopes=scopes,
        secrets=(ApiClientSecret(secret.id, uow.now, None, None),),
        key_ids=(),
        revoked_at=None,
    )
    uow.log.about("api_client", client.id)
    await uow.parties.add_api_client(client, uow.now)
    await uow.parties.add_secret(secret.id, client.id, secret_hash(secret.value), uow.now)
    await uow.commit()
    return client, secret


async def add_secret(uow: PartiesWork, party_id: UUID, api_client_id: UUID) -> NewSecret:
    """A second secret for rotation. Raises NotFound, Conflict when two are live already."""
    await authorise(uow)
    client = await _api_client(uow, party_id, api_client_id)
    uow.log.about("api_client", client.id)
    if len(client.secrets) >= MAX_LIVE_SECRETS:
        raise Conflict("Er zijn al twee geldige geheimen. Trek er eerst een in.")
    secret = NewSecret(new_id(), secrets.token_urlsafe(SECRET_BYTES))
    await uow.parties.add_secret(secret.id, client.id, secret_hash(secret.value), uow.now)
    await uow.commit()
    return secret


async def revoke_secret(uow: PartiesWork, party_id: UUID, api_client_id: UUID, secret_id: UUID) -> None:
    """End one secret at once. Raises NotFound."""
    await authorise(uow)
    client = await _api_client(uow, party_id, api_client_id)
    uow.log.about("api_client_secret", secret_id)
    if not await uow.parties.revoke_secret(secret_id, client.id, uow.now):
        raise NotFound
    await uow.commit()


async def set_public_keys(
    uow: PartiesWork, party_id: UUID, api_client_id: UUID, keys: list[dict[str, Any]]
) -> ApiClient:
    """Replace the public keys for private_key_jwt. Raises NotFound, Invalid."""
    await authorise(uow)
    client = await _api_client(uow, party_id, api_client_id)
    cleaned = check_public_keys(keys)
    uow.log.about("api_client", client.id)
    await uow.parties.set_public_keys(client.id, cleaned)
    await uow.commit()
    return replace(client, key_ids=tuple(key["kid"] for key in cleaned))


async def revoke_api_client(uow: PartiesWork, party_id: UUID, api_client_id: UUID) -> None:
    """End a machine: its tokens are dead at once. Raises NotFound."""
    await authorise(uow)
    client = await _api_client(uow, party_id, api_client_id)
    uow.log.about("api_client", client.id)
    await uow.parties.revoke_api_client(client.id, uow.now)
    await uow.commit()


async def _party(uow: PartiesWork, party_id: UUID) -> CommissioningParty:
    party = await uow.parties.party(party_id)
    if party is None:
        raise NotFound
    return party


async def _contract(uow: PartiesWork, party_id: UUID, contract_id: UUID) -> Contract:
    contract = await uow.parties.contract(contract_id)
    if contract is None or contract.party_id != party_id:
        raise NotFound
    return contract


async def _api_client(uow: PartiesWork, party_id: UUID, api_client_id: UUID) -> ApiClient:
    client = await uow.parties.api_client(api_client_id)
    if client is None or client.party_id != party_id or client.revoked_at is not None:
        raise NotFound
    return client
