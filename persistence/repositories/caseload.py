"""The caseload and the search in it: one statement a page, with only what a list needs (R23).

The page is cut first; trajects and last contacts are then read for all its clients at once, so that each row filter
is asked for a set instead of a row (docs/decisions/0004-few-round-trips.md).
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from asyncpg import Record
from sqlalchemy import text

from domain.clients.model import CaseloadItem, CaseloadTraject, SearchQuery
from domain.clients.ports import CaseloadFilter
from domain.shared.names import fold
from persistence.repositories.assignments import CURRENT
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_OWN = """
    own as materialized (
        select client_id, valid_from, first_opened_at, cast(null as timestamptz) as stand_in_until from assignment
        where adviser_id = :actor_id and valid_from <= :now and (valid_until is null or valid_until > :now)
        union all
        select d.client_id, d.assigned_from, d.assigned_from, d.ends_at from deputy_client d
    ),
"""
_COLUMNS = """
    select c.id, c.number, c.given_names, c.surname_prefix, c.surname, c.city, c.name_key, a.valid_from,
           a.first_opened_at
"""
_OF_OWN = (
    _COLUMNS + ", a.stand_in_until from client c join own a on a.client_id = c.id "
    "where c.id = any (array(select client_id from own))"
)
_OF_ALL = (
    _COLUMNS + ", cast(null as timestamptz) as stand_in_until "
    f"from client c left join assignment a on a.client_id = c.id and {CURRENT.format('a')} where true"
)
_WITH_TRAJECT = f"""
    and (cast(:service as text) is null or exists (select 1 from traject f where f.client_id = c.id
         and f.service = :service))
    and (cast(:adviser_id as uuid) is null or exists (select 1 from assignment b where b.client_id = c.id
         and b.adviser_id = :adviser_id and {CURRENT.format("b")}))
    and (cast(:state as text) is null or exists (select 1 from traject f where f.client_id = c.id and f.state = :state))
"""
_AFTER_NAME = " and (c.name_key, c.id) > (select z.name_key, z.id from client z where z.id = :after)"
_AFTER_NEWEST = f"""
    and (a.valid_from, c.id) < (select y.valid_from, y.client_id from assignment y
         where y.client_id = :after and {CURRENT.format("y")})
"""
_BY_NAME = "name_key, id"
_BY_NEWEST = "valid_from desc, id desc"

_MATCH = """
    and (cast(:prefix as text) is null or (c.name_key like :prefix and {name}) or c.number = :exact
         or exists (select 1 from traject f where f.client_id = c.id and f.order_reference = :exact)
         {own})
    and (cast(:born as date) is null or (c.date_of_birth = :born and {birth}))
    and (cast(:bsn_indexes as bytea[]) is null
         or c.id = (select x.client_id from client_bsn_index x where x.bsn_index = any(cast(:bsn_indexes as bytea[]))))
"""
# Within the own caseload a few dozen rows are looked through for any part of the name and the phone number.
_OWN_PARTS = """
    or ((translate(lower(c.given_names || ' ' || coalesce(c.surname_prefix, '') || ' ' || c.surname), '-''', '  ')
         like :part or c.name_key like :folded_part) and {name})
       or (replace(coalesce(c.phone, ''), '+31', '0') like :phone_part and {phone})
       or lower(c.number) like :part or exists (select 1 from traject f where f.client_id = c.id
       and lower(f.order_reference) like :part)
"""


def _listing(rows: str, order: str, *, own: bool) -> Sql:
    """A page of `rows`, with the newest traject and the last contact of each client on it."""
    by_page = ", ".join(f"c.{column}" for column in order.split(", "))
    return Sql(
        text(
            f"""
            with {_OWN if own else ""} page as materialized (
                {rows} order by {order} limit :limit
            ), shown as materialized (
                select array(select id from page) as ids
            ), newest as materialized (
                select distinct on (t.client_id) t.client_id, t.id, t.service, t.goal, t.state, t.order_reference,
                       t.party_id
                from traject t where t.client_id = any (cast((select ids from shown) as uuid[]))
                order by t.client_id, t.created_at desc, t.id desc
            ), contact as materialized (
                select n.client_id, max(n.happened_at) as happened_at
                from note n where n.client_id = any (cast((select ids from shown) as uuid[])) group by n.client_id
            )
            select c.id, c.number, c.given_names, c.surname_prefix, c.surname, c.city, t.id as traject_id, t.service,
                   t.goal, t.state, t.order_reference, p.name as party_name, c.valid_from, n.happened_at,
                   c.valid_from is not null and c.first_opened_at is null as is_new, c.stand_in_until
            from page c
            left join newest t on t.client_id = c.id
            left join commissioning_party p on p.id = t.party_id
            left join contact n on n.client_id = c.id
            order by {by_page}
            """
        )
    )


@cache
def caseload_statement(*, everyone: bool, newest_first: bool, filtered: bool, paged: bool) -> Sql:
    """The statement of one kind of list; what a kind does not need is not in it."""
    after = _AFTER_NEWEST if newest_first else _AFTER_NAME
    rows = (_OF_ALL if everyone else _OF_OWN) + _WITH_TRAJECT * filtered + after * paged
    return _listing(rows, _BY_NEWEST if newest_first else _BY_NAME, own=not everyone)


# What is restricted on its own finds nobody (AVG 18).
_SEARCHABLE = {
    name: f"not exists (select 1 from restricted_part x where x.client_id = c.id and x.field = '{field}')"
    for name, field in (("name", "name"), ("birth", "birth-and-sex"), ("phone", "phone"))
}
_SEARCH_OWN = _listing(
    _OF_OWN + _MATCH.format(own=_OWN_PARTS.format(**_SEARCHABLE), **_SEARCHABLE), _BY_NAME, own=True
)
_SEARCH_ALL = _listing(_OF_ALL + _MATCH.format(own="", **_SEARCHABLE), _BY_NAME, own=False)


async def caseload(
    work: "PostgresUnitOfWork", wanted: CaseloadFilter, *, everyone: bool
) -> Sequence[CaseloadItem]:
    """A page of the actor's clients, or of all clients' headers."""
    statement = caseload_statement(
        everyone=everyone,
        newest_first=wanted.newest_first,
        filtered=any((wanted.service, wanted.state, wanted.adviser_id)),
        paged=wanted.after is not None,
    )
    rows = await work.fetch_all(
        statement,
        actor_id=work.actor.id,
        now=work.now,
        service=wanted.service,
        state=wanted.state,
        adviser_id=wanted.adviser_id,
        after=wanted.after,
        limit=wanted.limit,
    )
    return [_item(row) for row in rows]


async def search(
    work: "PostgresUnitOfWork", query: SearchQuery, *, everyone: bool, limit: int
) -> Sequence[CaseloadItem]:
    """Clients that match, at most `limit`."""
    words = (query.text or "").strip()
    folded = fold(words)
    rows = await work.fetch_all(
        _SEARCH_ALL if everyone else _SEARCH_OWN,
        actor_id=work.actor.id,
        now=work.now,
        prefix=_like(folded) + "%" if folded else (words or None),
        exact=words,
        part=f"%{_like(words.lower().replace('-', ' '))}%",
        folded_part=f"%{_like(folded)}%" if folded else "",
        phone_part=f"%{_digits(words)}%" if len(_digits(words)) >= 3 else "",
        born=query.date_of_birth,
        # Under every key held: while the index key is being rotated, the search goes on.
        bsn_indexes=list(work.database.keyring.indexes(query.bsn).values()) if query.bsn else None,
        limit=limit,
    )
    return [_item(row) for row in rows]


def _item(row: Record) -> CaseloadItem:
    """The columns of `_listing`, in their order."""
    (
        client_id, number, given_names, surname_prefix, surname, city, traject_id, service, goal, state, reference,
        party_name, since, contact_at, is_new, stand_in_until,
    ) = row  # fmt: skip
    traject = (
        None
        if traject_id is None
        else CaseloadTraject(traject_id, service, goal, state, reference, party_name)
    )
    return CaseloadItem(
        client_id,
        number,
        given_names,
        surname_prefix,
        surname,
        city,
        traject,
        since,
        contact_at,
        is_new,
        stand_in_until,
    )


def _like(words: str) -> str:
    """Text as a literal part of a LIKE pattern."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _digits(words: str) -> str:
    return "".join(character for character in words if character.isdigit())
