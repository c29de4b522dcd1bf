"""Other readings of the evidence: under every other choice of coding, and with each source left out."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.editions import EvidenceChoice
from analysis.focus import Focus, SourceChoice, highest
from analysis.readings import THRESHOLDS, Choice, Measure, Reading, read, readings
from analysis.threshold import at_least
from data.load import Atlas

COMMENTARY, ALL = "commentary", "all"
"""Names of the two choices of sources under which statements are tested."""


def with_lists(choice: EvidenceChoice) -> EvidenceChoice:
    """The choice in force if lists count under it; else the choice under which they count by their dates."""
    return replace(choice, sources=SourceChoice.DATED) if choice.sources is SourceChoice.COMMENTARY else choice


def under_every_choice(atlas: Atlas, whole: Focus, weighing: Measure) -> tuple[Reading, ...]:
    """All readings of the evidence of the built-in dataset; `whole` is its matrix with the lists."""
    kinds = {kind: atlas.columns(kind) for kind in ("industry", "umbrella", "agenda")}
    return tuple(readings({COMMENTARY: whole.commentary, ALL: whole.levels}, kinds, weighing))


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
