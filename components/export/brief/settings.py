"""The input of a brief: the dataset, the selection in force, and the settings of the page that asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from analysis.editions import Edition, EvidenceChoice
from analysis.focus import Focus
from analysis.other_editions import edition_beside, split_pair
from analysis.threshold import at_least
from components.compute_once import ComputesOnce
from components.findings.measures import DEFAULT_MEASURE
from components.text.escaping import shortened
from components.text.formatting import sentences
from components.text.i18n import _, localized
from components.text.theme import LIGHT, Palette
from data.atlas import Atlas
from data.store.dataset import Header

NAME_LENGTH, SHORT_LENGTH, SOURCE_LENGTH = 60, 32, 160
"""Longest name, short name and source of a user's dataset, in characters; longer ones end in an ellipsis."""


def no_value(_region: str, _industry: str) -> str:
    """The value of a cell of the built-in dataset: it has a level and no value."""
    return ""


@dataclass(frozen=True)
class BriefSettings(ComputesOnce):
    """The input of a brief.

    Attributes:
        atlas, focus: the dataset, and the matrix of levels under the selection in force.
        evidence: which regions are in view and which evidence about them counts.
        language: of the brief, `en` or `zh`.
        link: address that opens the same view again; the empty string for none.
        made: the day on which the brief is made, cited as the day on which addresses were retrieved.
        header: of the user's dataset that `atlas` is a window of; None for the built-in dataset.
        steps: names of the three levels where they are steps of a scale; None for levels of commitment.
        cell_value: the value of a cell of a user's dataset as text, from the ids of its region and its industry.
        palette: colours.
        min_level: lowest level that counts as named, 1 to 3.
        measure: key of the measure of similarity.
        above_average: for each compared region, in how many industries it is above the average of all regions, and in
            how many it has a value; empty where the page does not show the average.
        notes: sentences on what may be compared between the documents, for the method.
    """

    atlas: Atlas
    focus: Focus
    evidence: EvidenceChoice
    language: str
    link: str
    made: date
    header: Header | None = None
    steps: tuple[str, str, str] | None = None
    cell_value: Callable[[str, str], str] = no_value
    palette: Palette = LIGHT
    min_level: int = 1
    measure: str = DEFAULT_MEASURE
    above_average: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @cached_property
    def all_levels(self) -> pd.DataFrame:
        """Regions × proper industries, all levels."""
        return self.focus.only(self.atlas.columns())

    @cached_property
    def levels(self) -> pd.DataFrame:
        """Regions × proper industries, levels that count as named; the others are NaN."""
        return at_least(self.all_levels, self.min_level)

    def levels_with(self, kind: str) -> pd.DataFrame:
        """Like `levels`, with all columns of a kind added (industry, umbrella or agenda)."""
        return at_least(self.focus.only(self.atlas.columns_beside(kind)), self.min_level)

    @property
    def editions(self) -> list[Edition]:
        """The editions that the brief is of: that in view, unless others alone are compared, and those compared."""
        pairs = self.focus.other_editions
        found = (edition_beside(self.evidence.edition, pairs), *(split_pair(key)[1] for key in pairs))
        return [edition for edition in dict.fromkeys(found) if edition]

    @property
    def version(self) -> str:
        """Name and version of the dataset."""
        if self.header is None:
            return _("Dataset {version}").format(version=self.atlas.version)
        return _("“{name}”, a user’s dataset, version {version}").format(
            name=shortened(self.header.name, NAME_LENGTH), version=self.header.version
        )

    @property
    def caution(self) -> str:
        """The limits of the data that every reader must know."""
        if self.header is None:
            return _("As stated in the sources on their dates; not official statistics.")
        source = _("Source as the user gives it: {source}.").format(source=shortened(self.header.source, SOURCE_LENGTH))
        unchecked = _("Not checked by Focus Atlas; not official statistics.")
        return sentences(unchecked, source if self.header.source else "")

    def region(self, key: str) -> str:
        """A region's name in the reader's language."""
        return shortened(localized(self.atlas.regions[key], "name"), NAME_LENGTH)

    def industry(self, key: str) -> str:
        """An industry's name in the reader's language."""
        return shortened(localized(self.atlas.industries[key], "name"), NAME_LENGTH)

    def short_region(self, key: str) -> str:
        """A region's short name, for the map and the heads of columns."""
        return shortened(localized(self.atlas.regions[key], "short"), SHORT_LENGTH)

    def short_industry(self, key: str) -> str:
        """An industry's short name."""
        return shortened(localized(self.atlas.industries[key], "short"), SHORT_LENGTH)
