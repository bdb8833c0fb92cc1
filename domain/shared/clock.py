"""Time enters the rules through a Clock, never through the system's own."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

BUREAU_TIME_ZONE = ZoneInfo("Europe/Amsterdam")


class Clock(Protocol):
    """Answers the present moment, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def bureau_date(moment: datetime) -> date:
    """The calendar day of a moment where the bureau works; legal terms count these days."""
    return moment.astimezone(BUREAU_TIME_ZONE).date()
