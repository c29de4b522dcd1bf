"""Schemas of the tables of sources and of the evidence from them."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.schema.base import TableSchema, id_field, text_field

LEVELS = (1, 2, 3)
RULES = ("L1", "L2", "L3", "L3a", "L3b", "L3c")
CHECKED = ("primary", "two pages", "one page", "full text")
KINDS = ("commentary", "list", "work report", "policy address")
PAGE_KINDS = (
    "publisher",
    "government",
    "national media",
    "regional media",
    "company or aggregator",
    "copy on a foreign domain",
    "public collection",
)
"""Kinds of pages. A copy on a foreign domain is evidence of what was read, and is never linked."""

MIXED_PAGE_KINDS = rf"^({'|'.join(PAGE_KINDS)})( ; ({'|'.join(PAGE_KINDS)}))*$"
PRECISIONS = ("day", "month", "year", "standing", "undated")
TERM_LIMIT = 100


class Sources(TableSchema):
    """Documents. `date` is empty if undated; `period` is the span that a document plans for.

    `address`, its kind and the kind of its page are empty if no address was found.
    """

    source_id: Series[str] = id_field(unique=True)
    order: Series[int] = pa.Field(unique=True)
    kind: Series[str] = pa.Field(isin=KINDS)
    region_id: Series[str]
    title_en: Series[str] = text_field()
    title_zh: Series[str] = text_field()
    author: Series[str]
    issuer_en: Series[str] = text_field()
    issuer_zh: Series[str] = text_field()
    date: Series[str] = pa.Field(str_matches=r"^(\d{4}-\d{2}-\d{2})?$")
    date_precision: Series[str] = pa.Field(isin=PRECISIONS)
    period: Series[str]
    coverage: Series[str] = pa.Field(isin=["complete", "partial"])
    address: Series[str] = pa.Field(str_matches=r"^(https?://.*)?$")
    address_kind: Series[str] = pa.Field(isin=["", "primary", "page where read"])
    note_en: Series[str]
    note_zh: Series[str]
    page_kind: Series[str] = pa.Field(isin=["", *PAGE_KINDS])


class EvidenceSchema(TableSchema):
    """One row: a source assigns a region a level in an industry, at a place in the document, by a coding rule.

    `passages` counts the sentences of a work report that name the industry; it is empty for other sources.
    """

    evidence_id: Series[str] = id_field(unique=True)
    source_id: Series[str] = id_field()
    region_id: Series[str] = id_field()
    industry_id: Series[str] = id_field()
    level: Series[int] = pa.Field(isin=LEVELS)
    term: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": TERM_LIMIT})
    term_en: Series[str] = pa.Field(str_length={"min_value": 1, "max_value": TERM_LIMIT})
    statement: Series[str] = text_field()
    statement_zh: Series[str] = text_field()
    locator: Series[str] = text_field()
    rule: Series[str] = pa.Field(isin=RULES)
    checked: Series[str] = pa.Field(isin=CHECKED)
    passages: Series[float] = pa.Field(ge=1, nullable=True)
    page_kind: Series[str] = pa.Field(isin=PAGE_KINDS)

    @pa.dataframe_check(name="the rule's digit equals the level")
    @classmethod
    def _rule_gives_level(cls, table: pd.DataFrame) -> pd.Series:
        return table["rule"].str[1] == table["level"].astype(str)

    @pa.dataframe_check(name="evidence_id is source/region/industry")
    @classmethod
    def _id_is_readable(cls, table: pd.DataFrame) -> pd.Series:
        return table["evidence_id"] == table["source_id"] + "/" + table["region_id"] + "/" + table["industry_id"]

    @pa.dataframe_check(name="passages are counted where a whole text was read, and only there")
    @classmethod
    def _passages_fit_reading(cls, table: pd.DataFrame) -> pd.Series:
        return table["passages"].notna() == (table["checked"] == "full text")

    @pa.dataframe_check(name="commentary rows, and only they, are checked in the primary source")
    @classmethod
    def _checked_fits_source(cls, table: pd.DataFrame) -> pd.Series:
        return (table["checked"] == "primary") == (table["source_id"] == "antai-2021")


class EvidenceZh(TableSchema):
    """Term and place of each row of evidence in Chinese; a term that no document prints is our translation."""

    evidence_id: Series[str] = id_field(unique=True)
    term_zh: Series[str] = text_field()
    term_zh_printed: Series[bool]
    locator_zh: Series[str] = text_field()


class ListItems(TableSchema):
    """Items of the official lists; several items may support one row of evidence. Rank 0 is the list as a whole."""

    item_id: Series[str] = id_field(unique=True)
    evidence_id: Series[str] = id_field()
    source_id: Series[str] = id_field()
    region_id: Series[str] = id_field()
    industry_id: Series[str] = id_field()
    list_en: Series[str] = text_field()
    list_zh: Series[str] = text_field()
    rank: Series[int] = pa.Field(ge=0)
    item_en: Series[str] = text_field()
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
    page_kind: Series[str] = pa.Field(str_matches=MIXED_PAGE_KINDS)
    second_page_kind: Series[str] = pa.Field(isin=["", *PAGE_KINDS])
