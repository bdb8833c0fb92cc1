"""What a process that was killed leaves at the server: nothing, once the server has seen that it is gone."""

import time
from typing import Any

import psycopg

from persistence.roles import DatabaseUrls

WAIT_SECONDS = 30.0


def wait_until_gone(connection: psycopg.Connection[Any], urls: DatabaseUrls) -> None:
    """Its transactions end when the server sees that the connections are gone."""
    name = psycopg.conninfo.conninfo_to_dict(urls.application)["dbname"]
    query = "select count(*) from pg_stat_activity where datname = %s and state <> 'idle' and pid <> pg_backend_pid()"
    until = time.monotonic() + WAIT_SECONDS
    while connection.execute(query, (name,)).fetchone() != (0,) and time.monotonic() < until:
        time.sleep(0.05)
