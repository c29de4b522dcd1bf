"""A dot plot in place of the map, for a user's regions whose outlines are unknown."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from analysis.matrix_access import cell_of
from analysis.scale import Scale
from components.cells.cell_text import cell_value
from components.dataset.scale_text import scale_name
from components.dataset.user_window import UserData
from components.figures.base import FigureJson
from components.figures.dot_plot import ROW, DotRow, dot_plot
from components.findings.counts import count_text, industry_counts
from components.map.colouring import asked_industry
from components.map.colours import Colouring
from components.map.regions import KEY, facts, select_clicked_region
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.text.formatting import bracketed, level_label
from components.text.i18n import _, localized

COUNTED = 3
"""Level of the marks of counts: all are equally dark, since the position shows the count."""


@dataclass(frozen=True)
class DotPlotAxis:
    """The axis of the dot plot and the marks on it.

    Attributes:
        label: of the axis.
        values: value of each region; None if it is unknown.
        levels: level of each mark, 1 to 3; 0 below the first step.
        limit: end of the axis.
        whole: True if ticks are whole numbers.
        how_to_read: the explanation of the marks.
    """

    label: str
    values: dict[str, float | None]
    levels: dict[str, int]
    limit: float
    whole: bool
    how_to_read: str


def regions_as_dot_plot(page: OpenPage, data: UserData, colouring: Colouring) -> None:
    """Draw the dot plot; a click on a mark selects its region."""
    st.caption(
        _(
            "The outlines of these regions are unknown, so each region is drawn as a row. To see a map, upload their "
            "outlines as GeoJSON when you save the dataset."
        )
    )
    industry = asked_industry(page)
    axis = _of_industry(page, data, industry) if industry else _of_counts(page)
    caption = Caption(colouring.finding, colouring.finding, axis.how_to_read, "regions")
    figure = cached_figure(page, "bars", lambda: _dot_plot(page, axis, industry), industry=True)
    rows, click = partial(_table, page, axis, colouring), partial(select_clicked_region, page)
    figure_card(page, figure, caption, rows, key=KEY, on_select=click, row=ROW)


def _of_counts(page: OpenPage) -> DotPlotAxis:
    counts = industry_counts(page.atlas, page.focus)
    return DotPlotAxis(
        label=_("industries"),
        values={region: counts.get(region) for region in page.atlas.regions},
        levels=dict.fromkeys(page.atlas.regions, COUNTED),
        limit=max(counts.values(), default=0) or 1,
        whole=True,
        how_to_read=_(
            "One row per region; the mark stands at the number of industries in view that reach the first step "
            "of the scale. Click a mark to open the region."
        ),
    )


def _of_industry(page: OpenPage, data: UserData, industry: str) -> DotPlotAxis:
    shown = page.focus.levels if data.scaled is None else data.scaled.values
    unit = 100 if data.scaled is not None and data.view.scale is Scale.SHARE else 1
    numbers = {region: unit * cell_of(shown, region, industry) for region in page.atlas.regions}
    values = {region: value if value == value else None for region, value in numbers.items()}
    levels = page.focus.naming(industry)
    return DotPlotAxis(
        label=_axis_label(data),
        values=values,
        levels={region: levels.get(region, 0) for region in page.atlas.regions},
        limit=max((value for value in values.values() if value is not None), default=0) or 1,
        whole=data.scaled is None,
        how_to_read=_(
            "One row per region, the highest value first; the mark stands at the region’s value in this "
            "industry, darker and larger from step to step of the scale. An open mark is below the first step, "
            "and a region without a mark has no value. Click a mark to open the region."
        ),
    )


def _axis_label(data: UserData) -> str:
    if data.scaled is None:
        return _("Level")
    name, unit = scale_name(data.view.scale), data.header.unit
    if data.view.scale is Scale.SHARE:
        return bracketed(name, "%")
    return bracketed(name, unit) if data.view.scale is Scale.RAW and unit else name


def _dot_plot(page: OpenPage, axis: DotPlotAxis, industry: str | None) -> FigureJson:
    rows = [
        DotRow(key, _label(page, key, value, industry), value, axis.levels[key], "<br>".join(facts(page, key)))
        for key, value in _in_order(axis)
    ]
    name = level_label if industry else None
    return dot_plot(rows, page.palette, axis_label=axis.label, limit=axis.limit, whole=axis.whole, level_name=name)


def _label(page: OpenPage, region: str, value: float | None, industry: str | None) -> str:
    name = localized(page.atlas.regions[region], "name")
    if value is not None:
        return name
    blank = cell_value(page.dataset, region, industry) if industry else count_text(page.atlas, page.focus, region)
    return f"{name} · {blank}"


def _table(page: OpenPage, axis: DotPlotAxis, colouring: Colouring) -> pd.DataFrame:
    keys = [key for key, _value in _in_order(axis)]
    return pd.DataFrame(
        {
            _("Region"): [localized(page.atlas.regions[key], "name") for key in keys],
            axis.label: [axis.values[key] for key in keys],
            _("Shown as"): [colouring.classes[colouring.class_of[key]].name for key in keys],
        }
    )


def _in_order(axis: DotPlotAxis) -> list[tuple[str, float | None]]:
    """Return the regions with their values, highest first, those without one last."""
    return sorted(axis.values.items(), key=lambda entry: (entry[1] is None, -(entry[1] or 0)))
