"""Datasets as they are passed to the store and returned by it."""

from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from data.coding.model import Coding


@dataclass(frozen=True)
class NewDataset:
    """A dataset to save.

    Attributes:
        name: chosen by the user.
        frame: one row for each cell, no cell twice; columns region, industry (text), year (Int64, NA if none), value
            (float, NaN for a blank), level (Int64, NA if none), term, statement, locator (text, empty if none).
        coded: True if the cells are commitment levels, False if they are amounts.
        source, unit: of the amounts, entered by the user; may be empty.
        region_codes, industry_codes: codes in the file, by name; with a coding the ids of the built-in columns.
        units: id of the built-in unit that a region is, by name of the region.
        geometry: GeoJSON of the regions, already checked; None if there is none.
        total_regions, total_industries: names that are totals of others: kept and shown, and counted nowhere.
        coding: documents and passages behind the cells; None for a table of a user's own.
        expires_at: when the dataset is deleted; None for never.
    """

    name: str
    frame: pd.DataFrame
    coded: bool = False
    source: str = ""
    unit: str = ""
    region_codes: dict[str, str] = field(default_factory=dict)
    industry_codes: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    geometry: bytes | None = None
    total_regions: tuple[str, ...] = ()
    total_industries: tuple[str, ...] = ()
    coding: Coding | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Saved:
    """Id and key of a saved dataset: the id opens the dataset, the key renames or deletes it."""

    id: str
    key: str


@dataclass(frozen=True)
class Texts:
    """The texts behind a dataset: how many documents and passages, and the versions of terms and rules."""

    documents: int
    passages: int
    terms_version: str
    rules_version: str


@dataclass(frozen=True)
class Header:
    """A saved dataset without its cells.

    `years` is sorted and holds `NO_YEAR` if cells have no year. `content` is the key of the cells in the database; a
    replaced dataset keeps its id and gets another content. `texts` is None for a table of a user's own.
    """

    id: str
    name: str
    source: str
    unit: str
    coded: bool
    created_at: datetime
    expires_at: datetime | None
    content_hash: str
    cells: int
    years: tuple[int, ...]
    regions: int
    industries: int
    has_outlines: bool
    content: str
    texts: Texts | None = None

    @property
    def version(self) -> str:
        """Date and the first 8 digits of the content hash, like the version of the built-in dataset."""
        return f"{self.created_at:%Y-%m-%d}.{self.content_hash[:8]}"


@dataclass(frozen=True)
class EarlierVersion:
    """Data of a dataset that were replaced: their key in the database, version and size, and when they are deleted."""

    content: str
    version: str
    cells: int
    deleted_at: datetime
