"""The tables of a user's dataset as an atlas: its regions and industries in view, and one row of evidence a cell."""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.dataset.text_atlas import text_region, text_tables
from data.atlas import Atlas
from data.coding.model import SourceDocument
from data.records import Region
from data.store.dataset import Header

SOURCE = "yours"
GROUP = "all"
SHARED = (
    "context",
    "industrial_cloud",
    "agenda",
    "digital_economy",
    "taxonomy_sei_2018",
    "taxonomy_digital_economy_2021",
)
"""Tables that a window takes over from the built-in dataset."""

OUTSIDE = "none"
"""Agglomeration of a region that is not a unit of China."""


def user_atlas(
    header: Header,
    built_in: Atlas,
    rows: pd.DataFrame,
    columns: pd.DataFrame,
    evidence: pd.DataFrame,
    documents: tuple[SourceDocument, ...] = (),
) -> Atlas:
    """Build the atlas of a window of a user's dataset.

    Args:
        header: what was saved.
        built_in: the built-in dataset; units of China that are not among the regions become the map's background.
        rows: id and name of the regions in view, in their order.
        columns: likewise of the industries.
        evidence: as `evidence_rows` returns it.
        documents: what the dataset was coded from; its regions and columns are then the built-in ones.
    """
    units = built_in.units
    regions = [
        text_region(units[key], index, units[key].agglomeration_id or OUTSIDE)
        if documents
        else _region(units.get(key), key, name, index)
        for index, (key, name) in enumerate(_named(rows))
    ]
    taken = {region.region_id for region in regions}
    background = [
        replace(unit, role="background")
        for unit in units.values()
        if unit.region_id not in taken and unit.iso_3166_2  # cities have none
    ]
    agglomerations = built_in.table("agglomerations")
    outside = {"agglomeration_id": OUTSIDE, "order": 99, "is_agglomeration": False, "basis": "commentary"}
    outside |= dict.fromkeys(("name_en", "name_zh", "short_en", "short_zh"), "")
    tables = built_in.shared(SHARED) | {
        "agglomerations": pd.concat([agglomerations, pd.DataFrame([outside])], ignore_index=True),
        "regions": pd.DataFrame([vars(region) for region in (*regions, *background)]),
        "industry_groups": pd.DataFrame([{"group_id": GROUP, "order": 1, "name_en": "", "name_zh": ""}]),
        "industries": _industries(columns),
        "sources": pd.DataFrame([_source(header)]),
        "evidence": evidence,
        "evidence_zh": evidence[["evidence_id", "term", "locator"]]
        .rename(columns={"term": "term_zh", "locator": "locator_zh"})
        .assign(term_zh_printed=True),
        "list_items": built_in.table("list_items").iloc[:0],
    }
    if documents:
        tables |= text_tables(header, built_in, columns, documents)
    return Atlas(MappingProxyType(tables), f"{header.created_at:%Y-%m-%d}", header.content_hash)


def _industries(columns: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "industry_id": key,
            "order": index,
            **dict.fromkeys(("name_en", "name_zh", "short_en", "short_zh"), name),
            "group_id": GROUP,
            "kind": "industry",
            "sei_2018": "",
            "digital_economy_2021": "",
            "broader_id": "",
        }
        for index, (key, name) in enumerate(_named(columns))
    )


def evidence_rows(cells: pd.DataFrame, levels: pd.DataFrame, positions: npt.NDArray[np.int_]) -> pd.DataFrame:
    """Return one row of evidence for each cell that has a level.

    Args:
        cells: as they were read, with term, statement and locator; NA where the file has none.
        levels: regions × industries in view, NaN where there is none.
        positions: regions × industries; the position in `cells` of each cell in view.
    """
    matrix = levels.to_numpy()
    row, column = np.nonzero(~np.isnan(matrix))
    regions = levels.index.astype(object).to_numpy()[row].tolist()
    industries = levels.columns.astype(object).to_numpy()[column].tolist()
    read = cells.iloc[positions[row, column]]
    term, statement, locator = (texts_of(read[name]) for name in ("term", "statement", "locator"))
    texts = {
        "evidence_id": [f"{SOURCE}/{region}/{industry}" for region, industry in zip(regions, industries, strict=True)],
        "source_id": [SOURCE] * len(row),
        "region_id": regions,
        "industry_id": industries,
        "term": term,
        "term_en": term,
        "statement": statement,
        "statement_zh": statement,
        "locator": locator,
        "rule": [""] * len(row),
        "checked": [""] * len(row),
        "page_kind": [""] * len(row),
    }
    # Python strings: the rows are read once, record by record, and building pandas strings would take longer.
    return pd.DataFrame(texts, dtype=object).assign(level=matrix[row, column].astype(int), passages=np.nan)


def texts_of(column: "pd.Series[str]") -> list[str]:
    """Return the texts of a column, an empty string for NA."""
    return [str(text) for text in column.fillna("").astype(object).tolist()]


def _named(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["id"].astype(str), rows["name"].astype(str), strict=True))


def _region(unit: Region | None, region_id: str, name: str, order: int) -> Region:
    if unit is not None:
        agglomeration = unit.agglomeration_id or OUTSIDE
        return replace(
            unit, name_en=name, name_zh=name, short_zh=name, role="region", order=order, agglomeration_id=agglomeration
        )
    unknown = float("nan")
    return Region(
        region_id, order, name, name, name, "own", "region", "own", "", "", OUTSIDE, unknown, unknown, "", "", ""
    )


def _source(header: Header) -> dict[str, object]:
    day = f"{header.created_at:%Y-%m-%d}"
    texts = dict.fromkeys(("region_id", "author", "period", "address", "note_en", "note_zh", "page_kind"), "")
    return {
        "source_id": SOURCE,
        "order": 1,
        "kind": "commentary",
        "title_en": header.name,
        "title_zh": header.name,
        "issuer_en": header.source,
        "issuer_zh": header.source,
        "date": day,
        "date_precision": "day",
        "coverage": "complete",
        "address_kind": "primary",
    } | texts
