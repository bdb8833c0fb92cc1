"""The register of processing activities, as members and as a document (AVG 30)."""

from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.routing import PolicyRouter
from api.schemas import processing_activities as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.processing_activities.document import document
from domain.processing_activities.use_cases import read_register
from domain.shared.clock import bureau_date

router = PolicyRouter(tags=["Toezicht"])


@router.act(
    "GET", "/processing-activities", name="listProcessingActivities", action=Action.PROCESSING_REGISTER_READ,
    purpose=Purpose.OVERSIGHT, summary="Het register van verwerkingen (processing activities)",
    response_model=body.ProcessingRegister,
)  # fmt: skip
async def list_activities(call: AuthenticatedCall) -> Response:
    """Every processing activity as the data inventory gives it: purposes, data, recipients, periods, measures."""
    async with call.begin() as uow:
        register = await read_register(uow, call.printer.bureau)
    return json_answer(body.present_register(register))


@router.act(
    "GET", "/processing-activities/document", name="printProcessingActivities",
    action=Action.PROCESSING_REGISTER_READ, purpose=Purpose.OVERSIGHT,
    summary="Het register als PDF (register as PDF)", response_class=Response, responses=binary("application/pdf"),
)  # fmt: skip
async def print_activities(call: AuthenticatedCall) -> Response:
    """The same register on paper, for who supervises."""
    async with call.begin() as uow:
        register = await read_register(uow, call.printer.bureau)
        today = bureau_date(uow.now)
    printed = await call.printer.print(document(register, today))
    return pdf_answer(printed.pdf, "register-van-verwerkingen")
