"""Bodies of access packages."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Day, Identifier, Line, Model, Moment
from api.schemas.statements import LinkCode
from domain.access_packages.document import label_of
from domain.access_packages.model import Package, PackageEnd, PackageKind, PackageState
from domain.access_packages.redactions import Redaction, RedactionCode, Ruling
from domain.access_packages.use_cases import Made, Overview
from domain.inventory_entry import Category

PathOfColumn = Annotated[
    str, StringConstraints(min_length=5, max_length=120, pattern=r"^[a-z_]+(\.[a-z_]+)?$")
]
Item = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[0-9a-zA-Z/-]+$")]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=1_000, pattern=NO_CONTROL)]
Size = Annotated[int, Field(ge=0, le=9_007_199_254_740_991, json_schema_extra={"format": "int64"})]


class PackageRuling(Model):
    """Wat de functionaris besluit over één gegeven: weglaten of toch tonen, en waarom."""

    path: PathOfColumn
    item: Item | None = None
    shown: bool
    code: RedactionCode | None = None
    reason: Reason


class PackagePart(Model):
    """Een soort gegevens, en hoeveel ervan in het pakket komt."""

    category: Category
    title: Line
    rows: Count


class PackageRedaction(Model):
    """Een gegeven dat wordt weggelaten, of toch getoond. `value` alleen bij een naam die te wegen is."""

    path: PathOfColumn
    item: Item | None = None
    label: Line
    code: RedactionCode
    shown: bool
    value: Annotated[str, StringConstraints(max_length=200, pattern=NO_CONTROL)] | None = None
    reason: Reason | None = None
    dated: Day | None = None


class AccessPackage(Model):
    """Een gemaakt pakket. Wat erin zit, gaat alleen open met link en code, en één keer."""

    id: Identifier
    kind: PackageKind
    state: PackageState
    made_at: Moment
    made_by_name: Line
    byte_size: Size
    files: Count
    pages: Count
    link_expires_at: Moment
    taken_at: Moment | None = None
    ended_at: Moment | None = None
    ended_reason: PackageEnd | None = None


Packages = Annotated[list[AccessPackage], Field(max_length=50)]


class AccessPackageList(Model):
    """De pakketten van een verzoek, nieuwste eerst."""

    items: Packages


class AccessPackageOverview(Model):
    """Wat erin komt, wat wordt weggelaten, en de pakketten die er zijn."""

    kind: PackageKind | None = None
    makeable: bool
    partly: bool
    parts: Annotated[list[PackagePart], Field(max_length=20)]
    redactions: Annotated[list[PackageRedaction], Field(max_length=500)]
    packages: Packages


class AccessPackageLink(Model):
    """De link en de code: één keer getoond, nergens bewaard. Vertel de code langs een andere weg."""

    address: Annotated[str, StringConstraints(max_length=300, pattern=r"^https?://\S+$")]
    code: LinkCode


class MadeAccessPackage(AccessPackage):
    """Het pakket met zijn link."""

    link: AccessPackageLink


def ruling_of(body: PackageRuling) -> Ruling:
    return Ruling(body.path, body.item, body.shown, None if body.shown else body.code, body.reason)


def present_package(package: Package, now: datetime) -> dict[str, Any]:
    """A package as JSON members."""
    return {
        "id": package.id,
        "kind": package.kind,
        "state": package.at(now),
        "madeAt": package.made_at,
        "madeByName": package.made_by_name,
        "byteSize": package.byte_size,
        "files": package.files,
        "pages": package.pages,
        "linkExpiresAt": package.link_expires_at,
        "takenAt": package.taken_at,
        "endedAt": package.ended_at,
        "endedReason": package.ended_reason,
    }


def present_overview(overview: Overview, now: datetime) -> dict[str, Any]:
    return {
        "kind": overview.kind,
        "makeable": overview.makeable,
        "partly": overview.partly,
        "parts": [
            {"category": part.chapter.category, "title": part.chapter.title, "rows": part.rows}
            for part in overview.parts
        ],
        "redactions": [_redaction(one) for one in overview.redactions],
        "packages": [present_package(package, now) for package in overview.packages],
    }


def _redaction(one: Redaction) -> dict[str, Any]:
    return {
        "path": one.path,
        "item": one.item,
        "label": label_of(one.path),
        "code": one.code,
        "shown": one.shown,
        "value": one.value,
        "reason": one.reason or None,
        "dated": one.dated,
    }


def present_made(made: Made, base_url: str, now: datetime) -> dict[str, Any]:
    """A new package. The token stands behind the #, which a browser never sends to a server."""
    address = f"{base_url.rstrip('/')}/inzage#{made.link.token}"
    return {**present_package(made.package, now), "link": {"address": address, "code": made.link.code}}
