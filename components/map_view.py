"""The map with its controls: what it is coloured by, how far it is zoomed, what a click does."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.counts import diversity
from components import clicks, controls, terms
from components.dataset_view import cell_amount
from components.downloads import Table, download_popover
from components.figure_block import Caption, figure_block
from components.figures.map import SHAPE, VIEWS, Place, region_map
from components.figures.map_marks import map_marks
from components.figures.marks import Mark, style_sheet
from components.figures.own_map import own_map
from components.figures.strip import Row, strip
from components.guidance import first_questions
from components.i18n import _, ngettext, pick
from components.map_colouring import COLOURS, Colouring, colouring_by
from components.own_outlines import address
from components.provenance import outlines_note
from components.selection import select_region, toggle_region
from components.shell import OpenPage
from components.standing import standing_figure
from components.text import blank_name, drawn, first_step, labelled, level_name, plain, sentences
from components.tile_grid import tile_grid
from components.user_dataset import UserData
from data.records import Region

SHAPES = ("both", "map", "tiles")
OWN_KEYS: Mapping[str, tuple[str, ...]] = {"colour": COLOURS, "zoom": tuple(VIEWS), "show": SHAPES}
KEY = "map"
HEIGHT = 640
PLACE = 24
"""Characters of a name that has room on the map."""

STATIC = Path(__file__).parent.parent / "static"
NEEDED = ("boundaries.geojson", "world_110m.json")


def map_view(page: OpenPage) -> None:
    """Draw controls and map."""
    colour, zoom, shape = _choice(page)
    placed = _placed(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="map-controls"):
        _colour_choice(page, colour)
        if placed and not (page.data and page.data.header.has_outlines):
            _shape_choice(shape)
            if shape != "tiles":
                _zoom_choice(page, zoom)
    if colour == "industry":
        controls.industry_picker(page.atlas, page.selection)
    if placed and len(placed) < len(page.atlas.regions) and not (page.data and page.data.header.has_outlines):
        _unplaced(page, len(page.atlas.regions) - len(placed))
    map_figure(page)


def map_figure(page: OpenPage) -> None:
    """Draw the map, or what stands in its place where outlines are not known."""
    colour, zoom, shape = _choice(page)
    placed = _placed(page)
    colouring = colouring_by(page, colour)
    if page.data and page.data.header.has_outlines:
        _own_outlines(page, page.data, colouring)
        return
    if not placed:
        _bars(page)
        return
    figure = standing_figure(page, KEY, lambda: _map(page, placed, colouring, zoom, shape), industry=True)
    st.html(style_sheet(KEY, _marks(page, placed, colouring)))
    if not all((STATIC / name).is_file() for name in NEEDED):
        _without_outlines(page, colouring)
        return
    caption = Caption(
        finding=colouring.finding,
        alternative=_alternative(colouring),
        how_to_read=sentences(colouring.how_to_read, _tiles_explained()),
        file_name=colour,
        note=outlines_note(),
    )

    def block() -> None:
        table = partial(_table, page, colouring)
        click = partial(_clicked, page)
        figure_block(page, figure, caption, table, key=KEY, on_select=click, height=HEIGHT, heading=False)

    if page.embedded:
        block()
        return
    st.subheader(plain(caption.finding), anchor=False)
    # Style sheets put the tiles beside the map, or leave one of them out; on a phone the tiles take the map's place.
    with st.container(key=f"show-{shape}"):
        with st.container(key="map-tiles"):
            tile_grid(page, colouring)
            if page.data is None:
                first_questions(page.selection)
        with st.container(key="map-figure"):
            block()


def _choice(page: OpenPage) -> tuple[str, str, str]:
    """Colouring, zoom and shape in force."""
    chosen = page.selection
    return chosen.get("colour", _colours(page)[0]), chosen.get("zoom", "china"), chosen.get("show", SHAPES[0])


def _placed(page: OpenPage) -> list[Region]:
    """The regions whose place is known."""
    return [region for region in page.atlas.regions.values() if region.longitude == region.longitude]


def _map(page: OpenPage, placed: Sequence[Region], colouring: Colouring, zoom: str, shape: str) -> go.Figure:
    return region_map(
        [_place(region) for region in placed],
        _ground(page),
        colouring.classes,
        {region.region_id: colouring.class_of[region.region_id] for region in placed},
        _hover(page, colouring),
        page.palette,
        view=zoom,
        shape=SHAPE["both" if shape == "both" else "map"],
        not_in_dataset=_("not in this dataset"),
    )


def _marks(page: OpenPage, placed: Sequence[Region], colouring: Colouring) -> list[Mark]:
    selected = page.selection.region
    return map_marks(
        [_place(region) for region in placed],
        colouring.classes,
        colouring.class_of,
        page.palette,
        selected=selected if selected in {region.region_id for region in placed} else None,
        dim=colouring.by_hue,
        ground=bool(_ground(page)),
    )


def _ground(page: OpenPage) -> dict[str, str]:
    units = page.atlas.units.values()
    return {unit.region_id: pick(unit, "short") for unit in units if unit.role == "background"}


def _own_outlines(page: OpenPage, data: UserData, colouring: Colouring) -> None:
    names = {key: pick(region, "name") for key, region in page.atlas.regions.items()}
    hover = _hover(page, colouring)
    figure = own_map(
        address(data.header.id),
        list(names.values()),
        colouring.classes,
        {name: colouring.class_of[key] for key, name in names.items()},
        {name: hover[key] for key, name in names.items()},
        page.palette,
        selected=names.get(page.selection.region or ""),
    )
    caption = Caption(
        colouring.finding,
        _("Map of your outlines. {finding}.").format(finding=colouring.finding),
        colouring.how_to_read,
        "outlines",
    )

    def clicked() -> None:
        marked = clicks.points(KEY)
        ids = {name: key for key, name in names.items()}
        region = ids.get(clicks.region_of(marked[0]) or "") if marked else None
        if region is None:
            select_region(None)
        else:
            toggle_region(region)

    figure_block(page, figure, caption, lambda: _table(page, colouring), key=KEY, on_select=clicked, height=HEIGHT)


def _without_outlines(page: OpenPage, colouring: Colouring) -> None:
    """The tiles and the table say all that the map does."""
    st.warning(_("The outlines of the map are missing on this server: the tiles show the same regions."))
    st.subheader(plain(colouring.finding), anchor=False)
    tile_grid(page, colouring)
    table = _table(page, colouring)
    st.dataframe(table, hide_index=True, alt=colouring.finding)
    download_popover(page, Table(colouring.finding, lambda: table, "regions", colouring.how_to_read), key=KEY)


def _unplaced(page: OpenPage, n: int) -> None:
    st.caption(
        ngettext(
            "{n} region in view is none of the units on this map; it is in the list, the heatmap and the other pages.",
            "{n} regions in view are none of the units on this map; they are in the list, the heatmap and the other "
            "pages.",
            n,
        )
    )


def _bars(page: OpenPage) -> None:
    """Bars instead of a map, for regions that no outline is known of."""
    counts = {str(key): int(n) for key, n in diversity(page.focus.only(page.atlas.columns())).items()}
    st.caption(
        _(
            "No outline is known of these regions, so they are drawn as rows: match them with units of China when you "
            "save the dataset to see a map."
        )
    )
    top = max(counts, key=counts.__getitem__)
    finding = _("{region} has the most industries at {step} or above: {n}").format(
        region=pick(page.atlas.regions[top], "name"), step=first_step(), n=counts[top]
    )
    caption = Caption(
        finding,
        finding,
        _(
            "One row a region; the mark stands at the number of industries in view that "
            "reach the first step of the scale. Click a mark to read the region."
        ),
        "regions",
    )
    figure = standing_figure(page, "bars", lambda: _strip(page, counts), industry=True)
    figure_block(page, figure, caption, lambda: _rows(page, counts), key=KEY, on_select=lambda: _clicked(page))


def _strip(page: OpenPage, counts: Mapping[str, int]) -> go.Figure:
    levels = page.focus.naming(page.selection.industry) if page.selection.industry else {}
    rows = [
        Row(
            key,
            pick(page.atlas.regions[key], "name"),
            counts[key],
            levels.get(key, 1),
            "<br>".join(_facts(page, key)),
        )
        for key in sorted(counts, key=lambda key: -counts[key])
    ]
    return strip(rows, page.palette, axis_label=_("industries"), limit=max(counts.values()))


def _rows(page: OpenPage, counts: Mapping[str, int]) -> pd.DataFrame:
    names = [pick(page.atlas.regions[key], "name") for key in counts]
    return pd.DataFrame({_("Region"): names, _("Industries named"): list(counts.values())})


def _clicked(page: OpenPage) -> None:
    point = clicks.clicked(KEY)
    region = clicks.region_of(point) if point else None
    if region is not None and region in page.atlas.regions:
        toggle_region(region)


def _colours(page: OpenPage) -> tuple[str, ...]:
    return COLOURS[1:] if page.data else COLOURS


def _colour_choice(page: OpenPage, current: str) -> None:
    colours = _colours(page)
    current = current if current in colours else colours[0]
    names = {"agglomeration": _("Agglomeration"), "count": _("Industry count"), "industry": _("One industry")}
    controls.choice(
        "colour",
        _("Colour by"),
        colours,
        current,
        names.__getitem__,
        default=colours[0],
        explained=None if page.data else terms.agglomeration(),
    )


def _zoom_choice(page: OpenPage, current: str) -> None:
    names = {"china": _("China")} | {key: pick(group, "short") for key, group in page.atlas.agglomerations.items()}
    controls.choice("zoom", _("Zoom to"), list(VIEWS), current, names.__getitem__, default="china")


def _shape_choice(current: str) -> None:
    names = {"both": _("Both"), "map": _("Map"), "tiles": _("Tiles")}
    controls.choice("show", _("Show as"), SHAPES, current, names.__getitem__, default=SHAPES[0])


def _tiles_explained() -> str:
    return _("As tiles, all regions have the same size and stand about where they lie, a city beside its province.")


def _place(region: Region) -> Place:
    return Place(
        region.region_id, drawn(pick(region, "short"), PLACE), region.longitude, region.latitude, region.is_city
    )


def _hover(page: OpenPage, colouring: Colouring) -> dict[str, str]:
    """What each region says under the pointer and to the keyboard, its colour in words included."""
    lines = {region: _facts(page, region) for region in page.atlas.regions}
    # Where an industry colours the map, the facts say its level.
    if not (page.selection.industry and page.selection.get("colour", "") == "industry"):
        for region, at in colouring.class_of.items():
            lines[region].append(labelled(_("Shown as"), drawn(colouring.classes[at].name)))
    return {region: "<br>".join(facts) for region, facts in lines.items()}


def _facts(page: OpenPage, region: str) -> list[str]:
    named = [page.atlas.industries[industry].kind for industry in page.focus.named_by(region)].count("industry")
    blank = page.focus.blank(region)
    facts = [
        f"<b>{drawn(pick(page.atlas.regions[region], 'name'))}</b>",
        blank_name(blank) if blank else ngettext("{n} industry named", "{n} industries named", named),
    ]
    industry = page.selection.industry
    if industry:
        level, kind = page.focus.level(region, industry), page.focus.blank(region, industry)
        state = level_name(level) if level else blank_name(kind) if kind else ""
        state = (cell_amount(page.data, region, industry) if page.data else "") or state
        facts.append(labelled(drawn(pick(page.atlas.industries[industry], "name")), drawn(state)))
    return facts


def _alternative(colouring: Colouring) -> str:
    # Nothing of the selection: a figure whose alternative changes is another figure, and drawn anew.
    return _("Map of China. {finding}.").format(finding=colouring.finding)


def _table(page: OpenPage, colouring: Colouring) -> pd.DataFrame:
    regions = page.atlas.regions.values()
    groups = page.atlas.agglomerations
    return pd.DataFrame(
        {
            _("Region"): [pick(region, "name") for region in regions],
            _("Agglomeration"): [pick(groups[region.agglomeration_id], "name") for region in regions],
            _("Industries named"): diversity(page.focus.only(page.atlas.columns())).to_numpy(),
            _("Shown as"): [colouring.classes[colouring.class_of[region.region_id]].name for region in regions],
        }
    )
