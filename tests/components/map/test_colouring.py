"""What colours the map: the selected or most named industry at first; agglomerations by hue, outline and name."""

import csv
from collections import Counter

import pytest

from analysis.editions import EvidenceChoice
from analysis.focus import Focus
from analysis.scopes import RegionScope
from components.figures.map_regions import MapRegion
from components.map.by_agglomeration import by_agglomeration, groups_on_map
from components.map.colouring import AGGLOMERATION, COUNT, INDUSTRY, asked_industry, colour_of
from components.map.map_figure import selection_on_map
from components.map.regions import hover
from components.page import registry
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text.theme import LIGHT
from data.atlas import Atlas
from data.load import HERE


def page_of(atlas: Atlas, focus: Focus, selection: Selection) -> OpenPage:
    return OpenPage(registry.BY_KEY["map"], atlas, selection, focus, LIGHT)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / "tables" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_at_first_the_industry_that_most_regions_name_colours_the_map(atlas: Atlas, focus: Focus) -> None:
    """Counted from the tables alone: the commentary and the lists dated to 2021-08-04, of the 35 regions."""
    in_force = {
        row["source_id"]
        for row in rows("sources")
        if row["kind"] in ("commentary", "list") and row["date"] and row["date"] <= "2021-08-04"
    }
    proper = {row["industry_id"] for row in rows("industries") if row["kind"] == "industry"}
    cells = {
        (row["region_id"], row["industry_id"])
        for row in rows("evidence")
        if row["source_id"] in in_force and row["region_id"] in atlas.regions
    }
    counts = Counter(industry for _region, industry in cells if industry in proper)
    page = page_of(atlas, focus, Selection())
    assert colour_of(page) == INDUSTRY
    assert counts[str(asked_industry(page))] == max(counts.values()) == 23
    chosen = page_of(atlas, focus, Selection(industry="aerospace"))
    assert asked_industry(chosen) == "aerospace"


@pytest.mark.parametrize("colour", [COUNT, AGGLOMERATION])
def test_another_colour_is_about_no_industry(atlas: Atlas, focus: Focus, colour: str) -> None:
    chosen = Selection(industry="aerospace", page_values=(("colour", colour),))
    assert asked_industry(page_of(atlas, focus, chosen)) is None


def test_three_agglomerations_have_hues_and_the_plans_others_outlines_with_names(whole: Atlas, focus: Focus) -> None:
    chosen = Selection(page_values=(("colour", AGGLOMERATION),))
    page = page_of(whole, focus, chosen)
    colouring = by_agglomeration(page)
    table = {row["region_id"]: row for row in rows("regions")}
    hues = {"bth": "Beijing–Tianjin–Hebei", "yrd": "Yangtze River Delta", "other": "Other regions"}
    for key, at in colouring.class_of.items():
        if table[key]["agglomeration_id"] in hues:
            assert colouring.classes[at].name == hues[table[key]["agglomeration_id"]]
    assert [item.name for item in colouring.classes if item.outlined] == [
        "another agglomeration of the 14th Five-Year Plan"
    ]
    expected = {
        key: row["plan_agglomeration_id"]
        for key, row in table.items()
        if row["agglomeration_id"] == "other" and row["plan_agglomeration_id"] and key in whole.regions
    }
    assert colouring.groups == expected
    places = [MapRegion(r.region_id, r.short_en, r.longitude, r.latitude, r.is_city) for r in whole.regions.values()]
    named = {group.id: group.label for group in groups_on_map(page, colouring, places)}
    assert set(named) == set(expected.values())
    assert named["middle-yangtze"] == "Middle Yangtze"


def test_the_pointer_reads_a_regions_agglomeration(atlas: Atlas, focus: Focus) -> None:
    page = page_of(atlas, focus, Selection(page_values=(("colour", AGGLOMERATION),)))
    texts = hover(page, by_agglomeration(page))
    assert texts["CN-HN"].endswith("Shown as: Other regions<br>Middle Yangtze (14th Five-Year Plan, in part)")
    assert texts["CN-370200"].endswith("<br>Shandong Peninsula (14th Five-Year Plan)")
    assert texts["CN-XZ"].endswith("Shown as: Other regions")
    assert texts["CN-SH"].endswith("Shown as: Yangtze River Delta")


def test_the_marks_of_a_selection_stand_one_trace_later_where_groups_are_named(atlas: Atlas, focus: Focus) -> None:
    qingdao = "CN-370200"
    plain = selection_on_map(page_of(atlas, focus, Selection(page_values=(("colour", COUNT),))), qingdao)
    grouped = selection_on_map(page_of(atlas, focus, Selection(page_values=(("colour", AGGLOMERATION),))), qingdao)
    assert plain[0].where == [".geo .scatterlayer>:nth-child(3)>:nth-child(1)"]
    assert grouped[0].where == [".geo .scatterlayer>:nth-child(4)>:nth-child(1)"]


def test_the_selected_region_is_named_before_agglomerations_and_other_regions(whole: Atlas, focus: Focus) -> None:
    """Each of the 46 regions on the map of China: shown as it is, or made visible with what was in its way hidden."""
    everywhere = EvidenceChoice(scope=RegionScope.ALL)
    page = page_of(whole, focus, Selection(evidence=everywhere, page_values=(("colour", AGGLOMERATION),)))
    without_room = 0
    for key in whole.regions:
        looks = selection_on_map(page, key)
        shown = [style.where for style in looks if style.look.get("fill-opacity") == "1"]
        hidden = [node for style in looks if style.look.get("visibility") == "hidden" for node in style.where]
        without_room += bool(shown)
        assert bool(shown) == bool(hidden)
        assert all(
            node.startswith((".geo .scatterlayer>:nth-child(2)>", ".geo .scatterlayer>:nth-child(3)>"))
            for node in hidden
        )
        assert not any(node in hidden for where in shown for node in where)
    assert 10 < without_room < 25
