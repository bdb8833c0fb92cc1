"""Bodies of complaints and mediations."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from api.schemas.base import Day, Identifier, Line, Model
from api.schemas.cases import (
    CaseNumber,
    CaseText,
    ClientNumber,
    Events,
    Letters,
    present_event,
    present_letter,
)
from domain.cases.model import CaseChannel
from domain.complaints.model import (
    Complainant,
    Complaint,
    ComplaintAct,
    ComplaintState,
    ComplaintSubject,
    Deadlines,
    Escalation,
    Hearing,
    Outcome,
    escalation,
    possible_acts,
)
from domain.complaints.ports import ComplaintFile
from domain.mediations.model import Mediation, MediationOutcome
from domain.mediations.ports import MediationFile


class ComplaintCreate(Model):
    """Wat nodig is om een klacht aan te nemen; de rest volgt later."""

    client_id: Identifier | None = None
    complainant: Complainant = Complainant.CLIENT
    subject: ComplaintSubject
    channel: CaseChannel = CaseChannel.CONVERSATION
    received_on: Day | None = None
    text: CaseText | None = None
    contact: CaseText | None = None
    about_user_id: Identifier | None = None


class RegisteredComplaint(Model):
    """Het nummer, en de dagen die nu tellen."""

    id: Identifier
    number: CaseNumber
    acknowledge_by: Day
    hear_by: Day
    answer_by: Day


class ComplaintItem(Model):
    """Een klacht in het register, zonder teksten."""

    id: Identifier
    number: CaseNumber
    complainant: Complainant
    subject: ComplaintSubject
    state: ComplaintState
    received_on: Day
    due_on: Day | None = None
    escalation: Escalation
    closed: bool
    handler_id: Identifier | None = None
    handler_name: Line | None = None


class ComplaintList(Model):
    """Open klachten op volgorde van termijn, of afgesloten klachten, nieuwste eerst."""

    items: Annotated[list[ComplaintItem], Field(max_length=200)]


class ComplaintAbout(Model):
    """Een medewerker over wie de klacht gaat."""

    user_id: Identifier
    name: Line


class ComplaintView(ComplaintItem):
    """Een klacht met alles erbij."""

    client_number: ClientNumber | None = None
    channel: CaseChannel
    received_by_name: Line
    acknowledge_by: Day
    hear_by: Day
    answer_by: Day
    text: CaseText | None = None
    contact: CaseText | None = None
    about: Annotated[list[ComplaintAbout], Field(max_length=50)]
    acknowledged_on: Day | None = None
    hearing: Hearing | None = None
    heard_on: Day | None = None
    hearing_report: CaseText | None = None
    adjourned_on: Day | None = None
    adjourn_reason: CaseText | None = None
    outcome: Outcome | None = None
    finding: CaseText | None = None
    measures: CaseText | None = None
    answered_on: Day | None = None
    follow_up: CaseText | None = None
    possible_acts: Annotated[list[ComplaintAct], Field(max_length=20)]
    events: Events
    letters: Letters


class ComplaintHandler(Model):
    """Wie de klacht behandelt: een privacyfunctionaris of directeur over wie zij niet gaat."""

    handler_id: Identifier


class ComplaintPerson(Model):
    """Over welke medewerker de klacht gaat; die ziet haar vanaf nu niet."""

    user_id: Identifier


class ComplaintClient(Model):
    """Van welke cliënt de klacht blijkt te zijn. Eén keer; het nummer staat in het dossier."""

    client_number: ClientNumber


class ComplaintHearing(Model):
    """Hoe de klager is gehoord, of dat die het niet wilde."""

    hearing: Hearing
    heard_on: Day
    report: CaseText | None = None


class ComplaintAdjournment(Model):
    """Waarom het langer duurt. De klager leest dit."""

    reason: CaseText


class ComplaintFinding(Model):
    """Het oordeel met redenen. De klager leest dit."""

    outcome: Outcome
    finding: CaseText
    measures: CaseText | None = None


class ComplaintFollowUp(Model):
    """Wat er na het antwoord is gedaan."""

    text: CaseText


class MediationCreate(Model):
    """Waarover wordt bemiddeld: een open verzoek of een open klacht."""

    about_case_id: Identifier
    channel: CaseChannel = CaseChannel.CONVERSATION


class MediationItem(Model):
    """Een bemiddeling in het register, zonder teksten."""

    id: Identifier
    number: CaseNumber
    about_case_id: Identifier
    about_number: CaseNumber
    started_on: Day
    handler_name: Line | None = None
    outcome: MediationOutcome | None = None
    closed_on: Day | None = None


class MediationList(Model):
    """Bemiddelingen, nieuwste eerst."""

    items: Annotated[list[MediationItem], Field(max_length=200)]


class MediationView(MediationItem):
    """Een bemiddeling met wat beide kanten vinden."""

    client_position: CaseText | None = None
    bureau_position: CaseText | None = None
    result: CaseText | None = None
    events: Events


class MediationPositions(Model):
    """Wat de cliënt en het bureau vinden; wat ontbreekt blijft zoals het was."""

    client_position: CaseText | None = None
    bureau_position: CaseText | None = None


class MediationConclusion(Model):
    """Hoe het afliep."""

    outcome: MediationOutcome
    result: CaseText


def present_registered(complaint_id: UUID, number: str, last_days: Deadlines) -> dict[str, Any]:
    return {"id": complaint_id, "number": number, **_days(last_days)}


def present_item(complaint: Complaint, today: date) -> dict[str, Any]:
    """A complaint as the register shows it."""
    return {
        "id": complaint.id,
        "number": complaint.number,
        "complainant": complaint.complainant,
        "subject": complaint.subject,
        "state": complaint.state,
        "receivedOn": complaint.received_on,
        "dueOn": complaint.due_on,
        "escalation": escalation(complaint.due_on, today),
        "closed": complaint.closed,
        "handlerId": complaint.handler_id,
        "handlerName": complaint.handler_name,
    }


def present_complaint(file: ComplaintFile, today: date) -> dict[str, Any]:
    """A complaint as its handler sees it."""
    complaint = file.complaint
    return {
        **present_item(complaint, today),
        **_days(complaint.deadlines),
        "clientNumber": file.client_number,
        "channel": complaint.channel,
        "receivedByName": complaint.received_by_name,
        "text": complaint.text,
        "contact": complaint.contact,
        "about": [{"userId": one.user_id, "name": one.name} for one in complaint.about],
        "acknowledgedOn": complaint.acknowledged_on,
        "hearing": complaint.hearing,
        "heardOn": complaint.heard_on,
        "hearingReport": complaint.hearing_report,
        "adjournedOn": complaint.adjourned_on,
        "adjournReason": complaint.adjourn_reason,
        "outcome": complaint.outcome,
        "finding": complaint.finding,
        "measures": complaint.measures,
        "answeredOn": complaint.answered_on,
        "followUp": complaint.follow_up,
        "possibleActs": list(possible_acts(complaint)),
        "events": [present_event(event) for event in file.events],
        "letters": [present_letter(letter) for letter in file.letters],
    }


def present_mediation_item(mediation: Mediation) -> dict[str, Any]:
    return {
        "id": mediation.id,
        "number": mediation.number,
        "aboutCaseId": mediation.about_case_id,
        "aboutNumber": mediation.about_number,
        "startedOn": mediation.started_on,
        "handlerName": mediation.handler_name,
        "outcome": mediation.outcome,
        "closedOn": mediation.closed_on,
    }


def present_mediation(file: MediationFile) -> dict[str, Any]:
    mediation = file.mediation
    return {
        **present_mediation_item(mediation),
        "clientPosition": mediation.client_position,
        "bureauPosition": mediation.bureau_position,
        "result": mediation.result,
        "events": [present_event(event) for event in file.events],
    }


def _days(last_days: Deadlines) -> dict[str, Any]:
    return {
        "acknowledgeBy": last_days.acknowledge_by,
        "hearBy": last_days.hear_by,
        "answerBy": last_days.answer_by,
    }
