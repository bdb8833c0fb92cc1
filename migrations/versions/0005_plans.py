"""Plan van aanpak: activities, versions that are kept once approved, contracts that ask for the party's approval."""

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import OWN_PARTY, force, grant_to_application, mine, policy

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None


def create_activity() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("group_code", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("aim_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("planned_hours", sa.Numeric(7, 2), nullable=True),
        sa.Column("planned_cost", sa.Numeric(12, 2), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("status", sa.Text(), server_default=sa.text("'planned'"), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("result_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "status in ('planned', 'running', 'done', 'not-done')", name=op.f("ck_activity_status")
        ),
        sa.CheckConstraint("planned_hours is null or planned_hours >= 0", name=op.f("ck_activity_hours")),
        sa.CheckConstraint("planned_cost is null or planned_cost >= 0", name=op.f("ck_activity_cost")),
        sa.CheckConstraint(
            "ends_on is null or starts_on is null or ends_on >= starts_on", name=op.f("ck_activity_period")
        ),
        # Why it did not go on is told of what did not go on, and always.
        sa.CheckConstraint(
            "(status = 'not-done') = (reason_sealed is not null)", name=op.f("ck_activity_reason")
        ),
        sa.CheckConstraint(
            "group_code in ('employee-skills', 'personal-effectiveness', 'labour-market-insight', 'orientation', "
            "'applying', 'placement', 'after-care')",
            name=op.f("ck_activity_group"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_activity_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_activity_traject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index("ix_activity_traject", "activity", ["traject_id", "position"])
    op.create_index("ix_activity_client", "activity", ["client_id"])
    force("activity")
    own = mine("activity.client_id")
    policy("activity", "select", using=own)
    policy("activity", "insert", check=f"{own} and {OF_THE_TRAJECT.format(table='activity')}")
    policy("activity", "update", using=own, check=own)
    # R9: what was deployed or brought something about is not taken out of the plan.
    policy("activity", "delete", using=f"{own} and status = 'planned' and result_sealed is null")
    grant_to_application("activity")


# A row under a traject is of that traject's client, whatever the application says. The traject is read through its
# own filter.
OF_THE_TRAJECT = (
    "exists (select 1 from traject t where t.id = {table}.traject_id and t.client_id = {table}.client_id)"
)


def create_plan_version() -> None:
    op.create_table(
        "plan_version",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("party_id", sa.UUID(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default=sa.text("'draft'"), nullable=False),
        sa.Column("goals_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("starting_point_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("client_view_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("agreements_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("practical_matters_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("activities_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("party_approval_required", sa.Boolean(), nullable=True),
        sa.Column("client_approved_on", sa.Date(), nullable=True),
        sa.Column("client_approval_method", sa.Text(), nullable=True),
        sa.Column("party_approved_on", sa.Date(), nullable=True),
        sa.Column("party_approval_channel", sa.Text(), nullable=True),
        sa.Column("party_approver_name", sa.Text(), nullable=True),
        sa.Column("created_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "state in ('draft', 'approved-by-client', 'approved', 'superseded')",
            name=op.f("ck_plan_version_state"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_plan_version_number")),
        sa.CheckConstraint(
            "case when state = 'draft' then num_nonnulls(client_approved_on, client_approval_method, "
            "activities_sealed, party_approval_required, party_approved_on) = 0 "
            "else num_nonnulls(client_approved_on, client_approval_method, activities_sealed, "
            "party_approval_required) = 4 end",
            name=op.f("ck_plan_version_client_approval"),
        ),
        sa.CheckConstraint(
            "state <> 'approved' or not party_approval_required or party_approved_on is not null",
            name=op.f("ck_plan_version_party_approval"),
        ),
        sa.CheckConstraint(
            "client_approval_method in ('paper', 'screen', 'mail', 'spoken')",
            name=op.f("ck_plan_version_client_approval_method"),
        ),
        sa.CheckConstraint(
            "(party_approved_on is null) = (party_approval_channel is null) and "
            "(party_approval_channel = 'machine' and party_approver_name is null "
            "or party_approval_channel = 'recorded' and party_approver_name is not null "
            "or party_approval_channel is null and party_approver_name is null)",
            name=op.f("ck_plan_version_party_approval_channel"),
        ),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_plan_version_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_plan_version_traject_id")),
        sa.ForeignKeyConstraint(
            ["party_id"], ["commissioning_party.id"], name=op.f("fk_plan_version_party_id")
        ),
        sa.ForeignKeyConstraint(["created_by"], ["app_user.id"], name=op.f("fk_plan_version_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("traject_id", "number", name="uq_plan_version_traject_number"),
    )
    op.create_index("ix_plan_version_client", "plan_version", ["client_id"])
    op.create_index(
        "uq_plan_version_one_current",
        "plan_version",
        ["traject_id"],
        unique=True,
        postgresql_where=sa.text("state <> 'superseded'"),
    )


def guard_plan_version() -> None:
    """R24 for the assigned adviser. The commissioning party's machine finds what a client approved and may approve it;
    the texts stay sealed with a key that no machine has a way to. Nobody deletes a version."""
    force("plan_version")
    own = mine("plan_version.client_id")
    policy("plan_version", "select", using=f"{own} or ({OWN_PARTY} and state <> 'draft')")
    of_the_traject = (
        OF_THE_TRAJECT.format(table="plan_version").removesuffix(")")
        + " and t.party_id = plan_version.party_id)"
    )
    policy("plan_version", "insert", check=f"{own} and state = 'draft' and {of_the_traject}")
    policy(
        "plan_version",
        "update",
        using=f"{own} or ({OWN_PARTY} and state = 'approved-by-client')",
        check=f"{own} or ({OWN_PARTY} and state = 'approved')",
    )
    grant_to_application("plan_version")


def keep_approved_versions() -> None:
    """R8: what a client agreed to stays as it is. Only the state moves on, and the party's approval is added once."""
    op.execute(
        """
        create function keep_approved_plan_version() returns trigger language plpgsql set search_path = public as $$
        begin
            if (new.id, new.client_id, new.traject_id, new.party_id, new.number, new.created_by, new.created_at)
               is distinct from
               (old.id, old.client_id, old.traject_id, old.party_id, old.number, old.created_by, old.created_at) then
                raise exception 'a version of a plan stays where it is' using errcode = 'check_violation';
            end if;
            if old.state = 'draft' then
                if new.state = 'superseded' then
                    raise exception 'a draft is not superseded' using errcode = 'check_violation';
                end if;
                return new;
            end if;
            if (new.goals_sealed, new.starting_point_sealed, new.client_view_sealed, new.agreements_sealed,
                new.practical_matters_sealed, new.activities_sealed, new.party_approval_required,
                new.client_approved_on, new.client_approval_method)
               is distinct from
               (old.goals_sealed, old.starting_point_sealed, old.client_view_sealed, old.agreements_sealed,
                old.practical_matters_sealed, old.activities_sealed, old.party_approval_required,
                old.client_approved_on, old.client_approval_method) then
                raise exception 'an approved version of a plan is not changed' using errcode = 'check_violation';
            end if;
            if (old.state, new.state) not in (
                ('approved-by-client', 'approved'), ('approved-by-client', 'superseded'), ('approved', 'superseded')
            ) then
                raise exception 'an approved version of a plan only moves on' using errcode = 'check_violation';
            end if;
            if new.state = 'superseded' and
               (new.party_approved_on, new.party_approval_channel, new.party_approver_name) is distinct from
               (old.party_approved_on, old.party_approval_channel, old.party_approver_name) then
                raise exception 'an approval is not changed' using errcode = 'check_violation';
            end if;
            return new;
        end $$
        """
    )
    op.execute(
        "create trigger keep_approved before update on plan_version "
        "for each row execute function keep_approved_plan_version()"
    )


def upgrade() -> None:
    op.add_column(
        "contract",
        sa.Column("plan_approval_required", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    create_activity()
    create_plan_version()
    guard_plan_version()
    keep_approved_versions()


def downgrade() -> None:
    op.drop_table("plan_version")
    op.execute("drop function keep_approved_plan_version()")
    op.drop_table("activity")
    op.drop_column("contract", "plan_approval_required")
