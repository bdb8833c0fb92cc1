"""Documents of a filled file: an ordinary one and one about health, both with the mark in title and content."""

from uuid import UUID

from tests.support.document_files import add_document, pdf
from tests.support.house import House, Person


async def fill_documents(house: House, adviser: Person, client_id: UUID, mark: str) -> dict[str, str]:
    """The ids, by the name of their shelf."""
    made = {}
    for shelf, ending, health in (
        ("documents", "document", False),
        ("health-documents", "medischdocument", True),
    ):
        answer = await add_document(
            house,
            adviser,
            client_id,
            pdf(f"{mark}inhoud"),
            name=f"{mark}bestand.pdf",
            health=health,
            title=f"{mark}{ending}",
        )
        assert answer.status_code == 201, answer.text
        made[shelf] = answer.json()["id"]
    return made
