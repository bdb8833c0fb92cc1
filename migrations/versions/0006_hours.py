"""Hours that burn down an order, appointments, and the feed of an adviser's own calendar.

What must hold without the application: an entry's activity and note are of the same traject and client, hours never
pass the grant (also of two bookings at once), an approved entry stays as it is, and a calendar's secret opens the
appointments of clients assigned now, nothing else.
"""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import (
    ACTOR,
    APPLICATION,
    NOW,
    OWNER,
    agreed,
    force,
    grant_to_application,
    job,
    mine,
    policy,
)

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None

# R24 and R27 for a calendar that asks with a secret and without a session: the clients assigned at this moment to
# its owner, who works here as an adviser and promised confidentiality. The client's number is all it learns of them
# (R23). Like own_client it reads as the owner.
FEED_CLIENT = f"""
    create view feed_client with (security_barrier) as
    select a.client_id, c.number
      from assignment a
      join client c on c.id = a.client_id
      join app_user u on u.id = a.adviser_id and u.status = 'active' and 'adviser' = any(u.roles)
                     and not u.must_change_password and not u.must_enrol_totp
     where a.adviser_id = {ACTOR} and a.valid_from <= {NOW} and (a.valid_until is null or a.valid_until > {NOW})
       and {job("calendar-feed")} and {agreed()}
"""

# The row of the traject is locked by the update, so two bookings wait for each other; its check holds the grant. Who
# may not reach the traject may not change its hours either: a count that is quietly wrong would be worse.
COUNT_MINUTES = """
    create function count_used_minutes() returns trigger language plpgsql as $$
    begin
        if tg_op <> 'INSERT' then
            update traject set used_minutes = used_minutes - old.minutes where id = old.traject_id;
            if not found then raise exception 'the traject of these hours is out of reach'; end if;
        end if;
        if tg_op <> 'DELETE' then
            update traject set used_minutes = used_minutes + new.minutes where id = new.traject_id;
            if not found then raise exception 'the traject of these hours is out of reach'; end if;
        end if;
        return null;
    end $$
"""


def connect_notes_to_activities() -> None:
    op.create_unique_constraint("uq_traject_id_client_id", "traject", ["id", "client_id"])
    op.create_unique_constraint("uq_activity_id_client_id", "activity", ["id", "client_id"])
    op.create_unique_constraint("uq_activity_id_traject_id", "activity", ["id", "traject_id"])
    op.create_unique_constraint("uq_note_id_client_id", "note", ["id", "client_id"])
    for table in ("note", "note_draft"):
        op.add_column(table, sa.Column("activity_id", sa.UUID(), nullable=True))
        op.create_foreign_key(
            f"fk_{table}_activity", table, "activity", ["activity_id", "client_id"], ["id", "client_id"]
        )


def create_hour_entry() -> None:
    op.create_table(
        "hour_entry",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("note_id", sa.UUID(), nullable=True),
        sa.Column("activity_id", sa.UUID(), nullable=True),
        sa.Column("adviser_id", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.UUID(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("minutes between 1 and 1440", name=op.f("ck_hour_entry_minutes")),
        sa.CheckConstraint(
            "kind in ('contact', 'travel', 'preparation', 'reporting', 'consultation', 'other')",
            name=op.f("ck_hour_entry_kind"),
        ),
        sa.CheckConstraint("(kind = 'contact') = (note_id is not null)", name=op.f("ck_hour_entry_source")),
        sa.CheckConstraint(
            "(approved_at is null) = (approved_by is null)", name=op.f("ck_hour_entry_approval")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_hour_entry_client_id")),
        sa.ForeignKeyConstraint(["adviser_id"], ["app_user.id"], name=op.f("fk_hour_entry_adviser_id")),
        sa.ForeignKeyConstraint(
            ["traject_id", "client_id"], ["traject.id", "traject.client_id"], name="fk_hour_entry_traject"
        ),
        sa.ForeignKeyConstraint(
            ["note_id", "client_id"], ["note.id", "note.client_id"], name="fk_hour_entry_note"
        ),
        sa.ForeignKeyConstraint(
            ["activity_id", "traject_id"],
            ["activity.id", "activity.traject_id"],
            name="fk_hour_entry_activity",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hour_entry")),
        sa.UniqueConstraint("note_id", name=op.f("uq_hour_entry_note_id")),
    )
    op.create_index("ix_hour_entry_traject_day", "hour_entry", ["traject_id", "day", "id"])
    op.create_index("ix_hour_entry_client_day", "hour_entry", ["client_id", "day"])
    force("hour_entry")
    own = mine("hour_entry.client_id")
    policy("hour_entry", "select", using=own)
    policy("hour_entry", "insert", check=f"{own} and adviser_id = {ACTOR} and approved_at is null")
    # What was approved is outside the reach of a change, whoever asks.
    policy("hour_entry", "update", using=f"{own} and approved_at is null", check=own)
    policy("hour_entry", "delete", using=f"{own} and approved_at is null")
    grant_to_application("hour_entry")


def keep_hours_within_the_grant() -> None:
    op.add_column(
        "traject", sa.Column("used_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.create_check_constraint(
        op.f("ck_traject_within_grant"),
        "traject",
        "granted_hours is null or used_minutes <= granted_hours * 60",
    )
    op.execute(COUNT_MINUTES)
    op.execute(
        "create trigger count_used_minutes after insert or delete or update of minutes, traject_id on hour_entry"
        " for each row execute function count_used_minutes()"
    )


def create_appointment() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("made_by", sa.UUID(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("remark_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), server_default=sa.text("'planned'"), nullable=False),
        sa.Column("sequence", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "kind in ('visit', 'phone', 'video', 'at-employer')", name=op.f("ck_appointment_kind")
        ),
        sa.CheckConstraint("state in ('planned', 'cancelled', 'done')", name=op.f("ck_appointment_state")),
        sa.CheckConstraint(
            "ends_at > starts_at and ends_at <= starts_at + interval '24 hours'",
            name=op.f("ck_appointment_period"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_appointment_client_id")),
        sa.ForeignKeyConstraint(["made_by"], ["app_user.id"], name=op.f("fk_appointment_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_client_starts", "appointment", ["client_id", "starts_at", "id"])
    # For feed_client, which checks the assignment itself.
    policy("client", "select", using="true", to=OWNER)
    op.execute(FEED_CLIENT)
    op.execute(f"grant select on feed_client to {APPLICATION}")
    force("appointment")
    own = mine("appointment.client_id")
    fed = "exists (select 1 from feed_client f where f.client_id = appointment.client_id)"
    policy("appointment", "select", using=f"{own} or {fed}")
    policy("appointment", "insert", check=f"{own} and made_by = {ACTOR}")
    policy("appointment", "update", using=own, check=own)
    policy("appointment", "delete", using=own)
    grant_to_application("appointment")


def create_calendar_feed() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("user_id", sa.UUID(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_calendar_feed_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    op.create_index(
        "uq_calendar_feed_one_per_user",
        "calendar_feed",
        ["user_id"],
        unique=True,
        postgresql_where=sa.text("revoked_at is null"),
    )
    grant_to_application("calendar_feed")


def upgrade() -> None:
    connect_notes_to_activities()
    create_hour_entry()
    keep_hours_within_the_grant()
    create_appointment()
    create_calendar_feed()


def downgrade() -> None:
    op.drop_table("calendar_feed")
    op.drop_table("appointment")
    op.execute("drop view feed_client")
    op.execute(f"drop policy client_select_{OWNER} on client")
    op.drop_table("hour_entry")
    op.execute("drop function count_used_minutes()")
    op.drop_constraint("ck_traject_within_grant", "traject")
    op.drop_column("traject", "used_minutes")
    for table in ("note", "note_draft"):
        op.drop_constraint(f"fk_{table}_activity", table)
        op.drop_column(table, "activity_id")
    op.drop_constraint("uq_note_id_client_id", "note")
    op.drop_constraint("uq_activity_id_traject_id", "activity")
    op.drop_constraint("uq_activity_id_client_id", "activity")
    op.drop_constraint("uq_traject_id_client_id", "traject")
