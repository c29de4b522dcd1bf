"""Learn terms from coded documents: names mapped to the industries that coders chose."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.suggestions.columns import Columns
from data.suggestions.folding import fold
from data.suggestions.terms import SURE, WEAK, Term, Terms

LONGEST = {"zh": 12, "en": 5}
"""Characters of a Chinese term, words of an English one; longer names are sentences that no other text repeats."""

ENOUGH_ALONE = frozenset({"lists"})
"""Kinds of sources of which one document is enough."""

NO_TERM = re.compile(r"[、，,;；/“”\"（）()*+＋—\d]")
"""Signs of lists, quotations and quantities."""


@dataclass(frozen=True)
class Named:
    """What one document calls something that was coded: its words, their columns, and what kind of source it is."""

    words: str
    language: str
    columns: frozenset[str]
    document: str
    source: str


def named(rows: Iterable[tuple[str, str, str, str, str]]) -> list[Named]:
    """Gather rows of (words, language, column, document, source): an item that mixes two fields has two rows."""
    gathered: dict[tuple[str, str, str, str], set[str]] = {}
    for words, language, column, document, source in rows:
        if words:
            gathered.setdefault((words, language, document, source), set()).add(column)
    return [
        Named(words, language, frozenset(columns), document, source)
        for (words, language, document, source), columns in gathered.items()
    ]


def grow(base: Terms, known: Columns, items: Sequence[Named], singles: frozenset[str] = ENOUGH_ALONE) -> Terms:
    """Return `base` with the items that it would put into other columns.

    Args:
        base: terms that stay as they are.
        known: the columns that `base` gives to words.
        items: what documents name; the same words count once for each document.
        singles: kinds of sources of which one document is enough.

    Returns:
        A new term for each item that is short, no list, and put into the same columns by most of its documents: sure
        if two documents agree; weak if one of a kind in `singles` has it and `base` knows no column for it.
    """
    votes: dict[tuple[str, str], Counter[frozenset[str]]] = {}
    sources: dict[tuple[str, str], str] = {}
    for item in items:
        if is_term(item):
            key = (fold(item.words), item.language)
            votes.setdefault(key, Counter())[item.columns] += 1
            sources.setdefault(key, item.source)
    taken = {(fold(term.term), term.language) for term in base.rows}
    grown = []
    for key, counts in votes.items():
        columns, agreeing = max(counts.items(), key=lambda entry: (entry[1], sorted(entry[0])))
        before = set(known(key[0]))
        if key in taken or 2 * agreeing <= counts.total() or before == columns:
            continue
        if agreeing == 1 and (before or sources[key] not in singles):
            continue
        strength = SURE if agreeing > 1 else WEAK
        grown += [Term(*key, column, strength, sources[key]) for column in sorted(columns)]
    return Terms((*base.rows, *sorted(grown, key=lambda term: (term.language, term.industry_id, term.term))))


def is_term(item: Named) -> bool:
    """True for words that another document may use as they are."""
    length = len(item.words) if item.language == "zh" else len(item.words.split())
    return 1 < length + (item.language == "en") <= LONGEST[item.language] and not NO_TERM.search(item.words)
