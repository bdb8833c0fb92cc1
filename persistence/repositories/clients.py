"""Clients in PostgreSQL. Opening a file is one statement: standing, relation, key and row together."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record, UniqueViolationError
from sqlalchemy import text

from domain.clients.model import (
    Address,
    AssignmentHeader,
    CaseloadItem,
    ClientFile,
    ClientValues,
    PersonalData,
    RestrictedPart,
    SearchQuery,
    TrajectHeader,
)
from domain.clients.ports import CaseloadFilter, Commission, CreationFacts
from domain.intake.codes import Goal, IntakeField, PartyKind, Service, Sex
from domain.intake.content import IntakeContent
from domain.intake.row import ContractTerms
from domain.policy.actor import ActorKind
from domain.policy.engine import Decision
from domain.policy.fields import FieldGroup
from domain.policy.gate import ClientFacts
from domain.policy.permissions import file_permissions
from domain.policy.relations import STAND_INS, Relation
from domain.referrals.ports import NewFile
from domain.shared.clock import bureau_date
from domain.shared.names import name_key
from domain.shared.values import Bsn
from persistence.encryption.envelope import DataKey
from persistence.repositories.access import (
    RELATION_COLUMNS,
    STANDING_COLUMNS,
    STANDING_SOURCE,
    client_facts_of,
    standing_of,
    standing_values,
)
from persistence.repositories.assignments import CURRENT
from persistence.repositories.caseload import caseload, search
from persistence.repositories.new_files import lay_down_client
from persistence.repositories.restrictions import target_of
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

TRAJECT_JSON = """
    json_build_object('id', t.id, 'order_reference', t.order_reference, 'service', t.service, 'goal', t.goal,
        'state', t.state, 'party_id', t.party_id, 'party_name', p.name, 'party_kind', p.kind,
        'granted_hours', t.granted_hours, 'started_on', t.started_on, 'ended_on', t.ended_on,
        'contact_name', t.contact_name, 'expected_end_on', t.expected_end_on, 'phase', t.phase,
        'budget', t.budget::text, 'result_code', t.result_code, 'used_minutes', t.used_minutes)
"""

_READ = Sql(
    text(
        f"""
        select {STANDING_COLUMNS}, {RELATION_COLUMNS},
               c.id as client_id, c.number, c.version, c.given_names, c.surname_prefix, c.surname, c.sex,
               c.date_of_birth, c.street, c.house_number, c.house_number_addition, c.postcode, c.city, c.phone, c.email,
               c.created_at, c.updated_at, k.key_id, k.kek_version, k.wrapped, i.bsn_sealed, i.nationality_sealed,
               a.id as assignment_id, a.adviser_id, a.valid_from as assigned_since, a.first_opened_at,
               v.name as adviser_name,
               (select json_agg({TRAJECT_JSON} order by t.created_at desc, t.id desc)
                from traject t join commissioning_party p on p.id = t.party_id where t.client_id = c.id) as trajects,
               (select json_agg(json_build_object('scope', x.scope, 'field', x.field, 'record_kind', x.record_kind,
                    'record_id', x.record_id, 'set_at', x.set_at) order by x.set_at)
                from restriction x where x.client_id = c.id and x.lifted_at is null) as restrictions
        from {STANDING_SOURCE}
        left join client c on c.id = :client_id
        left join client_key k on k.client_id = c.id
        left join client_identity i on i.client_id = c.id
        left join assignment a on a.client_id = c.id and {CURRENT.format("a")}
        left join app_user v on v.id = a.adviser_id
        """
    )
)

_SEEN = Sql(text("update assignment set first_opened_at = :now where id = :id and first_opened_at is null"))
_BSN = Sql(text("select bsn_sealed from client_identity where client_id = :client_id"))
_VALUES = Sql(
    text(
        "select c.given_names, c.surname_prefix, c.surname, c.sex, c.date_of_birth, c.street, c.house_number, "
        "c.house_number_addition, c.postcode, c.city, c.phone, c.email, c.version, i.nationality_sealed "
        "from client c left join client_identity i on i.client_id = c.id where c.id = :client_id"
    )
)
_CHANGE = Sql(
    text(
        "update client set given_names = :given_names, surname_prefix = :surname_prefix, surname = :surname, "
        "name_key = :name_key, sex = :sex, date_of_birth = :date_of_birth, street = :street, "
        "house_number = :house_number, house_number_addition = :house_number_addition, postcode = :postcode, "
        "city = :city, phone = :phone, email = :email, updated_at = :now, version = version + 1 "
        "where id = :client_id and version = :expected"
    )
)
_CHANGE_NATIONALITY = Sql(
    text("update client_identity set nationality_sealed = :nationality_sealed where client_id = :client_id")
)
_AVAILABLE_ADVISER = """
    v.id = :adviser_id and v.status = 'active' and 'adviser' = any(v.roles)
    and exists (select 1 from confidentiality_agreement w
                where w.user_id = v.id and w.valid_from <= :today and w.valid_until >= :today)
"""
_AVAILABLE = Sql(text(f"select 1 from app_user v where {_AVAILABLE_ADVISER}"))
_CREATION_FACTS = Sql(
    text(
        f"""
        select {STANDING_COLUMNS}, p.kind as party_kind, p.name as party_name,
               t.id as contract_id, t.services, t.intake_fields, t.valid_from, t.valid_until, v.name as adviser_name
        from {STANDING_SOURCE}
        left join commissioning_party p on p.id = :party_id
        left join contract t on t.id = :contract_id and t.party_id = p.id
        left join app_user v on {_AVAILABLE_ADVISER}
        """
    )
)


class ReadFile:
    """See `domain.clients.ports.OpenedFile`."""

    def __init__(self, work: "PostgresUnitOfWork", facts: ClientFacts, row: Record | None) -> None:
        self._work = work
        self._row = row
        self.facts = facts

    @property
    def unseen_assignment(self) -> UUID | None:
        row = self._row
        if row is None or row["first_opened_at"] is not None or row["adviser_id"] != self._work.actor.id:
            return None
        found: UUID | None = row["assignment_id"]
        return found

    def open(self, decision: Decision) -> ClientFile:
        """Decrypt what the decision allows; the rest stays closed."""
        row = self._row
        if row is None:
            raise LookupError("no file was read")
        return ClientFile(
            id=row["client_id"],
            number=row["number"],
            version=row["version"],
            given_names=row["given_names"],
            surname_prefix=row["surname_prefix"],
            surname=row["surname"],
            personal=self._personal(row) if FieldGroup.PERSON in decision.fields else None,
            trajects=tuple(traject_of(item) for item in row["trajects"] or ()),
            assignment=_assignment(row),
            permissions=file_permissions(decision, restricted=self.facts.restricted),
            created_at=row["created_at"],
            updated_at=row["updated_at"],
            stand_in_until=self.facts.stand_in_until if decision.relation in STAND_INS else None,
            emergency_until=self.facts.emergency_until if decision.relation is Relation.EMERGENCY else None,
            restrictions=tuple(
                RestrictedPart(target_of(part), datetime.fromisoformat(part["set_at"]))
                for part in row["restrictions"] or ()
            ),
        )

    def _personal(self, row: Record) -> PersonalData:
        key = self._work.sealing.unwrap(row["client_id"], row["key_id"], row["kek_version"], row["wrapped"])
        bsn = _identity(key, row["bsn_sealed"], "bsn_sealed", row["client_id"])
        return PersonalData(
            sex=Sex(row["sex"]),
            date_of_birth=row["date_of_birth"],
            address=_address(row),
            phone=row["phone"],
            email=row["email"],
            nationality=_identity(key, row["nationality_sealed"], "nationality_sealed", row["client_id"]),
            bsn_masked=Bsn(bsn).masked if bsn else None,
        )


def _facts(client_id: UUID, row: Record | None) -> ClientFacts:
    if row is None:
        return ClientFacts(client_id, standing_of(None), present=False, assigned=False)
    return client_facts_of(client_id, row, present=row["client_id"] is not None)


class PostgresClients:
    """See `domain.clients.ports.ClientRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def read(self, client_id: UUID) -> ReadFile:
        if self._work.actor.kind is not ActorKind.PERSON:
            return ReadFile(self._work, await self._work.access.client_facts(client_id), None)
        row = await self._work.fetch_one(_READ, client_id=client_id, **standing_values(self._work))
        return ReadFile(self._work, _facts(client_id, row), row)

    async def mark_seen(self, assignment_id: UUID) -> None:
        await self._work.execute(_SEEN, id=assignment_id, now=self._work.now)

    async def caseload(self, wanted: CaseloadFilter, *, everyone: bool) -> Sequence[CaseloadItem]:
        return await caseload(self._work, wanted, everyone=everyone)

    async def search(self, query: SearchQuery, *, everyone: bool, limit: int) -> Sequence[CaseloadItem]:
        return await search(self._work, query, everyone=everyone, limit=limit)

    async def bsn(self, client_id: UUID) -> str | None:
        sealed = await self._work.fetch_value(_BSN, client_id=client_id)
        key = await self._work.sealing.key_of(client_id)
        return _identity(key, sealed, "bsn_sealed", client_id)

    async def values(self, client_id: UUID) -> tuple[ClientValues, int]:
        row = await self._work.fetch_one(_VALUES, client_id=client_id)
        if row is None:
            raise LookupError("no client")
        key = await self._work.sealing.key_of(client_id)
        values = ClientValues(
            given_names=row["given_names"],
            surname_prefix=row["surname_prefix"],
            surname=row["surname"],
            sex=Sex(row["sex"]),
            date_of_birth=row["date_of_birth"],
            address=_address(row),
            phone=row["phone"],
            email=row["email"],
            nationality=_identity(key, row["nationality_sealed"], "nationality_sealed", client_id),
        )
        return values, row["version"]

    async def change(self, client_id: UUID, values: ClientValues, expected_version: int) -> bool:
        changed = await self._work.execute(
            _CHANGE,
            client_id=client_id,
            expected=expected_version,
            now=self._work.now,
            given_names=values.given_names,
            surname_prefix=values.surname_prefix,
            surname=values.surname,
            name_key=name_key(values.given_names, values.surname),
            sex=values.sex.value,
            date_of_birth=values.date_of_birth,
            street=values.address.street,
            house_number=values.address.house_number,
            house_number_addition=values.address.house_number_addition,
            postcode=values.address.postcode,
            city=values.address.city,
            phone=values.phone,
            email=values.email,
        )
        if changed != 1:
            return False
        key = await self._work.sealing.key_of(client_id)
        place = ("client_identity", "nationality_sealed", client_id, client_id)
        await self._work.execute(
            _CHANGE_NATIONALITY,
            client_id=client_id,
            nationality_sealed=seal_text(key, values.nationality, *place),
        )
        return True

    async def adviser_available(self, adviser_id: UUID) -> bool:
        today = bureau_date(self._work.now)
        return await self._work.fetch_value(_AVAILABLE, adviser_id=adviser_id, today=today) is not None

    async def creation_facts(self, party_id: UUID, contract_id: UUID, adviser_id: UUID) -> CreationFacts:
        if self._work.actor.kind is not ActorKind.PERSON:
            return CreationFacts(await self._work.access.standing())
        row = await self._work.fetch_one(
            _CREATION_FACTS,
            party_id=party_id,
            contract_id=contract_id,
            adviser_id=adviser_id,
            **standing_values(self._work),
        )
        if row is None:
            return CreationFacts(standing_of(None))
        return CreationFacts(standing_of(row), _commission(row), row["adviser_name"])

    async def add(self, content: IntakeContent, file: NewFile) -> str | None:
        try:
            return await lay_down_client(self._work, content, file)
        except UniqueViolationError as error:
            if error.constraint_name != "uq_client_bsn_index_bsn_index":
                raise
            return None


def _commission(row: Record) -> Commission | None:
    if row["contract_id"] is None:
        return None
    terms = ContractTerms(
        row["contract_id"],
        frozenset(Service(service) for service in row["services"]),
        frozenset(IntakeField(name) for name in row["intake_fields"]),
        row["valid_from"],
        row["valid_until"],
    )
    return Commission(PartyKind(row["party_kind"]), row["party_name"], terms)


def _identity(key: DataKey, blob: bytes | None, column: str, client_id: UUID) -> str | None:
    return open_text(key, blob, "client_identity", column, client_id, client_id)


def _address(row: Record) -> Address:
    return Address(
        row["street"], row["house_number"], row["house_number_addition"], row["postcode"], row["city"]
    )


def _assignment(row: Record) -> AssignmentHeader | None:
    if row["assignment_id"] is None:
        return None
    return AssignmentHeader(
        row["assignment_id"], row["adviser_id"], row["adviser_name"], row["assigned_since"]
    )


def traject_of(item: dict[str, Any]) -> TrajectHeader:
    """Read TRAJECT_JSON."""
    return TrajectHeader(
        id=UUID(item["id"]),
        order_reference=item["order_reference"],
        service=Service(item["service"]),
        goal=Goal(item["goal"]),
        state=item["state"],
        party_id=UUID(item["party_id"]),
        party_name=item["party_name"],
        party_kind=PartyKind(item["party_kind"]),
        granted_hours=item["granted_hours"],
        started_on=_day(item["started_on"]),
        ended_on=_day(item["ended_on"]),
        contact_name=item["contact_name"],
        used_minutes=item["used_minutes"],
        expected_end_on=_day(item["expected_end_on"]),
        phase=item["phase"],
        budget=None if item["budget"] is None else Decimal(item["budget"]),
        result_code=item["result_code"],
    )


def _day(value: str | None) -> Any:
    return datetime.fromisoformat(value).date() if value else None
