"""The acts on a traject as rules: the header before in, the header after out, or what stands in the way.

Nothing here asks a database or a clock. PostgreSQL repeats what must hold (migration 0004).
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from domain.clients.model import TrajectHeader
from domain.service_templates.model import ServiceTemplate
from domain.shared.errors import Conflict, FieldError, Invalid
from domain.shared.terms import add_months
from domain.trajects.model import Changes, OrderTerms, ResultCode, Suspension, TrajectAct, TrajectState

_S, _A = TrajectState, TrajectAct

TRANSITIONS: Mapping[tuple[TrajectAct, TrajectState], TrajectState] = {
    (_A.CHANGE, _S.REGISTERED): _S.REGISTERED,
    (_A.CHANGE, _S.ACTIVE): _S.ACTIVE,
    (_A.CHANGE, _S.SUSPENDED): _S.SUSPENDED,
    (_A.ACTIVATE, _S.REGISTERED): _S.ACTIVE,
    (_A.SUSPEND, _S.ACTIVE): _S.SUSPENDED,
    (_A.RESUME, _S.SUSPENDED): _S.ACTIVE,
    (_A.EXTEND, _S.ACTIVE): _S.ACTIVE,
    (_A.EXTEND, _S.SUSPENDED): _S.SUSPENDED,
    (_A.CLOSE, _S.REGISTERED): _S.CLOSED,
    (_A.CLOSE, _S.ACTIVE): _S.CLOSED,
    (_A.CLOSE, _S.SUSPENDED): _S.CLOSED,
}
"""Which act fits which state, and the state after it. What is not here is refused."""

_WORDS = {
    _S.REGISTERED: "Dit traject is nog niet begonnen.",
    _S.ACTIVE: "Dit traject loopt.",
    _S.SUSPENDED: "Dit traject is onderbroken.",
    _S.CLOSED: "Dit traject is afgesloten.",
}

BEFORE_BEGIN = frozenset(
    {
        "goal",
        "service",
        "order_reference",
        "granted_hours",
        "budget",
        "expected_end_on",
        "contact_name",
    }
)
"""What may be changed before activation: afterwards the goal stands, and hours and end go by extension."""

WHILE_RUNNING = frozenset({"order_reference", "phase", "contact_name"})

OLDEST_BEGIN_MONTHS = 36
LONGEST_MONTHS = 120
"""Bounds that catch a year typed wrong, far wider than any traject."""


@dataclass(frozen=True, slots=True)
class Start:
    """When a traject begins; without an expected end the service's usual period decides."""

    begins_on: date
    expected_end_on: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A later end, and what was granted with it; `agreed_by` is who at the commissioning party agreed."""

    expected_end_on: date
    extra_hours: int
    extra_budget: Decimal
    agreed_by: str
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Closing:
    """How a traject ends. `ends_suspension` says that an open suspension ends with it."""

    ended_on: date
    result: ResultCode
    reason: str | None
    ends_suspension: bool


def possible_acts(state: TrajectState) -> tuple[TrajectAct, ...]:
    """The acts that fit a state, in the order of a traject's life."""
    return tuple(act for act in TrajectAct if (act, state) in TRANSITIONS)


def next_state(act: TrajectAct, state: TrajectState) -> TrajectState:
    """The state after an act. Raises Conflict when the act does not fit."""
    after = TRANSITIONS.get((act, state))
    if after is None:
        raise Conflict(f"{_WORDS[state]} Deze handeling kan daarom niet.", code=f"traject-{state.value}")
    return after


def changed(
    header: TrajectHeader, changes: Mapping[str, Any], order: OrderTerms, template: ServiceTemplate | None
) -> TrajectHeader:
    """Other members of the header. Raises Conflict for what is fixed in this state, Invalid for what cannot be."""
    state = TrajectState(header.state)
    next_state(_A.CHANGE, state)
    allowed = BEFORE_BEGIN if state is _S.REGISTERED else WHILE_RUNNING
    after = replace(header, **changes)
    touched = differences(header, after)
    fixed = [name for name in touched if name not in allowed]
    if fixed:
        words = "Dit staat vast nu het traject is begonnen." if state is not _S.REGISTERED else _WORDS[state]
        raise Conflict(
            words,
            clause=after.goal.clause if "goal" in fixed else None,
            code="traject-field-fixed",
            errors=[FieldError("/" + _camel(name), "fixed", words) for name in fixed],
        )
    check = _Check()
    _check_grant(check, "/grantedHours", after.granted_hours, "/budget", after.budget)
    check.refuse_if(
        after.granted_hours is not None and after.granted_hours * 60 < header.used_minutes,
        "/grantedHours", "below-used", "Er zijn al meer uren geschreven dan dit.",
    )  # fmt: skip
    check.refuse_if("service" in touched and after.service not in order.services, "/service", "not-covered",
                    "Deze dienst valt niet onder het contract.")  # fmt: skip
    phases = {phase.code for phase in template.content.phases} if template else set()
    check.refuse_if("phase" in touched and after.phase not in phases, "/phase", "unknown",
                    "Deze fase hoort niet bij de dienst.")  # fmt: skip
    check.done()
    return after


def activated(
    header: TrajectHeader, start: Start, template: ServiceTemplate | None, today: date
) -> TrajectHeader:
    """The traject begins: in the first phase of its service, with an expected end. Raises Conflict, Invalid."""
    state = next_state(_A.ACTIVATE, TrajectState(header.state))
    check = _Check()
    begin = start.begins_on
    check.refuse_if(begin > today, "/beginsOn", "future", "Een traject begint vandaag of eerder.")
    check.refuse_if(begin < add_months(today, -OLDEST_BEGIN_MONTHS), "/beginsOn", "past",
                    "Deze begindatum ligt te ver terug.")  # fmt: skip
    end = start.expected_end_on or header.expected_end_on
    if end is None and template is not None and template.content.period is not None:
        end = template.content.period.after(begin)
    if end is None:
        check.add("/expectedEndOn", "required", "Geef een verwacht einde; deze dienst heeft geen vaste duur.")
    else:
        _check_end(check, begin, end)
    check.done()
    phase = template.content.phases[0].code if template else None
    return replace(header, state=state, started_on=begin, expected_end_on=end, phase=phase)


def suspended(
    header: TrajectHeader, begins_on: date, suspensions: tuple[Suspension, ...], today: date
) -> TrajectHeader:
    """The traject stands still from a day on. Raises Conflict, Invalid (also for an overlap)."""
    state = next_state(_A.SUSPEND, TrajectState(header.state))
    check = _Check()
    check.refuse_if(begins_on > today, "/beginsOn", "future", "Een onderbreking begint vandaag of eerder.")
    check.refuse_if(_before(begins_on, header.started_on), "/beginsOn", "period",
                    "De onderbreking begint voor het traject.")  # fmt: skip
    # An open end reaches past every suspension that ended after this begin.
    overlap = any(s.ends_on is None or s.ends_on > begins_on for s in suspensions)
    check.refuse_if(overlap, "/beginsOn", "overlap", "In deze tijd was het traject al onderbroken.")
    check.done()
    return replace(header, state=state)


def resumed(
    header: TrajectHeader, resumes_on: date, suspensions: tuple[Suspension, ...], today: date
) -> tuple[TrajectHeader, Suspension]:
    """The traject goes on; answers the suspension that ended too. Raises Conflict, Invalid."""
    state = next_state(_A.RESUME, TrajectState(header.state))
    current = _open(suspensions)
    check = _Check()
    check.refuse_if(resumes_on > today, "/resumesOn", "future", "Een traject gaat vandaag of eerder verder.")
    check.refuse_if(resumes_on < current.begins_on, "/resumesOn", "period",
                    "Deze dag ligt voor het begin van de onderbreking.")  # fmt: skip
    check.done()
    return replace(header, state=state), replace(current, ends_on=resumes_on)


def extended(header: TrajectHeader, extension: Extension, today: date) -> TrajectHeader:
    """A later end, with what was granted beside it. Raises Conflict, Invalid."""
    state = next_state(_A.EXTEND, TrajectState(header.state))
    check = _Check()
    end = extension.expected_end_on
    old = header.expected_end_on or header.started_on
    check.refuse_if(old is not None and end <= old, "/expectedEndOn", "period",
                    "De nieuwe einddatum ligt niet na de oude.")  # fmt: skip
    if header.started_on is not None:
        _check_end(check, header.started_on, end)
    _check_grant(check, "/extraHours", extension.extra_hours, "/extraBudget", extension.extra_budget)
    check.refuse_if(not extension.agreed_by.strip(), "/agreedBy", "required", "Vul in wie akkoord gaf.")
    check.refuse_if(
        extension.agreed_on > today, "/agreedOn", "future", "Een akkoord is vandaag of eerder gegeven."
    )
    check.done()
    hours = header.granted_hours
    budget = header.budget
    return replace(
        header,
        state=state,
        expected_end_on=end,
        granted_hours=(hours or 0) + extension.extra_hours if extension.extra_hours else hours,
        budget=(budget or Decimal(0)) + extension.extra_budget if extension.extra_budget else budget,
    )


def closed(
    header: TrajectHeader, closing: Closing, suspensions: tuple[Suspension, ...], today: date
) -> tuple[TrajectHeader, Suspension | None]:
    """The traject ends; answers the suspension that ended with it too. Raises Conflict, Invalid."""
    before = TrajectState(header.state)
    state = next_state(_A.CLOSE, before)
    if before is _S.SUSPENDED and not closing.ends_suspension:
        words = "Dit traject is onderbroken. Hervat het eerst, of beëindig de onderbreking mee."
        raise Conflict(words, code="traject-suspended")
    check = _Check()
    end = closing.ended_on
    check.refuse_if(end > today, "/endedOn", "future", "Een traject eindigt vandaag of eerder.")
    check.refuse_if(_before(end, header.started_on), "/endedOn", "period", "Het einde ligt voor het begin.")
    check.refuse_if(any(end < (s.ends_on or s.begins_on) for s in suspensions), "/endedOn", "period",
                    "Het einde ligt voor een onderbreking.")  # fmt: skip
    check.refuse_if(before is _S.REGISTERED and not closing.result.ended_early, "/result", "not-begun",
                    "Een traject dat niet begon, heeft geen ander resultaat dan dat het stopte.")  # fmt: skip
    check.refuse_if(closing.result.ended_early and not (closing.reason or "").strip(), "/reason", "required",
                    "Schrijf op waarom het traject stopt.")  # fmt: skip
    check.done()
    after = replace(header, state=state, ended_on=end, result_code=closing.result.value)
    return after, replace(_open(suspensions), ends_on=end) if before is _S.SUSPENDED else None


def takes_health_ground_away(before: TrajectHeader, after: TrajectHeader) -> bool:
    """Whether functional limitations would be left without a ground (R29)."""
    return before.health_ground and not after.health_ground


def differences(before: TrajectHeader, after: TrajectHeader) -> Changes:
    """Per member that differs: what it was, what it became; as text, for the history."""
    pairs = ((f.name, getattr(before, f.name), getattr(after, f.name)) for f in fields(TrajectHeader))
    return {name: (_text(old), _text(new)) for name, old, new in pairs if old != new}


class _Check:
    """Collects what is wrong, field by field, so that all of it is said at once."""

    def __init__(self) -> None:
        self._errors: list[FieldError] = []

    def add(self, pointer: str, code: str, words: str) -> None:
        self._errors.append(FieldError(pointer, code, words))

    def refuse_if(self, wrong: bool, pointer: str, code: str, words: str) -> None:
        if wrong:
            self.add(pointer, code, words)

    def done(self) -> None:
        if self._errors:
            raise Invalid("Verbeter de genoemde velden.", errors=self._errors)


def _check_end(check: _Check, begin: date, end: date) -> None:
    check.refuse_if(end < begin, "/expectedEndOn", "period", "Het verwachte einde ligt voor het begin.")
    check.refuse_if(end > add_months(begin, LONGEST_MONTHS), "/expectedEndOn", "far",
                    "Deze einddatum ligt te ver weg.")  # fmt: skip


def _check_grant(
    check: _Check, hours_at: str, hours: int | None, budget_at: str, budget: Decimal | None
) -> None:
    check.refuse_if(hours is not None and hours < 0, hours_at, "negative", "Uren kunnen niet negatief zijn.")
    check.refuse_if(budget is not None and budget < 0, budget_at, "negative",
                    "Een budget kan niet negatief zijn.")  # fmt: skip


def _open(suspensions: tuple[Suspension, ...]) -> Suspension:
    return next(s for s in suspensions if s.ends_on is None)


def _before(day: date, other: date | None) -> bool:
    return other is not None and day < other


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
