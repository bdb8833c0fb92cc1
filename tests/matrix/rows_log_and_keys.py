"""The matrix of the sealed log and of the keys."""

from tests.matrix.callers import ADMINISTRATOR, PRIVACY_OFFICER, Row, office, only

LOG_AND_KEYS: tuple[Row, ...] = (
    office("readLogState", only(200, PRIVACY_OFFICER)),
    office("verifyLog", only(202, PRIVACY_OFFICER)),
    office("listTreeHeads", only(200, PRIVACY_OFFICER)),
    office("exportLog", only(200, PRIVACY_OFFICER)),
    office("readKeys", only(200, ADMINISTRATOR)),
)
