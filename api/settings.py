"""Settings, all from the environment, each with its meaning and a safe default. Unsafe values stop the start."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The one documented list (docs/operations.md repeats it for administrators)."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    application_database_url: SecretStr = Field(description="PostgreSQL address of the application role")
    key_source: Literal["files", "environment", "vault"] = Field(
        default="files", description="Where the bureau's keys come from"
    )
    key_dir: Path = Field(default=Path("keys"), description="Folder with the key files, mode 0600 each")
    vault_addr: str = Field(default="", description="Address of the key server (https)")
    vault_token: SecretStr = Field(default=SecretStr(""), description="Token for the key server")
    vault_path: str = Field(
        default="secret/data/trajectdossier", description="Path of the secret with the keys"
    )
    var_dir: Path = Field(default=Path("var"), description="Where demo credentials are written")
    demo: bool = Field(default=False, description="Demo data and banner; refuses to listen beyond loopback")
    base_url: str = Field(
        default="http://127.0.0.1:8080", description="The address people open; issuer of tokens"
    )
    bureau_name: str = Field(
        default="Re-integratiebureau", max_length=120, description="Shown in the app and letters"
    )
    bureau_street: str = Field(default="", max_length=120, description="Street and number on letters")
    bureau_postcode: str = Field(default="", max_length=12, description="Postcode on letters")
    bureau_city: str = Field(default="", max_length=80, description="Place on letters")
    bureau_phone: str = Field(default="", max_length=40, description="Telephone on letters and notices")
    bureau_email: str = Field(default="", max_length=254, description="E-mail address on letters and notices")
    bureau_website: str = Field(default="", max_length=120, description="Website on letters and notices")
    bureau_kvk: str = Field(default="", max_length=12, description="Chamber of commerce number")
    privacy_contact_name: str = Field(
        default="", max_length=120, description="Contact person for requests about data (R41)"
    )
    privacy_contact_email: str = Field(default="", max_length=254, description="Their e-mail address")
    privacy_contact_phone: str = Field(default="", max_length=40, description="Their telephone")
    complaints_contact_name: str = Field(
        default="", max_length=120, description="Contact person for complaints (R45)"
    )
    complaints_contact_email: str = Field(default="", max_length=254, description="Their e-mail address")
    complaints_contact_phone: str = Field(default="", max_length=40, description="Their telephone")
    complaint_acknowledge_working_days: int = Field(
        default=5, ge=1, le=20, description="Working days to confirm receipt of a complaint (R46)"
    )
    complaint_hear_weeks: int = Field(
        default=4, ge=1, le=12, description="Weeks from receipt to hear who complains (R46)"
    )
    complaint_answer_weeks: int = Field(
        default=6, ge=1, le=26, description="Weeks from receipt to answer a complaint (R46)"
    )
    complaint_adjourn_weeks: int = Field(
        default=4, ge=1, le=26, description="Weeks an answer can be put off, once, with a reason (R46)"
    )
    question_working_days: int = Field(
        default=5, ge=1, le=20, description="Working days to answer a question about data (R39)"
    )
    pool_size: int = Field(default=16, ge=1, le=64, description="Database connections per process")
    secure_cookies: bool = Field(
        default=True, description="Cookies only over TLS; off only for loopback HTTP"
    )
    require_totp: bool = Field(default=True, description="New staff must enrol a second factor")
    rate_limit_per_minute: int = Field(
        default=6000, ge=10, le=1_000_000, description="Requests per caller per minute"
    )
    document_max_bytes: int = Field(
        default=25 * 1024 * 1024, ge=1024, le=100 * 1024 * 1024, description="Largest document, in bytes"
    )
    clamav_address: str = Field(
        default="",
        pattern=r"^$|^[A-Za-z0-9.\-\[\]:]+:[0-9]{1,5}$",
        description="host:port of a ClamAV daemon (TCP); empty means documents are not scanned",
    )
    webhook_loopback: bool = Field(
        default=False,
        description="Webhooks may also go to this machine, by http and at any port: demo and tests",
    )
    access_package_days: int = Field(
        default=7, ge=1, le=30, description="Days in which an access package can be fetched (AVG 15)"
    )
    escalate_after_days: int = Field(
        default=7, ge=1, le=90, description="Days overdue after which the coordinator is told of a task"
    )
    log_heads_dir: Path | None = Field(
        default=None,
        description="Folder outside the database where the signed heads of the log are kept; empty means nowhere",
    )
    erasure_ledger: Path | None = Field(
        default=None,
        description="File of the erasure ledger, away from the database and its backups; by default in VAR_DIR",
    )
    trace_folders: str = Field(
        default="",
        max_length=2000,
        description="More folders, parted by colons, that are searched for traces of an erased client",
    )
    frontend_dir: Path = Field(
        default=Path("frontend/dist"), description="The built app; absent means API only"
    )
