"""The one act: looking at the numbers, for who steers the bureau."""

from collections.abc import Sequence

from domain.outcomes.model import OutcomeLine, lines
from domain.outcomes.ports import OutcomesWork
from domain.policy.gate import authorise


async def read_outcomes(uow: OutcomesWork) -> Sequence[OutcomeLine]:
    """Every line, newest year first. A year stays what it was when files of that year are erased."""
    await authorise(uow)
    uow.log.about("outcome")
    found = await uow.outcomes.counted()
    await uow.commit()
    return lines(found)
