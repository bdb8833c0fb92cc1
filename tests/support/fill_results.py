"""What the adviser adds to a file about results: references, assessments, suitability, a placement."""

from typing import Any

from tests.support.house import House, Person


async def fill_results(house: House, adviser: Person, dossier: Any) -> None:
    """A row in every table of results; their ids are put in `dossier.records`."""
    mark, records, day = dossier.mark, dossier.records, house.clock.now().date().isoformat()

    async def made(path: str, body: dict[str, Any]) -> str:
        answer = await house.http.post(path, headers=adviser.headers, json=body)
        assert answer.status_code == 201, (path, answer.text)
        return str(answer.json()["id"])

    traject = f"/trajects/{records['trajectId']}"
    records["referenceId"] = await made(f"/clients/{dossier.id}/references", reference(mark, day))
    records["assessmentId"] = await made(
        f"{traject}/assessments",
        assessment(
            mark,
            {"kind": "conversation", "noteId": dossier.note},
            {"kind": "reference", "referenceId": records["referenceId"]},
            {"kind": "observation", "text": f"{mark}waarneming", "observedOn": day},
        ),
    )
    await made(
        f"{traject}/suitability-assessments?purpose=suitability-assessment",
        suitability(
            mark,
            day,
            limitations={"healthRecordIds": [records["health-records"]], "text": f"{mark}beperking"},
        ),
    )
    records["placementId"] = await made(f"{traject}/placements", placement(mark, day))


def reference(mark: str, day: str, **changes: Any) -> dict[str, Any]:
    """A reference by a former employer, with the client's consent."""
    return {
        "sourceName": f"{mark}referent",
        "sourceCapacity": f"{mark}leidinggevende",
        "question": f"{mark}vraag",
        "basis": {"kind": "client-consent", "consentedOn": day},
        "clientMaySee": True,
        "fact": f"{mark}feit",
        "opinion": f"{mark}mening",
        "observation": f"{mark}waarneming",
        "receivedOn": day,
        **changes,
    }


def assessment(mark: str, *evidence: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A draft of an assessment of the traject as a whole."""
    return {
        "result": "partly-reached",
        "facts": f"{mark}feit",
        "opinion": f"{mark}oordeel",
        "evidence": list(evidence),
        **changes,
    }


def suitability(mark: str, day: str, **changes: Any) -> dict[str, Any]:
    """A suitability assessment without limitations."""
    return {
        "education": f"{mark}opleidingsoordeel",
        "experience": f"{mark}ervaringsoordeel",
        "preferences": f"{mark}wens",
        "conclusion": f"{mark}oordeel",
        "assessedOn": day,
        **changes,
    }


def placement(mark: str, begins_on: str, **changes: Any) -> dict[str, Any]:
    """A job without an end."""
    return {
        "kind": "permanent",
        "employerName": f"{mark}plaatsing",
        "jobTitle": f"{mark}baan",
        "contractKind": "open-ended",
        "hoursPerWeek": 24,
        "beginsOn": begins_on,
        **changes,
    }
