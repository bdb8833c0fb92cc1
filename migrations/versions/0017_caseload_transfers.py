"""Counts of a caseload for its transfer: how much goes along with a client, never what it is (R24, R26)."""

from alembic import op

from persistence.row_filters import APPLICATION, COORDINATOR, NOW, OWNER, policy

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels = None
depends_on = None

COUNTS = f"""
    create function caseload_counts(p_adviser uuid, p_today date)
    returns table (client_id uuid, open_tasks integer, overdue_tasks integer, planned_appointments integer)
    language sql stable security definer set search_path = public as $$
        select a.client_id,
               (select count(*) from task t where t.client_id = a.client_id and t.done_at is null)::integer,
               (select count(*) from task t where t.client_id = a.client_id and t.done_at is null
                   and t.due_on < p_today)::integer,
               (select count(*) from appointment p where p.client_id = a.client_id and p.state = 'planned'
                   and p.ends_at > {NOW})::integer
        from assignment a
        where a.adviser_id = p_adviser and a.valid_until is null and {COORDINATOR}
    $$
"""


def upgrade() -> None:
    # For the function below, which counts for a coordinator with an agreement in force and for nobody else.
    policy("task", "select", using="true", to=OWNER)
    policy("appointment", "select", using="true", to=OWNER)
    op.execute(COUNTS)
    op.execute("revoke all on function caseload_counts(uuid, date) from public")
    op.execute(f"grant execute on function caseload_counts(uuid, date) to {APPLICATION}")


def downgrade() -> None:
    op.execute("drop function caseload_counts(uuid, date)")
    op.execute(f"drop policy appointment_select_{OWNER} on appointment")
    op.execute(f"drop policy task_select_{OWNER} on task")
