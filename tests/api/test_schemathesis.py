"""The running API against its own document: generated requests by every kind of caller, on a real database.

No unexpected error, no undocumented status, no answer outside its schema. Bounded and repeatable.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
import schemathesis
from anyio.from_thread import BlockingPortal, start_blocking_portal
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_api
from api.openapi import document
from persistence.roles import DatabaseUrls
from tests.support.filled import FilledHouse, filled_house
from tests.support.house import BASE

EXAMPLES = 25
CALLERS = ("administrator", "coordinator", "assigned", "machine")
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ENDS_THE_CALLER = {"logout", "changePassword"}
"""Acts of the caller on the own session, which the next request still needs."""
HEADERS = [{"If-Match": '"1"'}, {"If-Match": "*"}, {"If-Match": '"99999999999999999999"'}, {}]

SCHEMA = schemathesis.openapi.from_dict(document(create_api()))
OPERATIONS = {
    operation.definition.raw["operationId"]: operation
    for operation in (result.ok() for result in SCHEMA.get_all_operations() if isinstance(result, Ok))
}


@dataclass(frozen=True)
class Running:
    """A filled house on a loop of its own, so that generated tests, which are synchronous, can ask it."""

    portal: BlockingPortal
    filled: FilledHouse

    def ask(self, request: httpx.Request) -> httpx.Response:
        return self.portal.call(self.filled.house.http.send, request)


@pytest.fixture(scope="module")
def running(database_urls: DatabaseUrls, key_dir: Path) -> Iterator[Running]:
    """One house for all operations; what one adds, the next finds."""
    with (
        start_blocking_portal("asyncio", {"use_uvloop": True}) as portal,
        portal.wrap_async_context_manager(filled_house(database_urls, key_dir)) as filled,
    ):
        yield Running(portal, filled)


def known_ids(filled: FilledHouse, path: str) -> dict[str, str]:
    """Path parameters that exist, so that requests get further than 404."""
    part = path.removeprefix("/clients/{clientId}/").partition("/")[0]
    return {
        "clientId": str(filled.client.id),
        "userId": str(filled.people["not assigned"].id),
        "partyId": str(filled.delivery.party["id"]),
        "contractId": str(filled.delivery.party["contract_id"]),
        "batchId": filled.delivery.batch,
        "referralId": filled.delivery.referrals[0],
        "noteId": filled.client.note,
        "documentId": filled.client.records.get(part, ""),
        "recordId": filled.client.records.get(part, ""),
    }


@pytest.mark.parametrize("operation_id", sorted(OPERATIONS.keys() - ENDS_THE_CALLER))
def test_no_request_gets_an_answer_that_is_not_in_the_document(running: Running, operation_id: str) -> None:
    operation = OPERATIONS[operation_id]
    known = known_ids(running.filled, operation.path)
    cases = st.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=cases,
        caller=st.sampled_from(CALLERS),
        headers=st.sampled_from(HEADERS),
        exists=st.sampled_from([True, True, False]),
    )
    def ask(case: Case[Any], caller: str, headers: dict[str, str], exists: bool) -> None:
        if exists:
            given_path = case.path_parameters or {}
            case.path_parameters = {name: known.get(name) or value for name, value in given_path.items()}
        filled = running.filled
        who = filled.delivery.machine if caller == "machine" else filled.people[caller]
        answer = running.ask(as_sent(case, {**headers, **who.headers}))
        case.validate_response(Response.from_any(answer), checks=CHECKS)

    ask()


def as_sent(case: Case[Any], headers: dict[str, str]) -> httpx.Request:
    """The bytes that a client over the network would send."""
    words = case.as_transport_kwargs(base_url=f"{BASE}/api/v1", headers=headers)
    prepared = requests.Request(**{name: words[name] for name in _PREPARED if name in words}).prepare()
    body: Any = prepared.body
    sent: dict[str, Any] = {**dict(prepared.headers), **headers}
    return httpx.Request(str(prepared.method), str(prepared.url), headers=sent, content=body)


_PREPARED = ("method", "url", "headers", "files", "data", "json", "params", "cookies")
