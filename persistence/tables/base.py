"""Column shapes that tables share."""

from sqlalchemy import Column, DateTime, Integer, LargeBinary, MetaData, text
from sqlalchemy.dialects.postgresql import UUID

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identifier() -> Column[object]:
    """The primary key: a version 7 UUID made by the application."""
    return Column("id", UUID(as_uuid=True), primary_key=True)


def moment(name: str, *, nullable: bool = False) -> Column[object]:
    """A point in time, with zone."""
    return Column(name, DateTime(timezone=True), nullable=nullable)


def version() -> Column[object]:
    """Counts changes, for ETag and If-Match."""
    return Column("version", Integer, nullable=False, server_default=text("1"))


def sealed(name: str, *, nullable: bool = False) -> Column[object]:
    """A value sealed with the client's data key: `version | dek id | nonce | ciphertext | tag`."""
    return Column(name, LargeBinary, nullable=nullable)
