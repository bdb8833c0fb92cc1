"""The policy as everyone may read it: the same rules that decide."""

from domain.policy.gate import authorise
from domain.policy.rule import Rule
from domain.policy.rules import RULES
from domain.ports import UnitOfWork


async def read_matrix(uow: UnitOfWork) -> tuple[Rule, ...]:
    """Every rule, in the order the engine tries them."""
    await authorise(uow)
    uow.log.about("policy")
    await uow.commit()
    return RULES
