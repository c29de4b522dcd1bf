"""Exports of a coding, read back: by the standard's schema, by a reader of its own, and by the imports."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from components.export.coding.passage_table import passage_table
from components.export.coding.refi_qda import refi_qda
from components.export.coding.web_annotations import web_annotations
from components.export.table_csv import table_csv
from data.atlas import Atlas
from data.coding.model import Coding
from data.coding.passage_rows import UnreadablePassagesError, read_passages
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, UnreadableDocumentError
from data.documents.project_sandbox import read_project_apart
from data.documents.refi_project import Meanings, exact_document, read_project
from data.load import load
from tests.data.coding.sample_coding import LOGISTICS, coding

MADE_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
NS = {"q": "urn:QDA-XML:project:1.0"}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


@pytest.fixture(scope="module")
def project(atlas: Atlas) -> bytes:
    return refi_qda(coding(), atlas, MADE_AT)


def meanings(atlas: Atlas) -> Meanings:
    columns = {name.lower(): key for key, one in atlas.industries.items() for name in (one.name_en, one.name_zh)}
    regions = {name.lower(): key for key, unit in atlas.units.items() for name in (unit.name_en, unit.name_zh)}
    return Meanings(columns, regions)


def test_the_table_has_a_row_for_each_passage_and_is_read_back(atlas: Atlas) -> None:
    raw = table_csv(passage_table(coding(), atlas))
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row["term"] for row in rows] == ["汽车", "航运", "航运", "量子科技", "shipping"]
    assert (rows[1]["region"], rows[1]["industry"], rows[1]["kind"]) == ("Tianjin", "Trade and logistics", "industry")
    assert (rows[1]["section"], rows[1]["paragraph"]) == ("一、建设先进制造基地", "3")
    assert rows[1]["memo"] == "'=a, b"  # no spreadsheet runs it

    found = read_passages(raw, coding().documents)
    assert found.passages == coding().passages
    assert found.unknown_document == found.elsewhere == ()


def test_rows_of_other_texts_or_elsewhere_are_named(atlas: Atlas) -> None:
    table = passage_table(coding(), atlas)
    table.loc[0, "quote"] = "另外的话"
    table.loc[1, "level"] = 4
    found = read_passages(table_csv(table), coding().documents[:1])
    assert (found.elsewhere, found.unknown_document) == ((2, 3), (6,))
    assert len(found.passages) == 2


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b'sha256\n"'])
def test_what_is_no_table_of_passages_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadablePassagesError):
        read_passages(raw, coding().documents)


def test_the_project_fits_the_schema(project: bytes) -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("refi_qda_subset.xsd")))
    schema.assertValid(etree.fromstring(zipfile.ZipFile(io.BytesIO(project)).read("project.qde")))


def test_the_project_says_what_the_coding_says(project: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(project))
    root = etree.fromstring(archive.read("project.qde"))
    users = {one.get("guid"): one.get("name") for one in root.iterfind("q:Users/q:User", NS)}
    codes = {one.get("guid"): one for one in root.iter("{urn:QDA-XML:project:1.0}Code")}
    read = []
    for source in root.iterfind("q:Sources/q:TextSource", NS):
        path = source.get("plainTextPath").removeprefix("internal://")
        text = archive.read(f"sources/{path}").decode()
        for one in source.iterfind("q:PlainTextSelection", NS):
            named = [codes[ref.get("targetGUID")] for ref in one.iterfind("q:Coding/q:CodeRef", NS)]
            words = text[int(one.get("startPosition")) : int(one.get("endPosition"))]
            read.append((words, users[one.get("creatingUser")], [code.get("name") for code in named]))
            assert named[0].getparent().get("name") in (
                "Trade and logistics",
                "Automobiles and parts",
                "Blockchain, quantum information and advanced computing",
            )
    assert read == [
        ("做强汽车等支柱产业。", "Li", ["3 Flagship", "Tianjin", "L3a"]),
        ("积极发展航运服务，新建码头3个。", "Li", ["3 Flagship", "Tianjin", "L3b"]),
        ("办好航运大会。", "Li", ["2 Programme", "Tianjin", "Added by the coder"]),
        ("前瞻布局量子科技。", "Li", ["1 Direction", "Tianjin", "L1"]),
        ("We shall develop the shipping industry.", "Wang", ["2 Programme", "Tianjin", "L2"]),
    ]


def test_the_same_coding_gives_the_same_bytes(project: bytes, atlas: Atlas) -> None:
    assert refi_qda(coding(), atlas, MADE_AT) == project
    assert refi_qda(Coding("empty", coding().documents), atlas, MADE_AT)  # nobody has coded yet


def test_the_project_is_read_back(project: bytes, atlas: Atlas) -> None:
    plan, letter = read_project(project, meanings(atlas), DocumentLimits())
    assert (plan.name, letter.name) == ("天津市2026年工作要点", "Letter")
    assert [one.document for one in (plan, letter)] == [source.document for source in coding().documents]
    expected = [
        (
            replace(
                one.passage, trigger_start=one.passage.term_start, trigger_end=one.passage.term_start, maker="refi-qda"
            )
        )
        for one in coding().passages
    ]
    assert [passage for passage, *_rest in (*plan.passages, *letter.passages)] == expected
    assert plan.passages[1][1:] == ("Li", "=a, b", False)
    assert plan.passages[2][3]
    assert plan.unknown == ()


def test_a_strangers_project_is_read_in_a_child_process(project: bytes, atlas: Atlas) -> None:
    texts, problem = read_project_apart(project, meanings(atlas))
    assert problem is None
    assert list(texts) == read_project(project, meanings(atlas), DocumentLimits())
    for raw, code in ((b"no archive", DocumentCode.BROKEN_FILE), (b"0" * 30_000_000, DocumentCode.FILE_TOO_LARGE)):
        texts, problem = read_project_apart(raw, meanings(atlas))
        assert texts == ()
        assert problem is not None
        assert problem.code is code


FOREIGN = """<?xml version="1.0"?><Project name="x" xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes>
<Code guid="11111111-1111-4111-8111-111111111111" name="汽车及零部件" isCodable="true">
<Code guid="22222222-2222-4222-8222-222222222222" name="3" isCodable="true"/></Code>
<Code guid="33333333-3333-4333-8333-333333333333" name="Mood" isCodable="true"/></Codes></CodeBook><Sources>
<TextSource guid="44444444-4444-4444-8444-444444444444" name="t"><PlainTextContent>  做强汽车。
𝒳发展汽车。</PlainTextContent>
<PlainTextSelection guid="a" startPosition="2" endPosition="7"><Coding guid="b"><CodeRef
 targetGUID="22222222-2222-4222-8222-222222222222"/></Coding></PlainTextSelection>
<PlainTextSelection guid="c" startPosition="9" endPosition="14"><Coding guid="d"><CodeRef
 targetGUID="11111111-1111-4111-8111-111111111111"/></Coding><Coding guid="e"><CodeRef
 targetGUID="33333333-3333-4333-8333-333333333333"/></Coding></PlainTextSelection>
<PlainTextSelection guid="f" startPosition="2" endPosition="14"/>
</TextSource></Sources></Project>"""


def packed(project: str, **others: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", project)
        for name, content in others.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_codes_of_another_program_are_known_by_their_names(atlas: Atlas) -> None:
    (found,) = read_project(packed(FOREIGN), meanings(atlas), DocumentLimits())
    text = found.document.text
    assert [(text[p.start : p.end], p.industry_id, p.level) for p, *_rest in found.passages] == [
        ("做强汽车。", "automobiles", 3),
        ("发展汽车。", "automobiles", 2),
    ]
    assert (found.unknown, found.skipped) == (("Mood",), 1)


ENTITY = '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04 nothing", DocumentCode.BROKEN_FILE),
        (packed("<Project"), DocumentCode.BROKEN_FILE),
        (packed(ENTITY + FOREIGN.partition("?>")[2]), DocumentCode.XML_ENTITIES),
        (packed(FOREIGN, bomb=b"0" * 200_000_000), DocumentCode.UNPACKED_TOO_LARGE),
        (packed('<Project name="x" xmlns="urn:QDA-XML:project:1.0"/>'), DocumentCode.NO_TEXT),
        (packed(FOREIGN.replace('startPosition="2"', 'startPosition="two"')), DocumentCode.BROKEN_FILE),
    ],
    ids=["no-archive", "broken", "entities", "bomb", "no-text", "no-number"],
)
def test_a_bad_project_is_refused_with_a_code(raw: bytes, code: DocumentCode, atlas: Atlas) -> None:
    with pytest.raises(UnreadableDocumentError) as refused:
        read_project(raw, meanings(atlas), DocumentLimits())
    assert refused.value.problem.code is code


def test_a_text_is_kept_letter_by_letter() -> None:
    text = "  one two.\n\n\tthree.  \n"
    document = exact_document(text)
    assert document.text == text
    assert [document.text_of(one) for one in document.paragraphs] == ["one two.", "three."]


def test_annotations_quote_and_locate_each_passage(atlas: Atlas) -> None:
    page = json.loads(web_annotations(coding(), atlas))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = [source.document.text for source in coding().documents]
    for item, coded in zip(page["items"], coding().passages, strict=True):
        quote, position = item["target"]["selector"]
        text = texts[0] if coded.coder == "Li" else texts[1]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert item["creator"]["name"] == coded.coder
    assert {"type": "TextualBody", "purpose": "commenting", "value": "=a, b"} in page["items"][1]["body"]
    tags = [body["value"] for body in page["items"][1]["body"]]
    assert tags[:3] == ["region: Tianjin", "industry: Trade and logistics", "level: 3"]
    assert LOGISTICS not in tags
