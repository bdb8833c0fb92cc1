"""The matrix of the timeline and of the preparation of a meeting."""

from tests.matrix.callers import ASSIGNED, Row, file, only

TIMELINE: tuple[Row, ...] = (
    file("readTimeline", only(200, ASSIGNED)),
    file("readPreparation", only(200, ASSIGNED)),
)
