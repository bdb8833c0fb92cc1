"""Consents of a dossier: one given with a signature, one spoken before a witness, and an objection."""

import base64
from typing import Any
from uuid import UUID

from tests.support.fill_statements import PNG
from tests.support.house import House, Person


async def consent_text(house: House, person: Person, purpose: str) -> str:
    """The newest words for a purpose."""
    found = await house.http.get("/consent-texts", headers=person.headers)
    return next(str(text["id"]) for text in found.json()["items"] if text["purpose"] == purpose)


async def fill_consents(house: House, adviser: Person, client_id: UUID, mark: str) -> dict[str, str]:
    """The ids, by the name of what they are of."""
    signature = base64.b64encode(PNG + f"{mark}handtekening".encode()).decode()
    asked: tuple[dict[str, Any], ...] = (
        {
            "purpose": "reference-request",
            "recipientKind": "referee",
            "categories": ["name"],
            "evidence": {"method": "spoken", "witness": f"{mark}getuige"},
        },
        {
            "purpose": "introduction-to-employer",
            "recipientKind": "employer",
            "categories": ["name", "background"],
            "evidence": {"method": "screen", "signature": signature},
        },
    )
    made = {}
    for body in asked:
        made["consentText"] = await consent_text(house, adviser, body["purpose"])
        answer = await house.http.post(
            f"/clients/{client_id}/consents",
            headers=adviser.headers,
            json={
                **body,
                "textId": made["consentText"],
                "recipientName": f"{mark}ontvanger",
                "months": 12,
                "given": True,
            },
        )
        assert answer.status_code == 201, answer.text
        made["consent"] = answer.json()["id"]
    objected = await house.http.post(
        f"/clients/{client_id}/objections", headers=adviser.headers, json={"channel": "conversation"}
    )
    assert objected.status_code == 201, objected.text
    return made
