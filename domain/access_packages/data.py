"""The machine-readable part: everything, by the path that the inventory gives it, with the label a person reads."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from domain.access_log.client_view import grouped
from domain.access_log.model import AccessLogEntry
from domain.access_packages.contents import (
    CONTENT,
    LOG,
    Blob,
    Colleague,
    Material,
    Row,
    exported,
    path_of,
)
from domain.access_packages.document import label_of
from domain.access_packages.files import PackedFile
from domain.access_packages.redactions import REASONS, Redaction, Rulings
from domain.bureau import Bureau
from domain.inventory_entry import Entry
from domain.statements.texts import about_your_data
from domain.statements.words import CATEGORY_WORDS, PURPOSE_WORDS, RETENTION_WORDS

FORM: Final = 1
"""The version of this form."""


def package_data(
    material: Material,
    files: Sequence[PackedFile],
    redactions: Sequence[Redaction],
    rulings: Rulings,
    *,
    reference: str,
    made_at: datetime,
    bureau: Bureau,
) -> dict[str, Any]:
    """Everything as plain members. Left out is `{"weggelaten": <code>}`, and stands in the list with its reason."""
    entries = list(exported(material.tables))
    names = {(file.path, file.row_id): file.name for file in files}
    return {
        "vorm": FORM,
        "soort": "inzage",
        "kenmerk": reference,
        "gemaaktOp": made_at.isoformat(),
        "verantwoordelijke": list(bureau.address_lines),
        "uitleg": [line for line in about_your_data(bureau).split("\n") if line],
        "velden": {path_of(entry): _field(entry) for entry in entries},
        "gegevens": {
            table: [
                _row(row, [e for e in entries if e.table == table], rulings, names)
                for row in material.rows(table)
            ]
            for table in material.tables
            if table not in (LOG, CONTENT) and material.rows(table) and any(e.table == table for e in entries)
        },
        "inzagelog": [_look(entry) for entry in material.log],
        "bestanden": [{"naam": file.name, "veld": file.path, "rij": file.row_id} for file in files],
        "weggelaten": [
            {
                "veld": one.path,
                "rij": one.item,
                "naam": label_of(one.path),
                "reden": one.code.value,
                "uitleg": REASONS[one.code],
            }
            for one in redactions
            if not one.shown
        ],
    }


def _field(entry: Entry) -> dict[str, Any]:
    return {
        "naam": entry.label,
        "soort": CATEGORY_WORDS.get(entry.category, "Andere gegevens"),
        "waarvoor": sorted(PURPOSE_WORDS[purpose] for purpose in entry.purposes),
        "hoeLang": RETENTION_WORDS.get(entry.retention),
    }


def _row(
    row: Row, entries: Sequence[Entry], rulings: Rulings, names: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    members: dict[str, Any] = {"rij": row.id}
    for entry in entries:
        value = row.values.get(entry.column)
        code = rulings.code_of(row, entry.column)
        if value is not None and code is not None:
            members[path_of(entry)] = {"weggelaten": code.value}
            continue
        kept, _ = rulings.inner(row, entry.column, value)
        members[path_of(entry)] = _plain(kept, rulings, names.get((path_of(entry), row.id)))
    return members


def _plain(value: Any, rulings: Rulings, file_name: str | None) -> Any:
    if isinstance(value, Colleague):
        return rulings.colleague(value)
    if isinstance(value, Blob):
        return {"bestand": file_name}
    return value


def _look(entry: AccessLogEntry) -> dict[str, Any]:
    line = grouped([entry])[0]
    return {
        "audit_record.at": entry.at.isoformat(),
        "audit_record.actor_id": line.who,
        "audit_record.action": line.what,
        "audit_record.purpose": line.why,
        "audit_record.role": entry.role.value if entry.role else None,
        "audit_record.clause": entry.clause,
        "audit_record.result": entry.result,
        "audit_record.payload_sealed": list(entry.changed_fields),
    }
