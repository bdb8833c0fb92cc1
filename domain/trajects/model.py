"""The traject as every subject that works under one knows it, and as it is read whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.clients.model import TrajectHeader
from domain.intake.codes import Service
from domain.service_templates.model import ServiceTemplate


class TrajectState(StrEnum):
    """How a traject stands."""

    REGISTERED = "registered"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class TrajectAct(StrEnum):
    """What can be done to a traject; the name of the act in its history."""

    CHANGE = "change"
    ACTIVATE = "activate"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    CLOSE = "close"


class ResultCode(StrEnum):
    """How a traject ended: a closed list, for accounting to the commissioning party (R12, R20)."""

    PLACED_PERMANENT = "placed-permanent"
    PLACED_TEMPORARY = "placed-temporary"
    PLACED_TRIAL = "placed-trial"
    PLACED_SUBSIDISED = "placed-subsidised"
    OWN_JOB = "own-job"
    OTHER_JOB_SAME_EMPLOYER = "other-job-same-employer"
    PARTICIPATION_STEP = "participation-step"
    FIT_FOR_WORK = "fit-for-work"
    ENDED_BY_CLIENT = "ended-by-client"
    ENDED_BY_PARTY = "ended-by-party"
    ENDED_ILLNESS = "ended-illness"
    ENDED_MOVED = "ended-moved"
    ENDED_DECEASED = "ended-deceased"
    ENDED_OTHER = "ended-other"

    @property
    def ended_early(self) -> bool:
        """Whether the traject stopped without a result; then the reason is asked for."""
        return self.value.startswith("ended-")


@dataclass(frozen=True, slots=True)
class Traject:
    """A traject and whose it is."""

    client_id: UUID
    header: TrajectHeader
    version: int

    @property
    def id(self) -> UUID:
        return self.header.id

    @property
    def state(self) -> TrajectState:
        return TrajectState(self.header.state)

    @property
    def grant(self) -> "Grant":
        return Grant(self.header.granted_hours, self.header.budget)


@dataclass(frozen=True, slots=True)
class Grant:
    """What the commissioning party granted: hours, and a budget in euros. None is no limit agreed."""

    hours: int | None
    budget: Decimal | None

    def hours_left(self, booked: Decimal) -> Decimal | None:
        """The hours that may still be booked beside those `booked`; never below zero, None without a limit."""
        return None if self.hours is None else max(Decimal(self.hours) - booked, Decimal(0))


@dataclass(frozen=True, slots=True)
class OrderTerms:
    """What the contract behind a traject says: which services it covers, and how often it wants a report."""

    services: frozenset[Service]
    report_term_days: int | None


@dataclass(frozen=True, slots=True)
class Suspension:
    """A time in which a traject stood still, from `begins_on` up to the day it went on; None while it still does.

    `reason` is None for who may not read the file.
    """

    id: UUID
    begins_on: date
    ends_on: date | None
    reason: str | None


Changes = Mapping[str, tuple[str | None, str | None]]
"""Per field of the header: what it was and what it became."""


@dataclass(frozen=True, slots=True)
class TrajectEvent:
    """One act in the history of a traject: who, when, from what to what."""

    id: UUID
    act: TrajectAct
    at: datetime
    actor_id: UUID
    actor_name: str | None
    effective_on: date
    changes: Changes
    agreed_by: str | None
    agreed_on: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An act to be written into the history; the reason is sealed with the client's key."""

    act: TrajectAct
    effective_on: date
    changes: Changes
    agreed_by: str | None = None
    agreed_on: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TrajectFile:
    """A traject read whole. `template` is the version it runs on, or before it began the newest of its service."""

    traject: Traject
    template: ServiceTemplate | None
    suspensions: tuple[Suspension, ...]
    events: tuple[TrajectEvent, ...]
