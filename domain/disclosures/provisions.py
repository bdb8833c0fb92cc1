"""The legal provisions that open a disclosure without consent, by code, with what each may give (R28).

A provision that is not here opens nothing. The same list stands in the database, which refuses what goes beyond it.
"""

from dataclasses import dataclass
from typing import Final

from domain.inventory_entry import Category

_C = Category


@dataclass(frozen=True, slots=True)
class LegalProvision:
    """One provision: its article, who asks under it, what may be given and no more."""

    code: str
    article: str
    title: str
    categories: frozenset[Category]


_WHO: Final = (_C.NAME, _C.CONTACT, _C.BIRTH_AND_SEX, _C.IDENTIFICATION)

LEGAL_PROVISIONS: Final[tuple[LegalProvision, ...]] = (
    LegalProvision(
        "suwi-54",
        "Wet SUWI, artikel 54",
        "UWV, SVB of gemeente vraagt gegevens voor een uitkering",
        frozenset({*_WHO, _C.BENEFIT, _C.TRAJECT}),
    ),
    LegalProvision(
        "awr-53",
        "Algemene wet inzake rijksbelastingen, artikel 53",
        "De Belastingdienst vraagt gegevens uit de administratie",
        frozenset({*_WHO, _C.TRAJECT}),
    ),
    LegalProvision(
        "sv-126nd",
        "Wetboek van Strafvordering, artikel 126nd",
        "De officier van justitie vordert gegevens",
        frozenset({_C.NAME, _C.CONTACT, _C.BIRTH_AND_SEX, _C.TRAJECT}),
    ),
    LegalProvision(
        "avg-58",
        "AVG, artikel 58 lid 1",
        "De Autoriteit Persoonsgegevens houdt toezicht",
        frozenset({*_WHO, _C.BACKGROUND, _C.PREFERENCE, _C.TRAJECT, _C.GUIDANCE, _C.HEALTH}),
    ),
    LegalProvision(
        "avg-9-vital",
        "AVG, artikel 6 lid 1 d en artikel 9 lid 2 c",
        "Er is gevaar voor leven of gezondheid en de cliënt kan niets zeggen",
        frozenset({_C.NAME, _C.CONTACT, _C.BIRTH_AND_SEX, _C.HEALTH}),
    ),
)


def provision_of(code: str) -> LegalProvision | None:
    """The provision under this code; None when it opens nothing."""
    return next((provision for provision in LEGAL_PROVISIONS if provision.code == code), None)
