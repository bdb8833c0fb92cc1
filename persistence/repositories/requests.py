"""Data-subject requests in PostgreSQL; their words are sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.cases.model import CaseChannel
from domain.legal_calendar import Pause
from domain.requests.model import (
    Decision,
    Ground,
    IdentityMethod,
    NewRequest,
    Outcome,
    Request,
    RequestAct,
    RequestState,
    RequestType,
)
from domain.requests.ports import RequestEvent, RequestLine
from domain.shared.ids import new_id
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TABLE = "data_subject_request"
_ADD = Sql(
    text(
        """
        insert into data_subject_request (case_id, client_id, type, state, scope_sealed)
        values (:id, :client_id, :type, 'received', :scope)
        """
    )
)
_OWNER = Sql(text("select client_id from data_subject_request where case_id = :id"))
_LOCKED = Sql(
    text(
        """
        select r.*, c.number, c.channel, c.received_on, c.received_by, c.handler_id, c.due_on, c.closed_at, c.version
        from data_subject_request r join privacy_case c on c.id = r.case_id
        where r.client_id = :client_id and r.case_id = :id for update of r
        """
    )
)
_PAUSES = Sql(text("select begun_on, ended_on from request_pause where case_id = :id order by begun_on"))
_LINES = """
    select c.id, c.number, r.client_id, concat_ws(' ', k.given_names, k.surname_prefix, k.surname) as client_name,
           r.type, r.state, c.received_on, c.due_on, u.name as handler_name
    from data_subject_request r join privacy_case c on c.id = r.case_id
    left join client k on k.id = r.client_id left join app_user u on u.id = c.handler_id
"""
_OF_CLIENT = Sql(
    text(_LINES + " where r.client_id = :client_id order by c.received_on desc, c.id desc limit 100")
)
_OPEN = Sql(text(_LINES + " where c.closed_at is null order by c.due_on, c.id limit 500"))
_ENDED = Sql(text(_LINES + " where c.closed_at is not null order by c.closed_at desc, c.id desc limit 500"))
_SAVE = Sql(
    text(
        """
        update data_subject_request set state = :state, identity_method = :identity_method, extended_on = :extended_on,
            extension_reason_sealed = :extension_reason, outcome = :outcome, ground = :ground,
            explanation_sealed = :explanation, decided_by = :decided_by, reviewed_by = :reviewed_by,
            executed_at = :executed_at
        where case_id = :id
        """
    )
)
_PAUSE = Sql(
    text(
        """
        insert into request_pause (case_id, begun_on, client_id, ended_on)
        values (:id, :begun_on, :client_id, :ended_on)
        on conflict (case_id, begun_on) do update set ended_on = excluded.ended_on
        """
    )
)
_EVENT = Sql(
    text(
        """
        insert into request_event (id, case_id, client_id, act, at, actor_id)
        values (:event_id, :id, :client_id, :act, :now, :actor_id)
        """
    )
)
_EVENTS = Sql(
    text(
        """
        select e.act, e.at, u.name from request_event e join app_user u on u.id = e.actor_id
        where e.case_id = :id order by e.at desc, e.id desc limit 200
        """
    )
)
_ADDRESS = Sql(
    text(
        """
        select concat_ws(' ', given_names, surname_prefix, surname) as name,
               concat_ws(' ', street, house_number, house_number_addition) as street,
               concat_ws(' ', postcode, city) as place
        from client where id = :client_id
        """
    )
)


class PostgresRequests:
    """See `domain.requests.ports.RequestsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, request_id: UUID, client_id: UUID, new: NewRequest) -> None:
        await self._work.execute(
            _ADD,
            id=request_id,
            client_id=client_id,
            type=new.type.value,
            scope=await self._sealed(new.scope, "scope_sealed", request_id, client_id),
        )

    async def owner(self, request_id: UUID) -> UUID | None:
        owner: UUID | None = await self._work.fetch_value(_OWNER, id=request_id)
        return owner

    async def locked(self, client_id: UUID, request_id: UUID) -> Request | None:
        row = await self._work.fetch_one(_LOCKED, client_id=client_id, id=request_id)
        if row is None:
            return None
        pauses = await self._work.fetch_all(_PAUSES, id=request_id)
        words = await self._opened(row)
        return Request(
            id=row["case_id"],
            number=row["number"],
            client_id=row["client_id"],
            type=RequestType(row["type"]),
            state=RequestState(row["state"]),
            channel=CaseChannel(row["channel"]),
            received_on=row["received_on"],
            received_by=row["received_by"],
            handler_id=row["handler_id"],
            scope=words["scope_sealed"],
            identity_method=IdentityMethod(row["identity_method"]) if row["identity_method"] else None,
            pauses=tuple(Pause(pause["begun_on"], pause["ended_on"]) for pause in pauses),
            extended_on=row["extended_on"],
            extension_reason=words["extension_reason_sealed"],
            decision=_decision(row, words["explanation_sealed"]),
            decided_by=row["decided_by"],
            reviewed_by=row["reviewed_by"],
            executed_at=row["executed_at"],
            due_on=row["due_on"],
            closed_at=row["closed_at"],
            version=row["version"],
        )

    async def of_client(self, client_id: UUID) -> Sequence[RequestLine]:
        return [_line(row) for row in await self._work.fetch_all(_OF_CLIENT, client_id=client_id)]

    async def all(self, *, ended: bool) -> Sequence[RequestLine]:
        return [_line(row) for row in await self._work.fetch_all(_ENDED if ended else _OPEN)]

    async def save(self, before: Request, after: Request) -> None:
        made = after.decision
        reason = await self._sealed(
            after.extension_reason, "extension_reason_sealed", after.id, after.client_id
        )
        explanation = await self._sealed(
            made.explanation if made else None, "explanation_sealed", after.id, after.client_id
        )
        await self._work.execute(
            _SAVE,
            id=after.id,
            state=after.state.value,
            identity_method=after.identity_method.value if after.identity_method else None,
            extended_on=after.extended_on,
            extension_reason=reason,
            outcome=made.outcome.value if made else None,
            ground=made.ground.value if made and made.ground else None,
            explanation=explanation,
            decided_by=after.decided_by,
            reviewed_by=after.reviewed_by,
            executed_at=after.executed_at,
        )
        for pause in after.pauses:
            if pause not in before.pauses:
                await self._work.execute(
                    _PAUSE,
                    id=after.id,
                    begun_on=pause.begun_on,
                    client_id=after.client_id,
                    ended_on=pause.ended_on,
                )

    async def add_event(self, request: Request, act: RequestAct) -> None:
        await self._work.execute(
            _EVENT,
            event_id=new_id(),
            id=request.id,
            client_id=request.client_id,
            act=act.value,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )

    async def events(self, request: Request) -> Sequence[RequestEvent]:
        return [
            RequestEvent(RequestAct(row["act"]), row["at"], row["name"])
            for row in await self._work.fetch_all(_EVENTS, id=request.id)
        ]

    async def address(self, client_id: UUID) -> tuple[str, ...]:
        row = await self._work.fetch_one(_ADDRESS, client_id=client_id)
        return () if row is None else (row["name"], row["street"], row["place"])

    async def _sealed(
        self, value: str | None, column: str, request_id: UUID, client_id: UUID
    ) -> bytes | None:
        if value is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return seal_text(key, value, _TABLE, column, request_id, client_id)

    async def _opened(self, row: Record) -> dict[str, Any]:
        columns = ("scope_sealed", "extension_reason_sealed", "explanation_sealed")
        if all(row[column] is None for column in columns):
            return dict.fromkeys(columns)
        key = await self._work.sealing.key_of(row["client_id"])
        return {
            column: open_text(key, row[column], _TABLE, column, row["case_id"], row["client_id"])
            for column in columns
        }


def _decision(row: Record, explanation: str | None) -> Decision | None:
    if row["outcome"] is None:
        return None
    return Decision(
        Outcome(row["outcome"]), Ground(row["ground"]) if row["ground"] else None, explanation or ""
    )


def _line(row: Record) -> RequestLine:
    return RequestLine(
        row["id"],
        row["number"],
        row["client_id"],
        row["client_name"] or None,
        RequestType(row["type"]),
        RequestState(row["state"]),
        row["received_on"],
        row["due_on"],
        row["handler_name"],
    )
