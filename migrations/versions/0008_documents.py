"""Documents in a file: what is known of one, its sealed pieces, and who reaches them (R7, R24)."""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import APPLICATION, NOW, force, grant_to_application, job, mine, policy

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None

JOB = job("documents")
WAITING = "scan_state = 'waiting' and removed_at is null"
# What an update leaves behind must be visible to who made it: also the row that waited until this act.
JUST_SCANNED = f"scanned_at = {NOW}"
OVERDUE = f"removed_at < {NOW} - interval '1 hour'"


def create_document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=True),
        sa.Column("document_class", sa.Text(), nullable=False),
        sa.Column("kind_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("original_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sha256_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("byte_size", sa.BigInteger(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("scan_state", sa.Text(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("uploaded_by", sa.UUID(), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("document_class in ('ordinary', 'health')", name=op.f("ck_document_class")),
        # R29: a health document hangs on the traject that gives the ground for it.
        sa.CheckConstraint(
            "document_class = 'ordinary' or traject_id is not null", name=op.f("ck_document_health_ground")
        ),
        sa.CheckConstraint(
            "scan_state in ('not-scanned', 'waiting', 'clean', 'infected')",
            name=op.f("ck_document_scan_state"),
        ),
        sa.CheckConstraint("byte_size > 0", name=op.f("ck_document_byte_size")),
        sa.CheckConstraint(
            "page_count is null or page_count between 1 and 500", name=op.f("ck_document_page_count")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_document_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_document_traject_id")),
        sa.ForeignKeyConstraint(["uploaded_by"], ["app_user.id"], name=op.f("fk_document_uploaded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("id", "client_id", name=op.f("uq_document_id_client")),
    )
    op.create_index("ix_document_client", "document", ["client_id", "document_class", "uploaded_at"])
    op.create_index(
        "ix_document_waiting", "document", ["id"], postgresql_where=sa.text("scan_state = 'waiting'")
    )
    op.create_index(
        "ix_document_removed", "document", ["removed_at"], postgresql_where=sa.text("removed_at is not null")
    )


def create_chunk() -> None:
    op.create_table(
        "document_chunk",
        sa.Column("document_id", sa.UUID(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("sequence >= 0", name=op.f("ck_document_chunk_sequence")),
        # A piece belongs to the client its document belongs to, and goes with it.
        sa.ForeignKeyConstraint(
            ["document_id", "client_id"],
            ["document.id", "document.client_id"],
            ondelete="CASCADE",
            name=op.f("fk_document_chunk_document"),
        ),
        sa.PrimaryKeyConstraint("document_id", "sequence", name=op.f("pk_document_chunk")),
    )
    op.create_index("ix_document_chunk_client", "document_chunk", ["client_id"])
    # Sealed bytes do not compress: do not try.
    op.execute("alter table document_chunk alter column content_sealed set storage external")


def guard_document() -> None:
    force("document", "document_chunk")
    own = mine("document.client_id")
    own_traject = (
        "(traject_id is null or exists (select 1 from traject t"
        " where t.id = document.traject_id and t.client_id = document.client_id))"
    )
    policy("document", "select", using=f"{own} or ({JOB} and (({WAITING}) or {JUST_SCANNED} or {OVERDUE}))")
    policy("document", "insert", check=f"{own} and {own_traject}")
    policy(
        "document",
        "update",
        using=f"{own} or ({JOB} and {WAITING})",
        check=f"{own} or ({JOB} and {JUST_SCANNED})",
    )
    policy("document", "delete", using=f"{JOB} and {OVERDUE}")
    waiting = (
        "exists (select 1 from document d where d.id = document_chunk.document_id"
        " and d.scan_state = 'waiting' and d.removed_at is null)"
    )
    policy("document_chunk", "select", using=f"{mine('document_chunk.client_id')} or ({JOB} and {waiting})")
    policy("document_chunk", "insert", check=mine("document_chunk.client_id"))
    grant_to_application("document")
    # Content is laid down once: it cannot be changed, and goes only with its document.
    op.execute(f"grant select, insert, delete on document_chunk to {APPLICATION}")


def give_the_scan_its_keys() -> None:
    """The scan opens the content, so it needs the key of a client who has something waiting, and of no other.

    In a function, so that the filter of client_key, which every act reads, does not grow a plan inside its own.
    """
    op.execute(
        f"""
        create function has_waiting_document(p_client uuid) returns boolean language plpgsql stable as $$ begin
            return exists (select 1 from document d where d.client_id = p_client and {WAITING});
        end $$
        """
    )
    op.execute(
        "create policy client_key_of_a_waiting_document on client_key for select"
        f" using ({JOB} and has_waiting_document(client_id))"
    )


def keep_documents_in_place() -> None:
    """Whoever asks: content, class and client of a document never change; the job writes the outcome of a scan only."""
    op.execute(
        f"""
        create function document_stays_what_it_is() returns trigger language plpgsql as $$ begin
            if (new.id, new.client_id, new.document_class, new.media_type, new.byte_size, new.page_count,
                new.sha256_sealed, new.original_name_sealed, new.uploaded_by, new.uploaded_at)
               is distinct from
               (old.id, old.client_id, old.document_class, old.media_type, old.byte_size, old.page_count,
                old.sha256_sealed, old.original_name_sealed, old.uploaded_by, old.uploaded_at) then
                raise exception 'a document does not move or change' using errcode = 'restrict_violation';
            end if;
            if {JOB} and (new.traject_id, new.kind_sealed, new.title_sealed, new.removed_at, new.version)
               is distinct from (old.traject_id, old.kind_sealed, old.title_sealed, old.removed_at, old.version) then
                raise exception 'the scan writes its outcome only' using errcode = 'restrict_violation';
            end if;
            if not coalesce({JOB}, false) and (new.scan_state, new.scanned_at)
               is distinct from (old.scan_state, old.scanned_at) then
                raise exception 'only the scan says what it found' using errcode = 'restrict_violation';
            end if;
            return new;
        end $$
        """
    )
    op.execute(
        "create trigger document_stays_what_it_is before update on document"
        " for each row execute function document_stays_what_it_is()"
    )


def upgrade() -> None:
    create_document()
    create_chunk()
    guard_document()
    give_the_scan_its_keys()
    keep_documents_in_place()


def downgrade() -> None:
    op.execute("drop policy client_key_of_a_waiting_document on client_key")
    op.execute("drop function has_waiting_document(uuid)")
    op.drop_table("document_chunk")
    op.drop_table("document")
    op.execute("drop function document_stays_what_it_is()")
