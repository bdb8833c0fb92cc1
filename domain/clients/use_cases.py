"""Acts on a client's file: open, list, search, show the BSN, change, create."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from uuid import UUID

from domain.clients.model import CaseloadItem, ClientFile, ClientValues, SearchQuery, check_values
from domain.clients.ports import CaseloadFilter, ClientsWork
from domain.policy.gate import authorise, authorise_client, conclude_client
from domain.policy.roles import Role
from domain.shared.clock import bureau_date
from domain.shared.errors import FieldError, Invalid, NotFound, StaleVersion, TooMany
from domain.shared.values import Bsn

SEARCH_LIMIT = 20
BSN_ACTS_PER_HOUR = 60
"""Showing and looking up numbers: more than any adviser needs, and a wall for whoever harvests or guesses them."""


async def open_client(uow: ClientsWork, client_id: UUID) -> ClientFile:
    """Open one file. Raises NotAuthenticated, Refused (R27), NotFound (R24)."""
    read = await uow.clients.read(client_id)
    decision = conclude_client(uow, read.facts)
    uow.log.about("client", client_id)
    file = read.open(decision)
    if read.unseen_assignment is not None:
        await uow.clients.mark_seen(read.unseen_assignment)
    await uow.commit()
    return file


async def list_caseload(uow: ClientsWork, wanted: CaseloadFilter) -> Sequence[CaseloadItem]:
    """The clients assigned to the actor; for the coordinator the headers of all. At most `wanted.limit`."""
    decision = await authorise(uow)
    items = await uow.clients.caseload(wanted, everyone=decision.role is Role.COORDINATOR)
    uow.log.about("client")
    uow.log.shown([item.id for item in items])
    await uow.commit()
    return items


async def search_clients(uow: ClientsWork, query: SearchQuery) -> Sequence[CaseloadItem]:
    """Find clients among those the actor may list. Raises Invalid for an empty query or an impossible BSN."""
    decision = await authorise(uow)
    if query.bsn is not None:
        query = replace(query, bsn=_bsn(query.bsn))
        await _ration(uow, "bsn.search")
    if query.text is None and query.bsn is None and query.date_of_birth is None:
        raise Invalid("Geef een naam, nummer, geboortedatum of BSN.")
    items = await uow.clients.search(query, everyone=decision.role is Role.COORDINATOR, limit=SEARCH_LIMIT)
    uow.log.about("client")
    uow.log.code = "search-bsn" if query.bsn else "search"
    uow.log.shown([item.id for item in items])
    await uow.commit()
    return items


async def reveal_bsn(uow: ClientsWork, client_id: UUID) -> str:
    """Show the whole BSN, as an act of its own (UAVG 46). Raises NotFound, Refused, TooMany."""
    await authorise_client(uow, client_id)
    uow.log.about("client", client_id)
    await _ration(uow, "bsn.reveal")
    bsn = await uow.clients.bsn(client_id)
    if bsn is None:
        raise NotFound("Van deze cliënt is geen BSN bekend.")
    await uow.commit()
    return bsn


async def change_client(
    uow: ClientsWork, client_id: UUID, change: Callable[[ClientValues], ClientValues], version: int
) -> ClientFile:
    """Change personal data, address or contact. Raises NotFound, Invalid, StaleVersion (with the present file)."""
    read = await uow.clients.read(client_id)
    decision = conclude_client(uow, read.facts)
    uow.log.about("client", client_id)
    current, _ = await uow.clients.values(client_id)
    changed = check_values(change(current), bureau_date(uow.now))
    uow.log.details = tuple(
        field.name
        for field in fields(changed)
        if getattr(changed, field.name) != getattr(current, field.name)
    )
    if not await uow.clients.change(client_id, changed, version):
        raise StaleVersion(read.open(decision))
    file = (await uow.clients.read(client_id)).open(decision)
    await uow.commit()
    return file


def _bsn(raw: str) -> str:
    try:
        return Bsn.parse(raw).digits
    except ValueError:
        words = "Dit BSN is niet geldig."
        raise Invalid(words, errors=[FieldError("/bsn", "bsn", words)]) from None


async def _ration(uow: ClientsWork, act: str) -> None:
    if await uow.access.count_act(act) > BSN_ACTS_PER_HOUR:
        raise TooMany("U heeft dit uur te vaak een BSN getoond of gezocht. Probeer het later weer.", 3600)
