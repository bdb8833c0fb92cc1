"""The client: header and contact in one table; identity, index and key apart, so that row filters tell them apart."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Sequence,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, sealed, version

client_number = Sequence("client_number", metadata=metadata)

client = Table(
    "client",
    metadata,
    identifier(),
    Column("number", Text, nullable=False, unique=True),
    Column("given_names", Text, nullable=False),
    Column("surname_prefix", Text),
    Column("surname", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("sex", Text, nullable=False),
    Column("date_of_birth", Date, nullable=False),
    Column("street", Text, nullable=False),
    Column("house_number", Text, nullable=False),
    Column("house_number_addition", Text),
    Column("postcode", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("phone", Text),
    Column("email", Text),
    moment("created_at"),
    moment("updated_at"),
    version(),
    CheckConstraint("sex in ('M', 'V', 'X', 'O')", name="sex"),
    Index("ix_client_name_key_birth", "name_key", "date_of_birth"),
)


def client_id() -> Column[object]:
    """The client a row hangs on. Row-level security of every such table reads this column."""
    return Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), nullable=False)


client_key = Table(
    "client_key",
    metadata,
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), primary_key=True),
    Column("key_id", UUID(as_uuid=True), nullable=False),
    Column("kek_version", Integer, ForeignKey("master_key_version.version"), nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
    moment("created_at"),
)

client_identity = Table(
    "client_identity",
    metadata,
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), primary_key=True),
    sealed("bsn_sealed", nullable=True),
    sealed("nationality_sealed", nullable=True),
)

client_bsn_index = Table(
    "client_bsn_index",
    metadata,
    Column("client_id", UUID(as_uuid=True), ForeignKey("client.id"), primary_key=True),
    Column("bsn_index", LargeBinary, nullable=False, unique=True),
    # The same under the next index key, while it takes over.
    Column("bsn_index_next", LargeBinary, unique=True),
    Column(
        "index_version",
        Integer,
        ForeignKey("index_key_version.version"),
        nullable=False,
        server_default=text("1"),
    ),
)
