"""The register of what left, for who oversees it: read by period, recipient, ground and state, and taken out (R40)."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from api.answers import json_answer, one_of, pdf_answer
from api.call import AuthenticatedCall
from api.csv_answers import csv_answer
from api.routing import PolicyRouter
from api.schemas import disclosure_register as body
from api.schemas.base import Day
from domain.disclosures import use_cases
from domain.disclosures.model import DisclosureBasis, DisclosureRecipient, DisclosureState
from domain.disclosures.register import RegisterFilter
from domain.disclosures.register_document import HEADINGS, document, rows
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date

router = PolicyRouter(tags=["Verstrekkingen"])

_NAME = "register-van-verstrekkingen"


@router.act(
    "GET", "/disclosures", name="readDisclosureRegister", action=Action.DISCLOSURE_OVERSEE, purpose=Purpose.OVERSIGHT,
    summary="Register van verstrekkingen (register)", response_model=body.DisclosureRegister,
)  # fmt: skip
async def read_register(
    call: AuthenticatedCall,
    since: Annotated[Day | None, Query(alias="from")] = None,
    until: Annotated[Day | None, Query()] = None,
    recipient: Annotated[DisclosureRecipient | None, Query()] = None,
    basis: Annotated[DisclosureBasis | None, Query()] = None,
    state: Annotated[DisclosureState | None, Query()] = None,
) -> Response:
    """What left the bureau, to what kind of recipient, on which ground; without names."""
    asked = RegisterFilter(since, until, recipient, basis, state)
    async with call.begin() as uow:
        found = await use_cases.read_register(uow, asked)
    return json_answer(body.present_register(found))


@router.act(
    "POST", "/disclosure-exports", name="exportDisclosureRegister", action=Action.DISCLOSURE_EXPORT,
    purpose=Purpose.OVERSIGHT, summary="Het register downloaden (export register)", response_class=Response,
    responses=one_of("text/csv", "application/pdf"),
)  # fmt: skip
async def export_register(call: AuthenticatedCall, export: body.DisclosureExport) -> Response:
    """The same lines to keep, as CSV or PDF; the log holds who took them."""
    asked = body.filter_of(export)
    async with call.begin() as uow:
        found = await use_cases.export_register(uow, asked, export.form.value)
        today = bureau_date(uow.now)
    if export.form is body.ExportForm.CSV:
        return csv_answer(HEADINGS, rows(found), _NAME)
    printed = await call.printer.print(document(found, asked, today))
    return pdf_answer(printed.pdf, _NAME)
