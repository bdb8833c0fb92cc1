"""Staff, their sessions and what they promised (R27)."""

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import UUID

from persistence.tables.base import identifier, metadata, moment, version

app_user = Table(
    "app_user",
    metadata,
    identifier(),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("email_key", Text, nullable=False, unique=True),
    Column("roles", ARRAY(Text), nullable=False),
    Column("status", Text, nullable=False, server_default=text("'active'")),
    Column("password_hash", Text, nullable=False),
    Column("must_change_password", Boolean, nullable=False, server_default=text("true")),
    Column("must_enrol_totp", Boolean, nullable=False, server_default=text("true")),
    Column("totp_secret_sealed", LargeBinary),
    Column("totp_last_step", Integer),
    moment("totp_confirmed_at", nullable=True),
    moment("created_at"),
    moment("last_login_at", nullable=True),
    moment("removed_at", nullable=True),
    version(),
    CheckConstraint("status in ('active', 'removed')", name="status"),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    identifier(),
    Column("user_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False, index=True),
    Column("code_hash", LargeBinary, nullable=False),
    moment("used_at", nullable=True),
)

auth_session = Table(
    "auth_session",
    metadata,
    identifier(),
    Column("user_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False, index=True),
    moment("created_at"),
    moment("expires_at"),
    moment("strong_at", nullable=True),
    moment("revoked_at", nullable=True),
    Column("revoked_reason", Text),
)

refresh_token = Table(
    "refresh_token",
    metadata,
    identifier(),
    Column("session_id", UUID(as_uuid=True), ForeignKey("auth_session.id"), nullable=False, index=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    moment("issued_at"),
    moment("expires_at"),
    moment("used_at", nullable=True),
)

login_challenge = Table(
    "login_challenge",
    metadata,
    identifier(),
    Column("user_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    moment("expires_at"),
    moment("used_at", nullable=True),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
)

login_throttle = Table(
    "login_throttle",
    metadata,
    Column("key_hash", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    moment("last_failure_at"),
    moment("blocked_until", nullable=True),
)

confidentiality_agreement = Table(
    "confidentiality_agreement",
    metadata,
    identifier(),
    Column("user_id", UUID(as_uuid=True), ForeignKey("app_user.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("signed_on", Date, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date, nullable=False),
    Column("recorded_by", UUID(as_uuid=True), nullable=False),
    moment("recorded_at"),
    CheckConstraint("valid_until >= valid_from", name="period"),
    Index("ix_confidentiality_agreement_user_until", "user_id", "valid_until"),
)

act_count = Table(
    "act_count",
    metadata,
    Column("actor_id", UUID(as_uuid=True), primary_key=True),
    Column("act", Text, primary_key=True),
    moment("hour"),
    Column("count", Integer, nullable=False),
)
"""How often an actor did a rationed act in the present hour (showing and looking up BSNs)."""
