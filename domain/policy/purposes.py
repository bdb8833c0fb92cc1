"""Purposes of processing: a closed list (R13-R22). Every read and every act names one (R23)."""

from enum import StrEnum

from domain.shared.clauses import Clause


class Purpose(StrEnum):
    """Why data are processed in this act."""

    CLIENT_CONTACT = "client-contact"
    GUIDANCE = "guidance"
    SUITABILITY_ASSESSMENT = "suitability-assessment"
    INTAKE = "intake"
    ACCOUNTABILITY = "accountability"
    LEGAL_DUTY = "legal-duty"
    OVERSIGHT = "oversight"
    ADMINISTRATION = "administration"


PURPOSE_CLAUSES: dict[Purpose, tuple[Clause, ...]] = {
    Purpose.CLIENT_CONTACT: (Clause.R13,),
    Purpose.GUIDANCE: (Clause.R14, Clause.R15, Clause.R17, Clause.R18, Clause.R19, Clause.R20),
    Purpose.SUITABILITY_ASSESSMENT: (Clause.R16,),
    Purpose.INTAKE: (Clause.R5,),
    Purpose.ACCOUNTABILITY: (Clause.R12, Clause.R21),
    Purpose.LEGAL_DUTY: (Clause.R22,),
    Purpose.OVERSIGHT: (Clause.R40, Clause.R41),
    Purpose.ADMINISTRATION: (Clause.R21,),
}

HEALTH_PURPOSES = frozenset({Purpose.GUIDANCE, Purpose.SUITABILITY_ASSESSMENT, Purpose.ACCOUNTABILITY})
"""Purposes for which functional limitations may be opened (R7, R16, R29)."""

BSN_PURPOSES = frozenset(
    {Purpose.CLIENT_CONTACT, Purpose.GUIDANCE, Purpose.ACCOUNTABILITY, Purpose.LEGAL_DUTY}
)
"""Purposes for which a BSN may be shown (UAVG 46: only where a law allows it)."""
