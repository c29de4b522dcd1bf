"""What a query is answered with: sure results, else guesses, else the nearest names."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.finder import Entry, Hit, How, Index, find, nearest, pairs
from components.search.index import EntryKind

TOGETHER = ((EntryKind.USER_REGION, EntryKind.USER_INDUSTRY), (EntryKind.REGION, EntryKind.INDUSTRY))
"""Kinds of which two may be named together; those of the user's data come first."""


@dataclass(frozen=True)
class Answer:
    """What to show for a query, in this order. Where `together` and `sure` are empty the reader is told so.

    Attributes:
        together: a region and an industry that are named in one query.
        sure: what is called so.
        guesses: what a slip of the keys may have meant; only where nothing is sure.
        near: what looks most like it; only where there is no guess either.
    """

    together: tuple[tuple[Entry, Entry], ...] = ()
    sure: tuple[Hit, ...] = ()
    guesses: tuple[Hit, ...] = ()
    near: tuple[Entry, ...] = ()


def answer(index: Index, query: str, limit: int) -> Answer:
    """Answer a query with at most `limit` hits."""
    hits = find(index, query, limit)
    named = hits and hits[0].how <= How.START
    together = () if named else tuple(_together(index, query))
    sure = tuple(hit for hit in hits if hit.how < How.SLIP)
    if together or sure:
        return Answer(together, sure)
    return Answer(guesses=hits, near=() if hits else nearest(index, query))


def _together(index: Index, query: str) -> Iterator[tuple[Entry, Entry]]:
    for one, other in TOGETHER:
        yield from pairs(index, query, one, other)
