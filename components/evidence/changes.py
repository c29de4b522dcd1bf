"""What changed in the regions in view that have a work report of both years."""

from dataclasses import dataclass

import pandas as pd

from analysis.change import Change, IndustryChange, cell_changes, industry_changes, region_changes
from analysis.editions import uncovered
from components.page.open_page import OpenPage
from components.page.view_cache import cached


@dataclass(frozen=True)
class Changes:
    """The change between the two years, proper industries only.

    Attributes:
        regions: ids of the regions compared, in row order.
        left_out: ids of the regions in view without a report of both years.
        cells: regions × industries, what became of each cell as text; the empty string where neither year names it.
        industries: what became of each industry, the largest gain first.
        counts: how many cells of each region changed in each way.
    """

    regions: tuple[str, ...]
    left_out: tuple[str, ...]
    cells: pd.DataFrame
    industries: tuple[IndustryChange, ...]
    counts: dict[str, dict[Change, int]]

    def of(self, industry: str) -> IndustryChange | None:
        """Return what became of an industry; None for an umbrella or agenda item."""
        return next((change for change in self.industries if change.industry == industry), None)


def changes_in_view(page: OpenPage) -> Changes:
    """Return the change in view, computed once for all readers of the view."""
    return cached(page, "changed", lambda: _changed(page))


def _changed(page: OpenPage) -> Changes:
    focus = page.focus
    if focus.then is None:
        raise ValueError("the page shows no edition of change")
    left_out = uncovered(focus)
    regions = [str(key) for key in focus.levels.index if key not in left_out]
    columns = page.atlas.columns()
    then, now = focus.then.loc[regions, columns], focus.levels.loc[regions, columns]
    cells = cell_changes(then, now)
    return Changes(tuple(regions), tuple(left_out), cells, tuple(industry_changes(then, now)), region_changes(cells))
