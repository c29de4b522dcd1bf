"""A coding is taken over from a file: into an open coding, and with the texts of a project into a new one."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyrefiqda import RefiProject
from pyrefiqda.models import ProjectCodeType
from streamlit.testing.v1 import AppTest

from components.export.coding.passage_table import passage_table
from components.export.coding.refi_qda import refi_qda
from components.export.table_csv import table_csv
from data.coding.model import Action, CodedPassage, Coding, accepted
from data.load import load
from data.store.coding import NewCoding
from data.store.codings import CodingStore
from data.store.dataset import Saved
from tests.apptest import drawn_by, open_page, page_text
from tests.data.coding.foreign_project import strangers
from tests.data.coding.suggested_text import decision, suggested

DOCUMENT = suggested()
LOG = (
    decision(DOCUMENT),
    decision(DOCUMENT, 1, level=1, memo="=weaker"),
    decision(DOCUMENT, 2, Action.REJECT),
    decision(DOCUMENT, 4),
)
WAIT = 60


@pytest.fixture
def saved(coding_store: CodingStore) -> Saved:
    return coding_store.save(NewCoding("Plan", "Zhou", (DOCUMENT,)))


def passages(coding_store: CodingStore, saved: Saved) -> tuple[CodedPassage, ...]:
    log = coding_store.log(coding_store.open(saved.id, saved.key), 1)
    return accepted((one.decision for one in log), frozenset(DOCUMENT.by_key))


def exported(form: str) -> bytes:
    coding = Coding("Plan", (DOCUMENT.source,), accepted(LOG, frozenset(DOCUMENT.by_key)))
    if form == "csv":
        return table_csv(passage_table(coding, load()))
    return refi_qda(coding, load(), datetime(2026, 11, 30, tzinfo=UTC))


def offered(saved: Saved, name: str, raw: bytes, **query: str) -> AppTest:
    at = open_page("code", coding=saved.id, key=saved.key, **query)
    return at.file_uploader(key="import-coding-file").set_value((name, raw, "")).run(timeout=WAIT)


@pytest.mark.parametrize("form", ["csv", "qdpx"])
def test_an_export_is_taken_over_as_the_same_decisions(coding_store: CodingStore, saved: Saved, form: str) -> None:
    at = offered(saved, f"coding.{form.upper()}", exported(form))
    button = at.button(key="import-coding-save")
    assert button.label == "Import 3 decisions"
    button.click().run(timeout=WAIT)
    assert not at.exception
    assert passages(coding_store, saved) == accepted(LOG, frozenset(DOCUMENT.by_key))
    assert [one["action"] for one in drawn_by(at, "focusAtlasCoder")[0]["log"]] == ["accept"] * 3
    assert "3 passages are coded likewise." in page_text(at)
    assert not [one for one in at.button if one.key == "import-coding-save"]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("jobs.csv", b"region,value\nx,1\n", "This CSV is no table of a coding."),
        ("plan.qdpx", b"PK\x03\x04 nothing", "The document is damaged."),
        ("plan.qdpx", b"", "The document is damaged."),
    ],
)
def test_a_file_that_does_not_fit_gets_the_reason(saved: Saved, name: str, raw: bytes, message: str) -> None:
    at = offered(saved, name, raw)
    assert message in page_text(at)
    assert not [one for one in at.button if one.key == "import-coding-save"]


def test_what_is_coded_in_another_text_is_named_and_left_out(coding_store: CodingStore) -> None:
    other = coding_store.save(NewCoding("Other", "Zhou", (suggested("上海市2026年计划\n大力发展集成电路产业。\n"),)))
    assert "Lines whose document is none of this coding’s are left out: 2, 3, 4." in page_text(
        offered(other, "coding.csv", exported("csv"))
    )
    shown = page_text(offered(other, "coding.qdpx", exported("qdpx"), lang="zh"))
    assert "临江市2026年发展计划" in shown
    assert "没有可以导入的内容。" in shown


def test_a_project_of_another_program_is_shown_with_what_is_not_understood(
    coding_store: CodingStore, tmp_path: Path
) -> None:
    at = open_page("code")
    at.file_uploader(key="document-files").set_value([("study.qdpx", strangers(tmp_path), "")]).run(timeout=WAIT)
    shown = page_text(at)
    assert "left out: “Mood”" in shown
    assert "1 passage reaches over several paragraphs and is left out." in shown
    assert "1 passage is coded." in shown


def test_an_export_says_to_another_program_what_the_coding_says(tmp_path: Path) -> None:
    (tmp_path / "ours.qdpx").write_bytes(exported("qdpx"))
    project = RefiProject.load(tmp_path / "ours.qdpx", str(tmp_path / "read"))
    codes = {code.guid: code.name for code in every(project.code_book.codes.code)}
    (source,) = project.sources.text_source
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "read").read_text("utf-8")
    read = [
        (text[one.start_position : one.end_position], [codes[coding.code_ref.target_guid] for coding in one.coding])
        for one in source.plain_text_selection
    ]
    sentence = "大力发展集成电路产业，建设国家级人工智能创新应用先导区。"
    assert read[:2] == [(sentence, ["2 Programme", "Tianjin", "L2"]), (sentence, ["1 Direction", "Tianjin"])]
    assert [user.name for user in project.users.user] == ["Li"]


def every(codes: list[ProjectCodeType]) -> list[ProjectCodeType]:
    return [code for one in codes for code in (one, *every(one.code))]


QDE = """<?xml version="1.0"?>{doctype}<Project name="x" xmlns="urn:QDA-XML:project:1.0"><Sources>
<TextSource guid="44444444-4444-4444-8444-444444444444" name="t" {source}</TextSource></Sources></Project>"""
ENTITY = '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("doctype", "source", "inside", "message"),
    [
        ("", "><PlainTextContent>x</PlainTextContent>", b"0" * 120_000_000, "unpacks to more than 104857600 bytes"),
        (ENTITY, "><PlainTextContent>&a;</PlainTextContent>", b"", "declares XML entities"),
        ("", 'plainTextPath="internal://../../../../../etc/passwd">', b"", "The document has no text."),
        ("", 'plainTextPath="absolute:///etc/passwd">', b"", "The document has no text."),
    ],
    ids=["bomb", "entity", "traversal", "absolute"],
)
def test_a_hostile_project_gets_a_sentence(
    coding_store: CodingStore, doctype: str, source: str, inside: bytes, message: str
) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", QDE.format(doctype=doctype, source=source))
        archive.writestr("sources/large.txt", inside)
    at = open_page("code")
    at.file_uploader(key="document-files").set_value([("study.qdpx", written.getvalue(), "")]).run(timeout=WAIT)
    assert not at.exception
    assert message in page_text(at)
    assert not [one for one in at.button if one.key == "start-coding"]
