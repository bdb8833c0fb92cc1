"""Functional limitations as delivered: which group of the FML an item most likely belongs to, and nothing more.

The commissioning party's words are kept as they are; the group only sorts them. An adviser sets it right.
"""

from typing import Final

_MARKS: Final = {
    "working-hours": "nacht werktijd werkuren ploegen avonddienst weekend urenbeperking uur-per-dag uren-per",
    "static-postures": "zitten staan geknield hurken gebogen houding",
    "dynamic-movements": (
        "tillen dragen trap lopen klimmen duwen trekken reiken bukken buigen knielen hand tastzin zien horen"
    ),
    "personal-functioning": "tijdsdruk concentr tempo herinner inzicht prikkel deadline productiepiek storing",
    "social-functioning": "conflict samenwerk contact leiding emotion spreken klanten",
    "physical-environment": "hitte koude tocht stof rook geluid trilling vocht huid allerg",
}

LIMITED = "limited"


def group_of(item: str) -> str | None:
    """The FML group code, or None when the words do not tell."""
    words = item.casefold().replace(" ", "-")
    for group, marks in _MARKS.items():
        if any(mark in words for mark in marks.split()):
            return group
    return None
