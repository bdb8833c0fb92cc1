"""Rows of the register of processing activities."""

from tests.matrix.callers import DIRECTOR, PRIVACY_OFFICER, Row, office, only

PROCESSING: tuple[Row, ...] = (
    office("listProcessingActivities", only(200, PRIVACY_OFFICER, DIRECTOR)),
    office("printProcessingActivities", only(200, PRIVACY_OFFICER, DIRECTOR)),
)
