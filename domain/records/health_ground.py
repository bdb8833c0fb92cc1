"""The ground for functional limitations (R29, UAVG 30): which traject gives one, and what may then be written."""

from domain.clients.model import TrajectHeader
from domain.intake.codes import PartyKind
from domain.records.model import Values
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid, Refused

NO_GROUND = "Dit traject geeft geen grond om gegevens over gezondheid te verwerken."
_TYPED = {"group": "Kies waar de beperking over gaat.", "level": "Kies hoe ver de beperking gaat."}


def gives_ground(traject: TrajectHeader) -> bool:
    """Whether limitations may be written under this traject: its goal allows it and it is not over."""
    return traject.health_ground and traject.state != "closed"


def check_ground(traject: TrajectHeader | None, values: Values) -> None:
    """Raise Refused without a ground, Invalid for more than the ground allows.

    An employer may have no more recorded than functional limitations: a record that does not say on which part of
    the list of functional abilities it stands, and how far it goes, could be a complaint or an illness.
    """
    if traject is None or not gives_ground(traject):
        raise Refused(NO_GROUND, clause=Clause.R29)
    if traject.party_kind is not PartyKind.EMPLOYER:
        return
    errors = [
        FieldError(f"/{name}", "functional-only", words)
        for name, words in _TYPED.items()
        if values.get(name) is None
    ]
    if errors:
        words = "Een werkgever is de opdrachtgever: noteer alleen wat iemand in werk wel en niet kan."
        raise Invalid(words, clause=Clause.R29, errors=errors)
