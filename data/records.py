"""Rows of the tables as typed records; fields are the columns of `data.schema`, documented there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Agglomeration:
    """A row of agglomerations.csv."""

    agglomeration_id: str
    order: int
    name_en: str
    name_zh: str
    short_en: str
    short_zh: str
    is_agglomeration: bool
    basis: str


@dataclass(frozen=True)
class Region:
    """A row of regions.csv."""

    region_id: str
    order: int
    name_en: str
    name_zh: str
    short_zh: str
    kind: str
    role: str
    iso_3166_2: str
    adcode: str
    parent_id: str
    agglomeration_id: str
    longitude: float
    latitude: float
    scope: str
    plan_agglomeration_id: str
    agglomeration_basis: str

    @property
    def short_en(self) -> str:
        """Return the English name, which has no shorter form."""
        return self.name_en

    @property
    def is_city(self) -> bool:
        """True for a city, which lies inside a province and is drawn as a point."""
        return not self.iso_3166_2


@dataclass(frozen=True)
class Tile:
    """A row of tiles.csv."""

    region_id: str
    column: int
    row: int
    syllables_en: str


@dataclass(frozen=True)
class OutcomeMeasure:
    """A row of outcome_measures.csv."""

    measure_id: str
    order: int
    name_en: str
    name_zh: str
    short_en: str
    short_zh: str
    unit_en: str
    unit_zh: str
    industry_id: str
    proxy: str
    why_en: str
    why_zh: str
    publication_en: str
    publication_zh: str
    read_at: str


@dataclass(frozen=True)
class Alias:
    """A row of aliases.csv."""

    kind: str
    key: str
    alias: str
    language: str


@dataclass(frozen=True)
class IndustryGroup:
    """A row of industry_groups.csv."""

    group_id: str
    order: int
    name_en: str
    name_zh: str


@dataclass(frozen=True)
class Industry:
    """A row of industries.csv."""

    industry_id: str
    order: int
    name_en: str
    name_zh: str
    short_en: str
    short_zh: str
    group_id: str
    kind: str
    sei_2018: str
    digital_economy_2021: str
    broader_id: str


@dataclass(frozen=True)
class Source:
    """A row of sources.csv."""

    source_id: str
    order: int
    kind: str
    region_id: str
    title_en: str
    title_zh: str
    author: str
    issuer_en: str
    issuer_zh: str
    date: str
    date_precision: str
    period: str
    coverage: str
    address: str
    address_kind: str
    note_en: str
    note_zh: str
    page_kind: str


@dataclass(frozen=True)
class Evidence:
    """A row of evidence.csv, with its term and place in Chinese from evidence_zh.csv; `passages` may be NaN."""

    evidence_id: str
    source_id: str
    region_id: str
    industry_id: str
    level: int
    term: str
    term_en: str
    term_zh: str
    term_zh_printed: bool
    statement: str
    statement_zh: str
    locator: str
    locator_zh: str
    rule: str
    checked: str
    passages: float
    page_kind: str


@dataclass(frozen=True)
class ListItem:
    """A row of list_items.csv."""

    item_id: str
    evidence_id: str
    source_id: str
    region_id: str
    industry_id: str
    list_en: str
    list_zh: str
    rank: int
    item_en: str
    item_zh: str
    tier_en: str
    tier_zh: str
    level: int
    rule: str
    english_is_official: bool
    read_at: str
    second_check: str
    second_page: str
    page_kind: str
    second_page_kind: str


@dataclass(frozen=True)
class ContextFigure:
    """A row of context.csv; `value` is NaN if `status` is `not found`."""

    region_id: str
    measure: str
    year: str
    value: float
    unit: str
    currency: str
    basis: str
    status: str
    source_en: str
    source_zh: str
    note_en: str
    note_zh: str
