"""The composition root of the web process: settings, keys, database, routers, problems and the built app."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from api import openapi, problems
from api.body_limit import FORM_BYTES, BodyLimit
from api.erasing import Replay, outside_of
from api.information import shipped_reglement
from api.keys import keyring_of
from api.letters.bureau import bureau_of
from api.letters.typst_letters import TypstLetters
from api.letters.typst_packages import TypstPackages
from api.middleware import API_PREFIX, Guard, UntilReplayed
from api.reports.templates import load_templates
from api.reports.typst_renderer import TypstRenderer
from api.routes import ROUTERS
from api.routing import verify_declared
from api.security.tokens import TokenService
from api.settings import Settings
from api.single_page_app import SinglePageApp
from api.webhook_sender import OpenInternet
from domain.consents.use_cases import publish_first as publish_consent_texts
from domain.intake.model import MAX_FILE_BYTES
from domain.shared.clock import Clock, SystemClock
from domain.statements.use_cases import publish_first
from persistence.database import Database
from persistence.heads_outside import HeadFolder
from persistence.readiness import follow_keys, is_ready, verify_key
from persistence.repositories.idempotency import IdempotencyStore


def create_app(settings: Settings | None = None, *, clock: Clock | None = None) -> Starlette:
    """The whole application. Raises UndeclaredRoute, KeyUnusable or a pydantic error when it must not start."""
    settings = settings or Settings()
    clock = clock or SystemClock()
    keyring = keyring_of(settings)
    database = Database(
        settings.application_database_url.get_secret_value(),
        keyring,
        clock,
        pool_size=settings.pool_size,
        outside=outside_of(settings, keyring),
    )
    replay = Replay(database)
    api = create_api()
    api.state.settings = settings
    api.state.keyring = keyring
    api.state.database = database

    async def ready() -> bool:
        return replay.done and await is_ready(database)

    api.state.readiness = ready
    api.state.answers = IdempotencyStore(database)
    api.state.webhook_addresses = OpenInternet(loopback=settings.webhook_loopback)
    api.state.report_templates = load_templates()
    api.state.report_renderer = TypstRenderer(settings.bureau_name)
    api.state.letter_printer = TypstLetters(bureau_of(settings))
    api.state.package_printer = TypstPackages(bureau_of(settings))
    api.state.log_heads = HeadFolder(settings.log_heads_dir) if settings.log_heads_dir else None
    api.state.tokens = TokenService(keyring, clock, issuer=settings.base_url)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await database.open()
        try:
            await verify_key(database)
            await replay.start()
            await publish_first(database, api.state.letter_printer.bureau, shipped_reglement())
            await publish_consent_texts(database)
            following = asyncio.create_task(follow_keys(database))
            try:
                yield
            finally:
                following.cancel()
        finally:
            await replay.stop()
            await database.close()

    app = Starlette(
        routes=[Mount(API_PREFIX, api), Mount("/", SinglePageApp(settings.frontend_dir))],
        middleware=[
            Middleware(
                Guard, limit_per_minute=settings.rate_limit_per_minute, behind_tls=settings.secure_cookies
            ),
            Middleware(
                BodyLimit,
                uploads={
                    re.compile(API_PREFIX + "/intake-batches"): MAX_FILE_BYTES + FORM_BYTES,
                    re.compile(API_PREFIX + "/clients/[^/]+/(health-)?documents"): settings.document_max_bytes
                    + FORM_BYTES,
                },
            ),
            Middleware(UntilReplayed, replayed=lambda: replay.done),
        ],
        lifespan=lifespan,
    )
    problems.install_outside(app)
    app.state.database = database
    app.state.tokens = api.state.tokens
    return app


def create_api() -> FastAPI:
    """The API alone, without a database: what the OpenAPI document is made from."""
    api = openapi.documented_app()
    for router in ROUTERS:
        # The routes themselves, not a wrapper around the router: one list, flat, checked below.
        api.router.routes.extend(router.routes)
    problems.install(api)
    openapi.install(api)
    verify_declared(api)
    return api
