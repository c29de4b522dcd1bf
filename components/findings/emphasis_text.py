"""What a region stresses: industries that its work report speaks of more often than those of all regions do."""

from dataclasses import dataclass

import pandas as pd

from analysis.editions import WORK_REPORT, passages
from analysis.emphasis import emphasis
from analysis.focus import Focus
from analysis.matrix_access import row_of
from components.text.formatting import labelled, number, sentences
from components.text.i18n import _, localized, ngettext
from data.atlas import Atlas

FEWEST = 3
"""Passages from which on an industry can be said to be stressed."""


@dataclass(frozen=True)
class Stressed:
    """An industry that a region stresses: its passages, and how many times as often as all regions it is spoken of."""

    industry: str
    passages: int
    times: float


def counted_passages(atlas: Atlas, focus: Focus) -> pd.DataFrame:
    """Return passages of work reports, regions × proper industries; NaN in the rows of regions without one."""
    reports = [key for key in focus.sources if atlas.sources[key].kind == WORK_REPORT]
    rows = focus.evidence[focus.evidence["source_id"].isin(reports)]
    regions = [str(key) for key in focus.levels.index if key not in focus.other_editions]
    return passages(rows, regions, atlas.columns())


def stressed(counts: pd.DataFrame, region: str, most: int) -> list[Stressed]:
    """Return the industries that a region stresses most, at most so many; none without a work report.

    Args:
        counts: as `counted_passages` returns them.
        region: a row of `counts`.
        most: the number of industries.
    """
    of_region, times = row_of(counts, region), row_of(emphasis(counts), region)
    stressed_cells = [
        Stressed(str(key), int(of_region[key]), float(times[key]))
        for key in counts.columns
        if of_region[key] >= FEWEST and times[key] > 1
    ]
    return sorted(stressed_cells, key=lambda entry: -entry.times)[:most]


def stressed_text(atlas: Atlas, entry: Stressed) -> str:
    """Return an industry with how many times as often it is spoken of, and in how many passages."""
    times = ngettext(
        "{times} times as often as all regions do, in {n} passage",
        "{times} times as often as all regions do, in {n} passages",
        entry.passages,
        times=number(entry.times, 1),
    )
    return labelled(localized(atlas.industries[entry.industry], "name"), times)


def emphasis_note(regions: int) -> str:
    """Explain emphasis, and its base."""
    return sentences(
        _(
            "Emphasis: the region’s share of passages on an industry over the share in the work reports of the {n} "
            "regions in view; small counts are drawn towards 1 (page Method)."
        ).format(n=regions),
        _("Numbers of passages are accurate to about two."),
    )
