"""Titles of documents, and what a comparison says of two regions of a user's own, as each language writes them."""

from collections.abc import Iterator

import pytest

from components.findings.comparison_text import user_shared_finding
from components.text import i18n
from components.text.formatting import use_steps
from components.text.source_text import DESCRIBED, document_title
from data.atlas import Atlas


@pytest.fixture
def chinese() -> Iterator[None]:
    i18n.use("zh")
    yield
    i18n.use("en")


def test_a_title_stands_in_the_marks_of_its_language(atlas: Atlas, chinese: None) -> None:
    titles = {key: document_title(source) for key, source in atlas.sources.items()}
    assert titles["antai-2021"] == "《中国主要城市群的数字经济》"
    assert titles["sh-2021"] == "《上海市政府工作报告》（2021）"
    assert {key for key, title in titles.items() if not title.startswith("《")} == set(DESCRIBED)


def test_an_english_title_stands_as_it_is(atlas: Atlas) -> None:
    assert document_title(atlas.sources["sh-2021"]) == "Shanghai government work report 2021"


@pytest.mark.parametrize(
    ("shared", "named", "text"),
    [
        (0, 0, "A and B: no industry in view at 10 or above in either of them"),
        (0, 1, "A and B: no industry in view at 10 or above in both, 1 in either"),
        (0, 4, "A and B: no industry in view at 10 or above in both, 4 in either"),
        (1, 1, "A and B: 1 industry in view at 10 or above, in both"),
        (1, 4, "A and B: 1 industry in view at 10 or above in both, 4 in either"),
        (2, 4, "A and B: 2 industries in view at 10 or above in both, 4 in either"),
    ],
)
def test_two_regions_use_both_and_either(shared: int, named: int, text: str) -> None:
    use_steps(("10–20", "20–30", "30–40"))
    try:
        assert user_shared_finding(["A", "B"], shared, named, 1) == text
    finally:
        use_steps(None)
