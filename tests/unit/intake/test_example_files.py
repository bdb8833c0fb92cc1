"""The four example files come out exactly as their truth says."""

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from api.intake_files.sniffing import format_of
from api.intake_files.source import open_rows
from domain.intake.codes import IntakeField, PartyKind, Service
from domain.intake.model import CHUNK_ROWS, FileFormat
from domain.intake.processing import Survey
from domain.intake.row import ContractTerms, validate_row

DATA = Path(__file__).parents[2] / "data" / "intake"
ARRIVED = date(2026, 10, 20)
PARTIES = {"uwv": PartyKind.UWV, "gemeente": PartyKind.MUNICIPALITY, "werkgever": PartyKind.EMPLOYER}
SERVICES = {
    PartyKind.UWV: {Service.PRAKTIJKASSESSMENT, Service.WERKFIT_MAKEN, Service.NAAR_WERK, Service.MODULAIR},
    PartyKind.MUNICIPALITY: {Service.JOBCOACHING, Service.PARTICIPATIE},
    PartyKind.EMPLOYER: {Service.SPOOR_1, Service.SPOOR_2, Service.OUTPLACEMENT},
}


def terms_of(kind: PartyKind) -> ContractTerms:
    return ContractTerms(UUID(int=1), frozenset(SERVICES[kind]), frozenset(IntakeField), date(2026, 1, 1))


@pytest.mark.clause("R5")
@pytest.mark.parametrize(
    "name",
    ["uwv-2026-10.csv", "gemeente-2026-10.xlsx", "werkgever-2026-10.ndjson", "uwv-unwanted-column.csv"],
)
def test_an_example_file_comes_out_as_its_truth(name: str) -> None:
    path = DATA / name
    kind = PARTIES[name.split("-", maxsplit=1)[0]]
    truth = json.loads((DATA / f"{path.stem}.truth.json").read_text(encoding="utf-8"))
    survey, outcomes = Survey(), {}
    with path.open("rb") as file:
        found = format_of(file.read(CHUNK_ROWS))
        assert found is not None
        with closing(open_rows(found, file)) as rows:
            for row in rows:
                survey.add(row)
                outcomes[row.number] = validate_row(row, [terms_of(kind)], kind, ARRIVED)
    assert not survey.repeated
    assert not survey.shared
    assert len(outcomes) == len(truth)
    for expected in truth:
        outcome = outcomes[expected["row"]]
        fields = [error.pointer for error in outcome.errors]
        verdict = f"rejected:{','.join(fields)}" if fields else "accepted"
        assert verdict == expected["expect"], expected["row"]
        if outcome.content is not None and outcome.content.bsn is not None:
            assert outcome.content.bsn.digits == expected["bsn"].zfill(9)
            assert outcome.content.order_reference == expected["kenmerk"]


@pytest.mark.clause("R5")
def test_an_unwanted_column_is_refused_by_name_and_its_value_kept_nowhere() -> None:
    with (
        (DATA / "uwv-unwanted-column.csv").open("rb") as file,
        closing(open_rows(FileFormat.CSV, file)) as parser,
    ):
        rows = list(parser)
    outcome = validate_row(rows[0], [terms_of(PartyKind.UWV)], PartyKind.UWV, ARRIVED)
    assert [refused.field for refused in outcome.refused] == ["diagnose"]
    assert outcome.refused[0].clause == "R5"
    assert "CANARY" not in repr(rows)
    assert "CANARY" not in repr(outcome)
