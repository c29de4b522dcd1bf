"""What the reader has chosen on the page: a side, an industry, a measure, a year, and what is read across."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.promise import Across, Standing
from components.findings.official_figures import Measured, measured, of_industry, of_region, user_figures
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.result.matched_table import USER, MatchedTable, gdp_year, matched_table
from components.selection.model import WholeNumber
from data.atlas import Atlas
from data.outcomes import shown_measures, years
from data.records import OutcomeMeasure

SIDES = ("industry", "region")
FIGURES = (USER, "official")
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
        user_table: takes the place of figures (amounts) or of documents (levels); None without a table of the user's.
        column: position of the table's column for the industry; None if none was matched or chosen.
    """

    side: str
    industry: str
    measures: Sequence[OutcomeMeasure]
    measure: OutcomeMeasure | None
    year: int
    across: Across
    user_table: MatchedTable | None = None
    column: int | None = None

    @property
    def user_amounts(self) -> bool:
        """True if the figures are those of the user's table."""
        return self.user_table is not None and not self.user_table.header.coded


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
    user_table = matched_table(page) if selection.get("figures", USER) == USER else None
    first = FIRST_INDUSTRY if user_table is None else next(iter(user_table.matched), FIRST_INDUSTRY)
    industry = selection.industry or first
    entries = of_industry(page.atlas, industry)
    asked = selection.get("measure", "")
    measure = next((entry for entry in entries if entry.measure_id == asked), entries[0] if entries else None)
    offered = years(page.atlas, measure.measure_id) if measure else []
    wanted = int(selection.get("data_year", "0"))
    year = wanted if wanted in offered else next(iter(offered), 0)
    across = Across(selection.get("across", Across.QUOTIENT))
    side = selection.get("of", SIDES[0])
    column = user_table.column_of(industry, selection.get("column", "")) if user_table else None
    if user_table and not user_table.header.coded:
        measure, year = (None if column is None else user_table.measure(industry, column)), user_table.year
    return Choice(side, industry, entries, measure, year, across, user_table, column)


def shown_figures(page: OpenPage, choice: Choice, measure: OutcomeMeasure) -> Measured:
    """Return what regions say and have by the measure chosen: of documents and official figures, or the user's."""
    if choice.user_table is None or choice.column is None:
        return measured(page.atlas, page.focus, measure, choice.year)
    values = choice.user_table.values(choice.column)
    if choice.user_amounts:
        return user_figures(
            page.atlas, page.focus, measure, values, choice.user_table.year, gdp_year(choice.user_table)
        )
    return measured(page.atlas, page.focus, measure, choice.year, levels_in_view(page.atlas, choice.user_table, values))


def levels_in_view(atlas: Atlas, user_table: MatchedTable, values: "pd.Series[float]") -> dict[str, int]:
    """Return the user's level of each region in view; 0 for one that is in the table without a level."""
    known = values.dropna()
    return {unit: int(known.get(unit, 0)) for unit in user_table.regions.values() if unit in atlas.regions}


def measured_of(page: OpenPage, choice: Choice, region: str) -> list[tuple[Measured, Standing]]:
    """Return where a region stands in every measure, or in every matched column of a user's table."""
    user_table = choice.user_table
    if user_table is None:
        return cached(page, "measured", lambda: of_region(page.atlas, page.focus, region), region=True)
    found = []
    for industry, column in user_table.matched.items():
        for measure in (
            [user_table.measure(industry, column)] if choice.user_amounts else of_industry(page.atlas, industry)
        ):
            year = user_table.year if choice.user_amounts else years(page.atlas, measure.measure_id)[0]
            one = shown_figures(page, replace(choice, industry=industry, column=column, year=year), measure)
            if (standing := one.of(region)) is not None:
                found.append((one, standing))
    return found
