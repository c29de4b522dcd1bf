"""The largest table of a web page as a grid: many offices name such a page .xls."""

import codecs
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from data.upload.encoding import detect
from data.upload.grid import Builder, Grid, Progress, silent
from data.upload.limits import Limits
from data.upload.problems import Code, UnreadableFileError, error

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "iso-8859-9": "cp1254", "shift_jis": "cp932"}
"""Encodings that pages name, with those that hold all their characters and more."""

HEAD = 4_096
MOST_SPAN = 1_000
"""Columns or rows that one cell may span, as browsers allow for columns."""


def read_html(raw: bytes, limits: Limits, progress: Progress = silent) -> tuple[Grid, str]:
    """Return the table with most rows of a page, and the page's encoding.

    A cell that spans rows or columns stands at its first place; the others are blank, as in a workbook.

    Raises:
        UnreadableFileError: the page has no table, or one beyond a limit.
    """
    encoding = encoding_of(raw)
    tree = LexborHTMLParser(raw.decode(encoding, "replace"))
    tables = sorted(tree.css("table"), key=lambda table: -len(rows_of(table)))
    if not tables or len(rows_of(tables[0])) < 2:
        raise UnreadableFileError(error(Code.MARKUP))
    builder = Builder(limits, progress)
    below: dict[int, int] = {}
    for number, row in enumerate(rows_of(tables[0]), start=1):
        texts = texts_of(row, below, limits)
        if any(texts):
            builder.add(texts, number)
    return builder.grid(), encoding


def encoding_of(raw: bytes) -> str:
    """Return the encoding that a page names, else the one that fits."""
    found = CHARSET.search(raw[:HEAD])
    name = found[1].decode().lower() if found else ""
    name = WIDER.get(name, name)
    try:
        return codecs.lookup(name).name if name else detect(raw).encoding
    except LookupError:
        return detect(raw).encoding


def rows_of(table: LexborNode) -> list[LexborNode]:
    """Return the rows of a table; those of a table within one of its cells are not among them."""
    parts = [table, *(part for part in table.iter() if part.tag in ("thead", "tbody", "tfoot"))]
    return [row for part in parts for row in part.iter() if row.tag == "tr"]


def texts_of(row: LexborNode, below: dict[int, int], limits: Limits) -> list[str]:
    """Return the texts of a row; `below` holds the rows that cells above still span at each place, and is updated."""
    texts: list[str] = []
    for cell in row.iter():
        if cell.tag not in ("td", "th"):
            continue
        skip(texts, below)
        wide, high = (span_of(cell, name) for name in ("colspan", "rowspan"))
        if len(texts) + wide > limits.columns:
            raise UnreadableFileError(
                error(Code.TOO_MANY_COLUMNS, None, None, None, found=len(texts) + wide, limit=limits.columns)
            )
        for place in range(len(texts), len(texts) + wide):
            if high > 1:
                below[place] = high - 1
        texts += [" ".join(cell.text().split()), *[""] * (wide - 1)]
    skip(texts, below)
    return texts


def skip(texts: list[str], below: dict[int, int]) -> None:
    """Add a blank for each next place that a cell above spans."""
    while below.get(len(texts), 0):
        below[len(texts)] -= 1
        texts.append("")


def span_of(cell: LexborNode, name: str) -> int:
    """Return how many columns or rows a cell spans, 1 if it says nothing sensible."""
    text = (cell.attributes.get(name) or "1").strip()
    return min(int(text), MOST_SPAN) if text.isascii() and text.isdigit() and int(text) else 1
