"""The page “Code a document” in both languages: bringing a text, coding it, a second coder, agreement."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.coding.model import Action
from data.store.coding import NewCoding
from data.store.codings import CodingStore
from data.store.dataset import Saved
from tests.apptest import drawn_by, open_page, page_text
from tests.data.coding.suggested_text import TEXT, decision, suggested

DOCUMENT = suggested()
WAIT = 60


@pytest.fixture
def saved(coding_store: CodingStore) -> Saved:
    coding = coding_store.save(NewCoding("Lin *River*", "Li", (DOCUMENT, suggested(TEXT.replace("临江", "海东")))))
    coding_store.record(coding.id, coding.key, [decision(DOCUMENT), decision(DOCUMENT, 1, Action.REJECT, memo="no")])
    return coding


def opened(saved: Saved, **query: str) -> AppTest:
    at = open_page("code", coding=saved.id, key=saved.key, **query)
    assert not at.exception
    return at


@pytest.mark.parametrize(("language", "expected"), [("en", "5 passages are suggested."), ("zh", "共有5条建议。")])
def test_a_pasted_text_proposes_what_it_says_of_itself(coding_store: CodingStore, language: str, expected: str) -> None:
    at = open_page("code", lang=language)
    at.text_area(key="document-paste").set_value(TEXT.replace("临江市", "上海市")).run(timeout=WAIT)
    assert not at.exception
    assert expected in page_text(at)
    (regions,) = at.multiselect
    assert regions.value == ["CN-SH"]
    fields = {one.key.split("-")[0]: one.value for one in at.text_input if one.key}
    assert (fields["title"], fields["date"]) == ("上海市2026年发展计划", "2026")
    regions.set_value([]).run(timeout=WAIT)
    assert ("Choose the region" in page_text(at)) == (language == "en")


def test_what_is_no_date_and_no_address_is_left_out_with_a_sentence(coding_store: CodingStore) -> None:
    at = open_page("code")
    at.text_area(key="document-paste").set_value(TEXT).run(timeout=WAIT)
    by_name = {one.key.split("-")[0]: one for one in at.text_input if one.key}
    by_name["date"].set_value("next year").run(timeout=WAIT)
    by_name["address"].set_value("javascript:alert(1)").run(timeout=WAIT)
    warnings = " ".join(one.value for one in at.warning)
    assert "Write the date as" in warnings
    assert "Write the web address from" in warnings


def test_a_text_that_cannot_be_read_gets_the_reason(coding_store: CodingStore) -> None:
    at = open_page("code")
    at.text_area(key="document-paste").set_value("\x01\x02\x03\x04\x05\x06" * 40).run(timeout=WAIT)
    assert "The file is no PDF, DOCX, web page or plain text." in page_text(at)
    assert not [one for one in at.button if one.key == "start-coding"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_coder_gets_text_suggestions_and_what_was_decided(saved: Saved, language: str) -> None:
    at = opened(saved, lang=language)
    (data,) = drawn_by(at, "focusAtlasCoder")
    assert data["text"] == DOCUMENT.source.document.text
    assert [one["key"] for one in data["suggestions"]] == list(DOCUMENT.by_key)
    assert [(one["number"], one["action"], one["memo"]) for one in data["log"]] == [
        (1, "accept", ""),
        (2, "reject", "no"),
    ]
    assert (data["number"], data["closed"], data["documentRegions"]) == (2, False, ["CN-TJ"])
    parts = {part for _start, _end, _heading, part in data["paragraphs"]}
    assert parts == {"plan", "review"}
    assert bool(re.search("[㐀-鿿]", data["words"]["accept"])) == (language == "zh")


def test_another_document_has_its_own_suggestions_and_the_same_log(saved: Saved) -> None:
    (data,) = drawn_by(opened(saved, document="2"), "focusAtlasCoder")
    assert data["text"].startswith("海东市")
    assert (data["log"], data["number"], data["position"]) == ([], 2, 1)


def test_a_coding_without_its_key_says_that_there_is_none(saved: Saved) -> None:
    for query in ({"key": "A" * 22}, {}, {"coding": "B" * 22, "key": saved.key}):
        at = open_page("code", **{"coding": saved.id, **query})
        assert "There is no coding under this link" in " ".join(one.value for one in at.error)
        assert not drawn_by(at, "focusAtlasCoder")


def test_the_plain_table_shows_the_same_decisions(saved: Saved) -> None:
    at = opened(saved, way="table")
    assert not drawn_by(at, "focusAtlasCoder")
    assert [one.label for one in at.button if one.key == "save-plain"] == ["Save 0 decisions"]


def test_a_second_coder_is_invited_and_starts_from_nothing(coding_store: CodingStore, saved: Saved) -> None:
    at = opened(saved)
    at.button(key="invite").click().run(timeout=WAIT)
    link = next(one.value for one in at.code if "key=" in one.value and saved.key not in one.value)
    there = opened(Saved(saved.id, link.partition("key=")[2]))
    (data,) = drawn_by(there, "focusAtlasCoder")
    assert (data["coder"], data["log"], data["number"]) == (2, [], 0)
    assert not [one for one in there.button if one.key in ("delete-coding", "invite")]
    there.button(key="finish").click().run(timeout=WAIT)
    assert drawn_by(there, "focusAtlasCoder")[0]["closed"]
    assert "How far do the coders agree?" not in page_text(there)


def test_both_done_the_page_shows_agreement_and_settles_disagreements(coding_store: CodingStore, saved: Saved) -> None:
    second = coding_store.invite(saved.id, saved.key)
    coding_store.record(saved.id, second, [decision(DOCUMENT, level=1), decision(DOCUMENT, 1), decision(DOCUMENT, 2)])
    for key in (saved.key, second):
        coding_store.finish(saved.id, key, done=True)
    at = opened(saved)
    shown = page_text(at)
    # The first has one cell, the second three, one in common with another level: F1 = 2 · 1 / (1 + 3).
    assert "| Cells: F1 | 0.50 |" in shown
    assert "| Levels: share equal | 0.00 |" in shown
    assert "Disagreements: 3, still to settle: 3" in shown
    reason = next(one for one in at.text_input if one.key == "reason-CN-TJ-artificial-intelligence")
    reason.set_value("“Pilot zone” <b>is</b> one.").run(timeout=WAIT)
    at.button(key="hold-2-CN-TJ-artificial-intelligence").click().run(timeout=WAIT)
    shown = page_text(at)
    assert "still to settle: 2" in shown
    assert "Settled by Li: Coder 2 holds. “Pilot zone”" in shown
    assert "<b>is</b>" not in " ".join(one.value for one in at.markdown)
