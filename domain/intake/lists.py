"""Lists inside one column, divided by a pipe: educations, diplomas, work experience, functional limitations."""

import re
from datetime import date

from domain.intake.content import DiplomaEntry, EducationEntry, WorkEntry

MAX_ITEMS = 50
MAX_ITEM_LENGTH = 200
EARLIEST_YEAR = 1940

_LEVELS = re.compile(
    r"(Praktijkonderwijs|VMBO(?:-[A-Z]{1,2})?|MAVO|HAVO|VWO|MBO(?: ?[1-4])?|HBO|WO)\b", re.IGNORECASE
)
_YEAR_AT_END = re.compile(r"\((\d{4})\)$")
_PERIOD_AT_END = re.compile(r" (\d{4})-(\d{4}|heden)?$")


def items(text: str) -> list[str]:
    """The trimmed items. Raises ValueError("list-too-long") or ValueError("item-too-long")."""
    parts = [part.strip() for part in text.split("|")]
    found = [part for part in parts if part]
    if len(found) > MAX_ITEMS:
        raise ValueError("list-too-long")
    if any(len(part) > MAX_ITEM_LENGTH for part in found):
        raise ValueError("item-too-long")
    return found


def educations(text: str, today: date) -> tuple[EducationEntry, ...]:
    """`MBO 4 Logistiek (2012)|VMBO-T (2008)`. Raises ValueError with a code."""
    return tuple(_education(*_name_and_year(item, today)) for item in items(text))


def diplomas(text: str, today: date) -> tuple[DiplomaEntry, ...]:
    """`HAVO (1999)|Heftruckcertificaat`. Raises ValueError with a code."""
    return tuple(DiplomaEntry(*_name_and_year(item, today)) for item in items(text))


def work_experiences(text: str, today: date) -> tuple[WorkEntry, ...]:
    """`functie @ werkgever van-tot`, employer and period optional. Raises ValueError with a code."""
    return tuple(_work(item, today) for item in items(text))


def _education(name: str, year: int | None) -> EducationEntry:
    found = _LEVELS.match(name)
    if found is None:
        return EducationEntry(name, None, year)
    return EducationEntry(name[found.end() :].strip() or found[0], found[0], year)


def _name_and_year(item: str, today: date) -> tuple[str, int | None]:
    found = _YEAR_AT_END.search(item)
    if found is None:
        return item, None
    name = item[: found.start()].strip()
    if not name:
        raise ValueError("name-missing")
    return name, _year(found[1], today)


def _work(item: str, today: date) -> WorkEntry:
    from_year = until_year = None
    if found := _PERIOD_AT_END.search(item):
        item = item[: found.start()].strip()
        from_year = _year(found[1], today)
        until_year = _year(found[2], today) if found[2] and found[2] != "heden" else None
        if until_year is not None and until_year < from_year:
            raise ValueError("period-reversed")
    job_title, _, employer = item.partition("@")
    if not job_title.strip():
        raise ValueError("name-missing")
    return WorkEntry(job_title.strip(), employer.strip() or None, from_year, until_year)


def _year(text: str, today: date) -> int:
    year = int(text)
    if not EARLIEST_YEAR <= year <= today.year + 1:
        raise ValueError("year-implausible")
    return year
