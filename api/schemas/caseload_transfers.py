"""Bodies of the transfer of a caseload."""

from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Count, Identifier, Line, Model, Moment
from domain.caseload_transfers.model import Transfer, TransferClient


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


def present_transfer(transfer: Transfer) -> dict[str, Any]:
    return {
        "fromAdviserId": transfer.from_adviser_id,
        "toAdviserId": transfer.to_adviser_id,
        "at": transfer.at,
        "moving": [_client(client) for client in transfer.moving],
        "leftOut": [_client(client) for client in transfer.left_out],
    }


def _client(client: TransferClient) -> dict[str, Any]:
    return {
        "clientId": client.client_id,
        "number": client.number,
        "displayName": client.display_name,
        "openTasks": client.open_tasks,
        "overdueTasks": client.overdue_tasks,
        "plannedAppointments": client.planned_appointments,
    }
