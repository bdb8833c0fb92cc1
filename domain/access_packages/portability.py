"""What a person takes along to another (AVG 20): what they supplied, and what the intake gave. In a published form.

Views of the bureau, hours and reports are not supplied by the client and stay out. The BSN stays out too: the law ties
its use to a duty (UAVG 46), and this file is made to be handed on.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from domain.access_packages.contents import Material, Row

FORM: Final = "trajectdossier-portability-1"

PORTABLE: Final[dict[str, tuple[str, ...]]] = {
    "education": ("level", "name", "year", "completed"),
    "diploma": ("name", "obtained_on"),
    "work_experience": ("job_title", "employer", "from_year", "until_year", "description_sealed"),
    "preference": ("kind", "text_sealed"),
    "benefit": ("kind_sealed", "since_sealed", "until_sealed"),
    "health_record": ("group_sealed", "item_sealed", "level_sealed", "explanation_sealed"),
}
"""Lists of the file with the columns that go along; the member's name follows from the column's."""
_PERSON: Final = ("given_names", "surname_prefix", "surname", "sex", "date_of_birth")
_CONTACT: Final = (
    "street", "house_number", "house_number_addition", "postcode", "city", "phone", "email",
)  # fmt: skip
_LISTS: Final = {
    "education": "educations",
    "diploma": "diplomas",
    "work_experience": "workExperiences",
    "preference": "preferences",
    "benefit": "benefits",
    "health_record": "functionalLimitations",
}
TABLES: Final = ("client", "client_identity", *PORTABLE, "traject")


def portable_data(material: Material, made_at: datetime) -> dict[str, Any]:
    """The file to take along. Of health only what the client told or the intake gave."""
    person = next(iter(material.rows("client")), None)
    identity = next(iter(material.rows("client_identity")), None)
    return {
        "form": FORM,
        "madeAt": made_at.isoformat(),
        "person": {
            **_members(person, _PERSON),
            "nationality": identity.values.get("nationality_sealed") if identity else None,
        },
        "contact": _members(person, _CONTACT),
        **{
            name: [_members(row, PORTABLE[table]) for row in _supplied(material.rows(table), table)]
            for table, name in _LISTS.items()
        },
        "orders": [_members(row, ("order_reference", "service", "goal")) for row in material.rows("traject")],
    }


def member(column: str) -> str:
    """The name of a column in the file."""
    first, *rest = column.removesuffix("_sealed").split("_")
    return first + "".join(part.title() for part in rest)


def _supplied(rows: Sequence[Row], table: str) -> Sequence[Row]:
    if table != "health_record":
        return rows
    return [row for row in rows if row.text("source_sealed") in ("client", "commissioning-party")]


def _members(row: Row | None, columns: Sequence[str]) -> dict[str, Any]:
    values: Mapping[str, Any] = row.values if row else {}
    return {member(column): values.get(column) for column in columns}
