"""What ships with the product for access packages: the published form of the file to take along (AVG 20)."""

from api.reports.templates import TEMPLATES

SCHEMA = TEMPLATES / "packages" / "portability.schema.json"


def shipped_schema() -> bytes:
    """The JSON Schema, byte for byte as it is in the repository. A test holds it to api/schemas/portability.py."""
    return SCHEMA.read_bytes()
