"""The bureau's details, from the settings."""

from api.settings import Settings
from domain.bureau import Bureau, ContactPerson


def bureau_of(settings: Settings) -> Bureau:
    """What letters, notices and receipts say about the bureau."""
    return Bureau(
        name=settings.bureau_name,
        street=settings.bureau_street,
        postcode=settings.bureau_postcode,
        city=settings.bureau_city,
        phone=settings.bureau_phone,
        email=settings.bureau_email,
        website=settings.bureau_website,
        chamber_of_commerce=settings.bureau_kvk,
        privacy_contact=ContactPerson(
            settings.privacy_contact_name, settings.privacy_contact_email, settings.privacy_contact_phone
        ),
        complaints_contact=ContactPerson(
            settings.complaints_contact_name,
            settings.complaints_contact_email,
            settings.complaints_contact_phone,
        ),
    )
