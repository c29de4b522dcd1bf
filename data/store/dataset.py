"""Records of a dataset to save and of a saved one."""

from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd


@dataclass(frozen=True)
class NewDataset:
    """A dataset to save.

    Attributes:
        name: as the user calls it.
        frame: columns region, industry (text), year (Int64, NA where none), value (float), level (Int64, NA), term,
            statement, locator (text, empty where none); one row a cell, no cell twice.
        coded: the cells are commitment levels, not amounts.
        source, unit: what the user says of them; may be empty.
        region_codes, industry_codes: codes from the file, by name.
        units: built-in unit that a region is, by name.
        geometry: GeoJSON of the regions, already checked; None without.
        expires_at: when it goes; None for never.
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
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Saved:
    """What the user gets: the id opens the dataset, the key may rename or delete it."""

    id: str
    key: str


@dataclass(frozen=True)
class Header:
    """A saved dataset without its cells."""

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

    @property
    def version(self) -> str:
        """Date and content, as the built-in dataset writes its own."""
        return f"{self.created_at:%Y-%m-%d}.{self.content_hash[:8]}"
