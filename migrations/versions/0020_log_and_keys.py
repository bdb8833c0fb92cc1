"""Sealing of the log in signed Merkle trees, and versions of the master and the index key side by side."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import APPLICATION, OWNER, VERIFIER, job

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels = None
depends_on = None

LOG_JOB = job("log")
KEYS_JOB = job("keys")

READ_BY_THE_KEYS_JOB = ("client_bsn_index", "client_identity", "referral")
"""To compute the index of a BSN under the next key, the job opens the BSN where it is sealed; nothing else."""


def create_log() -> None:
    op.add_column("audit_record", sa.Column("mac", sa.LargeBinary()))
    op.create_table(
        "audit_pending",
        sa.Column("record_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_audit_pending")),
    )
    op.create_table(
        "audit_tree_head",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_sequence", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "number > 0 and first_sequence > 0 and size > 0", name=op.f("ck_audit_tree_head_counts")
        ),
        sa.CheckConstraint(
            "octet_length(root) = 32 and octet_length(previous) = 32", name=op.f("ck_audit_tree_head_hashes")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_tree_head")),
        sa.UniqueConstraint("first_sequence", name=op.f("uq_audit_tree_head_first_sequence")),
    )
    op.create_table(
        "audit_leaf",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("head_number", sa.Integer(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["head_number"], ["audit_tree_head.number"], name=op.f("fk_audit_leaf_head_number")
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_leaf")),
        sa.UniqueConstraint("record_id", name=op.f("uq_audit_leaf_record_id")),
    )
    op.create_index(op.f("ix_audit_leaf_head_number"), "audit_leaf", ["head_number"])
    op.create_table(
        "audit_verification",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("asked_by", postgresql.UUID(as_uuid=True)),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("records", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("records_checked", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("heads_checked", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("compared_outside", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("finding", sa.Text()),
        sa.Column("head_number", sa.Integer()),
        sa.Column("sequence", sa.BigInteger()),
        sa.Column("record_id", postgresql.UUID(as_uuid=True)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_verification")),
    )
    op.create_index("ix_audit_verification_asked_at", "audit_verification", ["asked_at"])
    # What was written before there were seals is taken along in the first trees.
    op.execute("insert into audit_pending (record_id) select id from audit_record")
    op.execute(
        "insert into bureau_setting (name, value) values "
        "('log_marked_since', to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))"
    )


def guard_log() -> None:
    """No personal data in these: identifiers of records, hashes and signatures. Append-only by grant, as the log."""
    op.execute(f"grant insert, select, delete on audit_pending to {APPLICATION}")
    op.execute(f"grant insert, select on audit_leaf, audit_tree_head to {APPLICATION}")
    op.execute(f"grant insert, select, update on audit_verification to {APPLICATION}")
    op.execute(
        f"grant select on audit_pending, audit_leaf, audit_tree_head, audit_verification to {VERIFIER}"
    )
    op.execute(
        f"create policy audit_record_select_log on audit_record for select to {APPLICATION} using ({LOG_JOB})"
    )


def create_key_versions() -> None:
    for kind in ("master", "index"):
        op.create_table(
            f"{kind}_key_version",
            sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column("fingerprint", sa.Text()),
            sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
            sa.PrimaryKeyConstraint("version", name=op.f(f"pk_{kind}_key_version")),
        )
    op.create_table(
        "retired_key_version",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "version", name=op.f("pk_retired_key_version")),
    )
    for table in tables_with_wrapped_keys():
        op.execute(
            "insert into master_key_version (version, first_seen_at) "
            f"select distinct kek_version, now() from {table} on conflict do nothing"
        )
    op.execute(
        "insert into master_key_version (version, first_seen_at) values (1, now()) on conflict do nothing"
    )
    op.execute("insert into index_key_version (version, first_seen_at) values (1, now())")
    op.execute(
        "grant select, insert, update, delete on master_key_version, index_key_version, retired_key_version "
        f"to {APPLICATION}"
    )
    op.execute(f"grant select on master_key_version, index_key_version, retired_key_version to {VERIFIER}")


def tables_with_wrapped_keys() -> list[str]:
    """Every table that keeps a key wrapped with the master key."""
    found = op.get_bind().execute(
        sa.text(
            "select table_name from information_schema.columns where table_schema = 'public' "
            "and column_name = 'kek_version' order by table_name"
        )
    )
    return [str(name) for (name,) in found]


def bind_wrapped_keys() -> None:
    for table in tables_with_wrapped_keys():
        op.create_foreign_key(
            op.f(f"fk_{table}_kek_version"), table, "master_key_version", ["kek_version"], ["version"]
        )
        op.create_index(op.f(f"ix_{table}_kek_version"), table, ["kek_version"])
        for command in ("select", "update"):
            op.execute(
                f"create policy {table}_{command}_keys on {table} for {command} to {APPLICATION} using ({KEYS_JOB})"
            )


def add_next_index() -> None:
    op.add_column("client_bsn_index", sa.Column("bsn_index_next", sa.LargeBinary()))
    op.add_column(
        "client_bsn_index",
        sa.Column("index_version", sa.Integer(), server_default=sa.text("1"), nullable=False),
    )
    op.create_unique_constraint(
        op.f("uq_client_bsn_index_bsn_index_next"), "client_bsn_index", ["bsn_index_next"]
    )
    op.add_column("referral", sa.Column("bsn_index_next", sa.LargeBinary()))
    op.add_column("referral", sa.Column("index_version", sa.Integer()))
    op.execute("update referral set index_version = 1 where bsn_index is not null")
    for table in ("client_bsn_index", "referral"):
        op.create_foreign_key(
            op.f(f"fk_{table}_index_version"), table, "index_key_version", ["index_version"], ["version"]
        )
    for table in READ_BY_THE_KEYS_JOB:
        for command in ("select", "update") if table == "client_bsn_index" else ("select",):
            name = f"{table}_{command}_index_keys"
            op.execute(f"create policy {name} on {table} for {command} to {APPLICATION} using ({KEYS_JOB})")


def counted_tables() -> list[str]:
    return sorted({*tables_with_wrapped_keys(), "client_bsn_index", "referral"})


def count_without_seeing() -> None:
    """How many rows rest on which version, for who may not see one of them: the text fixes what it answers."""
    for table in counted_tables():
        op.execute(f"create policy {table}_count_keys on {table} for select to {OWNER} using (true)")
    rows = " union all ".join(
        f"select 'master' as kind, kek_version as version, false as behind from {table}"
        for table in tables_with_wrapped_keys()
    )
    op.execute(
        f"""
        create function key_usage() returns table (kind text, version integer, rows bigint, behind bigint)
        language sql stable security definer set search_path = public as $$
            select u.kind, u.version, count(*), count(*) filter (where u.behind) from (
                {rows}
                union all
                select 'index', index_version, bsn_index_next is null from client_bsn_index
                union all
                select 'index', index_version, bsn_index_next is null from referral where bsn_index is not null
            ) u group by u.kind, u.version
        $$
        """
    )
    op.execute("revoke all on function key_usage() from public")
    op.execute(f"grant execute on function key_usage() to {APPLICATION}")


def upgrade() -> None:
    create_log()
    guard_log()
    create_key_versions()
    bind_wrapped_keys()
    add_next_index()
    count_without_seeing()


def downgrade() -> None:
    op.execute("drop function key_usage()")
    for table in counted_tables():
        op.execute(f"drop policy {table}_count_keys on {table}")
    for table in READ_BY_THE_KEYS_JOB:
        for command in ("select", "update") if table == "client_bsn_index" else ("select",):
            op.execute(f"drop policy {table}_{command}_index_keys on {table}")
    for table in ("referral", "client_bsn_index"):
        op.drop_constraint(f"fk_{table}_index_version", table)
        op.drop_column(table, "index_version")
        op.drop_column(table, "bsn_index_next")
    for table in tables_with_wrapped_keys():
        for command in ("select", "update"):
            op.execute(f"drop policy {table}_{command}_keys on {table}")
        op.drop_index(f"ix_{table}_kek_version", table_name=table)
        op.drop_constraint(f"fk_{table}_kek_version", table)
    for table in ("retired_key_version", "index_key_version", "master_key_version"):
        op.drop_table(table)
    op.execute("drop policy audit_record_select_log on audit_record")
    op.execute("delete from bureau_setting where name = 'log_marked_since'")
    for table in ("audit_verification", "audit_leaf", "audit_tree_head", "audit_pending"):
        op.drop_table(table)
    op.drop_column("audit_record", "mac")
