"""Bodies of the forecast, holds, retention runs and certificates (R35-R38)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import (
    NO_CONTROL,
    Count,
    Cursor,
    Day,
    Identifier,
    Line,
    Model,
    Moment,
    OptionalLine,
    Version,
)
from domain.cases.model import CaseKind
from domain.retention import model as domain
from domain.retention.use_cases import Forecast as DomainForecast

Hex = Annotated[str, StringConstraints(max_length=256, pattern=r"^[0-9a-f]*$")]
Payload = Annotated[str, StringConstraints(max_length=200_000, pattern=NO_CONTROL)]


class Pauses(Model):
    """Wat een dossier tegenhoudt. Als dat weg is, loopt de termijn vanzelf door."""

    cases: Annotated[list[CaseKind], Field(max_length=10)]
    holds: Annotated[list[domain.HoldReason], Field(max_length=10)]


class ClientRetention(Model):
    """Wanneer één dossier weggaat, en waarom."""

    client_id: Identifier
    client_number: Line
    standing: domain.Standing
    ended_on: Day | None = None
    dossier_until: Day | None = None
    statutory_until: Day | None = None
    pauses: Pauses


class ForecastCounts(Model):
    """Hoeveel dossiers waar staan."""

    running: Count
    kept: Count
    soon: Count
    due: Count
    paused: Count


class Forecast(Model):
    """Wat er wanneer gebeurt: aantallen, en een bladzijde dossiers op de dag dat zij weggaan."""

    today: Day
    counts: ForecastCounts
    items: Annotated[list[ClientRetention], Field(max_length=100)]
    next_cursor: Cursor | None = None


class HoldCreate(Model):
    """Een dossier voorlopig houden: waarom, en tot en met wanneer (hoogstens zes maanden)."""

    client_id: Identifier
    reason: domain.HoldReason
    ends_on: Day


class Hold(Model):
    """Een bewaarblokkade."""

    id: Identifier
    client_id: Identifier
    reason: domain.HoldReason
    begins_on: Day
    ends_on: Day
    placed_by_name: Line
    lifted_on: Day | None = None


class HoldList(Model):
    """De bewaarblokkades die gelden, eerste einde eerst."""

    items: Annotated[list[Hold], Field(max_length=500)]


class RunCounts(Model):
    """Wat er van de dossiers op de lijst is geworden."""

    listed: Count
    excluded: Count
    erased: Count
    paused: Count


class RetentionRun(Model):
    """Een bewaarlijst: wie haar maakte, wie haar goedkeurde, wanneer zij ingaat, hoe ver zij is."""

    id: Identifier
    name: Line
    state: domain.RunState
    made_by_id: Identifier
    made_by_name: Line
    made_at: Moment
    counts: RunCounts
    approved_by_name: Line | None = None
    approved_at: Moment | None = None
    executes_at: Moment | None = None
    stopped_by_name: Line | None = None
    stopped_at: Moment | None = None
    stop_reason: domain.StopReason | None = None
    finished_at: Moment | None = None
    certificate_id: Identifier | None = None
    version: Version


class RetentionRunList(Model):
    """De bewaarlijsten, nieuwste eerst."""

    items: Annotated[list[RetentionRun], Field(max_length=100)]


class RetentionItem(Model):
    """Een dossier op een lijst. Van een vernietigd dossier is er geen nummer meer."""

    id: Identifier
    client_number: Line | None = None
    state: domain.ItemState
    due_on: Day
    exclusion_reason: domain.ExclusionReason | None = None
    done_at: Moment | None = None


class RetentionItemList(Model):
    """Een bladzijde van een lijst."""

    items: Annotated[list[RetentionItem], Field(max_length=100)]
    next_cursor: Cursor | None = None


class ExclusionOfRun(Model):
    """Een dossier van de lijst halen, met een reden."""

    item_id: Identifier
    reason: domain.ExclusionReason


class RunApproval(Model):
    """De naam van de lijst, overgetypt door een tweede persoon."""

    name: OptionalLine


class RunStop(Model):
    """Waarom de lijst wordt gestopt."""

    reason: domain.StopReason


class CertificateSummary(Model):
    """Een bewijs van vernietiging, zonder iemand erin."""

    id: Identifier
    number: Line
    reason: domain.ErasureReason
    run_id: Identifier | None = None
    made_at: Moment
    complete: bool


class Certificate(CertificateSummary):
    """Het bewijs zoals het is ondertekend, en of de handtekening nog klopt."""

    payload: Payload
    signature: Hex
    key_id: Hex
    signature_fits: bool


class CertificateList(Model):
    """Bewijzen van vernietiging, nieuwste eerst."""

    items: Annotated[list[CertificateSummary], Field(max_length=200)]


def present_retention(one: domain.ClientRetention, today: date) -> dict[str, Any]:
    """The clocks of one client as JSON members."""
    return {
        "clientId": one.client_id,
        "clientNumber": one.number,
        "standing": one.standing(today),
        "endedOn": one.ended_on,
        "dossierUntil": one.dossier_until,
        "statutoryUntil": one.statutory_until,
        "pauses": {"cases": list(one.pauses.cases), "holds": list(one.pauses.holds)},
    }


def present_forecast(forecast: DomainForecast, page: Sequence[domain.ClientRetention]) -> dict[str, Any]:
    """Counts and a page of the forecast as JSON members."""
    return {
        "today": forecast.today,
        "counts": {standing.value: getattr(forecast.counts, standing.value) for standing in domain.Standing},
        "items": [present_retention(one, forecast.today) for one in page],
    }


def present_hold(hold: domain.Hold) -> dict[str, Any]:
    """A hold as JSON members."""
    return {
        "id": hold.id,
        "clientId": hold.client_id,
        "reason": hold.reason,
        "beginsOn": hold.begins_on,
        "endsOn": hold.ends_on,
        "placedByName": hold.placed_by_name,
        "liftedOn": hold.lifted_on,
    }


def present_run(run: domain.Run) -> dict[str, Any]:
    """A run as JSON members."""
    return {
        "id": run.id,
        "name": run.name,
        "state": run.state,
        "madeById": run.made_by,
        "madeByName": run.made_by_name,
        "madeAt": run.made_at,
        "counts": {state.value: run.counts.get(state, 0) for state in domain.ItemState},
        "approvedByName": run.approved_by_name,
        "approvedAt": run.approved_at,
        "executesAt": run.executes_at,
        "stoppedByName": run.stopped_by_name,
        "stoppedAt": run.stopped_at,
        "stopReason": run.stop_reason,
        "finishedAt": run.finished_at,
        "certificateId": run.certificate_id,
        "version": run.version,
    }


def present_item(item: domain.Item) -> dict[str, Any]:
    """A file on a list as JSON members."""
    return {
        "id": item.id,
        "clientNumber": item.number,
        "state": item.state,
        "dueOn": item.due_on,
        "exclusionReason": item.exclusion_reason,
        "doneAt": item.done_at,
    }


def present_summary(certificate: domain.Certificate) -> dict[str, Any]:
    """A certificate in a list as JSON members."""
    return {
        "id": certificate.id,
        "number": certificate.number,
        "reason": certificate.reason,
        "runId": certificate.run_id,
        "madeAt": certificate.made_at,
        "complete": certificate.complete,
    }


def present_certificate(certificate: domain.Certificate, *, fits: bool) -> dict[str, Any]:
    """A whole certificate as JSON members."""
    return {
        **present_summary(certificate),
        "payload": certificate.payload,
        "signature": certificate.signature.hex(),
        "keyId": certificate.key_id,
        "signatureFits": fits,
    }
