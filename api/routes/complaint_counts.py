"""Complaints of a quarter in numbers, as members and as a table, and the terms they are handled in (R46)."""

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import Query
from starlette.responses import Response

from api.answers import binary, json_answer
from api.call import AuthenticatedCall
from api.csv_answers import csv_answer
from api.routes.complaints import terms_of
from api.routing import PolicyRouter
from api.schemas import complaint_counts as body
from domain.complaints import use_cases
from domain.complaints.counts import ComplaintCounts
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.small_cells import SMALLEST

router = PolicyRouter(tags=["Klachten"])

InQuarter = Annotated[
    body.Quarter | None, Query(description="Een kwartaal, zoals 2026-Q4; anders het huidige")
]
_WATCH = Purpose.OVERSIGHT
LEFT_OUT: Final = f"minder dan {SMALLEST}, of weggelaten"
_WORDS: Final = {
    "reglement": "Privacyreglement",
    "treatment": "Bejegening",
    "content": "Inhoud van de begeleiding",
    "term": "Termijn",
    "invoice": "Factuur",
    "data-breach": "Datalek",
    "other": "Anders",
    "founded": "Gegrond",
    "partly-founded": "Deels gegrond",
    "unfounded": "Ongegrond",
    "none": "Geen oordeel, of nog niet",
    "taken-up-in-time": "In behandeling genomen en op tijd beantwoord",
    "taken-up-late": "In behandeling genomen en te laat beantwoord",
    "not-taken-up-in-time": "Niet in behandeling genomen en dat op tijd gezegd",
    "not-taken-up-late": "Niet in behandeling genomen en dat te laat gezegd",
    "not-answered": "Nog niet beantwoord, of ingetrokken",
}
_PARTS: Final = {"Onderwerp": "subjects", "Oordeel": "judgements", "Afhandeling": "handling"}


@router.act(
    "GET", "/complaint-counts", name="readComplaintCounts", action=Action.COMPLAINT_COUNT, purpose=_WATCH,
    summary="Klachten in cijfers (complaint counts)", response_model=body.ComplaintCountsView,
)  # fmt: skip
async def read_counts(call: AuthenticatedCall, quarter: InQuarter = None) -> Response:
    """What came in during a quarter: on what, how it was judged, and whether it was in time."""
    async with call.begin() as uow:
        counts = await use_cases.read_counts(uow, quarter)
    return json_answer(body.present_counts(counts))


@router.act(
    "GET", "/complaint-counts/document", name="printComplaintCounts", action=Action.COMPLAINT_COUNT,
    purpose=_WATCH, summary="Klachten in cijfers als CSV (complaint counts as CSV)", response_class=Response,
    responses=binary("text/csv"),
)  # fmt: skip
async def print_counts(call: AuthenticatedCall, quarter: InQuarter = None) -> Response:
    """The same numbers as a table, for the commissioning party."""
    async with call.begin() as uow:
        counts = await use_cases.read_counts(uow, quarter)
    headings = ("kwartaal", "verdeling", "soort", "aantal")
    return csv_answer(headings, _lines(counts), f"klachten-{counts.quarter}")


def _lines(counts: ComplaintCounts) -> Iterator[tuple[str, str, str, str]]:
    quarter = str(counts.quarter)
    yield quarter, "Ontvangen", "Alle", _number(counts.received)
    for title, name in _PARTS.items():
        for key, count in getattr(counts, name).parts.items():
            yield quarter, title, _WORDS[key], _number(count)


def _number(count: int | None) -> str:
    return LEFT_OUT if count is None else str(count)


@router.act(
    "GET", "/complaint-terms", name="readComplaintTerms", action=Action.COMPLAINT_READ, purpose=_WATCH,
    summary="Termijnen van het klachtenreglement (complaint terms)", response_model=body.ComplaintTermsView,
)  # fmt: skip
async def read_terms(call: AuthenticatedCall) -> Response:
    """As the bureau has set them; they count for complaints that are taken in from now on."""
    async with call.begin() as uow:
        await use_cases.read_terms(uow)
    return json_answer(body.present_terms(terms_of(call)))
