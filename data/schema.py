"""Schemas of the tables: their columns in order, the type of each, and what its values must be.

What else knows of types is made from these: the descriptor (`scripts/build_datapackage.py`), and how a file is read.
`data/records.py` has the same columns as fields, and a test holds the two together.
"""

from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

LEVELS = (1, 2, 3)
KINDS = ("industry", "umbrella", "agenda")
RULES = ("L1", "L2", "L3", "L3a", "L3b", "L3c")
CHECKED = ("primary", "two pages", "one page")
PRECISIONS = ("day", "month", "year", "standing", "undated")
TERM_LIMIT = 60
SHORT_NAME_LIMIT = 30
ALIAS_KINDS = ("agglomeration", "region", "city", "industry", "page")
TILE_COLUMNS, TILE_ROWS = 7, 8


class Table(pa.DataFrameModel):
    """Shared rules: exactly the columns named, in this order; empty text is the empty string, never NaN."""

    class Config:
        """How pandera reads every table."""

        strict = True
        ordered = True
        coerce = True


def _id(**options: object) -> object:
    return pa.Field(str_matches=r"^[A-Za-z0-9][A-Za-z0-9./_-]*$", **options)


def _text() -> object:
    return pa.Field(str_length={"min_value": 1})


class Agglomerations(Table):
    agglomeration_id: Series[str] = _id(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = _text()
    name_zh: Series[str] = _text()
    short_en: Series[str] = _text()
    short_zh: Series[str] = _text()
    is_agglomeration: Series[bool]


class Regions(Table):
    """Regions of the dataset (`role` region) and units that are only the map's ground (`role` background)."""

    region_id: Series[str] = _id(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = _text()
    name_zh: Series[str] = _text()
    short_zh: Series[str] = _text()
    kind: Series[str] = _text()
    role: Series[str] = pa.Field(isin=["region", "background"])
    iso_3166_2: Series[str]
    adcode: Series[str] = pa.Field(str_matches=r"^\d{6}$", unique=True)
    parent_id: Series[str]
    agglomeration_id: Series[str]
    longitude: Series[float] = pa.Field(ge=70, le=140)
    latitude: Series[float] = pa.Field(ge=15, le=55)


class Tiles(Table):
    """Where each unit stands in a grid of equal tiles: columns from the west, rows from the north."""

    region_id: Series[str] = _id(unique=True)
    column: Series[int] = pa.Field(ge=1, le=TILE_COLUMNS)
    row: Series[int] = pa.Field(ge=1, le=TILE_ROWS)
    syllables_en: Series[str] = _text()

    @pa.dataframe_check(name="no two tiles in one place")
    @classmethod
    def _one_place_one_tile(cls, table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(["column", "row"], keep=False)


class IndustryGroups(Table):
    group_id: Series[str] = _id(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = _text()
    name_zh: Series[str] = _text()


class Industries(Table):
    """Columns of the focus matrix. `sei_2018` and `digital_economy_2021` point into the two classifications."""

    industry_id: Series[str] = _id(unique=True)
    order: Series[int] = pa.Field(unique=True)
    name_en: Series[str] = _text()
    name_zh: Series[str] = _text()
    short_en: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": SHORT_NAME_LIMIT})
    short_zh: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": SHORT_NAME_LIMIT})
    group_id: Series[str] = _id()
    kind: Series[str] = pa.Field(isin=KINDS)
    sei_2018: Series[str]
    digital_economy_2021: Series[str]


class Sources(Table):
    """Documents. `date` is empty where undated; `period` is the span a document plans for."""

    source_id: Series[str] = _id(unique=True)
    order: Series[int] = pa.Field(unique=True)
    kind: Series[str] = pa.Field(isin=["commentary", "list"])
    region_id: Series[str]
    title_en: Series[str] = _text()
    title_zh: Series[str] = _text()
    author: Series[str]
    issuer_en: Series[str] = _text()
    issuer_zh: Series[str] = _text()
    date: Series[str] = pa.Field(str_matches=r"^(\d{4}-\d{2}-\d{2})?$")
    date_precision: Series[str] = pa.Field(isin=PRECISIONS)
    period: Series[str]
    coverage: Series[str] = pa.Field(isin=["complete", "partial"])
    address: Series[str] = pa.Field(str_startswith="http")
    address_kind: Series[str] = pa.Field(isin=["primary", "page where read"])
    note_en: Series[str]
    note_zh: Series[str]


class Evidence(Table):
    """One row: this source puts this region on this industry at this level, in this place, by this rule."""

    evidence_id: Series[str] = _id(unique=True)
    source_id: Series[str] = _id()
    region_id: Series[str] = _id()
    industry_id: Series[str] = _id()
    level: Series[int] = pa.Field(isin=LEVELS)
    term: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": TERM_LIMIT})
    statement: Series[str] = _text()
    statement_zh: Series[str] = _text()
    locator: Series[str] = _text()
    rule: Series[str] = pa.Field(isin=RULES)
    checked: Series[str] = pa.Field(isin=CHECKED)

    @pa.dataframe_check(name="the rule's digit equals the level")
    @classmethod
    def _rule_gives_level(cls, table: pd.DataFrame) -> pd.Series:
        return table["rule"].str[1] == table["level"].astype(str)

    @pa.dataframe_check(name="evidence_id is source/region/industry")
    @classmethod
    def _id_is_readable(cls, table: pd.DataFrame) -> pd.Series:
        return table["evidence_id"] == table["source_id"] + "/" + table["region_id"] + "/" + table["industry_id"]

    @pa.dataframe_check(name="commentary rows, and only they, are checked in the primary source")
    @classmethod
    def _checked_fits_source(cls, table: pd.DataFrame) -> pd.Series:
        return (table["checked"] == "primary") == (table["source_id"] == "antai-2021")


class EvidenceZh(Table):
    """Term and place of each row of evidence in Chinese; a term that no page prints is our translation."""

    evidence_id: Series[str] = _id(unique=True)
    term_zh: Series[str] = _text()
    term_zh_printed: Series[bool]
    locator_zh: Series[str] = _text()


class ListItems(Table):
    """Items of the official lists as they were read; several may stand behind one row of evidence."""

    item_id: Series[str] = _id(unique=True)
    evidence_id: Series[str] = _id()
    source_id: Series[str] = _id()
    region_id: Series[str] = _id()
    industry_id: Series[str] = _id()
    list_en: Series[str] = _text()
    list_zh: Series[str] = _text()
    rank: Series[int] = pa.Field(ge=1)
    item_en: Series[str] = _text()
    item_zh: Series[str]
    tier_en: Series[str]
    tier_zh: Series[str]
    level: Series[int] = pa.Field(isin=LEVELS)
    rule: Series[str] = pa.Field(isin=RULES)
    english_is_official: Series[bool]
    read_at: Series[str] = pa.Field(str_startswith="http")
    second_check: Series[str] = pa.Field(
        isin=["confirmed", "not found", "one page only", "corrected after the second page"]
    )
    second_page: Series[str]


class Context(Table):
    """Figures beside a region. `value` is NaN where not found; units differ between currencies: never add up."""

    region_id: Series[str] = _id()
    measure: Series[str] = pa.Field(isin=["gdp", "population", "area"])
    year: Series[str]
    value: Series[float] = pa.Field(nullable=True, gt=0)
    unit: Series[str] = _text()
    currency: Series[str] = pa.Field(isin=["", "CNY", "HKD", "MOP"])
    basis: Series[str] = _text()
    status: Series[str] = pa.Field(isin=["found", "not found"])
    source_en: Series[str]
    source_zh: Series[str]
    note_en: Series[str]
    note_zh: Series[str]

    @pa.dataframe_check(name="a value is empty exactly where its status is not found")
    @classmethod
    def _empty_says_so(cls, table: pd.DataFrame) -> pd.Series:
        return table["value"].isna() == (table["status"] == "not found")


class DigitalEconomy(Table):
    """Size of the digital economy as published, with method and conflicts marked; NaN where no level was read."""

    row: Series[int] = pa.Field(unique=True)
    area_id: Series[str] = _id()
    area_en: Series[str] = _text()
    area_zh: Series[str] = _text()
    year: Series[str] = _text()
    measure_en: Series[str] = _text()
    measure_zh: Series[str] = _text()
    qualifier: Series[str] = pa.Field(isin=["", "exact", "more than", "about"])
    value: Series[float] = pa.Field(nullable=True, gt=0)
    unit: Series[str]
    share_qualifier: Series[str] = pa.Field(isin=["", "exact", "more than", "about"])
    share_of_gdp_pct: Series[float] = pa.Field(nullable=True, gt=0, lt=100)
    flag: Series[str]
    status: Series[str] = _text()
    source: Series[str] = _text()
    source_zh: Series[str] = _text()
    address: Series[str] = pa.Field(str_startswith="http")
    note_en: Series[str]
    note_zh: Series[str]


class IndustrialCloud(Table):
    """What the commentary claims of Huawei's industrial cloud. A qualifier `more than` is part of the number."""

    claim_id: Series[str] = _id(unique=True)
    kind: Series[str] = pa.Field(isin=["count", "scenario"])
    order: Series[int] = pa.Field(unique=True)
    measure_en: Series[str] = _text()
    measure_zh: Series[str] = _text()
    qualifier: Series[str] = pa.Field(isin=["more than", "exactly", "named"])
    value: Series[float] = pa.Field(nullable=True, gt=0)
    unit_en: Series[str]
    unit_zh: Series[str]
    claimant_en: Series[str] = _text()
    claimant_zh: Series[str] = _text()
    date: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")
    scope_en: Series[str] = _text()
    scope_zh: Series[str] = _text()
    statement_en: Series[str] = _text()
    statement_zh: Series[str] = _text()
    source_id: Series[str] = _id()
    locator: Series[str] = _text()
    locator_zh: Series[str] = _text()
    second_source: Series[str] = _text()


class Agenda(Table):
    """The rest of the commentary's agenda; `industry_ids` are blank-separated columns of the matrix."""

    agenda_id: Series[str] = _id(unique=True)
    order: Series[int] = pa.Field(unique=True)
    title_en: Series[str] = _text()
    title_zh: Series[str] = _text()
    text_en: Series[str] = _text()
    text_zh: Series[str] = _text()
    industry_ids: Series[str] = _text()
    match: Series[str] = pa.Field(isin=["direct", "nearest"])
    source_id: Series[str] = _id()
    locator: Series[str] = _text()
    locator_zh: Series[str] = _text()


class Taxonomy(Table):
    """A national classification; second-level codes are positional and their English is our translation."""

    code: Series[str] = pa.Field(unique=True)
    level: Series[int] = pa.Field(isin=[1, 2])
    parent: Series[str]
    name_zh: Series[str] = _text()
    name_en: Series[str] = _text()
    english_is_official: Series[bool]
    code_is_positional: Series[bool]


class DigitalTaxonomy(Taxonomy):
    """The digital economy classification, with the side each class stands on."""

    side: Series[str] = _text()


class Aliases(Table):
    """Other names that people type; `key` is the id of what `kind` says, a page's key for a page.

    A `city` is a place that lies in the unit `key`. A row in `pinyin` is no name but says how a Chinese name is read
    where a dictionary would guess wrongly.
    """

    kind: Series[str] = pa.Field(isin=ALIAS_KINDS)
    key: Series[str] = _id()
    alias: Series[str] = _text()
    language: Series[str] = pa.Field(isin=["en", "zh", "pinyin"])

    @pa.dataframe_check(name="an alias stands once for each thing")
    @classmethod
    def _once(cls, table: pd.DataFrame) -> pd.Series:
        return ~table.duplicated(["kind", "key", "alias"], keep=False)


TABLES: dict[str, type[Table]] = {
    "agglomerations": Agglomerations,
    "regions": Regions,
    "tiles": Tiles,
    "industry_groups": IndustryGroups,
    "industries": Industries,
    "sources": Sources,
    "evidence": Evidence,
    "evidence_zh": EvidenceZh,
    "list_items": ListItems,
    "context": Context,
    "digital_economy": DigitalEconomy,
    "industrial_cloud": IndustrialCloud,
    "agenda": Agenda,
    "taxonomy_sei_2018": Taxonomy,
    "taxonomy_digital_economy_2021": DigitalTaxonomy,
    "aliases": Aliases,
}

KIND_NAMES = {"int": "integer", "float": "number", "bool": "boolean"}
"""Types of columns as a descriptor names them; all other columns are text."""


def kind_of(column: Any) -> str:
    """The type of a column of a schema, as a descriptor names it."""
    return KIND_NAMES.get(str(column.dtype).rstrip("0123456789"), "string")


def kinds(table: str) -> dict[str, str]:
    """The type of each column of a table."""
    return {name: kind_of(column) for name, column in TABLES[table].to_schema().columns.items()}


REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    # table, column, table it points into, column there; an empty value points nowhere
    ("regions", "agglomeration_id", "agglomerations", "agglomeration_id"),
    ("tiles", "region_id", "regions", "region_id"),
    ("industries", "group_id", "industry_groups", "group_id"),
    ("sources", "region_id", "regions", "region_id"),
    ("evidence", "source_id", "sources", "source_id"),
    ("evidence", "region_id", "regions", "region_id"),
    ("evidence", "industry_id", "industries", "industry_id"),
    ("evidence_zh", "evidence_id", "evidence", "evidence_id"),
    ("list_items", "evidence_id", "evidence", "evidence_id"),
    ("list_items", "source_id", "sources", "source_id"),
    ("context", "region_id", "regions", "region_id"),
    ("industrial_cloud", "source_id", "sources", "source_id"),
    ("agenda", "source_id", "sources", "source_id"),
)
