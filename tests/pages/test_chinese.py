"""No English word is left on a Chinese page, wherever it stands; the list beside this file names the exceptions."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from analysis.focus import Focus
from components.export.brief.render import comparison_brief, industry_brief, region_brief
from components.findings.formulas import REFERENCES
from components.page.registry import FOLDER, PAGES
from data.atlas import Atlas
from scripts.catalogue import path_of
from tests.apptest import plain
from tests.components.export.brief.brief_settings import built_in
from tests.pages.chinese import ALLOWED, NO_WORDS, as_read, in_html, shown_texts, words

FIGURES = ("map", "matrix", "comparison", "similarity", "cloud", "digital-economy", "profile")
VIEWS = (
    {"industry": "integrated-circuits"},
    {
        "region": "CN-TJ",
        "industry": "petrochemicals",
        "sources": "undated",
        "asof": "2026-11-24",
        "colour": "industry",
        "of": "industry",
        "compare": "CN-TJ,CN-HE",
    },
    {"region": "none", "asof": "2015-01-01", "colour": "count", "of": "region"},
)
FIELD = re.compile(r"\{\w+\}")


def opened(page: str, query: dict[str, str]) -> AppTest:
    """A page in Chinese with everything unfolded that unfolds."""
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    for key, value in ({"lang": "zh"} | query).items():
        at.query_params[key] = value
    for figure in FIGURES:
        for part in ("how", "table", "download"):
            at.session_state[f"{figure}-{part}"] = True
    at.session_state["cite"] = True
    at.run()
    return at if page == "map" else at.switch_page(f"pages/{page}.py").run()


def english(at: AppTest, quoted: set[str]) -> Iterator[tuple[str, str]]:
    """Words in Latin letters with the text they stand in; quotations and citations are no words of the page."""
    for text in shown_texts(at):
        text = plain(text)
        for quotation in quoted:
            text = text.replace(quotation, "")
        for word in words(NO_WORDS.sub(" ", as_read(text))):
            if word not in ALLOWED:
                yield word, text[max(text.find(word) - 40, 0) : text.find(word) + 40]


@pytest.fixture(scope="module")
def quoted(atlas: Atlas) -> set[str]:
    """What stands in its own language: the other name of a region, ids of sources, references."""
    names = (region.name_en for region in atlas.regions.values())
    return {*names, *atlas.sources, " · ".join(REFERENCES)}


@pytest.mark.parametrize("view", VIEWS, ids=["a cell", "later lists", "nothing covered"])
@pytest.mark.parametrize("page", [entry.key for entry in PAGES])
def test_no_english_word_is_left(page: str, view: dict[str, str], quoted: set[str]) -> None:
    at = opened(page, view)
    assert not at.exception
    assert dict(english(at, quoted)) == {}


def test_no_english_word_is_left_in_any_translation() -> None:
    """Also in what no test brings on the screen: problems of a file, faults of the database."""
    with path_of("zh").open("rb") as file:
        texts = {entry.id: entry.string for entry in read_po(file, locale="zh") if entry.id}
    forms = [
        text
        for translation in texts.values()
        for text in ([translation] if isinstance(translation, str) else translation)
    ]
    assert len(forms) > 500
    plain = (NO_WORDS.sub(" ", as_read(FIELD.sub(" ", text))) for text in forms)
    assert {word for text in plain for word in words(text)} - ALLOWED == set()


def test_briefs_are_in_chinese(atlas: Atlas, focus: Focus, quoted: set[str]) -> None:
    settings = built_in(atlas, focus, "zh", "https://atlas.example.org/")
    briefs = (
        region_brief(settings, "CN-MO"),
        industry_brief(settings, "integrated-circuits"),
        comparison_brief(settings, ["CN-SH", "CN-GD", "CN-BJ"]),
    )
    names = {entry.name_en for entry in atlas.industries.values()} | quoted
    cited = re.compile(r"\[(EB|DS)/OL\]")  # a citation stands in the language of what it cites
    texts = [
        text for brief in briefs for text in in_html(brief) if text.strip() not in names and not cited.search(text)
    ]
    assert len(texts) > 300
    assert {word for text in texts for word in words(NO_WORDS.sub(" ", as_read(text)))} - ALLOWED == set()


def test_notices_and_results_are_in_chinese_too(quoted: set[str]) -> None:
    at = opened("map", {"region": "CN-XX", "asof": "never", "sources": "1", "compare": "2"})
    assert len(at.warning) >= 4
    left = set(dict(english(at, quoted)))
    box = next(field for field in at.text_input if str(field.key).startswith("search-"))
    for typed in ("shanghai", "xyzzy", "xinc", "shanghai chips", "Shangahi"):
        box.set_value(typed).run()
        left |= {word for word, _text in english(at, quoted)} - set(words(typed))
        box = next(field for field in at.text_input if str(field.key).startswith("search-"))
    assert left == {"never"}  # what the link said, quoted back
