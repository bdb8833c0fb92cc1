"""Cursors of lists: where the next page begins, opaque to callers, holding times and identifiers only."""

import base64
import binascii
from datetime import date, datetime
from uuid import UUID

from domain.shared.errors import FieldError, Invalid
from domain.timeline.model import Place

_WORDS = "Deze cursor is niet geldig; begin de lijst opnieuw."


def _invalid() -> Invalid:
    return Invalid(_WORDS, errors=[FieldError("/cursor", "cursor-invalid", _WORDS)])


def encode_cursor(*parts: str) -> str:
    """Parts without `|` to one opaque text."""
    return base64.urlsafe_b64encode("|".join(parts).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, parts: int) -> list[str]:
    """The parts again. Raises Invalid."""
    try:
        decoded = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("|")
    except (binascii.Error, UnicodeDecodeError):
        raise _invalid() from None
    if len(decoded) != parts:
        raise _invalid()
    return decoded


def moment_cursor(moment: datetime, identifier: UUID) -> str:
    """A cursor in a list ordered by time and identifier."""
    return encode_cursor(moment.isoformat(), str(identifier))


def read_moment_cursor(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Time and identifier of a cursor; None for the first page. Raises Invalid."""
    if not cursor:
        return None
    moment, identifier = decode_cursor(cursor, 2)
    try:
        read = datetime.fromisoformat(moment)
        if read.tzinfo is None:
            raise _invalid()
        return read, UUID(identifier)
    except ValueError:
        raise _invalid() from None


def day_cursor(day: date, identifier: UUID) -> str:
    """A cursor in a list ordered by day and identifier."""
    return encode_cursor(day.isoformat(), str(identifier))


def read_day_cursor(cursor: str | None) -> tuple[date, UUID] | None:
    """Day and identifier of a cursor; None for the first page. Raises Invalid."""
    if not cursor:
        return None
    day, identifier = decode_cursor(cursor, 2)
    try:
        return date.fromisoformat(day), UUID(identifier)
    except ValueError:
        raise _invalid() from None


def place_cursor(place: Place) -> str:
    """A cursor in a timeline."""
    return encode_cursor(place.moment.isoformat(), str(place.row_id), str(place.source))


def read_place_cursor(cursor: str | None) -> Place | None:
    """The place of a cursor in a timeline; None for the first page. Raises Invalid."""
    if not cursor:
        return None
    moment, identifier, source = decode_cursor(cursor, 3)
    try:
        place = Place(datetime.fromisoformat(moment), UUID(identifier), int(source))
    except ValueError:
        raise _invalid() from None
    if place.moment.tzinfo is None or not 0 <= place.source < 1000:
        raise _invalid()
    return place


def read_number_cursor(cursor: str | None) -> int:
    """The number of a cursor; 0 for the first page. Raises Invalid."""
    if not cursor:
        return 0
    (number,) = decode_cursor(cursor, 1)
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        raise _invalid()
    return int(number)
