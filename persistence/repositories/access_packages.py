"""Access packages in PostgreSQL: the database says when one is made, gives it once, and empties what ended."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.access_packages import ports as domain
from domain.access_packages.contents import Material
from domain.access_packages.model import Package, PackageEnd, PackageKind
from domain.access_packages.ports import Expired, NewPackage, TriedPackage
from domain.access_packages.redactions import RedactionCode, Ruling
from domain.shared.ids import new_id
from domain.statements.model import Link
from persistence.encryption.envelope import SealBrokenError
from persistence.package_spool import PackageZip, VerifiedPackage
from persistence.repositories.package_material import PackageMaterial
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.access_packages import access_package, access_package_piece, access_package_redaction

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_AT_ONCE = 4
_REDACTION = "access_package_redaction"

_ADD = Sql(
    insert_into(
        access_package, "id", "client_id", "case_id", "kind", "made_at", "made_by", "byte_size", "files", "pages",
        "manifest_sealed", "link_token_hash", "link_code_hash", "link_expires_at",
    )
)  # fmt: skip
_ADD_PIECE = Sql(insert_into(access_package_piece, "package_id", "sequence", "client_id", "content_sealed"))
_OF = Sql(
    text(
        """
        select p.id, p.client_id, p.case_id, p.kind, p.made_at, u.name as made_by_name, p.byte_size, p.files, p.pages,
               p.link_expires_at, p.taken_at, p.ended_at, p.ended_reason
        from access_package p join app_user u on u.id = p.made_by
        where p.client_id = :client_id and p.case_id = :case_id order by p.made_at desc, p.id desc limit 50
        """
    )
)
_MADE = Sql(
    text(
        """
        select exists (select 1 from access_package where case_id = :case_id
            and (taken_at is not null or (ended_at is null and link_expires_at > :now)))
        """
    )
)
_END = Sql(
    text(
        """
        update access_package set ended_at = :now, ended_reason = :reason
        where case_id = :case_id and taken_at is null and ended_at is null
        """
    )
)
_RULINGS = Sql(
    text(
        """
        select id, client_id, path, item, shown, code, reason_sealed from access_package_redaction
        where case_id = :case_id order by decided_at, id limit 500
        """
    )
)
_RULED = Sql(
    text(
        "select id from access_package_redaction where case_id = :case_id and path = :path and item = :item for update"
    )
)
_ADD_RULING = Sql(
    insert_into(
        access_package_redaction, "id", "client_id", "case_id", "path", "item", "shown", "code", "reason_sealed",
        "decided_by", "decided_at",
    )
)  # fmt: skip
_CHANGE_RULING = Sql(
    text(
        """
        update access_package_redaction set shown = :shown, code = :code, reason_sealed = :reason_sealed,
            decided_by = :decided_by, decided_at = :decided_at
        where id = :id
        """
    )
)
_TRY = Sql(text("select package_id, client_id, manifest_sealed from access_package_try(:token, :code)"))
_PIECES = Sql(text("select sequence, content_sealed from access_package_pieces(:token, :code, :first, :end)"))
_TAKE = Sql(text("select access_package_take(:token, :code)"))
_EXPIRE = Sql(text("select package_id, client_id from access_package_expire_next()"))


class PostgresAccessPackages:
    """See `domain.access_packages.ports.AccessPackagesRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work
        self._material: dict[UUID, PackageMaterial] = {}
        self._manifests: dict[UUID, bytes] = {}

    def _of(self, request_id: UUID) -> PackageMaterial:
        return self._material.setdefault(request_id, PackageMaterial(self._work, request_id))

    async def may_make(self, request_id: UUID) -> bool:
        return await self._of(request_id).may_make()

    async def counts(self, request_id: UUID) -> Mapping[str, int]:
        return await self._of(request_id).counts()

    async def collect(self, request_id: UUID, tables: Collection[str] | None = None) -> Material:
        return await self._of(request_id).collect(tables)

    def document(self, request_id: UUID, document_id: UUID) -> AsyncIterator[bytes]:
        return self._of(request_id).document(document_id)

    async def rulings(self, request_id: UUID) -> Sequence[Ruling]:
        rows = await self._work.fetch_all(_RULINGS, case_id=request_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(rows[0]["client_id"])
        return [
            Ruling(
                path=row["path"],
                item=row["item"] or None,
                shown=row["shown"],
                code=RedactionCode(row["code"]) if row["code"] else None,
                reason=open_text(
                    key, row["reason_sealed"], _REDACTION, "reason_sealed", row["id"], row["client_id"]
                )
                or "",
            )
            for row in rows
        ]

    async def rule(self, client_id: UUID, request_id: UUID, ruling: Ruling) -> None:
        key = await self._work.sealing.key_of(client_id)
        place = {"case_id": request_id, "path": ruling.path, "item": ruling.item or ""}
        before: UUID | None = await self._work.fetch_value(_RULED, **place)
        row_id = before or new_id()
        values = {
            **place,
            "id": row_id,
            "client_id": client_id,
            "shown": ruling.shown,
            "code": ruling.code.value if ruling.code else None,
            "reason_sealed": seal_text(key, ruling.reason, _REDACTION, "reason_sealed", row_id, client_id),
            "decided_by": self._work.actor.id,
            "decided_at": self._work.now,
        }
        await self._work.execute(_CHANGE_RULING if before else _ADD_RULING, **values)

    def open_spool(self, client_id: UUID, link: Link) -> PackageZip:
        return PackageZip(client_id, link, self._work.now)

    async def add(self, new: NewPackage, spool: domain.PackageSpool) -> None:
        assert isinstance(spool, PackageZip)
        manifest = spool.finish()
        await self._work.execute(
            _ADD,
            id=spool.package_id,
            client_id=new.client_id,
            case_id=new.request_id,
            kind=new.kind.value,
            made_at=self._work.now,
            made_by=self._work.actor.id,
            byte_size=spool.byte_size,
            files=spool.files,
            pages=new.pages,
            manifest_sealed=manifest,
            link_token_hash=new.link.token_hash,
            link_code_hash=new.link.code_hash,
            link_expires_at=new.link_expires_at,
        )
        for sequence, content in spool.sealed_pieces():
            await self._work.execute(
                _ADD_PIECE,
                package_id=spool.package_id,
                sequence=sequence,
                client_id=new.client_id,
                content_sealed=content,
            )

    async def of_request(self, client_id: UUID, request_id: UUID) -> Sequence[Package]:
        rows = await self._work.fetch_all(_OF, client_id=client_id, case_id=request_id)
        return [_package(row) for row in rows]

    async def made_for(self, request_id: UUID) -> bool:
        return bool(await self._work.fetch_value(_MADE, case_id=request_id, now=self._work.now))

    async def end(self, request_id: UUID, reason: PackageEnd) -> int:
        return await self._work.execute(_END, case_id=request_id, now=self._work.now, reason=reason.value)

    async def try_link(self, link: Link) -> TriedPackage | None:
        row = await self._work.fetch_one(_TRY, token=link.token_hash, code=link.code_hash)
        if row is None:
            return None
        self._manifests[row["package_id"]] = row["manifest_sealed"]
        return TriedPackage(row["package_id"], row["client_id"])

    async def opened(self, tried: TriedPackage, link: Link) -> VerifiedPackage | None:
        try:
            opened = VerifiedPackage(
                tried.package_id, tried.client_id, link, self._manifests[tried.package_id]
            )
        except SealBrokenError:
            return None
        try:
            whole = await self._verify(opened, link)
        except SealBrokenError:
            whole = False
        if not whole:
            opened.close()
            return None
        return opened

    async def _verify(self, opened: VerifiedPackage, link: Link) -> bool:
        for first in range(0, opened.count, _AT_ONCE):
            rows = await self._work.fetch_all(
                _PIECES, token=link.token_hash, code=link.code_hash, first=first, end=first + _AT_ONCE
            )
            for row in rows:
                opened.put(row["sequence"], row["content_sealed"])
        return opened.is_whole

    async def take(self, link: Link) -> bool:
        taken = await self._work.fetch_value(_TAKE, token=link.token_hash, code=link.code_hash)
        return taken is not None

    async def expire_next(self) -> Expired | None:
        row = await self._work.fetch_one(_EXPIRE)
        return Expired(row["package_id"], row["client_id"]) if row else None


def _package(row: Record) -> Package:
    return Package(
        id=row["id"],
        client_id=row["client_id"],
        request_id=row["case_id"],
        kind=PackageKind(row["kind"]),
        made_at=row["made_at"],
        made_by_name=row["made_by_name"],
        byte_size=row["byte_size"],
        pages=row["pages"],
        files=row["files"],
        link_expires_at=row["link_expires_at"],
        taken_at=row["taken_at"],
        ended_at=row["ended_at"],
        ended_reason=PackageEnd(row["ended_reason"]) if row["ended_reason"] else None,
    )
