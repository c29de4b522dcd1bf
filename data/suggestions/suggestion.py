"""A suggestion, and the interface of whatever makes suggestions.

A suggestion is never a cell: only what a coder has accepted is. A second suggester is any function with the signature
of `Suggester`; it returns the same records, with `maker` as its name and version, and calls no network.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from data.document import Document


class Strength(StrEnum):
    """How well a term proves its column: sure by itself, or weak, which needs other signs around it."""

    SURE = "sure"
    WEAK = "weak"


@dataclass(frozen=True)
class Suggestion:
    """A passage that ties a region to an industry.

    Attributes:
        start, end: the passage: `text[start:end]` of the document, in code points.
        region_id: the region; empty if the text names none and the document has none.
        industry_id: the column.
        level: 1 direction, 2 programme, 3 flagship.
        rule: rule of the codebook: L1, L2, L3a, L3b or L3c.
        term_start, term_end: the words that name the industry, within the passage.
        trigger_start, trigger_end: the words that gave the level, within the passage.
        strength: sure or weak.
        paragraph: number of the paragraph that holds the passage.
        maker: name and version of what made the suggestion.
    """

    start: int
    end: int
    region_id: str
    industry_id: str
    level: int
    rule: str
    term_start: int
    term_end: int
    trigger_start: int
    trigger_end: int
    strength: Strength
    paragraph: int
    maker: str = ""

    def key(self, document: Document) -> str:
        """Return an id made of content: the same text, term, region and column give the same id."""
        content = f"{document.sha256}|{self.term_start}|{self.term_end}|{self.region_id}|{self.industry_id}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def as_record(self) -> dict[str, Any]:
        """Return the suggestion as values for JSON."""
        return asdict(self) | {"strength": str(self.strength)}

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Suggestion":
        """Create a suggestion from the result of `as_record`."""
        return cls(**record | {"strength": Strength(record["strength"])})


Suggester = Callable[[Document, Sequence[str]], tuple[Suggestion, ...]]
"""A function of a document and the ids of its own regions; it is deterministic and reads only what it is given."""
