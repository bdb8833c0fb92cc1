"""Whatever is in a file: rows, or one clear problem that names row and column. Nothing else, and bounded memory."""

import io
import json
import tracemalloc
import zipfile
from contextlib import closing
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from api.intake_files.csv_file import CsvFile
from api.intake_files.failed_rows import as_csv, neutral, plain
from api.intake_files.sniffing import format_of
from api.intake_files.source import PieceFile, SealedSources, open_rows
from domain.intake.fields import COLUMNS
from domain.intake.model import FileFormat, FileProblem
from domain.intake.row import RawRow
from domain.intake.use_cases import FailedRows
from domain.shared.values import parse_date

HEADINGS = [column.heading for column in COLUMNS if column.required]
LINE = ";".join(HEADINGS)
ROW = ";".join(str(n) for n in range(len(HEADINGS)))


def read(kind: FileFormat, content: bytes) -> list[RawRow]:
    with closing(open_rows(kind, io.BytesIO(content))) as rows:
        return list(rows)


def problem(kind: FileFormat, content: bytes) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read(kind, content)
    return caught.value


def sheet(*rows: list[object], more: int = 0) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    for row in rows:
        first.append(row)
    for n in range(more):
        book.create_sheet(f"Blad {n}").append(["kenmerk"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# ------------------------------------------------------------------ CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_is_read_in_each_encoding_and_with_each_delimiter(
    encoding: str, delimiter: str, newline: str
) -> None:
    text = newline.join([LINE, ROW.replace("4", "Zoë", 1), ""]).replace(";", delimiter)
    (row,) = read(FileFormat.CSV, text.encode(encoding))
    assert row.number == 1
    assert row.values[HEADINGS[4]] == "Zoë"


def test_headings_go_by_either_name_in_any_order_and_case() -> None:
    names = [
        column.member if n % 2 else column.heading.upper()
        for n, column in enumerate(COLUMNS)
        if column.required
    ]
    (row,) = read(FileFormat.CSV, f"{';'.join(reversed(names))}\n{ROW}\n".encode())
    assert set(row.values) == set(HEADINGS)


def test_quoted_cells_may_hold_delimiters_quotes_and_line_ends() -> None:
    cells = ROW.split(";")
    cells[3] = '"a;b ""c""\nd"'
    (row, after) = read(FileFormat.CSV, f"{LINE}\n{';'.join(cells)}\n{ROW}\n".encode())
    assert row.values[HEADINGS[3]] == 'a;b "c"\nd'
    assert after.number == 2


def test_empty_rows_are_passed_over_but_counted() -> None:
    assert [row.number for row in read(FileFormat.CSV, f"{LINE}\n{ROW}\n\n;;;\n{ROW}\n".encode())] == [1, 4]


@pytest.mark.clause("R5")
def test_unknown_columns_are_named_and_their_values_dropped() -> None:
    content = f"{LINE};diagnose;=1+1;reden\n{ROW};CANARY;x;oude reden\n".encode()
    with closing(CsvFile(io.BytesIO(content))) as rows:
        (row,) = list(rows)
    assert [item.field for item in rows.refused] == ["diagnose", "1+1"]
    assert row.unknown == ("diagnose", "1+1")
    assert "CANARY" not in repr(row)


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "no-headings", 0),
        (b"\n\n", "no-headings", 0),
        (LINE.encode("utf-16"), "wrong-encoding", 0),
        (f"{LINE}\n".encode() + b"\x81\x8d\x8f;\xff\n", "wrong-encoding", 0),
        (b"kenmerk;dienst\nA;B\n", "missing-headings", 0),
        (f"{LINE};kenmerk\n".encode(), "doubled-heading", 0),
        (f"{LINE};orderReference\n".encode(), "doubled-heading", 0),
        (f'{LINE}\n{ROW}\n"{ROW}\n'.encode(), "row-unreadable", 2),
        (f"{LINE}\n{ROW[:-2]}{'x' * 10_001}\n".encode(), "cell-too-long", 1),
        ((";".join(["kop"] * 1_000_000) + "\n").encode(), "line-too-long", 0),
        ((LINE + ";x" * 300 + "\n").encode(), "too-many-columns", 0),
    ],
)
def test_a_csv_file_that_cannot_be_trusted_is_one_problem(content: bytes, code: str, row: int) -> None:
    found = problem(FileFormat.CSV, content)
    assert (found.code, found.row) == (code, row)


def test_a_row_wider_than_the_headings_is_a_problem_of_that_row() -> None:
    rows = read(FileFormat.CSV, f"{LINE}\n{ROW};extra\n{ROW}\n".encode())
    assert rows[0].problems == (("rij", "row-too-wide"),)
    assert rows[1].problems == ()


@given(st.binary(max_size=400))
def test_no_bytes_break_any_reader(content: bytes) -> None:
    for kind in FileFormat:
        for start in (b"", LINE.encode() + b"\n", b"[", b"{"):
            try:
                read(kind, start + content)
            except FileProblem as found:
                assert found.detail  # noqa: PT017 - any other exception is the failure


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=4, max_size=4),
        min_size=1,
    )
)
def test_what_csv_writes_the_reader_reads_back(cells: list[list[str]]) -> None:
    headings = HEADINGS[:]
    rows = [(dict(zip(headings, row, strict=False)), "reden") for row in cells]
    content = b"".join(as_csv(FailedRows(headings, rows)))
    wanted = [{h: row.get(h, "") for h in headings} for row, _ in rows if any(row.values())]
    # The reason stands in every row, so that even an empty row is one.
    found = [row.values for row in read(FileFormat.CSV, content) if any(row.values.values())]
    assert found == wanted


@pytest.mark.parametrize("cell", ["=1+1", "+31612345678", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_ours_is_a_formula(cell: str) -> None:
    assert neutral(cell)[0] == "'"
    assert plain(neutral(cell)) == cell
    assert plain("'t Hof") == "'t Hof"


# ------------------------------------------------------------------ JSON


def test_ndjson_rows_stand_on_their_own() -> None:
    lines = [
        '{"kenmerk": "A"}',
        "",
        "dit is geen json",
        "[1]",
        '{"kenmerk": "B", "orderReference": "C"}',
        '{"kenmerk":"D","kenmerk":"E"}',
    ]
    rows = read(FileFormat.NDJSON, "\n".join(lines).encode())
    assert [(row.number, row.problems) for row in rows] == [
        (1, ()),
        (3, (("rij", "row-unreadable"),)),
        (4, (("rij", "row-unreadable"),)),
        (5, (("kenmerk", "doubled"),)),
        (6, (("kenmerk", "doubled"),)),
    ]


@pytest.mark.parametrize("depth", [5, 100, 100_000])
def test_deep_json_is_refused_without_going_down(depth: int) -> None:
    deep = '{"x":' * depth + "1" + "}" * depth
    (row,) = read(FileFormat.NDJSON, deep.encode())
    assert row.problems == (("rij", "too-deep"),)
    assert problem(FileFormat.JSON, f"[{deep}]".encode()).code == "too-deep"


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["kenmerk", "dienst", 'x{["\\']), st.text(max_size=20), max_size=3),
        max_size=6,
    ),
    st.sampled_from([None, 1, 4]),
)
def test_a_json_array_is_read_as_the_library_reads_it(
    objects: list[dict[str, str]], indent: int | None
) -> None:
    content = json.dumps(objects, indent=indent).encode()
    rows = read(FileFormat.JSON, content)
    assert [row.number for row in rows] == list(range(1, len(objects) + 1))
    assert [row.values.get("kenmerk", "") for row in rows] == [item.get("kenmerk", "") for item in objects]


@pytest.mark.parametrize(
    "content", [b"{}", b"[1]", b'[{"kenmerk": "A"', b'[{"kenmerk": "A}', b"[", b"", b'[{} "x"]']
)
def test_json_that_is_no_list_of_objects_is_one_problem(content: bytes) -> None:
    assert problem(FileFormat.JSON, content).code == "json-unreadable"


def test_json_in_another_encoding_is_a_problem_at_its_row() -> None:
    content = b'{"kenmerk": "A"}\n{"kenmerk": "\xe9"}\n'
    assert problem(FileFormat.NDJSON, content).code == "wrong-encoding"


# ------------------------------------------------------------------ XLSX


def test_a_sheet_is_read_with_dates_numbers_and_formulas_as_text() -> None:
    day = parse_date("1985-05-17")
    row: list[object] = ["R1", "=HYPERLINK(1)", 12, 12.5, day, True, None, "x"]
    (found,) = read(FileFormat.XLSX, sheet(HEADINGS, row, more=1))
    assert [found.values[h] for h in HEADINGS[:8]] == [
        "R1",
        "=HYPERLINK(1)",
        "12",
        "12.5",
        "1985-05-17",
        "True",
        "",
        "x",
    ]


def _zip(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def _with_part(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sheet(HEADINGS, ["x"]))) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    return _zip({**parts, name: content})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 not a zip", "xlsx-unreadable"),
        (_zip({"a.txt": b"x"}), "xlsx-unreadable"),
        (_with_part("xl/sharedStrings.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><sst/>"), "xlsx-unreadable"),
        (_with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"), "xlsx-unreadable"),
        (_with_part("xl/bomb.xml", b" " * 60_000_000), "xlsx-too-large"),
        (sheet(), "no-headings"),
        (sheet([*HEADINGS, "kenmerk"]), "doubled-heading"),
        (sheet(HEADINGS[1:]), "missing-headings"),
        (sheet(HEADINGS, ["x"] * 250), "too-many-columns"),
        (sheet([f"k{n}" for n in range(250)]), "too-many-columns"),
    ],
)
def test_a_workbook_that_cannot_be_trusted_is_one_problem(content: bytes, code: str) -> None:
    assert problem(FileFormat.XLSX, content).code == code


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    content = bytearray(_with_part("xl/lie.xml", b"a" * 50_000))
    # The directory says 10 bytes: both places where the size stands.
    true_size, lie = (50_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    while (at := content.find(true_size)) >= 0:
        content[at : at + 4] = lie
    assert problem(FileFormat.XLSX, bytes(content)).code in ("xlsx-unreadable", "xlsx-too-large")


def test_a_row_that_claims_to_be_the_millionth_costs_nothing() -> None:
    with zipfile.ZipFile(io.BytesIO(sheet(HEADINGS, ["x"] * len(HEADINGS)))) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'r="2"', b'r="999999999"')
    assert read(FileFormat.XLSX, _zip(parts)) == []


# ------------------------------------------------------------------ around the readers


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04", FileFormat.XLSX),
        (b"\xef\xbb\xbf kenmerk;", FileFormat.CSV),
        (b"  [ {", FileFormat.JSON),
        (b'{"a"', FileFormat.NDJSON),
        (b"%PDF-1.7", None),
        (b"<html>", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", None),
    ],
)
def test_a_file_is_known_by_its_first_bytes(head: bytes, kind: FileFormat | None) -> None:
    assert format_of(head) is kind


@given(
    st.binary(max_size=300),
    st.integers(1, 50),
    st.lists(st.tuples(st.integers(0, 320), st.integers(0, 60)), max_size=8),
)
def test_a_file_in_pieces_reads_as_one(content: bytes, size: int, reads: list[tuple[int, int]]) -> None:
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    file = io.BufferedReader(PieceFile(len(content), size, pieces.__getitem__))
    whole = io.BytesIO(content)
    for at, count in reads:
        file.seek(at)
        whole.seek(at)
        assert file.read(count) == whole.read(count)


@pytest.mark.parametrize("kind", [FileFormat.CSV, FileFormat.NDJSON, FileFormat.JSON])
def test_memory_does_not_grow_with_the_file(kind: FileFormat) -> None:
    def peak(rows: int) -> int:
        cell = json.dumps({"kenmerk": "x" * 400})
        content = {
            FileFormat.CSV: LINE + "\n" + (ROW + "\n") * rows * 10,
            FileFormat.NDJSON: (cell + "\n") * rows,
            FileFormat.JSON: "[" + ",".join([cell] * rows) + "]",
        }[kind].encode()
        file = io.BytesIO(content)
        tracemalloc.start()
        with closing(open_rows(kind, file)) as parsed:
            assert sum(1 for _ in parsed)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(20_000) < peak(1_000) * 2 + 1_000_000


@pytest.mark.parametrize("kind", list(FileFormat))
async def test_a_piece_that_cannot_be_had_is_not_called_a_fault_of_the_file(kind: FileFormat) -> None:
    class Broken:
        batch_id = UUID(int=1)
        byte_size = 100

        async def chunk(self, _sequence: int) -> bytes:
            raise ConnectionError("the database is gone")

    with pytest.raises(ConnectionError):
        await (await SealedSources(64).open(kind, Broken())).rows(1)
