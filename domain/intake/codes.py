"""The closed lists of an intake: services, goals (R14-R20), benefits, sex, and the fields a contract can cover."""

from enum import StrEnum

from domain.shared.clauses import Clause


class PartyKind(StrEnum):
    """Kind of commissioning party."""

    UWV = "uwv"
    MUNICIPALITY = "municipality"
    EMPLOYER = "employer"


class Service(StrEnum):
    """What a commissioning party orders."""

    WERKFIT_MAKEN = "werkfit-maken"
    NAAR_WERK = "naar-werk"
    PRAKTIJKASSESSMENT = "praktijkassessment"
    MODULAIR = "modulair"
    SPOOR_1 = "spoor-1"
    SPOOR_2 = "spoor-2"
    JOBCOACHING = "jobcoaching"
    LOOPBAANADVIES = "loopbaanadvies"
    OUTPLACEMENT = "outplacement"
    PARTICIPATIE = "participatie"


class Goal(StrEnum):
    """What a traject is for: one of R14-R20, and nothing else."""

    SICK_EMPLOYEE = "sick-employee"
    PARTICIPATION = "participation"
    SUITABILITY = "suitability"
    OWN_JOB = "own-job"
    OTHER_JOB_SAME_EMPLOYER = "other-job-same-employer"
    NEW_EMPLOYER = "new-employer"
    BENEFIT_TO_WORK = "benefit-to-work"

    @property
    def clause(self) -> Clause:
        """The clause of the reglement that names this goal."""
        return _GOAL_CLAUSES[self]


_GOAL_CLAUSES = {
    Goal.SICK_EMPLOYEE: Clause.R14,
    Goal.PARTICIPATION: Clause.R15,
    Goal.SUITABILITY: Clause.R16,
    Goal.OWN_JOB: Clause.R17,
    Goal.OTHER_JOB_SAME_EMPLOYER: Clause.R18,
    Goal.NEW_EMPLOYER: Clause.R19,
    Goal.BENEFIT_TO_WORK: Clause.R20,
}


class Sex(StrEnum):
    """As delivered: man, vrouw, X, onbekend."""

    M = "M"
    V = "V"
    X = "X"
    O = "O"  # noqa: E741


class BenefitKind(StrEnum):
    """The benefits that a client may receive; `geen` is delivered as such."""

    WW = "WW"
    WIA_WGA = "WIA-WGA"
    WIA_IVA = "WIA-IVA"
    WAO = "WAO"
    WAZ = "WAZ"
    WAJONG = "Wajong"
    ZW = "ZW"
    PARTICIPATIEWET = "Participatiewet"
    IOAW = "IOAW"
    IOAZ = "IOAZ"
    ANW = "Anw"
    GEEN = "geen"


class IntakeField(StrEnum):
    """The fields that a contract covers or does not. What is required of every referral is always covered."""

    BSN = "bsn"
    PHONE = "phone"
    EMAIL = "email"
    NATIONALITY = "nationality"
    BENEFIT = "benefit"
    EDUCATIONS = "educations"
    DIPLOMAS = "diplomas"
    WORK_EXPERIENCES = "workExperiences"
    FUNCTIONAL_LIMITATIONS = "functionalLimitations"
    CONTACT_NAME = "contactName"


_SICKNESS_GOALS = frozenset(
    {Goal.SICK_EMPLOYEE, Goal.SUITABILITY, Goal.OWN_JOB, Goal.OTHER_JOB_SAME_EMPLOYER}
)
_SICKNESS_SERVICES = frozenset({Service.SPOOR_1, Service.SPOOR_2})
_UWV_GOALS = frozenset({Goal.PARTICIPATION, Goal.BENEFIT_TO_WORK})


def has_health_ground(goal: Goal, service: Service, party_kind: PartyKind) -> bool:
    """Whether functional limitations may be processed for such a traject (R29, UAVG 30).

    The ban is lifted only for re-integration or guidance in connection with sickness or disability: goals that
    are about a sick employee or fitness for work, the two tracks of the Wet verbetering poortwachter, and UWV's
    trajects from a disability benefit. An outplacement or a municipality's participation gives no ground.
    """
    if goal in _SICKNESS_GOALS or service in _SICKNESS_SERVICES:
        return True
    return party_kind is PartyKind.UWV and goal in _UWV_GOALS
