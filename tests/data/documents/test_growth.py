"""The cost of reading a policy text, and of suggesting from it, is linear in its length."""

import pytest

import data.documents
import data.suggestions
from data.document import is_chinese
from data.documents.cleaning import clean
from data.documents.limits import DocumentLimits
from data.documents.lines import joined
from data.documents.plain import blocks_of
from data.documents.structure import Block, build
from data.documents.web import read_web
from data.suggestions.accounts import is_account
from data.suggestions.builtin import builtin_suggester
from data.suggestions.clauses import sentences
from data.suggestions.level_words import triggers
from tests.data.growth import Texts, assert_pattern_is_linear, assert_reader_is_linear, patterns

PATTERNS = patterns(data.documents, data.suggestions)
PARTS = (
    "a", "A", "1", "1.", "1,", "0", "(", "）", ".", "-", "–", "·", "/", "“", "”", "第", "第一", "一、", "(1)", "上",
    " ", "\n", "\n\n", "\u2028", "国家", "国家级", "先进", "建设", "50家", "百", "产业", "人工智能", "智能汽车、",
    "大学", "大学技术学院",
    "支柱产业", "把汽车培育成", "去年", "2026年", "。", "，", "、", "；", "：", "Park",
    "No. ", "the ", "national ", "industry ",
    "vehicles, ", "University of ", "develop ", "Beijing: ", "leading ", "<p>", "<table><tr><td>", "<meta charset=",
)  # fmt: skip
"""Units that a hostile policy text repeats: the words and marks that the rules look for."""


def test_the_patterns_are_found() -> None:
    names = {name.rpartition("[")[0] for name in PATTERNS}
    known = {
        "data.documents.structure.NUMBERED",
        "data.documents.web.CHARSET",
        "data.suggestions.institution_names.INSTITUTION_ZH",
        "data.suggestions.level_words.RULES",
    }
    assert known <= names


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear_in_the_text(name: str) -> None:
    assert_pattern_is_linear(name, PATTERNS[name], Texts(PARTS))


READERS = {
    "is_chinese": is_chinese,
    "clean": clean,
    "blocks_of": blocks_of,
    "joined": lambda text: joined([text, text]),
    "build": lambda text: build([Block(text)]),
    "page": lambda text: read_web(f"<html><body>{text}".encode(), DocumentLimits()),
    "sentences": lambda text: (sentences(text, chinese=True), sentences(text, chinese=False)),
    "is_account": lambda text: (is_account(text, chinese=True), is_account(text, chinese=False)),
    "triggers": lambda text: (list(triggers(text, chinese=True)), list(triggers(text, chinese=False))),
    "mentions": lambda text: builtin_suggester().matcher.mentions(text),
    "suggest": lambda text: builtin_suggester()(build([Block("安徽省工作报告"), Block(text)]), ("cn-ah",)),
}


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_linear_in_the_text(name: str) -> None:
    assert_reader_is_linear(name, READERS[name], Texts(PARTS))
