"""The tile grid: one tile of equal size per region, laid out like the map, so that Macao is as large as Xinjiang.

The tiles are the options of one radio group: they are buttons with names and states, the arrow keys move through them
row by row, and a run sends one element instead of fourteen. The provinces without a region are drawn behind them and
hidden from screen readers. Style sheets lay out the grid (`tiles` in `atlas.css`); a style block made here sets row,
column and colours of each tile. It contains numbers and colours of the palette only.
"""

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from components.dataset import cache
from components.figures.map import HATCH
from components.findings.counts import count_text
from components.map.colouring import LIKENESS, colour_of
from components.map.colours import Colouring
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.selection.url import select_region
from components.text.escaping import escape_markdown
from components.text.i18n import _, language, localized, pgettext
from components.text.theme import Palette, dimmed, text_on
from data.records import Region, Tile

KEY = "tiles"
CHOICE = "tile-choice"
COLUMNS = 7
"""Columns of the grid that the style sheet lays out; a larger one brings its own rule."""

WIDE = 26.6
"""Width in rem of the larger grid beside the map: its tiles are as wide as a finger needs."""

SOFT_HYPHEN = "\u00ad"


def tile_grid(page: OpenPage, colouring: Colouring) -> None:
    """Draw a tile for each region that is on the grid, coloured like the map, and a legend.

    A click selects the region, a second one clears; both are written to the URL.
    """

    def make() -> tuple[dict[str, str], str]:
        tiles = [_grid(page)[key] for key in regions_on_tiles(page)]
        labels = {tile.region_id: _label(page, colouring, tile) for tile in tiles}
        return labels, _style(page, colouring, tiles) + _ground(page)

    of_region = colouring.by_hue or colour_of(page) == LIKENESS
    labels, background = cached(page, "tiles", make, industry=True, region=of_region)
    with st.container(key=KEY):
        st.html(background)
        st.session_state[CHOICE] = page.selection.region if page.selection.region in labels else None
        st.pills(
            _("Regions as tiles"),
            list(labels),
            format_func=labels.__getitem__,
            key=CHOICE,
            on_change=lambda: select_region(st.session_state[CHOICE]),
            label_visibility="collapsed",
        )
        st.html(_legend(page.palette, colouring))


def regions_on_tiles(page: OpenPage) -> list[str]:
    """Return the ids of the regions that have a tile, row by row."""
    return [key for key in _grid(page) if key in page.atlas.regions]


def _grid(page: OpenPage) -> Mapping[str, Tile]:
    """Return the positions of all units: the larger grid if one of the cities that only it has is in view."""
    built_in = cache.atlas()
    larger = any(key in built_in.tiles_all and key not in built_in.tiles for key in page.atlas.regions)
    return built_in.tiles_all if larger else built_in.tiles


def fill_of(page: OpenPage, colouring: Colouring, region: str) -> str:
    """Return the colour of a region's tile, which is that of its area on the map."""
    colour = colouring.classes[colouring.class_of[region]].colour
    others = colouring.by_hue and page.selection.region not in (None, region)
    return dimmed(colour, page.palette) if others else colour


def _label(page: OpenPage, colouring: Colouring, tile: Tile) -> str:
    """Return the tile's name and, for readers who do not see its colour, its state; as Markdown.

    Names are not shortened: the browser sends the label back, and two long names might become the same.
    """
    region = page.atlas.regions[tile.region_id]
    count = count_text(page.atlas, page.focus, tile.region_id)
    shown_as = colouring.classes[colouring.class_of[tile.region_id]].name
    states, comma = dict.fromkeys([count, shown_as]), pgettext("list separator", ", ")
    return f"{escape_markdown(_name(region, tile))} :small[{escape_markdown(comma.join(states))}]"


def _name(region: Region, tile: Tile) -> str:
    """Return the short name, with soft hyphens if it is the English name of the table of tiles."""
    name = localized(region, "short")
    known = tile.syllables_en.replace("-", "") == name and language() == "en"
    return tile.syllables_en.replace("-", SOFT_HYPHEN) if known else name


def _style(page: OpenPage, colouring: Colouring, tiles: Iterable[Tile]) -> str:
    palette = page.palette
    rules = [
        f".st-key-{KEY}{{--edge:{palette.quiet};--frame:{palette.outline};--ground:{palette.ground};"
        f"--quiet:{palette.quiet};--paper:{palette.paper}}}"
    ]
    columns = max(tile.column for tile in _grid(page).values())
    if columns > COLUMNS:
        grids = f".st-key-{KEY} .tile-ground,.st-key-{KEY} [role=radiogroup]"
        rules.append(f"{grids}{{grid-template-columns:repeat({columns},minmax(0,1fr))!important}}")
        rules.append(f".st-key-show-both{{--tiles:{WIDE}rem!important}}")
    for position, tile in enumerate(tiles, start=1):
        fill = fill_of(page, colouring, tile.region_id)
        button = f".st-key-{KEY} [role=radiogroup] button:nth-of-type({position})"
        rules.append(f"{button}{{grid-area:{tile.row}/{tile.column};--fill:{fill};--on:{text_on(fill, palette)}}}")
        if colouring.classes[colouring.class_of[tile.region_id]].hatched:
            rules.append(f'{button} p::after{{content:"{HATCH}"/"";display:block}}')
    return f"<style>{''.join(rules)}</style>"


def _ground(page: OpenPage) -> str:
    """Return the provinces that are not regions of the dataset, as HTML."""
    built_in = cache.atlas()
    empty = [
        f'<span style="grid-area:{tile.row}/{tile.column}">{escape(_name(built_in.units[key], tile))}</span>'
        for key, tile in _grid(page).items()
        if key not in page.atlas.regions and not built_in.units[key].is_city
    ]
    return f'<div class="tile-ground" aria-hidden="true">{"".join(empty)}</div>'


def _legend(palette: Palette, colouring: Colouring) -> str:
    entries = [
        f'<li><i style="color:{palette.ink}">{HATCH}</i>{escape(item.name)}</li>'
        if item.hatched
        else f'<li><i style="background:{item.colour}{";border:0" * item.without_outline}"></i>{escape(item.name)}</li>'
        for item in colouring.classes
        if not item.outlined
    ]
    return f'<ul class="tile-legend">{"".join(entries)}</ul>'
