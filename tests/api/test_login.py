"""Logging in: passwords, second factor, refresh with reuse detection, delays, and every way a session ends."""

import base64
import json
from uuid import UUID

import pyotp
import pytest
from jose import jwt

from api.security.passwords import Argon2Hasher
from api.security.tokens import AUDIENCE
from domain.policy.roles import Role
from tests.support.house import BASE, PASSWORD, House, Person

CSRF = {"X-Requested-With": "trajectdossier"}
COOKIE = "trajectdossier_refresh"


async def _cookie(house: House, email: str) -> str:
    answer = await house.http.post("/auth/login", json={"email": email, "password": PASSWORD})
    cookie = answer.cookies[COOKIE]
    house.http.cookies.clear()
    return str(cookie)


async def _refresh(house: House, cookie: str) -> tuple[int, str | None, str | None]:
    answer = await house.http.post("/auth/refresh", headers={**CSRF, "Cookie": f"{COOKIE}={cookie}"})
    house.http.cookies.clear()
    fresh = answer.cookies.get(COOKIE)
    return answer.status_code, fresh, answer.json().get("accessToken")


async def _status(house: House, token: str) -> int:
    answer = await house.http.get("/auth/me", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code


async def _enrol(house: House, person: Person) -> tuple[str, list[str]]:
    begun = await house.http.post("/auth/totp-enrolments", headers=person.headers)
    secret = begun.json()["secret"]
    code = pyotp.TOTP(secret).at(house.clock.now())
    done = await house.http.post("/auth/totp-enrolments/confirm", headers=person.headers, json={"code": code})
    assert done.status_code == 200, done.text
    return secret, done.json()["codes"]


async def test_the_refresh_cookie_cannot_be_read_by_scripts_and_stays_on_this_site(house: House) -> None:
    answer = await house.http.post(
        "/auth/login", json={"email": house.administrator.email, "password": PASSWORD}
    )
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/api/v1/auth" in cookie


async def test_reuse_of_a_refresh_token_ends_the_whole_family(house: House) -> None:
    person = await house.person(Role.ADVISER)
    first = await _cookie(house, person.email)
    status, second, token = await _refresh(house, first)
    assert status == 200
    assert second is not None
    assert token is not None
    assert (await _refresh(house, first))[0] == 401
    assert (await _refresh(house, second))[0] == 401
    assert await _status(house, token) == 401


async def test_refreshing_without_the_apps_header_is_refused(house: House) -> None:
    cookie = await _cookie(house, house.administrator.email)
    answer = await house.http.post("/auth/refresh", headers={"Cookie": f"{COOKIE}={cookie}"})
    assert answer.status_code == 403


async def test_the_token_of_a_removed_user_is_dead_at_once(house: House) -> None:
    person = await house.person(Role.ADVISER)
    assert await _status(house, person.token) == 200
    removed = await house.http.post(f"/users/{person.id}/remove", headers=house.administrator.headers)
    assert removed.status_code == 200
    assert await _status(house, person.token) == 401
    assert (await house.log_in(person.email)).status_code == 401


async def test_another_role_ends_every_session(house: House) -> None:
    person = await house.person(Role.ADVISER)
    changed = await house.http.patch(
        f"/users/{person.id}",
        headers={**house.administrator.headers, "If-Match": '"1"'},
        json={"roles": ["coordinator"]},
    )
    assert changed.status_code == 200, changed.text
    assert await _status(house, person.token) == 401


async def test_a_new_password_ends_every_session_and_the_old_one_is_dead(house: House) -> None:
    person = await house.person(Role.ADVISER)
    other = await house.fresh(person)
    changed = await house.http.post(
        "/auth/password",
        headers=person.headers,
        json={"currentPassword": PASSWORD, "newPassword": "een heel ander lang geheim"},
    )
    assert changed.status_code == 204, changed.text
    assert await _status(house, person.token) == 401
    assert await _status(house, other.token) == 401
    assert (await house.log_in(person.email)).status_code == 401
    assert (await house.log_in(person.email, "een heel ander lang geheim")).status_code == 200


@pytest.mark.parametrize(
    "password", ["te kort", "welkomwelkom", "adviser proef lang genoeg", "aaaaaaaaaaaaaaaa"]
)
async def test_a_weak_password_is_refused_with_words(house: House, password: str) -> None:
    person = await house.person(Role.ADVISER)
    answer = await house.http.post(
        "/auth/password", headers=person.headers, json={"currentPassword": PASSWORD, "newPassword": password}
    )
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/newPassword"
    assert password not in answer.text


async def test_an_unknown_account_costs_the_same_work_and_gives_the_same_answer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bool] = []
    real = Argon2Hasher.verify

    async def counting(self: Argon2Hasher, password: str, hashed: str | None) -> bool:
        counted.append(hashed is not None)
        return await real(self, password, hashed)

    monkeypatch.setattr(Argon2Hasher, "verify", counting)
    unknown = await house.log_in("niemand@example.org", "wat dan ook maar")
    known = await house.log_in(house.administrator.email, "wat dan ook maar")
    assert counted == [False, True]
    assert (unknown.status_code, unknown.json()["detail"]) == (known.status_code, known.json()["detail"])


async def test_failures_slow_an_account_down_ever_longer(house: House) -> None:
    person = await house.person(Role.ADVISER)
    for _ in range(6):
        assert (await house.log_in(person.email, "mis mis mis mis")).status_code == 401
    blocked = await house.log_in(person.email)
    assert blocked.status_code == 429
    first_wait = int(blocked.headers["retry-after"])
    house.clock.advance(seconds=first_wait + 1)
    assert (await house.log_in(person.email, "mis mis mis mis")).status_code == 401
    second = await house.log_in(person.email)
    assert second.status_code == 429
    assert int(second.headers["retry-after"]) > first_wait
    house.clock.advance(seconds=int(second.headers["retry-after"]) + 1)
    assert (await house.log_in(person.email)).status_code == 200


async def test_the_second_factor_is_asked_once_enrolled_and_a_code_works_once(house: House) -> None:
    person = await house.person(Role.ADVISER)
    secret, _ = await _enrol(house, person)
    house.clock.advance(minutes=2)
    asked = (await house.log_in(person.email)).json()
    assert asked["state"] == "totpRequired"
    assert asked["accessToken"] is None
    code = pyotp.TOTP(secret).at(house.clock.now())
    passed = await house.http.post("/auth/totp", json={"challenge": asked["challenge"], "code": code})
    assert passed.json()["state"] == "authenticated"
    again = (await house.log_in(person.email)).json()
    replayed = await house.http.post("/auth/totp", json={"challenge": again["challenge"], "code": code})
    assert replayed.status_code == 401


async def test_a_recovery_code_works_once(house: House) -> None:
    person = await house.person(Role.ADVISER)
    _, codes = await _enrol(house, person)
    for expected in (200, 401):
        asked = (await house.log_in(person.email)).json()
        passed = await house.http.post(
            "/auth/totp", json={"challenge": asked["challenge"], "recoveryCode": codes[0]}
        )
        assert passed.status_code == expected


async def test_a_challenge_dies_after_five_wrong_codes(house: House) -> None:
    person = await house.person(Role.ADVISER)
    secret, _ = await _enrol(house, person)
    house.clock.advance(minutes=2)
    challenge = (await house.log_in(person.email)).json()["challenge"]
    for _ in range(5):
        wrong = await house.http.post("/auth/totp", json={"challenge": challenge, "code": "000000"})
        assert wrong.status_code == 401
    right = pyotp.TOTP(secret).at(house.clock.now())
    answer = await house.http.post("/auth/totp", json={"challenge": challenge, "code": right})
    assert answer.status_code == 401


async def test_a_new_member_of_staff_can_only_reach_the_own_account_until_set_up(house: House) -> None:
    made = await house.http.post(
        "/users",
        headers=house.administrator.headers,
        json={"name": "Nieuw Begin", "email": "nieuw@example.org", "roles": ["administrator"]},
    )
    login = (await house.log_in("nieuw@example.org", made.json()["temporaryPassword"])).json()
    assert login["state"] == "enrolmentRequired"
    headers = {"Authorization": f"Bearer {login['accessToken']}"}
    assert (await house.http.get("/auth/me", headers=headers)).status_code == 200
    refused = await house.http.get("/users", headers=headers)
    assert refused.status_code == 403


def _forged(house: House, person: Person, **changes: object) -> str:
    claims = {
        "iss": BASE,
        "aud": AUDIENCE,
        "sub": str(person.id),
        "iat": int(house.clock.now().timestamp()),
        "exp": int(house.clock.now().timestamp()) + 600,
        "kind": "person",
        "sid": str(UUID(int=1)),
        "roles": ["administrator"],
        "scopes": [],
        "party": None,
    }
    return str(jwt.encode({**claims, **changes}, "not the key", algorithm="HS256", headers={"kid": "1"}))


async def test_forged_and_confused_tokens_are_refused(house: House) -> None:
    person = house.administrator
    header, payload, signature = person.token.split(".")
    none = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": "1"}).encode()).decode().rstrip("=")
    rsa = base64.urlsafe_b64encode(json.dumps({"alg": "RS256", "kid": "1"}).encode()).decode().rstrip("=")
    unknown = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "9"}).encode()).decode().rstrip("=")
    for token in (
        _forged(house, person),
        f"{none}.{payload}.",
        f"{rsa}.{payload}.{signature}",
        f"{unknown}.{payload}.{signature}",
        f"{header}.{payload}.",
        "x",
        f"{header}.{payload[:-2]}AA.{signature}",
    ):
        assert await _status(house, token) == 401


async def test_a_token_ends_after_ten_minutes(house: House) -> None:
    token = house.administrator.token
    house.clock.advance(minutes=9, seconds=59)
    assert await _status(house, token) == 200
    house.clock.advance(seconds=1)
    assert await _status(house, token) == 401


async def test_logging_out_ends_the_session_at_once(house: House) -> None:
    person = await house.person(Role.ADVISER)
    assert (await house.http.post("/auth/logout", headers=person.headers)).status_code == 204
    assert await _status(house, person.token) == 401
