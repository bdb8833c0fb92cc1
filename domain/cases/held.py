"""Printing a letter before the row is held, and holding it unchanged.

A letter takes a third of a second to print. An act reads the case, changes it, prints, and only then holds the row:
whoever else works on it waits for a write, not for a letter. What changed in between refuses the act.
"""

from domain.shared.clauses import Clause
from domain.shared.errors import Conflict


def check_unchanged(before: object, held: object, clause: Clause) -> None:
    """Raise Conflict when what is held now is not what the act was decided on."""
    if held != before:
        words = "Iemand anders heeft dit zojuist veranderd. Kijk er eerst naar."
        raise Conflict(words, clause=clause, code="changed-meanwhile")
