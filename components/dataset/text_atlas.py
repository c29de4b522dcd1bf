"""The tables of an atlas for a dataset that was coded from texts: built-in regions and columns, its own documents."""

from dataclasses import replace

import pandas as pd

from components.dataset.text_window import source_id
from data.atlas import Atlas
from data.coding.model import SourceDocument
from data.records import Region
from data.store.dataset import Header

PRECISIONS = {4: "year", 7: "month", 10: "day"}
"""Precision of a date by its length."""


def text_tables(
    header: Header, built_in: Atlas, columns: pd.DataFrame, documents: tuple[SourceDocument, ...]
) -> dict[str, pd.DataFrame]:
    """Return the tables of industries, their groups, and sources.

    Args:
        header: what was saved.
        built_in: the built-in dataset.
        columns: id and name of the industries in view.
        documents: of the dataset.
    """
    industries = [
        # A heading above a column need not be in view.
        vars(replace(built_in.industries[key], order=order, broader_id=""))
        for order, key in enumerate(columns["id"].astype(str))
    ]
    return {
        "industry_groups": built_in.table("industry_groups"),
        "industries": pd.DataFrame(industries),
        "sources": pd.DataFrame([_source(header, number, source) for number, source in enumerate(documents)]),
    }


def text_region(unit: Region, order: int, agglomeration: str) -> Region:
    """Return a built-in region with its own names as a region of the matrix."""
    return replace(unit, role="region", order=order, agglomeration_id=agglomeration)


def _source(header: Header, number: int, source: SourceDocument) -> dict[str, object]:
    title = source.title or source.document.title or header.name
    texts = dict.fromkeys(("author", "note_en", "note_zh", "page_kind"), "")
    return {
        "source_id": source_id(number),
        "order": number + 1,
        "kind": "commentary",
        "region_id": source.region_ids[0] if source.region_ids else "",
        "title_en": title,
        "title_zh": title,
        "issuer_en": source.issuer,
        "issuer_zh": source.issuer,
        "date": source.date + "-01-01"[len(source.date) - 4 :] if source.date else "",
        "date_precision": PRECISIONS.get(len(source.date), "undated"),
        "period": str(source.document.year or ""),
        "coverage": "complete",
        "address": source.address,
        "address_kind": "primary",
    } | texts
