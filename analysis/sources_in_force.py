"""Which sources of the lists edition are in force, by kind of document and date."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import pandas as pd


class SourceChoice(StrEnum):
    """Which documents are in force."""

    DATED = "dated"
    COMMENTARY = "commentary"
    UNDATED = "undated"


def in_force(
    sources: pd.DataFrame, choice: SourceChoice, as_of: date, regions: Sequence[str] | None = None
) -> tuple[str, ...]:
    """Return the ids of the commentary and the lists in force: dated on or before `as_of`, as `choice` has it.

    Work reports and policy addresses are never among them: they are editions of their own.

    Undated sources are in force only under `SourceChoice.UNDATED`. A date less precise than a day is compared as it
    is recorded.

    Args:
        sources: columns source_id, kind, region_id (empty for a document about many regions) and date.
        choice: which kinds of documents count.
        as_of: documents dated later do not count.
        regions: documents about other regions do not count; None for all regions.
    """
    sources = sources[sources["kind"].isin(["commentary", "list"])]
    if regions is not None:
        sources = sources[sources["region_id"].isin(["", *regions])]
    dated = (sources["date"] != "") & (sources["date"] <= as_of.isoformat())
    if choice is SourceChoice.COMMENTARY:
        chosen = dated & (sources["kind"] == "commentary")
    elif choice is SourceChoice.UNDATED:
        chosen = dated | (sources["date"] == "")
    else:
        chosen = dated
    return tuple(sources.loc[chosen, "source_id"])
