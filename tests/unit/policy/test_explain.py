"""explain(): the decision in words is the decision, for every line of the policy."""

from datetime import UTC, date, datetime
from itertools import product
from uuid import uuid4

import pytest

from domain.policy.actions import Action
from domain.policy.actor import Actor, Standing
from domain.policy.engine import MissingStep, Question, decide, trace
from domain.policy.explain import explain, rule_id
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.policy.rules import RULES
from domain.shared.clauses import Clause

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_RELATIONS = [
    frozenset({Relation.NONE}),
    frozenset({Relation.OFFICE, Relation.OWN_ACCOUNT, Relation.PUBLIC}),
    frozenset({Relation.NONE, Relation.ASSIGNED}),
    frozenset({Relation.NONE, Relation.STAND_IN}),
    frozenset({Relation.NONE, Relation.STAND_IN, Relation.STAND_IN_WITH_HEALTH}),
    frozenset({Relation.NONE, Relation.EMERGENCY}),
    frozenset({Relation.NONE, Relation.OFFICE}),
]
_STANDINGS = [
    {"live": True, "agreement_until": date(2027, 1, 1)},
    {"live": True, "agreement_until": None},
    {"live": True, "agreement_until": date(2026, 11, 23)},
    {"live": True, "agreement_until": date(2027, 1, 1), "restricted_to_own_account": True},
    {"live": False},
]


def _questions(action: Action) -> list[Question]:
    found = []
    for role, relations, standing, purpose in product(Role, _RELATIONS, _STANDINGS, Purpose):
        roles = frozenset({role})
        actor = Actor.person(uuid4(), uuid4(), roles)
        facts = Standing(roles=roles, **standing)  # type: ignore[arg-type]
        found.append(Question(actor, facts, action, relations, purpose, NOW))
    return found


@pytest.mark.clause("R26")
@pytest.mark.parametrize("action", Action)
def test_what_is_explained_is_what_is_decided(action: Action) -> None:
    for question in _questions(action):
        found = explain(question)
        assert found.decision == decide(question)
        assert (found.missing is None) == found.decision.allowed
        assert (found.rule_id is None) or found.rule_id in {rule_id(rule) for rule in RULES}
        assert found.reason
        assert (found.next_step is None) == found.decision.allowed


@pytest.mark.clause("R26")
@pytest.mark.parametrize("action", Action)
def test_a_yes_is_given_by_one_line_of_the_policy_that_says_the_same(action: Action) -> None:
    for question in _questions(action):
        found = trace(question)
        if not found.decision.allowed:
            continue
        assert found.rule in RULES
        assert found.rule is not None
        assert found.rule.action is action
        assert (found.rule.relation, found.rule.role, found.rule.clause, found.rule.fields) == (
            found.decision.relation,
            found.decision.role,
            found.decision.clause,
            found.decision.fields,
        )


@pytest.mark.clause("R24")
def test_every_line_of_the_policy_has_a_name_of_its_own() -> None:
    names = [(rule_id(rule), rule.clause, rule.fields) for rule in RULES]
    assert len({name for name, *_ in names}) == len(set(names))


@pytest.mark.clause("R27")
@pytest.mark.parametrize(
    ("standing", "relations", "missing", "clause"),
    [
        ({"agreement_until": None}, {Relation.ASSIGNED}, MissingStep.AGREEMENT, Clause.R27),
        ({"agreement_until": date(2027, 1, 1)}, {Relation.NONE}, MissingStep.RELATION, Clause.R24),
    ],
)
def test_a_refusal_names_the_step_that_is_missing(
    standing: dict[str, date | None], relations: set[Relation], missing: MissingStep, clause: Clause
) -> None:
    roles = frozenset({Role.ADVISER})
    actor = Actor.person(uuid4(), uuid4(), roles)
    facts = Standing(live=True, roles=roles, **standing)  # type: ignore[arg-type]
    found = explain(Question(actor, facts, Action.NOTE_READ, frozenset(relations), Purpose.GUIDANCE, NOW))
    assert (found.missing, found.decision.clause) == (missing, clause)


def test_another_role_is_told_that_the_role_is_missing() -> None:
    roles = frozenset({Role.DIRECTOR})
    facts = Standing(live=True, roles=roles, agreement_until=date(2027, 1, 1))
    actor = Actor.person(uuid4(), uuid4(), roles)
    found = explain(
        Question(actor, facts, Action.NOTE_READ, frozenset({Relation.NONE}), Purpose.GUIDANCE, NOW)
    )
    assert found.missing is MissingStep.ROLE
