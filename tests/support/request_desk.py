"""A desk at which requests are handled: an adviser with a client, a coordinator, a privacy officer and a director."""

from typing import Any
from uuid import UUID

import pypdfium2

from domain.policy.roles import Role
from tests.support.house import House, Person

GRANTED = {"outcome": "granted", "explanation": "U krijgt uw gegevens."}
REFUSED = {
    "outcome": "refused",
    "ground": "rights-of-others",
    "explanation": "Een ander heeft recht op privacy.",
}


class Desk:
    """An adviser with a client, a coordinator, a privacy officer and a director."""

    def __init__(self, house: House, people: dict[str, Person], client_id: UUID) -> None:
        self.house, self.people, self.client_id = house, people, client_id

    async def register(self, by: str = "adviser", **changes: Any) -> Any:
        body = {
            "clientId": str(self.client_id),
            "type": "access",
            "channel": "phone",
            "receivedOn": self.house.clock.now().date().isoformat(),
            "scope": "Alles van dit jaar.",
            **changes,
        }
        return await self.house.http.post(
            "/data-subject-requests", headers=self.people[by].headers, json=body
        )

    async def act(self, request_id: str, act: str, by: str = "officer", **body: Any) -> Any:
        return await self.house.http.post(
            f"/data-subject-requests/{request_id}/{act}",
            headers=self.people[by].headers,
            json=body or None,
        )

    async def read(self, request_id: str, by: str = "officer") -> Any:
        return await self.house.http.get(
            f"/data-subject-requests/{request_id}", headers=self.people[by].headers
        )

    async def letter(self, request_id: str, letter_id: str) -> str:
        answer = await self.house.http.get(
            f"/data-subject-requests/{request_id}/letters/{letter_id}",
            headers=self.people["adviser"].headers,
        )
        assert answer.status_code == 200, answer.text
        return " ".join(
            page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content)
        )

    async def later(self, **time: int) -> None:
        self.house.clock.advance(**time)
        self.people = {name: await self.house.fresh(person) for name, person in self.people.items()}

    async def identified(self, **changes: Any) -> str:
        request_id = str((await self.register(**changes)).json()["id"])
        assert (await self.act(request_id, "verify-identity", method="called-back")).status_code == 200
        return request_id


async def desk_of(house: House) -> Desk:
    """A desk in this house."""
    people = {
        "adviser": await house.person(Role.ADVISER),
        "coordinator": await house.person(Role.COORDINATOR),
        "officer": await house.person(Role.PRIVACY_OFFICER),
        "director": await house.person(Role.DIRECTOR),
    }
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    return Desk(house, people, await house.client(people["coordinator"], party, people["adviser"]))
