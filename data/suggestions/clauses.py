"""Split a paragraph into sentences and clauses, with offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE_END_ZH = re.compile(r"[。！？；][”’）]?|\n")
SENTENCE_END_EN = re.compile(r"(?<![A-Z])(?<!\bNo)(?<!\bSt)(?<!\bDr)[.!?;][”’\")]?(?=\s|$)|\n")
CLAUSE_END_ZH = re.compile(r"[，：,:—]|——")
CLAUSE_END_EN = re.compile(r"[;:—]")


LONGEST = 1_500
"""Characters of a sentence; what is longer is no sentence."""


@dataclass(frozen=True)
class Span:
    """A piece of text: `text[start:end]`."""

    start: int
    end: int


def sentences(text: str, *, chinese: bool) -> list[Span]:
    """Return the sentences of a paragraph without blanks around them; a semicolon ends one too.

    Examples:
        >>> [s.start for s in sentences("发展软件。建设园区；支持会展", chinese=True)]
        [0, 5, 10]
    """
    found = pieces(text, SENTENCE_END_ZH if chinese else SENTENCE_END_EN)
    return [part for span in found for part in shortened(text, span)]


def shortened(text: str, span: Span) -> Iterator[Span]:
    """Yield a span in parts of at most `LONGEST` characters: text without marks costs no more than text with them."""
    for start in range(span.start, span.end, LONGEST):
        yield from trimmed(text, start, min(start + LONGEST, span.end))


def clauses(sentence: str, *, chinese: bool) -> list[Span]:
    """Return the clauses of a sentence, which its commas or colons part; in English a comma parts only a list."""
    return list(pieces(sentence, CLAUSE_END_ZH if chinese else CLAUSE_END_EN))


def pieces(text: str, end: re.Pattern[str]) -> Iterator[Span]:
    """Yield what lies between the matches of `end`, the match included."""
    position = 0
    for match in end.finditer(text):
        yield from trimmed(text, position, match.end())
        position = match.end()
    yield from trimmed(text, position, len(text))


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without blanks around it, unless nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield Span(start + left, start + right)
