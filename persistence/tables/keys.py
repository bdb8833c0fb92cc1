"""Versions of the master and the index key: which are in use, never the keys themselves.

What is wrapped with a version refers to it, so PostgreSQL itself refuses to let a version go that a row still needs,
and a process that has not heard of a newer version cannot fall back on one that went.
"""

from sqlalchemy import Column, Integer, Table, Text

from persistence.tables.base import metadata, moment

master_key_version = Table(
    "master_key_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", Text),
    moment("first_seen_at"),
)

index_key_version = Table(
    "index_key_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", Text),
    moment("first_seen_at"),
)

retired_key_version = Table(
    "retired_key_version",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    moment("first_seen_at"),
    moment("retired_at"),
)
