"""Complaints in PostgreSQL, their texts sealed with the key of the case."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.cases.model import CaseChannel
from domain.complaints.counts import Counted
from domain.complaints.model import (
    About,
    Complainant,
    Complaint,
    ComplaintState,
    ComplaintSubject,
    Deadlines,
    Hearing,
    NewComplaint,
    Outcome,
)
from persistence.encryption.envelope import DataKey
from persistence.repositories.case_parts import open_case_text, seal_case_text
from persistence.sql import Sql, insert_into
from persistence.tables.complaints import complaint

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_HEAD = """
    select p.id, p.number, p.client_id, p.channel, p.received_on, p.handler_id, p.closed_at is not null as closed,
           r.name as received_by_name, h.name as handler_name, c.complainant, c.subject, c.state, c.acknowledge_by,
           c.hear_by, c.answer_by, c.acknowledged_on, c.hearing, c.heard_on, c.adjourned_on, c.outcome, c.answered_on
"""
_SOURCE = """
    from complaint c join privacy_case p on p.id = c.case_id
    join app_user r on r.id = p.received_by left join app_user h on h.id = p.handler_id
"""
_ADD = Sql(
    insert_into(
        complaint, "case_id", "client_id", "complainant", "subject", "state", "acknowledge_by", "hear_by", "answer_by",
        "text_sealed", "contact_sealed",
    )
)  # fmt: skip
_OPEN = Sql(
    text(
        f"{_HEAD} {_SOURCE} where p.closed_at is null order by p.due_on nulls last, p.received_on, p.id limit 200"
    )
)
_CLOSED = Sql(
    text(f"{_HEAD} {_SOURCE} where p.closed_at is not null order by p.closed_at desc, p.id desc limit 200")
)
_WHOLE = f"""
        {_HEAD}, c.text_sealed, c.contact_sealed, c.hearing_report_sealed, c.adjourn_reason_sealed, c.finding_sealed,
               c.measures_sealed, c.follow_up_sealed,
               array(select u.name from case_about b join app_user u on u.id = b.user_id
                      where b.case_id = c.case_id order by u.name, u.id) as about_names,
               array(select u.id from case_about b join app_user u on u.id = b.user_id
                      where b.case_id = c.case_id order by u.name, u.id) as about_ids
        {_SOURCE} where c.case_id = :id
"""
_ONE = Sql(text(_WHOLE))
_LOCKED = Sql(text(_WHOLE + " for update of c"))
_CHANGE = Sql(
    text(
        """
        update complaint set state = :state, acknowledge_by = :acknowledge_by, hear_by = :hear_by,
            answer_by = :answer_by, acknowledged_on = :acknowledged_on, hearing = :hearing, heard_on = :heard_on,
            hearing_report_sealed = :hearing_report_sealed, adjourned_on = :adjourned_on,
            adjourn_reason_sealed = :adjourn_reason_sealed, outcome = :outcome, finding_sealed = :finding_sealed,
            measures_sealed = :measures_sealed, answered_on = :answered_on, follow_up_sealed = :follow_up_sealed
        where case_id = :case_id
        """
    )
)

_COUNTED = Sql(
    text(
        """
        select c.subject, c.outcome, c.answered_on <= c.answer_by as answered_in_time, count(*) as complaints
        from complaint c join privacy_case p on p.id = c.case_id
        where p.received_on between :begins_on and :ends_on group by 1, 2, 3
        """
    )
)
_LINK = Sql(text("select link_complaint(:case_id, :number)"))


class PostgresComplaints:
    """See `domain.complaints.ports.ComplaintsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, complaint_id: UUID, new: NewComplaint, deadlines: Deadlines) -> None:
        key = await self._work.case_parts.key_of(complaint_id)
        await self._work.execute(
            _ADD,
            case_id=complaint_id,
            client_id=new.client_id,
            complainant=new.complainant.value,
            subject=new.subject.value,
            state=ComplaintState.RECEIVED.value,
            acknowledge_by=deadlines.acknowledge_by,
            hear_by=deadlines.hear_by,
            answer_by=deadlines.answer_by,
            text_sealed=_sealed(key, new.text, "text_sealed", complaint_id),
            contact_sealed=_sealed(key, new.contact, "contact_sealed", complaint_id),
        )

    async def list(self, *, closed: bool) -> Sequence[Complaint]:
        return [_complaint(row, None) for row in await self._work.fetch_all(_CLOSED if closed else _OPEN)]

    async def complaint(self, complaint_id: UUID, *, lock: bool = False) -> Complaint | None:
        row = await self._work.fetch_one(_LOCKED if lock else _ONE, id=complaint_id)
        if row is None:
            return None
        return _complaint(row, await self._work.case_parts.key_of(complaint_id))

    async def change(self, complaint: Complaint) -> None:
        key = await self._work.case_parts.key_of(complaint.id)
        await self._work.execute(
            _CHANGE,
            case_id=complaint.id,
            state=complaint.state.value,
            acknowledge_by=complaint.deadlines.acknowledge_by,
            hear_by=complaint.deadlines.hear_by,
            answer_by=complaint.deadlines.answer_by,
            acknowledged_on=complaint.acknowledged_on,
            hearing=complaint.hearing.value if complaint.hearing else None,
            heard_on=complaint.heard_on,
            hearing_report_sealed=_sealed(
                key, complaint.hearing_report, "hearing_report_sealed", complaint.id
            ),
            adjourned_on=complaint.adjourned_on,
            adjourn_reason_sealed=_sealed(
                key, complaint.adjourn_reason, "adjourn_reason_sealed", complaint.id
            ),
            outcome=complaint.outcome.value if complaint.outcome else None,
            finding_sealed=_sealed(key, complaint.finding, "finding_sealed", complaint.id),
            measures_sealed=_sealed(key, complaint.measures, "measures_sealed", complaint.id),
            answered_on=complaint.answered_on,
            follow_up_sealed=_sealed(key, complaint.follow_up, "follow_up_sealed", complaint.id),
        )

    async def counted(self, begins_on: date, ends_on: date) -> Sequence[Counted]:
        rows = await self._work.fetch_all(_COUNTED, begins_on=begins_on, ends_on=ends_on)
        return [
            Counted(
                ComplaintSubject(row["subject"]),
                Outcome(row["outcome"]) if row["outcome"] else None,
                row["answered_in_time"],
                row["complaints"],
            )
            for row in rows
        ]

    async def link(self, complaint_id: UUID, client_number: str) -> bool:
        return bool(await self._work.fetch_value(_LINK, case_id=complaint_id, number=client_number))


def _sealed(key: DataKey, value: str | None, column: str, complaint_id: UUID) -> bytes | None:
    return seal_case_text(key, value, "complaint", column, complaint_id)


def _complaint(row: Record, key: DataKey | None) -> Complaint:
    """Without a key the texts stay shut: a list shows none."""

    def opened(column: str) -> str | None:
        return open_case_text(key, row, "complaint", column) if key else None

    return Complaint(
        id=row["id"],
        number=row["number"],
        client_id=row["client_id"],
        complainant=Complainant(row["complainant"]),
        subject=ComplaintSubject(row["subject"]),
        channel=CaseChannel(row["channel"]),
        state=ComplaintState(row["state"]),
        received_on=row["received_on"],
        received_by_name=row["received_by_name"],
        handler_id=row["handler_id"],
        handler_name=row["handler_name"],
        deadlines=Deadlines(row["acknowledge_by"], row["hear_by"], row["answer_by"]),
        closed=row["closed"],
        text=opened("text_sealed"),
        contact=opened("contact_sealed"),
        acknowledged_on=row["acknowledged_on"],
        hearing=Hearing(row["hearing"]) if row["hearing"] else None,
        heard_on=row["heard_on"],
        hearing_report=opened("hearing_report_sealed"),
        adjourned_on=row["adjourned_on"],
        adjourn_reason=opened("adjourn_reason_sealed"),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        finding=opened("finding_sealed"),
        measures=opened("measures_sealed"),
        answered_on=row["answered_on"],
        follow_up=opened("follow_up_sealed"),
        about=tuple(map(About, row["about_ids"], row["about_names"])) if key else (),
    )
