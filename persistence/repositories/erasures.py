"""The erasing job in PostgreSQL: one client at a time, named in the transaction so that the row filters open it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from anyio import to_thread
from asyncpg import Record
from sqlalchemy import text

from domain.retention.clocks import STATUTORY_YEARS
from domain.retention.model import ClientRetention, ErasureReason, Kept, Looked, Trace
from domain.retention.ports import Signer, Subject
from domain.shared.clock import bureau_date
from domain.shared.errors import Refused
from domain.shared.ids import new_id
from persistence.encryption.key_news import CHANNEL
from persistence.erasing.ledger import LedgerUnusableError, Line
from persistence.erasing.outside import Outside
from persistence.erasing.plan import STEPS
from persistence.repositories.retention import CLOCKS, clocks_of
from persistence.sealing import open_text
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

EXPECTED = frozenset(
    {
        "audit_record.client_id", "audit_record.client_ids", "audit_record.object_id",
        # Another person of the same name, household or number range: their own row, not this client's.
        "client.name_key", "client.phone", "client.email", "referral.name_key", "referral.phone", "referral.email",
    }
)  # fmt: skip
"""Where a match is no trace: the log's pseudonym, and contact details that belong to somebody else's file."""

_DUE_RUNS = Sql(
    text(
        "select id from retention_run where (state = 'approved' and executes_at <= :now) or state = 'executing' "
        "order by executes_at, id limit 20"
    )
)
_TAKE_RUN = Sql(text("select state, executes_at from retention_run where id = :id for update"))
_BEGIN_RUN = Sql(text("update retention_run set state = 'executing', version = version + 1 where id = :id"))
_WAITING = Sql(
    text(
        "select id, client_id from retention_item where run_id = :run_id and state = 'listed' order by id limit :limit"
    )
)
_SET_ASIDE = Sql(text("update retention_item set state = 'paused', done_at = :now where id = :id"))
_RESULTS = Sql(text("select results from retention_run where id = :id"))
_SAVE_RESULTS = Sql(
    text("update retention_run set results = cast(:results as jsonb), version = version + 1 where id = :id")
)
_OF_RUN = Sql(text("select pseudonym from erasure_entry where run_id = :run_id order by pseudonym"))
_FINISH = Sql(
    text(
        "update retention_run set state = 'done', finished_at = :now, version = version + 1 where id = :id "
        "and exists (select 1 from erasure_certificate c where c.id = :certificate_id)"
    )
)
_NAME = Sql(
    text(
        "select set_config('app.erasing', :client_id, true), "
        "pg_advisory_xact_lock(hashtextextended('erasing ' || :client_id, 0))"
    )
)
_CLIENT = Sql(
    text(
        """
        select c.id, c.number, c.given_names, c.surname_prefix, c.surname, c.phone, c.email, i.bsn_sealed,
               array(select t.id from traject t where t.client_id = c.id) as trajects
        from client c left join client_identity i on i.client_id = c.id
        where c.id = :client_id
        """
    )
)
_INDEX = Sql(text("select * from client_bsn_index where client_id = :client_id"))
_CLOCKS = Sql(text(CLOCKS + " where r.client_id = :client_id"))
_KEEP = Sql(
    text(
        f"""
        with o as (
            select t.*, coalesce(t.ended_on, cast(:today as date)) as ended, gen_random_uuid() as order_id
            from traject t where t.client_id = :client_id
        ), kept as (
            insert into statutory_order (id, order_reference, party_id, contract_id, service, granted_hours, budget,
                                         started_on, ended_on, keep_until)
            select order_id, order_reference, party_id, contract_id, service, granted_hours, budget, started_on, ended,
                   make_date(extract(year from ended)::integer + {STATUTORY_YEARS}, 12, 31)
            from o
            returning keep_until
        ), months as (
            insert into statutory_month (order_id, month, minutes)
            select o.order_id, cast(date_trunc('month', h.day) as date), sum(h.minutes)
            from o join hour_entry h on h.traject_id = o.id group by 1, 2
        )
        select count(*) as orders, max(keep_until) as until from kept
        """
    )
)
_COUNT = Sql(
    text(
        """
        insert into outcome_count (year, service, goal, result, party_kind, trajects)
        select extract(year from t.ended_on), t.service, t.goal, t.result_code, p.kind, count(*)
        from traject t join commissioning_party p on p.id = t.party_id
        where t.client_id = :client_id and t.state = 'closed' group by 1, 2, 3, 4, 5
        on conflict (year, service, goal, result, party_kind)
        do update set trajects = outcome_count.trajects + excluded.trajects
        """
    )
)
_FINISHED = Sql(
    text(
        """
        insert into finished_request (number, type, received_on, closed_on, outcome, ground)
        select c.number, r.type, c.received_on, coalesce(cast(c.closed_at as date), cast(:today as date)),
               r.outcome, r.ground
        from data_subject_request r join privacy_case c on c.id = r.case_id
        where r.client_id = :client_id
        on conflict (number) do nothing
        """
    )
)
_UNLINK = Sql(
    text(
        "update retention_item set state = 'erased', client_id = null, client_number = null, exclusion_reason = null, "
        "pseudonym = :pseudonym, done_at = :now where client_id = :client_id"
    )
)
_JOBS = Sql(
    text(
        "delete from procrastinate_jobs j where j.args->>'document_id' in "
        "(select d.id::text from document d where d.client_id = :client_id)"
    )
)
_EXPIRED = Sql(
    text("delete from idempotency_key where created_at < cast(:now as timestamptz) - interval '24 hours'")
)
_TELL = Sql(text("select pg_notify(:channel, :client_id)"))
_TAKE_TURN = Sql(text("select pg_advisory_xact_lock(hashtextextended('erasure-ledger', 0))"))
_ENTER = Sql(
    text(
        "insert into erasure_entry (pseudonym, erased_at, reason, run_id) "
        "values (:pseudonym, :at, :reason, :run_id) on conflict (pseudonym) do nothing"
    )
)
_TRACES = Sql(
    text(
        "select place, times, looked from erasure_traces(cast(:ids as uuid[]), cast(:words as text[]), "
        "cast(:hashes as bytea[]))"
    )
)
_NEXT_CERTIFICATE = Sql(
    text(
        "insert into case_number (kind, year, last) values ('certificate', :year, 1) "
        "on conflict (kind, year) do update set last = case_number.last + 1 returning last"
    )
)
_ADD_CERTIFICATE = Sql(
    text(
        "insert into erasure_certificate (id, number, reason, run_id, made_at, complete, payload, signature, key_id) "
        "values (:id, :number, :reason, :run_id, :now, :complete, :payload, :signature, :key_id)"
    )
)
_ENTERED = Sql(text("select pseudonym from erasure_entry"))
_EVERYONE = Sql(text("select client_id from retention"))
_PURGE = Sql(text("delete from statutory_order where keep_until < :today"))


class PostgresErasures:
    """See `domain.retention.ports.ErasureRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    @property
    def _outside(self) -> Outside:
        outside = self._work.database.outside
        if outside is None:
            raise RuntimeError("this process was started without an erasure ledger")
        return outside

    @property
    def signer(self) -> Signer:
        return self._outside.signer

    # ------------------------------------------------------------------ runs

    async def due_runs(self) -> Sequence[UUID]:
        return [row["id"] for row in await self._work.fetch_all(_DUE_RUNS, now=self._work.now)]

    async def begin_run(self, run_id: UUID) -> bool:
        row = await self._work.fetch_one(_TAKE_RUN, id=run_id)
        if (
            row is None
            or row["state"] not in ("approved", "executing")
            or row["executes_at"] > self._work.now
        ):
            return False
        if row["state"] == "approved":
            await self._work.execute(_BEGIN_RUN, id=run_id)
        return True

    async def waiting_items(self, run_id: UUID, limit: int) -> Sequence[tuple[UUID, UUID]]:
        rows = await self._work.fetch_all(_WAITING, run_id=run_id, limit=limit)
        return [(row["id"], row["client_id"]) for row in rows]

    async def set_aside(self, item_id: UUID) -> None:
        await self._work.execute(_SET_ASIDE, id=item_id, now=self._work.now)

    async def add_results(
        self, run_id: UUID, rows: Mapping[str, int], kept: Kept, traces: Sequence[Trace], looked: Looked
    ) -> None:
        so_far = await self._work.fetch_value(_RESULTS, id=run_id) or {}
        known_rows, known_traces = dict(so_far.get("rows", {})), dict(so_far.get("traces", {}))
        for table, count in rows.items():
            known_rows[table] = known_rows.get(table, 0) + count
        for trace in traces:
            known_traces[trace.place] = known_traces.get(trace.place, 0) + trace.count
        until = max(filter(None, (so_far.get("until"), kept.until and kept.until.isoformat())), default=None)
        results = {
            "rows": known_rows,
            "traces": known_traces,
            "orders": so_far.get("orders", 0) + kept.orders,
            "until": until,
            "columns": max(so_far.get("columns", 0), looked.columns),
            "files": max(so_far.get("files", 0), looked.files),
        }
        await self._work.execute(_SAVE_RESULTS, id=run_id, results=results)

    async def results(
        self, run_id: UUID
    ) -> tuple[Mapping[str, int], Kept, Sequence[Trace], Looked, Sequence[bytes]]:
        found: dict[str, Any] = await self._work.fetch_value(_RESULTS, id=run_id) or {}
        until = found.get("until")
        kept = Kept(found.get("orders", 0), date.fromisoformat(until) if until else None)
        traces = [Trace(place, count) for place, count in sorted(found.get("traces", {}).items())]
        looked = Looked(found.get("columns", 0), found.get("files", 0))
        rows = await self._work.fetch_all(_OF_RUN, run_id=run_id)
        return found.get("rows", {}), kept, traces, looked, [row["pseudonym"] for row in rows]

    async def finish_run(self, run_id: UUID, certificate_id: UUID) -> None:
        await self._work.execute(_FINISH, id=run_id, certificate_id=certificate_id, now=self._work.now)

    # ------------------------------------------------------------------ one client

    async def subject(self, client_id: UUID) -> Subject | None:
        await self._work.fetch_value(_NAME, client_id=str(client_id))
        row = await self._work.fetch_one(_CLIENT, client_id=client_id)
        if row is None:
            return None
        index = await self._work.fetch_one(_INDEX, client_id=client_id)
        hashes = tuple(value for value in (index or {}).values() if isinstance(value, bytes))
        return Subject(
            client_id=client_id,
            pseudonym=self._outside.pseudonym(client_id),
            ids=(client_id, *row["trajects"]),
            words=tuple(await self._words(row)),
            index_values=hashes,
        )

    async def _words(self, row: Record) -> list[str]:
        """What is looked for as text. Of a long name the last three words; of an identifier its random part."""
        name = f"{row['given_names']} {row['surname_prefix'] or ''} {row['surname']}".split()
        found = [row["number"], row["email"], row["phone"], " ".join(name[-3:])]
        found += [str(one).partition("-")[2].partition("-")[2] for one in (row["id"], *row["trajects"])]
        if row["bsn_sealed"] is not None:
            key = await self._work.sealing.key_of(row["id"])
            found.append(
                open_text(key, row["bsn_sealed"], "client_identity", "bsn_sealed", row["id"], row["id"])
            )
        return [word for word in found if word and len(word) > 5]

    async def retention_of(self, client_id: UUID, today: date) -> ClientRetention | None:
        row = await self._work.fetch_one(_CLOCKS, client_id=client_id, today=today)
        return clocks_of(row) if row else None

    async def keep_statutory(self, client_id: UUID) -> Kept:
        today = bureau_date(self._work.now)
        row = await self._work.fetch_one(_KEEP, client_id=client_id, today=today)
        await self._work.execute(_COUNT, client_id=client_id)
        await self._work.execute(_FINISHED, client_id=client_id, today=today)
        return Kept(row["orders"], row["until"]) if row else Kept(0, None)

    async def destroy(self, subject: Subject) -> Mapping[str, int]:
        client_id = subject.client_id
        await self._work.execute(
            _UNLINK, client_id=client_id, pseudonym=subject.pseudonym, now=self._work.now
        )
        counts = {
            "procrastinate_jobs": await self._work.execute(_JOBS, client_id=client_id),
            "idempotency_key": await self._work.execute(_EXPIRED, now=self._work.now),
        }
        for step in STEPS:
            counts[step.table] = counts.get(step.table, 0) + await self._work.execute(
                step.sql, **dict.fromkeys(step.sql.names, client_id)
            )
        self._work.database.keys.forget(client_id)
        await self._work.fetch_value(_TELL, channel=CHANNEL, client_id=str(client_id))
        return {table: count for table, count in counts.items() if count}

    async def enter(self, subject: Subject, reason: ErasureReason, run_id: UUID | None) -> None:
        await self._work.fetch_value(_TAKE_TURN)
        await self._enter(subject.pseudonym, reason, run_id)
        line = Line(subject.pseudonym, self._work.now, reason, run_id)
        await to_thread.run_sync(self._outside.ledger.append, line)

    async def _enter(self, pseudonym: bytes, reason: ErasureReason, run_id: UUID | None) -> None:
        await self._work.execute(
            _ENTER, pseudonym=pseudonym, at=self._work.now, reason=reason.value, run_id=run_id
        )

    async def traces(self, subjects: Sequence[Subject]) -> tuple[Sequence[Trace], Looked]:
        rows = await self._work.fetch_all(
            _TRACES,
            ids=[one for subject in subjects for one in subject.ids],
            words=[word for subject in subjects for word in subject.words],
            hashes=[value for subject in subjects for value in subject.index_values],
        )
        in_files, files = await to_thread.run_sync(
            self._outside.folders.search, [word for subject in subjects for word in subject.words]
        )
        traces = [
            Trace(row["place"], row["times"]) for row in rows if row["place"] and row["place"] not in EXPECTED
        ]
        traces += [Trace(one.place, one.count) for one in in_files]
        return traces, Looked(max((row["looked"] for row in rows), default=0), files)

    # ------------------------------------------------------------------ certificates, ledger, ten years

    async def next_certificate(self, year: int) -> str:
        return f"B-{year}-{await self._work.fetch_value(_NEXT_CERTIFICATE, year=year):04d}"

    async def add_certificate(
        self, reason: ErasureReason, run_id: UUID | None, number: str, payload: str, *, complete: bool
    ) -> UUID:
        certificate_id = new_id()
        await self._work.execute(
            _ADD_CERTIFICATE, id=certificate_id, number=number, reason=reason.value, run_id=run_id,
            now=self._work.now, complete=complete, payload=payload,
            signature=self.signer.sign(payload.encode()), key_id=self.signer.key_id,
        )  # fmt: skip
        return certificate_id

    async def brought_back(self) -> Sequence[tuple[UUID, ErasureReason]]:
        lines = {line.pseudonym: line for line in await self._lines()}
        entered = {row["pseudonym"] for row in await self._work.fetch_all(_ENTERED)}
        if not lines.keys() - entered:
            return []
        everyone = [row["client_id"] for row in await self._work.fetch_all(_EVERYONE)]
        found = ((client_id, lines.get(self._outside.pseudonym(client_id))) for client_id in everyone)
        return [(client_id, line.reason) for client_id, line in found if line is not None]

    async def catch_up_ledger(self) -> int:
        entered = {row["pseudonym"] for row in await self._work.fetch_all(_ENTERED)}
        missing = [line for line in await self._lines() if line.pseudonym not in entered]
        for line in missing:
            await self._enter(line.pseudonym, line.reason, line.run_id)
        return len(missing)

    async def _lines(self) -> Sequence[Line]:
        try:
            return await to_thread.run_sync(self._outside.ledger.lines)
        except LedgerUnusableError as error:
            raise Refused("Het vernietigingslogboek klopt niet. Waarschuw de beheerder.") from error

    async def purge_statutory(self, today: date) -> int:
        return await self._work.execute(_PURGE, today=today)
