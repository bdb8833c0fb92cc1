"""The example of docs/integrators.md is run as a reader would run it."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from standardwebhooks.webhooks import Webhook

from domain.webhooks.model import new_secret_value

PAGE = Path(__file__).parents[2] / "docs" / "integrators.md"


def _verifier() -> Any:
    (code,) = (
        block
        for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
        if "is_ours" in block
    )
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    return names["is_ours"]


def test_the_verifier_on_the_page_takes_what_is_signed_and_nothing_else() -> None:
    is_ours, secret = _verifier(), new_secret_value()
    now = datetime.now(UTC)
    body = b'{"type":"plan.approved"}'
    headers = {
        "webhook-id": "een",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign("een", now, body.decode()),
    }
    assert is_ours(secret, headers, body)
    assert not is_ours(secret, headers, body + b" ")
    assert not is_ours(new_secret_value(), headers, body)
    assert not is_ours(secret, {**headers, "webhook-timestamp": str(int(now.timestamp()) - 600)}, body)
