"""The words that row filters are written in, for migrations: who is asked of the transaction's settings.

persistence/context.py sets them at the start of each act. A migration that has been released keeps its meaning:
add a word here, never change one.
"""

from alembic import op

APPLICATION = "trajectdossier_app"
VERIFIER = "trajectdossier_verify"
OWNER = "trajectdossier_owner"

# Bare calls, not sub-selects: each policy is one index probe per row, and a plan without a hundred init plans
# starts in a fraction of the time (docs/decisions/0004). They are stable, so an index condition reads them once.
ACTOR = "nullif(current_setting('app.actor_id', true), '')::uuid"
PARTY = "nullif(current_setting('app.party_id', true), '')::uuid"
NOW = "nullif(current_setting('app.now', true), '')::timestamptz"
TODAY = "nullif(current_setting('app.today', true), '')::date"


def role(name: str) -> str:
    return f"'{name}' = any(string_to_array(current_setting('app.roles', true), ','))"


def job(name: str) -> str:
    return f"current_setting('app.job', true) = '{name}'"


def agreed(role_name: str | None = None) -> str:
    """R27: no client data without a confidentiality agreement in force. With a role: only in that role."""
    return (
        f"exists (select 1 from confidentiality_agreement g where g.user_id = {ACTOR}"
        f" and g.valid_from <= {TODAY} and g.valid_until >= {TODAY}"
        + (f" and {role(role_name)})" if role_name else ")")
    )


AGREED = agreed()

# R24 and R27 in one place: the clients assigned to the actor at this moment, when the actor is an adviser who
# promised confidentiality. It reads as the owner, so that the filter of `assignment` is not asked a second time
# inside every other filter; what it answers is fixed by its own text.
OWN_CLIENT = f"""
    create view own_client with (security_barrier) as
    select a.client_id from assignment a
     where a.adviser_id = {ACTOR} and a.valid_from <= {NOW} and (a.valid_until is null or a.valid_until > {NOW})
       and {agreed("adviser")}
"""


def mine(column: str) -> str:
    """R24: the client is assigned to the actor at this moment, and the actor promised confidentiality."""
    return f"exists (select 1 from own_client m where m.client_id = {column})"


# Answered once for a whole statement, so that a coordinator's list pays it once.
COORDINATOR = agreed("coordinator")
INTAKE_JOB = job("intake")
OWN_PARTY = f"party_id = {PARTY}"
OF_OWN_MACHINE = f"(current_setting('app.kind', true) = 'machine' and party_id = {PARTY})"
"""The row is of the party whose machine asks; only a machine is asked for its party."""

OWN_BATCH = f"batch_id in (select b.id from intake_batch b where b.party_id = {PARTY})"


def policy(
    table: str, command: str, *, using: str | None = None, check: str | None = None, to: str = "public"
) -> None:
    clauses = (f" using ({using})" if using else "") + (f" with check ({check})" if check else "")
    op.execute(f"create policy {table}_{command}_{to} on {table} for {command} to {to}{clauses}")


def force(*tables: str) -> None:
    for table in tables:
        op.execute(f"alter table {table} enable row level security")
        op.execute(f"alter table {table} force row level security")


def grant_to_application(*tables: str) -> None:
    """Let the application read and write new tables, under their row filters."""
    op.execute(f"grant select, insert, update, delete on {', '.join(tables)} to {APPLICATION}")


def guard_of_the_assigned(*tables: str) -> None:
    """R24 for tables with a client_id: the assigned adviser reads and writes, nobody else; and the grant."""
    force(*tables)
    for table in tables:
        own = mine(f"{table}.client_id")
        policy(table, "all", using=own, check=own)
    grant_to_application(*tables)
