"""The database and its three roles, made once on any PostgreSQL >= 16 and left alone afterwards.

    trajectdossier_owner   owns the database and everything in it; migrations only
    trajectdossier_app     API and worker; owns nothing, row-level security always applies to it
    trajectdossier_verify  reads, writes nothing; for checks from outside (audit, restores)

What each may do to a table is said in the migrations; here is only who exists and who may connect.
Passwords are made once and kept in a file beside the keys (mode 0600).
"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

import psycopg
from psycopg import conninfo, sql

DATABASE: Final = "trajectdossier"
OWNER: Final = "trajectdossier_owner"
APPLICATION: Final = "trajectdossier_app"
VERIFIER: Final = "trajectdossier_verify"
ROLES: Final = (OWNER, APPLICATION, VERIFIER)

MINIMUM_VERSION: Final = 160000
"""server_version_num of PostgreSQL 16."""

PASSWORD_BYTES: Final = 32


class DatabaseSetupError(Exception):
    """The database or its roles cannot be had; the message is one sentence without any password."""


@dataclass(frozen=True, slots=True, repr=False)
class DatabaseUrls:
    """libpq URLs (`postgresql://`) of the same database, one for each role. Never printed: they hold passwords."""

    owner: str
    application: str
    verifier: str

    def __repr__(self) -> str:
        return "DatabaseUrls(***)"


def ensure_database(
    superuser_dsn: str,
    name: str = DATABASE,
    *,
    password_file: Path | None = None,
    passwords: Mapping[str, str] | None = None,
) -> DatabaseUrls:
    """Make the roles and the database `name` when absent and return how each role connects.

    `superuser_dsn` must be able to create roles and databases. Passwords are those given (by role),
    else those kept in `password_file`, made at the first call; with neither they are made anew at every
    call and not kept: for test clusters, where the socket needs none. Idempotent; raises
    DatabaseSetupError in one sentence.
    """
    passwords = passwords or _passwords(password_file)
    try:
        with psycopg.connect(superuser_dsn, autocommit=True) as connection:
            _check_server(connection)
            for role in ROLES:
                _ensure_role(connection, role, passwords[role])
            _ensure_owned_database(connection, name)
        with psycopg.connect(with_database(superuser_dsn, name), autocommit=True) as connection:
            close_to_others(connection, name)
    except psycopg.Error as error:
        raise DatabaseSetupError(f"The database server refused the set-up: {_first_line(error)}") from error
    urls = [with_role(with_database(superuser_dsn, name), role, passwords[role]) for role in ROLES]
    return DatabaseUrls(*urls)


def outside_database(
    database_url: str, owner_url: str | None, *, password_file: Path, name: str = DATABASE
) -> DatabaseUrls:
    """The URLs on a server that is not ours (`DATABASE_URL`).

    When DATABASE_URL may create roles, the roles and the database are made as on the embedded server.
    When it may not, it is taken as the application's URL and the migrations need DATABASE_OWNER_URL;
    the verifier is then the administrator's affair and its URL is the application's.
    """
    plain = neutral(database_url)
    if owner_url is None and _may_create_roles(plain):
        return ensure_database(plain, name, password_file=password_file)
    if owner_url is None:
        raise DatabaseSetupError(
            "DATABASE_URL may not create roles: give DATABASE_OWNER_URL for the migrations as well, "
            "or a DATABASE_URL that may."
        )
    _refuse_powerful_application(plain)
    return DatabaseUrls(owner=neutral(owner_url), application=plain, verifier=plain)


def password_in(url: str) -> str:
    """The password in an address. Raises DatabaseSetupError when it has none: a role without one is no role."""
    password = conninfo.conninfo_to_dict(neutral(url)).get("password")
    if not password:
        raise DatabaseSetupError("An address of a database role has no password.")
    return str(password)


def neutral(url: str) -> str:
    """Take a driver out of a SQLAlchemy URL: `postgresql+asyncpg://` becomes `postgresql://`."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.split("+", 1)[0] not in {"postgresql", "postgres"}:
        raise DatabaseSetupError("DATABASE_URL must begin with postgresql://.")
    return f"postgresql://{rest}"


def with_database(url: str, name: str) -> str:
    """The same server and user, another database."""
    return _build({**conninfo.conninfo_to_dict(url), "dbname": name})


def with_role(url: str, role: str, password: str) -> str:
    """The same server and database, another user."""
    return _build({**conninfo.conninfo_to_dict(url), "user": role, "password": password})


def _build(parts: dict[str, str | int | None]) -> str:
    """A `postgresql://` URL from libpq's names; host and port go in the query so that sockets fit too."""
    known = dict(parts)
    user = quote(str(known.pop("user", "") or ""), safe="")
    password = known.pop("password", None)
    name = quote(str(known.pop("dbname", "") or ""), safe="")
    secret = f":{quote(str(password), safe='')}" if password else ""
    query = urlencode({key: value for key, value in known.items() if value is not None})
    host, port = known.get("host"), known.get("port")
    if host and not str(host).startswith("/") and "," not in str(host):
        rest = {
            key: value for key, value in known.items() if key not in {"host", "port"} and value is not None
        }
        place = f"[{host}]" if ":" in str(host) else str(host)
        tail = f"?{urlencode(rest)}" if rest else ""
        return f"postgresql://{user}{secret}@{place}{f':{port}' if port else ''}/{name}{tail}"
    return f"postgresql://{user}{secret}@/{name}{f'?{query}' if query else ''}"


def _passwords(file: Path | None) -> dict[str, str]:
    if file is not None and file.exists():
        if file.stat().st_mode & 0o077:
            raise DatabaseSetupError(
                f"{file} is readable by others; make it private (chmod 600) before starting."
            )
        kept = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(kept, dict) or not all(isinstance(kept.get(role), str) for role in ROLES):
            raise DatabaseSetupError(f"{file} is not the password file of this product.")
        return {role: str(kept[role]) for role in ROLES}
    made = {role: secrets.token_urlsafe(PASSWORD_BYTES) for role in ROLES}
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(made, out, indent=2)
            out.write("\n")
    return made


def _check_server(connection: psycopg.Connection) -> None:
    if connection.info.server_version < MINIMUM_VERSION:
        major = connection.info.server_version // 10000
        raise DatabaseSetupError(f"The database server is PostgreSQL {major}; version 16 or newer is needed.")


def _ensure_role(connection: psycopg.Connection, role: str, password: str) -> None:
    """Also on a role that exists: rights someone added are taken away, the password is the kept one."""
    exists = connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone()
    verb = sql.SQL("alter role") if exists else sql.SQL("create role")
    rights = "login nocreaterole nocreatedb"
    powers = connection.execute(
        "select rolsuper or rolbypassrls or rolreplication from pg_roles where rolname = %s", [role]
    ).fetchone()
    if powers is None or powers[0]:
        # Only a superuser may say these words about itself or others; a fresh role has none of the powers.
        rights += " nosuperuser nobypassrls noreplication" if _is_superuser(connection) else ""
    connection.execute(
        sql.SQL("{} {} {} password {}").format(
            verb, sql.Identifier(role), sql.SQL(rights), sql.Literal(password)
        )
    )
    if role == VERIFIER:
        connection.execute(
            sql.SQL("alter role {} set default_transaction_read_only = on").format(sql.Identifier(role))
        )


def _ensure_owned_database(connection: psycopg.Connection, name: str) -> None:
    if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is None:
        if not _is_superuser(connection):
            # Giving a database to a role asks for membership of it; it is handed back below.
            connection.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(OWNER)))
        connection.execute(
            sql.SQL("create database {} owner {} template template0 encoding 'UTF8'").format(
                sql.Identifier(name), sql.Identifier(OWNER)
            )
        )


def close_to_others(connection: psycopg.Connection, name: str) -> None:
    """Nobody connects, nobody makes tables or temporary tables, unless named here or in a migration."""
    database, owner = sql.Identifier(name), sql.Identifier(OWNER)
    for statement in (
        sql.SQL("revoke all on database {} from public").format(database),
        sql.SQL("grant connect on database {} to {}, {}").format(
            database, sql.Identifier(APPLICATION), sql.Identifier(VERIFIER)
        ),
        sql.SQL("alter schema public owner to {}").format(owner),
        sql.SQL("revoke create on schema public from public"),
    ):
        connection.execute(statement)


def _is_superuser(connection: psycopg.Connection) -> bool:
    row = connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    return bool(row and row[0])


def _may_create_roles(url: str) -> bool:
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            _check_server(connection)
            row = connection.execute(
                "select rolsuper or (rolcreaterole and rolcreatedb) from pg_roles where rolname = current_user"
            ).fetchone()
            return bool(row and row[0])
    except psycopg.Error as error:
        raise DatabaseSetupError(f"The database server cannot be used: {_first_line(error)}") from error


def _refuse_powerful_application(url: str) -> None:
    """Row-level security does not hold for a superuser or a role with BYPASSRLS: never serve as one."""
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            _check_server(connection)
            row = connection.execute(
                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"
            ).fetchone()
            granted = connection.execute(
                "select 1 from pg_roles where rolname = %s and pg_has_role(current_user, oid, 'usage')",
                [APPLICATION],
            ).fetchone()
    except psycopg.Error as error:
        raise DatabaseSetupError(f"The database server cannot be used: {_first_line(error)}") from error
    if row is None or row[0]:
        raise DatabaseSetupError(
            "DATABASE_URL is a superuser or may pass row-level security; give the application a plain role."
        )
    if granted is None:
        raise DatabaseSetupError(
            f"DATABASE_URL must log in as {APPLICATION}, or a member of it: the migrations grant rights to that role."
        )


def _first_line(error: psycopg.Error) -> str:
    """The server's own words, one line; libpq never puts the password in them."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
