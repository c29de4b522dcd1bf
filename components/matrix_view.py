"""The focus matrix with its controls: the order of rows and columns, and what a click on a cell does."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis.arrange import Order, arrange
from analysis.counts import diversity, ubiquity
from components import clicks, controls
from components.figure_block import Caption, figure_block
from components.figures.matrix import Cells, Heading, matrix, tall_matrix
from components.i18n import _, column, language
from components.map_view import industries_proper
from components.selection import update
from components.shell import OpenPage
from components.text import DASH, blank_name, level_name

ORDERS = tuple(order.value for order in Order)
OWN_KEYS: Mapping[str, tuple[str, ...]] = {"rows": ORDERS, "columns": ORDERS}
KINDS = ("industry", "umbrella", "agenda")
KEYS = ("matrix", "matrix-narrow")


def matrix_view(page: OpenPage) -> None:
    """Draw the controls, then the matrix twice: laid out for wide screens and for narrow ones."""
    rows = Order(page.selection.get("rows", Order.SOURCE.value))
    columns = Order(page.selection.get("columns", Order.SOURCE.value))
    with st.container(horizontal=True, vertical_alignment="bottom", key="matrix-controls"):
        _order_choice("rows", _("Order regions"), rows)
        _order_choice("columns", _("Order industries"), columns)
    regions, industries, cells = _regions(page, rows), _industries(page, columns), _cells(page)
    caption = _caption(page)
    with st.container(key="only-wide"):
        figure = matrix(regions, industries, cells, page.palette, legend=_legend(), total_label=_("industries"))
        figure_block(figure, caption, lambda: _table(page), key=KEYS[0], on_select=lambda: _clicked(KEYS[0]))
    with st.container(key="only-narrow"):
        narrow = tall_matrix(regions, industries, cells, page.palette, legend=_legend())
        figure_block(narrow, caption, lambda: _table(page), key=KEYS[1], on_select=lambda: _clicked(KEYS[1]))


def _clicked(key: str) -> None:
    marked = clicks.points(key)
    if not marked:
        update(industry=None)
        return
    region, industry = clicks.cell_of(marked[0])
    if (region, industry) == (st.query_params.get("region"), st.query_params.get("industry")):
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
    groups = page.atlas.table("agglomerations").set_index("agglomeration_id")
    proper = page.focus.only(industries_proper(page))
    totals = diversity(proper)
    labels = regions["short_zh"] if language() == "zh" else regions["name_en"]
    by = page.focus.levels[page.selection.industry] if page.selection.industry else None
    ids = arrange(proper, order, labels.to_dict(), first=page.selection.region, by=by)
    return [
        Heading(
            id=region,
            label=str(labels[region]),
            group=str(regions.loc[region, "agglomeration_id"]),
            group_label=str(groups.loc[regions.loc[region, "agglomeration_id"], column("short")]),
            total=str(totals[region]) if page.focus.covered[region] else DASH,
            colour=page.palette.agglomerations[str(regions.loc[region, "agglomeration_id"])],
            selected=region == page.selection.region,
        )
        for region in ids
    ]


def _industries(page: OpenPage, order: Order) -> list[Heading]:
    industries = page.atlas.industries
    groups = page.atlas.table("industry_groups").set_index("group_id")[column("name")]
    totals = ubiquity(page.focus.levels)
    by = page.focus.levels.loc[page.selection.region] if page.selection.region else None
    headings: list[Heading] = []
    for kind in KINDS:
        part = industries[industries["kind"] == kind]
        ids = arrange(
            page.focus.levels[list(part.index)].T,
            order,
            part[column("name")].to_dict(),
            first=page.selection.industry,
            by=by,
        )
        headings += [
            Heading(
                id=industry,
                label=str(part.loc[industry, column("short")]),
                group=str(part.loc[industry, "group_id"]) if order is Order.SOURCE else kind,
                group_label=str(groups[part.loc[industry, "group_id"]])
                if order is Order.SOURCE or kind != "industry"
                else _("Industries"),
                total=str(totals[industry]),
                selected=industry == page.selection.industry,
            )
            for industry in ids
        ]
    return headings


def _cells(page: OpenPage) -> Cells:
    focus = page.focus
    regions, industries = page.atlas.regions[column("name")], page.atlas.industries[column("name")]
    names = {1: f"1 {level_name(1)}", 2: f"2 {level_name(2)}", 3: f"3 {level_name(3)}"}
    states = focus.levels.map(lambda level: names.get(level, "")).where(
        focus.levels.notna(), focus.blanks.map(lambda kind: blank_name(kind) if kind else "")
    )
    hover = pd.DataFrame(
        {
            industry: [f"<b>{regions[region]}</b><br>{industries[industry]}<br>{state}" for region, state in part.items()]
            for industry, part in states.items()
        },
        index=focus.levels.index,
    )
    return Cells(focus.commentary, focus.lists, focus.blanks, hover)


def _legend() -> dict[str, str]:
    return {f"level_{level}": f"{level} {level_name(level)}" for level in (1, 2, 3)} | {
        "commentary": _("commentary"),
        "lists": _("official list"),
        "not_mentioned": blank_name("not mentioned"),
        "not_covered": blank_name("not covered"),
    }


def _caption(page: OpenPage) -> Caption:
    proper = page.focus.only(industries_proper(page))
    counts = ubiquity(proper)
    top = str(counts.idxmax())
    rare = int((counts == 1).sum())
    finding = _("{industry} is named most often, by {n} of {total} regions; {rare} industries by one region alone").format(
        industry=page.atlas.industries.loc[top, column("name")], n=int(counts.max()), total=int(page.focus.covered.sum()), rare=rare
    )
    filled = int(page.focus.levels.notna().sum().sum())
    alternative = _("Matrix of {regions} regions by {industries} industries with {filled} filled cells. {finding}.").format(
        regions=len(page.focus.levels), industries=len(page.focus.levels.columns), filled=filled, finding=finding
    )
    how = _(
        "Each row is a region, each column an industry. A filled square is what the commentary says, a ring what an official "
        "list says; both can stand in one cell. Darker, larger squares and darker, thicker rings mean a stronger commitment: "
        "direction, programme, flagship. A pale cell is not mentioned: the region has sources and none names it. A stroke is "
        "not covered: the region has no source under this choice. Numbers at the right count industries, umbrella and agenda "
        "columns left out; numbers below count regions. Click a cell to see its evidence, again to close it."
    )
    return Caption(finding, alternative, how, "focus-atlas-matrix")


def _table(page: OpenPage) -> pd.DataFrame:
    levels = page.focus.levels.astype("Int64").astype("string").where(page.focus.levels.notna(), page.focus.blanks)
    table = levels.rename(columns=page.atlas.industries[column("name")].to_dict())
    table.insert(0, _("Region"), page.atlas.regions[column("name")])
    return table
