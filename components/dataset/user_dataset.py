"""A user's dataset: amounts on a scale or levels, each cell with what the file says of it."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.focus import Blank
from analysis.scale import Scale
from components.dataset.captions import UserCaptions
from components.dataset.dataset_in_view import DatasetInView
from components.dataset.scale_text import amount, scale_name
from components.dataset.user_window import UserData
from components.findings import comparison_text, counts, most_named
from components.text.formatting import bracketed, clauses, labelled, number, sentences
from components.text.i18n import _, localized, ngettext
from components.text.source_text import lacks_source, outlines_note
from data.records import ContextFigure, Evidence


class UserDataset(DatasetInView):
    """A window of a user's dataset."""

    captions = UserCaptions()
    blank_if_known = Blank.BELOW
    blank_if_unknown = Blank.NO_VALUE
    min_emphasised_level = 1  # every step of the scale
    has_agglomerations = False
    has_source_choices = False

    def __init__(self, data: UserData) -> None:
        super().__init__(data.atlas, data.focus)
        self._data = data
        self.name = data.header.name

    @property
    def version(self) -> str:
        """The version as it was saved."""
        return self._data.header.version

    @property
    def cache_key(self) -> tuple[object, ...]:
        """Dataset, version and view; a selected region may be in view beside the window."""
        return self._data.header.id, self.version, self._data.view

    @property
    def with_amounts(self) -> UserData | None:
        """The dataset if its cells are amounts."""
        return None if self._data.header.coded else self._data

    @property
    def with_outlines(self) -> UserData | None:
        """The dataset if it brings outlines of its regions along."""
        return self._data if self._data.header.has_outlines else None

    @property
    def values(self) -> pd.DataFrame | None:
        """Amounts on the scale in use."""
        return None if self._data.scaled is None else self._data.scaled.values

    def first_region(self) -> str:
        """The first region in view."""
        return next(iter(self.atlas.regions))

    def amount(self, region: str, industry: str) -> str:
        """The value on the scale, with the amount of the file in brackets."""
        if self._data.scaled is None:
            return ""
        value, raw = self._data.values_of[region, industry], self._data.amounts_of[region, industry]
        if value != value:  # a total of others is on no scale
            return f"{amount(raw, Scale.RAW)}{self._unit}" if raw == raw else ""
        scale, shown = self._data.view.scale, amount(value, self._data.view.scale)
        return (
            f"{shown}{self._unit}" if scale is Scale.RAW else bracketed(shown, f"{amount(raw, Scale.RAW)}{self._unit}")
        )

    @property
    def _unit(self) -> str:
        """The unit as it stands behind an amount; one such as “1000” is a factor."""
        unit = self._data.header.unit
        return f" {'× ' if unit[0].isdigit() else ''}{unit}" if unit else ""

    def mean(self, value: float) -> str:
        """A mean on the scale in use, or of levels."""
        return number(value, 1) if self._data.scaled is None else amount(value, self._data.view.scale)

    def short_mean(self, value: float) -> str:
        """The same, without the name of the scale."""
        return number(value, 2) if self._data.view.scale is Scale.LQ else self.mean(value)

    def is_unsourced(self, region: str, industry: str) -> bool:
        """True if the file gives neither statement nor locator for a cell at a level, and does so for others."""
        return (region, industry) in self._unsourced

    @cached_property
    def _unsourced(self) -> frozenset[tuple[str, str]]:
        if self._data.names_no_source:  # a note on the whole dataset says it once
            return frozenset()
        rows = self.atlas.evidence.values()
        return frozenset((row.region_id, row.industry_id) for row in rows if lacks_source(row))

    def source_marks(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Levels with a source, levels without."""
        levels = self.focus.levels
        without = np.array(
            [[self.is_unsourced(region, industry) for industry in levels.columns] for region in levels.index]
        ).reshape(levels.shape)
        return levels.where(~without), levels.where(without)

    def source_mark_names(self, region: str | None = None) -> tuple[str, str]:
        """Sourced and unsourced; the second is empty if no cell has a source, which a note on the dataset says."""
        return _("sourced"), "" if self._data.names_no_source else _("unsourced")

    def region_summary(self, region: str) -> str:
        """How many industries reach the first step in a region."""
        return counts.user_region_summary(self.atlas, self.focus, region)

    def industry_finding(self, industry: str) -> str:
        """In how many regions an industry reaches the first step."""
        return counts.reaching_finding(localized(self.atlas.industries[industry], "name"), self.focus, industry)

    def industries_finding(self) -> str:
        """Which industries reach the first step in most regions."""
        return most_named.most_reached(self.atlas, self.focus)

    def regions_finding(self) -> str:
        """Which regions have the most industries at the first step or above."""
        return most_named.reaching_most(self.atlas, self.focus)

    def shared_finding(self, regions: Sequence[str], shared: int, named: int, min_level: int) -> str:
        """How many industries reach the lowest step in all of the regions."""
        return comparison_text.user_shared_finding(regions, shared, named, min_level)

    def shared_by_none(self, regions: int) -> str:
        """Reached by none of the regions."""
        return comparison_text.reached_by_none(regions)

    def evidence_count(self, rows: Sequence[Evidence]) -> str:
        """How many cells these are, and how many of them are unsourced."""
        if self._data.names_no_source:  # a note on the whole dataset says it once
            return ngettext("{n} cell", "{n} cells", len(rows))
        without = sum(lacks_source(row) for row in rows)
        if not without:
            return ngettext("{n} cell, sourced", "{n} cells, all of them sourced", len(rows))
        if without == len(rows):
            return ngettext("{n} cell, unsourced", "{n} cells, all of them unsourced", len(rows))
        return _("{n} cells, {unsourced} of them unsourced").format(n=len(rows), unsourced=without)

    def evidence_heading(self, rows: Sequence[Evidence]) -> str:
        """How many cells these are, if any."""
        return self.evidence_count(rows) if rows else _("No cell fits")

    def term_help(self, *definitions: str) -> str | None:
        """None: the terms are those of the built-in dataset."""
        return None

    def context_figures(self, region: str) -> Sequence[ContextFigure]:
        """Empty: the file gives none."""
        return ()

    def state(self, as_of: date) -> dict[str, str]:
        """What the values are, and the dataset's name."""
        shown = _("Levels") if self._data.scaled is None else scale_name(self._data.view.scale)
        year = str(self._data.view.year) if self._data.view.year else ""
        return {
            "sources": labelled(_("Values"), clauses(shown, year)),
            "dataset": _("Your dataset {name}.").format(name=self.name),
        }

    def source_line(self, source: str | None = None, note: str = "", *, official: bool = False) -> str:
        """Name, version and source of the dataset, and that nobody here checked it."""
        return sentences(self._origin(), note)

    def footer(self) -> str:
        """The same, and where the boundaries of the map are from."""
        on_map = any(region.longitude == region.longitude for region in self.atlas.regions.values())
        return sentences(self._origin(), outlines_note() if on_map else "")

    def licence(self) -> str:
        """Whom to ask."""
        return _("The dataset is its owner’s: ask whoever gave you the link before you pass it on.")

    def caveats(self) -> list[str]:
        """That nobody here checked it."""
        return [self._origin()]

    def citing_advice(self) -> str:
        """Empty: the dataset is the only work to cite."""
        return ""

    def _origin(self) -> str:
        """Name, version and source of the dataset, and that nobody here checked it."""
        source = self._data.header.source
        named = _("Source as the user gives it: {source}.").format(source=source) if source else ""
        return sentences(self._named_version(), named)

    def _named_version(self) -> str:
        return _("“{name}”, a dataset of the user’s own, version {version}. Not checked by Focus Atlas.").format(
            name=self.name, version=self.version
        )
