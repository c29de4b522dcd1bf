"""Schemas of the official figures by province, and of what each is a measure of."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.schema.base import TableSchema, id_field, text_field

PROXIES = ("direct", "partial", "weak", "denominator", "none")
PRECISIONS = ("exact", "rounded", "rounded to zero")


class OutcomeMeasures(TableSchema):
    """Measures of the outcomes; `proxy` says how well one stands for its industry, `why` what it does not measure.

    A *denominator* only serves for shares, and a measure of *none* belongs to no column.
    """

    measure_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = text_field()
    name_zh: Series[str] = text_field()
    short_en: Series[str] = text_field()
    short_zh: Series[str] = text_field()
    unit_en: Series[str] = text_field()
    unit_zh: Series[str] = text_field()
    industry_id: Series[str]
    proxy: Series[str] = pa.Field(isin=PROXIES)
    why_en: Series[str] = text_field()
    why_zh: Series[str] = text_field()
    publication_en: Series[str] = text_field()
    publication_zh: Series[str] = text_field()
    read_at: Series[str] = text_field()

    @pa.dataframe_check(name="measures of an industry, and only they, are direct, partial or weak")
    @classmethod
    def _industry_fits_proxy(cls, table: pd.DataFrame) -> pd.Series:
        return (table["industry_id"] != "") == table["proxy"].isin(["direct", "partial", "weak"])


class Outcomes(TableSchema):
    """Official figures of provinces. A region without a row has no figure; a 0 that is rounded says so."""

    region_id: Series[str] = id_field()
    measure_id: Series[str] = id_field()
    year: Series[int] = pa.Field(ge=2019)
    value: Series[float] = pa.Field(ge=0)
    precision: Series[str] = pa.Field(isin=PRECISIONS)
    note_en: Series[str]
    note_zh: Series[str]

    @pa.dataframe_check(name="one figure for a region, measure and year")
    @classmethod
    def _one_figure(cls, table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(["region_id", "measure_id", "year"], keep=False)

    @pa.dataframe_check(name="a figure that is not exact is explained, and only a figure of 0 is rounded to zero")
    @classmethod
    def _precision_fits(cls, table: pd.DataFrame) -> pd.Series:
        explained = (table["precision"] == "exact") | ((table["note_en"] != "") & (table["note_zh"] != ""))
        return explained & ((table["precision"] != "rounded to zero") | (table["value"] == 0))
