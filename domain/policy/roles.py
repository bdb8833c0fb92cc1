"""Roles of staff and scopes of machines."""

from enum import StrEnum


class Role(StrEnum):
    """What a member of staff is for the bureau. One person may have more than one."""

    ADVISER = "adviser"
    COORDINATOR = "coordinator"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATION = "administration"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    """What the administrator lets a machine of a commissioning party do. Never widened by the machine."""

    INTAKE_WRITE = "intake:write"
    INTAKE_READ = "intake:read"
    REFERRALS_READ = "referrals:read"
    REPORTS_READ = "reports:read"
    PLANS_APPROVE = "plans:approve"
    WEBHOOKS_MANAGE = "webhooks:manage"
