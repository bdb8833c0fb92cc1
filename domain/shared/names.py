"""Names for matching: two spellings of one person's name meet, without ever changing the name itself."""

import unicodedata

_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """Lower case, without accents and punctuation: for comparing and searching, never for showing."""
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS_WITHOUT_DECOMPOSITION)
    return "".join(character for character in decomposed if character.isalnum())


def name_key(given_names: str, surname: str) -> str:
    """What a referral is matched by, together with the date of birth: the surname and the first initial, folded."""
    return f"{fold(surname)} {fold(given_names)[:1]}"


def display_name(given_names: str, surname_prefix: str | None, surname: str) -> str:
    """`Janne de Lemmens`, as lists show it."""
    return " ".join(part for part in (given_names, surname_prefix, surname) if part)
