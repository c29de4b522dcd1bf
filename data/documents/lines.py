"""Join the lines of a page into paragraphs, and leave out lines that recur at the head or foot of pages."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from data.document import is_chinese
from data.documents.structure import Block, number_depth

ENDS = tuple("。！？；：.!?;:”）)")
RECURRING = 2
"""A line is a running head if it stands at the same edge of at least so many pages, and of two pages in five."""

RECURRING_SHARE = 0.4
LEAST_LETTERS = 4
"""A running head has at least so many characters beside its numbers."""

EDGE_LINES = 2
DIGITS = re.compile(r"\d+|[ivxlc]+(?=\s*$)", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"^[-–—\s·第]*\d{1,4}[-–—\s·页]*(?:[/共]\s*\d+\s*页?)?$")
SHORT_BY = 2.5
"""A line that ends so many letters before the right edge ends its paragraph."""

INDENT = 1.2
"""A line that begins so many letters right of the left edge begins a paragraph."""

GAP = 1.5
"""A distance between lines of so many times the usual one parts paragraphs."""

WHOLE_SHARE = 0.8
"""If so many lines end as sentences do, each is a paragraph."""

LARGER = 1.15
"""Letters so many times the usual size make a heading."""


@dataclass(frozen=True)
class Line:
    """A line of a page: text, left and right edge, baseline from the bottom, height of its letters; all in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int


def without_running_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], int]:
    """Return the pages without running heads and page numbers, and how many lines were left out.

    A running head is a line among the first or last two of a page that recurs, its digits apart, on other pages.
    """
    seen: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        seen.update({(skeleton(line.text), top) for line, top in edges(page)})
    least = max(RECURRING, RECURRING_SHARE * len(pages))
    kept, dropped = [], 0
    for page in pages:
        running = {
            id(line)
            for line, top in edges(page)
            if PAGE_NUMBER.match(line.text) or (is_head(line.text) and seen[skeleton(line.text), top] >= least)
        }
        kept.append([line for line in page if id(line) not in running])
        dropped += len(running)
    return kept, dropped


def edges(page: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield the first and the last lines of a page, and whether they are at its head."""
    for line in page[:EDGE_LINES]:
        yield line, True
    for line in page[max(EDGE_LINES, len(page) - EDGE_LINES) :]:
        yield line, False


def is_head(text: str) -> bool:
    """True for a line with enough letters to be a running head, which ends like no sentence."""
    return len(skeleton(text).replace("#", "")) >= LEAST_LETTERS and not text.endswith(ENDS[:4])


def skeleton(text: str) -> str:
    """Return a line with its numbers alike."""
    return DIGITS.sub("#", text.strip())


def paragraphs(pages: Iterable[Sequence[Line]]) -> list[Block]:
    """Join lines into paragraphs; a paragraph may run from one page to the next."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    body = Body.of(lines)
    blocks: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if body.parts(before, line):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return [body.block(block) for block in blocks]


@dataclass(frozen=True)
class Body:
    """The usual shape of a text: edges, size of letters, distance of lines, and whether lines are whole paragraphs."""

    left: float
    right: float
    size: float
    distance: float
    whole: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Body":
        """Return the shape of the lines with the usual size of letters."""
        size = median(line.size for line in lines)
        usual = [line for line in lines if line.size < LARGER * size]
        pairs = pairwise(lines)
        distances = [a.base - b.base for a, b in pairs if a.page == b.page and 0 < a.base - b.base < 6 * size]
        left = Counter(round(line.left) for line in usual).most_common(2)
        return cls(
            float(min(edge for edge, _ in left)),
            float(max(line.right for line in usual)),
            size,
            median(distances) if distances else 2 * size,
            sum(line.text.endswith(ENDS) for line in usual) >= WHOLE_SHARE * len(usual),
        )

    def parts(self, before: Line, line: Line) -> bool:
        """True if a paragraph ends between two lines."""
        if self.is_large(before) != self.is_large(line):
            return True
        if before.page == line.page and before.base - line.base > GAP * self.distance:
            return True
        ends = before.text.endswith(ENDS)
        if ends and self.whole:
            return True
        if self.is_indented(line) and (ends or not self.is_indented(before)):
            return True
        if is_chinese(before.text):
            return before.right < self.right - SHORT_BY * self.size
        short = before.right < self.right - 0.15 * (self.right - self.left)
        return short and (ends or line.text[:1].isupper() or number_depth(line.text) is not None)

    def is_indented(self, line: Line) -> bool:
        """True for a line that begins right of the left edge."""
        return line.left > self.left + INDENT * self.size

    def is_large(self, line: Line) -> bool:
        """True for a line in larger letters than usual."""
        return line.size >= LARGER * self.size

    def block(self, lines: Sequence[Line]) -> Block:
        """Return the paragraph made of lines."""
        large = self.is_large(lines[0])
        return Block(joined([line.text for line in lines]), True if large else None, lines[0].page)


def joined(lines: Sequence[str]) -> str:
    """Join the lines of one paragraph: Chinese without a blank, English with one, hyphens at a line's end go.

    Examples:
        >>> joined(["加快发展", "人工智能"]), joined(["inte-", "grated circuits"]), joined(["new", "energy"])
        ('加快发展人工智能', 'integrated circuits', 'new energy')
    """
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("-") and line[:1].islower() and text[-2:-1].isalpha():
            text = text[:-1] + line
        elif (
            text[-1:].isascii()
            and line[:1].isascii()
            and not (text[-1].isdigit() and line[0].isdigit() and is_chinese(text))
        ):
            text = f"{text} {line}"
        else:
            text += line
    return text
