"""The controls of the page on promise and result."""

import streamlit as st

from analysis.promise import Across
from components.findings.promise_text import across_name, quality
from components.page.open_page import OpenPage
from components.result.choices import FIGURES, SIDES, Choice
from components.result.matched_table import USER
from components.selection import controls
from components.selection.url import update
from components.text.formatting import bracketed
from components.text.i18n import _, localized
from data.outcomes import shown_measures, years
from data.records import OutcomeMeasure


def result_controls(page: OpenPage, choice: Choice) -> None:
    """Draw the controls above the figure."""
    with st.container(horizontal=True, vertical_alignment="center", key="result-controls"):
        sides = {"industry": _("One industry"), "region": _("One region")}
        controls.choice("of", _("Result of"), SIDES, choice.side, sides.__getitem__, default=SIDES[0], show_label=False)
        with st.container(width=300):
            if choice.side == "region":
                controls.region_picker(page.atlas, page.selection)
            else:
                _industry_picker(page, choice)
        if choice.side == "industry" and choice.measure and not choice.user_amounts:
            _measure_and_year(page, choice, choice.measure)
        if page.selection.dataset:
            _user_table(choice)
        names = {across.value: across_name(across) for across in Across}
        controls.choice(
            "across",
            _("Read across"),
            tuple(names),
            choice.across.value,
            names.__getitem__,
            default=Across.QUOTIENT.value,
            show_label=False,
        )


def _industry_picker(page: OpenPage, choice: Choice) -> None:
    """Draw the list of industries, those with a measure first."""
    measured = {entry.industry_id for entry in shown_measures(page.atlas).values()}
    if choice.user_table and choice.user_amounts:
        measured = set(choice.user_table.matched)
    missing = _("no column matched") if choice.user_amounts else _("no official figure")
    entries = page.atlas.industries
    order = [key for key in entries if key in measured] + [key for key in entries if key not in measured]
    names = {
        key: localized(entries[key], "name") if key in measured else bracketed(localized(entries[key], "name"), missing)
        for key in order
    }
    controls.picker(
        "pick-industry",
        _("Industry"),
        _("Choose an industry"),
        names,
        choice.industry,
        lambda key: update(industry=key, measure=None, data_year=None, column=None),
    )


def _measure_and_year(page: OpenPage, choice: Choice, measure: OutcomeMeasure) -> None:
    names = {entry.measure_id: bracketed(localized(entry, "short"), quality(entry.proxy)) for entry in choice.measures}
    if len(names) > 1:
        first = choice.measures[0].measure_id
        controls.menu(
            "measure",
            _("Measure"),
            list(names),
            measure.measure_id,
            names.__getitem__,
            default=first,
            show_label=False,
            width=260,
        )
    offered = [str(year) for year in years(page.atlas, measure.measure_id)]
    if len(offered) > 1:
        controls.menu(
            "data_year", _("Year"), offered, str(choice.year), str, default=offered[0], show_label=False, width=90
        )


def _user_table(choice: Choice) -> None:
    """Draw the choice between the user’s table and official figures, and that of the column for the industry."""
    names = {USER: _("Your table"), "official": _("Built-in data")}
    shown = USER if choice.user_table else "official"
    controls.choice("figures", _("Figures"), FIGURES, shown, names.__getitem__, default=USER, show_label=False)
    if choice.user_table is None or choice.side == "region":
        return
    matched = choice.user_table.matched.get(choice.industry)
    default = "" if matched is None else str(matched)
    options = [*([] if default else [""]), *map(str, choice.user_table.columns)]
    columns = {str(position): name for position, name in choice.user_table.columns.items()} | {"": _("choose a column")}
    controls.menu(
        "column",
        _("Column of your table"),
        options,
        default if choice.column is None else str(choice.column),
        columns.__getitem__,
        default=default,
        show_label=False,
        width=220,
    )
