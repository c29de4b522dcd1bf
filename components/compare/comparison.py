"""The comparison that the URL asks for: its regions, the industries that they share, and their similarity."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import isnan
from typing import TypeVar

import pandas as pd

from analysis.matrix_access import cell_of
from analysis.nearest import closest
from analysis.other_editions import region_of
from analysis.sharing import Holding, sharing
from analysis.threshold import at_least
from components.findings import comparison_sets
from components.findings.comparison_sets import ONLY
from components.findings.measures import DEFAULT_MEASURE, MEASURES
from components.page.open_page import OpenPage
from components.page.view_cache import cached
from components.text.i18n import _, localized

T = TypeVar("T")

MIN_REGIONS = 2
SETS = ("all", "some", "none")


class _Sets:
    """The values of the key `set`: a kind of sharing, or `only-` and any id; the page ignores unknown ids."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and (value in SETS or value.startswith(ONLY))


MIN_LEVELS = ("1", "2", "3")
PAGE_KEYS: Mapping[str, Container[str]] = {"measure": tuple(MEASURES), "set": _Sets(), "lowest": MIN_LEVELS}


@dataclass(frozen=True)
class Comparison:
    """The comparison in force.

    Attributes:
        page: the open page.
        regions: ids of the regions shown, two to four.
        min_level: lowest level that counts as named; key `lowest` of the URL.
        levels: all regions × proper industries, rows of other editions last; levels below `min_level` are blanks (NaN).
        holdings: which of `regions` hold each industry, in the order of the columns.
        measure: key of MEASURES.
        similarity: all regions × all regions by that measure.
    """

    page: OpenPage
    regions: tuple[str, ...]
    min_level: int
    levels: pd.DataFrame
    holdings: tuple[Holding, ...]
    measure: str
    similarity: pd.DataFrame

    def cached(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes, or what it made before for this comparison; `name` as of `view_cache.cached`."""
        average = self.page.selection.average
        return cached(self.page, f"{name} {self.regions} {average}", make, compare=True)

    def name(self, region: str) -> str:
        """A region's name in the reader's language."""
        return localized(self.page.atlas.regions[region], "name")

    @property
    def in_view(self) -> pd.DataFrame:
        """The levels of the edition in view, without rows of other editions; counts over regions use these."""
        return self.levels.drop(index=list(self.page.focus.other_editions))

    def among(self, region: str) -> pd.DataFrame:
        """The levels of the edition in view; a region of another edition stands in its own place there."""
        if region not in self.page.focus.other_editions:
            return self.in_view
        return self.in_view.drop(index=region_of(region)).pipe(
            lambda rest: pd.concat([rest, self.levels.loc[[region]]])
        )

    def industry(self, industry: str) -> str:
        """An industry's name in the reader's language."""
        return localized(self.page.atlas.industries[industry], "name")

    def members(self, which: str) -> tuple[Holding, ...]:
        """The entries of one set: `all`, `some`, `none`, or `only-` and a region's id."""
        return comparison_sets.members(self.holdings, which)

    def named_sets(self) -> dict[str, list[str]]:
        """The industries of each set except `none`, highest sum of levels first."""
        return comparison_sets.named_sets(self.holdings, self.levels, self.regions)

    def sets(self) -> list[str]:
        """The keys of the sets, most shared first."""
        return comparison_sets.set_keys(self.regions)

    def similarity_of(self, one: str, other: str) -> float:
        """Similarity of two regions, 0 to 1; NaN where one of them names nothing."""
        return cell_of(self.similarity, one, other)

    def is_known(self, one: str, other: str) -> bool:
        """True if the similarity of two regions is known: both name something."""
        return not isnan(self.similarity_of(one, other))

    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of the regions shown, the most similar first, pairs without a known similarity last."""
        return sorted(
            combinations(self.regions, 2),
            key=lambda pair: -self.similarity_of(*pair) if self.is_known(*pair) else 1,
        )


def too_few(page: OpenPage) -> str:
    """A sentence if the dataset has too few regions to compare; else the empty string."""
    if len(page.atlas.regions) >= MIN_REGIONS:
        return ""
    return _("There is one region in this dataset, and nothing to compare it with.")


def compare(page: OpenPage) -> Comparison:
    """The comparison that the URL asks for; if it names fewer than two regions, the most similar ones are added."""
    min_level = int(page.selection.get("lowest", MIN_LEVELS[0]))
    levels = at_least(page.focus.only(page.atlas.columns()), min_level)
    measure = page.selection.get("measure", DEFAULT_MEASURE)
    similarity = MEASURES[measure](levels)
    regions = tuple(key if key in levels.index else region_of(key) for key in page.selection.compare)
    if len(regions) < MIN_REGIONS:
        start = regions[0] if regions else page.selection.region or page.dataset.first_region()
        near = [region_of(start)] if start in page.focus.other_editions else closest(similarity, start)
        regions = (start, *near, *(key for key in page.atlas.regions if key not in (start, *near)))[:MIN_REGIONS]
    return Comparison(
        page=page,
        regions=regions,
        min_level=min_level,
        levels=levels,
        holdings=sharing(levels.loc[list(regions)]),
        measure=measure,
        similarity=similarity,
    )


def agglomeration_of(comparison: Comparison) -> dict[str, str]:
    """The agglomeration of each region that is in one, by region id."""
    groups = comparison.page.atlas.agglomerations
    return {
        key: unit.agglomeration_id
        for key, unit in comparison.page.atlas.regions.items()
        if key not in comparison.page.focus.other_editions and groups[unit.agglomeration_id].is_agglomeration
    }
