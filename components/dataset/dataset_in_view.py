"""The interface of the dataset that a page shows, built-in or a user's."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis.focus import Blank, Focus
from components.dataset.captions import Captions
from components.dataset.user_window import UserData
from data.atlas import Atlas
from data.records import ContextFigure, Evidence


class DatasetInView(ABC):
    """The dataset that a page shows.

    Attributes:
        atlas: names, sources and evidence of what is in view.
        focus: its levels.
        name: what a user calls it; empty for the built-in dataset.
        captions: how its figures are to be read.
        blank_if_known: kind of blank for a cell known to have no level, such as *not mentioned*.
        blank_if_unknown: kind of blank for a cell of which nothing is known, such as *not covered*.
        min_emphasised_level: the level from which on a region emphasises an industry.
        has_agglomerations: regions are grouped by agglomeration.
        has_source_choices: levels depend on which sources count, and on how they were coded.
    """

    name: str
    captions: Captions
    blank_if_known: Blank
    blank_if_unknown: Blank
    min_emphasised_level: int
    has_agglomerations: bool
    has_source_choices: bool

    def __init__(self, atlas: Atlas, focus: Focus) -> None:
        self.atlas = atlas
        self.focus = focus

    @property
    @abstractmethod
    def version(self) -> str:
        """The version of the data, as it is cited."""

    @property
    @abstractmethod
    def cache_key(self) -> tuple[object, ...]:
        """A key that is unique to this view of the data."""

    @property
    def with_amounts(self) -> UserData | None:
        """The user's dataset if its cells are amounts; None if cells are levels."""
        return None

    @property
    def with_outlines(self) -> UserData | None:
        """The user's dataset if it brings outlines of its regions along; else None."""
        return None

    @property
    def values(self) -> pd.DataFrame | None:
        """Amounts on the scale in use, regions × industries, NaN where there is none; None if cells are levels."""
        return None

    @abstractmethod
    def first_region(self) -> str:
        """Id of the region that a comparison starts with if none is selected."""

    @abstractmethod
    def amount(self, region: str, industry: str) -> str:
        """What a cell holds, with its unit; empty for a blank or a level."""

    @abstractmethod
    def mean(self, value: float) -> str:
        """A mean of levels, or of amounts with its unit."""

    @abstractmethod
    def short_mean(self, value: float) -> str:
        """The same for a narrow column."""

    @abstractmethod
    def is_unsourced(self, region: str, industry: str) -> bool:
        """True if a cell has a level, and the file gives neither statement nor locator for it."""

    @abstractmethod
    def source_marks(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Levels drawn as squares and levels drawn as rings, regions × industries, NaN where there is none."""

    @abstractmethod
    def source_mark_names(self, region: str | None = None) -> tuple[str, str]:
        """What squares and rings are called; of one region, in its row."""

    @abstractmethod
    def region_summary(self, region: str) -> str:
        """How many industries a region names."""

    @abstractmethod
    def industry_finding(self, industry: str) -> str:
        """How many regions name an industry."""

    @abstractmethod
    def industries_finding(self) -> str:
        """Which industries most regions name."""

    @abstractmethod
    def regions_finding(self) -> str:
        """Which regions name the most industries."""

    @abstractmethod
    def shared_finding(self, regions: Sequence[str], shared: int, named: int, min_level: int) -> str:
        """How much regions share; arguments as of `findings.comparison_text.shared_finding`."""

    @abstractmethod
    def shared_by_none(self, regions: int) -> str:
        """What the set of industries is called that none of so many regions names."""

    @abstractmethod
    def evidence_count(self, rows: Sequence[Evidence]) -> str:
        """How many rows of evidence these are, and how many of them are unsourced."""

    @abstractmethod
    def evidence_heading(self, rows: Sequence[Evidence]) -> str:
        """The heading of a table of these rows."""

    @abstractmethod
    def term_help(self, *definitions: str) -> str | None:
        """Definitions of terms as a tooltip; None if the terms are not those of this dataset."""

    @abstractmethod
    def context_figures(self, region: str) -> Sequence[ContextFigure]:
        """GDP and population of a region; empty if they are not of this dataset."""

    @abstractmethod
    def state(self, as_of: date) -> dict[str, str]:
        """The sources and the dataset in use, as sentences for screen readers: keys `sources` and `dataset`."""

    @abstractmethod
    def source_line(self, source: str | None = None, note: str = "", *, official: bool = False) -> str:
        """The line below an exported figure: source, dataset, version and limits of the data.

        Args:
            source: a sentence on where the figure's data are from, if they are not the evidence in force.
            note: one more sentence.
            official: True for official figures.
        """

    @abstractmethod
    def footer(self) -> str:
        """The text at the end of every page: dataset, version, sources and their limits."""

    @abstractmethod
    def licence(self) -> str:
        """Under which terms its data may be passed on."""

    @abstractmethod
    def caveats(self) -> list[str]:
        """What must be known before its data are used, a sentence each."""

    @abstractmethod
    def citing_advice(self) -> str:
        """Whom to cite first; empty if there is nothing to choose."""
