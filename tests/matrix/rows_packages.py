"""Rows of access packages. The granted request of the dossier has a package that can be fetched."""

from tests.matrix.callers import EXPIRED, FILE, PRIVACY_OFFICER, Row, everyone, office, only

_KEY = {"token": "x" * 43, "code": "123456"}
_GRANTED = {"requestId": "{packageRequestId}"}
_HIDDEN = FILE | {EXPIRED: 404}

PACKAGES: tuple[Row, ...] = (
    Row("readAccessPackage", only(200, PRIVACY_OFFICER), _HIDDEN, where=_GRANTED),
    # Well formed, but of a column that is not there: past the wall, nothing changed.
    Row(
        "ruleOnAccessPackage",
        only(400, PRIVACY_OFFICER),
        _HIDDEN,
        where=_GRANTED,
        body={"path": "note.nothing", "shown": True, "reason": "Zo is het afgesproken."},
    ),
    Row("makeAccessPackage", only(201, PRIVACY_OFFICER), _HIDDEN, where=_GRANTED),
    office("revokeAccessPackage", only(200, PRIVACY_OFFICER), where=_GRANTED),
    Row("takeAccessPackage", everyone(404), body=_KEY),
    Row("readPortabilitySchema", everyone(200)),
)
