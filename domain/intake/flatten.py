"""A JSON object to a row: nested members by their dotted names, lists by pipes; anything else is a named problem."""

from collections.abc import Mapping

from domain.intake.fields import heading_of, shown_name
from domain.intake.row import RawRow

_NESTED = frozenset({"address", "benefit", "adres"})


def flatten(number: int, members: Mapping[str, object]) -> RawRow:
    """Read one JSON object. Never raises: what does not fit is a problem on its field."""
    row = _Flattened()
    for name, value in members.items():
        if isinstance(value, Mapping) and name.casefold() in _NESTED:
            for inner, inner_value in value.items():
                row.put(f"{name}.{inner}", inner_value)
        else:
            row.put(name, value)
    return RawRow(number, row.values, tuple(row.unknown), tuple(row.problems.items()))


class _Flattened:
    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.unknown: list[str] = []
        self.problems: dict[str, str] = {}

    def put(self, name: str, value: object) -> None:
        heading = heading_of(name)
        if heading is None:
            if value not in (None, "", [], {}):
                self.unknown.append(shown_name(name))
            return
        if heading in self.values:
            self.problems[heading] = "doubled"
            return
        text = _text(value)
        if text is None:
            self.problems[heading] = "wrong-type"
        self.values[heading] = text or ""


def _text(value: object) -> str | None:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return None
        case int():
            return str(value) if abs(value) < 10**18 else None
        case list() if all(isinstance(item, str) for item in value):
            return "|".join(value)
        case _:
            return None
