"""Reports: made from the file, written, previewed and sent; the bytes seen are the bytes sent (R12, R21, R28)."""

import asyncio
import hashlib
from datetime import timedelta
from typing import Any

import httpx
import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.fill_reports import send_report, write_report
from tests.support.house import House
from tests.support.report_house import ReportHouse, add_activity, change, report_house, text_of

WORDS = "De gesprekken gingen goed. De volgende stap is afgesproken."
PARTIES = ("uwv", "municipality", "employer")


async def written(made: ReportHouse, kind: str = "progress", text: str = WORDS) -> dict[str, Any]:
    return await write_report(made.house, made.adviser, str(made.traject_id), kind, text)


async def preview(made: ReportHouse, report: dict[str, Any]) -> httpx.Response:
    return await made.house.http.post(f"{made.path}/{report['id']}/preview", headers=made.adviser.headers)


async def send(made: ReportHouse, report: dict[str, Any], sha256: str, **headers: str) -> httpx.Response:
    return await made.house.http.post(
        f"{made.path}/{report['id']}/send",
        headers={**made.adviser.headers, **headers},
        json={"sha256": sha256},
    )


async def write(made: ReportHouse, report: dict[str, Any], version: int, **texts: str) -> httpx.Response:
    return await made.house.http.patch(
        f"{made.path}/{report['id']}",
        headers={**made.adviser.headers, "If-Match": f'"{version}"'},
        json={"sections": [{"code": code, "text": text} for code, text in texts.items()]},
    )


async def note(made: ReportHouse, text: str = "Gesproken.", **more: Any) -> None:
    body = {"kind": "conversation", "happenedAt": made.house.clock.now().isoformat(), "text": text, **more}
    answer = await made.house.http.post(
        f"/clients/{made.client_id}/notes", headers=made.adviser.headers, json=body
    )
    assert answer.status_code == 201, answer.text


@pytest.mark.clause("R12")
async def test_a_report_goes_from_the_file_to_the_commissioning_party(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    await add_activity(made, "Sollicitatietraining", result="Brief geschreven en verstuurd.")
    await note(made, durationMinutes=45)
    report = await written(made)
    assert (report["missing"], report["hits"], report["ready"]) == ([], [], True)
    assert [table["name"] for table in report["tables"]] == ["activity", "note"]
    assert report["tables"][1]["rows"] == [["gesprek", "1", "45"]]
    shown = await preview(made, report)
    assert shown.status_code == 200, shown.text
    sha256 = shown.json()["preview"]["sha256"]
    seen = await house.http.get(f"{made.path}/{report['id']}/preview", headers=made.adviser.headers)
    assert hashlib.sha256(seen.content).hexdigest() == sha256
    assert seen.headers["content-type"] == "application/pdf"
    sent = await send(made, report, sha256)
    assert sent.status_code == 200, sent.text
    assert (sent.json()["state"], sent.json()["preview"]["current"]) == ("sent", True)

    listed = (await house.http.get("/delivered-reports", headers=made.machine.headers)).json()["items"]
    assert [(item["id"], item["sha256"]) for item in listed] == [(report["id"], sha256)]
    pdf = await house.http.get(f"/delivered-reports/{report['id']}/pdf", headers=made.machine.headers)
    assert pdf.content == seen.content
    data = await house.http.get(f"/delivered-reports/{report['id']}", headers=made.machine.headers)
    assert hashlib.sha256(data.content).hexdigest() == listed[0]["jsonSha256"]
    assert data.json()["tables"][0]["rows"][0][-1] == "Brief geschreven en verstuurd."
    words = text_of(pdf.content)
    assert "Brief geschreven en verstuurd." in words.replace("\r\n", " ")
    assert "Pagina 1 van" in words
    assert "Geheimhouding." in words


@pytest.mark.clause("R12")
async def test_what_the_machine_read_stands_in_the_clients_access_log(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await send_report(house, made.adviser, await written(made))
    for path in ("", f"/{report['id']}", f"/{report['id']}/pdf"):
        answer = await house.http.get(f"/delivered-reports{path}", headers=made.machine.headers)
        assert answer.status_code == 200
    log = await house.http.get(f"/clients/{made.client_id}/access-log", headers=made.adviser.headers)
    read = [entry for entry in log.json()["items"] if entry["action"] == "delivered-report.read"]
    assert len(read) == 3
    assert {entry["actorName"] for entry in read} == {"Koppeling van de opdrachtgever"}


@pytest.mark.clause("R28")
@pytest.mark.clause("R31")
async def test_sending_is_a_disclosure_with_basis_and_duty_in_the_same_act(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await send_report(house, made.adviser, await written(made))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        found = connection.execute(
            "select d.basis, d.party_id, d.client_id, d.sha256, d.confidentiality_text, d.categories, r.state"
            " from disclosure d join report r on r.disclosure_id = d.id"
        ).fetchall()
    ((basis, party, client, sha256, duty, categories, state),) = found
    assert (basis, party, client, state) == ("commissioning-party", made.party_id, made.client_id, "sent")
    assert sha256.hex() == report["preview"]["sha256"]
    assert "geheim" in duty
    assert not {"health", "identification"} & set(categories)


@pytest.mark.clause("R12")
async def test_sending_finishes_the_task_and_plans_the_next_report(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    await send_report(house, made.adviser, await written(made))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        (first,) = connection.execute("select due_on from task where kind = 'report-due'").fetchall()
    assert first[0] == house.clock.now().date() + timedelta(days=42)
    house.clock.advance(days=1)
    made.adviser = await house.fresh(made.adviser)
    await send_report(house, made.adviser, await written(made))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        tasks = connection.execute(
            "select done_at is not null from task where kind = 'report-due' order by created_at"
        ).fetchall()
    assert tasks == [(True,), (False,)]


@pytest.mark.clause("R12")
async def test_a_report_begins_the_day_after_the_last_one(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    first = await written(made)
    assert first["periodFrom"] == (house.clock.now().date() - timedelta(days=60)).isoformat()
    await send_report(house, made.adviser, first)
    house.clock.advance(days=10)
    made.adviser = await house.fresh(made.adviser)
    second = await written(made)
    assert second["periodFrom"] == (house.clock.now().date() - timedelta(days=9)).isoformat()


@pytest.mark.clause("R12")
@pytest.mark.parametrize("changed", ["text", "note", "activity", "order", "period"])
async def test_whatever_changes_after_the_preview_needs_a_new_preview(
    house: House, cluster: Cluster, changed: str
) -> None:
    made = await report_house(house, cluster)
    activity = await add_activity(made, "Training")
    report = await written(made)
    shown = (await preview(made, report)).json()
    match changed:
        case "text":
            await write(made, report, report["version"], agreements="Iets anders.")
        case "note":
            await note(made)
        case "activity":
            change(cluster, made, "update activity set status = 'running' where id = %s", activity)
        case "order":
            change(
                cluster, made, "update traject set order_reference = 'ANDERS' where id = %s", made.traject_id
            )
        case _:
            await house.http.patch(
                f"{made.path}/{report['id']}",
                headers={**made.adviser.headers, "If-Match": f'"{report["version"]}"'},
                json={"periodFrom": "2026-11-01"},
            )
    refused = await send(made, report, shown["preview"]["sha256"])
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (409, "preview-outdated")
    again = (await preview(made, report)).json()
    assert again["preview"]["sha256"] != shown["preview"]["sha256"]
    assert (await send(made, report, shown["preview"]["sha256"])).status_code == 409
    assert (await send(made, report, again["preview"]["sha256"])).status_code == 200


@pytest.mark.clause("R12")
async def test_a_change_racing_with_the_send_never_lets_both_win(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    outcomes = set()
    for turn in range(12):
        report = await written(made)
        sha256 = (await preview(made, report)).json()["preview"]["sha256"]
        acts = [
            write(made, report, report["version"], agreements=f"Toch anders {turn}."),
            send(made, report, sha256),
        ]
        changed, sent = await asyncio.gather(*(acts if turn % 2 else reversed(acts)))
        if not turn % 2:
            changed, sent = sent, changed
        outcomes.add((changed.status_code, sent.status_code))
        stored = await house.http.get(f"{made.path}/{report['id']}/preview", headers=made.adviser.headers)
        assert hashlib.sha256(stored.content).hexdigest() == sha256
        if sent.status_code != 200:
            again = (await preview(made, report)).json()["preview"]["sha256"]
            assert (await send(made, report, again)).status_code == 200
    assert outcomes <= {(200, 409), (409, 200)}


@pytest.mark.clause("R12")
async def test_a_new_preview_racing_with_the_send_never_changes_what_was_sent(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    for _ in range(6):
        report = await written(made)
        sha256 = (await preview(made, report)).json()["preview"]["sha256"]
        _, sent = await asyncio.gather(preview(made, report), send(made, report, sha256))
        if sent.status_code == 200:
            stored = await house.http.get(
                f"/delivered-reports/{report['id']}/pdf", headers=made.machine.headers
            )
            assert hashlib.sha256(stored.content).hexdigest() == sha256
        else:
            newest = (await preview(made, report)).json()["preview"]["sha256"]
            assert (await send(made, report, newest)).status_code == 200


@pytest.mark.clause("R12")
async def test_a_report_is_sent_once(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await written(made)
    assert (await send(made, report, "0" * 64)).json()["type"].endswith("preview-needed")
    sha256 = (await preview(made, report)).json()["preview"]["sha256"]
    key = {"Idempotency-Key": "rapport-een-keer"}
    first = await send(made, report, sha256, **key)
    assert first.status_code == 200
    assert (await send(made, report, sha256, **key)).content == first.content
    for act in (preview(made, report), send(made, report, sha256), write(made, report, 3, agreements="Nee.")):
        refused = await act
        assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (409, "report-sent")


@pytest.mark.clause("R9")
async def test_nothing_deployed_is_missing_from_a_final_report(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    running = await add_activity(made, "Stage", status="running", result=None)
    await add_activity(made, "Cursus", status="done", result=None)
    report = await written(made, "final")
    assert {(item["code"], item["label"]) for item in report["missing"]} == {
        ("activityOpen", "Stand van: Stage"),
        ("activityResult", "Resultaat van: Cursus"),
    }
    assert {item["objectId"] for item in report["missing"]} >= {str(running)}
    refused = await preview(made, report)
    assert refused.status_code == 409
    assert {error["code"] for error in refused.json()["errors"]} == {"missing"}


@pytest.mark.clause("R12")
async def test_missing_fields_are_named_with_the_place_to_mend_them(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    answer = await house.http.post(made.path, headers=made.adviser.headers, json={"kind": "plan"})
    missing = {(item["code"], item["place"]) for item in answer.json()["missing"]}
    assert missing == {
        ("activities", "activity"),
        ("startingPoint", "section"),
        ("clientView", "section"),
        ("agreements", "section"),
    }


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.clause("R25")
@pytest.mark.clause("R29")
async def test_no_word_of_health_no_citizen_number_and_no_note_is_in_any_report(
    house: House, cluster: Cluster, party: str
) -> None:
    made = await report_house(house, cluster, party)
    http, me, base = house.http, made.adviser.headers, f"/clients/{made.client_id}"
    await add_activity(made, "Training")
    await note(made, "Kanarienotitie")
    for path, body in (
        ("preferences", {"kind": "work", "text": "Kanariewens"}),
        ("benefits", {"kind": "Wajong"}),
        (
            "health-records?purpose=guidance",
            {
                "group": "dynamic-movements",
                "level": "limited",
                "item": "Kanarieitem",
                "explanation": "Kanariebeperking",
                "source": "client",
            },
        ),
    ):
        answer = await http.post(f"{base}/{path}", headers=me, json=body)
        assert answer.status_code in (201, 403), answer.text
    bsn = (await http.post(f"{base}/bsn", headers=me, json={"purpose": "guidance"})).json().get("bsn", "-")
    for kind in ("intake", "plan", "progress", "final"):
        report = await send_report(house, made.adviser, await written(made, kind))
        paths = (f"/delivered-reports/{report['id']}", f"/delivered-reports/{report['id']}/pdf")
        data, pdf = [await http.get(path, headers=made.machine.headers) for path in paths]
        for shown in (data.text, text_of(pdf.content)):
            for secret in (
                "Kanarienotitie", "Kanariewens", "Kanarieitem", "Kanariebeperking", "Kanarievoornaam",
                "Kanariestraat", "Kanarieopleiding", "Wajong", "tillen", bsn,
            ):  # fmt: skip
                assert secret not in shown, (kind, secret)
            assert ("1985" in shown) == (party != "employer")


@pytest.mark.clause("R24")
async def test_reports_are_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    await send_report(house, made.adviser, await written(made, text="Zeldzaamwoord staat hier."))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for table in ("report", "report_artifact", "disclosure"):
            (row,) = connection.execute(f"select t::text from {table} t").fetchall()
            assert "Zeldzaamwoord" not in row[0]
            assert b"Zeldzaamwoord".hex() not in row[0]
            assert b"%PDF".hex() not in row[0]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"kind": "progress", "periodFrom": "2026-11-20", "periodUntil": "2026-11-19"}, 400, "period"),
        ({"kind": "progress", "periodUntil": "2027-01-01"}, 400, "future"),
        ({"kind": "halfway"}, 400, "enum"),
        ({"kind": "progress", "diagnosis": "x"}, 400, "extra_forbidden"),
        ({"kind": "progress", "periodFrom": "31-02-2026"}, 400, "date_from_datetime_parsing"),
    ],
)
async def test_days_and_kinds_that_cannot_be_are_named(
    house: House, cluster: Cluster, body: dict[str, Any], status: int, code: str
) -> None:
    made = await report_house(house, cluster)
    answer = await house.http.post(made.path, headers=made.adviser.headers, json=body)
    assert answer.status_code == status
    assert [error["code"] for error in answer.json()["errors"]] == [code]
    assert (await house.http.get(made.path, headers=made.adviser.headers)).json() == {"items": []}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("agreements", "a\x00b"), ("agreements", "omge\u202ekeerd"), ("agreements", "x" * 10_001),
        ("unknown", "Bestaat niet."),
    ],
)  # fmt: skip
async def test_texts_that_cannot_be_change_nothing(
    house: House, cluster: Cluster, code: str, text: str
) -> None:
    made = await report_house(house, cluster)
    report = await written(made)
    refused = await write(made, report, report["version"], **{code: text})
    assert refused.status_code == 400, refused.text
    after = await house.http.get(f"{made.path}/{report['id']}", headers=made.adviser.headers)
    assert after.json() == report


async def test_a_sign_that_cannot_be_printed_is_said_and_markup_is_only_text(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await written(made, text="Goed gedaan 😀")
    refused = await preview(made, report)
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (400, "unprintable-text")
    marked = '#read("/etc/passwd") $x$ *niet vet* \\ #sys.inputs'
    texts = {section["code"]: marked for section in report["sections"]}
    await write(made, report, report["version"], **texts)
    sent = await send_report(house, made.adviser, report)
    pdf = await house.http.get(f"{made.path}/{sent['id']}/preview", headers=made.adviser.headers)
    assert marked in text_of(pdf.content)


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        ("registered", {"intake", "plan"}),
        ("active", {"intake", "plan", "progress", "final"}),
        ("suspended", {"intake", "plan", "progress", "final"}),
        ("closed", {"final"}),
    ],
)
async def test_a_report_belongs_to_the_moment_of_the_traject(
    house: House, cluster: Cluster, state: str, allowed: set[str]
) -> None:
    made = await report_house(house, cluster, state=state)
    for kind in ("intake", "plan", "progress", "final"):
        answer = await house.http.post(made.path, headers=made.adviser.headers, json={"kind": kind})
        assert answer.status_code == (201 if kind in allowed else 409), (kind, answer.text)


async def test_of_one_kind_one_report_is_written_at_a_time(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    acts = [
        house.http.post(made.path, headers=made.adviser.headers, json={"kind": "progress"}) for _ in range(4)
    ]
    answers = await asyncio.gather(*acts)
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


@pytest.mark.clause("R24")
async def test_another_adviser_a_coordinator_and_another_party_find_nothing(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await send_report(house, made.adviser, await written(made))
    stranger = await house.person(Role.ADVISER)
    other = await house.party("uwv", "Ander", ["naar-werk"])
    spy = await house.machine(other["id"], "reports:read")
    for who in (stranger, made.coordinator):
        for path in (made.path, f"{made.path}/{report['id']}", f"{made.path}/{report['id']}/preview"):
            assert (await house.http.get(path, headers=who.headers)).status_code == 404
    assert (await house.http.get("/delivered-reports", headers=spy.headers)).json()["items"] == []
    for path in ("", "/pdf"):
        answer = await house.http.get(f"/delivered-reports/{report['id']}{path}", headers=spy.headers)
        assert answer.status_code == 404


async def test_the_list_of_delivered_reports_goes_on_where_it_ended(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    ids = []
    for _ in range(3):
        ids.append((await send_report(house, made.adviser, await written(made)))["id"])
        house.clock.advance(minutes=1)
    page = (await house.http.get("/delivered-reports?limit=2", headers=made.machine.headers)).json()
    assert [item["id"] for item in page["items"]] == ids[:2]
    more = await house.http.get(
        "/delivered-reports", headers=made.machine.headers, params={"cursor": page["nextCursor"]}
    )
    assert [item["id"] for item in more.json()["items"]] == ids[2:]
    since = page["items"][1]["sentAt"]
    newer = await house.http.get(
        "/delivered-reports", headers=made.machine.headers, params={"updatedSince": since}
    )
    assert [item["id"] for item in newer.json()["items"]] == ids[1:]


async def test_every_page_of_the_preview_can_be_looked_at(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await written(made)
    shown = (await preview(made, report)).json()["preview"]
    for number in range(1, shown["pages"] + 2):
        page = await house.http.get(
            f"{made.path}/{report['id']}/preview/pages/{number}", headers=made.adviser.headers
        )
        if number > shown["pages"]:
            assert page.status_code == 404
        else:
            assert page.content.startswith(b"\x89PNG")


@pytest.mark.clause("R9")
@pytest.mark.clause("R11")
async def test_hours_judgements_with_their_evidence_and_placements_are_in_the_final_report(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    activity = await add_activity(made, "Stage")
    http, me, today = house.http, made.adviser.headers, house.clock.now().date().isoformat()

    async def done(path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = await http.post(path, headers=me, json=body)
        assert answer.status_code in (200, 201), answer.text
        made_of: dict[str, Any] = answer.json()
        return made_of

    await done(
        f"/trajects/{made.traject_id}/hours",
        {"kind": "preparation", "day": today, "minutes": 90, "activityId": str(activity)},
    )
    judged = await done(
        f"/trajects/{made.traject_id}/assessments",
        {
            "result": "reached",
            "facts": "Drie weken op tijd.",
            "opinion": "Werkt zelfstandig.",
            "evidence": [{"kind": "observation", "text": "Zelf gezien.", "observedOn": today}],
        },
    )
    draft = await written(made, "final")
    assert "assessment" not in [table["name"] for table in draft["tables"]]
    final = await http.patch(
        f"/trajects/{made.traject_id}/assessments/{judged['id']}",
        headers={**me, "If-Match": '"1"'},
        json={"state": "final"},
    )
    assert final.status_code == 200, final.text
    await done(
        f"/trajects/{made.traject_id}/placements",
        {
            "kind": "permanent",
            "employerName": "Bakkerij Zomer",
            "jobTitle": "Bakker",
            "contractKind": "open-ended",
            "hoursPerWeek": "24.00",
            "beginsOn": today,
        },
    )
    read = await http.get(f"{made.path}/{draft['id']}", headers=me)
    tables = {table["name"]: table["rows"] for table in read.json()["tables"]}
    assert tables["activity"][0][3] == "1,5"
    assert tables["assessment"] == [
        ["Het traject", "bereikt", "Drie weken op tijd.", "Werkt zelfstandig.", "waarneming"]
    ]
    assert tables["placement"][0][:4] == ["vast werk", "Bakkerij Zomer", "Bakker", "24"]
    facts = {fact["name"]: fact["text"] for fact in read.json()["facts"]}
    assert facts["usedHours"] == "1,5"
    sent = await send_report(house, made.adviser, draft)
    data = (await http.get(f"/delivered-reports/{sent['id']}", headers=made.machine.headers)).text
    assert "Werkt zelfstandig." in data
    assert "Zelf gezien." not in data


@pytest.mark.clause("R12")
async def test_the_party_is_told_that_a_report_is_there_in_the_act_that_sends_it(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await written(made)
    sha256 = (await preview(made, report)).json()["preview"]["sha256"]
    await send(made, report, "0" * 64)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        told = "select object_id, party_id from outbox_event where kind = 'report.available'"
        assert connection.execute(told).fetchall() == []
        assert (await send(made, report, sha256)).status_code == 200
        assert [tuple(map(str, row)) for row in connection.execute(told).fetchall()] == [
            (report["id"], str(made.party_id))
        ]


@pytest.mark.clause("R12")
async def test_a_sent_report_fulfils_the_task_that_the_service_brought_and_the_next_is_planned(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster, "employer", state="registered")
    change(cluster, made, "update contract set report_term_days = null")
    change(cluster, made, "update traject set service = 'spoor-2'")
    begun = house.clock.now().date() - timedelta(days=60)
    activated = await house.http.post(
        f"/trajects/{made.traject_id}/activate",
        headers=made.adviser.headers,
        json={"beginsOn": begun.isoformat()},
    )
    assert activated.status_code == 200, activated.text
    await send_report(house, made.adviser, await written(made))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        tasks = connection.execute(
            "select due_on, done_at is not null from task where kind = 'report-due' order by due_on"
        ).fetchall()
    assert tasks == [(begun + timedelta(weeks=6), True), (begun + timedelta(weeks=12), False)]
