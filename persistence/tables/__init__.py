"""Every table, by subject. Importing this package fills `metadata`."""

from persistence.tables import (
    access,
    audit,
    clients,
    documents,
    files,
    identity,
    intake,
    parties,
    plans,
    tasks,
    trajects,
)
from persistence.tables.base import metadata

__all__ = [
    "access",
    "audit",
    "clients",
    "documents",
    "files",
    "identity",
    "intake",
    "metadata",
    "parties",
    "plans",
    "tasks",
    "trajects",
]
