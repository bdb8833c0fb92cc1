"""Field groups: what an answer may contain, by sensitivity (R23)."""

from enum import StrEnum


class FieldGroup(StrEnum):
    """A group of fields that a decision opens together."""

    HEADER = "header"
    PERSON = "person"
    CONTACT = "contact"
    IDENTITY = "identity"
    BSN = "bsn"
    TRAJECT = "traject"
    BENEFIT = "benefit"
    BACKGROUND = "background"
    PREFERENCE = "preference"
    HEALTH = "health"
    NOTES = "notes"
    ACCESS_LOG = "access-log"
    REFERRAL = "referral"
    INTAKE = "intake"
    STAFF = "staff"
    PARTY = "party"
    AUDIT = "audit"
    NOTHING = "nothing"
