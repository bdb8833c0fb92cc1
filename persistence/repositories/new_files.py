"""A new client's file as an accepted referral or the coordinator fills it, sealed under the client's own data key."""

from datetime import date
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from sqlalchemy import text

from domain.intake.codes import Sex
from domain.intake.content import SealedContent
from domain.intake.limitations import LIMITED, group_of
from domain.referrals.ports import NewFile
from domain.shared.ids import new_id
from domain.shared.names import name_key
from domain.tasks.model import TaskKind
from persistence.encryption.envelope import DataKey
from persistence.encryption.keyring import Keyring
from persistence.repositories.bsn_indexes import IN_USE, INDEX_KEYS, NEXT, index_values
from persistence.sealing import seal_text
from persistence.sql import Sql, insert_into
from persistence.tables import files

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_FILE = Sql(
    text(
        f"""
        with header as (
            insert into client (id, number, given_names, surname_prefix, surname, name_key, sex, date_of_birth,
                                street, house_number, house_number_addition, postcode, city, phone, email,
                                created_at, updated_at)
            values (:client_id, 'C-' || to_char(nextval('client_number'), 'FM000000'), :given_names, :surname_prefix,
                    :surname, :name_key, :sex, :date_of_birth, :street, :house_number, :house_number_addition,
                    :postcode, :city, :phone, :email, :now, :now)
            returning number
        ), data_key as (
            insert into client_key (client_id, key_id, kek_version, wrapped, created_at)
            values (:client_id, :key_id, :kek_version, :wrapped, :now)
        ), identity as (
            insert into client_identity (client_id, bsn_sealed, nationality_sealed)
            values (:client_id, :bsn_sealed, :nationality_sealed)
        ), index_keys as ({INDEX_KEYS}
        ), bsn as (
            insert into client_bsn_index (client_id, index_version, bsn_index, bsn_index_next)
            select cast(:client_id as uuid), k.lowest, {IN_USE}, {NEXT}
            from (select min(version) as lowest, max(version) as highest from index_keys) k
            cross join (select cast(:bsn_first as bytea) as bsn_first, cast(:bsn_last as bytea) as bsn_last) delivered
            where delivered.bsn_first is not null
        ), traject as (
            insert into traject (id, client_id, party_id, contract_id, referral_id, order_reference, service, goal,
                                 granted_hours, contact_name, created_at)
            values (:traject_id, :client_id, :party_id, :contract_id, :referral_id, :order_reference, :service, :goal,
                    :granted_hours, :contact_name, :now)
        ), assignment as (
            insert into assignment (id, client_id, adviser_id, valid_from, assigned_by, reason)
            values (:assignment_id, :client_id, :adviser_id, :now, :assigned_by, :reason)
        ), duty_to_inform as (
            insert into task (id, client_id, kind, due_on, created_by, created_at)
            values (:task_id, :client_id, :task_kind, :inform_by, :assigned_by, :now)
        ), benefit as (
            insert into benefit (id, client_id, kind_sealed, since_sealed, created_at)
            select cast(:benefit_id as uuid), cast(:client_id as uuid), cast(:benefit_kind_sealed as bytea),
                   cast(:benefit_since_sealed as bytea), cast(:now as timestamptz)
            where cast(:benefit_kind_sealed as bytea) is not null
        )
        select number from header
        """
    )
)
"""What a new client has from the first moment, in one round trip; index of a BSN and benefit only when given."""
_EDUCATION = Sql(insert_into(files.education, "id", "client_id", "level", "name", "year", "created_at"))
_DIPLOMA = Sql(insert_into(files.diploma, "id", "client_id", "name", "obtained_on", "created_at"))
_WORK = Sql(
    insert_into(
        files.work_experience,
        "id",
        "client_id",
        "job_title",
        "employer",
        "from_year",
        "until_year",
        "created_at",
    )
)
_HEALTH = Sql(
    insert_into(
        files.health_record, "id", "client_id", "traject_id", "group_sealed", "item_sealed", "level_sealed",
        "source_sealed", "recorded_by", "created_at",
    )
)  # fmt: skip
SOURCE = "commissioning-party"


class PersonHeader(Protocol):
    """Who a new client is: a referral, or what the coordinator entered."""

    @property
    def given_names(self) -> str: ...

    @property
    def surname_prefix(self) -> str | None: ...

    @property
    def surname(self) -> str: ...

    @property
    def sex(self) -> Sex: ...

    @property
    def date_of_birth(self) -> date: ...

    @property
    def city(self) -> str: ...

    @property
    def phone(self) -> str | None: ...

    @property
    def email(self) -> str | None: ...


async def lay_down_client(work: "PostgresUnitOfWork", person: PersonHeader, file: NewFile) -> str:
    """Client header, key, identity, traject, assignment and the file's records, in the act's transaction.

    Answers the client's number.
    """
    key, wrapped = work.sealing.new_key(file.client_id)
    number: str = await work.fetch_value(
        _FILE,
        client_id=file.client_id,
        key_id=key.id,
        kek_version=wrapped.kek_version,
        wrapped=wrapped.blob,
        now=work.now,
        task_id=new_id(),
        task_kind=TaskKind.INFORM_CLIENT.value,
        inform_by=file.inform_by,
        **_person(person, file.content),
        **_identity(work.database.keyring, file, key),
        **_order(file, work.actor.id),
        **_benefit(file, key),
    )
    await _add_background(work, file.client_id, file.content)
    if file.health:
        await _add_health(work, file, key)
    return number


def _person(person: PersonHeader, content: SealedContent) -> dict[str, Any]:
    return {
        "given_names": person.given_names,
        "surname_prefix": person.surname_prefix,
        "surname": person.surname,
        "name_key": name_key(person.given_names, person.surname),
        "sex": person.sex.value,
        "date_of_birth": person.date_of_birth,
        "street": content.street,
        "house_number": content.house_number,
        "house_number_addition": content.house_number_addition,
        "postcode": content.postcode,
        "city": person.city,
        "phone": person.phone,
        "email": person.email,
    }


def _identity(keyring: Keyring, file: NewFile, key: DataKey) -> dict[str, Any]:
    def sealed(value: str | None, column: str) -> bytes | None:
        return seal_text(key, value, "client_identity", column, file.client_id, file.client_id)

    bsn = file.content.bsn
    return {
        "bsn_sealed": sealed(bsn, "bsn_sealed"),
        "nationality_sealed": sealed(file.content.nationality, "nationality_sealed"),
        **index_values(keyring.index_pair(bsn)),
    }


def _order(file: NewFile, assigned_by: UUID) -> dict[str, Any]:
    traject, assignment = file.traject, file.assignment
    return {
        "traject_id": traject.id,
        "party_id": traject.party_id,
        "contract_id": traject.contract_id,
        "referral_id": traject.referral_id,
        "order_reference": traject.order_reference,
        "service": traject.service.value,
        "goal": traject.goal.value,
        "granted_hours": traject.granted_hours,
        "contact_name": traject.contact_name,
        "assignment_id": assignment.id,
        "adviser_id": assignment.adviser_id,
        "assigned_by": assigned_by,
        "reason": assignment.reason,
    }


def _benefit(file: NewFile, key: DataKey) -> dict[str, Any]:
    record_id, content = new_id(), file.content

    def sealed(value: str | None, column: str) -> bytes | None:
        return seal_text(key, value, "benefit", column, record_id, file.client_id)

    return {
        "benefit_id": record_id,
        "benefit_kind_sealed": sealed(content.benefit_kind, "kind_sealed"),
        "benefit_since_sealed": sealed(content.benefit_since, "since_sealed"),
    }


async def _add_background(work: "PostgresUnitOfWork", client_id: UUID, content: SealedContent) -> None:
    def record(**values: Any) -> dict[str, Any]:
        return {"id": new_id(), "client_id": client_id, "created_at": work.now, **values}

    educations = [record(level=e.level, name=e.name, year=e.year) for e in content.educations]
    diplomas = [record(name=d.name, obtained_on=d.year) for d in content.diplomas]
    jobs = [
        record(job_title=w.job_title, employer=w.employer, from_year=w.from_year, until_year=w.until_year)
        for w in content.work_experiences
    ]
    for statement, rows in ((_EDUCATION, educations), (_DIPLOMA, diplomas), (_WORK, jobs)):
        if rows:
            await work.execute_many(statement, rows)


async def _add_health(work: "PostgresUnitOfWork", file: NewFile, key: DataKey) -> None:
    """Functional limitations as delivered (R7); the use case has established the ground (R29)."""
    rows = []
    for item in file.content.functional_limitations:
        record_id = new_id()

        def sealed(value: str | None, column: str, row_id: UUID = record_id) -> bytes | None:
            return seal_text(key, value, "health_record", column, row_id, file.client_id)

        rows.append(
            {
                "id": record_id,
                "client_id": file.client_id,
                "traject_id": file.traject.id,
                "group_sealed": sealed(group_of(item), "group_sealed"),
                "item_sealed": sealed(item, "item_sealed"),
                "level_sealed": sealed(LIMITED, "level_sealed"),
                "source_sealed": sealed(SOURCE, "source_sealed"),
                "recorded_by": work.actor.id,
                "created_at": work.now,
            }
        )
    if rows:
        await work.execute_many(_HEALTH, rows)
