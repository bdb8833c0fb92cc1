"""How an actor stands to what the act is about."""

from enum import StrEnum


class Relation(StrEnum):
    """The relation that a rule relies on. The log names it with every record."""

    ASSIGNED = "assigned"
    STAND_IN = "stand-in"
    STAND_IN_WITH_HEALTH = "stand-in-with-health"
    EMERGENCY = "emergency"
    OFFICE = "office"
    OWN_ACCOUNT = "own-account"
    OWN_PARTY = "own-party"
    JOB = "job"
    PUBLIC = "public"
    NONE = "none"


STAND_INS = frozenset({Relation.STAND_IN, Relation.STAND_IN_WITH_HEALTH})
