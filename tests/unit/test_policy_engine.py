"""decide(): pure answers from pure facts, each refusal with its clause."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from domain.policy.actions import Action
from domain.policy.actor import Actor, Standing
from domain.policy.engine import Decision, Question, decide
from domain.policy.fields import FieldGroup
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role, Scope
from domain.policy.rules import CASE_ACTIONS, CLIENT_FILE_ACTIONS, RULES
from domain.shared.clauses import Clause

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ASSIGNED = frozenset({Relation.ASSIGNED, Relation.NONE})
STRANGER = frozenset({Relation.NONE})


def _ask(
    action: Action, relations: frozenset[Relation], purpose: Purpose = Purpose.GUIDANCE, **standing: object
) -> Decision:
    facts: dict[str, object] = {
        "live": True,
        "roles": frozenset({Role.ADVISER}),
        "agreement_until": date(2027, 1, 1),
    }
    actor = Actor.person(uuid4(), uuid4(), frozenset({Role.ADVISER}))
    return decide(Question(actor, Standing(**{**facts, **standing}), action, relations, purpose, NOW))  # type: ignore[arg-type]


@pytest.mark.clause("R24")
@pytest.mark.parametrize("action", sorted(CLIENT_FILE_ACTIONS))
def test_a_stranger_gets_nothing_and_does_not_learn_that_there_is_anything(action: Action) -> None:
    decision = _ask(action, STRANGER)
    assert not decision.allowed
    assert decision.hidden
    assert decision.clause is Clause.R24
    assert decision.fields == frozenset()


@pytest.mark.clause("R24")
def test_the_assigned_adviser_opens_the_file() -> None:
    decision = _ask(Action.CLIENT_READ, ASSIGNED)
    assert decision.allowed
    assert FieldGroup.CONTACT in decision.fields
    assert FieldGroup.HEALTH not in decision.fields


@pytest.mark.clause("R27")
@pytest.mark.parametrize("until", [None, date(2026, 11, 23)])
def test_without_an_agreement_in_force_there_are_no_client_data(until: date | None) -> None:
    decision = _ask(Action.CLIENT_READ, ASSIGNED, agreement_until=until)
    assert not decision.allowed
    assert decision.clause is Clause.R27
    assert not decision.hidden


@pytest.mark.clause("R27")
def test_the_agreement_counts_through_its_last_day() -> None:
    assert _ask(Action.CLIENT_READ, ASSIGNED, agreement_until=date(2026, 11, 24)).allowed


@pytest.mark.clause("R23")
def test_health_opens_only_for_a_purpose_that_needs_it() -> None:
    assert _ask(Action.HEALTH_READ, ASSIGNED, Purpose.GUIDANCE).allowed
    refused = _ask(Action.HEALTH_READ, ASSIGNED, Purpose.CLIENT_CONTACT)
    assert not refused.allowed
    assert refused.clause is Clause.R23


def test_an_ended_session_may_do_nothing_of_its_own() -> None:
    for action in (Action.CLIENT_READ, Action.SESSION_READ, Action.CLIENT_LIST):
        relations = frozenset({Relation.ASSIGNED, Relation.OFFICE, Relation.OWN_ACCOUNT})
        assert not _ask(action, relations, live=False).allowed


def test_an_account_that_must_be_set_up_reaches_only_itself() -> None:
    relations = frozenset({Relation.OFFICE, Relation.OWN_ACCOUNT, Relation.ASSIGNED})
    assert _ask(Action.SESSION_READ, relations, restricted_to_own_account=True).allowed
    assert not _ask(Action.CLIENT_LIST, relations, restricted_to_own_account=True).allowed
    assert not _ask(Action.CLIENT_READ, relations, restricted_to_own_account=True).allowed


@pytest.mark.parametrize(
    "role", [Role.ADMINISTRATOR, Role.DIRECTOR, Role.ADMINISTRATION, Role.PRIVACY_OFFICER]
)
@pytest.mark.parametrize("action", sorted(CLIENT_FILE_ACTIONS - CASE_ACTIONS))
def test_roles_without_files_open_no_file(role: Role, action: Action) -> None:
    relations = frozenset({Relation.OFFICE, Relation.NONE})
    assert not _ask(action, relations, roles=frozenset({role})).allowed


@pytest.mark.parametrize(
    "action", [Action.HEALTH_READ, Action.NOTE_READ, Action.BSN_REVEAL, Action.BENEFIT_READ]
)
def test_the_coordinator_never_sees_health_notes_or_bsn(action: Action) -> None:
    relations = frozenset({Relation.OFFICE, Relation.NONE})
    assert not _ask(action, relations, roles=frozenset({Role.COORDINATOR})).allowed


def test_a_machine_does_only_what_its_scopes_say() -> None:
    machine = Actor.machine(uuid4(), uuid4(), frozenset({Scope.INTAKE_READ}))
    standing = Standing(live=True, scopes=frozenset({Scope.INTAKE_READ}), party_id=machine.party_id)
    own = frozenset({Relation.OWN_PARTY, Relation.PUBLIC})

    def allowed(action: Action) -> bool:
        return decide(Question(machine, standing, action, own, Purpose.INTAKE, NOW)).allowed

    assert allowed(Action.INTAKE_READ)
    assert not allowed(Action.INTAKE_UPLOAD)
    assert not allowed(Action.CLIENT_LIST)
    assert not allowed(Action.DAY_READ)


def test_every_act_has_a_rule_and_every_file_rule_asks_an_agreement() -> None:
    assert {rule.action for rule in RULES} == set(Action)
    for rule in RULES:
        if rule.action in CLIENT_FILE_ACTIONS:
            assert rule.agreement, rule
