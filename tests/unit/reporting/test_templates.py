"""Templates are data, and loading one is a wall (R29, UAVG 46)."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.reports.templates import TEMPLATES, load_templates
from domain.intake.codes import PartyKind
from domain.inventory import INVENTORY
from domain.inventory_entry import Category
from domain.reporting.medical_linter import lint
from domain.reporting.model import ReportKind
from domain.reporting.templates import TemplateRefusedError, load_template
from domain.shared.clauses import Clause

FILES = sorted((TEMPLATES / "reports").glob("*.json"))


def source(**changes: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((TEMPLATES / "reports" / "uwv-progress.json").read_text())
    return {**read, **changes}


def bound(path: str, party: str = "uwv") -> dict[str, Any]:
    read = source(party=party)
    fields = [item for item in read["bindings"] if item["name"] != "dateOfBirth"]
    return {**read, "bindings": [*fields, {"name": "extra", "path": path, "label": "Extra"}]}


def paths(*categories: Category) -> list[str]:
    return [f"{entry.table}.{entry.column}" for entry in INVENTORY if entry.category in categories]


def test_there_is_a_template_for_every_kind_of_report_and_type_of_party() -> None:
    templates = load_templates()
    for party in PartyKind:
        for kind in ReportKind:
            template = templates.of(party, kind)
            assert (template.party_kind, template.kind) == (party, kind)
            assert template.code == f"{party.value}-{kind.value}"
            assert any(section.required for section in template.sections)


@pytest.mark.clause("R29")
@pytest.mark.parametrize("party", [kind.value for kind in PartyKind])
@pytest.mark.parametrize("path", paths(Category.HEALTH))
def test_a_template_that_binds_a_health_field_cannot_be_loaded(path: str, party: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        load_template(bound(path, party))
    assert (refused.value.code, refused.value.clause) == ("health-field", Clause.R29)


@pytest.mark.clause("UAVG 46")
@pytest.mark.parametrize("party", [kind.value for kind in PartyKind])
@pytest.mark.parametrize("path", paths(Category.IDENTIFICATION))
def test_no_template_binds_a_citizen_number(path: str, party: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        load_template(bound(path, party))
    assert refused.value.code == "bsn-field"


@pytest.mark.clause("R23")
@pytest.mark.parametrize("path", ["note.text_sealed", "note_draft.text_sealed", "preference.text_sealed"])
def test_what_was_written_for_the_file_alone_cannot_be_bound(path: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        load_template(bound(path))
    assert refused.value.code == "unchecked-text"


@pytest.mark.clause("R23")
@pytest.mark.parametrize("path", ["client.date_of_birth", "client.city", "client.phone"])
def test_an_employer_gets_no_more_than_the_name(path: str) -> None:
    load_template(bound(path, "uwv"))
    with pytest.raises(TemplateRefusedError) as refused:
        load_template(bound(path, "employer"))
    assert refused.value.code == "not-for-employers"


def test_a_field_that_no_inventory_knows_cannot_be_bound() -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        load_template(bound("client.mood"))
    assert refused.value.code == "unknown-field"


def test_one_bad_template_among_good_ones_stops_the_start(tmp_path: Path) -> None:
    for path in FILES:
        (tmp_path / path.name).write_text(path.read_text())
    load_templates(tmp_path)
    (tmp_path / "uwv-final.json").write_text(json.dumps(bound("health_record.item_sealed")))
    with pytest.raises(TemplateRefusedError):
        load_templates(tmp_path)
    (tmp_path / "uwv-final.json").unlink()
    with pytest.raises(TemplateRefusedError) as refused:
        load_templates(tmp_path)
    assert refused.value.code == "incomplete"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_and_helps_do_not_trip_over_the_firewall_themselves(path: Path) -> None:
    template = load_template(json.loads(path.read_text()))
    words = [template.title, *(b.label for b in template.bindings), *(s.title for s in template.sections)]
    assert [lint(word) for word in words if lint(word)] == []
    assert all(section.help.endswith((".", "?")) for section in template.sections)
