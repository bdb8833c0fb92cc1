"""What a client was offered and told: a signature on the screen, a link that waits, and a notice."""

import base64
from uuid import UUID

from tests.support.house import House, Person

PNG = b"\x89PNG\r\n\x1a\n"


async def fill_statements(house: House, adviser: Person, client_id: UUID, mark: str) -> dict[str, str]:
    """The ids, by the name of what they are of."""
    base = f"/clients/{client_id}"
    signature = base64.b64encode(PNG + f"{mark}handtekening".encode()).decode()
    made = {}
    for body in (
        {"method": "link", "outcome": "open"},
        {"method": "screen", "outcome": "signed", "signature": signature},
    ):
        answer = await house.http.post(f"{base}/privacy-statement-offers", headers=adviser.headers, json=body)
        assert answer.status_code == 201, answer.text
        made["statementOffer"] = answer.json()["id"]
        made["privacyText"] = answer.json()["statementId"]
    told = await house.http.post(
        f"{base}/information-notices",
        headers=adviser.headers,
        json={"channel": "conversation", "givenOn": house.clock.now().date().isoformat()},
    )
    assert told.status_code == 201, told.text
    return made
