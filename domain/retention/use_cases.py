"""The forecast, the retention date in the file, and holds (R35, R38)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.policy.gate import authorise, authorise_client
from domain.retention.model import ClientRetention, ForecastCounts, Hold, HoldReason, Standing, check_hold
from domain.retention.ports import RetentionWork
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound


@dataclass(frozen=True, slots=True)
class Forecast:
    """What happens when: how many files stand where, and one page of them."""

    counts: ForecastCounts
    page: Sequence[ClientRetention]
    today: date


async def read_forecast(
    uow: RetentionWork, standing: Standing | None, after: tuple[date, UUID] | None, limit: int
) -> Forecast:
    """Over all files, by the day they go."""
    await authorise(uow)
    today = bureau_date(uow.now)
    page = await uow.retention.forecast(standing, today, after, limit)
    uow.log.about("retention")
    uow.log.shown([one.client_id for one in page])
    found = Forecast(await uow.retention.counts(today), page, today)
    await uow.commit()
    return found


async def read_client_retention(uow: RetentionWork, client_id: UUID) -> tuple[ClientRetention, date]:
    """When this file goes, and what holds it up. Raises NotFound."""
    await authorise_client(uow, client_id)
    uow.log.about("retention")
    today = bureau_date(uow.now)
    found = await uow.retention.of_client(client_id, today)
    if found is None:
        raise NotFound
    await uow.commit()
    return found, today


async def list_holds(uow: RetentionWork) -> Sequence[Hold]:
    """Holds in force."""
    await authorise(uow)
    uow.log.about("retention-hold")
    found = await uow.retention.holds(bureau_date(uow.now))
    await uow.commit()
    return found


async def place_hold(uow: RetentionWork, client_id: UUID, reason: HoldReason, ends_on: date) -> Hold:
    """Keep a file for now, whatever its date says. Raises Invalid (no end in sight), NotFound."""
    await authorise(uow)
    today = bureau_date(uow.now)
    check_hold(today, ends_on)
    if await uow.retention.of_client(client_id, today) is None:
        raise NotFound
    uow.log.client_id = client_id
    uow.log.code = reason.value
    hold_id = await uow.retention.add_hold(client_id, reason, today, ends_on)
    uow.log.about("retention-hold", hold_id)
    hold = await _hold(uow, hold_id)
    await uow.commit()
    return hold


async def lift_hold(uow: RetentionWork, hold_id: UUID) -> Hold:
    """The reason is gone: the clock goes on by itself. Raises NotFound, Conflict (lifted already)."""
    await authorise(uow)
    uow.log.about("retention-hold", hold_id)
    hold = await _hold(uow, hold_id)
    uow.log.client_id = hold.client_id
    if not await uow.retention.lift_hold(hold_id):
        raise Conflict("Deze bewaarblokkade is al opgeheven.", code="hold-lifted")
    lifted = await _hold(uow, hold_id)
    await uow.commit()
    return lifted


async def _hold(uow: RetentionWork, hold_id: UUID) -> Hold:
    found = await uow.retention.hold(hold_id)
    if found is None:
        raise NotFound
    return found
