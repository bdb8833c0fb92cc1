"""Reading the register (AVG 30(4): at hand for who supervises)."""

from domain.bureau import Bureau
from domain.policy.gate import authorise
from domain.ports import UnitOfWork
from domain.processing_activities.model import Register, register_of


async def read_register(uow: UnitOfWork, bureau: Bureau) -> Register:
    """The register as it is now. It says what is kept, never of whom."""
    await authorise(uow)
    uow.log.about("processing_register")
    register = register_of(bureau)
    await uow.commit()
    return register
