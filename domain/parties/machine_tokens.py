"""A machine asks for a token: a secret or a signed assertion, never more scope than the administrator fixed."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.parties.model import MachineCredentials, granted_scopes
from domain.parties.ports import PartiesWork
from domain.parties.use_cases import secret_hash
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.shared.errors import Invalid, NotAuthenticated


@dataclass(frozen=True, slots=True)
class CheckedAssertion:
    """An assertion whose signature, audience and times were checked with a registered key."""

    hash: bytes
    expires_at: datetime


async def credentials_of(uow: PartiesWork, client_id: str) -> MachineCredentials | None:
    """What is registered for a machine, for the check of its assertion. Does not decide anything yet."""
    await authorise(uow)
    return await uow.parties.credentials(client_id)


async def grant_with_secret(
    uow: PartiesWork, machine: MachineCredentials | None, secret: str, asked: frozenset[str] | None
) -> Actor:
    """The actor of a token for a machine that knows its secret. Raises NotAuthenticated, Invalid."""
    offered = secret_hash(secret)
    known = machine.secret_hashes if machine else ((UUID(int=0), secret_hash("")),)
    matching = [secret_id for secret_id, kept in known if hmac.compare_digest(kept, offered)]
    if machine is None or not matching:
        raise NotAuthenticated("De machine is onbekend of het geheim klopt niet.")
    await uow.parties.secret_used(matching[0], uow.now)
    return await _grant(uow, machine, asked)


async def grant_with_assertion(
    uow: PartiesWork,
    machine: MachineCredentials | None,
    assertion: CheckedAssertion | None,
    asked: frozenset[str] | None,
) -> Actor:
    """The actor of a token for a machine that signed a fresh assertion. Raises NotAuthenticated, Invalid."""
    if machine is None or assertion is None:
        raise NotAuthenticated("De machine is onbekend of de handtekening klopt niet.")
    if not await uow.parties.use_assertion(assertion.hash, assertion.expires_at, uow.now):
        raise NotAuthenticated("Deze verklaring is al gebruikt.")
    return await _grant(uow, machine, asked)


async def _grant(uow: PartiesWork, machine: MachineCredentials, asked: frozenset[str] | None) -> Actor:
    try:
        scopes = granted_scopes(machine.scopes, asked)
    except ValueError as error:
        raise Invalid("Dit recht (scope) heeft de machine niet.", code="invalid-scope") from error
    uow.log.about("api_client", machine.id)
    await uow.commit()
    return Actor.machine(machine.id, machine.party_id, scopes)
