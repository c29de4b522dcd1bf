"""Read the text of a PDF with the place of each line."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from data.documents.cleaning import clean
from data.documents.limits import DocumentLimits
from data.documents.lines import Line, paragraphs, without_running_heads
from data.documents.problems import DocumentCode, DocumentProblem, UnreadableDocumentError, problem
from data.documents.structure import Block

SCAN_CHARACTERS = 20
"""A page with fewer characters has no text worth the name."""

SCAN_SHARE = 0.9


def read_pdf(raw: bytes, limits: DocumentLimits) -> tuple[list[Block], list[DocumentProblem]]:
    """Return the paragraphs of a PDF and notes.

    Raises:
        UnreadableDocumentError: damaged, protected, too many pages or characters, or a scan.
    """
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as wrong:
        code = DocumentCode.PASSWORD if wrong.err_code == pdfium.FPDF_ERR_PASSWORD else DocumentCode.BROKEN_FILE
        raise UnreadableDocumentError(problem(code)) from wrong
    count = len(document)
    if count > limits.pages:
        raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_PAGES, found=count, limit=limits.pages))
    pages: list[list[Line]] = []
    characters = 0
    for number in range(count):
        try:
            lines = list(lines_of(document, number))
        except pypdfium2.PdfiumError:
            lines = []  # a damaged page counts as one without text
        characters += sum(len(line.text) for line in lines)
        if characters > limits.characters:
            raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_CHARACTERS, limit=limits.characters))
        pages.append(lines)
    empty = sum(sum(len(line.text) for line in page) < SCAN_CHARACTERS for page in pages)
    if count and empty >= SCAN_SHARE * count and characters < SCAN_CHARACTERS * count:
        raise UnreadableDocumentError(problem(DocumentCode.SCAN, pages=count))
    notes = [problem(DocumentCode.PAGES_WITHOUT_TEXT, count=empty, pages=count)] if empty else []
    kept, dropped = without_running_heads(pages)
    if dropped:
        notes.append(problem(DocumentCode.RUNNING_HEADS, count=dropped))
    return paragraphs(kept), notes


def lines_of(document: pypdfium2.PdfDocument, number: int) -> Iterator[Line]:
    """Yield the lines of a page from top to bottom as the file has them."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        start = 0
        text = text_page.get_text_range()
        for piece in text.split("\n"):
            words = clean(piece)
            box = box_of(text_page, start, start + len(piece))
            start += len(piece) + 1
            if words and box:
                left, base, right, size = box
                yield Line(words, left, right, base, size, number + 1)
    finally:
        text_page.close()
        page.close()


def box_of(text_page: pypdfium2.PdfTextPage, start: int, end: int) -> tuple[float, float, float, float] | None:
    """Return left edge, baseline, right edge and size of letters of the characters from `start` to `end`."""
    boxes = []
    size = 0.0
    for index in (*range(start, min(start + 2, end)), *range(max(start + 2, end - 3), end)):
        if chr(pdfium.FPDFText_GetUnicode(text_page, index)).strip():
            boxes.append(text_page.get_charbox(index, loose=True))
            size = size or pdfium.FPDFText_GetFontSize(text_page, index)
    if not boxes:
        return None
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        size or boxes[0][3] - boxes[0][1],
    )
