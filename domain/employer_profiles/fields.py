"""Which fields an employer may read, by kind of placement. Data, not code: to change the list, change it here (R25)."""

from enum import StrEnum
from typing import Final

from domain.inventory_entry import Category


class ProfileKind(StrEnum):
    """The kinds of placement that the reglement names for an employer (R25)."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    TRIAL = "trial"


class ProfileField(StrEnum):
    """One thing an employer may read. There is none for BSN, benefit or health, so that none can be chosen."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    CITY = "city"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    DIPLOMA = "diploma"
    WISH_WORK = "wish-work"
    WISH_HOURS = "wish-hours"
    WISH_SECTOR = "wish-sector"
    WISH_TRAVEL = "wish-travel"


_F, _C = ProfileField, Category

CATEGORY_OF: Final[dict[ProfileField, Category]] = {
    _F.NAME: _C.NAME,
    _F.PHONE: _C.CONTACT,
    _F.EMAIL: _C.CONTACT,
    _F.CITY: _C.CONTACT,
    _F.EXPERIENCE: _C.BACKGROUND,
    _F.EDUCATION: _C.BACKGROUND,
    _F.DIPLOMA: _C.BACKGROUND,
    _F.WISH_WORK: _C.PREFERENCE,
    _F.WISH_HOURS: _C.PREFERENCE,
    _F.WISH_SECTOR: _C.PREFERENCE,
    _F.WISH_TRAVEL: _C.PREFERENCE,
}

FIELDS_OF: Final[dict[ProfileKind, tuple[ProfileField, ...]]] = {
    ProfileKind.PERMANENT: tuple(ProfileField),
    ProfileKind.TEMPORARY: (
        _F.NAME, _F.PHONE, _F.EMAIL, _F.EXPERIENCE, _F.EDUCATION, _F.DIPLOMA, _F.WISH_WORK, _F.WISH_HOURS,
        _F.WISH_TRAVEL,
    ),
    ProfileKind.TRIAL: (_F.NAME, _F.PHONE, _F.EXPERIENCE, _F.DIPLOMA, _F.WISH_WORK, _F.WISH_HOURS),
}  # fmt: skip
"""A trial tells least: whether someone can begin. A permanent job tells most."""
