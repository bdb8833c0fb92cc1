"""Every table, by subject. Importing this package fills `metadata`."""

from persistence.tables import (
    audit,
    clients,
    documents,
    files,
    identity,
    intake,
    parties,
    plans,
    results,
    tasks,
    trajects,
)
from persistence.tables.base import metadata

__all__ = [
    "audit",
    "clients",
    "documents",
    "files",
    "identity",
    "intake",
    "metadata",
    "parties",
    "plans",
    "results",
    "tasks",
    "trajects",
]
