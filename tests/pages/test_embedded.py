"""What a page sends into a frame of somebody else's page: one figure with its source line, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.page.registry import FOLDER
from data.store.datasets import DatasetStore
from tests.apptest import plain
from tests.data.store.conftest import grid

FIGURES = [
    ("map", "map", {}, 1),
    ("map", "", {"colour": "count"}, 1),
    ("heatmap", "matrix", {"rows": "most"}, 2),  # laid out for a wide frame and for a narrow one
    ("compare", "comparison", {"compare": "CN-SH,CN-GD", "lowest": "2"}, 1),
    ("compare", "similarity", {"measure": "jaccard"}, 1),
    ("profile", "profile", {"region": "CN-CQ"}, 1),
    ("profile", "profile", {"of": "industry", "industry": "aerospace"}, 1),
    ("profile", "shortlist", {"of": "industry", "industry": "aerospace", "also": "new-materials"}, 1),
    ("result", "result", {"industry": "new-energy", "across": "share"}, 1),
    ("result", "result", {"of": "region", "region": "CN-AH"}, 1),
    ("industrial_cloud", "cloud", {}, 1),
    ("industrial_cloud", "digital-economy", {}, 1),
]
AROUND = ("main", "sidebar", "event", "root", "flex_container")
"""What holds elements and is none."""


def opened(page: str, *, embedded: bool, **query: str) -> AppTest:
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    at.context["is_embedded"] = embedded
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    if page != "map":
        at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return at


def nodes(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from nodes(child)


def sent(at: AppTest) -> Counter[str]:
    """The elements of a run by their kind; what holds others does not count."""
    kinds = (getattr(node, "type", "") for node in nodes(at._tree))
    return Counter(kind for kind in kinds if kind not in AROUND)


@pytest.mark.parametrize(("page", "figure", "query", "layouts"), FIGURES)
def test_an_embedded_page_shows_only_the_figure_and_its_source(
    page: str, figure: str, query: dict[str, str], layouts: int
) -> None:
    asked = query | ({"figure": figure} if figure else {})
    at, whole = opened(page, embedded=True, **asked), opened(page, embedded=False, **query)
    kinds = sent(at)
    assert {kind: kinds.pop(kind) for kind in ("bidi_component", "subheader", "caption")} == dict.fromkeys(
        ("bidi_component", "subheader", "caption"), layouts
    )
    # The page's language with its hidden button, and the marks of what is selected: nothing that is seen.
    assert set(kinds) <= {"html", "button"}
    assert [button.key for button in at.button] == ["repaint"]
    assert plain(at.subheader[0].value) in {plain(part.value) for part in whole.subheader}
    assert "](<" not in at.subheader[0].value, "a link would open inside the frame"
    # The figures of the page on promise and result are official ones.
    assert all(("not official statistics" in part.value) is (page != "result") for part in at.caption)
    assert all("Open in Focus Atlas" in part.value for part in at.caption)
    assert sum(sent(whole).values()) > 4 * sum(sent(at).values())


@pytest.mark.parametrize(
    ("page", "query"),
    [("heatmap", {"figure": "nonsense"}), ("method", {}), ("profile", {"region": "none"}), ("evidence", {})],
)
def test_a_frame_without_a_figure_says_so(page: str, query: dict[str, str]) -> None:
    at = opened(page, embedded=True, **query)
    assert [part.value for part in at.info] == ["The page has no figure of this name."]
    assert not at.subheader
    assert not at.markdown


@pytest.mark.parametrize(("page", "figure", "query", "_layouts"), FIGURES)
def test_a_frame_of_the_smallest_dataset_holds_its_figure_or_a_sentence(
    page: str, figure: str, query: dict[str, str], _layouts: int, store: DatasetStore
) -> None:
    asked = query | {"dataset": store.save(grid(1, 1)).id, "region": "r0", "industry": "i0", "compare": ""}
    at = opened(page, embedded=True, figure=figure, **asked)
    messages = [part.value for part in at.info]
    if page == "compare":
        assert messages == ["There is one region in this dataset, and nothing to compare it with."]
    assert bool(messages) != bool(sent(at)["bidi_component"])


def test_a_dataset_that_is_not_there_is_not_replaced_by_another_ones_figure() -> None:
    at = opened("map", embedded=True, dataset="A" * 22)
    assert "There is no dataset under this link" in at.info[0].value
    assert sent(at)["bidi_component"] == 0
