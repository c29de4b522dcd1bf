"""The focus matrix with its controls: the order of rows and columns, and what a click on a cell does."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.arrange import Order, arrange
from analysis.counts import diversity, ubiquity
from components import clicks, controls
from components.cell_words import cell_words
from components.dataset_controls import window_controls
from components.dataset_view import cell_amount
from components.figure_block import Caption, figure_block
from components.figures.marks import style_sheet
from components.figures.matrix import Cells, Heading, matrix, tall_matrix
from components.figures.matrix_marks import matrix_marks, tall_matrix_marks
from components.i18n import _, ngettext, pick
from components.selection import FIRST_REGION, update
from components.shell import OpenPage
from components.standing import standing, standing_figure
from components.text import DASH, blank_name, drawn, first_step, level_label
from components.theme import hue

ORDERS = tuple(order.value for order in Order)
OWN_KEYS: Mapping[str, tuple[str, ...]] = {"rows": ORDERS, "columns": ORDERS}
KINDS = ("industry", "umbrella", "agenda")
REGION_LABEL, INDUSTRY_LABEL = 15, 26
"""Characters of a name that have room beside a row and above a column; the built-in names all have."""

WIDE, NARROW = "matrix", "matrix-narrow"


def matrix_view(page: OpenPage) -> None:
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
    regions, industries, caption = standing(
        page,
        "matrix-headings",
        lambda: (_regions(page, rows), _industries(page, columns), _caption(page)),
        region=follows,
        industry=follows,
    )
    own = page.data is not None
    region, industry = page.selection.region, page.selection.industry
    marks = matrix_marks(regions, industries, region=region, industry=industry)
    tall_marks = tall_matrix_marks(regions, industries, page.palette, region=region, industry=industry)
    st.html(style_sheet(WIDE, marks) + style_sheet(NARROW, tall_marks))
    draw: dict[str, Callable[[], go.Figure]] = {
        WIDE: lambda: matrix(
            regions,
            industries,
            _cells(page),
            page.palette,
            legend=_legend(own=own),
            total_label=_("industries"),
            count_label=_("regions"),
        ),
        NARROW: lambda: tall_matrix(regions, industries, _cells(page), page.palette, legend=_legend(own=own)),
    }
    for key, place in ((WIDE, "only-wide"), (NARROW, "only-narrow")):
        figure = standing_figure(page, key, draw[key], region=follows, industry=follows)
        with st.container(key=place):
            table = partial(_table, page, regions, industries)
            figure_block(page, figure, caption, table, key=key, on_select=partial(_clicked, key))


def _orders(page: OpenPage) -> tuple[Order, Order]:
    """The orders of rows and columns in force."""
    rows, columns = (Order(page.selection.get(key, Order.SOURCE.value)) for key in ("rows", "columns"))
    return rows, columns


def _clicked(key: str) -> None:
    point = clicks.clicked(key)
    region, industry = clicks.cell_of(point) if point else (None, None)
    if region is None or (region, industry) == (
        st.query_params.get("region", FIRST_REGION),
        st.query_params.get("industry"),
    ):
        update(industry=None)
    else:
        update(region=region, industry=industry)


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
    totals = diversity(proper)
    industry = page.selection.industry
    ids = arrange(
        proper,
        order,
        {key: pick(region, "short") for key, region in regions.items()},
        first=page.selection.region,
        by=page.focus.naming(industry) if industry else {},
    )
    covered = set(page.focus.covered)
    return [
        Heading(
            id=key,
            label=drawn(pick(regions[key], "short"), REGION_LABEL),
            group=regions[key].agglomeration_id,
            group_label=pick(page.atlas.agglomerations[regions[key].agglomeration_id], "short"),
            total=str(totals[key]) if key in covered else DASH,
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
            {key: pick(entry, "name") for key, entry in entries.items()},
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
                    label=drawn(pick(entries[key], "short"), INDUSTRY_LABEL),
                    group=group.group_id if together else kind,
                    group_label=pick(group, "name") if together else _("Industries"),
                    total=str(totals[key]),
                )
            )
    return headings


def _cells(page: OpenPage) -> Cells:
    focus = page.focus
    hover = pd.DataFrame(
        {
            industry: [
                f"<b>{drawn(pick(unit, 'name'))}</b><br>{drawn(pick(entry, 'name'))}<br>"
                + drawn(_state(page, region, industry))
                for region, unit in page.atlas.regions.items()
            ]
            for industry, entry in page.atlas.industries.items()
        },
        index=focus.levels.index,
    )
    return Cells(focus.commentary, focus.lists, focus.blanks, hover)


def _state(page: OpenPage, region: str, industry: str) -> str:
    level, blank = page.focus.level(region, industry), page.focus.blank(region, industry)
    if page.data and (shown := cell_amount(page.data, region, industry)):
        return shown
    return blank_name(blank) if blank else level_label(level or 0)


def _legend(*, own: bool) -> dict[str, str]:
    return {f"level_{level}": level_label(level) for level in (1, 2, 3)} | {
        "commentary": _("commentary"),
        "lists": "" if own else _("official list"),
        "not_mentioned": blank_name("below" if own else "not mentioned"),
        "not_covered": blank_name("no value" if own else "not covered"),
    }


def _caption(page: OpenPage) -> Caption:
    counts = {str(key): int(n) for key, n in ubiquity(page.focus.only(page.atlas.columns())).items()}
    top = max(counts, key=counts.__getitem__)
    if page.data:
        return _own_caption(page, counts, top)
    finding = _("{industry} is named most often, by {n} of {total} regions; {rare} by one region alone").format(
        industry=pick(page.atlas.industries[top], "name"),
        n=counts[top],
        total=len(page.focus.covered),
        rare=ngettext("{n} industry", "{n} industries", list(counts.values()).count(1)),
    )
    alternative = _("Matrix of {regions} regions by {columns} columns with {filled} filled cells. {finding}.").format(
        regions=len(page.focus.levels),
        columns=len(page.focus.levels.columns),
        filled=int(page.focus.levels.notna().to_numpy().sum()),
        finding=finding,
    )
    how = _(
        "Each row is a region, each column an industry. A filled square is what the commentary says, a ring what an "
        "official list says; both can stand in one cell. Darker, larger squares and darker, thicker rings mean a "
        "stronger commitment: direction, programme, flagship. A pale cell is not mentioned: the region has sources "
        "and none names it. A stroke is not covered: the region has no source under this choice. Numbers at the right "
        "count industries, umbrella and agenda columns left out; numbers below count regions. Click a cell to see its "
        "evidence, again to close it."
    )
    return Caption(finding, alternative, how, "matrix")


def _own_caption(page: OpenPage, counts: Mapping[str, int], top: str) -> Caption:
    finding = _("{industry} reaches {step} in most regions in view: {n} of {total}").format(
        industry=pick(page.atlas.industries[top], "name"),
        step=first_step(),
        n=counts[top],
        total=len(page.atlas.regions),
    )
    alternative = _("Matrix of {regions} regions by {columns} columns with {filled} filled cells. {finding}.").format(
        regions=len(page.atlas.regions),
        columns=len(page.atlas.industries),
        filled=int(page.focus.levels.notna().to_numpy().sum()),
        finding=finding,
    )
    how = _(
        "Each row is a region, each column an industry. Darker, larger squares mean a higher value on the scale "
        "chosen at the top. A pale cell has a value below the first step; a stroke has no value in the file. Numbers "
        "at the right and below count filled cells in view. Click a cell to see its value and what the file says of "
        "it."
    )
    return Caption(finding, alternative, how, "matrix")


def _table(page: OpenPage, regions: Sequence[Heading], industries: Sequence[Heading]) -> pd.DataFrame:
    """The matrix as it is drawn: rows and columns in its order, and how many industries each region names."""
    columns = {
        pick(page.atlas.industries[industry.id], "name"): [cell_words(page, row.id, industry.id) for row in regions]
        for industry in industries
    }
    names = [pick(page.atlas.regions[row.id], "name") for row in regions]
    totals = [int(row.total) if row.total.isdigit() else None for row in regions]
    return pd.DataFrame(
        {_("Region"): names, **columns, _("Industries named"): pd.array(totals, dtype="Int64")}  # NA where not covered
    )
