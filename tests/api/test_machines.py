"""Machines of commissioning parties: secrets, rotation, assertions, and scopes that never widen."""

from uuid import uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jwk, jwt

from tests.support.house import BASE, House

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


async def _machine(house: House) -> tuple[str, dict[str, str], str, str]:
    party = await house.party("uwv", "Proefpartij", ["naar-werk"])
    headers = (await house.fresh(house.administrator)).headers
    made = await house.http.post(
        f"/commissioning-parties/{party['id']}/api-clients",
        headers=headers,
        json={"name": "koppeling", "scopes": ["intake:write"]},
    )
    body = made.json()
    path = f"/commissioning-parties/{party['id']}/api-clients/{body['apiClient']['id']}"
    return path, headers, body["apiClient"]["clientId"], body["clientSecret"]


async def test_a_machine_cannot_widen_its_scopes(house: House) -> None:
    _, _, client_id, secret = await _machine(house)
    narrow = await house.machine_token(client_id, secret)
    assert narrow.json()["scope"] == "intake:write"
    wide = await house.machine_token(client_id, secret, scope="intake:write referrals:read")
    assert wide.status_code == 400


async def test_two_secrets_live_for_rotation_and_a_third_is_refused(house: House) -> None:
    path, headers, client_id, first = await _machine(house)
    second = await house.http.post(f"{path}/secrets", headers=headers)
    assert second.status_code == 201
    assert (await house.http.post(f"{path}/secrets", headers=headers)).status_code == 409
    for secret in (first, second.json()["clientSecret"]):
        assert (await house.machine_token(client_id, secret)).status_code == 200
    machines = await house.http.get(path.rsplit("/", 1)[0], headers=headers)
    oldest = machines.json()["items"][0]["secrets"][0]["id"]
    assert (await house.http.post(f"{path}/secrets/{oldest}/revoke", headers=headers)).status_code == 204
    assert (await house.machine_token(client_id, first)).status_code == 401
    assert (await house.machine_token(client_id, second.json()["clientSecret"])).status_code == 200
    assert first not in machines.text


async def test_a_revoked_machines_token_is_dead_at_once(house: House) -> None:
    path, headers, client_id, secret = await _machine(house)
    token = (await house.machine_token(client_id, secret)).json()["access_token"]
    assert (await house.http.post(f"{path}/revoke", headers=headers)).status_code == 204
    answer = await house.http.get("/intake-batches", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401
    assert (await house.machine_token(client_id, secret)).status_code == 401


def _signed(key: ec.EllipticCurvePrivateKey, client_id: str, now: float, **changes: object) -> dict[str, str]:
    claims = {
        "iss": client_id,
        "sub": client_id,
        "aud": f"{BASE}/api/v1/oauth/token",
        "exp": int(now) + 120,
        "jti": str(uuid4()),
        **changes,
    }
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signed = jwt.encode(claims, pem.decode(), algorithm="ES256", headers={"kid": "sleutel-1"})
    return {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION,
        "client_assertion": signed,
    }


async def test_a_signed_assertion_gives_a_token_once(house: House) -> None:
    path, headers, client_id, _ = await _machine(house)
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    public = {
        name: value for name, value in jwk.construct(pem.decode(), "ES256").to_dict().items() if name != "alg"
    }
    public = {name: value.decode() if isinstance(value, bytes) else value for name, value in public.items()}
    stored = await house.http.put(
        f"{path}/public-keys", headers=headers, json={"keys": [{**public, "kid": "sleutel-1"}]}
    )
    assert stored.status_code == 200, stored.text
    now = house.clock.now().timestamp()
    form = _signed(key, client_id, now)
    assert (await house.http.post("/oauth/token", data=form)).status_code == 200
    assert (await house.http.post("/oauth/token", data=form)).status_code == 401
    for changes in (
        {"aud": "https://elsewhere.example"},
        {"exp": int(now) - 1},
        {"exp": int(now) + 3600},
        {"iss": "someone-else"},
    ):
        assert (
            await house.http.post("/oauth/token", data=_signed(key, client_id, now, **changes))
        ).status_code == 401
    stranger = ec.generate_private_key(ec.SECP256R1())
    assert (await house.http.post("/oauth/token", data=_signed(stranger, client_id, now))).status_code == 401


async def test_a_private_key_is_never_taken_as_a_public_one(house: House) -> None:
    path, headers, _, _ = await _machine(house)
    private = {"kty": "EC", "kid": "x", "crv": "P-256", "x": "AAAA", "y": "AAAA", "d": "AAAA"}
    answer = await house.http.put(f"{path}/public-keys", headers=headers, json={"keys": [private]})
    assert answer.status_code == 400
