"""Other readings of the evidence: under every other choice of coding, and with each source left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.broader import broader_named, taken_from
from analysis.editions import Edition, EvidenceChoice
from analysis.emphasis import emphasis
from analysis.focus import Focus, highest
from analysis.other_editions import split_pair
from analysis.readings import THRESHOLDS, Choice, Measure, Reading, read, readings
from analysis.sources_in_force import SourceChoice
from analysis.threshold import at_least
from components.findings.emphasis_text import counted_passages
from data.atlas import Atlas

COMMENTARY, ALL, CONFIRMED, LATEST, BROADER, EMPHASISED = (
    "commentary",
    "all",
    "confirmed",
    "latest",
    "broader",
    "emphasised",
)
"""Names of the choices of evidence under which statements are tested; another year is named by its edition."""

FocusOf = Callable[[EvidenceChoice], Focus]


def with_lists(choice: EvidenceChoice) -> EvidenceChoice:
    """The choice in force if lists count under it; else the choice under which they count by their dates."""
    return replace(choice, sources=SourceChoice.DATED) if choice.sources is SourceChoice.COMMENTARY else choice


def under_every_choice(
    atlas: Atlas, focus_of: FocusOf, choice: EvidenceChoice, weighing: Measure
) -> tuple[Reading, ...]:
    """All readings of the evidence of the built-in dataset; other evidence is read on proper industries alone.

    Args:
        atlas: names the columns.
        focus_of: makes the matrix of a choice of evidence.
        choice: the choice in force, as `with_lists` returns it.
        weighing: the measure for readings that weigh levels.
    """
    kinds = {kind: atlas.columns(kind) for kind in ("industry", "umbrella", "agenda")}
    whole = focus_of(choice)
    matrices = {COMMENTARY: whole.commentary} if choice.edition is Edition.LISTS else {}
    matrices |= {ALL: whole.levels}
    others = {name: focus_of(other).levels for name, other in _others(choice, whole.other_editions).items()}
    if choice.edition is not Edition.CHANGE and (emphasised := _emphasised(atlas, focus_of, choice, whole)) is not None:
        others[EMPHASISED] = emphasised
    return (*readings(matrices, kinds, weighing), *readings(others, kinds, weighing, ("industry",)))


def _emphasised(atlas: Atlas, focus_of: FocusOf, choice: EvidenceChoice, whole: Focus) -> pd.DataFrame | None:
    """The levels of industries that a region speaks of at least as often as the work reports of its edition do.

    Rows without a work report stay as they are; None if no row has one.
    """
    known = [emphasis(counted_passages(atlas, whole))]
    for key in whole.other_editions:
        region, edition = split_pair(key)
        edition_focus = focus_of(replace(choice, edition=edition or choice.edition))
        known.append(emphasis(counted_passages(atlas, edition_focus)).loc[[region]].set_axis([key]))
    times = pd.concat(known)
    if times.isna().to_numpy().all():
        return None
    columns = list(times.columns)
    levels = whole.levels.copy()
    levels[columns] = levels[columns].where(~(times < 1))
    return levels


def _others(choice: EvidenceChoice, pairs: Sequence[str]) -> dict[str, EvidenceChoice]:
    """The other choices of evidence by name: of lists what is confirmed or latest, of reports the other year.

    Where regions of several editions are compared, those in `pairs` keep their edition, and so do the others.
    """
    broader = {BROADER: replace(choice, broader=not choice.broader)}
    if Edition.LISTS in (choice.edition, *(split_pair(key)[1] for key in pairs)):
        return {
            CONFIRMED: replace(choice, confirmed=not choice.confirmed),
            LATEST: replace(choice, latest=not choice.latest),
        } | broader
    if pairs:
        return broader
    year = Edition.REPORTS_2026 if choice.edition is Edition.REPORTS_2021 else Edition.REPORTS_2021
    return {year.value: replace(choice, edition=year)} | broader


def of_steps(levels: pd.DataFrame, weighing: Measure) -> tuple[Reading, ...]:
    """All readings of a user's dataset, which has neither lists nor umbrella and agenda columns."""
    return tuple(
        read(Choice(ALL, min_level, "industry", weighed), at_least(levels, min_level), weighing)
        for min_level in THRESHOLDS
        for weighed in (False, True)
    )


def without_each(
    focus: Focus, columns: Sequence[str], choice: Choice, weighing: Measure, broader: Mapping[str, str]
) -> tuple[Reading, ...]:
    """The evidence in force with each source left out in turn; `sources` of the reading's choice is its id.

    Where two years are compared, the levels are those of the later one: only its documents are left out.

    Args:
        focus: the evidence in force.
        columns: the columns that are read.
        choice: the choice of coding in force.
        weighing: the measure for readings that weigh levels.
        broader: from a column to the next broader one, if a named heading counts; else empty.
    """
    regions, all_columns = list(focus.levels.index), list(focus.levels.columns)
    evidence = focus.evidence[~focus.evidence["source_id"].isin(focus.sources_then)]

    def reading(left_out: str) -> Reading:
        levels = highest(evidence[evidence["source_id"] != left_out], regions, all_columns)
        if broader:
            levels = taken_from(levels, broader_named(levels, broader))
        chosen = levels[list(columns)]
        return read(replace(choice, sources=left_out), at_least(chosen, choice.min_level), weighing)

    return tuple(reading(left_out) for left_out in focus.sources if left_out not in focus.sources_then)
