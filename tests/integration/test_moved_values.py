"""A sealed value opens in its own place only: moved by SQL to another row, column or client it is refused."""

from pathlib import Path

import httpx
import psycopg
import pytest

from domain.policy.roles import Role
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.filled import KANARIE, VREEMD, Dossier, fill_dossier
from tests.support.house import House, Person, house_of

MOVES = {
    "a note's text into the draft": (
        (
            "update note_draft d set text_sealed = n.text_sealed from note n"
            " where d.client_id = %(client)s and n.client_id = d.client_id"
        ),
        "note-draft",
    ),
    "a wish's text into a health record's explanation": (
        (
            "update health_record h set explanation_sealed = p.text_sealed from preference p"
            " where h.client_id = %(client)s and h.explanation_sealed is not null and p.client_id = h.client_id"
        ),
        "health-records?purpose=guidance",
    ),
    "a health record's explanation into a wish": (
        (
            "update preference p set text_sealed = h.explanation_sealed from health_record h"
            " where p.client_id = %(client)s and h.client_id = p.client_id and h.explanation_sealed is not null"
        ),
        "preferences",
    ),
    "another client's note": (
        (
            "update note n set text_sealed = o.text_sealed from note o"
            " where n.client_id = %(client)s and o.client_id = %(other)s"
        ),
        "notes",
    ),
    "another client's note with its key": (
        (
            "with k as (update client_key c set key_id = o.key_id, kek_version = o.kek_version, wrapped = o.wrapped"
            " from client_key o where c.client_id = %(client)s and o.client_id = %(other)s)"
            " update note n set text_sealed = o.text_sealed from note o"
            " where n.client_id = %(client)s and o.client_id = %(other)s"
        ),
        "notes",
    ),
    "a document's name into its title": (
        (
            "update document set title_sealed = original_name_sealed"
            " where client_id = %(client)s and document_class = 'ordinary'"
        ),
        "documents",
    ),
    "another client's document, piece by piece": (
        (
            "with k as (update client_key c set key_id = o.key_id, kek_version = o.kek_version, wrapped = o.wrapped"
            " from client_key o where c.client_id = %(client)s and o.client_id = %(other)s)"
            " update document_chunk p set content_sealed = o.content_sealed from document_chunk o"
            " where p.client_id = %(client)s and o.client_id = %(other)s"
        ),
        "documents/{documents}/content",
    ),
    "a health document's content into an ordinary one": (
        (
            "update document_chunk p set content_sealed = h.content_sealed from document d, document h0,"
            " document_chunk h where d.id = p.document_id and d.document_class = 'ordinary'"
            " and h0.id = h.document_id and h0.document_class = 'health'"
            " and p.client_id = %(client)s and h.client_id = p.client_id"
        ),
        "documents/{documents}/content",
    ),
    "another client's BSN": (
        (
            "update client_identity i set bsn_sealed = o.bsn_sealed from client_identity o"
            " where i.client_id = %(client)s and o.client_id = %(other)s"
        ),
        "",
    ),
}


async def two_files(house: House) -> tuple[Person, Dossier, Dossier]:
    """An adviser with two filled files."""
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    files = [await fill_dossier(house, coordinator, party, adviser, mark) for mark in (KANARIE, VREEMD)]
    return adviser, files[0], files[1]


async def answer_after(house: House, cluster: Cluster, move: str) -> httpx.Response:
    """Move a value behind the application's back, and read the place it was moved to."""
    adviser, client, other = await two_files(house)
    statement, path = MOVES[move]
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        moved = connection.execute(statement, {"client": client.id, "other": other.id})
        assert moved.rowcount > 0
    house.database.keys.clear()
    return await house.http.get(
        f"/clients/{client.id}/{path.format(**client.records)}".rstrip("/"), headers=adviser.headers
    )


def check_refused(answer: httpx.Response) -> None:
    """A clear refusal that holds nothing of what was moved."""
    assert answer.status_code == 503, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith("/unreadable")
    for word in (KANARIE, VREEMD, "99999"):
        assert word not in answer.text


@pytest.mark.clause("R6")
@pytest.mark.parametrize("move", MOVES)
async def test_a_moved_value_is_refused_and_nothing_of_it_is_shown(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, move: str
) -> None:
    async with house_of(own_database, key_dir) as house:
        check_refused(await answer_after(house, cluster, move))
        with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
            last = connection.execute("select result, code from audit_record order by id desc limit 1")
            assert last.fetchone() == ("failed", "unreadable")
