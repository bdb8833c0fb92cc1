"""The OpenAPI document and what every answer carries, asked from outside."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from jsonschema_rs import Draft202012Validator

from api.app import create_api
from api.openapi import document, write
from tests.support.house import House

OPENAPI = Path(__file__).parents[2] / "openapi.yaml"


def test_the_committed_document_is_what_the_application_makes(tmp_path: Path) -> None:
    api = create_api()
    assert write(api, OPENAPI, check=True), "openapi.yaml has drifted: run make openapi"
    other = tmp_path / "openapi.yaml"
    other.write_text(OPENAPI.read_text(encoding="utf-8") + "# drift\n", encoding="utf-8")
    assert not write(api, other, check=True)


async def test_the_document_is_published_to_everyone_and_only_it_to_other_origins(house: House) -> None:
    answer = await house.http.get("/openapi.json", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    assert answer.json() == yaml.safe_load(OPENAPI.read_text(encoding="utf-8"))
    assert answer.headers["access-control-allow-origin"] == "*"
    for path in ("/health/live", "/auth/me", "/clients", "/openapi.json/", "/openapi.yaml"):
        other = await house.http.get(path, headers={"Origin": "https://elsewhere.example"})
        assert "access-control-allow-origin" not in other.headers, path


PROBLEMS = [
    ("GET", "/clients/", 404),
    ("GET", "/openapi.json/", 404),
    ("GET", "/nothing/here", 404),
    ("GET", "/clients/%00", 401),
    ("GET", "/%00", 404),
    ("GET", "/auth%0A/me", 404),
    ("DELETE", "/clients", 405),
    ("PUT", "/auth/login", 405),
    ("GET", "/clients", 401),
    ("GET", "/clients/not-a-uuid", 401),
]


@pytest.mark.parametrize(("method", "path", "status"), PROBLEMS)
async def test_every_refusal_is_a_problem(house: House, method: str, path: str, status: int) -> None:
    answer = await house.http.request(method, path)
    assert answer.status_code == status, answer.text
    _is_problem(answer)


@pytest.mark.parametrize(
    "content", [b"{", b"", b"[]", b"\xff\xfe", b'{"email": "\\u0000@example.org", "password": "x"}']
)
async def test_broken_json_is_a_problem_without_what_was_sent(house: House, content: bytes) -> None:
    answer = await house.http.post(
        "/auth/login", content=content, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400, answer.text
    _is_problem(answer)


async def test_a_nul_in_a_path_is_a_problem_for_who_is_logged_in(house: House) -> None:
    for path in ("/users/%00", "/users/a%00b", "/commissioning-parties/%00/contracts"):
        answer = await house.http.get(path, headers=house.administrator.headers)
        assert answer.status_code in (400, 404), answer.text
        _is_problem(answer)


@pytest.mark.parametrize("path", ["/openapi.json", "/health/live", "/clients", "/nothing", "/users"])
async def test_every_answer_carries_version_and_safety_headers(house: House, path: str) -> None:
    for headers in ({}, house.administrator.headers):
        answer = await house.http.get(path, headers=headers)
        assert answer.headers["api-version"] == "1.0.0"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert answer.headers["x-request-id"]


def _is_problem(answer: httpx.Response) -> None:
    assert answer.headers["content-type"] == "application/problem+json"
    schemas = document(create_api())["components"]["schemas"]
    problem = answer.json()
    Draft202012Validator(schemas["Problem"]).validate(problem)
    assert problem["status"] == answer.status_code
    assert answer.headers["api-version"] == "1.0.0"
    assert problem["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"


def test_every_example_in_the_document_is_valid() -> None:
    whole = document(create_api())
    wrong = [place for place, schema, example in _examples(whole, "#") if not _fits(whole, schema, example)]
    assert wrong == []


def _examples(node: Any, place: str) -> list[tuple[str, Any, Any]]:
    """Every `example` and `examples` beside a schema, with the schema it has to fit."""
    found: list[tuple[str, Any, Any]] = []
    if isinstance(node, dict):
        schema = node.get("schema", node)
        if "example" in node:
            found.append((place, schema, node["example"]))
        listed = node.get("examples")
        if isinstance(listed, list):
            found += [(place, schema, one) for one in listed]
        elif isinstance(listed, dict) and "schema" in node:
            found += [(place, schema, one["value"]) for one in listed.values()]
        for name, value in node.items():
            if name not in ("example", "examples"):
                found += _examples(value, f"{place}/{name}")
    elif isinstance(node, list):
        for at, value in enumerate(node):
            found += _examples(value, f"{place}/{at}")
    return found


def _fits(whole: dict[str, Any], schema: dict[str, Any], example: Any) -> bool:
    return Draft202012Validator({**schema, "components": whole["components"]}).is_valid(example)
