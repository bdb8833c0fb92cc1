"""The actor of a transaction, as row-level security sees it. Set with SET LOCAL: gone at commit, safe under pooling."""

from datetime import datetime

from domain.policy.actor import Actor
from domain.shared.clock import bureau_date
from persistence.sql import literal


def begin_script(actor: Actor, now: datetime) -> str:
    """BEGIN and the actor in one message. The settings are read by the policies of migration 0002."""
    return (
        "BEGIN;"
        f"SET LOCAL app.actor_id={literal(actor.id)};"
        f"SET LOCAL app.kind={literal(actor.kind.value)};"
        f"SET LOCAL app.session_id={literal(str(actor.session_id) if actor.session_id else '')};"
        f"SET LOCAL app.roles={literal(','.join(sorted(role.value for role in actor.roles)))};"
        f"SET LOCAL app.party_id={literal(str(actor.party_id) if actor.party_id else '')};"
        f"SET LOCAL app.job={literal(actor.job or '')};"
        f"SET LOCAL app.now={literal(now)};"
        f"SET LOCAL app.today={literal(bureau_date(now).isoformat())}"
    )
