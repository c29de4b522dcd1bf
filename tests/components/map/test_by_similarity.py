"""The map coloured by likeness: ranks against plain Python."""

from analysis.focus import Focus
from components.map.by_similarity import by_similarity
from components.page import registry
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text.theme import LIGHT
from data.atlas import Atlas
from tests.apptest import open_page, page_text


def alike(one: dict[str, int], other: dict[str, int]) -> float:
    keys = {*one, *other}
    pairs = [(one.get(key, 0), other.get(key, 0)) for key in keys]
    return sum(map(min, pairs)) / sum(map(max, pairs)) if keys else 0.0


def test_regions_are_classed_by_their_rank(atlas: Atlas, focus: Focus) -> None:
    page = OpenPage(registry.BY_KEY["map"], atlas, Selection(region="CN-AH"), focus, LIGHT)
    colouring = by_similarity(page, "CN-AH")
    named = {
        key: {industry: level for industry, level in focus.named_by(key).items() if industry in atlas.columns()}
        for key in atlas.regions
    }
    values = {key: alike(named["CN-AH"], named[key]) for key in atlas.regions if key != "CN-AH" and named[key]}
    for key in atlas.regions:
        shown = colouring.classes[colouring.class_of[key]].name
        if key == "CN-AH":
            assert shown == "the selected region"
        elif focus.blank(key):
            assert shown == "Not covered"
        elif not values.get(key):
            assert shown == "nothing in common"
        else:
            rank = 1 + sum(other > values[key] + 1e-12 for other in values.values())
            expected = "the 5 most alike" if rank <= 5 else "6th to 10th" if rank <= 10 else "11th to 20th"
            assert shown == (expected if rank <= 20 else "less alike"), key


def test_the_map_answers_who_is_like_the_selected_region() -> None:
    shown = page_text(open_page("map", colour="likeness", region="CN-AH", edition="reports-2026"))
    assert "Most like Anhui Province: " in shown or "Most like Anhui: " in shown
    assert "three agglomerations" in page_text(open_page("map", colour="likeness", region="none"))
