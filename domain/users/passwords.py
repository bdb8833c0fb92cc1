"""What a password must be: long, not well known, not the person's own name. No other games."""

import re

from domain.shared.errors import FieldError, Invalid

MINIMUM_LENGTH = 12
MAXIMUM_LENGTH = 128

_WELL_KNOWN = frozenset(
    [
        "wachtwoord123",
        "wachtwoord1234",
        "welkom123456",
        "welkom2026!!",
        "password1234",
        "password12345",
        "1234567890123",
        "123456789012",
        "qwertyuiop12",
        "qwertyuiop123",
        "administrator",
        "administrator1",
        "letmeinletmein",
        "geheimgeheim",
        "iloveyou1234",
        "amsterdam123",
        "rotterdam123",
        "utrecht12345",
        "zomer2026zomer",
        "winter2026win",
        "lente2026lente",
        "herfst2026her",
        "trajectdossier",
        "trajectdossier1",
        "reintegratie1",
        "reintegratie123",
        "wachtwoordwachtwoord",
        "passwordpassword",
        "welkomwelkom",
        "abcdefghijkl",
        "abcdefghijklm",
        "aaaaaaaaaaaa",
        "111111111111",
        "000000000000",
    ]
)


def check_password(password: str, *, name: str, email: str, pointer: str) -> None:
    """Raise Invalid that says what is wrong with a new password."""
    problem = _problem(password, name, email)
    if problem is not None:
        code, detail = problem
        raise Invalid("Kies een ander wachtwoord.", errors=[FieldError(pointer, code, detail)])


def _problem(password: str, name: str, email: str) -> tuple[str, str] | None:
    if len(password) < MINIMUM_LENGTH:
        return "too-short", f"Gebruik minstens {MINIMUM_LENGTH} tekens. Een zin is makkelijk te onthouden."
    if len(password) > MAXIMUM_LENGTH:
        return "too-long", f"Gebruik hoogstens {MAXIMUM_LENGTH} tekens."
    lower = password.lower()
    if lower in _WELL_KNOWN or len(set(lower)) < 4:
        return "well-known", "Dit wachtwoord is bekend of te makkelijk te raden."
    own = [
        part for part in re.split(r"[\s@._-]+", f"{name} {email.partition('@')[0]}".lower()) if len(part) >= 4
    ]
    if any(part in lower for part in own):
        return "own-name", "Gebruik niet uw eigen naam of e-mailadres in het wachtwoord."
    return None
