"""A new client's file as an accepted referral fills it, all sealed anew under the client's own data key."""

from collections.abc import Awaitable, Callable
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
from persistence.encryption.envelope import DataKey
from persistence.sealing import seal_text
from persistence.sql import Sql, insert_into
from persistence.tables import files

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_HEADER = Sql(
    text(
        """
        with header as (
            insert into client (id, number, given_names, surname_prefix, surname, name_key, sex, date_of_birth,
                                street, house_number, house_number_addition, postcode, city, phone, email,
                                created_at, updated_at)
            values (:client_id, 'C-' || to_char(nextval('client_number'), 'FM000000'), :given_names, :surname_prefix,
                    :surname, :name_key, :sex, :date_of_birth, :street, :house_number, :house_number_addition,
                    :postcode, :city, :phone, :email, :now, :now)
        ), data_key as (
            insert into client_key (client_id, key_id, kek_version, wrapped, created_at)
            values (:client_id, :key_id, :kek_version, :wrapped, :now)
        ), identity as (
            insert into client_identity (client_id, bsn_sealed, nationality_sealed)
            values (:client_id, :bsn_sealed, :nationality_sealed)
        )
        insert into client_bsn_index (client_id, bsn_index)
        select cast(:client_id as uuid), cast(:bsn_index as bytea) where cast(:bsn_index as bytea) is not null
        """
    )
)
"""What every client has from the first moment, in one round trip: header, data key, identity, index of a BSN."""
_BENEFIT = Sql(insert_into(files.benefit, "id", "client_id", "kind_sealed", "since_sealed", "created_at"))
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


async def lay_down_client(
    work: "PostgresUnitOfWork",
    person: PersonHeader,
    file: NewFile,
    add_traject: Callable[[], Awaitable[None]],
) -> None:
    """Client header, key, identity, traject, then the file's records. One transaction: the act's."""
    key = await _add_header(work, person, file)
    await add_traject()
    await _add_benefit(work, file.client_id, file.content, key)
    await _add_background(work, file.client_id, file.content)
    if file.health:
        await _add_health(work, file, key)


async def _add_header(work: "PostgresUnitOfWork", person: PersonHeader, file: NewFile) -> DataKey:
    content, client_id, table = file.content, file.client_id, "client_identity"
    key, wrapped = work.sealing.new_key(client_id)
    await work.execute(
        _HEADER,
        client_id=client_id,
        given_names=person.given_names,
        surname_prefix=person.surname_prefix,
        surname=person.surname,
        name_key=name_key(person.given_names, person.surname),
        sex=person.sex.value,
        date_of_birth=person.date_of_birth,
        street=content.street,
        house_number=content.house_number,
        house_number_addition=content.house_number_addition,
        postcode=content.postcode,
        city=person.city,
        phone=person.phone,
        email=person.email,
        key_id=key.id,
        kek_version=wrapped.kek_version,
        wrapped=wrapped.blob,
        bsn_sealed=seal_text(key, content.bsn, table, "bsn_sealed", client_id, client_id),
        nationality_sealed=seal_text(
            key, content.nationality, table, "nationality_sealed", client_id, client_id
        ),
        bsn_index=None if content.bsn is None else work.database.keyring.index(content.bsn),
        now=work.now,
    )
    return key


async def _add_benefit(
    work: "PostgresUnitOfWork", client_id: UUID, content: SealedContent, key: DataKey
) -> None:
    if content.benefit_kind is None:
        return
    record_id = new_id()
    await work.execute(
        _BENEFIT,
        id=record_id,
        client_id=client_id,
        kind_sealed=seal_text(key, content.benefit_kind, "benefit", "kind_sealed", record_id, client_id),
        since_sealed=seal_text(key, content.benefit_since, "benefit", "since_sealed", record_id, client_id),
        created_at=work.now,
    )


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
                "traject_id": file.traject_id,
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
