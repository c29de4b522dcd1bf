"""How much fits on a page: heights are estimated from the texts, because nothing measures them before a browser does.

All lengths are CSS pixels, 1/96 inch. Widths of letters are those of a wide sans serif, so that a narrower one leaves
a little room and none runs over.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from components.export import svg
from components.export.brief.document import Back, Document, EvidenceRow, EvidenceTable, Panel, Robustness
from components.text.i18n import language

POINT, MILLIMETRE = 96 / 72, 96 / 25.4
PAGE = 998.0
"""Height of a page's text: A4 without its margins is 1009, less a little for rounding."""

WIDTH = 680.0
"""Width of a page's text."""

BODY, MARGIN, SMALL, TINY = 8.4 * POINT, 7.6 * POINT, 7.3 * POINT, 6.8 * POINT
"""Sizes of type, as in the style sheet."""

LEAD, LEADING = 14.5 * POINT, 1.42
HEADING = 11.0 * POINT * 1.22 + 4 * POINT
"""A section's heading with the space below it."""


TOKENS = re.compile(r"\s+|[\u2e80-\uffef]|[^\s\u2e80-\uffef-]+-*|-+")
"""What is never parted: a word with the hyphens after it, a Chinese character; and the blanks between."""

MARGIN_OF_ERROR = 1.02


def lines(text: str, width: float, size: float) -> int:
    r"""Lines that a text takes in a column: words go to the next line, longer ones than a line are broken.

    Examples:
        >>> lines("\u4e0a" * 3, 35, 10), lines("\u4e0a" * 7, 35, 10), lines("one two three", 60, 10)
        (1, 3, 2)
    """
    count, filled, blank = 1, 0.0, 0.0
    for token in TOKENS.findall(text):
        long = svg.ems(token) * size * MARGIN_OF_ERROR
        if token.isspace():
            blank = long
            continue
        if filled + blank + long <= width:
            filled += blank + long
        else:
            count += bool(filled) + ceil(long / width) - 1
            filled = long - (ceil(long / width) - 1) * width
        blank = 0.0
    return count


def fitted_front(document: Document) -> Document:
    """The document with as much on its first page as there is room for.

    What goes first is what is said elsewhere too: items of the panels, then of the margin, then the last findings.
    """
    while _front(document) > PAGE:
        shorter = _without_one(document)
        if shorter is None:
            break
        document = shorter
    return document


def _without_one(document: Document) -> Document | None:
    """The document without the item that is easiest to miss; None where nothing is left to be taken."""
    if document.panels:
        width = _column(len(document.panels))
        at = max(range(len(document.panels)), key=lambda at: _panel(document.panels[at], width))
        panel = document.panels[at]
        if len(panel.items) < 2:
            return replace(document, panels=())
        fewer = replace(panel, items=panel.items[:-1])
        return replace(document, panels=(*document.panels[:at], fewer, *document.panels[at + 1 :]))
    beside = _beside(document)
    tall = _findings(document) < beside
    if tall and document.margin and len(document.margin.items) > 1:
        return replace(document, margin=replace(document.margin, items=document.margin.items[:-1]))
    if len(document.findings) > 1:
        return replace(document, findings=document.findings[:-1])
    return replace(document, margin=None) if document.margin else None


def _front(document: Document) -> float:
    opening = 15 + max(_findings(document), _beside(document))
    return _head(document) + opening + _figure(document) + _panels(document.panels)


def title_size(title: str) -> float:
    """Size of the title's type in points: smaller where it would run over two lines."""
    return next((size for size in (25.0, 18.0) if svg.ems(title) * size * POINT <= 1.6 * WIDTH), 14.0)


def _head(document: Document) -> float:
    size = title_size(document.title) * POINT
    title = size * 1.22 * lines(f"{document.title} {document.beside}", WIDTH, size)
    who = 9.5 * POINT * LEADING * lines(document.facts_line, WIDTH, 9.5 * POINT) + 4 if document.facts_line else 0
    return 34 + title + who


def _findings(document: Document) -> float:
    width = WIDTH - (97 + 7 if document.wide_map else 70 + 9) * MILLIMETRE
    names = 27 * MILLIMETRE
    # A Chinese lead goes to the next line at its punctuation alone.
    spare = bool(svg.HAN.search(document.lead))
    lead = LEAD * 1.3 * (lines(document.lead, width - 12, LEAD) + spare) + 9 * POINT
    findings = (
        max(lines(told, width - 30 * MILLIMETRE, BODY), lines(name, names, BODY * svg.BOLD))
        for name, told in document.findings
    )
    return lead + 22 + sum(BODY * LEADING * count + 7 * POINT for count in findings)


def _beside(document: Document) -> float:
    """The map with its note and the panel below."""
    width = (97 if document.wide_map else 70) * MILLIMETRE
    drawn = document.locator
    note = lines(document.map_note, width, 7 * POINT) * 7 * POINT * 1.35
    margin = _margin(document.margin, width) if document.margin else 0.0
    return drawn.height * min(1.0, width / drawn.width) + note + margin


def _margin(panel: Panel, width: float) -> float:
    items = sum(MARGIN * 1.38 * lines(f"{name}: {told}", width, MARGIN) + 5.6 * POINT for name, told in panel.items)
    return 12 + 8 + 8 * POINT * LEADING + items + (BODY * LEADING if panel.note else 0.0)


def _figure(document: Document) -> float:
    figure = document.figure
    source = lines(figure.source, WIDTH, 7 * POINT) * 7 * POINT * 1.35
    heading = HEADING * lines(figure.finding, WIDTH, 11 * POINT)
    return (
        17
        + 8
        + heading
        + figure.drawing.height
        + 8
        + figure.legend.height * min(1, WIDTH / figure.legend.width)
        + source
    )


def _column(panels: int) -> float:
    return WIDTH if panels == 1 else (WIDTH - 7 * MILLIMETRE) / 2


def _panels(panels: Sequence[Panel]) -> float:
    if not panels:
        return 0.0
    return 17 + max(_panel(panel, _column(len(panels))) for panel in panels)


def _panel(panel: Panel, width: float) -> float:
    items = sum(
        BODY * LEADING * lines(f"{name}: {told}", width * 0.98, BODY) + 5.6 * POINT for name, told in panel.items
    )
    note = BODY * LEADING * lines(panel.note, width, BODY) if panel.note else 0.0
    return 8 + HEADING + items + note


SUBJECT, STATEMENT = 0.19, 0.40
LEVEL = {"en": 0.165, "zh": 0.12}
"""Shares of the evidence table's columns, as in the style sheet; in Chinese a level takes little room, a place much."""

GAP = 3 * MILLIMETRE
TABLE_LINE, TABLE_PADDING = SMALL * 1.22, 3.2 * POINT + 0.7


def back_height(back: Back) -> float:
    """The height of the second page."""
    return _closing(back) + _tested(back.robustness) + _evidence(back.evidence)


def _evidence(table: EvidenceTable) -> float:
    """The table with its heading and the two lines below it."""
    if not table.groups:
        return 0.0
    rows = sum(_row(row, again=bool(at)) for group in table.groups for at, row in enumerate(group.rows))
    notes = lines(table.rules, WIDTH, SMALL) + bool(table.note)
    return 22 + 18 + rows + notes * SMALL * 1.35 + 8


def _row(row: EvidenceRow, *, again: bool) -> float:
    """The height of a row; a subject is written once for all its rows."""
    level = LEVEL[language()]
    shares = {"subject": SUBJECT, "level": level, "statement": STATEMENT, "place": 1 - SUBJECT - STATEMENT - level}
    cells = {"subject": "" if again else row.subject, "statement": row.statement}
    cells |= {"level": f"0 {row.level_name} {row.rule}", "place": f"[{row.reference}] {row.place}"}
    return TABLE_PADDING + TABLE_LINE * max(
        lines(text, shares[key] * WIDTH - GAP, SMALL * (svg.BOLD if key == "subject" else 1))
        for key, text in cells.items()
    )


def _tested(tested: Robustness) -> float:
    if not tested.rows:
        return 0.0
    shares = (0.29, 0.13, 0.19, 0.19, 0.20) if len(tested.heads) > 4 else (0.36, 0.16, 0.24, 0.24)
    rows = sum(
        TABLE_PADDING
        + TABLE_LINE
        * max(
            lines(text, share * WIDTH - GAP, SMALL)
            for text, share in zip((row.statement, *row.cells), shares, strict=True)
        )
        for row in tested.rows
    )
    return 12 + 22 + 18 + rows + lines(tested.note, WIDTH, SMALL) * SMALL * 1.35 + 4


def _closing(back: Back) -> float:
    half = (WIDTH - 7 * MILLIMETRE) / 2 - 19
    method = sum(lines(text, half, SMALL) * SMALL * 1.35 + 2 for text in back.method) / 2 + SMALL * 2
    references = sum(
        lines(f"{entry.citation} {entry.note}", WIDTH - 19, TINY) * TINY * 1.32 for entry in back.references
    )
    cite = sum(lines(text, WIDTH, TINY) * TINY * 1.32 for text in back.cite)
    foot = lines(back.link, WIDTH - 60, 7 * POINT) + lines(f"{back.version} {back.caution}", WIDTH, 7 * POINT)
    return 10 + method + references + cite + foot * 7 * POINT * LEADING + 20 + (12 + 18) * (2 + bool(back.cite))
