"""Guidance where it is needed: how to read each figure, terms explained where they stand, a short method page."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.page.registry import FOLDER, PAGES
from components.text import glossary
from tests.apptest import figures, panel_text
from tests.pages.chinese import nodes

PROSE = 1200
"""Words that a reader finishes in five minutes."""

MARKUP = re.compile(r"\$[^$]*\$|\]\([^)]*\)")


def opened(page: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    return at if page == "map" else at.switch_page(f"pages/{page}.py").run()


@pytest.mark.parametrize("page", [entry.key for entry in PAGES])
def test_every_trace_is_of_a_kind_that_the_bundle_can_draw(page: str) -> None:
    bundled = {
        "scatter",
        *re.findall(r"plotly\.js/lib/(\w+)", (FOLDER.parent / "bundle" / "entry.js").read_text("utf-8")),
    }
    kinds_drawn = {trace.get("type", "scatter") for figure in figures(opened(page)) for trace in figure["data"]}
    assert kinds_drawn <= bundled


@pytest.mark.parametrize("page", [entry.key for entry in PAGES])
def test_every_figure_says_how_to_read_it(page: str) -> None:
    at = opened(page)
    drawn = figures(at)
    readings = [
        block.proto.popover.label for block in nodes(at._tree) if getattr(block, "type", "") == "popover"
    ].count("How to read this")
    assert readings == len(drawn)
    assert (len(drawn) > 0) is (page not in ("method", "code", "your_data"))


@pytest.mark.parametrize(
    ("page", "explained"),
    [
        ("map", [glossary.agglomeration, glossary.level, glossary.non_industry]),
        ("heatmap", [glossary.blank, glossary.non_industry]),
        (
            "compare",
            [
                glossary.level,
                glossary.distinctiveness,
                glossary.complementarity,
                glossary.jaccard,
                glossary.agglomeration,
            ],
        ),
        ("profile", [glossary.blank]),
    ],
)
def test_terms_are_explained_where_they_stand(page: str, explained: list[object]) -> None:
    at = opened(page, of="industry", industry="integrated-circuits" if page == "profile" else "")
    helped = [getattr(getattr(node, "proto", None), "help", "") for node in nodes(at._tree)] + [panel_text(at)]
    for term in explained:
        assert any(term() in text for text in helped), term  # type: ignore[operator]


def test_three_questions_stand_in_the_menu_and_on_a_first_visit() -> None:
    def questions(**query: str) -> int:
        return sum(label in ("Analyst", "Journalist", "Student") for label in asked(opened("map", **query)))

    assert questions() == 3 + 3
    assert questions(region="CN-GD") == questions(show="tiles") == 3


def asked(at: AppTest) -> list[str]:
    """Who asks, of each link that says so."""
    return [
        who
        for body in (element.proto.body for element in at.get("html"))
        for who in re.findall(r'<a [^>]*><span class="quiet">(\w+)</span>', body)
    ]


def test_a_sceptic_finishes_the_method_page_in_five_minutes() -> None:
    at = opened("method")
    folded = {id(node) for block in at.expander for node in nodes(block)}
    prose = [
        node.value
        for node in nodes(at._tree)
        if type(getattr(node, "proto", None)).__name__ in ("Markdown", "Heading") and id(node) not in folded
    ]
    read = [text for text in prose if not text.startswith(("$$", "|"))]  # neither formulas nor tables
    assert sum(len(re.findall(r"[\w’-]+", MARKUP.sub(" ", text))) for text in read) <= PROSE
