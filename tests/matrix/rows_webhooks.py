"""Webhooks and the status of own orders: the party's machine for its own, the administrator for any party."""

from tests.matrix.callers import (
    ADMINISTRATOR,
    NARROW_MACHINE,
    OTHER_MACHINE,
    OWN_MACHINE,
    Row,
    office,
    only,
)

_FOREIGN = {OTHER_MACHINE: 404}
_STALE = {"If-Match": '"99"'}
_URL = "http://127.0.0.1:9/{caller}"

WEBHOOKS: tuple[Row, ...] = (
    office("listReferralStatuses", only(200, OWN_MACHINE, NARROW_MACHINE, OTHER_MACHINE)),
    office(
        "readReferralStatus",
        only(200, OWN_MACHINE, NARROW_MACHINE),
        _FOREIGN,
        where={"statusId": "{referralId}"},
    ),
    office(
        "listWebhooks",
        only(200, OWN_MACHINE, OTHER_MACHINE, ADMINISTRATOR),
        query={"partyId": "{own_or_partyId}"},
    ),
    office(
        "createWebhook",
        only(201, OWN_MACHINE, OTHER_MACHINE, ADMINISTRATOR),
        query={"partyId": "{own_or_partyId}"},
        body={"url": _URL, "kinds": ["plan.approved"]},
    ),
    office("readWebhook", only(200, OWN_MACHINE, ADMINISTRATOR), _FOREIGN),
    office(
        "changeWebhook",
        only(412, OWN_MACHINE, ADMINISTRATOR),
        _FOREIGN,
        body={"state": "paused"},
        headers=_STALE,
    ),
    office("removeWebhook", only(412, OWN_MACHINE, ADMINISTRATOR), _FOREIGN, headers=_STALE),
    office("rotateWebhookSecret", only(201, OWN_MACHINE, ADMINISTRATOR), _FOREIGN, body={"overlapHours": 0}),
    office("testWebhook", only(202, OWN_MACHINE, ADMINISTRATOR), _FOREIGN),
    office("listWebhookDeliveries", only(200, OWN_MACHINE, ADMINISTRATOR), _FOREIGN),
    office("replayWebhookDelivery", only(202, OWN_MACHINE, ADMINISTRATOR), _FOREIGN),
)
