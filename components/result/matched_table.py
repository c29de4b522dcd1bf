"""A user's table beside the built-in dataset: its regions and industries matched with provinces and columns."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.dataset import cache
from components.page.open_page import OpenPage
from components.text.i18n import _
from data.industry_match import match_industries
from data.outcomes import GDP
from data.records import OutcomeMeasure
from data.store.dataset import Header
from data.store.datasets import NO_YEAR
from data.store.errors import StoreError
from data.store.windows import totals, window

USER = "own"
"""How well a user's table stands for an industry: nobody has checked it."""


@dataclass(frozen=True)
class MatchedTable:
    """A user's dataset of one year.

    Attributes:
        header: what was saved.
        year: of the values; NO_YEAR if the table gives none.
        regions: the built-in unit of each matched region, by position.
        columns: names of all industries by position, largest total first.
        matched: position of the industry of the table that is each built-in one, by its id.
    """

    header: Header
    year: int
    regions: Mapping[int, str]
    columns: Mapping[int, str]
    matched: Mapping[str, int]

    def column_of(self, industry: str, chosen: str) -> int | None:
        """Return the position of an industry's column: the one that was chosen by hand, else the matched one."""
        if chosen.isdigit() and int(chosen) in self.columns:
            return int(chosen)
        return self.matched.get(industry)

    def values(self, column: int) -> "pd.Series[float]":
        """Return the amounts or levels of a column by unit; NaN is unknown.

        Raises:
            StoreError: the database does not answer.
        """

        def read() -> "pd.Series[float]":
            cells = window(cache.store(), self.header.content, list(self.regions), [column], self.year)
            values = cells["level" if self.header.coded else "value"].astype(float)
            return pd.Series(values.to_numpy(), index=[self.regions[position] for position in cells["region"]])

        return cache.of_user_view(("own-column", self.header.content, str(self.year), str(column)), read)

    def measure(self, industry: str, column: int) -> OutcomeMeasure:
        """Return the table as a measure of an industry."""
        name = self.columns[column]
        unit = self.header.unit or _("unit not given")
        why = _("the table “{name}” of your own, which nobody has checked here").format(name=self.header.name)
        source = self.header.source or _("your table “{name}”").format(name=self.header.name)
        return OutcomeMeasure(USER, 0, name, name, name, name, unit, unit, industry, USER, why, why, source, source, "")


def matched_table(page: OpenPage) -> MatchedTable | None:
    """Return the user's dataset that the URL names; None without one, or if the database does not answer."""
    dataset = page.selection.dataset
    if not dataset:
        return None
    try:
        header = cache.store().open(dataset)
        wanted = int(dict(page.selection.view).get("year", NO_YEAR))
        year = wanted if wanted in header.years else header.years[-1]
        return cache.of_user_view(("own-table", header.content, str(year), header.name), lambda: _read(header, year))
    except StoreError:
        return None


def _read(header: Header, year: int) -> MatchedTable:
    store, atlas = cache.store(), cache.atlas()
    regions = totals(store, header.content, "region", year).names
    columns = totals(store, header.content, "industry", year).names
    units = regions[regions["unit_id"].notna() & ~regions["unit_id"].duplicated(keep=False)]
    names = {int(at): str(name) for at, name in zip(columns["position"], columns["name"], strict=True)}
    codes = [str(code or "") for code in columns["code"]]
    matched = match_industries(zip(names.values(), codes, strict=True), atlas.industries, atlas.aliases)
    positions = {name: position for position, name in names.items()}
    return MatchedTable(
        header,
        year,
        {int(position): str(unit) for position, unit in zip(units["position"], units["unit_id"], strict=True)},
        names,
        {industry: positions[name] for industry, name in matched.items()},
    )


def gdp_year(table: MatchedTable) -> int:
    """Return the year of the table if GDP is known for it, else the nearest one; the latest for a table without."""
    known = sorted(year for key, year in cache.atlas().outcomes if key == GDP)
    if table.year == NO_YEAR:
        return known[-1]
    return min(known, key=lambda year: (abs(year - table.year), -year))
