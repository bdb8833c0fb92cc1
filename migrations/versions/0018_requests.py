"""Data-subject requests (R41-R44): what they are, the days their clock stood still, and their history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    COORDINATOR,
    agreed,
    force,
    grant_to_application,
    mine,
    policy,
)

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels = None
depends_on = None

OVERSEES = f"({agreed('privacy_officer')} or {agreed('director')})"
IN_A_CASE = "exists (select 1 from case_client c where c.client_id = {})"

REQUEST_RULES = {
    "type": "type in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection')",
    "state": "state in ('received', 'in-progress', 'clarification', 'decided', 'reviewed', 'executed', 'closed',"
    " 'identity-not-established', 'withdrawn')",
    "identity": "identity_method is null"
    " or identity_method in ('seen-in-person', 'called-back', 'portal', 'video')",
    "identity_first": "state not in ('in-progress', 'clarification', 'decided', 'reviewed', 'executed', 'closed')"
    " or identity_method is not null",
    "extension": "(extended_on is null) = (extension_reason_sealed is null)",
    "decision": "(outcome is null) = (explanation_sealed is null) and (outcome is null) = (decided_by is null)"
    " and (outcome is null or outcome in ('granted', 'partly', 'refused'))"
    " and (state not in ('decided', 'reviewed', 'executed', 'closed') or outcome is not null)",
    "ground": "outcome is null or (outcome = 'granted') = (ground is null)",
    "ground_code": "ground is null or ground in ('protection-of-data-subject', 'rights-of-others',"
    " 'manifestly-unfounded', 'excessive', 'legal-retention', 'legal-claim')",
    "second_person": "reviewed_by is null or reviewed_by <> decided_by",
    "reviewed": "state not in ('reviewed', 'executed', 'closed') or reviewed_by is not null",
}


def create_request() -> None:
    op.create_table(
        "data_subject_request",
        sa.Column("case_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("scope_sealed", sa.LargeBinary()),
        sa.Column("identity_method", sa.Text()),
        sa.Column("extended_on", sa.Date()),
        sa.Column("extension_reason_sealed", sa.LargeBinary()),
        sa.Column("outcome", sa.Text()),
        sa.Column("ground", sa.Text()),
        sa.Column("explanation_sealed", sa.LargeBinary()),
        sa.Column("decided_by", postgresql.UUID(as_uuid=True)),
        sa.Column("reviewed_by", postgresql.UUID(as_uuid=True)),
        sa.Column("executed_at", sa.DateTime(timezone=True)),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_data_subject_request_{name}"))
            for name, rule in REQUEST_RULES.items()
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["privacy_case.id"], name=op.f("fk_data_subject_request_case_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_data_subject_request_client_id")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["app_user.id"], name=op.f("fk_data_subject_request_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["app_user.id"], name=op.f("fk_data_subject_request_reviewed_by")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_data_subject_request")),
    )
    op.create_index("ix_data_subject_request_client", "data_subject_request", ["client_id"])


def create_pause_and_event() -> None:
    op.create_table(
        "request_pause",
        sa.Column("case_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.CheckConstraint("ended_on is null or ended_on >= begun_on", name=op.f("ck_request_pause_order")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["data_subject_request.case_id"], name=op.f("fk_request_pause_case_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_request_pause_client_id")),
        sa.PrimaryKeyConstraint("case_id", "begun_on", name=op.f("pk_request_pause")),
    )
    op.create_index("ix_request_pause_client", "request_pause", ["client_id"])
    op.create_table(
        "request_event",
        sa.Column("id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("case_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("client_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", postgresql.UUID(as_uuid=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["data_subject_request.case_id"], name=op.f("fk_request_event_case_id")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_request_event_client_id")),
        sa.ForeignKeyConstraint(["actor_id"], ["app_user.id"], name=op.f("fk_request_event_actor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_event")),
    )
    op.create_index("ix_request_event_case", "request_event", ["case_id", "at"])
    op.create_index("ix_request_event_client", "request_event", ["client_id", "at"])


def guard() -> None:
    tables = ("data_subject_request", "request_pause", "request_event")
    force(*tables)
    for table in tables:
        # The assigned adviser, who handles and reviews, and the coordinator who took this one in without its words.
        taken_in = f"{COORDINATOR} and exists (select 1 from privacy_case c where c.id = {table}.case_id"
        reads = f"{mine(f'{table}.client_id')} or {OVERSEES} or ({taken_in} and c.received_by = {ACTOR}))"
        policy(table, "select", using=reads, to=APPLICATION)
    own = mine("data_subject_request.client_id")
    policy(
        "data_subject_request",
        "insert",
        check=f"state = 'received' and ({own} or {OVERSEES} or ({COORDINATOR} and scope_sealed is null))",
        to=APPLICATION,
    )
    handles = f"{own} or {OVERSEES} or {COORDINATOR}"
    policy("data_subject_request", "update", using=handles, check=handles, to=APPLICATION)
    for table in ("request_pause", "request_event"):
        policy(
            table,
            "insert",
            check=f"{mine(f'{table}.client_id')} or {OVERSEES} or {COORDINATOR}",
            to=APPLICATION,
        )
    policy("request_pause", "update", using=OVERSEES, check=OVERSEES, to=APPLICATION)
    grant_to_application(*tables)
    # Whose request it is: the header of the client, as long as a case is open, to whom handles or reviews it.
    op.execute(
        f"create policy client_case on client for select to {APPLICATION} using ({IN_A_CASE.format('client.id')})"
    )
    op.execute(
        f"create policy request_event_own on request_event as restrictive for insert to {APPLICATION} "
        f"with check (actor_id = {ACTOR})"
    )


def upgrade() -> None:
    create_request()
    create_pause_and_event()
    guard()


def downgrade() -> None:
    op.execute("drop policy client_case on client")
    op.drop_table("request_event")
    op.drop_table("request_pause")
    op.drop_table("data_subject_request")
