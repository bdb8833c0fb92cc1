"""Statements of the demonstration: most signed on the screen, some declined, one could not; a few were told by post."""

import base64
import io
import math
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from api.demo import Demo


async def offer_statement(demo: "Demo", headers: dict[str, str], path: str, at: int) -> None:
    """Offer statement and reglement, unless that was done."""
    known = await demo.call("GET", f"{path}/privacy-statement-offers", headers=headers)
    if not known["offers"]:
        await demo.call("POST", f"{path}/privacy-statement-offers", headers=headers, json=_offer(at))


def _offer(at: int) -> dict[str, Any]:
    if at % 9 == 5:
        return {"method": "paper", "outcome": "declined"}
    if at % 11 == 7:
        return {"method": "screen", "outcome": "unable", "unableReason": "language"}
    return {"method": "screen", "outcome": "signed", "signature": drawn_signature(at)}


def drawn_signature(seed: int) -> str:
    """A line as a pen might draw it; no name can be read in it."""
    picture = Image.new("RGB", (360, 120), "white")
    points = [
        (20 + 3 * x, 60 + 28 * math.sin(x / (5 + seed % 4)) * math.cos(x / (9 + seed % 5)))
        for x in range(105)
    ]
    ImageDraw.Draw(picture).line(points, fill="#1e293b", width=3, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode()
