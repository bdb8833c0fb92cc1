"""A client who did not come by a referral: the coordinator enters one, under the same rules as an intake row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.clients.model import ClientFile
from domain.clients.ports import ClientsWork
from domain.intake.codes import has_health_ground
from domain.intake.content import IntakeContent
from domain.intake.fields import BY_HEADING
from domain.intake.flatten import flatten
from domain.intake.row import ContractTerms, validate_row
from domain.parties.model import CommissioningParty, Contract
from domain.parties.ports import PartyRepository
from domain.policy.gate import authorise
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid
from domain.shared.ids import new_id


@dataclass(frozen=True, slots=True)
class NewClient:
    """Party, contract, adviser, and the members of an intake submission."""

    party_id: UUID
    contract_id: UUID
    adviser_id: UUID
    members: Mapping[str, object]


class CreationWork(ClientsWork, Protocol):
    """An act that also reads parties and contracts."""

    @property
    def parties(self) -> PartyRepository: ...


async def create_client(uow: CreationWork, new: NewClient) -> ClientFile:
    """Client, traject and assignment in one act. Raises Invalid, Conflict (BSN known, adviser not available)."""
    decision = await authorise(uow)
    party, contract = await _party_and_contract(uow, new)
    content = _content(uow, new, party, contract)
    await _need_available(uow, new.adviser_id)
    client_id = new_id()
    uow.log.about("client", client_id)
    uow.log.client_id = client_id
    health = has_health_ground(content.goal, content.service, party.kind)
    if not await uow.clients.add(client_id, content, party.id, health=health):
        raise Conflict("Er is al een cliënt met dit BSN.", code="client-exists")
    await uow.referrals.assign(client_id, new.adviser_id, "created")
    file = (await uow.clients.read(client_id)).open(decision)
    await uow.commit()
    return file


async def _party_and_contract(uow: CreationWork, new: NewClient) -> tuple[CommissioningParty, Contract]:
    contract = await uow.parties.contract(new.contract_id)
    party = await uow.parties.party(new.party_id)
    if party is None or contract is None or contract.party_id != party.id:
        words = "Kies een contract van deze opdrachtgever."
        raise Invalid(words, errors=[FieldError("/contractId", "contract-unknown", words)])
    return party, contract


def _content(
    uow: CreationWork, new: NewClient, party: CommissioningParty, contract: Contract
) -> IntakeContent:
    terms = ContractTerms(
        contract.id, contract.services, contract.intake_fields, contract.valid_from, contract.valid_until
    )
    outcome = validate_row(flatten(0, new.members), [terms], party.kind, bureau_date(uow.now))
    if outcome.content is not None and not outcome.refused:
        return outcome.content
    errors = [FieldError(_pointer(e.pointer), e.code, e.detail) for e in outcome.errors]
    errors += [
        FieldError(_pointer(refused.field), "not-covered", refused.reason) for refused in outcome.refused
    ]
    raise Invalid("Verbeter de genoemde velden.", errors=errors)


def _pointer(heading: str) -> str:
    column = BY_HEADING.get(heading)
    return "/" + (column.member if column else heading).replace(".", "/")


async def _need_available(uow: CreationWork, adviser_id: UUID) -> None:
    if not await uow.clients.adviser_available(adviser_id):
        words = "Kies een adviseur met een geldige geheimhoudingsverklaring."
        raise Invalid(words, errors=[FieldError("/adviserId", "adviser-unavailable", words)])
