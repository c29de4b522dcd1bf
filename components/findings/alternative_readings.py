"""Other readings of the evidence: under every other choice of coding, and with each source left out."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from analysis.editions import Edition, EvidenceChoice
from analysis.focus import Focus, SourceChoice, highest
from analysis.readings import THRESHOLDS, Choice, Measure, Reading, read, readings
from analysis.threshold import at_least
from data.load import Atlas

COMMENTARY, ALL, CONFIRMED, LATEST, BROADER = "commentary", "all", "confirmed", "latest", "broader"
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
    others = {name: focus_of(other).levels for name, other in _others(choice).items()}
    return (*readings(matrices, kinds, weighing), *readings(others, kinds, weighing, ("industry",)))


def _others(choice: EvidenceChoice) -> dict[str, EvidenceChoice]:
    """The other choices of evidence by name: of lists what is confirmed or latest, of reports the other year."""
    broader = {BROADER: replace(choice, broader=not choice.broader)}
    if choice.edition is Edition.LISTS:
        return {
            CONFIRMED: replace(choice, confirmed=not choice.confirmed),
            LATEST: replace(choice, latest=not choice.latest),
        } | broader
    year = Edition.REPORTS_2026 if choice.edition is Edition.REPORTS_2021 else Edition.REPORTS_2021
    return {year.value: replace(choice, edition=year)} | broader


def of_steps(levels: pd.DataFrame, weighing: Measure) -> tuple[Reading, ...]:
    """All readings of a user's dataset, which has neither lists nor umbrella and agenda columns."""
    return tuple(
        read(Choice(ALL, min_level, "industry", weighed), at_least(levels, min_level), weighing)
        for min_level in THRESHOLDS
        for weighed in (False, True)
    )


def without_each(focus: Focus, columns: Sequence[str], choice: Choice, weighing: Measure) -> tuple[Reading, ...]:
    """The evidence in force with each source left out in turn; `sources` of the reading's choice is its id."""
    regions = list(focus.levels.index)

    def reading(left_out: str) -> Reading:
        levels = highest(focus.evidence[focus.evidence["source_id"] != left_out], regions, columns)
        return read(replace(choice, sources=left_out), at_least(levels, choice.min_level), weighing)

    return tuple(reading(left_out) for left_out in focus.sources)
