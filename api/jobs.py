"""Background jobs (procrastinate): the queue lives in the same database, payloads hold identifiers only.

A job may run twice (a killed worker's job is taken up again): every job is written so that this changes nothing.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from uuid import UUID

from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy

from api.document_files.clamav import ClamAv
from api.erasing import Replay, outside_of
from api.intake_files.source import SealedSources
from api.keys import keyring_of
from api.settings import Settings
from api.webhook_sender import HttpSender, OpenInternet
from domain.access_packages.use_cases import expire_packages
from domain.access_reviews.opening import escalate_late_review, open_due_review
from domain.audit.use_cases import job_reader, keep_outside, run_verification, seal_log
from domain.disclosures.use_cases import send_planned
from domain.documents.ports import Scanner
from domain.documents.scanning import resume_unscanned, scan_document, wipe_removed
from domain.intake.processing import give_up, process_batch, resume_abandoned
from domain.keys.use_cases import fill_next_index, rewrap_all
from domain.requests.escalation import escalate_requests
from domain.retention.execution import execute_due_runs, purge_statutory
from domain.shared.clock import Clock, SystemClock
from domain.tasks.escalation import escalate_overdue
from domain.webhooks.sending import send_due, wake_sender
from persistence.database import Database
from persistence.encryption.log_signer import LogSigner
from persistence.heads_outside import HeadFolder
from persistence.intake_spool import PIECE_BYTES
from persistence.readiness import follow_keys, verify_key
from persistence.repositories import audit, documents
from persistence.repositories import events as webhook_jobs
from persistence.repositories.intake import QUEUE, TASK

HEARTBEAT_SECONDS = 3.0
STALLED_SECONDS = 12.0
RETRIES = 5
SCAN_RETRIES = 10
CONCURRENCY = 2

DEADLINES = "deadlines"
ESCALATION = "escalate_overdue_tasks"
DISCLOSURES = "disclosures"
SEND_PLANNED = "send_planned_disclosures"
ESCALATION_CRON = "*/10 * * * *"
"""Every ten minutes: a task is told of in the night it becomes too late; a worker that was down goes on by itself."""
PACKAGES = "access-packages"
EXPIRE_PACKAGES = "expire_access_packages"
EVERY_MINUTE = "* * * * *"
SEALING = "seal_log"
KEYS = "keys"
REWRAPPING = "take_over_keys"

REVIEWS = "access-reviews"
OPEN_REVIEW = "open_access_review"
REVIEW_CRON = "5 * * * *"
"""Every hour: the review stands there on the first working day of the quarter, also after a night without a worker."""

RETENTION = "retention"
RETENTION_CRON = "*/10 * * * *"
"""Approved runs whose seven days are over, and order data whose ten years are."""


class JobFailedError(Exception):
    """What the log gets of a failure: its kind and place. The message of the cause may hold a client's data."""

    def __init__(self, cause: Exception) -> None:
        place = cause.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "unknown"
        super().__init__(f"{type(cause).__name__} at {where}")


@contextmanager
def without_words() -> Iterator[None]:
    """A job that fails is told of by kind and place alone."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - raised again, without its words
        raise JobFailedError(error) from None


class Worker:
    """A worker process: takes jobs, and takes up what a killed worker left."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        url = settings.application_database_url.get_secret_value()
        keyring = keyring_of(settings)
        self.database = Database(
            url, keyring, clock or SystemClock(), pool_size=6, outside=outside_of(settings, keyring)
        )
        self.app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=4))
        self._sources = SealedSources(PIECE_BYTES)
        retry = RetryStrategy(max_attempts=RETRIES, exponential_wait=2)
        self._scanner: Scanner | None = ClamAv(settings.clamav_address) if settings.clamav_address else None
        # A scanner may be away for an hour; what gave up is taken up again by `rescue`.
        patience = RetryStrategy(max_attempts=SCAN_RETRIES, exponential_wait=2)
        self.app.task(name=documents.TASK, queue=documents.QUEUE, retry=patience)(self._scan_document)
        self.app.task(name=TASK, queue=QUEUE, retry=retry, pass_context=True)(self._process_intake_batch)
        self._sender = HttpSender(OpenInternet(loopback=settings.webhook_loopback))
        self.app.task(name=webhook_jobs.TASK, queue=webhook_jobs.QUEUE, retry=retry)(self._send_webhooks)
        escalation = self.app.task(name=ESCALATION, queue=DEADLINES, queueing_lock=ESCALATION, retry=retry)
        self.app.periodic(cron=ESCALATION_CRON)(escalation(self._escalate_overdue_tasks))
        planned = self.app.task(name=SEND_PLANNED, queue=DISCLOSURES, queueing_lock=SEND_PLANNED, retry=retry)
        self.app.periodic(cron=EVERY_MINUTE)(planned(self._send_planned_disclosures))
        expiring = self.app.task(
            name=EXPIRE_PACKAGES, queue=PACKAGES, queueing_lock=EXPIRE_PACKAGES, retry=retry
        )
        self.app.periodic(cron=EVERY_MINUTE)(expiring(self._expire_packages))
        self._escalate_after_days = settings.escalate_after_days
        self._signer = LogSigner(self.database.keyring)
        self._heads = HeadFolder(settings.log_heads_dir) if settings.log_heads_dir else None
        self.app.task(name=audit.TASK, queue=audit.QUEUE, retry=retry)(self._verify_log)
        sealing = self.app.task(name=SEALING, queue=audit.QUEUE, queueing_lock=SEALING, retry=retry)
        self.app.periodic(cron=EVERY_MINUTE)(sealing(self._seal_log))
        rewrapping = self.app.task(name=REWRAPPING, queue=KEYS, queueing_lock=REWRAPPING, retry=retry)
        self.app.periodic(cron=EVERY_MINUTE)(rewrapping(self._take_over_keys))
        retention = self.app.task(name=RETENTION, queue=RETENTION, queueing_lock=RETENTION, retry=retry)
        self.app.periodic(cron=RETENTION_CRON)(retention(self._carry_out_retention))

        reviews = self.app.task(name=OPEN_REVIEW, queue=REVIEWS, queueing_lock=OPEN_REVIEW, retry=retry)
        self.app.periodic(cron=REVIEW_CRON)(reviews(self._open_access_review))

    async def _process_intake_batch(self, context: JobContext, batch_id: str) -> None:
        try:
            await process_batch(self.database, self._sources, UUID(batch_id))
        except Exception as error:  # noqa: BLE001 - raised again, without its words
            # The last attempt: the uploader must not wait for something that will not come.
            if context.job.attempts >= RETRIES:
                await give_up(self.database, self._sources, UUID(batch_id))
            raise JobFailedError(error) from None

    async def _scan_document(self, document_id: str) -> None:
        if self._scanner is None:
            return
        with without_words():
            await scan_document(self.database, self._scanner, UUID(document_id))

    async def _send_webhooks(self) -> None:
        with without_words():
            await send_due(self.database, self._sender)

    async def _escalate_overdue_tasks(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await escalate_overdue(self.database, self._escalate_after_days)
            await escalate_requests(self.database)

    async def _seal_log(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await self.seal_log()

    async def seal_log(self) -> int:
        """Seal what waits and bring the heads outside. Answers how many records."""
        count = await seal_log(self.database, self._signer)
        if self._heads is not None:
            await keep_outside(job_reader(self.database), self._heads)
        return count

    async def _verify_log(self, verification_id: str) -> None:
        with without_words():
            await run_verification(self.database, self._signer, self._heads, UUID(verification_id))

    async def _take_over_keys(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await rewrap_all(self.database)
            await fill_next_index(self.database)

    async def _carry_out_retention(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await execute_due_runs(self.database)
            await purge_statutory(self.database)

    async def _open_access_review(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await open_due_review(self.database)
            await escalate_late_review(self.database)

    async def _send_planned_disclosures(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await send_planned(self.database)

    async def _expire_packages(self, timestamp: int) -> None:  # noqa: ARG002 - the queue says when it meant
        with without_words():
            await expire_packages(self.database)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Worker"]:
        """Connected to the database, with the keys it was sealed with."""
        await self.database.open()
        try:
            await verify_key(self.database)
            await Replay(self.database).finish()
            async with self.app.open_async():
                yield self
        finally:
            await self.database.close()

    async def run(self) -> None:
        """Work until told to end (SIGINT, SIGTERM); a job in hand is finished or, after 8 seconds, left resumable."""
        beside = [
            asyncio.create_task(self._rescue_forever()),
            asyncio.create_task(follow_keys(self.database)),
        ]
        try:
            await self.app.run_worker_async(
                concurrency=CONCURRENCY,
                fetch_job_polling_interval=2.0,
                shutdown_graceful_timeout=8.0,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=STALLED_SECONDS,
                delete_jobs="successful",
            )
        finally:
            for task in beside:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    async def run_until_empty(self) -> None:
        """Do the jobs that wait, then return: for demo data and tests."""
        await self.app.run_worker_async(
            wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful"
        )

    async def rescue(self, *, stalled_seconds: float = STALLED_SECONDS) -> int:
        """Give back the jobs of workers that gave no sign of life or were ended in the middle. Answers how many."""
        jobs = await self.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled_seconds)
        count = 0
        for job in jobs:
            if job.id is not None:
                await self.app.job_manager.retry_job_by_id_async(job.id, retry_at=datetime.now(UTC))
                count += 1
        count += await resume_abandoned(self.database)
        count += await wake_sender(self.database)
        if self._scanner is not None:
            count += await resume_unscanned(self.database)
        await wipe_removed(self.database)
        return count

    async def _rescue_forever(self) -> None:
        while True:
            await self.rescue()
            await asyncio.sleep(STALLED_SECONDS / 2)


async def run_worker(settings: Settings) -> None:
    """Run a worker until it is told to end."""
    async with Worker(settings).opened() as worker:
        await worker.run()
