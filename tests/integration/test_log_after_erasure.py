"""After a client's data key is destroyed the log still verifies, and what narrowed down to the person is unreadable."""

from pathlib import Path

import pytest

from domain.policy.roles import Role
from persistence.encryption.envelope import Aad, DataKey, open_sealed
from persistence.encryption.keyring import Wrapped
from persistence.roles import DatabaseUrls
from persistence.sealing import key_aad
from tests.support.cluster import Cluster
from tests.support.sealed_log import sealed_log


@pytest.mark.clause("R37")
async def test_an_erased_client_leaves_records_that_verify_and_cannot_be_read(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> None:
    async with sealed_log(own_database, key_dir, cluster, tmp_path / "heads", records=5) as log:
        house = log.house
        coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
        party = await house.party("uwv", "UWV Proef", ["naar-werk"])
        client = await house.client(coordinator, party, adviser)
        file = await house.http.get(f"/clients/{client}", headers=adviser.headers)
        changed = await house.http.patch(
            f"/clients/{client}",
            headers={**adviser.headers, "If-Match": file.headers["etag"]},
            json={"phone": "06-87654321"},
        )
        assert changed.status_code == 200, changed.text
        seen = await house.http.get(f"/clients/{client}/access-log", headers=adviser.headers)
        entry = next(one for one in seen.json()["items"] if one["action"] == "client.change")
        assert entry["changedFields"] == ["phone"]

        query = "select id, payload_sealed from audit_record where payload_sealed is not null"
        ((record_id, payload),) = log.rows(query)
        assert b"phone" not in payload
        ((key_id, version, wrapped),) = log.rows(
            "select key_id, kek_version, wrapped from client_key where client_id = %s", client
        )
        raw = house.database.keyring.unwrap(Wrapped(version, wrapped), aad=key_aad(key_id, client))
        place = Aad("audit_record", "payload_sealed", record_id, client)
        assert open_sealed(DataKey.of(key_id, raw), payload, place) == b"phone"

        await log.seal()
        log.change("delete from client_key where client_id = %s", client)
        house.database.keys.forget(client)
        assert log.rows(query) == [(record_id, payload)]
        assert await log.verify() is None
        # The records are there, under a pseudonym that refers to nothing, and their payload has no key any more.
        ((kept,),) = log.rows("select count(*) from audit_record where client_id = %s", client)
        assert kept > 0
        unreadable = await house.http.get(f"/clients/{client}/access-log", headers=adviser.headers)
        assert unreadable.status_code == 200
        entry = next(one for one in unreadable.json()["items"] if one["action"] == "client.change")
        assert entry["changedFields"] == []
