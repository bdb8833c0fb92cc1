"""Commissioning parties, contracts and API clients in PostgreSQL. No client data, so no row filter."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.intake.codes import IntakeField, PartyKind, Service
from domain.parties.model import ApiClient, ApiClientSecret, CommissioningParty, Contract, MachineCredentials
from domain.policy.roles import Scope
from persistence.sql import Sql, insert_into
from persistence.tables.parties import api_client, api_client_secret, commissioning_party, contract

if TYPE_CHECKING:
    from persistence.work import Statements

_PARTY = "id, kind, name, kvk_number, oin, contact_email, version"
_PARTIES = Sql(text(f"select {_PARTY} from commissioning_party order by lower(name), id limit 1000"))
_ONE_PARTY = Sql(text(f"select {_PARTY} from commissioning_party where id = :id"))
_ADD_PARTY = Sql(
    insert_into(commissioning_party, "id", "kind", "name", "kvk_number", "oin", "contact_email", "created_at")
)
_CHANGE_PARTY = Sql(
    text(
        "update commissioning_party set name = :name, kvk_number = :kvk_number, oin = :oin, "
        "contact_email = :contact_email, version = version + 1 where id = :id and version = :expected"
    )
)

_CONTRACT = (
    "id, party_id, reference, services, intake_fields, hours_per_traject, hourly_rate, report_term_days, "
    "valid_from, valid_until, plan_approval_required, version"
)
_CONTRACTS = Sql(
    text(
        f"select {_CONTRACT} from contract where party_id = :party_id order by valid_from desc, id limit 500"
    )
)
_ONE_CONTRACT = Sql(text(f"select {_CONTRACT} from contract where id = :id"))
_ADD_CONTRACT = Sql(
    insert_into(
        contract, "id", "party_id", "reference", "services", "intake_fields", "hours_per_traject", "hourly_rate",
        "report_term_days", "valid_from", "valid_until", "plan_approval_required", "created_at",
    )
)  # fmt: skip
_CHANGE_CONTRACT = Sql(
    text(
        "update contract set reference = :reference, services = :services, intake_fields = :intake_fields, "
        "hours_per_traject = :hours_per_traject, hourly_rate = :hourly_rate, report_term_days = :report_term_days, "
        "valid_from = :valid_from, valid_until = :valid_until, plan_approval_required = :plan_approval_required, "
        "version = version + 1 "
        "where id = :id and version = :expected"
    )
)

_API_CLIENT = """
    select c.id, c.party_id, c.name, c.client_id, c.scopes, c.revoked_at,
           coalesce((select array_agg(k->>'kid') from jsonb_array_elements(c.public_keys) k), '{}') as key_ids,
           coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'createdAt', s.created_at,
                       'expiresAt', s.expires_at, 'lastUsedAt', s.last_used_at) order by s.created_at)
                     from api_client_secret s where s.api_client_id = c.id and s.revoked_at is null), '[]') as secrets
    from api_client c
"""
_API_CLIENTS = Sql(text(_API_CLIENT + " where c.party_id = :party_id order by c.created_at, c.id limit 200"))
_ONE_API_CLIENT = Sql(text(_API_CLIENT + " where c.id = :id"))
_ADD_API_CLIENT = Sql(
    insert_into(api_client, "id", "party_id", "name", "client_id", "scopes", "public_keys", "created_at")
)
_ADD_SECRET = Sql(insert_into(api_client_secret, "id", "api_client_id", "secret_hash", "created_at"))
_REVOKE_SECRET = Sql(
    text(
        "update api_client_secret set revoked_at = :at "
        "where id = :id and api_client_id = :api_client_id and revoked_at is null"
    )
)
_SET_KEYS = Sql(text("update api_client set public_keys = :keys where id = :id"))
_REVOKE_CLIENT = Sql(text("update api_client set revoked_at = :at where id = :id and revoked_at is null"))
_CREDENTIALS = Sql(
    text(
        """
        select c.id, c.party_id, c.scopes, c.public_keys,
               array(select s.id from api_client_secret s where s.api_client_id = c.id and s.revoked_at is null
                     order by s.id) as secret_ids,
               array(select s.secret_hash from api_client_secret s where s.api_client_id = c.id
                     and s.revoked_at is null order by s.id) as secret_hashes
        from api_client c where c.client_id = :client_id and c.revoked_at is null
        """
    )
)
_SECRET_USED = Sql(text("update api_client_secret set last_used_at = :at where id = :id"))
_FORGET_ASSERTIONS = Sql(text("delete from used_assertion where expires_at < :now"))
_USE_ASSERTION = Sql(
    text(
        "insert into used_assertion (assertion_hash, expires_at) values (:hash, :expires_at) on conflict do nothing"
    )
)


class PostgresParties:
    """See `domain.parties.ports.PartyRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def list_parties(self) -> Sequence[CommissioningParty]:
        return [_party(row) for row in await self._work.fetch_all(_PARTIES)]

    async def party(self, party_id: UUID) -> CommissioningParty | None:
        row = await self._work.fetch_one(_ONE_PARTY, id=party_id)
        return _party(row) if row else None

    async def add_party(self, party: CommissioningParty) -> None:
        await self._work.execute(
            _ADD_PARTY, **_party_values(party), kind=party.kind.value, created_at=self._work.now
        )

    async def change_party(self, party: CommissioningParty, expected_version: int) -> bool:
        return await self._work.execute(_CHANGE_PARTY, **_party_values(party), expected=expected_version) == 1

    async def list_contracts(self, party_id: UUID) -> Sequence[Contract]:
        return [_contract(row) for row in await self._work.fetch_all(_CONTRACTS, party_id=party_id)]

    async def contract(self, contract_id: UUID) -> Contract | None:
        row = await self._work.fetch_one(_ONE_CONTRACT, id=contract_id)
        return _contract(row) if row else None

    async def add_contract(self, contract: Contract) -> None:
        await self._work.execute(
            _ADD_CONTRACT, **_contract_values(contract), party_id=contract.party_id, created_at=self._work.now
        )

    async def change_contract(self, contract: Contract, expected_version: int) -> bool:
        return (
            await self._work.execute(
                _CHANGE_CONTRACT, **_contract_values(contract), expected=expected_version
            )
            == 1
        )

    async def list_api_clients(self, party_id: UUID) -> Sequence[ApiClient]:
        return [_api_client(row) for row in await self._work.fetch_all(_API_CLIENTS, party_id=party_id)]

    async def api_client(self, api_client_id: UUID) -> ApiClient | None:
        row = await self._work.fetch_one(_ONE_API_CLIENT, id=api_client_id)
        return _api_client(row) if row else None

    async def add_api_client(self, client: ApiClient, created_at: datetime) -> None:
        await self._work.execute(
            _ADD_API_CLIENT,
            id=client.id,
            party_id=client.party_id,
            name=client.name,
            client_id=client.client_id,
            scopes=sorted(client.scopes),
            public_keys=[],
            created_at=created_at,
        )

    async def add_secret(
        self, secret_id: UUID, api_client_id: UUID, secret_hash: bytes, created_at: datetime
    ) -> None:
        await self._work.execute(
            _ADD_SECRET,
            id=secret_id,
            api_client_id=api_client_id,
            secret_hash=secret_hash,
            created_at=created_at,
        )

    async def revoke_secret(self, secret_id: UUID, api_client_id: UUID, at: datetime) -> bool:
        return await self._work.execute(_REVOKE_SECRET, id=secret_id, api_client_id=api_client_id, at=at) == 1

    async def set_public_keys(self, api_client_id: UUID, keys: Sequence[dict[str, Any]]) -> None:
        await self._work.execute(_SET_KEYS, id=api_client_id, keys=list(keys))

    async def revoke_api_client(self, api_client_id: UUID, at: datetime) -> None:
        await self._work.execute(_REVOKE_CLIENT, id=api_client_id, at=at)

    async def credentials(self, client_id: str) -> MachineCredentials | None:
        row = await self._work.fetch_one(_CREDENTIALS, client_id=client_id)
        if row is None:
            return None
        return MachineCredentials(
            id=row["id"],
            party_id=row["party_id"],
            scopes=frozenset(Scope(scope) for scope in row["scopes"]),
            secret_hashes=tuple(zip(row["secret_ids"], row["secret_hashes"], strict=True)),
            public_keys=tuple(row["public_keys"]),
        )

    async def secret_used(self, secret_id: UUID, at: datetime) -> None:
        await self._work.execute(_SECRET_USED, id=secret_id, at=at)

    async def use_assertion(self, assertion_hash: bytes, expires_at: datetime, now: datetime) -> bool:
        await self._work.execute(_FORGET_ASSERTIONS, now=now)
        return await self._work.execute(_USE_ASSERTION, hash=assertion_hash, expires_at=expires_at) == 1


def _party_values(party: CommissioningParty) -> dict[str, Any]:
    return {
        "id": party.id,
        "name": party.name,
        "kvk_number": party.kvk_number,
        "oin": party.oin,
        "contact_email": party.contact_email,
    }


def _party(row: Record) -> CommissioningParty:
    return CommissioningParty(
        row["id"],
        PartyKind(row["kind"]),
        row["name"],
        row["kvk_number"],
        row["oin"],
        row["contact_email"],
        row["version"],
    )


def _contract_values(contract: Contract) -> dict[str, Any]:
    return {
        "id": contract.id,
        "reference": contract.reference,
        "services": sorted(contract.services),
        "intake_fields": sorted(contract.intake_fields),
        "hours_per_traject": contract.hours_per_traject,
        "hourly_rate": contract.hourly_rate,
        "report_term_days": contract.report_term_days,
        "valid_from": contract.valid_from,
        "valid_until": contract.valid_until,
        "plan_approval_required": contract.plan_approval_required,
    }


def _contract(row: Record) -> Contract:
    return Contract(
        id=row["id"],
        party_id=row["party_id"],
        reference=row["reference"],
        services=frozenset(Service(code) for code in row["services"]),
        intake_fields=frozenset(IntakeField(code) for code in row["intake_fields"]),
        hours_per_traject=row["hours_per_traject"],
        hourly_rate=row["hourly_rate"],
        report_term_days=row["report_term_days"],
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        plan_approval_required=row["plan_approval_required"],
        version=row["version"],
    )


def _api_client(row: Record) -> ApiClient:
    return ApiClient(
        id=row["id"],
        party_id=row["party_id"],
        name=row["name"],
        client_id=row["client_id"],
        scopes=frozenset(Scope(scope) for scope in row["scopes"]),
        secrets=tuple(_secret(item) for item in row["secrets"]),
        key_ids=tuple(row["key_ids"]),
        revoked_at=row["revoked_at"],
    )


def _secret(item: dict[str, Any]) -> ApiClientSecret:
    return ApiClientSecret(
        UUID(item["id"]),
        datetime.fromisoformat(item["createdAt"]),
        _time(item["expiresAt"]),
        _time(item["lastUsedAt"]),
    )


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
