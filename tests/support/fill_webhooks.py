"""A webhook for a party of the filled house, with a delivery that waits and one that is nobody else's to see."""

from typing import Any

from tests.support.house import House, Machine


async def fill_webhooks(house: House, machine: Machine, mark: str) -> dict[str, str]:
    """A webhook made by the party's machine, and a test message that was never sent. Answers their ids."""
    made = await _post(
        house,
        machine,
        "/webhooks",
        {"url": f"http://127.0.0.1:9/{mark}", "kinds": ["referral.accepted", "traject.changed"]},
    )
    webhook = made["webhook"]["id"]
    delivery = await _post(house, machine, f"/webhooks/{webhook}/test", None)
    return {"webhookId": webhook, "deliveryId": delivery["id"]}


async def _post(house: House, machine: Machine, path: str, body: Any) -> Any:
    answer = await house.http.post(path, headers=machine.headers, json=body)
    assert answer.status_code in (201, 202), (path, answer.text)
    return answer.json()
