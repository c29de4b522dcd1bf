"""Read the text of a DOCX: paragraphs and tables in order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.paragraph import Paragraph

from data.documents.cleaning import clean
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, UnreadableDocumentError, problem
from data.documents.structure import Block

HEADING = re.compile(r"^(?:heading|标题|標題) ?(\d)", re.IGNORECASE)
PIECE = 1 << 16
OVERLAP = 16


def read_word(raw: bytes, limits: DocumentLimits) -> list[Block]:
    """Return the paragraphs of a DOCX; the cells of a table's row are one paragraph.

    Raises:
        UnreadableDocumentError: no DOCX, damaged, too large when unpacked, or with XML entities.
    """
    try:
        return parsed(raw, limits)
    except SyntaxError as wrong:
        if not wrong.lineno:  # the XML library names no line where an allocation failed
            raise MemoryError from wrong
        raise UnreadableDocumentError(problem(DocumentCode.BROKEN_FILE)) from wrong
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError, RuntimeError),
        *(PackageNotFoundError, InvalidXmlError),
    ) as wrong:
        raise UnreadableDocumentError(problem(DocumentCode.BROKEN_FILE)) from wrong


def parsed(raw: bytes, limits: DocumentLimits) -> list[Block]:
    """Return the paragraphs; whatever the libraries raise on a broken file passes."""
    inspect(raw, limits)
    blocks: list[Block] = []
    characters = 0
    for block in blocks_of(docx.Document(io.BytesIO(raw))):
        characters += len(block.text)
        if characters > limits.characters:
            raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_CHARACTERS, limit=limits.characters))
        blocks.append(block)
    return blocks


def inspect(raw: bytes, limits: DocumentLimits) -> None:
    """Check number and size of the parts, declared and real, and that none declares XML entities."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = archive.infolist()
        if "word/document.xml" not in archive.namelist():
            raise UnreadableDocumentError(problem(DocumentCode.UNKNOWN_FORMAT))
        declared = sum(part.file_size for part in parts)
        if len(parts) > limits.parts or declared > limits.unpacked_bytes:
            raise UnreadableDocumentError(problem(DocumentCode.UNPACKED_TOO_LARGE, limit=limits.unpacked_bytes))
        for part in parts:
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue
            tail = b""
            with archive.open(part) as stream:
                # zipfile stops at the declared size and then fails the checksum.
                while piece := stream.read(PIECE):
                    plain = (tail + piece).replace(b"\0", b"")  # UTF-16 hides a declaration behind NUL bytes
                    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                        raise UnreadableDocumentError(problem(DocumentCode.XML_ENTITIES))
                    tail = piece[-OVERLAP:]


def blocks_of(document: WordDocument) -> Iterator[Block]:
    """Yield paragraphs and rows of tables in the order of the document."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from rows_of(item)
        else:
            yield from block_of(item)


def block_of(paragraph: Paragraph) -> Iterator[Block]:
    """Yield a paragraph; line breaks inside it part it."""
    style = paragraph.style.name if paragraph.style is not None else ""
    heading = HEADING.match(style or "")
    for line in paragraph.text.split("\n"):
        if text := clean(line):
            yield Block(text, True if heading else None, None, int(heading[1]) if heading else None)


def rows_of(table: Table) -> Iterator[Block]:
    """Yield the rows of a table; a merged cell counts once."""
    for row in table.rows:
        seen: set[int] = set()
        texts = []
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                texts.append(clean(cell.text.replace("\n", " ")))
        if text := " | ".join(filter(None, texts)):
            yield Block(text, heading=False)
