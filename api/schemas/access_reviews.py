"""Bodies of the quarterly review of access, and of questions about an adviser."""

from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Count, Day, Identifier, Line, LongText, Model, Moment, OptionalLine, Version
from domain.access_log.client_view import client_words
from domain.access_questions.model import AccessQuestion as DomainQuestion
from domain.access_reviews import model as domain
from domain.access_reviews.model import Decision, Effect, MeasureFor, Remark, Reviewer, RowKind
from domain.access_reviews.use_cases import OpenReview
from domain.policy.actions import Action
from domain.policy.roles import Role

Reason = Annotated[OptionalLine, Field(description="Waarom de toegang wordt ingetrokken. Noem geen cliënt.")]


class AccessReviewRow(Model):
    """Een reden voor toegang, zoals hij was bij het openen. `alive`: hij bestaat nu nog."""

    id: Identifier
    kind: RowKind
    role: Role | None = None
    subject_id: Identifier | None = None
    subject_name: OptionalLine | None = None
    other_name: OptionalLine | None = None
    client_number: OptionalLine | None = None
    clients: Count | None = None
    begins_at: Moment | None = None
    ends_at: Moment | None = None
    remark: Remark | None = None
    reviewer: Reviewer
    decision: Decision | None = None
    reason: OptionalLine | None = None
    effect: Effect | None = None
    measure_for: MeasureFor | None = None
    decided_at: Moment | None = None
    decided_by_name: OptionalLine | None = None
    alive: bool
    version: Version


class AccessReviewSummary(Model):
    """Een toegangsreview in de lijst."""

    id: Identifier
    quarter: Line
    opened_at: Moment
    due_on: Day
    escalated_at: Moment | None = None
    closed_at: Moment | None = None
    closed_by_name: OptionalLine | None = None
    report_sha256: OptionalLine | None = None
    rows: Count
    kept: Count
    revoked: Count
    version: Version


class AccessReviewList(Model):
    """De toegangsreviews, nieuwste eerst."""

    items: Annotated[list[AccessReviewSummary], Field(max_length=100)]


class AccessReview(Model):
    """Een toegangsreview met al zijn regels."""

    review: AccessReviewSummary
    rows: Annotated[list[AccessReviewRow], Field(max_length=5000)]


class AccessReviewDecision(Model):
    """Behouden of intrekken; zonder besluit wordt het vorige ongedaan gemaakt."""

    decision: Decision | None
    reason: Reason | None = None


class AccessReviewMeasure(Model):
    """Wat de toegangsreview aan iemand overliet, omdat het niet vanzelf mag eindigen."""

    id: Identifier
    kind: RowKind
    role: Role | None = None
    subject_name: OptionalLine | None = None
    other_name: OptionalLine | None = None
    client_id: Identifier | None = None
    client_number: OptionalLine | None = None
    clients: Count | None = None
    reason: OptionalLine | None = None
    decided_at: Moment | None = None
    decided_by_name: OptionalLine | None = None


class AccessReviewMeasureList(Model):
    """Nog te doen, oudste eerst."""

    items: Annotated[list[AccessReviewMeasure], Field(max_length=200)]


class AskingClient(Model):
    """Wie de vraag stelde, zolang de vraag open is."""

    number: Line
    name: Line
    phone: OptionalLine | None = None
    email: OptionalLine | None = None


class AccessQuestion(Model):
    """Een vraag van een cliënt over zijn adviseur. De adviseur ziet hem niet."""

    id: Identifier
    number: Line
    action: Action
    about: Line
    asked_at: Moment
    asked_by_name: Line
    due_on: Day | None = None
    question: LongText | None = None
    answer: LongText | None = None
    answered_at: Moment | None = None
    answered_by_name: OptionalLine | None = None
    client: AskingClient | None = None


class AccessQuestionList(Model):
    """Vragen over adviseurs, open vragen eerst."""

    items: Annotated[list[AccessQuestion], Field(max_length=200)]


class AccessQuestionAnswer(Model):
    """Wat de cliënt is uitgelegd."""

    answer: LongText


def present_row(row: domain.Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "role": row.role,
        "subjectId": row.subject_id,
        "subjectName": row.subject_name,
        "otherName": row.other_name,
        "clientNumber": row.client_number,
        "clients": row.clients,
        "beginsAt": row.begins_at,
        "endsAt": row.ends_at,
        "remark": row.remark,
        "reviewer": row.reviewer,
        "decision": row.decision,
        "reason": row.reason,
        "effect": row.effect,
        "measureFor": row.measure_for,
        "decidedAt": row.decided_at,
        "decidedByName": row.decided_by_name,
        "alive": row.alive,
        "version": row.version,
    }


def present_summary(review: domain.Review) -> dict[str, Any]:
    return {
        "id": review.id,
        "quarter": review.quarter,
        "openedAt": review.opened_at,
        "dueOn": review.due_on,
        "escalatedAt": review.escalated_at,
        "closedAt": review.closed_at,
        "closedByName": review.closed_by_name,
        "reportSha256": review.report_sha256.hex() if review.report_sha256 else None,
        "rows": review.rows,
        "kept": review.kept,
        "revoked": review.revoked,
        "version": review.version,
    }


def present_review(found: OpenReview) -> dict[str, Any]:
    return {"review": present_summary(found.review), "rows": [present_row(row) for row in found.rows]}


def present_measure(row: domain.Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "role": row.role,
        "subjectName": row.subject_name,
        "otherName": row.other_name,
        "clientId": row.client_id,
        "clientNumber": row.client_number,
        "clients": row.clients,
        "reason": row.reason,
        "decidedAt": row.decided_at,
        "decidedByName": row.decided_by_name,
    }


def present_question(question: DomainQuestion) -> dict[str, Any]:
    client = question.client
    return {
        "id": question.id,
        "number": question.number,
        "action": question.action,
        "about": client_words(question.action),
        "askedAt": question.asked_at,
        "askedByName": question.asked_by_name,
        "dueOn": question.due_on,
        "question": question.question,
        "answer": question.answer,
        "answeredAt": question.answered_at,
        "answeredByName": question.answered_by_name,
        "client": {
            "number": client.number,
            "name": client.name,
            "phone": client.phone,
            "email": client.email,
        }
        if client
        else None,
    }
