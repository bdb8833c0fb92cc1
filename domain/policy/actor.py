"""Who acts: a member of staff, a machine of a commissioning party, a job of the bureau, or nobody yet."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.policy.roles import Role, Scope

SYSTEM_ID = UUID("00000000-0000-7000-8000-000000000001")
ANONYMOUS_ID = UUID("00000000-0000-7000-8000-000000000000")


class ActorKind(StrEnum):
    """Kind of actor, as the access log names it."""

    PERSON = "person"
    MACHINE = "machine"
    SYSTEM = "system"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a request says it is, after its token's signature was checked.

    What the actor may still do now (session live, roles, agreement) is the `Standing`, read in the act's own
    transaction: a token outlives nothing.
    """

    kind: ActorKind
    id: UUID
    session_id: UUID | None = None
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[Scope] = frozenset()
    party_id: UUID | None = None
    job: str | None = None

    @classmethod
    def person(cls, user_id: UUID, session_id: UUID, roles: frozenset[Role]) -> "Actor":
        return cls(ActorKind.PERSON, user_id, session_id=session_id, roles=roles)

    @classmethod
    def machine(cls, api_client_id: UUID, party_id: UUID, scopes: frozenset[Scope]) -> "Actor":
        return cls(ActorKind.MACHINE, api_client_id, scopes=scopes, party_id=party_id)

    @classmethod
    def system(cls, job: str) -> "Actor":
        """A job of the bureau; `job` names its one act and the row filter that goes with it."""
        return cls(ActorKind.SYSTEM, SYSTEM_ID, job=job)

    @classmethod
    def calendar(cls, user_id: UUID) -> "Actor":
        """A member of staff's own calendar, asking with its secret: no session, no role, a row filter of its own."""
        return cls(ActorKind.SYSTEM, user_id, job="calendar-feed")

    @classmethod
    def anonymous(cls) -> "Actor":
        return cls(ActorKind.ANONYMOUS, ANONYMOUS_ID)


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for the actor at this moment, read from the database in the transaction of the act."""

    live: bool
    roles: frozenset[Role] = frozenset()
    scopes: frozenset[Scope] = frozenset()
    party_id: UUID | None = None
    agreement_until: date | None = None
    strong_at: datetime | None = None
    restricted_to_own_account: bool = False
    """True while the password must change or a second factor must be enrolled: only own-account acts."""
