"""The keyring of this process, from the source that the settings name."""

from api.settings import Settings
from persistence.encryption.key_sources import (
    EnvironmentKeys,
    FileKeys,
    KeySource,
    KeyUnusableError,
    VaultKeys,
)
from persistence.encryption.keyring import Keyring


def keyring_of(settings: Settings) -> Keyring:
    """Load the keys. Raises KeyUnusableError with one clear sentence."""
    return Keyring.of(_source(settings))


def _source(settings: Settings) -> KeySource:
    match settings.key_source:
        case "files":
            return FileKeys(settings.key_dir)
        case "environment":
            return EnvironmentKeys()
        case "vault":
            if not settings.vault_addr.startswith("https://") and not _is_loopback(settings.vault_addr):
                raise KeyUnusableError("The key server must be asked over https.")
            return VaultKeys(
                settings.vault_addr, settings.vault_token.get_secret_value(), settings.vault_path
            )


def _is_loopback(address: str) -> bool:
    return address.startswith(("http://127.0.0.1:", "http://localhost:"))
