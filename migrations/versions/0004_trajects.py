"""The traject as it runs: its terms, suspensions and history; templates of services; tasks.

What must hold without the application is here: the order of the acts, a goal that stands once a traject began,
suspensions that never overlap, no health data under a closed traject (R29), a history that is only added to.
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from persistence.row_filters import (
    ACTOR,
    COORDINATOR,
    force,
    grant_to_application,
    guard_of_the_assigned,
    job,
    mine,
    policy,
    role,
)

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None

_UNITS = "('days', 'weeks', 'months')"
_SYSTEM = "00000000-0000-7000-8000-000000000001"

_INTAKE = ("intake", "Intake")
_PLAN = ("plan", "Plan van aanpak")
_WORK = ("uitvoering", "Uitvoering")
_AFTER = ("nazorg", "Nazorg")
_FINISH = ("afronding", "Afronding")
_PLAN_IN_4 = ("plan-due", "begin", (4, "weeks"), None)
_PLAN_IN_2 = ("plan-due", "begin", (2, "weeks"), None)
_FINAL_IN_2 = ("final-report-due", "expected-end", (2, "weeks"), None)

SERVICES = (
    ("werkfit-maken", (6, "months"), (_INTAKE, _PLAN, _WORK, _FINISH), (_PLAN_IN_4, _FINAL_IN_2)),
    ("naar-werk", (12, "months"), (_INTAKE, _PLAN, _WORK, _AFTER), (_PLAN_IN_4, _FINAL_IN_2)),
    (
        "praktijkassessment",
        (6, "weeks"),
        (_INTAKE, ("assessment", "Assessment"), _FINISH),
        (("final-report-due", "expected-end", (1, "weeks"), None),),
    ),
    ("modulair", None, (_INTAKE, _WORK, _FINISH), (_FINAL_IN_2,)),
    (
        "spoor-1",
        None,
        (_INTAKE, _PLAN, _WORK, _FINISH),
        (_PLAN_IN_2, ("evaluation-due", "begin", (6, "weeks"), (6, "weeks")), _FINAL_IN_2),
    ),
    (
        "spoor-2",
        (12, "months"),
        (_INTAKE, _PLAN, ("orientatie", "Oriëntatie"), ("zoeken", "Werk zoeken"), _AFTER),
        (_PLAN_IN_2, ("report-due", "begin", (6, "weeks"), (6, "weeks")), _FINAL_IN_2),
    ),
    (
        "jobcoaching",
        (6, "months"),
        (_INTAKE, ("coachplan", "Coachplan"), ("begeleiding", "Begeleiding"), _FINISH),
        (_PLAN_IN_4, ("evaluation-due", "begin", (6, "months"), (6, "months"))),
    ),
    ("loopbaanadvies", (3, "months"), (_INTAKE, _PLAN, _WORK, _FINISH), (_PLAN_IN_2, _FINAL_IN_2)),
    ("outplacement", (12, "months"), (_INTAKE, _PLAN, _WORK, _AFTER), (_PLAN_IN_2, _FINAL_IN_2)),
    (
        "participatie",
        None,
        (_INTAKE, _PLAN, _WORK, _AFTER),
        (_PLAN_IN_4, ("report-due", "begin", (3, "months"), (3, "months")), _FINAL_IN_2),
    ),
)
"""What each service begins with: usual period, phases, documents due. Contracts differ; a bureau makes versions."""


def create_templates() -> None:
    op.create_table(
        "service_template",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("period_count", sa.Integer(), nullable=True),
        sa.Column("period_unit", sa.Text(), nullable=True),
        sa.Column("created_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(period_count is null) = (period_unit is null)", name=op.f("ck_service_template_period")
        ),
        sa.CheckConstraint(
            f"period_unit is null or (period_unit in {_UNITS} and period_count > 0)",
            name=op.f("ck_service_template_period_unit"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_template")),
        sa.UniqueConstraint("service", "version", name=op.f("uq_service_template_service_version")),
    )
    op.create_table(
        "service_template_phase",
        sa.Column("template_id", sa.UUID(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"], ["service_template.id"], name=op.f("fk_service_template_phase_template_id")
        ),
        sa.PrimaryKeyConstraint("template_id", "position", name=op.f("pk_service_template_phase")),
        sa.UniqueConstraint("template_id", "code", name=op.f("uq_service_template_phase_template_id_code")),
    )
    op.create_table(
        "service_template_document",
        sa.Column("template_id", sa.UUID(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("term_count", sa.Integer(), nullable=False),
        sa.Column("term_unit", sa.Text(), nullable=False),
        sa.Column("repeat_count", sa.Integer(), nullable=True),
        sa.Column("repeat_unit", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "anchor in ('begin', 'expected-end')", name=op.f("ck_service_template_document_anchor")
        ),
        sa.CheckConstraint(
            f"term_unit in {_UNITS} and term_count >= 0", name=op.f("ck_service_template_document_term")
        ),
        sa.CheckConstraint(
            "(repeat_count is null) = (repeat_unit is null)", name=op.f("ck_service_template_document_repeat")
        ),
        sa.CheckConstraint(
            f"repeat_unit is null or (repeat_unit in {_UNITS} and repeat_count > 0 and anchor = 'begin')",
            name=op.f("ck_service_template_document_repeat_unit"),
        ),
        sa.ForeignKeyConstraint(
            ["template_id"], ["service_template.id"], name=op.f("fk_service_template_document_template_id")
        ),
        sa.PrimaryKeyConstraint("template_id", "position", name=op.f("pk_service_template_document")),
        sa.UniqueConstraint(
            "template_id", "kind", name=op.f("uq_service_template_document_template_id_kind")
        ),
    )
    fill_templates()
    tables = ("service_template", "service_template_phase", "service_template_document")
    force(*tables)
    for table in tables:
        # Versions are added, never changed: there is no filter that lets an update or a delete through.
        policy(table, "select", using="true")
        policy(table, "insert", check=role("administrator"))
    grant_to_application(*tables)


def fill_templates() -> None:
    template = sa.table("service_template", *map(sa.column, ("id", "service", "version", "period_count",
                        "period_unit", "created_by", "created_at")))  # fmt: skip
    phase = sa.table("service_template_phase", *map(sa.column, ("template_id", "position", "code", "name")))
    document = sa.table("service_template_document", *map(sa.column, ("template_id", "position", "kind", "anchor",
                        "term_count", "term_unit", "repeat_count", "repeat_unit")))  # fmt: skip
    for service, period, phases, documents in SERVICES:
        template_id = uuid4()
        count, unit = period or (None, None)
        op.execute(
            template.insert().values(
                id=sa.cast(str(template_id), sa.UUID()), service=service, version=1, period_count=count,
                period_unit=unit, created_by=sa.cast(_SYSTEM, sa.UUID()), created_at=sa.func.now(),
            )
        )  # fmt: skip
        for position, (code, name) in enumerate(phases):
            op.execute(
                phase.insert().values(
                    template_id=sa.cast(str(template_id), sa.UUID()), position=position, code=code, name=name
                )
            )
        for position, (kind, anchor, term, repeat) in enumerate(documents):
            again, again_unit = repeat or (None, None)
            op.execute(
                document.insert().values(
                    template_id=sa.cast(str(template_id), sa.UUID()), position=position, kind=kind, anchor=anchor,
                    term_count=term[0], term_unit=term[1], repeat_count=again, repeat_unit=again_unit,
                )
            )  # fmt: skip


def extend_traject() -> None:
    for column in (
        sa.Column("budget", sa.Numeric(12, 2), nullable=True),
        sa.Column("expected_end_on", sa.Date(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("result_code", sa.Text(), nullable=True),
        sa.Column("template_id", sa.UUID(), nullable=True),
    ):
        op.add_column("traject", column)
    op.create_foreign_key(
        op.f("fk_traject_template_id"), "traject", "service_template", ["template_id"], ["id"]
    )
    for name, condition in (
        ("granted_hours", "granted_hours >= 0"),
        ("budget", "budget >= 0"),
        ("period", "ended_on >= started_on"),
        ("expected_period", "expected_end_on >= started_on"),
        ("begun", "state not in ('active', 'suspended') or started_on is not null"),
        (
            "closed",
            "(state = 'closed') = (ended_on is not null) and (state = 'closed') = (result_code is not null)",
        ),
    ):
        op.create_check_constraint(op.f(f"ck_traject_{name}"), "traject", condition)
    # One step at a time, and never back; what was agreed before the begin stands after it.
    op.execute(
        """
        create function keep_traject_order() returns trigger language plpgsql set search_path = public as $$
        begin
            if new.state <> old.state and (old.state, new.state) not in (
                ('registered', 'active'), ('registered', 'closed'), ('active', 'suspended'), ('active', 'closed'),
                ('suspended', 'active'), ('suspended', 'closed')) then
                raise exception 'a traject goes from % to % in no act', old.state, new.state
                    using errcode = 'check_violation', constraint = 'traject_order';
            end if;
            if old.state <> 'registered' and (new.goal, new.service, new.party_id, new.client_id, new.template_id)
                is distinct from (old.goal, old.service, old.party_id, old.client_id, old.template_id) then
                raise exception 'goal and service of a traject stand once it began'
                    using errcode = 'check_violation', constraint = 'traject_goal';
            end if;
            return new;
        end $$
        """
    )
    op.execute(
        "create trigger keep_traject_order before update on traject for each row execute function keep_traject_order()"
    )


def create_suspension() -> None:
    op.create_table(
        "traject_suspension",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_on >= begins_on", name=op.f("ck_traject_suspension_period")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_traject_suspension_client_id")),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_traject_suspension_traject_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traject_suspension")),
    )
    op.create_index("ix_traject_suspension_client", "traject_suspension", ["client_id"])
    # An identifier is 128 bits, and so is an address: GiST compares those without an extension, identifiers not.
    op.execute(
        """
        alter table traject_suspension add constraint ex_traject_suspension_overlap exclude using gist (
            (regexp_replace(replace(traject_id::text, '-', ''), '(....)(?!$)', '\\1:', 'g')::inet) inet_ops with =,
            daterange(begins_on, ends_on) with &&)
        """
    )
    guard_of_the_assigned("traject_suspension")


def create_event() -> None:
    op.create_table(
        "traject_event",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.UUID(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("changes", sa.dialects.postgresql.JSONB(), nullable=False),
        sa.Column("agreed_by", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_traject_event_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_traject_event_traject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traject_event")),
    )
    op.create_index("ix_traject_event_traject", "traject_event", ["traject_id", "at", "id"])
    op.create_index("ix_traject_event_client", "traject_event", ["client_id"])
    force("traject_event")
    # The coordinator keeps headers: the acts are there for both, the sealed reason opens only with the client's key.
    who = f"({mine('traject_event.client_id')} or {COORDINATOR})"
    policy("traject_event", "select", using=who)
    policy("traject_event", "insert", check=f"{who} and actor_id = {ACTOR}")
    grant_to_application("traject_event")


def guard_health_ground() -> None:
    """R29: under a closed traject nothing about health is written any more, whoever asks."""
    open_traject = (
        "exists (select 1 from traject t where t.id = health_record.traject_id"
        " and t.client_id = health_record.client_id and t.state <> 'closed')"
    )
    for command, clauses in (
        ("insert", f"with check ({open_traject})"),
        ("update", f"using ({open_traject}) with check ({open_traject})"),
    ):
        name = f"health_record_open_traject_{command}"
        op.execute(f"create policy {name} on health_record as restrictive for {command} {clauses}")


def create_task() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.UUID(), nullable=False),
        sa.Column("client_id", sa.UUID(), nullable=False),
        sa.Column("traject_id", sa.UUID(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("source_id", sa.UUID(), nullable=True),
        sa.Column("created_by", sa.UUID(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.UUID(), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("kind <> 'by-hand' or title_sealed is not null", name=op.f("ck_task_title")),
        sa.CheckConstraint("(done_at is null) = (done_by is null)", name=op.f("ck_task_done")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name=op.f("fk_task_client_id")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_task_traject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    still_open = sa.text("done_at is null")
    op.create_index("ix_task_client_due", "task", ["client_id", "due_on"])
    op.create_index("ix_task_open_due", "task", ["due_on", "id"], postgresql_where=still_open)
    op.create_index("ix_task_traject", "task", ["traject_id", "kind"], postgresql_where=still_open)
    op.create_index(
        "ix_task_escalated",
        "task",
        ["due_on", "id"],
        postgresql_where=sa.text("done_at is null and escalated_at is not null"),
    )
    force("task")
    own = mine("task.client_id")
    # The coordinator keeps deadlines: tasks that have no words of their own, and overdue ones of any kind, whose
    # title stays sealed with a key the coordinator has no way to.
    deadline = f"(title_sealed is null and {COORDINATOR})"
    deadlines_job = job("deadlines")
    policy(
        "task",
        "select",
        using=f"{own} or {deadline} or (escalated_at is not null and {COORDINATOR}) or {deadlines_job}",
    )
    policy("task", "insert", check=f"{own} or {deadline}")
    changing = f"{own} or {deadline} or {deadlines_job}"
    policy("task", "update", using=changing, check=changing)
    policy("task", "delete", using=own)
    grant_to_application("task")


def upgrade() -> None:
    create_templates()
    extend_traject()
    create_suspension()
    create_event()
    guard_health_ground()
    create_task()


def downgrade() -> None:
    op.drop_table("task")
    for command in ("insert", "update"):
        op.execute(f"drop policy health_record_open_traject_{command} on health_record")
    op.drop_table("traject_event")
    op.drop_table("traject_suspension")
    op.execute("drop trigger keep_traject_order on traject")
    op.execute("drop function keep_traject_order()")
    for name in ("granted_hours", "budget", "period", "expected_period", "begun", "closed"):
        op.drop_constraint(op.f(f"ck_traject_{name}"), "traject", type_="check")
    op.drop_constraint(op.f("fk_traject_template_id"), "traject", type_="foreignkey")
    for column in ("budget", "expected_end_on", "phase", "result_code", "template_id"):
        op.drop_column("traject", column)
    for table in ("service_template_document", "service_template_phase", "service_template"):
        op.drop_table(table)
