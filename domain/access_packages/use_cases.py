"""Acts on packages: see what goes in, decide what is left out, make, revoke, take, let expire."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.access_packages import model
from domain.access_packages.contents import Chapter, Material, chapters
from domain.access_packages.data import package_data
from domain.access_packages.document import package_text
from domain.access_packages.files import DATA_NAME, SCHEMA_NAME, TEXT_NAME, files_of
from domain.access_packages.model import ABOUT, Package, PackageEnd, PackageKind
from domain.access_packages.portability import TABLES, portable_data
from domain.access_packages.ports import NewPackage, OpenedPackage, PackagePrinter, PackageSpool
from domain.access_packages.redactions import (
    REDACTED_TABLES,
    STAFF_PATH,
    WITH_INNER,
    Redaction,
    Ruling,
    Rulings,
    check_ruling,
    redactions_of,
    refused_parts,
)
from domain.inventory import INVENTORY
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.requests.model import Outcome, Request
from domain.requests.ports import RequestsWork
from domain.requests.steps import authorised, read
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound
from domain.shared.ids import new_id
from domain.statements.model import Link
from domain.work import Work, Works

JOB = "access-packages"
_WEIGHED = (*REDACTED_TABLES, "document", *dict.fromkeys(table for table, _ in WITH_INNER))
_KNOWN_DOCUMENT = "document.content"


@dataclass(frozen=True, slots=True)
class Part:
    """A category with the number of rows it gives."""

    chapter: Chapter
    rows: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the officer sees before and after making. `parts` and `redactions` only while one can be made."""

    kind: PackageKind | None
    makeable: bool
    partly: bool
    parts: Sequence[Part]
    redactions: Sequence[Redaction]
    packages: Sequence[Package]


@dataclass(frozen=True, slots=True)
class Made:
    """A made package with its link: told once, kept nowhere."""

    package: Package
    link: Link


async def read_overview(uow: RequestsWork, request_id: UUID) -> Overview:
    """What would go in and what would be left out, and the packages there are. Raises NotFound."""
    request = await _authorised(uow, request_id)
    overview = await _overview(uow, request)
    await uow.commit()
    return overview


async def rule(uow: RequestsWork, request_id: UUID, ruling: Ruling) -> Overview:
    """Decide about one item: left out, or shown after all, with a reason. Raises Invalid, Refused, Conflict."""
    request = await _authorised(uow, request_id, lock=True)
    model.check_makeable(request)
    await _refuse_who_it_is_about(uow, request)
    weighed = await uow.access_packages.collect(request.id, _WEIGHED)
    known = frozenset({STAFF_PATH} | {one.path for one in redactions_of(weighed, ())})
    columns = frozenset({_KNOWN_DOCUMENT} | {f"{e.table}.{e.column}" for e in INVENTORY if e.export})
    check_ruling(ruling, request, known, columns)
    await uow.access_packages.rule(request.client_id, request.id, ruling)
    uow.log.code = "shown" if ruling.shown else "left-out"
    overview = await _overview(uow, request)
    await uow.commit()
    return overview


async def make(
    uow: RequestsWork, request_id: UUID, printer: PackagePrinter, schema: bytes, days: int
) -> Made:
    """Make the package of a granted request, sealed under a new link and code; an earlier one that is open ends.

    One transaction: it is whole, or there is none. Raises Conflict, Refused (R45), Unreadable.
    """
    request = await _authorised(uow, request_id, lock=True)
    kind = model.check_makeable(request)
    await _refuse_who_it_is_about(uow, request)
    link = Link.new()
    with uow.access_packages.open_spool(request.client_id, link) as spool:
        pages = 0
        if kind is PackageKind.ACCESS:
            pages = await _fill(uow, request, printer, spool)
        else:
            await _fill_portable(uow, request, schema, spool)
        await uow.access_packages.end(request.id, PackageEnd.REPLACED)
        new = NewPackage(request.client_id, request.id, kind, link, uow.now + timedelta(days=days), pages)
        await uow.access_packages.add(new, spool)
        uow.log.about(ABOUT, spool.package_id)
    uow.log.code = kind.value
    package = (await uow.access_packages.of_request(request.client_id, request.id))[0]
    await uow.commit()
    return Made(package, link)


async def revoke(uow: RequestsWork, request_id: UUID) -> Sequence[Package]:
    """End what is open; its bytes are deleted. Also after the request was closed. Raises NotFound, Conflict."""
    await authorise(uow)
    owner = await uow.requests.owner(request_id)
    if owner is None:
        raise NotFound
    uow.log.client_id = owner
    uow.log.about("data-subject-request", request_id)
    uow.log.code = PackageEnd.REVOKED.value
    if await uow.access_packages.end(request_id, PackageEnd.REVOKED) == 0:
        raise Conflict("Er is geen pakket dat nog open kan.", clause=Clause.AVG_15, code="package-ended")
    packages = await uow.access_packages.of_request(owner, request_id)
    await uow.commit()
    return packages


async def take(uow: RequestsWork, link: Link) -> OpenedPackage | None:
    """The package, to who has link and code, once. None: no such link, a wrong code, or somebody was first.

    It is opened to its last byte before anything is given. Raises Conflict (package-damaged).
    """
    await authorise(uow)
    tried = await uow.access_packages.try_link(link)
    if tried is None:
        uow.log.code = "link-refused"
        await uow.commit()
        return None
    uow.log.client_id = tried.client_id
    uow.log.about(ABOUT, tried.package_id)
    opened = await uow.access_packages.opened(tried, link)
    if opened is None:
        raise model.damaged()
    try:
        if not await uow.access_packages.take(link):
            uow.log.code = "link-refused"
            await uow.commit()
            opened.close()
            return None
        uow.log.code = "taken"
        await uow.commit()
    except BaseException:
        opened.close()
        raise
    return opened


async def expire_packages(works: Works) -> int:
    """The job: end every package whose time is over, one act each. Answers how many."""
    count = 0
    while True:
        async with works.begin(
            Actor.system(JOB), Action.ACCESS_PACKAGE_EXPIRE, Purpose.LEGAL_DUTY, request_id=new_id()
        ) as uow:
            if not await _expire(uow):
                return count
        count += 1


async def _expire(uow: Work) -> bool:
    await authorise(uow)
    expired = await uow.access_packages.expire_next()
    if expired is None:
        return False
    uow.log.client_id = expired.client_id
    uow.log.about(ABOUT, expired.package_id)
    await uow.commit()
    return True


async def _fill(uow: RequestsWork, request: Request, printer: PackagePrinter, spool: PackageSpool) -> int:
    """Everything: the readable text, the data, the files. Answers the pages of the text."""
    material = await uow.access_packages.collect(request.id)
    made = (*refused_parts(request), *await uow.access_packages.rulings(request.id))
    rulings, redactions = Rulings(made), redactions_of(material, made)
    files = files_of(material, rulings)
    to = await uow.requests.address(request.client_id)
    text = package_text(
        material, files, redactions, rulings,
        reference=request.number, to=to, dated=bureau_date(uow.now), bureau=printer.bureau,
    )  # fmt: skip
    printed = await printer.print(text)
    data = package_data(
        material, files, redactions, rulings, reference=request.number, made_at=uow.now, bureau=printer.bureau
    )
    spool.add(TEXT_NAME, printed.pdf)
    spool.add(DATA_NAME, _json(data))
    for file in files:
        if file.content is not None:
            spool.add(file.name, file.content)
        else:
            pieces = uow.access_packages.document(request.id, UUID(file.row_id))
            await spool.add_pieces(file.name, pieces)
    return printed.pages


async def _fill_portable(uow: RequestsWork, request: Request, schema: bytes, spool: PackageSpool) -> None:
    material: Material = await uow.access_packages.collect(request.id, TABLES)
    spool.add(DATA_NAME, _json(portable_data(material, uow.now)))
    spool.add(SCHEMA_NAME, schema)


def _json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


async def _overview(uow: RequestsWork, request: Request) -> Overview:
    makeable = model.is_makeable(request) and await uow.access_packages.may_make(request.id)
    kind = model.kind_for(request)
    parts: Sequence[Part] = ()
    redactions: Sequence[Redaction] = ()
    if makeable and kind is PackageKind.ACCESS:
        counts = await uow.access_packages.counts(request.id)
        parts = [
            Part(chapter, rows)
            for chapter in chapters(counts)
            if (rows := sum(counts.get(table, 0) for table in chapter.entries)) > 0
        ]
        weighed = await uow.access_packages.collect(request.id, _WEIGHED)
        made = (*refused_parts(request), *await uow.access_packages.rulings(request.id))
        redactions = redactions_of(weighed, made)
    packages = await uow.access_packages.of_request(request.client_id, request.id)
    partly = request.decision is not None and request.decision.outcome is Outcome.PARTLY
    return Overview(kind, makeable, partly, parts, redactions, packages)


async def _refuse_who_it_is_about(uow: RequestsWork, request: Request) -> None:
    if not await uow.access_packages.may_make(request.id):
        raise model.about_yourself()


async def _authorised(uow: RequestsWork, request_id: UUID, *, lock: bool = False) -> Request:
    """With `lock` the request is held, so that it is not withdrawn while its package is made."""
    request = await authorised(uow, request_id)
    return await read(uow, request.client_id, request_id, lock=True) if lock else request
