"""Documents in a child process: each failure has a sentence, time and memory are bounded, no file is left."""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.document import Part
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, sentence
from data.documents.sandbox import read, suggest
from data.documents.structure import with_parts
from tests.data.documents.writers import MARGIN, SIZE, Set, bomb, pdf, word
from tests.data.upload.processes import child_processes

SMALL = DocumentLimits(
    file_bytes=3_000_000, pages=20, characters=50_000, unpacked_bytes=60_000_000, seconds=4, memory_bytes=300_000_000
)
TEXT = "某市政府工作报告\n一、2025年工作回顾\n旅游业增长10%。\n二、2026年重点工作\n加快发展人工智能产业。\n"


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """A DOCX with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        parts = {part: old.read(part) for part in old.namelist()} | {name: content}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part, body in parts.items():
            new.writestr(part, body)
    return out.getvalue()


def body_of(inside: bytes) -> bytes:
    """The main part of a DOCX around some content."""
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return b'<w:document xmlns:w="' + space + b'"><w:body>' + inside + b"</w:body></w:document>"


def many_small_elements() -> bytes:
    """A DOCX of under a megabyte whose elements would take a gigabyte of memory."""
    return with_part(word(["x"]), "word/document.xml", body_of(b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_700_000))


def deep() -> bytes:
    return with_part(word(["x"]), "word/document.xml", body_of(b"<w:p>" * 200_000 + b"</w:p>" * 200_000))


def entities() -> bytes:
    inside = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body_of(b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")
    return with_part(word(["x"]), "word/document.xml", inside)


HOSTILE: dict[str, tuple[Callable[[], bytes], set[DocumentCode]]] = {
    "empty": (lambda: b" \n", {DocumentCode.EMPTY_FILE}),
    "large": (lambda: b"a" * 3_000_001, {DocumentCode.FILE_TOO_LARGE}),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, {DocumentCode.UNKNOWN_FORMAT}),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), {DocumentCode.OLD_WORD}),
    "UTF-32": (lambda: "发展旅游业".encode("utf-32"), {DocumentCode.UNKNOWN_ENCODING, DocumentCode.UNKNOWN_FORMAT}),
    "PDF bomb": (bomb, {DocumentCode.TOO_MUCH_MEMORY}),
    "broken PDF": (lambda: b"%PDF-1.7\n%%EOF", {DocumentCode.BROKEN_FILE}),
    "PDF of pictures": (lambda: pdf([[]] * 3), {DocumentCode.SCAN}),
    "PDF of many pages": (lambda: pdf([[Set(MARGIN, 700, SIZE, "发展")]] * 21), {DocumentCode.TOO_MANY_PAGES}),
    "broken DOCX": (lambda: b"PK\x03\x04" + b"x" * 100, {DocumentCode.BROKEN_FILE}),
    "other archive": (lambda: with_part(EMPTY_ZIP, "a.txt", b"a"), {DocumentCode.UNKNOWN_FORMAT}),
    "DOCX of many elements": (many_small_elements, {DocumentCode.TOO_MUCH_MEMORY, DocumentCode.TOO_SLOW}),
    "DOCX that unpacks to much": (
        lambda: with_part(word(["x"]), "word/media/a.png", b"\0" * 61_000_000),
        {DocumentCode.UNPACKED_TOO_LARGE},
    ),
    "deep DOCX": (deep, {DocumentCode.BROKEN_FILE, DocumentCode.NO_TEXT}),
    "DOCX with entities": (entities, {DocumentCode.XML_ENTITIES}),
    "deep web page": (lambda: b"<div>" * 400_000 + b"a", {DocumentCode.TOO_SLOW}),
    "long text": (lambda: "发展旅游业。\n".encode() * 9_000, {DocumentCode.TOO_MANY_CHARACTERS}),
    "web page without text": (lambda: b"<html><script>a</script></html>", {DocumentCode.NO_TEXT}),
}
EMPTY_ZIP = b"PK\x05\x06" + bytes(18)


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_document_is_refused_with_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    make, expected = HOSTILE[name]
    before = child_processes()
    result = read(make(), limits=SMALL)
    assert result.document is None
    assert result.suggestions == ()
    assert {problem.code for problem in result.problems} <= expected
    assert all(text and "{" not in text for problem in result.problems for text in sentence(problem))
    assert result.peak_bytes < 1.05 * SMALL.memory_bytes  # pages that were mapped before count too
    assert list(tmp_path.iterdir()) == []
    assert child_processes() == before


def test_hostile_files_are_as_small_as_they_are_said_to_be() -> None:
    assert len(bomb()) < 1_400
    assert len(many_small_elements()) < 800_000


def test_a_file_is_read_and_cells_are_suggested_in_one_go() -> None:
    result = read(TEXT.encode(), ["CN-TJ"])
    assert result.document is not None
    assert [(one.region_id, one.industry_id) for one in result.suggestions] == [("CN-TJ", "artificial-intelligence")]
    assert [problem.code for problem in result.problems] == [DocumentCode.REVIEW_FOUND]
    assert 0 < result.peak_bytes < DocumentLimits().memory_bytes


def test_marking_a_section_otherwise_changes_what_is_suggested() -> None:
    document = read(TEXT.encode(), ["CN-TJ"]).document
    assert document is not None
    marked = with_parts(document, [Part.PLAN, Part.PLAN, Part.LEFT_OUT])
    result = suggest(marked, ["CN-TJ"])
    assert result.document == marked
    assert [one.industry_id for one in result.suggestions] == ["tourism-and-culture"]


def test_reading_twice_gives_the_same() -> None:
    first, second = read(TEXT.encode(), ["CN-TJ"]), read(TEXT.encode(), ["CN-TJ"])
    assert (first.document, first.suggestions) == (second.document, second.suggestions)
    assert json.dumps([one.as_record() for one in first.suggestions])
