"""Who calls in the matrix, and the shape of its rows.

`allowed` names the callers that may, with the exact status; everyone else gets what `refused` says of them.
A body is well formed but harmless where it can be (If-Match "99" answers 412: past the wall, nothing changed).
Braces in a path, query or body are filled in from the house by `test_matrix`.
"""

from dataclasses import dataclass, field
from typing import Any

ASSIGNED = "assigned"
NOT_ASSIGNED = "not assigned"
FORMERLY = "formerly assigned"
EXPIRED = "agreement expired"
COORDINATOR = "coordinator"
COORDINATOR_EXPIRED = "coordinator, agreement expired"
PRIVACY_OFFICER = "privacy_officer"
ADMINISTRATION = "administration"
DIRECTOR = "director"
ADMINISTRATOR = "administrator"
OWN_MACHINE = "machine of the party"
NARROW_MACHINE = "machine of the party without intake scopes"
OTHER_MACHINE = "machine of another party"
ANONYMOUS = "anonymous"

ADVISERS = (ASSIGNED, NOT_ASSIGNED, FORMERLY, EXPIRED)
STAFF = (
    *ADVISERS, COORDINATOR, COORDINATOR_EXPIRED, PRIVACY_OFFICER, ADMINISTRATION, DIRECTOR, ADMINISTRATOR,
)  # fmt: skip
MACHINES = (OWN_MACHINE, NARROW_MACHINE, OTHER_MACHINE)
CALLERS = (*STAFF, *MACHINES, ANONYMOUS)

OFFICE = dict.fromkeys(CALLERS, 403) | {ANONYMOUS: 401}
"""An office act: who it does not belong to is told so."""

FILE = dict.fromkeys(CALLERS, 404) | {ANONYMOUS: 401, EXPIRED: 403}
"""A client's file: for who has no relation to it, it does not exist (R24); R27 is said to the assigned adviser."""


@dataclass(frozen=True)
class Row:
    """One operation for all callers."""

    operation: str
    allowed: dict[str, int]
    refused: dict[str, int] = field(default_factory=lambda: OFFICE)
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] | None = None
    file: bytes | None = None
    where: dict[str, str] = field(default_factory=dict)
    own_session: bool = False
    """The act would end the caller's session: do it with a login of its own."""

    def expected(self, caller: str) -> int:
        return self.allowed.get(caller, self.refused[caller])


def everyone(status: int) -> dict[str, int]:
    return dict.fromkeys(CALLERS, status)


def staff(status: int) -> dict[str, int]:
    return dict.fromkeys(STAFF, status)


def only(status: int, *callers: str) -> dict[str, int]:
    return dict.fromkeys(callers, status)


def office(
    operation: str, allowed: dict[str, int], refused: dict[str, int] | None = None, **more: Any
) -> Row:
    return Row(operation, allowed, OFFICE | (refused or {}), **more)


def file(operation: str, allowed: dict[str, int], refused: dict[str, int] | None = None, **more: Any) -> Row:
    return Row(operation, allowed, FILE | (refused or {}), **more)
