"""decide(): the one place that says yes or no, and why. Pure: facts in, decision out."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.policy.actions import Action
from domain.policy.actor import Actor, ActorKind, Standing
from domain.policy.fields import FieldGroup
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.restriction_rules import RESTRICTED, RESTRICTED_WORDS, goes_on
from domain.policy.roles import Role
from domain.policy.rule import Rule
from domain.policy.rules import CLIENT_FILE_ACTIONS, RULES
from domain.policy.traject_rules import ADVISERS_JUDGEMENT
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes with a field set, or no with a clause.

    `hidden` says that the refusal must look like absence: the actor may not learn that the thing exists. `code` says
    that not who asks but how the file stands is in the way.
    """

    allowed: bool
    clause: Clause
    reason: str
    relation: Relation
    role: Role | None = None
    fields: frozenset[FieldGroup] = frozenset()
    hidden: bool = False
    code: str | None = None


class MissingStep(StrEnum):
    """What a refusal waits for: the first thing that would have to be different."""

    SESSION = "session"
    OWN_ACCOUNT = "own-account"
    ROLE = "role"
    RELATION = "relation"
    AGREEMENT = "agreement"
    PURPOSE = "purpose"
    RESTRICTION = "restriction"


@dataclass(frozen=True, slots=True)
class Trace:
    """A decision with the line of the policy it came from, and what is missing when it is no."""

    decision: Decision
    rule: Rule | None = None
    missing: MissingStep | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the policy: who, what, how they stand to it, for which purpose, when."""

    actor: Actor
    standing: Standing
    action: Action
    relations: frozenset[Relation]
    purpose: Purpose
    now: datetime
    restricted: bool = False
    """Whether the file is restricted as a whole (AVG 18)."""


_BY_ACTION: dict[Action, list[Rule]] = defaultdict(list)
for _rule in RULES:
    _BY_ACTION[_rule.action].append(_rule)

_NO_SESSION = "Uw sessie is beëindigd. Log opnieuw in."
_OWN_ACCOUNT_FIRST = "Stel eerst uw wachtwoord en uw tweede factor in."
_NOT_YOURS = "Deze handeling hoort niet bij uw rol of uw toewijzing."
_ADVISERS_JUDGEMENT = "Alleen de toegewezen adviseur beoordeelt resultaten."
_NO_AGREEMENT = (
    "U heeft geen geldige geheimhoudingsverklaring. Zonder verklaring zijn er geen cliëntgegevens."
)
_WRONG_PURPOSE = "Voor dit doel mogen deze gegevens niet worden geopend."


def decide(question: Question) -> Decision:
    """Answer whether the act may be done. The first rule that fully fits wins; a refusal names what is missing."""
    return trace(question).decision


def trace(question: Question) -> Trace:
    """The decision and how it came about: what decides and what explains are one walk over the same lines."""
    if not question.standing.live and question.actor.kind is not ActorKind.ANONYMOUS:
        rules = _BY_ACTION[question.action]
        if not any(rule.relation is Relation.PUBLIC for rule in rules):
            return Trace(_refuse(question, Clause.R6, _NO_SESSION), missing=MissingStep.SESSION)
    refusal = None
    for rule in _BY_ACTION[question.action]:
        if not _is_for(rule, question):
            continue
        missing = _missing(rule, question)
        if missing is None:
            return Trace(Decision(True, rule.clause, "", rule.relation, rule.role, rule.fields), rule)
        step, decision = missing
        refusal = Trace(decision, rule, step)
    return refusal or Trace(_first_refusal(question), missing=_step_towards(question))


def may(action: Action, role: Role) -> bool:
    """Whether a role has any rule for an act; what the app uses to show or hide a place, never to decide."""
    return any(rule.role in (role, None) and rule.scope is None for rule in _BY_ACTION[action])


def rules_for(action: Action) -> tuple[Rule, ...]:
    """The rules of one act, in the order the engine tries them."""
    return tuple(_BY_ACTION[action])


def _first_refusal(question: Question) -> Decision:
    """What someone hears who no rule is for. Who is no adviser is told that judging is the adviser's (R10).

    That is said of any file, there or not, so it tells nothing of this one.
    """
    if question.action in ADVISERS_JUDGEMENT and Role.ADVISER not in question.standing.roles:
        return _refuse(question, Clause.R10, _ADVISERS_JUDGEMENT, hidden=False)
    return _refuse(question, Clause.R24, _NOT_YOURS)


def _is_for(rule: Rule, question: Question) -> bool:
    if rule.relation not in question.relations:
        return False
    if rule.role is not None and rule.role not in question.standing.roles:
        return False
    if rule.scope is not None and rule.scope not in question.standing.scopes:
        return False
    if rule.scope is None and question.actor.kind is ActorKind.MACHINE:
        return rule.relation is Relation.PUBLIC
    return True


def _step_towards(question: Question) -> MissingStep:
    """Whether someone in one of these roles may do it when they stand otherwise to the client, or nobody in them."""
    roles = question.standing.roles
    for rule in _BY_ACTION[question.action]:
        if rule.role is not None and rule.role in roles and rule.relation not in question.relations:
            return MissingStep.RELATION
    return MissingStep.ROLE


def _missing(rule: Rule, question: Question) -> tuple[MissingStep, Decision] | None:
    standing = question.standing
    if standing.restricted_to_own_account and rule.relation not in (Relation.OWN_ACCOUNT, Relation.PUBLIC):
        refusal = _refuse(question, Clause.R6, _OWN_ACCOUNT_FIRST, hidden=False)
        return MissingStep.OWN_ACCOUNT, refusal
    if rule.agreement and not _agreement_holds(standing, question.now):
        return MissingStep.AGREEMENT, _refuse(question, Clause.R27, _NO_AGREEMENT, hidden=False)
    if rule.purposes is not None and question.purpose not in rule.purposes:
        return MissingStep.PURPOSE, _refuse(question, Clause.R23, _WRONG_PURPOSE, hidden=False)
    if question.restricted and not goes_on(rule):
        refusal = _refuse(question, Clause.AVG_18, RESTRICTED_WORDS, hidden=False)
        return MissingStep.RESTRICTION, replace(refusal, code=RESTRICTED)
    return None


def _agreement_holds(standing: Standing, now: datetime) -> bool:
    return standing.agreement_until is not None and bureau_date(now) <= standing.agreement_until


def _refuse(question: Question, clause: Clause, reason: str, *, hidden: bool | None = None) -> Decision:
    if hidden is None:
        hidden = question.action in CLIENT_FILE_ACTIONS and question.standing.live
    relation = next(iter(sorted(question.relations)), Relation.NONE)
    return Decision(False, clause, reason, relation, hidden=hidden)
