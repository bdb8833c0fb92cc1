"""The access log as the client reads it (R6, R39): who looked, when and why, in plain words, grouped.

Names of staff are left out: the client hears who looked by role and relation, unless the privacy officer decides
otherwise in a request (EU Court of Justice, C-579/21). A pure function, so that every place that gives the log away
says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.access_log.labels import ACTION_LABELS
from domain.access_log.model import AccessLogEntry
from domain.policy.actions import Action
from domain.policy.actor import ActorKind
from domain.policy.purposes import Purpose
from domain.policy.relations import STAND_INS, Relation
from domain.policy.roles import Role
from domain.stand_ins.model import StandInReason

_CLIENT_LABELS: dict[Action, str] = {
    Action.HEALTH_READ: "Uw beperkingen voor werk bekeken",
    Action.HEALTH_CHANGE: "Uw beperkingen voor werk gewijzigd",
    Action.BSN_REVEAL: "Uw burgerservicenummer bekeken",
    Action.NOTE_READ: "Verslagen van gesprekken met u gelezen",
    Action.NOTE_WRITE: "Een verslag van een gesprek met u geschreven",
    Action.CLIENT_READ: "Uw dossier geopend",
    Action.CLIENT_CREATE: "Uw dossier gemaakt",
    Action.CLIENT_CHANGE: "Uw gegevens gewijzigd",
    Action.CLIENT_LIST: "Uw naam stond in een lijst met cliënten",
    Action.CLIENT_SEARCH: "Uw naam kwam naar voren bij het zoeken",
    Action.TASK_LIST: "Uw naam stond in een lijst met taken",
    Action.AGENDA_READ: "Uw afspraak stond in de agenda",
    Action.HOURS_WEEK: "Uw naam stond in een overzicht van uren",
    Action.DAY_READ: "Uw naam stond op de pagina van vandaag",
    Action.INTAKE_SUBMIT: "Uw aanmelding ontvangen",
    Action.INTAKE_PROCESS: "Uw aanmelding verwerkt",
    Action.DOCUMENT_SCAN: "Een document op veiligheid gecontroleerd",
    Action.CALENDAR_FEED_READ: "Uw afspraak stond in de agenda van uw adviseur",
    Action.ACCESS_LOG_READ: "Bekeken wie in uw dossier heeft gekeken",
    Action.ASSIGNMENT_CHANGE: "U kreeg een andere adviseur",
    Action.STAND_IN_ARRANGE: "Geregeld dat een collega uw adviseur vervangt",
    Action.STAND_IN_DIGEST: "Bekeken wat er voor u nog te doen is",
    Action.EMERGENCY_OPEN: "In een noodgeval uw dossier geopend",
    Action.EMERGENCY_REVIEW: "Beoordeeld of dat noodgeval terecht was",
    Action.CASELOAD_TRANSFER: "U kreeg een andere adviseur, net als anderen",
    Action.CASELOAD_TRANSFER_DIGEST: "Uw naam stond in het overzicht bij een overdracht",
    Action.CLIENT_DIGEST: "Bekeken wat er voor u nog te doen is",
    Action.ACCESS_REVIEW_READ: "Nagekeken wie bij uw dossier kan",
    Action.ACCESS_REVIEW_DECIDE: "Besloten of iemand bij uw dossier mag blijven",
    Action.SESSION_READ: "Een medewerker bekeek de eigen gegevens",
    Action.KEY_ROTATE: "De beveiliging van uw gegevens vernieuwd",
    Action.KEY_RENEW: "Uw gegevens kregen een eigen nieuwe sleutel",
    Action.POLICY_EXPLAIN: "Gekeken wie bij uw dossier mag",
}
"""Where the words of the staff are not the client's words."""

_PURPOSES: dict[Purpose, str] = {
    Purpose.CLIENT_CONTACT: "om contact met u te houden",
    Purpose.GUIDANCE: "om u te begeleiden naar werk",
    Purpose.SUITABILITY_ASSESSMENT: "om te zien welk werk bij u past",
    Purpose.INTAKE: "voor uw aanmelding",
    Purpose.ACCOUNTABILITY: "voor verslag aan uw opdrachtgever",
    Purpose.LEGAL_DUTY: "omdat de wet het vraagt",
    Purpose.OVERSIGHT: "om te controleren of uw privacy is beschermd",
    Purpose.ADMINISTRATION: "voor het beheer van het systeem",
}
_ROLES: dict[Role, str] = {
    Role.ADVISER: "Een adviseur van het bureau",
    Role.COORDINATOR: "De coördinator van het bureau",
    Role.PRIVACY_OFFICER: "De privacyfunctionaris van het bureau",
    Role.ADMINISTRATION: "De administratie van het bureau",
    Role.DIRECTOR: "De directeur van het bureau",
    Role.ADMINISTRATOR: "De beheerder van het systeem",
}
_REASONS: dict[StandInReason, str] = {
    StandInReason.LEAVE: "verlof",
    StandInReason.ILLNESS: "afwezigheid",
    StandInReason.TRAINING: "scholing",
    StandInReason.WORKLOAD: "drukte",
    StandInReason.VACANCY: "een lege plek in het team",
}
"""Why an adviser was away, without saying of their health."""


@dataclass(frozen=True, slots=True)
class ClientLine:
    """The same look at the file, by the same kind of person for the same reason, however often it happened."""

    who: str
    what: str
    why: str
    times: int
    first_at: datetime
    last_at: datetime
    done: bool
    action: Action


def client_words(action: Action) -> str:
    """What an act is called towards the client."""
    return _CLIENT_LABELS.get(action, ACTION_LABELS[action])


def grouped(entries: Sequence[AccessLogEntry]) -> tuple[ClientLine, ...]:
    """The lines for the client: what was seen last comes first."""
    found: dict[tuple[str, str, str, bool], list[AccessLogEntry]] = {}
    for entry in entries:
        key = (_who(entry), client_words(entry.action), _PURPOSES[entry.purpose], entry.result == "done")
        found.setdefault(key, []).append(entry)
    lines = [_line(key, same) for key, same in found.items()]
    return tuple(sorted(lines, key=lambda line: (line.last_at, line.who, line.what), reverse=True))


def _line(key: tuple[str, str, str, bool], same: Sequence[AccessLogEntry]) -> ClientLine:
    who, what, why, done = key
    moments = [entry.at for entry in same]
    return ClientLine(
        who=who,
        what=what,
        why=why,
        times=len(same),
        first_at=min(moments),
        last_at=max(moments),
        done=done,
        action=same[0].action,
    )


def _who(entry: AccessLogEntry) -> str:
    match entry.actor_kind:
        case ActorKind.MACHINE:
            return "Uw opdrachtgever"
        case ActorKind.SYSTEM:
            return "Het systeem, zonder dat iemand keek"
        case ActorKind.ANONYMOUS:
            return "Iemand met uw persoonlijke link"
        case ActorKind.PERSON:
            return _person(entry)


def _person(entry: AccessLogEntry) -> str:
    if entry.result != "done" and entry.relation is Relation.NONE:
        return "Iemand van het bureau die dit niet mocht"
    if entry.relation is Relation.ASSIGNED:
        return "Uw adviseur"
    if entry.relation in STAND_INS:
        reason = f" wegens {_REASONS[entry.stand_in_reason]}" if entry.stand_in_reason else ""
        return f"Een collega die uw adviseur verving{reason}"
    if entry.relation is Relation.EMERGENCY:
        return "Een collega in een noodgeval"
    return _ROLES[entry.role] if entry.role else "Iemand van het bureau"
