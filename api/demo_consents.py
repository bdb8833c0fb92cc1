"""Consents of the demonstration in every state a day brings, and documents that left on them or on the law."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from api.demo_office import STAFF
from api.demo_statements import drawn_signature
from domain.policy.roles import Role

if TYPE_CHECKING:
    from api.demo import Demo

_PROVIDER = "Jobcoachbureau De Brug"


async def lay_down_consents(demo: "Demo") -> None:
    """Every adviser has one file of each kind, among those whose traject runs."""
    texts = None
    for person in (one for one in STAFF if one.role is Role.ADVISER):
        headers = await demo.staff(person.email)
        texts = texts or await _texts(demo, headers)
        waiting = list(_KINDS)
        for client in await demo.caseload(headers):
            if not waiting:
                break
            file = _File(demo, headers, f"/clients/{client['id']}", texts)
            if await file.has_documents():
                await waiting.pop(0)(file)


async def _texts(demo: "Demo", headers: dict[str, str]) -> dict[str, str]:
    found = (await demo.call("GET", "/consent-texts", headers=headers))["items"]
    return {text["purpose"]: text["id"] for text in found if not text["withdrawnAt"]}


@dataclass
class _File:
    demo: "Demo"
    headers: dict[str, str]
    path: str
    texts: dict[str, str]

    async def has_documents(self) -> bool:
        return bool(await self.documents())

    async def documents(self) -> list[dict[str, Any]]:
        found = await self.demo.call("GET", f"{self.path}/documents", headers=self.headers)
        items: list[dict[str, Any]] = found["items"]
        return items

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        return await self.demo.call("POST", path, headers=self.headers, json=body)

    async def consent(self, purpose: str, **asked: Any) -> dict[str, Any]:
        """Ask it, unless this file has one for that purpose since an earlier load."""
        known = await self.demo.call("GET", f"{self.path}/consents", headers=self.headers)
        for one in known["items"]:
            if one["purpose"] == purpose:
                found: dict[str, Any] = one
                return found
        body = {
            "purpose": purpose,
            "textId": self.texts[purpose],
            "recipientKind": "bureau",
            "categories": ["name", "contact"],
            "months": 12,
            "given": True,
            "evidence": {"method": "screen", "signature": drawn_signature(len(purpose))},
            **asked,
        }
        body = {name: value for name, value in body.items() if value is not None}
        made: dict[str, Any] = await self.post(f"{self.path}/consents", body)
        return made

    async def sharing(self, **asked: Any) -> dict[str, Any]:
        return await self.consent(
            "sharing-with-provider",
            recipientKind="provider",
            recipientName=_PROVIDER,
            categories=["name", "contact", "background", "traject"],
            **asked,
        )

    async def hand_over(self, **how: Any) -> None:
        """Its newest document, unless a document of this file left before."""
        known = await self.demo.call("GET", f"{self.path}/disclosures", headers=self.headers)
        if any(one["objectKind"] == "document" for one in known["items"]):
            return
        newest = (await self.documents())[0]
        looked_at = [{"documentId": newest["id"], "sha256": newest["sha256"]}]
        await self.post(f"{self.path}/disclosures", {"documents": looked_at, **how})

    async def to_the_provider(self, consent: dict[str, Any], **terms: Any) -> None:
        await self.hand_over(
            recipient="provider",
            recipientName=_PROVIDER,
            purpose="sharing-with-provider",
            categories=["name", "background"],
            consentId=consent["id"],
            link={"days": 14, **terms},
        )


async def _given(file: _File) -> None:
    """Given, and a document on its way: the link is open."""
    await file.to_the_provider(await file.sharing())


async def _refused(file: _File) -> None:
    await file.consent(
        "photo-or-quote", recipientKind="other", categories=["name"], given=False, evidence=None
    )


async def _ends_soon(file: _File) -> None:
    await file.consent(
        "reference-request",
        recipientKind="referee",
        recipientName="R. de Wit, oud-leidinggevende",
        categories=["name"],
        months=1,
        evidence={"method": "spoken", "witness": "Balie, mw. Smit"},
    )


async def _withdrawn(file: _File) -> None:
    """Given, a document planned for tomorrow, taken back: the planned send never leaves."""
    consent = await file.sharing(months=6)
    if consent["state"] == "given":
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        await file.to_the_provider(consent, sendAt=tomorrow.isoformat())
        await file.post(f"/consents/{consent['id']}/withdraw", {"channel": "phone"})


async def _mailing(file: _File) -> None:
    """Post of the bureau with a signature as evidence (R32); for the other kind the client has yet to answer."""
    await file.consent("commercial-mailing")
    await file.consent("charitable-mailing", given=None, evidence=None)


async def _by_law(file: _File) -> None:
    """UWV asked for it under the law; it was handed over to who promised secrecy."""
    await file.hand_over(
        recipient="authority",
        recipientName="UWV, afdeling Handhaving",
        purpose="legal-duty",
        categories=["name", "traject"],
        provision="suwi-54",
        acceptedBy="A. van Dijk",
    )


_KINDS: tuple[Callable[[_File], Awaitable[None]], ...] = (
    _given,
    _refused,
    _ends_soon,
    _withdrawn,
    _mailing,
    _by_law,
)
