"""What the reader has chosen on the page: a side, an industry, a measure, a year, and what is read across."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.promise import Across, Standing
from components.findings.official_figures import Measured, measured, of_industry, of_region, own_figures
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.result.own_table import OWN, OwnTable, gdp_year, own_table
from components.selection.model import WholeNumber
from data.load import Atlas
from data.outcomes import shown_measures, years
from data.records import OutcomeMeasure

SIDES = ("industry", "region")
FIGURES = (OWN, "official")
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
        own: the user's table that takes the place of figures (amounts) or of documents (levels); None without one.
        column: position of the table's column for the industry; None if none was matched or chosen.
    """

    side: str
    industry: str
    measures: Sequence[OutcomeMeasure]
    measure: OutcomeMeasure | None
    year: int
    across: Across
    own: OwnTable | None = None
    column: int | None = None

    @property
    def own_amounts(self) -> bool:
        """True if the figures are those of the user's table."""
        return self.own is not None and not self.own.header.coded


def page_keys(atlas: Atlas) -> Mapping[str, Container[str]]:
    """Return the page's own keys in the URL with the values that each may take."""
    measured = shown_measures(atlas)
    offered = {str(year) for key in measured for year in years(atlas, key)}
    return {"of": SIDES, "measure": tuple(measured), "data_year": offered, "across": tuple(Across)} | {
        "figures": FIGURES,
        "column": WholeNumber(),
    }


def choice_of(page: OpenPage) -> Choice:
    """Read what is chosen from the selection."""
    selection = page.selection
    own = own_table(page) if selection.get("figures", OWN) == OWN else None
    first = FIRST_INDUSTRY if own is None else next(iter(own.matched), FIRST_INDUSTRY)
    industry = selection.industry or first
    found = of_industry(page.atlas, industry)
    asked = selection.get("measure", "")
    measure = next((entry for entry in found if entry.measure_id == asked), found[0] if found else None)
    offered = years(page.atlas, measure.measure_id) if measure else []
    wanted = int(selection.get("data_year", "0"))
    year = wanted if wanted in offered else next(iter(offered), 0)
    across = Across(selection.get("across", Across.QUOTIENT))
    side = selection.get("of", SIDES[0])
    column = own.column_of(industry, selection.get("column", "")) if own else None
    if own and not own.header.coded:
        measure, year = (None if column is None else own.measure(industry, column)), own.year
    return Choice(side, industry, found, measure, year, across, own, column)


def shown_figures(page: OpenPage, choice: Choice, measure: OutcomeMeasure) -> Measured:
    """Return what regions say and have by the measure chosen: of documents and official figures, or the user's."""
    if choice.own is None or choice.column is None:
        return measured(page.atlas, page.focus, measure, choice.year)
    values = choice.own.values(choice.column)
    if choice.own_amounts:
        return own_figures(page.atlas, page.focus, measure, values, choice.own.year, gdp_year(choice.own))
    return measured(page.atlas, page.focus, measure, choice.year, levels_in_view(page.atlas, choice.own, values))


def levels_in_view(atlas: Atlas, own: OwnTable, values: "pd.Series[float]") -> dict[str, int]:
    """Return the user's level of each region in view; 0 for one that is in the table without a level."""
    known = values.dropna()
    return {unit: int(known.get(unit, 0)) for unit in own.regions.values() if unit in atlas.regions}


def measured_of(page: OpenPage, choice: Choice, region: str) -> list[tuple[Measured, Standing]]:
    """Return where a region stands in every measure, or in every matched column of a user's table."""
    own = choice.own
    if own is None:
        return cached(page, "measured", lambda: of_region(page.atlas, page.focus, region), region=True)
    found = []
    for industry, column in own.matched.items():
        for measure in [own.measure(industry, column)] if choice.own_amounts else of_industry(page.atlas, industry):
            year = own.year if choice.own_amounts else years(page.atlas, measure.measure_id)[0]
            one = shown_figures(page, replace(choice, industry=industry, column=column, year=year), measure)
            if (standing := one.of(region)) is not None:
                found.append((one, standing))
    return found
