"""Bodies of the transfer of a caseload."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Count, Identifier, Line, Model, Moment
from api.schemas.digests import DigestClient, present_digest_client
from domain.caseload_transfers.model import PlannedTransfer as DomainPlanned
from domain.caseload_transfers.model import Transfer, TransferClient, TransferState
from domain.caseload_transfers.model import TransferDigest as DomainDigest


class TransferClientItem(Model):
    """Een cliënt van de caseload, met hoeveel er meegaat."""

    client_id: Identifier
    number: Line
    display_name: Line
    open_tasks: Count
    overdue_tasks: Count
    planned_appointments: Count


class CaseloadTransfer(Model):
    """Wie overgaat en wie achterblijft omdat de cliënt deze collega niet wil."""

    id: Identifier | None = None
    from_adviser_id: Identifier
    to_adviser_id: Identifier
    at: Moment
    moving: Annotated[list[TransferClientItem], Field(max_length=500)]
    left_out: Annotated[list[TransferClientItem], Field(max_length=500)]


class CaseloadTransferCreate(Model):
    """De overdracht: van wie, naar wie, waarom, en hoeveel cliënten het overzicht liet zien."""

    from_adviser_id: Identifier
    to_adviser_id: Identifier
    reason: Line
    expected_clients: Count
    begins_at: Moment | None = None
    """Leeg: nu. Anders gaat de overdracht op dit moment vanzelf in."""


class PlannedTransfer(Model):
    """Een overdracht zoals de coördinator en beide adviseurs haar zien: een aantal cliënten, geen namen."""

    id: Identifier
    from_adviser_id: Identifier
    from_adviser_name: Line
    to_adviser_id: Identifier
    to_adviser_name: Line
    reason: Line
    begins_at: Moment
    clients: Count
    planned_at: Moment
    planned_by_name: Line
    cancelled_at: Moment | None = None
    state: TransferState


class PlannedTransferList(Model):
    """Overdrachten, nieuwste moment eerst."""

    items: Annotated[list[PlannedTransfer], Field(max_length=100)]


class TransferDigest(Model):
    """Het overzicht voor wie de caseload kreeg."""

    transfer: PlannedTransfer
    clients: Annotated[list[DigestClient], Field(max_length=500)]


def present_transfer(transfer: Transfer) -> dict[str, Any]:
    return {
        "id": transfer.id,
        "fromAdviserId": transfer.from_adviser_id,
        "toAdviserId": transfer.to_adviser_id,
        "at": transfer.at,
        "moving": [_client(client) for client in transfer.moving],
        "leftOut": [_client(client) for client in transfer.left_out],
    }


def present_planned(transfer: DomainPlanned, now: datetime) -> dict[str, Any]:
    return {
        "id": transfer.id,
        "fromAdviserId": transfer.from_adviser_id,
        "fromAdviserName": transfer.from_adviser_name,
        "toAdviserId": transfer.to_adviser_id,
        "toAdviserName": transfer.to_adviser_name,
        "reason": transfer.reason,
        "beginsAt": transfer.begins_at,
        "clients": transfer.clients,
        "plannedAt": transfer.planned_at,
        "plannedByName": transfer.planned_by_name,
        "cancelledAt": transfer.cancelled_at,
        "state": transfer.state(now),
    }


def present_transfer_digest(digest: DomainDigest, now: datetime) -> dict[str, Any]:
    clients = [present_digest_client(client) for client in digest.clients]
    return {"transfer": present_planned(digest.transfer, now), "clients": clients}


def _client(client: TransferClient) -> dict[str, Any]:
    return {
        "clientId": client.client_id,
        "number": client.number,
        "displayName": client.display_name,
        "openTasks": client.open_tasks,
        "overdueTasks": client.overdue_tasks,
        "plannedAppointments": client.planned_appointments,
    }
