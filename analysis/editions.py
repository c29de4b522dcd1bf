"""Editions of the evidence: lists up to 2021, work reports of 2021, work reports of 2026, and the change between them.

Each edition holds documents of one nature, so that counts within it mean the same for every region.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.focus import Blank, Focus, focus_matrix
from analysis.scopes import RegionScope
from analysis.sources_in_force import SourceChoice, in_force

THEN, NOW = "2021", "2026"
"""The years of the work reports."""

COMMENTARY, LIST, WORK_REPORT, POLICY_ADDRESS = "commentary", "list", "work report", "policy address"
"""Kinds of documents."""


class Edition(StrEnum):
    """Which documents are read."""

    LISTS = "2021"
    REPORTS_2021 = "reports-2021"
    REPORTS_2026 = "reports-2026"
    CHANGE = "change"


KINDS = {
    Edition.LISTS: (COMMENTARY, LIST),
    Edition.REPORTS_2021: (WORK_REPORT,),
    Edition.REPORTS_2026: (WORK_REPORT, POLICY_ADDRESS),
    Edition.CHANGE: (WORK_REPORT,),
}
"""The kinds of documents in each edition."""

REPORTS = (Edition.REPORTS_2021, Edition.REPORTS_2026)
"""Editions of one kind of document, read whole, in one season: the number of columns may be compared."""


@dataclass(frozen=True)
class EvidenceChoice:
    """Which regions are in view and which evidence about them counts.

    Attributes:
        scope: which regions are in view.
        edition: which documents are read.
        sources, as_of: which lists count, up to which date; for the edition of lists alone.
        latest: True if of the lists of a region only those of its latest date count.
        confirmed: True if an item of a list counts only if two pages print it.
        broader: True if an industry counts as named where a broader heading is named.
        kinds: kinds of documents that count, of those in the edition; empty for all of them.
    """

    scope: RegionScope = RegionScope.PROVINCES
    edition: Edition = Edition.LISTS
    sources: SourceChoice = SourceChoice.DATED
    as_of: date = date(2021, 8, 4)
    latest: bool = False
    confirmed: bool = False
    broader: bool = False
    kinds: tuple[str, ...] = ()

    @property
    def kinds_read(self) -> tuple[str, ...]:
        """The kinds of documents that count; kinds that the edition does not hold say nothing."""
        return tuple(kind for kind in self.kinds_held if kind in self.kinds) or self.kinds_held

    @property
    def kinds_held(self) -> tuple[str, ...]:
        """The kinds of documents that there are to choose from."""
        alone = self.edition is Edition.LISTS and self.sources is SourceChoice.COMMENTARY
        return (COMMENTARY,) if alone else KINDS[self.edition]


def work_reports(sources: pd.DataFrame, year: str, regions: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the work reports of a year about some regions.

    Args:
        sources: columns source_id, kind, region_id and date.
        year: THEN or NOW.
        regions: ids of regions.
    """
    chosen = (sources["kind"] == WORK_REPORT) & sources["date"].str.startswith(year)
    return tuple(sources.loc[chosen & sources["region_id"].isin(regions), "source_id"])


def edition_sources(sources: pd.DataFrame, choice: EvidenceChoice, regions: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the documents of an edition.

    A policy address stands beside the work reports of 2026. The change rests on the work reports of the regions that
    have one of each year.

    Args:
        sources: columns source_id, kind, region_id and date.
        choice: the edition, and which lists count.
        regions: documents about other regions do not count.
    """
    of_kinds = set(sources.loc[sources["kind"].isin(choice.kinds_read), "source_id"])
    return tuple(key for key in _edition_sources(sources, choice, regions) if key in of_kinds)


def _edition_sources(sources: pd.DataFrame, choice: EvidenceChoice, regions: Sequence[str]) -> tuple[str, ...]:
    match choice.edition:
        case Edition.LISTS:
            chosen = in_force(sources, choice.sources, choice.as_of, regions)
            return _latest(sources, chosen) if choice.latest else chosen
        case Edition.REPORTS_2021:
            return work_reports(sources, THEN, regions)
        case Edition.REPORTS_2026:
            addresses = (sources["kind"] == POLICY_ADDRESS) & sources["region_id"].isin(regions)
            return (*work_reports(sources, NOW, regions), *sources.loc[addresses, "source_id"])
        case Edition.CHANGE:
            compared = in_both(sources, regions)
            return (*work_reports(sources, THEN, compared), *work_reports(sources, NOW, compared))


def _latest(sources: pd.DataFrame, chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the chosen documents without lists that are older than the latest one of their region."""
    in_force = sources[sources["source_id"].isin(chosen)]
    # In plain Python: grouping texts by texts, pandas loads 7 MB of Arrow for each process.
    newest: dict[str, str] = {}
    for region, day in zip(in_force["region_id"], in_force["date"], strict=True):
        newest[region] = max(day, newest.get(region, ""))
    latest = in_force["date"] == in_force["region_id"].map(newest)
    return tuple(in_force.loc[(in_force["kind"] != LIST) | latest, "source_id"])


def in_both(sources: pd.DataFrame, regions: Sequence[str]) -> list[str]:
    """Return the regions that have a work report of each year, in the order of `regions`."""
    reports = sources[sources["kind"] == WORK_REPORT]
    then = set(reports.loc[reports["date"].str.startswith(THEN), "region_id"])
    now = set(reports.loc[reports["date"].str.startswith(NOW), "region_id"])
    return [region for region in regions if region in then & now]


def edition_focus(
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    regions: Sequence[str],
    industries: Sequence[str],
    choice: EvidenceChoice,
    broader: Mapping[str, str],
) -> Focus:
    """Return the matrix of an edition; arguments as of `focus_matrix` and `edition_sources`.

    Under CHANGE the levels are those of 2026, `then` those of 2021; `commentary` and `lists`, which are drawn as
    squares and rings, are the two years. The evidence holds the passages of both.
    """
    chosen = edition_sources(sources, choice, regions)
    rows = evidence[evidence["checked"] != "one page"] if choice.confirmed else evidence
    focus = focus_matrix(rows, sources, regions, industries, chosen, broader)
    if choice.edition is Edition.CHANGE:
        compared = in_both(sources, regions)
        then, now = (
            focus_matrix(rows, sources, regions, industries, work_reports(sources, year, compared), broader)
            for year in (THEN, NOW)
        )
        focus = replace(
            now,
            commentary=now.levels,
            lists=then.levels,
            then=then.levels,
            evidence=focus.evidence,
            sources=focus.sources,
            sources_then=work_reports(sources, THEN, compared),
        )
    return focus.including_broader(broader) if choice.broader else focus


def passages(evidence: pd.DataFrame, regions: Sequence[str], industries: Sequence[str]) -> pd.DataFrame:
    """Return the passages of each cell, regions × industries, NaN in the rows of regions without any.

    Args:
        evidence: columns region_id, industry_id and passages, of one edition; rows without passages are left out.
        regions: row labels.
        industries: column labels.
    """
    counted = evidence[evidence["passages"].notna()]
    table = counted.pivot_table(index="region_id", columns="industry_id", values="passages", aggfunc="sum")
    table = table.reindex(index=list(regions), columns=list(industries)).astype(float)
    covered = table.notna().any(axis=1).to_numpy()[:, None]
    return pd.DataFrame(
        np.where(covered, table.fillna(0.0), np.nan),
        index=pd.Index(regions, name="region_id"),
        columns=pd.Index(industries, name="industry_id"),
    )


def uncovered(focus: Focus) -> list[str]:
    """Return the regions without a document in the edition."""
    return [str(region) for region in focus.levels.index if focus.blank(str(region)) is Blank.NOT_COVERED]
