"""Answer a query: sure results, else guesses, else the nearest names."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.finder import Entry, Hit, How, Index, find, nearest, pairs
from components.search.index import EntryKind

TOGETHER = ((EntryKind.USER_REGION, EntryKind.USER_INDUSTRY), (EntryKind.REGION, EntryKind.INDUSTRY))
"""Kinds that one query may name together; those of the user's data come first."""


@dataclass(frozen=True)
class Answer:
    """The results for a query, in the order in which they are shown. Without `pairs` and `sure` there is no match.

    Attributes:
        pairs: a region and an industry that one query names.
        sure: entries with a name that matches.
        guesses: entries that match if the query has a typing error; only if nothing is sure.
        nearest: entries with the most similar names; only if there is no guess either.
    """

    pairs: tuple[tuple[Entry, Entry], ...] = ()
    sure: tuple[Hit, ...] = ()
    guesses: tuple[Hit, ...] = ()
    nearest: tuple[Entry, ...] = ()


def answer(index: Index, query: str, limit: int) -> Answer:
    """Answer a query with at most `limit` hits."""
    hits = find(index, query, limit)
    named = hits and hits[0].how <= How.START
    named_together = () if named else tuple(_pairs(index, query))
    sure = tuple(hit for hit in hits if hit.how < How.SLIP)
    if named_together or sure:
        return Answer(named_together, sure)
    return Answer(guesses=hits, nearest=() if hits else nearest(index, query))


def _pairs(index: Index, query: str) -> Iterator[tuple[Entry, Entry]]:
    for one, other in TOGETHER:
        yield from pairs(index, query, one, other)
