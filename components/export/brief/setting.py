"""What a brief is made of: the dataset, the choice in force, and what the page that asks for it knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from analysis.focus import Focus, SourceChoice
from analysis.threshold import at_least
from components.findings.measures import DEFAULT_MEASURE
from components.text.formatting import shortened
from components.text.i18n import _, localized
from components.text.theme import LIGHT, Palette
from data.load import Atlas
from data.store.dataset import Header

NAME_LENGTH, SHORT_LENGTH, SOURCE_LENGTH = 60, 32, 160
"""What is written of a name, and of what the user says of a source, in characters: names may be longer than a line."""


def no_value(_region: str, _industry: str) -> str:
    """Cells of coded evidence hold a level and no value."""
    return ""


@dataclass(frozen=True)
class Setting:
    """What a brief is made of.

    Attributes:
        atlas, focus: the dataset, and the matrix under the choice in force.
        sources, as_of: which sources count, up to which date.
        language: of the brief, `en` or `zh`.
        link: address that opens the same view again; the empty string for none.
        made: the day the brief is made, which is also the day on which addresses are cited as retrieved.
        header: of a dataset of the user's own that `atlas` is a window of; None for the built-in one.
        steps: names of the three levels where they are steps of a scale; None for levels of commitment.
        value: what a cell of a user's own dataset holds, in words, from the ids of its region and its industry.
        palette: colours.
        lowest: lowest level that counts as named.
        measure: key of the measure of similarity.
        above_average: in how many industries each region stands above the average of all regions, and of how many it
            has a value; empty where the average is not looked at.
    """

    atlas: Atlas
    focus: Focus
    sources: SourceChoice
    as_of: date
    language: str
    link: str
    made: date
    header: Header | None = None
    steps: tuple[str, str, str] | None = None
    value: Callable[[str, str], str] = no_value
    palette: Palette = LIGHT
    lowest: int = 1
    measure: str = DEFAULT_MEASURE
    above_average: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def every_level(self) -> pd.DataFrame:
        """Levels of proper industries only, whatever counts as named."""
        return self.focus.only(self.atlas.columns())

    @cached_property
    def levels(self) -> pd.DataFrame:
        """Levels of proper industries that count as named: what is counted and compared."""
        return at_least(self.every_level, self.lowest)

    def columns_with(self, kind: str) -> pd.DataFrame:
        """Levels of proper industries and, for the brief of another kind of column, of all columns of that kind."""
        return at_least(self.focus.only(self.atlas.columns_beside(kind)), self.lowest)

    @property
    def version(self) -> str:
        """Which state of which dataset this is, in a few words."""
        if self.header is None:
            return _("Dataset {version}").format(version=self.atlas.version)
        return _("“{name}”, a dataset of the user’s own, version {version}").format(
            name=shortened(self.header.name, NAME_LENGTH), version=self.header.version
        )

    @property
    def caution(self) -> str:
        """What every reader must know of the figures."""
        if self.header is None:
            return _("As stated in the sources on their dates; not official statistics.")
        told = _("Not checked by Focus Atlas; not official statistics.")
        if not self.header.source:
            return told
        return f"{told} " + _("Source as the user gives it: {source}.").format(
            source=shortened(self.header.source, SOURCE_LENGTH)
        )

    def region(self, key: str) -> str:
        """A region's name in the reader's language."""
        return shortened(localized(self.atlas.regions[key], "name"), NAME_LENGTH)

    def industry(self, key: str) -> str:
        """An industry's name in the reader's language."""
        return shortened(localized(self.atlas.industries[key], "name"), NAME_LENGTH)

    def short_region(self, key: str) -> str:
        """A region's short name, for places with little room."""
        return shortened(localized(self.atlas.regions[key], "short"), SHORT_LENGTH)

    def short_industry(self, key: str) -> str:
        """An industry's short name, for places with little room."""
        return shortened(localized(self.atlas.industries[key], "short"), SHORT_LENGTH)
