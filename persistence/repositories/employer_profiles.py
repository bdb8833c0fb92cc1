"""Employer profiles in PostgreSQL: employer, content and bytes sealed with the client's key."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record

from domain.disclosures.model import DisclosureBasis
from domain.employer_profiles.fields import ProfileKind
from domain.employer_profiles.model import Content, Profile, RestrictedHere
from domain.employer_profiles.ports import PrintedProfile
from domain.inventory_entry import Category
from domain.restrictions.model import RestrictedField
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.repositories import disclosure_statements as sql
from persistence.repositories.consents import recipient_key
from persistence.sealing import open_text, seal_text

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TABLE = "employer_profile"


class PostgresEmployerProfiles:
    """See `domain.employer_profiles.ports.EmployerProfileRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(
        self, client_id: UUID, traject_id: UUID, profile_id: UUID, content: Content, printed: PrintedProfile
    ) -> None:
        key = await self._work.sealing.key_of(client_id)
        words = json.dumps(content.as_json(), ensure_ascii=False)
        await self._work.execute(
            sql.ADD_PROFILE,
            id=profile_id,
            client_id=client_id,
            traject_id=traject_id,
            kind=content.kind.value,
            employer_sealed=seal_text(
                key, content.employer_name, _TABLE, "employer_sealed", profile_id, client_id
            ),
            employer_key=recipient_key(self._work, client_id, content.employer_name),
            content_sealed=seal_text(key, words, _TABLE, "content_sealed", profile_id, client_id),
            content_sha256=content.sha256,
            pdf_sealed=seal(key, printed.pdf, Aad(_TABLE, "pdf_sealed", profile_id, client_id)),
            pdf_sha256=printed.sha256,
            pages=printed.pages,
            basis=content.ground.basis.value,
            consent_id=content.ground.consent_id,
            categories=sorted(category.value for category in content.categories),
            made_at=self._work.now,
            made_by=self._work.actor.id,
        )

    async def of(self, client_id: UUID) -> Sequence[Profile]:
        rows = await self._work.fetch_all(sql.PROFILES, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_profile(row, key) for row in rows]

    async def pdf(self, client_id: UUID, profile_id: UUID) -> bytes | None:
        sealed = await self._work.fetch_value(sql.PROFILE_PDF, id=profile_id, client_id=client_id)
        if sealed is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return open_sealed(key, sealed, Aad(_TABLE, "pdf_sealed", profile_id, client_id))

    async def last_sent(self, client_id: UUID, employer_name: str) -> Mapping[str, Any] | None:
        row = await self._work.fetch_one(
            sql.LAST_SENT,
            client_id=client_id,
            employer_key=recipient_key(self._work, client_id, employer_name),
        )
        if row is None:
            return None
        return _content(
            row["content_sealed"], row["id"], client_id, await self._work.sealing.key_of(client_id)
        )

    async def restricted(self, client_id: UUID) -> RestrictedHere:
        rows = await self._work.fetch_all(sql.RESTRICTED, client_id=client_id)
        return RestrictedHere(
            frozenset(RestrictedField(row["field"]) for row in rows if row["field"]),
            frozenset(row["record_id"] for row in rows if row["record_id"]),
        )

    async def adviser_name(self) -> str:
        return str(await self._work.fetch_value(sql.OWN_NAME, id=self._work.actor.id))


def _content(sealed: bytes, profile_id: UUID, client_id: UUID, key: DataKey) -> Mapping[str, Any]:
    words = open_text(key, sealed, _TABLE, "content_sealed", profile_id, client_id)
    content: Mapping[str, Any] = json.loads(words or "{}")
    return content


def _profile(row: Record, key: DataKey) -> Profile:
    content = _content(row["content_sealed"], row["id"], row["client_id"], key)
    return Profile(
        id=row["id"],
        client_id=row["client_id"],
        traject_id=row["traject_id"],
        kind=ProfileKind(row["kind"]),
        employer_name=open_text(
            key, row["employer_sealed"], _TABLE, "employer_sealed", row["id"], row["client_id"]
        )
        or "",
        job_title=content["jobTitle"],
        introduction=content["introduction"],
        content=content,
        content_sha256=row["content_sha256"],
        pdf_sha256=row["pdf_sha256"],
        pages=row["pages"],
        basis=DisclosureBasis(row["basis"]),
        consent_id=row["consent_id"],
        categories=frozenset(Category(category) for category in row["categories"]),
        made_at=row["made_at"],
        made_by_name=row["made_by_name"],
    )
