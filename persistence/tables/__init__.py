"""Every table, by subject. Importing this package fills `metadata`."""

from persistence.tables import (
    appointments,
    audit,
    clients,
    documents,
    files,
    hours,
    identity,
    intake,
    parties,
    plans,
    reports,
    results,
    service_templates,
    tasks,
    trajects,
    webhooks,
)
from persistence.tables.base import metadata

__all__ = [
    "appointments",
    "audit",
    "clients",
    "documents",
    "files",
    "hours",
    "identity",
    "intake",
    "metadata",
    "parties",
    "plans",
    "reports",
    "results",
    "service_templates",
    "tasks",
    "trajects",
    "webhooks",
]
