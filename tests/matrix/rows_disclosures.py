"""Rows of disclosures, employer profiles and the recipient's link."""

from tests.matrix.callers import ASSIGNED, DIRECTOR, PRIVACY_OFFICER, Row, everyone, file, office, only, staff

_KEY = {"token": "x" * 43, "code": "123456"}
_PROFILE = {"profileId": "{employerProfile}"}

DISCLOSURES: tuple[Row, ...] = (
    office("listLegalProvisions", staff(200)),
    office("readDisclosureRegister", only(200, PRIVACY_OFFICER, DIRECTOR)),
    office("exportDisclosureRegister", only(200, PRIVACY_OFFICER, DIRECTOR), body={"form": "csv"}),
    file("listDisclosures", only(200, ASSIGNED)),
    # Well formed, but of a document that is not there: past the wall, nothing changed.
    file(
        "handOverDocument",
        only(400, ASSIGNED),
        body={
            "recipient": "authority",
            "recipientName": "UWV",
            "purpose": "legal-duty",
            "documents": [{"documentId": "01a20cf0-0000-7000-8000-000000000000", "sha256": "0" * 64}],
            "categories": ["name"],
            "provision": "suwi-54",
            "acceptedBy": "A. Ambtenaar",
        },
    ),
    file("revokeDisclosure", only(409, ASSIGNED), where={"disclosureId": "{disclosureEnded}"}),
    file("listEmployerProfiles", only(200, ASSIGNED)),
    file(
        "makeEmployerProfile",
        only(403, ASSIGNED),
        body={
            "trajectId": "{trajectId}",
            "employerName": "Bakkerij Voorbeeld",
            "jobTitle": "bakker",
        },
    ),
    file("printEmployerProfile", only(200, ASSIGNED), where=_PROFILE),
    file("sendEmployerProfile", only(409, ASSIGNED), where=_PROFILE, body={"sha256": "0" * 64}),
    Row("openDisclosureLink", everyone(404), body=_KEY),
    Row("takeDisclosure", everyone(404), body={**_KEY, "acceptedBy": "A. Ontvanger"}),
)
