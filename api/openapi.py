"""The OpenAPI document: the NL API Design Rules applied in one place, written to openapi.yaml, drift is an error."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import yaml
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from api.middleware import API_VERSION
from domain.policy.relations import Relation
from domain.policy.rules import RULES

TITLE = "Trajectdossier"
DESCRIPTION = (
    "Cliënt- en trajectadministratie van een re-integratiebureau, met het privacyreglement als werkende code. "
    "Client and traject administration of a re-integration bureau, with the privacy regulation as running code."
)
CONTACT = {
    "name": "Trajectdossier",
    "url": "https://trajectdossier.example/contact",
    "email": "api@trajectdossier.example",
}
LICENSE = {"name": "Proprietary", "url": "https://trajectdossier.example/licence"}
SERVERS = [
    {
        "url": "https://trajectdossier.example/api/v1",
        "description": "Productie (production)",
        "x-internal": False,
    }
]

TOKEN_URL = f"{SERVERS[0]['url']}/oauth/token"

_METHODS = ("get", "post", "put", "patch", "delete")
_HEADERS = {
    "API-Version": (
        "Versie van de API (version of the API)",
        {"type": "string", "maxLength": 20, "pattern": r"^\d+\.\d+\.\d+$"},
    ),
    "RateLimit-Limit": (
        "Verzoeken per minuut (requests a minute)",
        {"type": "integer", "format": "int32", "minimum": 0, "maximum": 1000000},
    ),
    "RateLimit-Reset": (
        "Seconden tot de teller op nul gaat (seconds until reset)",
        {"type": "integer", "format": "int32", "minimum": 0, "maximum": 3600},
    ),
    "Access-Control-Allow-Origin": (
        "Alleen bij het document (for the document only)",
        {"type": "string", "maxLength": 200, "pattern": r"^\S*$"},
    ),
}
_PROBLEMS = {
    "400": "De invoer klopt niet (invalid input)",
    "401": "Niet ingelogd (not authenticated)",
    "403": "Geen toegang (refused)",
    "404": "Niet gevonden (not found)",
    "409": "Past niet bij de huidige stand (conflict)",
    "412": "Intussen gewijzigd (changed since it was read)",
    "413": "Te groot (too large)",
    "415": "Dit bestandstype wordt niet aangenomen (unsupported media type)",
    "422": "Spreekt een eerder verzoek tegen (contradicts an earlier request)",
    "428": "If-Match ontbreekt (precondition required)",
    "429": "Te veel verzoeken (too many requests)",
    "500": "Er ging iets mis (unexpected error)",
    "503": "Even niet beschikbaar (unavailable; nothing was done)",
}


def documented_app() -> FastAPI:
    """A FastAPI application without its own documentation routes: the document is a declared route like any other."""
    return FastAPI(
        title=TITLE,
        version=API_VERSION,
        description=DESCRIPTION,
        contact=CONTACT,
        license_info=LICENSE,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
    )


def install(app: FastAPI) -> None:
    """Make `app.openapi()` answer our document."""
    app.openapi = lambda: document(app)  # type: ignore[method-assign]


def document(app: FastAPI) -> dict[str, Any]:
    """The document, made once per process."""
    if app.openapi_schema is None:
        app.openapi_schema = _build(app)
    return app.openapi_schema


def document_bytes(app: FastAPI) -> bytes:
    """The document as JSON."""
    return orjson.dumps(document(app))


def write(app: FastAPI, path: Path, *, check: bool = False) -> bool:
    """Write openapi.yaml, or with `check` only compare. Answers whether the file was already the same."""

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True

    fresh = yaml.dump(document(app), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)
    same = path.exists() and path.read_text(encoding="utf-8") == fresh
    if not same and not check:
        path.write_text(fresh, encoding="utf-8")
    return same


def _build(app: FastAPI) -> dict[str, Any]:
    raw = get_openapi(
        title=TITLE,
        version=API_VERSION,
        openapi_version="3.1.0",
        description=DESCRIPTION,
        routes=app.routes,
        contact=CONTACT,
        license_info=LICENSE,
        servers=SERVERS,
        tags=_tags(app),
        separate_input_output_schemas=False,
    )
    schema = deepcopy(raw)
    components = schema.setdefault("components", {})
    for name in ("HTTPValidationError", "ValidationError"):
        components.get("schemas", {}).pop(name, None)
    components["securitySchemes"] = {
        "staff": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "Toegangstoken van een medewerker, 10 minuten geldig; volgt RFC8725.",
        },
        "machine": {
            "type": "oauth2",
            "description": "Machines van een opdrachtgever; tokens volgen RFC8725.",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": TOKEN_URL,
                    "refreshUrl": TOKEN_URL,
                    "scopes": {
                        "intake:write": "Aanleveren (deliver intake)",
                        "intake:read": "Uitkomst lezen (read outcomes)",
                        "referrals:read": "Stand van eigen aanmeldingen (own referrals)",
                        "plans:approve": "Plan van een eigen traject goedkeuren (approve a plan of an own traject)",
                        "webhooks:manage": "Eigen webhooks beheren (manage own webhooks)",
                        "reports:read": "Rapportages aan de eigen organisatie (own reports)",
                    },
                }
            },
        },
    }
    components.setdefault("schemas", {})["Problem"] = _problem_schema()
    components["headers"] = {
        name: {"description": text, "schema": dict(kind)} for name, (text, kind) in _HEADERS.items()
    }
    components["responses"] = {
        f"Problem{code}": _problem_response(code, text) for code, text in _PROBLEMS.items()
    }
    for path in schema["paths"].values():
        for method in _METHODS:
            if method in path:
                _finish(path[method])
    return schema


_OPEN_TO_EVERYONE = frozenset(rule.action.value for rule in RULES if rule.relation is Relation.PUBLIC)


def _tags(app: FastAPI) -> list[dict[str, str]]:
    names: dict[str, None] = {}
    for route in app.routes:
        if isinstance(route, APIRoute):
            names.update({str(tag): None for tag in route.tags})
    return [{"name": name, "description": f"{name}."} for name in sorted(names)]


def _finish(operation: dict[str, Any]) -> None:
    public = operation.get("x-action") in _OPEN_TO_EVERYONE
    operation["security"] = [] if public else [{"staff": []}, {"machine": []}]
    responses = operation["responses"]
    responses.pop("422", None)
    wanted = ["400", "401", "403", "404", "413", "415", "429", "500", "503"]
    if "requestBody" in operation or operation.get("x-conflicts"):
        wanted += ["409", "412", "422", "428"]
    for code in wanted:
        responses[code] = {"$ref": f"#/components/responses/Problem{code}"}
    for code, response in responses.items():
        if code[0] in "23":
            response.setdefault("headers", {}).update(
                {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
            )
    operation["responses"] = dict(sorted(responses.items()))


def _problem_schema() -> dict[str, Any]:
    words = {"type": "string", "maxLength": 2000, "pattern": r"^[\s\S]*$"}
    item = {
        "type": "object",
        "additionalProperties": False,
        "required": ["pointer", "code", "detail"],
        "properties": {
            "in": {"type": "string", "enum": ["body", "query", "path", "header", "cookie"]},
            "pointer": words,
            "code": words,
            "detail": words,
            "row": {"type": "integer", "format": "int32", "minimum": 0, "maximum": 1000000},
        },
    }
    return {
        "type": "object",
        "title": "Problem",
        "description": "RFC 9457 problem, met het artikel van het reglement waar het op rust.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": {"type": "string", "format": "uri", "maxLength": 300},
            "title": words,
            "status": {"type": "integer", "format": "int32", "minimum": 400, "maximum": 599},
            "detail": words,
            "instance": {"type": "string", "format": "uri", "maxLength": 100},
            "clause": {"type": "string", "maxLength": 20, "pattern": r"^[A-Za-z0-9 .:()-]+$"},
            "errors": {"type": "array", "maxItems": 1000, "items": item},
            "current": {
                "type": "object",
                "description": "Bij 412: de huidige stand.",
                "additionalProperties": True,
            },
        },
    }


def _problem_response(code: str, text: str) -> dict[str, Any]:
    headers: dict[str, Any] = {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}
    if code == "429":
        headers["Retry-After"] = {
            "description": "Seconden wachten (seconds to wait)",
            "schema": {"type": "integer", "format": "int32", "minimum": 0, "maximum": 86400},
        }
    return {
        "description": text,
        "headers": headers,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
