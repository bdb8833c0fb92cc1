"""What the bureau does with personal data, activity by activity, as the data inventory says it (AVG 30(1)).

An activity is a purpose of processing: its code is the purpose that every line of the access log names, so that log
and register can be laid side by side. One activity has no purpose of its own in the log of a file: the mailing list,
which exists by consent alone (R32).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from domain.bureau import Bureau
from domain.inventory import INVENTORY
from domain.inventory_entry import Category, Entry, Erasure, RetentionClass
from domain.policy.purposes import PURPOSE_CLAUSES, Purpose
from domain.shared.clauses import Clause

MAILING: Final = "mailing"
"""Commercial and charitable mail: no purpose of the work, and therefore apart."""


class Subject(StrEnum):
    """Whose data they are."""

    CLIENT = "client"
    STAFF = "staff"
    PARTY_CONTACT = "party-contact"
    THIRD_PERSON = "third-person"


THIRD_PERSONS: Final = frozenset(
    {
        ("reference", "source_name_sealed"),
        ("consent", "recipient_name_sealed"),
        ("consent", "witness_sealed"),
        ("placement", "employer_sealed"),
    }
)
"""Columns that name someone else than client or staff: who gave a reference, received, witnessed, employs."""

PARTY_CONTACTS: Final = frozenset(
    {
        ("traject", "contact_name"),
        ("referral", "contact_name"),
        ("plan_version", "party_approver_name"),
    }
)
"""Columns that name someone at a commissioning party."""

_STAFF_COLUMNS = frozenset({"author_id", "adviser_id", "user_id", "actor_id", "handler_id"})
_OF_STAFF = frozenset({Category.STAFF, Category.CREDENTIAL})


@dataclass(frozen=True, slots=True)
class Held:
    """One category of data with one period, as far as an activity uses it."""

    category: Category
    retention: RetentionClass
    erasures: tuple[Erasure, ...]
    subjects: tuple[Subject, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the register. Its words are in words.py, by its code."""

    code: str
    clauses: tuple[Clause, ...]
    subjects: tuple[Subject, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register. The fingerprint changes as soon as one line or the controller's details do."""

    bureau: Bureau
    activities: tuple[Activity, ...]
    sha256: bytes
    sealed: int
    """So many kinds of data are sealed with a key of the client's own."""
    total: int


def register_of(bureau: Bureau, entries: Iterable[Entry] = INVENTORY) -> Register:
    """The register as the inventory gives it: one activity for every purpose in it, and the mailing list."""
    lines = tuple(entries)
    activities = (
        *(
            _activity(purpose.value, PURPOSE_CLAUSES[purpose], [e for e in lines if purpose in e.purposes])
            for purpose in Purpose
            if any(purpose in entry.purposes for entry in lines)
        ),
        _activity(MAILING, (Clause.R32, Clause.R33, Clause.R34), [e for e in lines if _is_mailed(e)]),
    )
    digest = sha256(repr((bureau, activities)).encode()).digest()
    sealed = sum(entry.erasure is Erasure.SHRED for entry in lines)
    return Register(bureau, activities, digest, sealed, len(lines))


def subjects_of(entry: Entry) -> frozenset[Subject]:
    """Whose data a column holds. What staff did in a file is about the client and about who did it."""
    place = (entry.table, entry.column)
    if entry.category in _OF_STAFF:
        return frozenset({Subject.STAFF})
    if entry.category is Category.PARTY_CONTACT:
        return frozenset({Subject.PARTY_CONTACT})
    if place in PARTY_CONTACTS:
        return frozenset({Subject.CLIENT, Subject.PARTY_CONTACT})
    if place in THIRD_PERSONS:
        return frozenset({Subject.CLIENT, Subject.THIRD_PERSON})
    if entry.column in _STAFF_COLUMNS or entry.column.endswith("_by"):
        return frozenset({Subject.CLIENT, Subject.STAFF})
    return frozenset({Subject.CLIENT})


def _is_mailed(entry: Entry) -> bool:
    return entry.table == "client" and entry.category in (Category.NAME, Category.CONTACT)


def _activity(code: str, clauses: tuple[Clause, ...], entries: list[Entry]) -> Activity:
    groups: dict[tuple[Category, RetentionClass], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.category, entry.retention), []).append(entry)
    held = tuple(
        Held(
            category,
            retention,
            tuple(
                kind
                for kind in Erasure
                if any(entry.erasure is kind for entry in groups[category, retention])
            ),
            _in_order(groups[category, retention]),
            tuple(dict.fromkeys(entry.label for entry in groups[category, retention])),
        )
        for category, retention in sorted(groups, key=_reading_order)
    )
    return Activity(code, clauses, _in_order(entries), held)


def _in_order(entries: list[Entry]) -> tuple[Subject, ...]:
    found = frozenset[Subject]().union(*(subjects_of(entry) for entry in entries))
    return tuple(subject for subject in Subject if subject in found)


def _reading_order(group: tuple[Category, RetentionClass]) -> tuple[int, int]:
    category, retention = group
    return list(Category).index(category), list(RetentionClass).index(retention)
