"""explain(decision) == decision over HTTP: what the log says was decided is what `GET /policy/explanations` answers.

After a row of the matrix was really done, the same person asks why, with the act, the purpose and the client that the
log kept. The explanation must name the same outcome, clause, relation and role.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import psycopg

from domain.policy.actions import Action
from domain.policy.rules import CLIENT_FILE_ACTIONS
from tests.support.house import Person


@dataclass(frozen=True)
class Decided:
    """The record of a real act: what was asked of the policy, and what it answered."""

    action: str
    purpose: str
    client_id: str | None
    outcome: tuple[Any, ...]
    """Whether it was allowed, and on which clause, relation and role."""


@dataclass
class Explanations:
    """Follows the log past every filter, and asks for each act of staff why it was decided so."""

    connection: psycopg.Connection[Any]
    http: httpx.AsyncClient
    asked: int = 0
    _seen: Any = None
    _told: dict[tuple[str | None, ...], tuple[Any, ...]] = field(default_factory=dict)

    def begin(self) -> None:
        """What is in the log up to here is not of the act that comes."""
        row = self.connection.execute("select id from audit_record order by id desc limit 1").fetchone()
        self._seen = row[0] if row else None

    async def difference(self, who: Person, client_id: str) -> tuple[Decided, Any] | None:
        """The act since `begin` with what was told of it, when the two are not the same."""
        decided = self._decided(who)
        if decided is None:
            return None
        question = self._question(decided, client_id)
        key = (str(who.id), *question.values())
        if self._told.get(key) != decided.outcome:
            self._told[key] = await self._ask(who, question)
        return None if self._told[key] == decided.outcome else (decided, self._told[key])

    def _decided(self, who: Person) -> Decided | None:
        """None for what nobody does as himself: a public act leaves the record of an unknown."""
        row = self.connection.execute(
            "select action, purpose, client_id, result <> 'refused', clause, relation, role from audit_record"
            " where id > %s and actor_id = %s order by id limit 1",
            (self._seen, who.id),
        ).fetchone()
        return Decided(row[0], row[1], str(row[2]) if row[2] else None, tuple(row[3:])) if row else None

    def _question(self, decided: Decided, client_id: str) -> dict[str, str]:
        asked = {"action": decided.action, "purpose": decided.purpose}
        if Action(decided.action) in CLIENT_FILE_ACTIONS:
            asked["clientId"] = decided.client_id or client_id
        return asked

    async def _ask(self, who: Person, question: Mapping[str, str]) -> tuple[Any, ...]:
        self.asked += 1
        answer = await self.http.get("/policy/explanations", headers=who.headers, params=question)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        return told["allowed"], told["clause"], told["relation"], told.get("role")
