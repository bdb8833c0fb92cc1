"""One module per resource; a route parses, calls one use case, presents. ROUTERS is every router there is."""

from api.routes import (
    access,
    activities,
    auth,
    clients,
    document,
    documents,
    health,
    intake_batches,
    intake_submissions,
    notes,
    oauth,
    oversight,
    parties,
    plans,
    records,
    referrals,
    users,
)
from api.routing import PolicyRouter

ROUTERS: tuple[PolicyRouter, ...] = (
    health.router,
    document.router,
    auth.router,
    users.router,
    oauth.router,
    parties.router,
    intake_submissions.router,
    intake_batches.router,
    referrals.router,
    clients.router,
    records.router,
    notes.router,
    plans.router,
    activities.router,
    documents.router,
    oversight.router,
    access.router,
)
