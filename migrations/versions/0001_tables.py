"""Tables of staff, parties, clients, trajects, files, intake and the access log"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.execute("create sequence client_number")
    op.create_table(
        "act_count",
        sa.Column("actor_id", sa.UUID(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("actor_id", "act", name=op.f("pk_act_count")),
    )
    op.create_table(
        "app_user",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("email_key", sa.Text(), nullable=False),
        sa.Column("roles", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), server_default=sa.text("'active'"), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("must_enrol_totp", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("totp_secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("totp_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_login_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("status in ('active', 'removed')", name=op.f("ck_app_user_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("email_key", name=op.f("uq_app_user_email_key")),
    )
    op.create_table(
        "audit_record",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.UUID(), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("on_behalf_of", sa.UUID(), nullable=True),
        sa.Column("session_id", sa.UUID(), nullable=True),
        sa.Column("client_id", sa.UUID(), nullable=True),
        sa.Column("client_ids", sa.ARRAY(sa.UUID()), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object_kind", sa.Text(), nullable=True),
        sa.Column("object_id", sa.UUID(), nullable=True),
        sa.Column("field_groups", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("request_id", sa.UUID(), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_record")),
    )
    op.create_index("ix_audit_record_at", "audit_record", ["at", "id"], unique=False)
    op.create_index(
        "ix_audit_record_client_at",
        "audit_record",
        ["client_id", "at"],
        unique=False,
        postgresql_where=sa.text("client_id is not null"),
    )
    op.create_index(
        "ix_audit_record_client_ids",
        "audit_record",
        ["client_ids"],
        unique=False,
        postgresql_using="gin",
        postgresql_where=sa.text("client_ids is not null"),
    )
    op.create_table(
        "bureau_setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_bureau_setting")),
    )
    op.create_table(
        "client",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("given_names", sa.Text(), nullable=False),
        sa.Column("surname_prefix", sa.Text(), nullable=True),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("house_number", sa.Text(), nullable=False),
        sa.Column("house_number_addition", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("sex in ('M', 'V', 'X', 'O')", name=op.f("ck_client_sex")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sa.UniqueConstraint("number", name=op.f("uq_client_number")),
    )
    op.create_index("ix_client_name_key_birth", "client", ["name_key", "date_of_birth"], unique=False)
    op.create_table(
        "commissioning_party",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kvk_number", sa.Text(), nullable=True),
        sa.Column("oin", sa.Text(), nullable=True),
        sa.Column("contact_email", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "kind in ('uwv', 'municipality', 'employer')", name=op.f("ck_commissioning_party_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commissioning_party")),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("scope_id", sa.UUID(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("request_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "key_hash", name=op.f("pk_idempotency_key")),
    )
    op.create_table(
        "login_throttle",
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_failure_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_login_throttle")),
    )
    op.create_table(
        "used_assertion",
        sa.Column("assertion_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("assertion_hash", name=op.f("pk_used_assertion")),
    )
    op.create_table(
        "api_client",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("public_keys", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["party_id"], ["commissioning_party.id"], name=op.f("fk_api_client_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client")),
        sa.UniqueConstraint("client_id", name=op.f("uq_api_client_client_id")),
    )
    op.create_index(op.f("ix_api_client_party_id"), "api_client", ["party_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("adviser_id", sa.UUID(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assigned_by", sa.UUID(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("first_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "valid_until is null or valid_until >= valid_from", name=op.f("ck_assignment_period")
        ),
        sa.ForeignKeyConstraint(["adviser_id"], ["app_user.id"], name=op.f("fk_assignment_adviser_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_assignment_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index("ix_assignment_adviser", "assignment", ["adviser_id", "client_id"], unique=False)
    op.create_index("ix_assignment_client", "assignment", ["client_id", "valid_from"], unique=False)
    op.create_index(
        "uq_assignment_one_primary_adviser",
        "assignment",
        ["client_id"],
        unique=True,
        postgresql_where=sa.text("valid_until is null"),
    )
    op.create_table(
        "auth_session",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("strong_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_auth_session_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_auth_session")),
    )
    op.create_index(op.f("ix_auth_session_user_id"), "auth_session", ["user_id"], unique=False)
    op.create_table(
        "benefit",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("kind_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("since_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("until_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_benefit_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit")),
    )
    op.create_index("ix_benefit_client", "benefit", ["client_id"], unique=False)
    op.create_table(
        "client_bsn_index",
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("bsn_index", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_bsn_index_client_id")),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_bsn_index")),
        sa.UniqueConstraint("bsn_index", name=op.f("uq_client_bsn_index_bsn_index")),
    )
    op.create_table(
        "client_identity",
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("bsn_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("nationality_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_identity_client_id")),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_identity")),
    )
    op.create_table(
        "client_key",
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("key_id", sa.UUID(), nullable=False),
        sa.Column("kek_version", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_client_key_client_id")),
        sa.PrimaryKeyConstraint("client_id", name=op.f("pk_client_key")),
    )
    op.create_table(
        "confidentiality_agreement",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.UUID(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("valid_until >= valid_from", name=op.f("ck_confidentiality_agreement_period")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["app_user.id"], name=op.f("fk_confidentiality_agreement_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confidentiality_agreement")),
    )
    op.create_index(
        "ix_confidentiality_agreement_user_until",
        "confidentiality_agreement",
        ["user_id", "valid_until"],
        unique=False,
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("services", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("intake_fields", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("hours_per_traject", sa.Integer(), nullable=True),
        sa.Column("hourly_rate", sa.Numeric(precision=8, scale=2), nullable=True),
        sa.Column("report_term_days", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "valid_until is null or valid_until >= valid_from", name=op.f("ck_contract_period")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["commissioning_party.id"], name=op.f("fk_contract_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
    )
    op.create_index(op.f("ix_contract_party_id"), "contract", ["party_id"], unique=False)
    op.create_table(
        "diploma",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("obtained_on", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_diploma_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diploma")),
    )
    op.create_index("ix_diploma_client", "diploma", ["client_id"], unique=False)
    op.create_table(
        "education",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("completed", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_education_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_education")),
    )
    op.create_index("ix_education_client", "education", ["client_id"], unique=False)
    op.create_table(
        "intake_batch",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("contract_ids", sa.ARRAY(sa.UUID()), nullable=False),
        sa.Column("submitted_by", sa.UUID(), nullable=False),
        sa.Column("submitted_kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.Text(), nullable=False),
        sa.Column("byte_size", sa.BigInteger(), nullable=False),
        sa.Column("rows_total", sa.Integer(), nullable=True),
        sa.Column("rows_done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("refused_fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("problem", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("headings_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.UUID(), nullable=False),
        sa.Column("kek_version", sa.Integer(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state in ('received', 'validating', 'applying', 'done', 'partial', 'failed', 'cancelled')",
            name=op.f("ck_intake_batch_state"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["commissioning_party.id"], name=op.f("fk_intake_batch_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_batch")),
    )
    op.create_index(
        "ix_intake_batch_party_received", "intake_batch", ["party_id", "received_at"], unique=False
    )
    op.create_table(
        "login_challenge",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_login_challenge_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_challenge")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_challenge_token_hash")),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "duration_minutes is null or duration_minutes between 0 and 1440", name=op.f("ck_note_duration")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_note_author_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_note_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_client_happened", "note", ["client_id", "happened_at", "id"], unique=False)
    op.create_table(
        "note_draft",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("author_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("duration_minutes", sa.Integer(), nullable=True),
        sa.Column("next_contact_on", sa.Date(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_note_draft_author_id")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_note_draft_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_draft")),
    )
    op.create_index("uq_note_draft_one_per_author", "note_draft", ["client_id", "author_id"], unique=True)
    op.create_table(
        "preference",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_preference_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preference")),
    )
    op.create_index("ix_preference_client", "preference", ["client_id"], unique=False)
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_recovery_code_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )
    op.create_index(op.f("ix_recovery_code_user_id"), "recovery_code", ["user_id"], unique=False)
    op.create_table(
        "work_experience",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("from_year", sa.Integer(), nullable=True),
        sa.Column("until_year", sa.Integer(), nullable=True),
        sa.Column("description_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_work_experience_client_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_experience")),
    )
    op.create_index("ix_work_experience_client", "work_experience", ["client_id"], unique=False)
    op.create_table(
        "api_client_secret",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("api_client_id", sa.UUID(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["api_client_id"], ["api_client.id"], name=op.f("fk_api_client_secret_api_client_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_client_secret")),
    )
    op.create_index(
        op.f("ix_api_client_secret_api_client_id"), "api_client_secret", ["api_client_id"], unique=False
    )
    op.create_table(
        "intake_chunk",
        sa.Column("batch_id", sa.UUID(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["intake_batch.id"], name=op.f("fk_intake_chunk_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", "sequence", name=op.f("pk_intake_chunk")),
    )
    op.create_table(
        "intake_row",
        sa.Column("batch_id", sa.UUID(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("order_reference", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=True),
        sa.Column("errors", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("refused_fields", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("referral_id", sa.UUID(), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "status in ('accepted', 'rejected', 'quarantined')", name=op.f("ck_intake_row_status")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["intake_batch.id"], name=op.f("fk_intake_row_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", "row_number", name=op.f("pk_intake_row")),
    )
    op.create_table(
        "referral",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("contract_id", sa.UUID(), nullable=False),
        sa.Column("batch_id", sa.UUID(), nullable=True),
        sa.Column("row_number", sa.Integer(), nullable=True),
        sa.Column("order_reference", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("given_names", sa.Text(), nullable=False),
        sa.Column("surname_prefix", sa.Text(), nullable=True),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("bsn_index", sa.LargeBinary(), nullable=True),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_fields", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("refused_fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("quarantined", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("revision_of", sa.UUID(), nullable=True),
        sa.Column("rejection_code", sa.Text(), nullable=True),
        sa.Column("rejection_explanation_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("decided_by", sa.UUID(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("client_id", sa.UUID(), nullable=True),
        sa.Column("key_id", sa.UUID(), nullable=False),
        sa.Column("kek_version", sa.Integer(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "state in ('received', 'accepted', 'rejected', 'superseded')", name=op.f("ck_referral_state")
        ),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_referral_contract_id")),
        sa.ForeignKeyConstraint(["party_id"], ["commissioning_party.id"], name=op.f("fk_referral_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index("ix_referral_bsn_index", "referral", ["bsn_index"], unique=False)
    op.create_index(
        "ix_referral_party_order", "referral", ["party_id", "order_reference", "received_at"], unique=False
    )
    op.create_index("ix_referral_state_received", "referral", ["state", "received_at", "id"], unique=False)
    op.create_index(
        "uq_referral_open_order",
        "referral",
        ["party_id", "order_reference"],
        unique=True,
        postgresql_where=sa.text("state = 'received'"),
    )
    op.create_table(
        "refresh_token",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("session_id", sa.UUID(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["auth_session.id"], name=op.f("fk_refresh_token_session_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_refresh_token_token_hash")),
    )
    op.create_index(op.f("ix_refresh_token_session_id"), "refresh_token", ["session_id"], unique=False)
    op.create_table(
        "traject",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("contract_id", sa.UUID(), nullable=False),
        sa.Column("referral_id", sa.UUID(), nullable=True),
        sa.Column("order_reference", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'registered'"), nullable=False),
        sa.Column("granted_hours", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "state in ('registered', 'active', 'suspended', 'closed')", name=op.f("ck_traject_state")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_traject_client_id")),
        sa.ForeignKeyConstraint(["contract_id"], ["contract.id"], name=op.f("fk_traject_contract_id")),
        sa.ForeignKeyConstraint(["party_id"], ["commissioning_party.id"], name=op.f("fk_traject_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traject")),
        sa.UniqueConstraint("referral_id", name=op.f("uq_traject_referral_id")),
    )
    op.create_index("ix_traject_client", "traject", ["client_id", "created_at"], unique=False)
    op.create_index("ix_traject_party_order", "traject", ["party_id", "order_reference"], unique=False)
    op.create_table(
        "health_record",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("group_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("item_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("level_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("explanation_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("source_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("source_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_health_record_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_health_record_traject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_record")),
    )
    op.create_index("ix_health_record_client", "health_record", ["client_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_health_record_client", table_name="health_record")
    op.drop_table("health_record")
    op.drop_index("ix_traject_party_order", table_name="traject")
    op.drop_index("ix_traject_client", table_name="traject")
    op.drop_table("traject")
    op.drop_index(op.f("ix_refresh_token_session_id"), table_name="refresh_token")
    op.drop_table("refresh_token")
    op.drop_index(
        "uq_referral_open_order", table_name="referral", postgresql_where=sa.text("state = 'received'")
    )
    op.drop_index("ix_referral_state_received", table_name="referral")
    op.drop_index("ix_referral_party_order", table_name="referral")
    op.drop_index("ix_referral_bsn_index", table_name="referral")
    op.drop_table("referral")
    op.drop_table("intake_row")
    op.drop_table("intake_chunk")
    op.drop_index(op.f("ix_api_client_secret_api_client_id"), table_name="api_client_secret")
    op.drop_table("api_client_secret")
    op.drop_index("ix_work_experience_client", table_name="work_experience")
    op.drop_table("work_experience")
    op.drop_index(op.f("ix_recovery_code_user_id"), table_name="recovery_code")
    op.drop_table("recovery_code")
    op.drop_index("ix_preference_client", table_name="preference")
    op.drop_table("preference")
    op.drop_index("uq_note_draft_one_per_author", table_name="note_draft")
    op.drop_table("note_draft")
    op.drop_index("ix_note_client_happened", table_name="note")
    op.drop_table("note")
    op.drop_table("login_challenge")
    op.drop_index("ix_intake_batch_party_received", table_name="intake_batch")
    op.drop_table("intake_batch")
    op.drop_index("ix_education_client", table_name="education")
    op.drop_table("education")
    op.drop_index("ix_diploma_client", table_name="diploma")
    op.drop_table("diploma")
    op.drop_index(op.f("ix_contract_party_id"), table_name="contract")
    op.drop_table("contract")
    op.drop_index("ix_confidentiality_agreement_user_until", table_name="confidentiality_agreement")
    op.drop_table("confidentiality_agreement")
    op.drop_table("client_key")
    op.drop_table("client_identity")
    op.drop_table("client_bsn_index")
    op.drop_index("ix_benefit_client", table_name="benefit")
    op.drop_table("benefit")
    op.drop_index(op.f("ix_auth_session_user_id"), table_name="auth_session")
    op.drop_table("auth_session")
    op.drop_index(
        "uq_assignment_one_primary_adviser",
        table_name="assignment",
        postgresql_where=sa.text("valid_until is null"),
    )
    op.drop_index("ix_assignment_client", table_name="assignment")
    op.drop_index("ix_assignment_adviser", table_name="assignment")
    op.drop_table("assignment")
    op.drop_index(op.f("ix_api_client_party_id"), table_name="api_client")
    op.drop_table("api_client")
    op.drop_table("used_assertion")
    op.drop_table("login_throttle")
    op.drop_table("idempotency_key")
    op.drop_table("commissioning_party")
    op.drop_index("ix_client_name_key_birth", table_name="client")
    op.drop_table("client")
    op.drop_table("bureau_setting")
    op.drop_index(
        "ix_audit_record_client_ids",
        table_name="audit_record",
        postgresql_using="gin",
        postgresql_where=sa.text("client_ids is not null"),
    )
    op.drop_index(
        "ix_audit_record_client_at",
        table_name="audit_record",
        postgresql_where=sa.text("client_id is not null"),
    )
    op.drop_index("ix_audit_record_at", table_name="audit_record")
    op.drop_table("audit_record")
    op.drop_table("app_user")
    op.drop_table("act_count")
    op.execute("drop sequence client_number")
