"""The log in the client's words: grouped, without names, without jargon."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from domain.access_log.client_letter import client_letter
from domain.access_log.client_view import client_words, grouped
from domain.access_log.model import AccessLogEntry
from domain.policy.actions import Action
from domain.policy.actor import ActorKind
from domain.policy.purposes import Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.stand_ins.model import StandInReason

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
JARGON = re.compile(
    r"\b(api|id|uuid|json|pdf|log|token|sessie|query|batch|client|record|hash|merkle|endpoint|server|"
    r"authorisatie|autorisatie|webhook|canary|rls|sql|data|user|account|policy)\b",
    re.IGNORECASE,
)


def look(minutes: int = 0, **changes: Any) -> AccessLogEntry:
    values: dict[str, Any] = {
        "id": uuid4(),
        "at": NOW - timedelta(minutes=minutes),
        "actor_name": "Joost van Dijk",
        "role": Role.ADVISER,
        "action": Action.NOTE_READ,
        "purpose": Purpose.GUIDANCE,
        "clause": "R24",
        "result": "done",
        "relation": Relation.ASSIGNED,
    }
    return AccessLogEntry(**(values | changes))


@pytest.mark.clause("R6")
@pytest.mark.parametrize("action", Action)
def test_every_act_has_words_for_the_client(action: Action) -> None:
    words = client_words(action)
    assert words[0].isupper()
    assert len(words) <= 60
    assert not JARGON.search(words), words


@pytest.mark.clause("R6")
def test_the_same_look_is_told_once_with_how_often_and_since_when() -> None:
    (line,) = grouped([look(minutes) for minutes in range(14)])
    assert (line.who, line.times) == ("Uw adviseur", 14)
    assert (line.last_at, line.first_at) == (NOW, NOW - timedelta(minutes=13))
    assert line.why == "om u te begeleiden naar werk"


@pytest.mark.clause("R26")
def test_who_looked_is_told_by_role_and_reason_and_never_by_name() -> None:
    lines = grouped(
        [
            look(),
            look(1, relation=Relation.STAND_IN, stand_in_reason=StandInReason.LEAVE),
            look(2, relation=Relation.STAND_IN, stand_in_reason=StandInReason.ILLNESS),
            look(3, relation=Relation.EMERGENCY),
            look(4, relation=Relation.OFFICE, role=Role.PRIVACY_OFFICER, purpose=Purpose.OVERSIGHT),
            look(5, actor_kind=ActorKind.MACHINE, role=None, relation=Relation.OWN_PARTY),
            look(6, result="refused", role=None, relation=Relation.NONE),
        ]
    )
    assert [line.who for line in lines] == [
        "Uw adviseur",
        "Een collega die uw adviseur verving wegens verlof",
        "Een collega die uw adviseur verving wegens afwezigheid",
        "Een collega in een noodgeval",
        "De privacyfunctionaris van het bureau",
        "Uw opdrachtgever",
        "Iemand van het bureau die dit niet mocht",
    ]
    assert lines[4].why == "om te controleren of uw privacy is beschermd"
    assert "Joost" not in repr(lines)


@pytest.mark.clause("R6")
def test_the_letter_keeps_apart_what_was_tried_and_refused() -> None:
    letter = client_letter(
        grouped([look(), look(1, result="refused", relation=Relation.NONE)]), None, NOW.date()
    )
    assert [block.text for block in letter.blocks if hasattr(block, "text")][1:3] == [
        "Gekeken in uw dossier",
        "Geprobeerd, maar niet gelukt",
    ]
    assert "Joost" not in repr(letter)
