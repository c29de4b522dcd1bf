"""The map with its controls: what it is coloured by, how far it is zoomed, what a click does."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.counts import diversity
from components import clicks, controls
from components.figure_block import Caption, figure_block
from components.figures.map import VIEWS, MapClass, region_map
from components.i18n import _, column, language, ngettext
from components.selection import select_region, toggle_region
from components.shell import OpenPage
from components.text import blank_name, level_name

COLOURS = ("agglomeration", "count", "industry")
OWN_KEYS: Mapping[str, tuple[str, ...]] = {"colour": COLOURS, "zoom": tuple(VIEWS)}
STEPS = ((1, 5), (6, 10), (11, 15), (16, 99))
"""Classes of the number of industries named."""

KEY = "map"
HEIGHT = 640


@dataclass(frozen=True)
class Colouring:
    """How the map is coloured: classes, the class of each region, and what that shows."""

    classes: list[MapClass]
    class_of: dict[str, int]
    finding: str
    how_to_read: str


def map_view(page: OpenPage) -> None:
    """Draw controls and map."""
    colour = page.selection.get("colour", "agglomeration")
    zoom = page.selection.get("zoom", "china")
    with st.container(horizontal=True, vertical_alignment="bottom", key="map-controls"):
        _colour_choice(colour)
        _zoom_choice(page, zoom)
    if colour == "industry":
        controls.industry_picker(page.atlas.industries, page.selection)
    colouring = _colouring(page, colour)
    regions = _labelled(page.atlas.regions)
    table = page.atlas.table("regions")
    figure = region_map(
        regions,
        _labelled(table[table["role"] == "background"]),
        colouring.classes,
        colouring.class_of,
        _hover(page),
        page.palette,
        selected=page.selection.region,
        view=zoom,
        not_in_dataset=_("not in this dataset"),
    )
    caption = Caption(colouring.finding, _alternative(page, colouring), colouring.how_to_read, f"focus-atlas-map-{colour}")
    figure_block(figure, caption, lambda: _table(page, colouring), key=KEY, on_select=_clicked, height=HEIGHT)


def _clicked() -> None:
    marked = clicks.points(KEY)
    if not marked:
        select_region(None)
        return
    region = clicks.region_of(marked[0])
    if region is not None:
        toggle_region(region)


def _colour_choice(current: str) -> None:
    names = {"agglomeration": _("Agglomeration"), "count": _("Number of industries"), "industry": _("One industry")}
    controls.choice("colour", _("Colour by"), COLOURS, current, names.__getitem__, default="agglomeration")


def _zoom_choice(page: OpenPage, current: str) -> None:
    groups = page.atlas.table("agglomerations").set_index("agglomeration_id")[column("short")].to_dict()
    names = {"china": _("China")} | groups
    controls.choice("zoom", _("Zoom to"), list(VIEWS), current, names.__getitem__, default="china")


def _colouring(page: OpenPage, colour: str) -> Colouring:
    if colour == "count":
        return _by_count(page)
    if colour == "industry" and page.selection.industry:
        return _by_industry(page, page.selection.industry)
    return _by_agglomeration(page)


def _by_agglomeration(page: OpenPage) -> Colouring:
    groups = page.atlas.table("agglomerations")
    ids = list(groups["agglomeration_id"])
    regions = page.atlas.regions
    classes = [
        MapClass(name, page.palette.agglomerations[group])
        for group, name in zip(ids, groups[column("name")], strict=True)
    ]
    inside = int((regions["agglomeration_id"] != "other").sum())
    return Colouring(
        classes,
        {region: ids.index(group) for region, group in regions["agglomeration_id"].items()},
        _("{inside} regions form three agglomerations, {outside} stand beside them").format(
            inside=inside, outside=len(regions) - inside
        ),
        _(
            "Hue says which agglomeration a region belongs to. Qingdao and Fuzhou are cities and drawn as points; their "
            "provinces are regions or ground of their own. Hong Kong and Macao are enlarged in the frame. Click a "
            "region to read it, click it again to clear. Grey units are not in this dataset."
        ),
    )


def _by_count(page: OpenPage) -> Colouring:
    counts = diversity(page.focus.only(industries_proper(page)))
    classes = [
        MapClass(_("none named"), page.palette.empty),
        MapClass(blank_name("not covered"), page.palette.ground, hatched=True),
    ]
    classes += [
        MapClass(f"{low}–{high}" if high < 99 else _("{low} and more").format(low=low), colour)
        for (low, high), colour in zip(STEPS, page.palette.steps, strict=True)
    ]
    class_of = {
        str(region): next((i + 2 for i, (low, high) in enumerate(STEPS) if low <= n <= high), 0)
        if page.focus.covered[region]
        else 1
        for region, n in counts.items()
    }
    top = str(counts.idxmax())
    name = page.atlas.regions.loc[top, column("name")]
    return Colouring(
        classes,
        class_of,
        _("{region} names the most industries: {n}").format(region=name, n=int(counts.max())),
        _(
            "Lightness says how many industries a region’s sources name, umbrella and agenda items left out. The number "
            "depends on how long a region’s list is: it measures breadth of intention, not size or success."
        ),
    )


def _by_industry(page: OpenPage, industry: str) -> Colouring:
    levels, blanks = page.focus.levels[industry], page.focus.blanks[industry]
    classes = [MapClass(f"{level} {level_name(level)}", page.palette.levels[level - 1]) for level in (3, 2, 1)]
    classes += [
        MapClass(blank_name("not mentioned"), page.palette.empty),
        MapClass(blank_name("not covered"), page.palette.ground, hatched=True),
    ]
    class_of = {
        str(region): 3 - int(level) if level == level else (4 if blanks[region] == "not covered" else 3)
        for region, level in levels.items()
    }
    named, flagship = int(levels.notna().sum()), int((levels == 3).sum())
    return Colouring(
        classes,
        class_of,
        _("{industry}: named by {n} of {total} regions, as a flagship by {flagship}").format(
            industry=page.atlas.industries.loc[industry, column("name")],
            n=named,
            total=len(levels),
            flagship=flagship,
        ),
        _(
            "Lightness says how strongly a region commits to this industry: direction, programme or flagship. A pale "
            "region has sources, and none of them names it; a region marked ╱╱ has no source under the choice in force."
        ),
    )


def industries_proper(page: OpenPage) -> list[str]:
    """Ids of the columns of kind `industry`: umbrella and agenda columns are left out of every count."""
    industries = page.atlas.industries
    return list(industries.index[industries["kind"] == "industry"])


def _labelled(regions: pd.DataFrame) -> pd.DataFrame:
    label = regions["short_zh"] if language() == "zh" else regions["name_en"]
    return regions.assign(label=label)


def _hover(page: OpenPage) -> dict[str, str]:
    counts = diversity(page.focus.only(industries_proper(page)))
    names = page.atlas.regions[column("name")]
    text = {
        str(region): f"<b>{name}</b><br>"
        + (
            ngettext("{n} industry named", "{n} industries named", int(counts[region]))
            if page.focus.covered[region]
            else blank_name("not covered")
        )
        for region, name in names.items()
    }
    if page.selection.industry:
        levels, blanks = page.focus.levels[page.selection.industry], page.focus.blanks[page.selection.industry]
        industry = page.atlas.industries.loc[page.selection.industry, column("name")]
        for region in text:
            level = levels[region]
            state = level_name(int(level)) if level == level else blank_name(blanks[region])
            text[region] += f"<br>{industry}: {state}"
    return text


def _alternative(page: OpenPage, colouring: Colouring) -> str:
    chosen = page.selection.region
    name = page.atlas.regions.loc[chosen, column("name")] if chosen else _("none")
    return _("Map of China. {finding}. Selected region: {region}.").format(finding=colouring.finding, region=name)


def _table(page: OpenPage, colouring: Colouring) -> pd.DataFrame:
    regions = page.atlas.regions
    groups = page.atlas.table("agglomerations").set_index("agglomeration_id")[column("name")]
    return pd.DataFrame(
        {
            _("Region"): regions[column("name")],
            _("Agglomeration"): regions["agglomeration_id"].map(groups),
            _("Industries named"): diversity(page.focus.only(industries_proper(page))),
            _("Shown as"): [colouring.classes[colouring.class_of[str(region)]].name for region in regions.index],
        }
    )
