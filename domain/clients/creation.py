"""A client who did not come by a referral: the coordinator enters one, under the same rules as an intake row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.clients.model import AssignmentHeader, ClientFile, TrajectHeader
from domain.clients.ports import ClientsWork, Commission, CreationFacts
from domain.intake.codes import has_health_ground
from domain.intake.content import IntakeContent, SealedContent
from domain.intake.fields import BY_HEADING
from domain.intake.flatten import flatten
from domain.intake.row import validate_row
from domain.policy.gate import conclude_outside_files
from domain.policy.permissions import file_permissions
from domain.referrals.ports import NewAssignment, NewFile, NewTraject
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid
from domain.shared.ids import new_id
from domain.statements.model import inform_by


@dataclass(frozen=True, slots=True)
class NewClient:
    """Party, contract, adviser, and the members of an intake submission."""

    party_id: UUID
    contract_id: UUID
    adviser_id: UUID
    members: Mapping[str, object]


async def create_client(uow: ClientsWork, new: NewClient) -> ClientFile:
    """Client, traject and assignment in one act, answered as the header of the file.

    Raises Invalid (contract, fields, adviser), Conflict (BSN known).
    """
    facts = await uow.clients.creation_facts(new.party_id, new.contract_id, new.adviser_id)
    decision = conclude_outside_files(uow, facts.standing)
    commission = _commission(facts)
    content = _content(uow, new, commission)
    adviser_name = _available_adviser(facts)
    file = _new_file(new, commission, content, uow.now)
    uow.log.about("client", file.client_id)
    uow.log.client_id = file.client_id
    number = await uow.clients.add(content, file)
    if number is None:
        raise Conflict("Er is al een cliënt met dit BSN.", code="client-exists")
    await uow.commit()
    return ClientFile(
        id=file.client_id,
        number=number,
        version=1,
        given_names=content.given_names,
        surname_prefix=content.surname_prefix,
        surname=content.surname,
        personal=None,
        trajects=(_traject_header(file.traject, commission),),
        assignment=AssignmentHeader(file.assignment.id, new.adviser_id, adviser_name, uow.now),
        permissions=file_permissions(decision),
        created_at=uow.now,
        updated_at=uow.now,
    )


def _new_file(new: NewClient, commission: Commission, content: IntakeContent, now: datetime) -> NewFile:
    traject = NewTraject(
        new_id(),
        new.party_id,
        new.contract_id,
        content.order_reference,
        content.service,
        content.goal,
        content.contact_name,
    )
    health = has_health_ground(content.goal, content.service, commission.party_kind)
    assignment = NewAssignment(new_id(), new.adviser_id, "created")
    return NewFile(new_id(), traject, assignment, SealedContent.of(content), health, inform_by(now))


def _traject_header(traject: NewTraject, commission: Commission) -> TrajectHeader:
    return TrajectHeader(
        id=traject.id,
        order_reference=traject.order_reference,
        service=traject.service,
        goal=traject.goal,
        state="registered",
        party_id=traject.party_id,
        party_name=commission.party_name,
        party_kind=commission.party_kind,
        granted_hours=traject.granted_hours,
        started_on=None,
        ended_on=None,
        contact_name=traject.contact_name,
    )


def _commission(facts: CreationFacts) -> Commission:
    if facts.commission is None:
        words = "Kies een contract van deze opdrachtgever."
        raise Invalid(words, errors=[FieldError("/contractId", "contract-unknown", words)])
    return facts.commission


def _content(uow: ClientsWork, new: NewClient, commission: Commission) -> IntakeContent:
    row = flatten(0, new.members)
    outcome = validate_row(row, [commission.terms], commission.party_kind, bureau_date(uow.now))
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


def _available_adviser(facts: CreationFacts) -> str:
    if facts.adviser_name is None:
        words = "Kies een adviseur met een geldige geheimhoudingsverklaring."
        raise Invalid(words, errors=[FieldError("/adviserId", "adviser-unavailable", words)])
    return facts.adviser_name
