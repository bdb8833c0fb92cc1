"""The first administrator from the command line: `trajectdossier user create-admin`."""

from api.keys import keyring_of
from api.security.passwords import Argon2Hasher
from api.settings import Settings
from domain.installation.use_cases import JOB, install_administrator
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.shared.clock import SystemClock
from persistence.database import Database


async def create_administrator(settings: Settings, *, name: str, email: str) -> str:
    """Make the first administrator and return the password for the first login. Raises DomainError."""
    database = Database(
        settings.application_database_url.get_secret_value(),
        keyring_of(settings),
        SystemClock(),
        pool_size=1,
    )
    await database.open()
    try:
        act = database.begin(Actor.system(JOB), Action.ADMINISTRATOR_INSTALL, Purpose.ADMINISTRATION)
        async with act as uow:
            _, password = await install_administrator(uow, Argon2Hasher(), name=name, email=email)
    finally:
        await database.close()
    return password
