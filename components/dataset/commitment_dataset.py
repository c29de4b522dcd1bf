"""A dataset of levels of commitment, built-in or coded from texts: both are described in the words of the codebook."""

from collections.abc import Sequence

from analysis.focus import Blank
from components.dataset.captions import COMMITS
from components.dataset.dataset_in_view import DatasetInView
from components.findings import comparison_text, counts, most_named
from components.text.i18n import localized


class CommitmentDataset(DatasetInView):
    """What all datasets of levels of commitment answer alike."""

    blank_if_known = Blank.NOT_MENTIONED
    blank_if_unknown = Blank.NOT_COVERED
    min_emphasised_level = COMMITS

    def region_summary(self, region: str) -> str:
        """How many industries a region names, and how many as a flagship."""
        return counts.region_summary(self.atlas, self.focus, region)

    def industry_finding(self, industry: str) -> str:
        """How many regions name an industry, and how many as a flagship."""
        return counts.naming_finding(localized(self.atlas.industries[industry], "name"), self.focus, industry)

    def industries_finding(self) -> str:
        """Which industries most regions name, and how many one region alone names."""
        return most_named.most_named(self.atlas, self.focus)

    def regions_finding(self) -> str:
        """Which regions name the most industries."""
        return most_named.naming_most(self.atlas, self.focus)

    def shared_finding(self, regions: Sequence[str], shared: int, named: int, min_level: int) -> str:
        """How many industries regions share, of those that they name."""
        return comparison_text.shared_finding(regions, shared, named, min_level)

    def shared_by_none(self, regions: int) -> str:
        """Named by none of the regions."""
        return comparison_text.shared_by_none(regions)

    def term_help(self, *definitions: str) -> str | None:
        """The definitions, a paragraph each: levels and columns are those of the codebook."""
        return "\n\n".join(definitions)
