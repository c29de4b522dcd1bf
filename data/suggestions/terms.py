"""Terms that name a column, as the table terms.csv holds them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

SURE, WEAK, MASK = "sure", "weak", "mask"


@dataclass(frozen=True)
class Term:
    """A row of terms.csv.

    Attributes:
        term: the words.
        language: `zh` or `en`.
        industry_id: the column that they name; empty for a mask, words that name none and hide shorter terms inside.
        strength: `sure`, `weak` or `mask`.
        source: where the term comes from: `curated`, `names`, `taxonomies`, `lists` or `reports`.
    """

    term: str
    language: str
    industry_id: str
    strength: str
    source: str


@dataclass(frozen=True)
class Terms:
    """All terms in force, with a version that changes with any of them."""

    rows: tuple[Term, ...]

    @cached_property
    def version(self) -> str:
        """Return the first eight hex digits of a hash over all terms."""
        content = "\n".join("\t".join((t.term, t.language, t.industry_id, t.strength)) for t in self.rows)
        return hashlib.sha256(content.encode()).hexdigest()[:8]

    @classmethod
    def from_records(cls, records: Iterable[Mapping[Any, Any]]) -> "Terms":
        """Create the terms from rows of the table."""
        return cls(tuple(Term(**{str(key): str(value) for key, value in record.items()}) for record in records))
