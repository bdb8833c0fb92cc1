"""Webhooks and their deliveries; the status of an order for the machine of the party that gave it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import (
    APPLICATION,
    OF_OWN_MACHINE,
    force,
    grant_to_application,
    job,
    policy,
    role,
)

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels = None
depends_on = None

# Who may reach webhooks: the party's own machine, the administrator, the sending job. No adviser, no coordinator.
WHO = f"{OF_OWN_MACHINE} or {role('administrator')} or {job('webhooks')}"

# An act publishes what the actor can reach, in the name of the party it belongs to, and nothing else.
REACHED = """
    exists (select 1 from traject t where t.id = outbox_event.traject_id and t.party_id = outbox_event.party_id)
    or (outbox_event.traject_id is null and exists (
        select 1 from referral r where r.id = outbox_event.object_id and r.party_id = outbox_event.party_id))
    or (outbox_event.kind = 'webhook.test' and exists (
        select 1 from webhook w where w.id = outbox_event.object_id and w.party_id = outbox_event.party_id))
"""


def moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def party(table: str) -> tuple[sa.Column[object], sa.ForeignKeyConstraint]:
    return sa.Column("party_id", sa.UUID(), nullable=False), sa.ForeignKeyConstraint(
        ["party_id"], ["commissioning_party.id"], name=op.f(f"fk_{table}_party_id")
    )


def create_outbox_event() -> None:
    op.create_table(
        "outbox_event",
        sa.Column("id", sa.UUID(), nullable=False),
        *party("outbox_event"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("object_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=True),
        moment("created_at"),
        moment("dispatched_at", nullable=True),
        sa.CheckConstraint(
            "kind in ('referral.accepted', 'referral.rejected', 'traject.changed', 'plan.submitted', "
            "'plan.approved', 'report.available', 'webhook.test')",
            name=op.f("ck_outbox_event_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_event")),
    )
    op.create_index("ix_outbox_event_traject", "outbox_event", ["traject_id", "created_at"])
    op.create_index("ix_outbox_event_object", "outbox_event", ["object_id", "created_at"])
    op.create_index(
        "ix_outbox_event_waiting",
        "outbox_event",
        ["created_at", "id"],
        postgresql_where=sa.text("dispatched_at is null"),
    )


def create_webhook() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.UUID(), nullable=False),
        *party("webhook"),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kinds", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'active'"), nullable=False),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        moment("failing_since", nullable=True),
        moment("disabled_at", nullable=True),
        moment("created_at"),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("state in ('active', 'paused', 'disabled')", name=op.f("ck_webhook_state")),
        sa.CheckConstraint("cardinality(kinds) > 0", name=op.f("ck_webhook_kinds")),
        sa.CheckConstraint("length(url) <= 500 and url ~ '^https?://'", name=op.f("ck_webhook_url")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
    )
    op.create_index("ix_webhook_party", "webhook", ["party_id", "created_at"])
    op.create_table(
        "webhook_secret",
        sa.Column("webhook_id", sa.UUID(), nullable=False),
        sa.Column("slot", sa.SmallInteger(), nullable=False),
        *party("webhook_secret"),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        moment("created_at"),
        moment("expires_at", nullable=True),
        sa.CheckConstraint("slot in (1, 2)", name=op.f("ck_webhook_secret_slot")),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhook.id"], name=op.f("fk_webhook_secret_webhook_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("webhook_id", "slot", name=op.f("pk_webhook_secret")),
    )


def create_webhook_delivery() -> None:
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("event_id", sa.UUID(), nullable=False),
        sa.Column("webhook_id", sa.UUID(), nullable=False),
        *party("webhook_delivery"),
        sa.Column("state", sa.Text(), server_default=sa.text("'pending'"), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        moment("next_attempt_at"),
        moment("last_attempt_at", nullable=True),
        moment("delivered_at", nullable=True),
        sa.Column("response_status", sa.Integer(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        moment("created_at"),
        sa.CheckConstraint(
            "state in ('pending', 'delivered', 'dead')", name=op.f("ck_webhook_delivery_state")
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_webhook_delivery_attempts")),
        sa.CheckConstraint(
            "(state = 'delivered') = (delivered_at is not null)", name=op.f("ck_webhook_delivery_delivered")
        ),
        sa.CheckConstraint(
            "failure is null or failure ~ '^[a-z0-9-]{1,40}$'", name=op.f("ck_webhook_delivery_failure")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["outbox_event.id"], name=op.f("fk_webhook_delivery_event_id")),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhook.id"], name=op.f("fk_webhook_delivery_webhook_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_delivery")),
        sa.UniqueConstraint("event_id", "webhook_id", name=op.f("uq_webhook_delivery_event_id_webhook_id")),
    )
    op.create_index("ix_webhook_delivery_webhook", "webhook_delivery", ["webhook_id", "created_at", "id"])
    op.create_index(
        "ix_webhook_delivery_due",
        "webhook_delivery",
        ["next_attempt_at", "id"],
        postgresql_where=sa.text("state = 'pending'"),
    )


def guard() -> None:
    force("webhook", "webhook_secret", "webhook_delivery", "outbox_event")
    for table in ("webhook", "webhook_secret", "webhook_delivery"):
        policy(table, "all", using=WHO, check=WHO)
    grant_to_application("webhook", "webhook_secret", "webhook_delivery")
    policy("outbox_event", "select", using=WHO)
    policy("outbox_event", "insert", check=REACHED)
    policy("outbox_event", "update", using=job("webhooks"), check=job("webhooks"))
    # What happened stays as it was written; only that it was passed on is added.
    op.execute(f"grant select, insert, update (dispatched_at) on outbox_event to {APPLICATION}")


def open_own_orders() -> None:
    """R12: the party's machine reads where its own orders stand. Beside traject_select_public of 0002."""
    op.execute(f"create policy traject_select_machine on traject for select using ({OF_OWN_MACHINE})")
    op.create_index("ix_referral_party_received", "referral", ["party_id", "received_at", "id"])


def upgrade() -> None:
    create_outbox_event()
    create_webhook()
    create_webhook_delivery()
    guard()
    open_own_orders()


def downgrade() -> None:
    op.drop_index("ix_referral_party_received", "referral")
    op.execute("drop policy traject_select_machine on traject")
    for table in ("webhook_delivery", "webhook_secret", "webhook", "outbox_event"):
        op.drop_table(table)
