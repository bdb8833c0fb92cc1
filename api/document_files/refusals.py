"""Refusing an uploaded file: a code, and words for who chose the file."""

from domain.shared.errors import FieldError, Invalid


def refuse(code: str, words: str) -> Invalid:
    """The file cannot be taken as it is (400)."""
    return Invalid(words, errors=[FieldError("/file", code, words)])
