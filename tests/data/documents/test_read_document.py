"""Documents of every format: paragraphs, headings, parts, and what is left out."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.document import Document, Part
from data.documents.cleaning import clean
from data.documents.limits import DocumentLimits
from data.documents.lines import joined
from data.documents.plain import blocks_of
from data.documents.problems import NOTES, SENTENCES, DocumentCode, DocumentProblem, sentence
from data.documents.read_document import Format, format_of, read_document
from data.documents.structure import Block, build, part_of
from tests.data.documents.made import documents
from tests.data.documents.writers import MARGIN, SIZE, Set, pages, pdf, word

LIMITS = DocumentLimits()


def read(raw: bytes) -> tuple[Document, list[DocumentProblem]]:
    return read_document(raw, format_of(raw, LIMITS), LIMITS)


def texts(document: Document) -> list[str]:
    return [document.text_of(paragraph) for paragraph in document.paragraphs]


def test_nearly_all_paragraphs_of_ten_documents_are_exact() -> None:
    exact = wanted = 0
    for raw, paragraphs in documents().values():
        found = set(texts(read(raw)[0]))
        exact += sum(text in found for text in paragraphs)
        wanted += len(paragraphs)
    assert exact >= 0.95 * wanted


def test_running_heads_and_page_numbers_of_a_pdf_go_and_are_counted() -> None:
    document, notes = read(pdf(pages([f"第{n}段内容各不相同，说明{n * 7}。" for n in range(70)], "某市发展规划")))
    assert "某市发展规划" not in document.text
    assert "- 1 -" not in document.text
    assert [(note.code, note.fields["count"]) for note in notes] == [(DocumentCode.RUNNING_HEADS, 6)]
    assert [paragraph.page for paragraph in document.paragraphs][::30] == [1, 2, 3]


def full_line(number: int) -> str:
    """A line of the page's width; pdfium takes equal lines for one in bold."""
    return "".join(chr(0x4E00 + 40 * number + place) for place in range(37))


def test_a_paragraph_runs_from_one_page_to_the_next() -> None:
    first = [Set(MARGIN, 700 - 20 * row, SIZE, full_line(row)) for row in range(3)]
    second = [Set(MARGIN, 700, SIZE, full_line(3)), Set(MARGIN, 680, SIZE, "完成。")]
    document, _ = read(pdf([first, second]))
    assert texts(document) == ["".join(map(full_line, range(4))) + "完成。"]


def test_larger_letters_are_a_heading() -> None:
    page = [Set(MARGIN, 750, 18, "总体要求"), *[Set(MARGIN, 700 - 20 * row, SIZE, full_line(row)) for row in range(5)]]
    document, _ = read(pdf([page]))
    assert [paragraph.heading for paragraph in document.paragraphs] == [True, False]


def test_the_row_of_a_table_in_a_docx_is_one_paragraph_and_a_merged_cell_counts_once() -> None:
    made = docx.Document()
    made.add_paragraph("前言文字。")
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "重点产业"
    table.cell(1, 0).text, table.cell(1, 1).text = "旅游业", "增长8%"
    made.add_paragraph("后记文字。")
    out = io.BytesIO()
    made.save(out)
    assert texts(read(out.getvalue())[0]) == ["前言文字。", "重点产业", "旅游业 | 增长8%", "后记文字。"]


def test_a_web_pages_navigation_and_scripts_are_no_text() -> None:
    raw = (
        b"<html><body><nav>menu</nav><h1>Report</h1><div>One<br>Two<p>Three <b>bold</b></p>Four</div>"
        b"<script>x</script><!-- no --></body></html>"
    )
    document, _ = read(raw)
    assert texts(document) == ["Report", "One", "Two", "Three bold", "Four"]


def test_a_web_page_that_declares_a_wrong_encoding_is_read_in_its_own() -> None:
    document, _ = read("<html><meta charset='utf-8'><p>加快发展人工智能产业和旅游业</p></html>".encode("gb18030"))
    assert texts(document) == ["加快发展人工智能产业和旅游业"]


def test_traditional_characters_become_simplified_and_the_reader_is_told() -> None:
    document, notes = read("政府會加快發展軟體產業，推動經濟與電動車發展。".encode())
    assert document.text == "政府会加快发展软件产业，推动经济与电动车发展。"
    assert [note.code for note in notes] == [DocumentCode.SIMPLIFIED]


def test_lines_broken_at_a_width_are_joined_and_short_lines_stay() -> None:
    text = "\n".join(["推" * 30, "进" * 30, "完" * 30, "成" * 30, "全" * 30, "部。", "新的一段"])
    assert [block.text for block in blocks_of(text)] == [
        "推" * 30 + "进" * 30 + "完" * 30 + "成" * 30 + "全" * 30 + "部。",
        "新的一段",
    ]
    assert [block.text for block in blocks_of("一行\n两行\r\n\r三行")] == ["一行", "两行", "三行"]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["加快发展", "人工智能"], "加快发展人工智能"),
        (["inte-", "grated circuits"], "integrated circuits"),
        (["new", "energy"], "new energy"),
        (["投资超过1", "20亿元"], "投资超过120亿元"),
        (["推进AI", "PC上量"], "推进AI PC上量"),
    ],
)
def test_lines_join_as_their_language_does(lines: list[str], whole: str) -> None:
    assert joined(lines) == whole


@pytest.mark.parametrize(
    ("heading", "above", "year", "part"),
    [
        ("一、2025年工作回顾", Part.PLAN, 2026, Part.REVIEW),
        ("一、过去五年的主要成就", Part.PLAN, None, Part.REVIEW),
        ("二、2025年", Part.PLAN, 2026, Part.REVIEW),
        ("三、2026年重点工作", Part.REVIEW, 2026, Part.PLAN),
        ("二、“十五五”时期目标任务", Part.REVIEW, 2026, Part.PLAN),
        ("（一）经济稳步增长", Part.REVIEW, 2026, Part.REVIEW),
        ("I. Review of Work in 2025", Part.PLAN, None, Part.REVIEW),
        ("III. Key Tasks for the Coming Year", Part.REVIEW, None, Part.PLAN),
    ],
)
def test_a_heading_says_whether_its_section_reviews_or_plans(
    heading: str, above: Part, year: int | None, part: Part
) -> None:
    assert part_of(heading, above, year) is part


def test_a_section_goes_with_the_one_above_until_a_heading_of_that_depth() -> None:
    lines = [
        "2026年政府工作报告",
        "一、2025年工作回顾",
        "（一）经济",
        "增长。",
        "二、2026年工作安排",
        "（一）产业",
        "发展。",
    ]
    document = build(map(Block, lines))
    assert [section.part for section in document.sections] == [
        *(Part.PLAN, Part.REVIEW, Part.REVIEW),
        *(Part.PLAN, Part.PLAN),
    ]
    assert document.year == 2026


def test_a_heading_that_runs_into_its_paragraph_makes_a_section_and_stays_whole() -> None:
    document = build([Block("（二）构建现代化产业体系。坚持创新发展，持续用力。")])
    assert document.sections[-1].heading == "（二）构建现代化产业体系"
    assert texts(document) == ["（二）构建现代化产业体系。坚持创新发展，持续用力。"]


@given(st.lists(st.text(max_size=30), max_size=8))
def test_paragraphs_slice_the_canonical_text_in_order(lines: list[str]) -> None:
    document = build(Block(clean(line)) for line in lines)
    assert "\n".join(texts(document)) == document.text
    assert [paragraph.number for paragraph in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))
    assert all(paragraph.section < len(document.sections) for paragraph in document.paragraphs)


def test_radicals_ligatures_and_invisible_characters_become_plain() -> None:
    assert clean("⼯业\u200b  ﬁrms\x00\u3000") == "工业 firms"


def test_every_code_has_sentences_in_words_and_notes_do_not_stop() -> None:
    assert set(SENTENCES) == set(DocumentCode)
    fields = {"found": 1, "limit": 2, "pages": 3, "count": 4, "encoding": "x"}
    for code in DocumentCode:
        problem = DocumentProblem(code, fields)
        assert all(text.endswith(".") and "{" not in text for text in sentence(problem))
        assert problem.stops == (code not in NOTES)
        assert DocumentProblem.from_record(problem.as_record()) == problem


def test_the_format_is_known_by_the_content() -> None:
    assert format_of(word(["x"]), LIMITS) is Format.WORD
    assert format_of(pdf([[Set(MARGIN, 700, SIZE, "x")]]), LIMITS) is Format.PDF
    assert format_of("\ufeff<!-- a --><!DOCTYPE html><p>x".encode(), LIMITS) is Format.WEB
    assert format_of("a < b".encode("utf-16"), LIMITS) is Format.TEXT
