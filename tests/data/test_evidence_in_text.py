"""Evidence held against a text: found where it stands, whatever the blanks, and named if it is not there."""

from dataclasses import replace

import pytest

from data.documents.refi_project import exact_document
from data.evidence_in_text import FoundEvidence, find_evidence
from data.load import load
from data.records import Evidence

TEXT = """二、过去一年
工业软件有了进步。
三、重点工作
（三）现代化产业体系
补强 ５Ｇ 与工业 软件链条，做强服务器和智能终端。
（四）绿色转型
发展工业软件。"""
DOCUMENT = exact_document(TEXT)


@pytest.fixture(scope="module")
def row() -> Evidence:
    return next(row for row in load().evidence.values() if row.source_id == "gwr-2026-tj")


def found(row: Evidence, term: str, place: str) -> FoundEvidence:
    (one,) = find_evidence(DOCUMENT, [replace(row, term_zh=term, locator_zh=place)])
    return one


def test_a_term_is_found_in_its_own_section_first(row: Evidence) -> None:
    one = found(row, "工业软件", "三、(三) 第86段")
    assert (one.paragraph, TEXT[one.start : one.end], one.whole, one.same_section) == (5, "工业 软件", True, True)
    assert found(row, "工业软件", "三、(四) 第92段").paragraph == 7
    elsewhere = found(row, "工业软件", "五、(一) 第120段")
    assert (elsewhere.paragraph, elsewhere.same_section) == (2, False)


def test_a_term_of_several_things_is_found_by_its_parts(row: Evidence) -> None:
    one = found(row, "服务器、智能终端", "三、(三) 第86段")
    assert (one.paragraph, TEXT[one.start : one.end], one.whole) == (5, "服务器", False)


def test_width_of_letters_makes_no_difference(row: Evidence) -> None:
    one = found(row, "5G", "")
    assert (TEXT[one.start : one.end], one.same_section) == ("５Ｇ", None)


def test_what_is_not_there_is_named_as_not_found(row: Evidence) -> None:
    assert found(row, "低空经济", "三、(三) 第86段") == FoundEvidence(row.evidence_id)
    assert found(row, "服务器、低空经济", "三、(三) 第86段").paragraph is None
    assert found(row, "", "").paragraph is None


def test_english_texts_are_searched_by_the_english_term(row: Evidence) -> None:
    text = exact_document("We will strengthen Industrial Software. Then ships.")
    (one,) = find_evidence(text, [replace(row, term_en="industrial software")])
    assert text.text[one.start : one.end] == "Industrial Software"
