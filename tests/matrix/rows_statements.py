"""Rows of texts, offers, notices and the client's own link."""

from tests.matrix.callers import ASSIGNED, PRIVACY_OFFICER, Row, everyone, file, office, only, staff

_TEXT = {"textId": "{privacyText}"}
_KEY = {"token": "x" * 43, "code": "123456"}

STATEMENTS: tuple[Row, ...] = (
    office("listPrivacyTexts", staff(200)),
    office("readPrivacyText", staff(200), where=_TEXT),
    office("printPrivacyText", staff(200), where=_TEXT),
    # Equal to the version in force, and the last one of its kind: past the wall, nothing changed.
    office("publishPrivacyText", only(409, PRIVACY_OFFICER), body={"kind": "statement"}),
    office("withdrawPrivacyText", only(409, PRIVACY_OFFICER), where=_TEXT),
    file("listStatementOffers", only(200, ASSIGNED)),
    file("offerStatement", only(201, ASSIGNED), body={"method": "screen", "outcome": "declined"}),
    file("printStatementReceipt", only(200, ASSIGNED), where={"offerId": "{statementOffer}"}),
    file(
        "giveInformationNotice",
        only(201, ASSIGNED),
        body={"channel": "conversation", "givenOn": "2026-10-01"},
    ),
    Row("openStatementLink", everyone(404), body=_KEY),
    Row("answerStatementLink", everyone(404), body={**_KEY, "outcome": "signed"}),
)
