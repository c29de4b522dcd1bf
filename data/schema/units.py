"""Schemas of the tables of regions, industries and their names."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.schema.base import TableSchema, id_field, text_field

SCOPES = ("commentary", "province", "city")
KINDS = ("industry", "umbrella", "agenda")
SHORT_NAME_LIMIT = 30
ALIAS_KINDS = ("agglomeration", "region", "city", "industry", "page")
TILE_COLUMNS = 9
TILE_ROWS = 9


class Agglomerations(TableSchema):
    agglomeration_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = text_field()
    name_zh: Series[str] = text_field()
    short_en: Series[str] = text_field()
    short_zh: Series[str] = text_field()
    is_agglomeration: Series[bool]
    basis: Series[str] = pa.Field(isin=["commentary", "plan"])


class Regions(TableSchema):
    """Regions of the dataset (`role` region) and units that only form the map's background (`role` background).

    `agglomeration_id` is one of the commentary's three, or other; `plan_agglomeration_id` is that of the 14th Five-Year
    Plan, which covers a region whole, in part (`partly`), or as one of its cities (`within`).
    """

    region_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = text_field()
    name_zh: Series[str] = text_field()
    short_zh: Series[str] = text_field()
    kind: Series[str] = text_field()
    role: Series[str] = pa.Field(isin=["region", "background"])
    iso_3166_2: Series[str]
    adcode: Series[str] = pa.Field(str_matches=r"^\d{6}$", unique=True)
    parent_id: Series[str]
    agglomeration_id: Series[str]
    longitude: Series[float] = pa.Field(ge=70, le=140)
    latitude: Series[float] = pa.Field(ge=15, le=55)
    scope: Series[str] = pa.Field(isin=["", *SCOPES])
    plan_agglomeration_id: Series[str]
    agglomeration_basis: Series[str] = pa.Field(isin=["", "commentary", "partly", "within", "none"])

    @pa.dataframe_check(name="regions, and only they, have a scope")
    @classmethod
    def _scope_fits_role(cls, table: pd.DataFrame) -> pd.Series:
        return (table["scope"] != "") == (table["role"] == "region")


class Tiles(TableSchema):
    """Position of each unit in a grid of equal tiles: columns from the west, rows from the north."""

    region_id: Series[str] = id_field(unique=True)
    column: Series[int] = pa.Field(ge=1, le=TILE_COLUMNS)
    row: Series[int] = pa.Field(ge=1, le=TILE_ROWS)
    syllables_en: Series[str] = text_field()

    @pa.dataframe_check(name="no two tiles at one position")
    @classmethod
    def _one_place_one_tile(cls, table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(["column", "row"], keep=False)


class IndustryGroups(TableSchema):
    group_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = text_field()
    name_zh: Series[str] = text_field()


class Industries(TableSchema):
    """Columns of the focus matrix. `sei_2018` and `digital_economy_2021` point into the two classifications.

    `broader_id` is the column under whose heading a document may name this one; empty if there is none.
    """

    industry_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = text_field()
    name_zh: Series[str] = text_field()
    short_en: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": SHORT_NAME_LIMIT})
    short_zh: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": SHORT_NAME_LIMIT})
    group_id: Series[str] = id_field()
    kind: Series[str] = pa.Field(isin=KINDS)
    sei_2018: Series[str]
    digital_economy_2021: Series[str]
    broader_id: Series[str]


class Aliases(TableSchema):
    """Other names for search; `key` is the id of an entry of the kind `kind`, or a page's key.

    A `city` lies in the unit `key`. A row in `pinyin` is not a name but the pronunciation of a Chinese name that a
    dictionary would guess wrongly.
    """

    kind: Series[str] = pa.Field(isin=ALIAS_KINDS)
    key: Series[str] = id_field()
    alias: Series[str] = text_field()
    language: Series[str] = pa.Field(isin=["en", "zh", "pinyin"])

    @pa.dataframe_check(name="an alias stands once for each thing")
    @classmethod
    def _once(cls, table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(["kind", "key", "alias"], keep=False)
