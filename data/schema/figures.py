"""Schemas of the tables of figures, claims and classifications beside the matrix."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.schema.base import TableSchema, id_field, text_field


class Context(TableSchema):
    """Context figures of a region. `value` is NaN if not found; currencies differ, so values must not be added."""

    region_id: Series[str] = id_field()
    measure: Series[str] = pa.Field(isin=["gdp", "population", "area"])
    year: Series[str]
    value: Series[float] = pa.Field(nullable=True, gt=0)
    unit: Series[str] = text_field()
    currency: Series[str] = pa.Field(isin=["", "CNY", "HKD", "MOP"])
    basis: Series[str] = text_field()
    status: Series[str] = pa.Field(isin=["found", "not found"])
    source_en: Series[str]
    source_zh: Series[str]
    note_en: Series[str]
    note_zh: Series[str]

    @pa.dataframe_check(name="a value is empty exactly where its status is not found")
    @classmethod
    def _empty_says_so(cls, table: pd.DataFrame) -> pd.Series:
        return table["value"].isna() == (table["status"] == "not found")


class DigitalEconomy(TableSchema):
    """Published size of the digital economy, with its method and conflicts; NaN if no level is given."""

    row: Series[int] = pa.Field(unique=True)
    area_id: Series[str] = id_field()
    area_en: Series[str] = text_field()
    area_zh: Series[str] = text_field()
    year: Series[str] = text_field()
    measure_en: Series[str] = text_field()
    measure_zh: Series[str] = text_field()
    qualifier: Series[str] = pa.Field(isin=["", "exact", "more than", "about"])
    value: Series[float] = pa.Field(nullable=True, gt=0)
    unit: Series[str]
    share_qualifier: Series[str] = pa.Field(isin=["", "exact", "more than", "about"])
    share_of_gdp_pct: Series[float] = pa.Field(nullable=True, gt=0, lt=100)
    flag: Series[str]
    status: Series[str] = text_field()
    source: Series[str] = text_field()
    source_zh: Series[str] = text_field()
    address: Series[str] = pa.Field(str_startswith="http")
    note_en: Series[str]
    note_zh: Series[str]


class IndustrialCloud(TableSchema):
    """Claims of the commentary about Huawei's industrial cloud. A qualifier `more than` is part of the number."""

    claim_id: Series[str] = id_field(unique=True)
    kind: Series[str] = pa.Field(isin=["count", "scenario"])
    order: Series[int] = pa.Field(unique=True)
    measure_en: Series[str] = text_field()
    measure_zh: Series[str] = text_field()
    qualifier: Series[str] = pa.Field(isin=["more than", "exactly", "named"])
    value: Series[float] = pa.Field(nullable=True, gt=0)
    unit_en: Series[str]
    unit_zh: Series[str]
    claimant_en: Series[str] = text_field()
    claimant_zh: Series[str] = text_field()
    date: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")
    scope_en: Series[str] = text_field()
    scope_zh: Series[str] = text_field()
    statement_en: Series[str] = text_field()
    statement_zh: Series[str] = text_field()
    source_id: Series[str] = id_field()
    locator: Series[str] = text_field()
    locator_zh: Series[str] = text_field()
    second_source: Series[str] = text_field()


class Agenda(TableSchema):
    """Other entries of the commentary's agenda; `industry_ids` are column ids separated by blanks."""

    agenda_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    title_en: Series[str] = text_field()
    title_zh: Series[str] = text_field()
    text_en: Series[str] = text_field()
    text_zh: Series[str] = text_field()
    industry_ids: Series[str] = text_field()
    match: Series[str] = pa.Field(isin=["direct", "nearest"])
    source_id: Series[str] = id_field()
    locator: Series[str] = text_field()
    locator_zh: Series[str] = text_field()


class Taxonomy(TableSchema):
    """A national classification; second-level codes are positional and their English is our translation."""

    code: Series[str] = pa.Field(unique=True)
    level: Series[int] = pa.Field(isin=[1, 2])
    parent: Series[str]
    name_zh: Series[str] = text_field()
    name_en: Series[str] = text_field()
    english_is_official: Series[bool]
    code_is_positional: Series[bool]


class DigitalTaxonomy(Taxonomy):
    """The digital economy classification, with the side that each class belongs to."""

    side: Series[str] = text_field()
