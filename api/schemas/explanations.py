"""Bodies of explanations, the reglement and the client's view of the log."""

from typing import Annotated

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Count, Day, Line, Model, Moment, OptionalLine
from domain.policy.actions import Action


class PolicyExplanation(Model):
    """Waarom iemand iets wel of niet mag. Nooit gegevens van een cliënt."""

    allowed: bool
    action: Line
    action_label: Line
    clause: Line
    clause_text: OptionalLine | None = None
    reason: Line
    role: OptionalLine | None = None
    relation: Line
    rule_id: OptionalLine | None = None
    needs_agreement: bool
    until: Day | None = None
    missing: OptionalLine | None = None
    next_step: OptionalLine | None = None


class ReglementClause(Model):
    """Een artikel: de korte uitleg, de handelingen die ermee worden bewaakt, en of dat is aangetoond."""

    clause: Line
    text: Line
    state: Line
    rules: Count
    tests: Count
    acts: Annotated[list[Line], Field(max_length=400)]


class Reglement(Model):
    """Het reglement, artikel voor artikel."""

    items: Annotated[list[ReglementClause], Field(max_length=100)]


class ClientLogLine(Model):
    """Inzage in de woorden van de cliënt: wie, wat, waarom en hoe vaak."""

    who: Line
    what: Line
    why: Line
    times: Count
    first_at: Moment
    last_at: Moment
    done: bool
    action: Line


class ClientLogView(Model):
    """Het inzagelog voor de cliënt. `since` staat er als oudere inzage niet is meegeteld."""

    items: Annotated[list[ClientLogLine], Field(max_length=5000)]
    looks: Count
    since: Moment | None = None


QuestionText = Annotated[str, StringConstraints(max_length=4000, pattern=NO_CONTROL)]


class AccessQuestionCreate(Model):
    """Een vraag van de cliënt over een regel van het inzagelog."""

    action: Action
    about_adviser: bool = False
    """Gaat het over de eigen adviseur, dan behandelt de privacyfunctionaris de vraag en ziet de adviseur hem niet."""
    question: QuestionText | None = None


class AccessQuestionNoted(Model):
    """Wanneer het uiterlijk wordt uitgelegd, en of de privacyfunctionaris dat doet."""

    about_adviser: bool

    due_on: Day
