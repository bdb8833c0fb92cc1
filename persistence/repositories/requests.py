"""Data-subject requests in PostgreSQL; their words are sealed with the client's key."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record

from domain.cases.model import CaseChannel
from domain.inventory_entry import Category
from domain.requests.milestones import Escalation, escalation_of
from domain.requests.model import (
    Decision,
    Fee,
    Ground,
    HandedOver,
    IdentityMethod,
    ItemOutcome,
    Mandate,
    NewRequest,
    Outcome,
    Question,
    ReopenReason,
    Request,
    RequestAct,
    Requester,
    RequestItem,
    RequestState,
    RequestType,
)
from domain.requests.ports import FinishedRequest, RequestEvent, RequestLine
from domain.shared.ids import new_id
from persistence.repositories import request_statements as sql
from persistence.sealing import open_text, seal_text

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TABLE = "data_subject_request"
_WORDS = (
    "scope_sealed",
    "extension_reason_sealed",
    "explanation_sealed",
    "requester_sealed",
    "fee_reason_sealed",
)


class PostgresRequests:
    """See `domain.requests.ports.RequestsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, request_id: UUID, client_id: UUID, new: NewRequest) -> None:
        by = new.requester
        await self._work.execute(
            sql.ADD,
            id=request_id,
            client_id=client_id,
            type=new.type.value,
            scope=await self._sealed(new.scope, "scope_sealed", request_id, client_id),
            requester=await self._sealed(by.name if by else None, "requester_sealed", request_id, client_id),
            mandate=by.mandate.value if by else None,
            mandate_seen=by.seen if by else None,
        )

    async def client_of(self, client_number: str) -> UUID | None:
        client_id: UUID | None = await self._work.fetch_value(sql.CLIENT_OF, number=client_number)
        return client_id

    async def owner(self, request_id: UUID) -> UUID | None:
        owner: UUID | None = await self._work.fetch_value(sql.OWNER, id=request_id)
        return owner

    async def request(self, client_id: UUID, request_id: UUID, *, lock: bool = False) -> Request | None:
        row = await self._work.fetch_one(sql.LOCKED if lock else sql.READ, client_id=client_id, id=request_id)
        if row is None:
            return None
        words = await self._opened(row, _TABLE, row["case_id"], _WORDS)
        pauses = []
        for pause in await self._work.fetch_all(sql.PAUSES, id=request_id):
            said = await self._opened(pause, "request_pause", request_id, ("question_sealed",))
            pauses.append(Question(pause["begun_on"], pause["ended_on"], said["question_sealed"]))
        items = await self._items(request_id) if row["outcome"] else []
        return _request(row, words, tuple(pauses), tuple(items))

    async def items(self, request: Request) -> Sequence[RequestItem]:
        return await self._items(request.id)

    async def set_items(self, request: Request, items: Sequence[RequestItem]) -> None:
        await self._work.execute(sql.CLEAR_ITEMS, id=request.id)
        key = await self._work.sealing.key_of(request.client_id)
        for position, item in enumerate(items):
            item_id = new_id()

            def sealed(value: str | None, column: str, item_id: UUID = item_id) -> bytes | None:
                return (
                    None
                    if value is None
                    else seal_text(key, value, "request_item", column, item_id, request.client_id)
                )

            await self._work.execute(
                sql.ADD_ITEM,
                item_id=item_id,
                id=request.id,
                position=position,
                client_id=request.client_id,
                asked=sealed(item.asked, "asked_sealed"),
                about=item.category.value if item.category else None,
                outcome=item.outcome.value,
                ground=item.ground.value if item.ground else None,
                explanation=sealed(item.explanation, "explanation_sealed"),
                kept_until=item.kept_until,
            )

    async def of_client(self, client_id: UUID) -> Sequence[RequestLine]:
        return [_line(row) for row in await self._work.fetch_all(sql.OF_CLIENT, client_id=client_id)]

    async def all(self, *, ended: bool) -> Sequence[RequestLine]:
        return [_line(row) for row in await self._work.fetch_all(sql.ENDED if ended else sql.OPEN)]

    async def save(self, before: Request, after: Request) -> None:
        moved = replace(before, state=after.state, handler_id=after.handler_id, due_on=after.due_on)
        if moved == after:
            # Sealed anew, the same words are other bytes: who may only take it back would seem to change them.
            await self._work.execute(sql.SAVE_STATE, id=after.id, state=after.state.value)
            return

        async def sealed(value: str | None, column: str) -> bytes | None:
            return await self._sealed(value, column, after.id, after.client_id)

        made, by, fee, given = after.decision, after.requester, after.fee, after.handed_over
        await self._work.execute(
            sql.SAVE,
            id=after.id,
            state=after.state.value,
            identity_method=after.identity_method.value if after.identity_method else None,
            extended_on=after.extended_on,
            extension_reason=await sealed(after.extension_reason, "extension_reason_sealed"),
            outcome=made.outcome.value if made else None,
            ground=made.ground.value if made and made.ground else None,
            explanation=await sealed(made.explanation if made else None, "explanation_sealed"),
            decided_by=after.decided_by,
            reviewed_by=after.reviewed_by,
            executed_at=after.executed_at,
            requester=await sealed(by.name if by else None, "requester_sealed"),
            mandate=by.mandate.value if by else None,
            mandate_seen=by.seen if by else None,
            fee_cents=fee.cents if fee else None,
            fee_ground=fee.ground.value if fee else None,
            fee_reason=await sealed(fee.reason if fee else None, "fee_reason_sealed"),
            fee_set_by=fee.set_by if fee else None,
            fee_approved_by=fee.approved_by if fee else None,
            joined_to=after.joined_to,
            whole_file=made.whole_file if made else False,
            handed_over_on=given.on if given else None,
            handed_over_by=given.channel.value if given else None,
            reopened_on=after.reopened_on,
            reopen_reason=after.reopen_reason.value if after.reopen_reason else None,
            escalated_officer_at=after.escalated_officer_at,
            escalated_director_at=after.escalated_director_at,
        )
        for pause in after.pauses:
            if pause not in before.pauses:
                question = pause.text if isinstance(pause, Question) else None
                await self._work.execute(
                    sql.PAUSE,
                    id=after.id,
                    begun_on=pause.begun_on,
                    client_id=after.client_id,
                    ended_on=pause.ended_on,
                    question=await self._sealed(
                        question, "question_sealed", after.id, after.client_id, table="request_pause"
                    ),
                )

    async def add_event(
        self, request_id: UUID, client_id: UUID, act: RequestAct, code: str | None = None
    ) -> None:
        await self._work.execute(
            sql.EVENT,
            event_id=new_id(),
            id=request_id,
            client_id=client_id,
            act=act.value,
            code=code,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )

    async def events(self, request: Request) -> Sequence[RequestEvent]:
        return [
            RequestEvent(RequestAct(row["act"]), row["at"], row["name"], row["code"])
            for row in await self._work.fetch_all(sql.EVENTS, id=request.id)
        ]

    async def finished(self) -> Sequence[FinishedRequest]:
        return [
            FinishedRequest(
                row["number"],
                RequestType(row["type"]),
                row["received_on"],
                row["closed_on"],
                Outcome(row["outcome"]) if row["outcome"] else None,
                Ground(row["ground"]) if row["ground"] else None,
            )
            for row in await self._work.fetch_all(sql.FINISHED)
        ]

    async def escalate(self, to: Escalation, due_by: date, limit: int) -> Sequence[UUID]:
        rows = await self._work.fetch_all(sql.ESCALATIONS[to], due_by=due_by, limit=limit, now=self._work.now)
        return [row["client_id"] for row in rows]

    async def address(self, client_id: UUID) -> tuple[str, ...]:
        row = await self._work.fetch_one(sql.ADDRESS, client_id=client_id)
        return () if row is None else (row["name"], row["street"], row["place"])

    async def _items(self, request_id: UUID) -> list[RequestItem]:
        found = []
        for row in await self._work.fetch_all(sql.ITEMS, id=request_id):
            said = await self._opened(row, "request_item", row["id"], ("asked_sealed", "explanation_sealed"))
            found.append(
                RequestItem(
                    outcome=ItemOutcome(row["outcome"]),
                    asked=said["asked_sealed"],
                    category=Category(row["about"]) if row["about"] else None,
                    ground=Ground(row["ground"]) if row["ground"] else None,
                    explanation=said["explanation_sealed"],
                    kept_until=row["kept_until"],
                )
            )
        return found

    async def _sealed(
        self, value: str | None, column: str, row_id: UUID, client_id: UUID, *, table: str = _TABLE
    ) -> bytes | None:
        if value is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return seal_text(key, value, table, column, row_id, client_id)

    async def _opened(
        self, row: Record, table: str, row_id: UUID, columns: Sequence[str]
    ) -> dict[str, str | None]:
        """The words of a row; without any the key is not asked for, as who took it in by number has none."""
        if all(row[column] is None for column in columns):
            return dict.fromkeys(columns)
        key = await self._work.sealing.key_of(row["client_id"])
        return {
            column: None
            if row[column] is None
            else open_text(key, row[column], table, column, row_id, row["client_id"])
            for column in columns
        }


def _request(
    row: Record, words: dict[str, str | None], pauses: tuple[Question, ...], items: tuple[RequestItem, ...]
) -> Request:
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
        pauses=pauses,
        extended_on=row["extended_on"],
        extension_reason=words["extension_reason_sealed"],
        decision=Decision(words["explanation_sealed"] or "", items, row["whole_file"])
        if row["outcome"]
        else None,
        decided_by=row["decided_by"],
        reviewed_by=row["reviewed_by"],
        executed_at=row["executed_at"],
        due_on=row["due_on"],
        closed_at=row["closed_at"],
        version=row["version"],
        requester=_requester(row, words["requester_sealed"]),
        fee=_fee(row, words["fee_reason_sealed"]),
        joined_to=row["joined_to"],
        handed_over=HandedOver(CaseChannel(row["handed_over_by"]), row["handed_over_on"])
        if row["handed_over_on"]
        else None,
        reopened_on=row["reopened_on"],
        reopen_reason=ReopenReason(row["reopen_reason"]) if row["reopen_reason"] else None,
        escalated_officer_at=row["escalated_officer_at"],
        escalated_director_at=row["escalated_director_at"],
    )


def _requester(row: Record, name: str | None) -> Requester | None:
    return None if name is None else Requester(name, Mandate(row["mandate"]), row["mandate_seen"])


def _fee(row: Record, reason: str | None) -> Fee | None:
    if row["fee_cents"] is None:
        return None
    ground = Ground(row["fee_ground"])
    return Fee(row["fee_cents"], ground, reason or "", row["fee_set_by"], row["fee_approved_by"])


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
        escalation_of(row["escalated_officer_at"], row["escalated_director_at"]),
    )
