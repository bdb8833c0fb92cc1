"""Who received what changed, in PostgreSQL. Names of recipients stay sealed in the register of disclosures."""

from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.cases.model import CaseChannel
from domain.disclosures.model import DisclosedKind, DisclosureRecipient
from domain.inventory_entry import Category
from domain.recipient_notices.model import (
    DataChange,
    ImpossibleReason,
    Notice,
    NoticeState,
    RecipientList,
    Recipients,
)
from domain.requests.model import Request
from domain.shared.ids import new_id
from domain.shared.names import display_name
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_LIST = Sql(
    text(
        "select request_id, client_id, change, categories, listed_at from recipient_list where request_id = :id"
    )
)
_NOTICES = """
    select n.*, d.recipient_kind, d.recipient_name_sealed, d.object_kind, d.sent_at,
           'name' = any(d.categories) as named, p.name as party_name, u.name as settled_by_name
    from recipient_notice n join disclosure d on d.id = n.disclosure_id
    left join commissioning_party p on p.id = d.party_id left join app_user u on u.id = n.settled_by
    where n.request_id = :id
"""
_ALL = Sql(text(_NOTICES + " order by d.sent_at, n.id limit 300"))
_PUT_LIST = Sql(
    text(
        """
        insert into recipient_list as l (request_id, client_id, change, categories, listed_at, listed_by)
        values (:id, :client_id, :change, cast(:categories as text[]), :now, :actor_id)
        on conflict (request_id) do update set listed_at = excluded.listed_at, listed_by = excluded.listed_by,
            categories = array(select distinct c from unnest(l.categories || excluded.categories) c order by c)
        """
    )
)
# Everything that left: a link that nobody opened yet counts too, as it may be opened any moment.
_SENT = Sql(
    text(
        """
        select d.id, array(select unnest(d.categories) intersect select unnest(l.categories)) as categories
        from disclosure d join recipient_list l on l.request_id = :id
        where d.client_id = :client_id and d.sent_at is not null and d.categories && l.categories
          and (d.delivered_at is not null or d.ended_at is null)
          and not exists (select 1 from recipient_notice n where n.request_id = :id and n.disclosure_id = d.id)
        order by d.sent_at, d.id limit 300
        """
    )
)
_LEFT = Sql(
    text(
        """
        select exists (select 1 from disclosure d where d.client_id = :client_id and d.sent_at is not null
                       and (d.delivered_at is not null or d.ended_at is null))
        """
    )
)
_ADD = Sql(
    text(
        """
        insert into recipient_notice (id, client_id, request_id, disclosure_id, categories)
        values (:notice_id, :client_id, :id, :disclosure_id, :categories)
        """
    )
)
_TELL = Sql(
    text(
        """
        update recipient_notice set state = 'told', channel = :channel, letter_id = :letter_id, settled_at = :now,
            settled_by = :actor_id where id = :id and state = 'to-tell'
        """
    )
)
_SET_ASIDE = Sql(
    text(
        """
        update recipient_notice set state = 'impossible', reason = :reason, settled_at = :now, settled_by = :actor_id
        where id = :id and state = 'to-tell'
        """
    )
)
_WHO = Sql(text("select number, given_names, surname_prefix, surname from client where id = :client_id"))


class PostgresRecipientNotices:
    """See `domain.recipient_notices.ports.RecipientNoticesRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def of(self, request: Request) -> Recipients:
        row = await self._work.fetch_one(_LIST, id=request.id)
        if row is None:
            left = await self._work.fetch_value(_LEFT, client_id=request.client_id)
            return Recipients(None, (), left)
        made = RecipientList(
            row["request_id"],
            row["client_id"],
            DataChange(row["change"]),
            frozenset(Category(category) for category in row["categories"]),
            row["listed_at"],
        )
        rows = await self._work.fetch_all(_ALL, id=request.id)
        if not rows:
            return Recipients(made, ())
        key = await self._work.sealing.key_of(request.client_id)
        return Recipients(made, tuple(_notice(row, key) for row in rows))

    async def make(self, request: Request, change: DataChange, categories: frozenset[Category]) -> None:
        await self._work.execute(
            _PUT_LIST,
            id=request.id,
            client_id=request.client_id,
            change=change.value,
            categories=sorted(category.value for category in categories),
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        sent = await self._work.fetch_all(_SENT, id=request.id, client_id=request.client_id)
        await self._work.execute_many(
            _ADD,
            [
                {
                    "notice_id": new_id(),
                    "client_id": request.client_id,
                    "id": request.id,
                    "disclosure_id": row["id"],
                    "categories": sorted(row["categories"]),
                }
                for row in sent
            ],
        )

    async def tell(self, notice_id: UUID, channel: CaseChannel, letter_id: UUID) -> bool:
        told = await self._work.execute(
            _TELL,
            id=notice_id,
            channel=channel.value,
            letter_id=letter_id,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return told == 1

    async def set_aside(self, notice_id: UUID, reason: ImpossibleReason) -> bool:
        marked = await self._work.execute(
            _SET_ASIDE, id=notice_id, reason=reason.value, now=self._work.now, actor_id=self._work.actor.id
        )
        return marked == 1

    async def about(self, client_id: UUID) -> tuple[str, str]:
        row = await self._work.fetch_one(_WHO, client_id=client_id)
        if row is None:
            raise LookupError("no client")
        return row["number"], display_name(row["given_names"], row["surname_prefix"], row["surname"])


def _notice(row: Record, key: DataKey) -> Notice:
    name = open_text(
        key,
        row["recipient_name_sealed"],
        "disclosure",
        "recipient_name_sealed",
        row["disclosure_id"],
        row["client_id"],
    )
    return Notice(
        id=row["id"],
        request_id=row["request_id"],
        client_id=row["client_id"],
        disclosure_id=row["disclosure_id"],
        recipient=DisclosureRecipient(row["recipient_kind"]),
        recipient_name=name or row["party_name"],
        object_kind=DisclosedKind(row["object_kind"]),
        sent_at=row["sent_at"],
        named=row["named"],
        categories=frozenset(Category(category) for category in row["categories"]),
        state=NoticeState(row["state"]),
        reason=ImpossibleReason(row["reason"]) if row["reason"] else None,
        settled_at=row["settled_at"],
        settled_by_name=row["settled_by_name"],
        channel=CaseChannel(row["channel"]) if row["channel"] else None,
        letter_id=row["letter_id"],
    )
