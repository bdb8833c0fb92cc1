"""Domain errors to RFC 9457 problems: one place, plain words, the clause, never personal data."""

import logging
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response

from domain.shared import errors as e

PROBLEM_TYPE_BASE = "https://trajectdossier.example/problems/"

_STATUS: dict[type[e.DomainError], int] = {
    e.Invalid: 400,
    e.NotAuthenticated: 401,
    e.Refused: 403,
    e.StrongLoginRequired: 403,
    e.NotFound: 404,
    e.Conflict: 409,
    e.StaleVersion: 412,
    e.TooLarge: 413,
    e.Unsupported: 415,
    e.Unprocessable: 422,
    e.VersionRequired: 428,
    e.TooMany: 429,
    e.LogUnavailable: 503,
    e.Unreadable: 503,
}

_HTTP_WORDS: dict[int, tuple[str, str, str]] = {
    404: ("not-found", "Niet gevonden", "Dit bestaat niet, of u heeft er geen toegang toe."),
    405: (
        "method-not-allowed",
        "Deze methode kan hier niet",
        "Kijk in het OpenAPI-document welke methoden hier kunnen.",
    ),
    413: ("too-large", "Te groot", "Het verzoek is groter dan toegestaan."),
    415: (
        "unsupported-media-type",
        "Dit bestandstype wordt niet aangenomen",
        "Gebruik een van de genoemde bestandstypen.",
    ),
}

log = logging.getLogger("trajectdossier")


def problem(
    request: Request,
    status: int,
    code: str,
    title: str,
    detail: str,
    *,
    clause: str | None = None,
    errors: list[dict[str, Any]] | None = None,
    headers: dict[str, str] | None = None,
    **extra: Any,
) -> Response:
    """One application/problem+json answer. `instance` is the number of the request, never its path."""
    body: dict[str, Any] = {
        "type": PROBLEM_TYPE_BASE + code,
        "title": title,
        "status": status,
        "detail": detail,
        "instance": f"urn:uuid:{request.state.request_id}",
    }
    if clause:
        body["clause"] = clause
    if errors:
        body["errors"] = errors
    body.update(extra)
    return Response(orjson.dumps(body), status, headers, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Hang the handlers on the application."""
    app.add_exception_handler(e.DomainError, _domain)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def install_outside(app: Starlette) -> None:
    """For paths that reach no part of the application (one with a line end in it, say): a problem like any other."""
    app.add_exception_handler(HTTPException, _http)


async def _domain(request: Request, error: Exception) -> Response:
    assert isinstance(error, e.DomainError)
    status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
    headers: dict[str, str] = {}
    extra: dict[str, Any] = {}
    if isinstance(error, e.TooMany):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, e.NotAuthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, e.StaleVersion):
        extra["current"] = error.current
    if isinstance(error, e.Unreadable):
        log.error("a sealed value does not open in its place request=%s", request.state.request_id)
    errors = [_field_error(field) for field in error.errors]
    return problem(
        request,
        status,
        error.code,
        error.title,
        error.detail,
        clause=error.clause.value if error.clause else None,
        errors=errors,
        headers=headers,
        **extra,
    )


def _field_error(field: e.FieldError) -> dict[str, Any]:
    item: dict[str, Any] = {
        "in": "body",
        "pointer": field.pointer,
        "code": field.code,
        "detail": field.detail,
    }
    if field.row is not None:
        item["row"] = field.row
    return item


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [_validation_item(item) for item in error.errors()]
    return problem(
        request,
        400,
        "invalid-input",
        "De invoer klopt niet",
        "Verbeter de genoemde velden en stuur opnieuw.",
        errors=errors,
    )


def _validation_item(item: dict[str, Any]) -> dict[str, Any]:
    """Place, code and words of one invalid input. The value itself is never echoed: it may be personal."""
    place, *path = item["loc"] or ("body",)
    pointer = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)
    known = place if place in ("body", "query", "path", "header", "cookie") else "body"
    return {
        "in": known,
        "pointer": pointer,
        "code": item["type"],
        "detail": _VALIDATION_WORDS.get(item["type"], _DEFAULT_WORDS),
    }


_DEFAULT_WORDS = "Deze waarde heeft niet de gevraagde vorm."
_VALIDATION_WORDS = {
    "missing": "Dit veld is verplicht.",
    "extra_forbidden": "Dit veld bestaat niet.",
    "string_too_long": "Deze tekst is te lang.",
    "string_too_short": "Deze tekst is te kort.",
    "enum": "Kies een van de toegestane waarden.",
    "literal_error": "Kies een van de toegestane waarden.",
    "uuid_parsing": "Dit is geen geldig nummer (UUID).",
    "date_from_datetime_parsing": "Dit is geen geldige datum (JJJJ-MM-DD).",
    "json_invalid": "Dit is geen geldige JSON.",
}


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, title, detail = _HTTP_WORDS.get(
        error.status_code, ("http-error", "Dit verzoek kan niet", "Het verzoek kon niet worden uitgevoerd.")
    )
    return problem(request, error.status_code, code, title, detail, headers=dict(error.headers or {}))


async def _unexpected(request: Request, error: Exception) -> Response:
    """Something broke. The log gets the kind and place of the error, never its message: it may hold a value."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "unknown"
    log.error("unexpected %s at %s request=%s", type(error).__name__, where, request.state.request_id)
    return problem(
        request,
        500,
        "unexpected",
        "Er ging iets mis",
        "De handeling is niet uitgevoerd. Probeer het opnieuw of meld het nummer.",
    )
