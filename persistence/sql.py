"""SQLAlchemy Core statements, compiled once and carried by asyncpg.

The statement stays visible and checked against the tables; the request pays neither compilation nor a greenlet
switch. Measured figures are in docs/decisions.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ClauseElement, Table, bindparam, insert
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.sql.dml import Insert

_DIALECT = PGDialect_asyncpg()  # type: ignore[no-untyped-call]


class Sql:
    """One statement with named parameters. Make it at module level; run it through a unit of work."""

    __slots__ = ("names", "text")

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        self.text = str(compiled)
        self.names: tuple[str, ...] = tuple(getattr(compiled, "positiontup", None) or ())

    def arguments(self, values: dict[str, Any]) -> list[Any]:
        """The values in the statement's order. KeyError names a missing one."""
        return [values[name] for name in self.names]


def insert_into(table: Table, *columns: str) -> Insert:
    """INSERT of these columns, each bound under its own name."""
    return insert(table).values({name: bindparam(name, type_=table.c[name].type) for name in columns})


def literal(value: UUID | datetime | str | bytes | int | bool | Iterable[UUID] | Iterable[str] | None) -> str:
    """A value as SQL text, for the few scripts that must travel as one message (begin+context, log+commit).

    Only closed types are written; text is quoted with doubled quotes under standard_conforming_strings.
    Raises ValueError for text with a NUL, TypeError for anything else.
    """
    match value:
        case None:
            return "NULL"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case UUID():
            return f"'{value}'"
        case datetime():
            return f"'{value.isoformat()}'"
        case bytes():
            return f"'\\x{value.hex()}'"
        case str():
            if "\x00" in value:
                raise ValueError("NUL in text")
            return "'" + value.replace("'", "''") + "'"
        case list() | tuple() | frozenset():
            return "'{" + ",".join([_array_item(item) for item in value]) + "}'"
        case _:
            raise TypeError(f"no literal for {type(value).__name__}")


def _array_item(item: UUID | str) -> str:
    text = str(item)
    if isinstance(item, UUID):
        return text
    if not all(character.isalnum() or character in "-_.:" for character in text):
        raise ValueError("array items are codes and identifiers only")
    return text
