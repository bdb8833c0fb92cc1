"""Serves the built app: hashed assets for ever, index.html for every place in the app, compressed."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

_MISSING = "De app is nog niet gebouwd. De API staat op /api/v1."


class _Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or path.startswith("assets/"):
                return PlainTextResponse("Niet gevonden", error.status_code)
            response = await super().get_response("index.html", scope)
        immutable = path.startswith("assets/")
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        return response


class SinglePageApp:
    """An ASGI application over the built folder. Without the folder it says so in one sentence."""

    def __init__(self, folder: Path) -> None:
        self._files = GZipMiddleware(_Files(directory=folder, html=True)) if folder.is_dir() else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._files is None:
            await PlainTextResponse(_MISSING, 404)(scope, receive, send)
            return
        await self._files(scope, receive, send)
