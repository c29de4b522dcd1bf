"""The focus matrix with its controls: the order of rows and columns, and what a click on a cell does."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.counts import ubiquity
from analysis.focus import Blank
from analysis.matrix_order import Order, arrange
from components.cells.cell_text import cell_state, cell_text
from components.dataset.dataset_controls import window_controls
from components.evidence.changes import changes_in_view
from components.evidence.table import evidence_behind
from components.figures.base import FigureJson
from components.figures.matrix import least_height, matrix
from components.figures.matrix_overlay import matrix_overlay
from components.figures.matrix_parts import Heading, MatrixCells
from components.figures.matrix_selection import matrix_selection, tall_matrix_selection, tall_matrix_width
from components.figures.matrix_tall import tall_lines, tall_matrix
from components.figures.selection_style import selection_rules
from components.findings.change_text import gained_and_lost
from components.findings.counts import industry_counts, with_base
from components.matrix.emphasis import (
    EMPHASIS,
    LEVEL,
    emphasis_cells,
    emphasis_explained,
    emphasis_legend,
    emphasis_values,
    shows_emphasis,
)
from components.output.figure_card import Caption, figure_card
from components.page import presentation_mode
from components.page.open_page import OpenPage
from components.page.view_cache import cached, cached_figure
from components.selection import chart_events, controls
from components.text.escaping import escape_plotly
from components.text.formatting import DASH, blank_name, level_label
from components.text.i18n import _, localized
from components.text.theme import hue

ORDERS = tuple(order.value for order in Order)
PAGE_KEYS: Mapping[str, tuple[str, ...]] = {"rows": ORDERS, "columns": ORDERS, "cells": (LEVEL, EMPHASIS)}
KINDS = ("industry", "umbrella", "agenda")
REGION_LABEL, INDUSTRY_LABEL = 15, 26
"""Characters of a name that fit beside a row and above a column; all built-in names do."""

WIDE, NARROW = "matrix", "matrix-narrow"
AROUND = 240
"""Pixels of the page above and below the figure: navigation, controls, heading, and the line of its tools."""


def matrix_section(page: OpenPage) -> None:
    """Draw the controls, then the matrix."""
    rows, columns = _orders(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="matrix-controls"):
        _order_choice("rows", _("Order regions"), rows)
        _order_choice("columns", _("Order industries"), columns)
        if page.has_emphasis:
            _cells_choice(page)
    if page.data:
        window_controls(page.data, page.selection)
    matrix_figure(page)


def matrix_figure(page: OpenPage) -> None:
    """Draw the matrix twice: laid out for wide screens and for narrow ones; style sheets show one of the two."""
    follows = follows_selection(page)
    regions, industries, caption = _headings(page)
    selected = page.selection.region, page.selection.industry
    rules = selection_in_layouts(page, *selected) if page.embedded else {}  # elsewhere the panel marks the selection
    marked = f"<style>{''.join(rules.values())}</style>" if rules else ""
    st.html(marked + tall_matrix_width(NARROW, regions, page.selection.region))
    cells = cache(partial(_cells, page))
    presented = presentation_mode.presents(WIDE)
    draw: dict[str, Callable[[], FigureJson]] = {
        WIDE: lambda: matrix(
            regions,
            industries,
            cells(),
            page.palette,
            legend=_legend(page),
            total_label=_("industries"),
            count_label=_("regions"),
            low=presented,
        ),
        NARROW: lambda: tall_matrix(regions, industries, cells(), page.palette, legend=_legend(page)),
    }
    for key, place in ((WIDE, "only-wide"), (NARROW, "only-narrow")):
        figure = cached_figure(
            page, f"{key}-presented" if presented else key, draw[key], region=follows, industry=follows
        )
        names = ""
        if key == NARROW:
            names = cached(
                page, "matrix-over", partial(_over, regions, industries, figure), region=follows, industry=follows
            )
        with st.container(key=place):
            table = partial(_table, page, regions, industries)
            click = partial(chart_events.select_clicked, key, page.atlas, page.selection.dataset, "region", "industry")
            behind = partial(evidence_behind, page)
            height = None
            if key == WIDE and not page.embedded and not presented:
                height = int(figure.layout.height)
                st.html(_height_by_screen(len(regions), height))
            figure_card(
                page, figure, caption, table, key=key, on_select=click, height=height, over=names, evidence=behind
            )


def _height_by_screen(regions: int, height: int) -> str:
    """Return the style that lets a matrix of many rows shrink until it fits the screen."""
    box = f".st-key-{WIDE}-box"
    shown = f"clamp({least_height(regions, height)}px, 100vh - {AROUND}px, {height}px)"
    return f"<style>{box}, div:has(> {box}) {{ flex: none !important; height: {shown} !important; }}</style>"


def follows_selection(page: OpenPage) -> bool:
    """True if the order of rows or columns follows what is selected."""
    return Order.SELECTED in _orders(page)


def selection_in_layouts(page: OpenPage, region: str | None, industry: str | None) -> dict[str, str]:
    """The CSS rules that frame a row and a column and set their names in bold, by layout."""
    regions, industries, _caption = _headings(page)
    wide = matrix_selection(regions, industries, region=region, industry=industry)
    tall = tall_matrix_selection(regions, industries, page.palette, region=region, industry=industry)
    return {WIDE: selection_rules(WIDE, wide), NARROW: selection_rules(NARROW, tall)}


def _headings(page: OpenPage) -> tuple[list[Heading], list[Heading], Caption]:
    """Rows, columns and caption of the matrix."""
    rows, columns = _orders(page)
    follows = follows_selection(page)

    def make() -> tuple[list[Heading], list[Heading], Caption]:
        return _regions(page, rows), _industries(page, columns), _caption(page)

    return cached(page, "matrix-headings", make, region=follows, industry=follows)


def _over(regions: Sequence[Heading], industries: Sequence[Heading], figure: go.Figure) -> str:
    return matrix_overlay(tall_lines(regions, industries), figure.to_dict()["data"])


def _orders(page: OpenPage) -> tuple[Order, Order]:
    """Return the orders of rows and columns in force."""
    rows, columns = (Order(page.selection.get(key, Order.SOURCE.value)) for key in ("rows", "columns"))
    return rows, columns


def _order_choice(key: str, label: str, current: Order) -> None:
    names = {
        Order.SOURCE: _("As in the sources"),
        Order.ALPHABETICAL: _("A–Z"),
        Order.MOST: _("Most first"),
        Order.SIMILARITY: _("By similarity"),
        Order.SELECTED: _("Selected first"),
    }
    controls.menu(key, label, ORDERS, current.value, lambda value: names[Order(value)], default=Order.SOURCE.value)


def _cells_choice(page: OpenPage) -> None:
    names = {LEVEL: _("Level"), EMPHASIS: _("Emphasis")}
    current = page.selection.get("cells", LEVEL)
    controls.choice("cells", _("Marks show"), list(names), current, names.__getitem__, default=LEVEL)


def _regions(page: OpenPage, order: Order) -> list[Heading]:
    regions = page.atlas.regions
    proper = page.focus.only(page.atlas.columns())
    totals = industry_counts(page.atlas, page.focus)
    industry = page.selection.industry
    ids = arrange(
        proper,
        order,
        {key: localized(region, "short") for key, region in regions.items()},
        first=page.selection.region,
        by=page.focus.naming(industry) if industry else {},
    )
    return [
        Heading(
            id=key,
            label=escape_plotly(localized(regions[key], "short"), REGION_LABEL),
            group=regions[key].agglomeration_id,
            group_label=localized(page.atlas.agglomerations[regions[key].agglomeration_id], "short"),
            total=str(totals[key]) if key in totals else DASH,
            colour=hue(page.palette, regions[key].agglomeration_id),
        )
        for key in ids
    ]


def _industries(page: OpenPage, order: Order) -> list[Heading]:
    totals = ubiquity(page.focus.levels)
    region = page.selection.region
    named = page.focus.named_by(region) if region else {}
    headings: list[Heading] = []
    for kind in KINDS:
        entries = {key: page.atlas.industries[key] for key in page.atlas.columns(kind)}
        ids = arrange(
            page.focus.only(list(entries)).T,
            order,
            {key: localized(entry, "name") for key, entry in entries.items()},
            first=page.selection.industry,
            by=named,
        )
        for key in ids:
            # Groups stand together in source order only; otherwise all industries make one group.
            together = order is Order.SOURCE or kind != "industry"
            group = page.atlas.groups[entries[key].group_id]
            headings.append(
                Heading(
                    id=key,
                    label=escape_plotly(localized(entries[key], "short"), INDUSTRY_LABEL),
                    group=group.group_id if together else kind,
                    group_label=localized(group, "name") if together else _("Industries"),
                    total=str(totals[key]),
                )
            )
    return headings


def _cells(page: OpenPage) -> MatrixCells:
    if shows_emphasis(page):
        return emphasis_cells(page)
    focus = page.focus
    regions = {key: f"<b>{escape_plotly(localized(unit, 'name'))}</b>" for key, unit in page.atlas.regions.items()}
    industries = {key: escape_plotly(localized(entry, "name")) for key, entry in page.atlas.industries.items()}
    squares, rings = page.dataset.source_marks()
    hover = [
        [
            f"{region_name}<br>{industry_name}<br>{escape_plotly(cell_state(page.dataset, region, industry))}"
            for industry, industry_name in industries.items()
        ]
        for region, region_name in regions.items()
    ]
    return MatrixCells(
        squares, rings, focus.blanks, pd.DataFrame(hover, focus.levels.index, list(industries), dtype=object)
    )


def _legend(page: OpenPage) -> dict[str, str]:
    if shows_emphasis(page):
        return emphasis_legend(page)
    squares, rings = page.dataset.source_mark_names()
    names = {f"level_{level}": level_label(level) for level in (1, 2, 3)} | {
        "commentary": squares,
        "lists": rings,
        "not_mentioned": blank_name(page.dataset.blank_if_known),
        "not_covered": blank_name(page.dataset.blank_if_unknown),
    }
    if Blank.BROADER in page.focus.blanks.to_numpy():
        names["broader"] = blank_name(Blank.BROADER)
    if Blank.NOT_APPLICABLE in page.focus.blanks.to_numpy():
        names["not_applicable"] = blank_name(Blank.NOT_APPLICABLE)
    if Blank.TOTAL in page.focus.blanks.to_numpy():
        names["total"] = blank_name(Blank.TOTAL)
    return names


def _caption(page: OpenPage) -> Caption:
    finding = page.dataset.industries_finding()
    if page.focus.then is not None:
        finding = with_base(gained_and_lost(page.atlas, changes_in_view(page).industries), page.focus)
    alternative = _("Matrix of {regions} regions by {columns} columns with {filled} filled cells. {finding}.").format(
        regions=len(page.focus.levels),
        columns=len(page.focus.levels.columns),
        filled=int(page.focus.levels.notna().to_numpy().sum()),
        finding=finding,
    )
    explained = emphasis_explained(page) if shows_emphasis(page) else page.dataset.captions.matrix()
    return Caption(finding, alternative, explained, "matrix")


def _table(page: OpenPage, regions: Sequence[Heading], industries: Sequence[Heading]) -> pd.DataFrame:
    """The matrix as it is drawn: rows and columns in its order, and how many industries each region names."""
    times = emphasis_values(page) if shows_emphasis(page) else None
    columns: dict[str, list[str] | list[float]] = {
        localized(page.atlas.industries[industry.id], "name"): [times[row.id, industry.id] for row in regions]
        if times
        else [cell_text(page.dataset, row.id, industry.id) for row in regions]
        for industry in industries
    }
    names = [localized(page.atlas.regions[row.id], "name") for row in regions]
    totals = [int(row.total) if row.total.isdigit() else None for row in regions]
    return pd.DataFrame(
        {_("Region"): names, **columns, _("Industries named"): pd.array(totals, dtype="Int64")}  # NA where not covered
    )
