"""Read the official figures of the built-in dataset."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from data.load import Atlas
from data.records import OutcomeMeasure

GDP = "gdp"
SHOWN = ("direct", "partial")
"""How well a measure must stand for its industry to be shown beside what documents say."""


def measures(atlas: Atlas) -> Mapping[str, OutcomeMeasure]:
    """Return all measures by id, in table order."""
    rows = atlas.table("outcome_measures").to_dict("records")
    return MappingProxyType(
        {str(row["measure_id"]): OutcomeMeasure(**{str(k): v for k, v in row.items()}) for row in rows}
    )


def shown_measures(atlas: Atlas) -> Mapping[str, OutcomeMeasure]:
    """Return the direct and partial measures by id, in table order."""
    return MappingProxyType({key: entry for key, entry in measures(atlas).items() if entry.proxy in SHOWN})


def years(atlas: Atlas, measure_id: str) -> list[int]:
    """Return the years of a measure, latest first; only those for which GDP is known too."""
    table = atlas.table("outcomes")
    known = {key: {int(year) for year in table.loc[table["measure_id"] == key, "year"]} for key in (measure_id, GDP)}
    return sorted(known[measure_id] & known[GDP], reverse=True)


def figures(atlas: Atlas, measure_id: str, year: int) -> pd.DataFrame:
    """Return the figures of a measure in a year by region id: columns value, precision, note_en, note_zh.

    A region without a row has no figure, which is not zero.
    """
    table = atlas.table("outcomes")
    rows = table[(table["measure_id"] == measure_id) & (table["year"] == year)]
    return rows.set_index("region_id")[["value", "precision", "note_en", "note_zh"]]
