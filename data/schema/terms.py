"""Schema of the terms that the suggestions are made with."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.schema.base import TableSchema, text_field

STRENGTHS = ("sure", "weak", "mask")
SOURCES = ("curated", "names", "taxonomies", "aliases", "lists", "reports")


class TermsSchema(TableSchema):
    """Words that name a column; a `mask` names none, so its column is empty, and hides shorter terms inside it."""

    term: Series[str] = text_field()
    language: Series[str] = pa.Field(isin=["en", "zh"])
    industry_id: Series[str]
    strength: Series[str] = pa.Field(isin=STRENGTHS)
    source: Series[str] = pa.Field(isin=SOURCES)

    @pa.dataframe_check(name="a mask, and nothing else, has no column")
    @classmethod
    def _mask_has_no_column(cls, table: pd.DataFrame) -> pd.Series:
        return (table["strength"] == "mask") == (table["industry_id"] == "")

    @pa.dataframe_check(name="a term stands once for each column")
    @classmethod
    def _once(cls, table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(["term", "language", "industry_id"], keep=False)
