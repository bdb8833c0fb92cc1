"""The state of the keys for the administrator: counts and versions, never key material."""

from pathlib import Path

import pytest

from domain.keys.use_cases import rewrap_all
from domain.policy.roles import Role
from persistence.encryption.keyring import create_next_key_file
from persistence.readiness import verify_key
from persistence.roles import DatabaseUrls
from tests.support.house import house_of
from tests.support.rotation import own_keys


@pytest.mark.clause("R6")
async def test_the_administrator_follows_a_rotation(
    own_database: DatabaseUrls, key_dir: Path, tmp_path: Path
) -> None:
    keys = own_keys(key_dir, tmp_path / "keys")
    async with house_of(own_database, keys) as house:
        coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
        party = await house.party("uwv", "UWV Proef", ["naar-werk"])
        for _ in range(3):
            await house.client(coordinator, party, adviser)
        administrator = await house.fresh(house.administrator)

        async def state(kind: str) -> dict[str, object]:
            answer = await house.http.get("/keys", headers=administrator.headers)
            assert answer.status_code == 200, answer.text
            for path in keys.glob("*.key"):
                assert path.read_text(encoding="ascii").strip() not in answer.text
            found: dict[str, object] = next(one for one in answer.json()["items"] if one["kind"] == kind)
            return found

        assert (await state("master"))["rotating"] is False
        create_next_key_file(keys, "master")
        create_next_key_file(keys, "index")
        house.database.keyring.reload()
        await verify_key(house.database)
        master = await state("master")
        assert (master["rotating"], master["total"], master["done"], master["behind"]) == (True, 3, 0, 3)
        index = await state("index")
        assert (index["total"], index["done"], index["behind"]) == (3, 0, 3)
        await rewrap_all(house.database)
        master = await state("master")
        assert (master["done"], master["behind"]) == (3, 0)
        assert [version["rows"] for version in master["versions"]] == [0, 3]  # type: ignore[attr-defined]
        refused = await house.http.get("/keys", headers=adviser.headers)
        assert refused.status_code == 403
