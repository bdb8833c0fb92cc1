"""How much of a body is read: little for JSON and forms, the published limit for uploads. Counted as it streams in."""

import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 1024 * 1024
FORM_BYTES = 64 * 1024
"""What a form adds around an uploaded file."""


class BodyLimit:
    """Refuses, inside the application's own error handling, to read on beyond the limit of the path (413)."""

    def __init__(self, app: ASGIApp, *, uploads: Mapping[re.Pattern[str], int]) -> None:
        self._app = app
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)

    def _limit(self, path: str) -> int:
        found = (limit for pattern, limit in self._uploads.items() if pattern.fullmatch(path))
        return next(found, MAX_BODY_BYTES)
