"""The focus matrix with its controls: the order of rows and columns, and what a click on a cell does."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.arrange import Order, arrange
from analysis.counts import ubiquity
from analysis.focus import Blank, by_cell
from components.cells.cell_marks import source_mark_names, source_marks
from components.cells.cell_text import cell_text
from components.dataset.dataset_controls import window_controls
from components.dataset.requested_dataset import cell_amount
from components.figures.base import FigureJson
from components.figures.matrix import matrix
from components.figures.matrix_over import over_the_matrix
from components.figures.matrix_parts import Heading, MatrixCells
from components.figures.matrix_selection import matrix_selection, tall_matrix_selection, tall_matrix_width
from components.figures.matrix_tall import tall_lines, tall_matrix
from components.figures.selection_style import style_sheet
from components.findings.counts import few_names, industry_counts, leaders
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached, cached_figure
from components.selection import chart_events, controls
from components.text.formatting import DASH, blank_name, clauses, escape_plotly, first_step, level_label
from components.text.i18n import _, localized, ngettext
from components.text.theme import hue

ORDERS = tuple(order.value for order in Order)
PAGE_KEYS: Mapping[str, tuple[str, ...]] = {"rows": ORDERS, "columns": ORDERS}
KINDS = ("industry", "umbrella", "agenda")
REGION_LABEL, INDUSTRY_LABEL = 15, 26
"""Characters of a name that have room beside a row and above a column; the built-in names all have."""

WIDE, NARROW = "matrix", "matrix-narrow"


def matrix_section(page: OpenPage) -> None:
    """Draw the controls, then the matrix."""
    rows, columns = _orders(page)
    with st.container(horizontal=True, vertical_alignment="bottom", key="matrix-controls"):
        _order_choice("rows", _("Order regions"), rows)
        _order_choice("columns", _("Order industries"), columns)
    if page.data:
        window_controls(page.data, page.selection)
    matrix_figure(page)


def matrix_figure(page: OpenPage) -> None:
    """Draw the matrix twice: laid out for wide screens and for narrow ones; style sheets show one of the two."""
    rows, columns = _orders(page)
    follows = Order.SELECTED in (rows, columns)
    regions, industries, caption = cached(
        page,
        "matrix-headings",
        lambda: (_regions(page, rows), _industries(page, columns), _caption(page)),
        region=follows,
        industry=follows,
    )
    region, industry = page.selection.region, page.selection.industry
    marks = matrix_selection(regions, industries, region=region, industry=industry)
    tall_marks = tall_matrix_selection(regions, industries, page.palette, region=region, industry=industry)
    st.html(style_sheet(WIDE, marks) + style_sheet(NARROW, tall_marks) + tall_matrix_width(NARROW, regions, region))
    cells = cache(partial(_cells, page))
    draw: dict[str, Callable[[], FigureJson]] = {
        WIDE: lambda: matrix(
            regions,
            industries,
            cells(),
            page.palette,
            legend=_legend(page),
            total_label=_("industries"),
            count_label=_("regions"),
        ),
        NARROW: lambda: tall_matrix(regions, industries, cells(), page.palette, legend=_legend(page)),
    }
    for key, place in ((WIDE, "only-wide"), (NARROW, "only-narrow")):
        figure = cached_figure(page, key, draw[key], region=follows, industry=follows)
        names = ""
        if key == NARROW:
            names = cached(
                page, "matrix-over", partial(_over, regions, industries, figure), region=follows, industry=follows
            )
        with st.container(key=place):
            table = partial(_table, page, regions, industries)
            click = partial(chart_events.select_clicked, key, page.atlas, page.selection.dataset, "region", "industry")
            figure_card(page, figure, caption, table, key=key, on_select=click, over=names)


def _over(regions: Sequence[Heading], industries: Sequence[Heading], figure: go.Figure) -> str:
    return over_the_matrix(tall_lines(regions, industries), figure.to_dict()["data"])


def _orders(page: OpenPage) -> tuple[Order, Order]:
    """The orders of rows and columns in force."""
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
    focus = page.focus
    regions = {key: f"<b>{escape_plotly(localized(unit, 'name'))}</b>" for key, unit in page.atlas.regions.items()}
    industries = {key: escape_plotly(localized(entry, "name")) for key, entry in page.atlas.industries.items()}
    squares, rings = source_marks(page)
    without = by_cell(rings.notna()) if page.data else {}
    hover = [
        [
            f"{region_name}<br>{industry_name}<br>{escape_plotly(_state(page, region, industry, without))}"
            for industry, industry_name in industries.items()
        ]
        for region, region_name in regions.items()
    ]
    return MatrixCells(
        squares, rings, focus.blanks, pd.DataFrame(hover, focus.levels.index, list(industries), dtype=object)
    )


def _state(page: OpenPage, region: str, industry: str, without: Mapping[tuple[str, str], bool]) -> str:
    told = cell_amount(page.data, region, industry) if page.data else ""
    if not told:
        blank = page.focus.blank(region, industry)
        told = blank_name(blank) if blank else level_label(page.focus.level(region, industry) or 0)
    return clauses(told, _("unsourced")) if without.get((region, industry)) else told


def _legend(page: OpenPage) -> dict[str, str]:
    own = page.data is not None
    excluded = Blank.NOT_APPLICABLE if Blank.NOT_APPLICABLE in page.focus.blanks.to_numpy() else None
    squares, rings = source_mark_names(own=own)
    return (
        {f"level_{level}": level_label(level) for level in (1, 2, 3)}
        | {
            "commentary": squares,
            "lists": rings,
            "not_mentioned": blank_name(Blank.BELOW if own else Blank.NOT_MENTIONED),
            "not_covered": blank_name(Blank.NO_VALUE if own else Blank.NOT_COVERED),
        }
        | ({"not_applicable": blank_name(excluded)} if excluded else {})
    )


def _caption(page: OpenPage) -> Caption:
    counts = {str(key): int(n) for key, n in ubiquity(page.focus.only(page.atlas.columns())).items()}
    if page.data:
        return _own_caption(page, counts)
    finding = _most_named(page, counts)
    alternative = _("Matrix of {regions} regions by {columns} columns with {filled} filled cells. {finding}.").format(
        regions=len(page.focus.levels),
        columns=len(page.focus.levels.columns),
        filled=int(page.focus.levels.notna().to_numpy().sum()),
        finding=finding,
    )
    how = _(
        "Each row is a region, each column an industry. A filled square is what the commentary says, a ring "
        "what an official list says; both can stand in one cell. Darker, larger squares and darker, thicker "
        "rings mean a stronger commitment: direction, programme, flagship. A pale cell means “not "
        "mentioned”: the region has sources and none names it. A stroke means “not covered”: the region has "
        "no source under this choice. Numbers at the right count industries, umbrella and agenda columns "
        "left out; numbers below count regions. Click a cell to see its evidence, again to close it."
    )
    return Caption(finding, alternative, how, "matrix")


def _most_named(page: OpenPage, counts: Mapping[str, int]) -> str:
    top, n = leaders(counts)
    if not top:
        return _("No region names an industry under this choice")
    names = few_names([localized(page.atlas.industries[key], "name") for key in top])
    alone = list(counts.values()).count(1)
    words = {
        "n": n,
        "total": ngettext("{n} region", "{n} regions", len(page.focus.covered)),
        "rare": ngettext("{n} industry", "{n} industries", alone) if alone else _("none"),
    }
    if len(top) == 1:
        return _("{industry} is named most often, by {n} of {total}; {rare} by one region alone").format(
            industry=names, **words
        )
    return _("{industries} are named most often, each by {n} of {total}; {rare} by one region alone").format(
        industries=names or ngettext("{n} industry", "{n} industries", len(top)), **words
    )


def _own_caption(page: OpenPage, counts: Mapping[str, int]) -> Caption:
    finding = _most_reached(page, counts)
    alternative = _("Matrix of {regions} regions by {columns} columns with {filled} filled cells. {finding}.").format(
        regions=len(page.atlas.regions),
        columns=len(page.atlas.industries),
        filled=int(page.focus.levels.notna().to_numpy().sum()),
        finding=finding,
    )
    how = _(
        "Each row is a region, each column an industry. Darker, larger marks mean a higher value on the scale "
        "chosen at the top; a square is a cell that the file gives a statement or a place for, a ring one that is "
        "unsourced. A pale cell has a value below the first step; a stroke has no value in the file. Numbers "
        "at the right and below count filled cells in view. Click a cell to see its value and what the file says of "
        "it."
    )
    return Caption(finding, alternative, how, "matrix")


def _most_reached(page: OpenPage, counts: Mapping[str, int]) -> str:
    top, n = leaders(counts)
    if not top:
        return _("No region in view reaches {step} in any industry").format(step=first_step())
    names = few_names([localized(page.atlas.industries[key], "name") for key in top])
    if len(top) == 1:
        return _("{industry} reaches {step} in most regions in view: {n} of {total}").format(
            industry=names, step=first_step(), n=n, total=len(page.atlas.regions)
        )
    return _("{industries} reach {step} in most regions in view: {n} of {total} each").format(
        industries=names or ngettext("{n} industry", "{n} industries", len(top)),
        step=first_step(),
        n=n,
        total=len(page.atlas.regions),
    )


def _table(page: OpenPage, regions: Sequence[Heading], industries: Sequence[Heading]) -> pd.DataFrame:
    """The matrix as it is drawn: rows and columns in its order, and how many industries each region names."""
    columns = {
        localized(page.atlas.industries[industry.id], "name"): [cell_text(page, row.id, industry.id) for row in regions]
        for industry in industries
    }
    names = [localized(page.atlas.regions[row.id], "name") for row in regions]
    totals = [int(row.total) if row.total.isdigit() else None for row in regions]
    return pd.DataFrame(
        {_("Region"): names, **columns, _("Industries named"): pd.array(totals, dtype="Int64")}  # NA where not covered
    )
