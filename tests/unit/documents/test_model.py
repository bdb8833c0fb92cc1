"""Names, titles, kinds and what may be served: rules without a database."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from domain.documents.model import (
    Document,
    DocumentClass,
    DocumentKind,
    MediaType,
    ScanState,
    check_described,
    check_name,
    check_servable,
    download_name,
    kinds_of,
    title_from,
)
from domain.shared.errors import Conflict, Invalid

DOCUMENT = Document(
    id=UUID(int=1),
    client_id=UUID(int=2),
    document_class=DocumentClass.ORDINARY,
    kind=DocumentKind.CV,
    title="Cv",
    original_name="cv.pdf",
    media_type=MediaType.PDF,
    byte_size=1,
    page_count=1,
    sha256="0" * 64,
    scan_state=ScanState.NOT_SCANNED,
    traject_id=None,
    uploaded_by=UUID(int=3),
    uploaded_by_name="A",
    uploaded_at=datetime(2026, 11, 24, tzinfo=UTC),
    removed_at=None,
    version=1,
)


@pytest.mark.parametrize(
    "name", ["", ".", "..", " . ", "a/b", "..\\x", "c:x", "a*b", "x\0y", "x\ny", "x" * 201, "\u202etxt.exe", '"x"']
)  # fmt: skip
def test_a_name_that_could_be_a_path_or_hides_something_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_name(name)
    assert refused.value.errors[0].code == "file-name"


@pytest.mark.parametrize("name", ["cv.pdf", "Brief (2) van José.docx", ".verborgen", "日本.pdf", "geen punt"])
def test_an_ordinary_name_is_kept(name: str) -> None:
    assert check_name(name) == name


def test_a_name_written_in_two_ways_becomes_one() -> None:
    assert check_name("Jose\u0301.pdf") == "José.pdf"


@pytest.mark.parametrize(
    ("title", "name", "shown"),
    [("  Mijn cv ", "x.pdf", "Mijn cv"), ("", "brief.v2.pdf", "brief.v2"), (" ", ".pdf", ".pdf")],
)
def test_without_a_title_the_name_says_what_it_is(title: str, name: str, shown: str) -> None:
    assert title_from(title, name) == shown


@pytest.mark.clause("R7")
def test_each_class_has_its_own_kinds_and_other_is_in_both() -> None:
    ordinary, health = kinds_of(DocumentClass.ORDINARY), kinds_of(DocumentClass.HEALTH)
    assert ordinary & health == {DocumentKind.OTHER}
    assert ordinary | health == set(DocumentKind)
    for document_class, kind in (
        (DocumentClass.ORDINARY, DocumentKind.ABILITIES_LIST),
        (DocumentClass.HEALTH, DocumentKind.CV),
    ):
        with pytest.raises(Invalid):
            check_described(document_class, kind, "Titel")


@pytest.mark.parametrize(
    ("state", "code"), [(ScanState.WAITING, "document-waiting"), (ScanState.INFECTED, "document-infected")]
)
def test_content_that_was_not_found_clean_is_not_served(state: ScanState, code: str) -> None:
    with pytest.raises(Conflict) as refused:
        check_servable(replace(DOCUMENT, scan_state=state))
    assert refused.value.code == code


@pytest.mark.parametrize("state", [ScanState.CLEAN, ScanState.NOT_SCANNED])
def test_clean_content_and_that_of_a_bureau_without_a_scanner_is_served(state: ScanState) -> None:
    check_servable(replace(DOCUMENT, scan_state=state))


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("cv.exe", "cv.pdf"),
        (".pdf", ".pdf.pdf"),
        ("x" * 180 + ".doc", "x" * 100 + ".pdf"),
        ("a.b.c", "a.b.pdf"),
    ],
)
def test_a_download_ends_as_its_content_is(name: str, saved: str) -> None:
    assert download_name(replace(DOCUMENT, original_name=name)).lstrip(".") == saved.lstrip(".")
