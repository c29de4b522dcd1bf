"""What the reader has chosen on the page: a side, an industry, a measure, a year, and what is read across."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.promise import Across, Standing
from components.findings.measured import Measured, of_industry, of_region
from components.findings.promise_text import across_name, quality
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.selection import controls
from components.selection.url import update
from components.text.formatting import bracketed
from components.text.i18n import _, localized
from data.load import Atlas
from data.outcomes import shown_measures, years
from data.records import OutcomeMeasure

SIDES = ("industry", "region")
FIRST_INDUSTRY = "automobiles"


@dataclass(frozen=True)
class Choice:
    """What is shown.

    Attributes:
        side: `industry` or `region`.
        industry: id; the first one with a direct measure if none is selected.
        measures: the direct and partial measures of the industry, direct ones first; empty if there are none.
        measure: the one chosen; None if there are none.
        year: the one chosen, the latest of the measure by default; 0 without a measure.
        across: share or location quotient.
    """

    side: str
    industry: str
    measures: Sequence[OutcomeMeasure]
    measure: OutcomeMeasure | None
    year: int
    across: Across


def page_keys(atlas: Atlas) -> Mapping[str, Container[str]]:
    """Return the page's own keys in the URL with the values that each may take."""
    measured = shown_measures(atlas)
    offered = {str(year) for key in measured for year in years(atlas, key)}
    return {"of": SIDES, "measure": tuple(measured), "data_year": offered, "across": tuple(Across)}


def choice_of(page: OpenPage) -> Choice:
    """Read what is chosen from the selection."""
    selection = page.selection
    industry = selection.industry or FIRST_INDUSTRY
    found = of_industry(page.atlas, industry)
    asked = selection.get("measure", "")
    measure = next((entry for entry in found if entry.measure_id == asked), found[0] if found else None)
    offered = years(page.atlas, measure.measure_id) if measure else []
    wanted = int(selection.get("data_year", "0"))
    year = wanted if wanted in offered else next(iter(offered), 0)
    across = Across(selection.get("across", Across.QUOTIENT))
    return Choice(selection.get("of", SIDES[0]), industry, found, measure, year, across)


def measured_of(page: OpenPage, region: str) -> list[tuple[Measured, Standing]]:
    """Return where a region stands in every measure; computed once for a view."""
    return cached(page, "measured", lambda: of_region(page.atlas, page.focus, region), region=True)


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
        if choice.side == "industry" and choice.measure:
            _measure_and_year(page, choice, choice.measure)
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
    entries = page.atlas.industries
    order = [key for key in entries if key in measured] + [key for key in entries if key not in measured]
    names = {
        key: localized(entries[key], "name")
        if key in measured
        else bracketed(localized(entries[key], "name"), _("no official figure"))
        for key in order
    }
    controls.picker(
        "pick-industry",
        _("Industry"),
        _("Choose an industry"),
        names,
        choice.industry,
        lambda key: update(industry=key, measure=None, data_year=None),
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
