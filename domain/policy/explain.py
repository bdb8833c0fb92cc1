"""Why someone may do an act, or may not (R24, R26): the decision in words. Never data of a client.

A client who is not there and one who is not the asker's explain the same, as they answer the same everywhere.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.policy.actions import Action
from domain.policy.actor import Actor, Standing
from domain.policy.engine import Decision, MissingStep, Question, trace
from domain.policy.gate import ClientFacts, authorise
from domain.policy.ports import ExplainWork
from domain.policy.purposes import Purpose
from domain.policy.relations import STAND_INS, Relation
from domain.policy.roles import Role
from domain.policy.rule import Rule
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound, Refused

_STEPS = {
    MissingStep.SESSION: "Log opnieuw in.",
    MissingStep.OWN_ACCOUNT: "Stel eerst het eigen wachtwoord en de tweede factor in.",
    MissingStep.ROLE: "Deze handeling hoort bij een andere rol. Vraag het aan een collega met die rol.",
    MissingStep.RELATION: (
        "De cliënt moet zijn toegewezen, of er moet een waarneming lopen. De coördinator regelt dat."
    ),
    MissingStep.AGREEMENT: "Teken een geheimhoudingsverklaring. De beheerder legt haar vast.",
    MissingStep.PURPOSE: "Kies een doel waarvoor deze gegevens mogen worden geopend.",
    MissingStep.RESTRICTION: "Wacht tot de privacyfunctionaris de afscherming opheft.",
}
RELATION_WORDS = {
    Relation.ASSIGNED: "De cliënt is toegewezen.",
    Relation.STAND_IN: "Er loopt een waarneming.",
    Relation.STAND_IN_WITH_HEALTH: "Er loopt een waarneming, ook voor gezondheidsgegevens.",
    Relation.EMERGENCY: "Er is noodtoegang genomen.",
    Relation.OFFICE: "De handeling hoort bij de rol.",
    Relation.OWN_ACCOUNT: "De handeling gaat over het eigen account.",
    Relation.OWN_PARTY: "De handeling gaat over de eigen opdrachtgever.",
    Relation.JOB: "Een taak van het systeem.",
    Relation.PUBLIC: "De handeling is voor iedereen open.",
    Relation.NONE: "Er is geen toewijzing, waarneming of rol die deze handeling opent.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision and its ground: the line of the policy, until when it holds, and what is missing."""

    action: Action
    purpose: Purpose
    decision: Decision
    rule_id: str | None
    needs_agreement: bool
    reason: str
    until: date | None
    missing: MissingStep | None
    next_step: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asker wants to know: which act, for which purpose, on whose file, of which colleague."""

    action: Action
    purpose: Purpose
    client_id: UUID | None = None
    user_id: UUID | None = None


def rule_id(rule: Rule) -> str:
    """A name for a line of the policy that stays the same as long as the line does."""
    who = rule.role or rule.scope or "anyone"
    return f"{rule.action.value}:{rule.relation.value}:{who.value if isinstance(who, Role) else who}"


def explain(question: Question, facts: ClientFacts | None = None) -> Explanation:
    """Say why. The decision inside is the one that `decide` gives: both come from the same walk."""
    found = trace(question)
    decision = found.decision
    return Explanation(
        action=question.action,
        purpose=question.purpose,
        decision=decision,
        rule_id=rule_id(found.rule) if found.rule else None,
        needs_agreement=found.rule is not None and found.rule.agreement,
        reason=decision.reason or RELATION_WORDS[decision.relation],
        until=_until(decision, question.standing, found.rule, facts),
        missing=found.missing,
        next_step=_STEPS[found.missing] if found.missing else None,
    )


async def explain_access(uow: ExplainWork, asked: Asked) -> Explanation:
    """Explain an act of the asker, or of a colleague for a coordinator or privacy officer.

    Raises Refused (a colleague's access is not everyone's business), NotFound (no such colleague).
    """
    await authorise(uow)
    uow.log.about("policy")
    own = await _own_facts(uow, asked.client_id)
    if own.present:
        uow.log.client_id = asked.client_id
    if asked.user_id is None or asked.user_id == uow.actor.id:
        found = explain(_question(uow.actor, own, asked, uow.now), own)
    else:
        found = await _of_colleague(uow, asked, asked.user_id, own)
    await uow.commit()
    return found


async def _own_facts(uow: ExplainWork, client_id: UUID | None) -> ClientFacts:
    if client_id is None:
        standing = await uow.access.standing()
        return ClientFacts(uow.actor.id, standing, present=False, assigned=False)
    return await uow.access.client_facts(client_id)


async def _of_colleague(uow: ExplainWork, asked: Asked, user_id: UUID, own: ClientFacts) -> Explanation:
    if not own.standing.roles & {Role.COORDINATOR, Role.PRIVACY_OFFICER}:
        raise Refused(
            "Alleen de coördinator en de privacyfunctionaris vragen waarom een collega toegang heeft.",
            clause=Clause.R26,
        )
    # Of a file that the asker cannot reach, nothing of a colleague is said either.
    visible = asked.client_id if own.present else None
    facts = await uow.colleagues.colleague_facts(user_id, visible, bureau_date(uow.now))
    if facts is None:
        raise NotFound
    actor = Actor.person(user_id, user_id, facts.standing.roles)
    return explain(_question(actor, facts, asked, uow.now), facts)


def _question(actor: Actor, facts: ClientFacts, asked: Asked, now: datetime) -> Question:
    relations = (
        facts.relations
        if asked.client_id is not None
        else frozenset({Relation.OFFICE, Relation.OWN_ACCOUNT, Relation.PUBLIC})
    )
    restricted = asked.client_id is not None and facts.restricted
    return Question(actor, facts.standing, asked.action, relations, asked.purpose, now, restricted)


def _until(
    decision: Decision, standing: Standing, rule: Rule | None, facts: ClientFacts | None
) -> date | None:
    """The last day that this holds: the end of the stand-in or emergency, or else of the agreement it needs."""
    if not decision.allowed or rule is None:
        return None
    ends = [standing.agreement_until] if rule.agreement else []
    if facts is not None and decision.relation in STAND_INS and facts.stand_in_until:
        ends.append(bureau_date(facts.stand_in_until))
    if facts is not None and decision.relation is Relation.EMERGENCY and facts.emergency_until:
        ends.append(bureau_date(facts.emergency_until))
    known = [end for end in ends if end is not None]
    return min(known) if known else None
