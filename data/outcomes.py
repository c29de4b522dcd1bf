"""Which official figures of the built-in dataset may stand beside what documents say."""

from collections.abc import Mapping
from types import MappingProxyType

from data.atlas import Atlas
from data.records import OutcomeMeasure

GDP = "gdp"
SHOWN = ("direct", "partial")
"""How well a measure must stand for its industry to be shown beside what documents say."""


def shown_measures(atlas: Atlas) -> Mapping[str, OutcomeMeasure]:
    """Return the direct and partial measures by id, in table order."""
    return MappingProxyType({key: entry for key, entry in atlas.outcome_measures.items() if entry.proxy in SHOWN})


def years(atlas: Atlas, measure_id: str) -> list[int]:
    """Return the years of a measure, latest first; only those for which GDP is known too."""
    return sorted(
        (year for key, year in atlas.outcomes if key == measure_id and (GDP, year) in atlas.outcomes), reverse=True
    )
