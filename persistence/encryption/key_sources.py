"""Where the bureau's keys come from: files, the environment, or a Vault-style key server. One port, one shape.

A source answers key names (`master-1`, `index-1`, `token-1`, `receipt-1`) with their text: 32 bytes in base64, and
for the receipt key a PEM. Nothing is ever made up: there is no default key.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import httpx

TIMEOUT_SECONDS = 10.0
PREFIX = "TRAJECTDOSSIER_KEY_"


class KeyUnusableError(Exception):
    """A key is missing, readable for others, or not a key. One clear sentence; the start stops."""


class KeySource(Protocol):
    """Answers every key it has, by name. Raises KeyUnusableError."""

    def read(self) -> dict[str, bytes]: ...


class FileKeys:
    """`<name>.key` in a folder, each readable for this user only."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def read(self) -> dict[str, bytes]:
        paths = sorted(self._directory.glob("*.key")) if self._directory.is_dir() else []
        return {path.stem: _private(path) for path in paths}


class EnvironmentKeys:
    """`TRAJECTDOSSIER_KEY_MASTER_1` and so on. Processes of the same user can read them: files are safer."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._environment = os.environ if environment is None else environment

    def read(self) -> dict[str, bytes]:
        return {
            name.removeprefix(PREFIX).lower().replace("_", "-"): value.replace("\\n", "\n").encode()
            for name, value in self._environment.items()
            if name.startswith(PREFIX)
        }


class VaultKeys:
    """A secret of a Vault-style key server (KV version 2), read once at start over TLS with a token."""

    def __init__(self, address: str, token: str, path: str, *, client: httpx.Client | None = None) -> None:
        self._url = f"{address.rstrip('/')}/v1/{path.strip('/')}"
        self._token = token
        self._client = client or httpx.Client(timeout=TIMEOUT_SECONDS)

    def read(self) -> dict[str, bytes]:
        try:
            answer = self._client.get(self._url, headers={"X-Vault-Token": self._token})
            answer.raise_for_status()
            held = answer.json()["data"]["data"]
            return {str(name): str(value).encode() for name, value in held.items()}
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise KeyUnusableError(
                "The key server did not give the keys; the service cannot start."
            ) from error


def _private(path: Path) -> bytes:
    try:
        if path.stat().st_mode & 0o077:
            raise KeyUnusableError(f"The key file {path.name} can be read by others; make it mode 0600.")
        return path.read_bytes()
    except OSError as error:
        raise KeyUnusableError(f"The key file {path.name} cannot be read.") from error
