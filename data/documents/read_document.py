"""Read a document of any format into its canonical text."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from data.document import Document, Part
from data.documents.cleaning import is_traditional
from data.documents.limits import DocumentLimits
from data.documents.problems import DocumentCode, DocumentProblem, UnreadableDocumentError, problem
from data.documents.structure import Block, build
from data.upload.encoding import utf16_without_mark

OLE = b"\xd0\xcf\x11\xe0"
MARKUP = re.compile(
    rb"^\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html|head|body|div|p|article|h1|table|meta)\b", re.I | re.S
)
PDF_HEAD = 1_024
CONTROLS = bytes(code for code in range(32) if code not in (0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B))
CONTROL_SHARE = 0.01
SAMPLE = 65_536


class Format(StrEnum):
    """Formats that are read."""

    PDF = "pdf"
    WORD = "docx"
    WEB = "html"
    TEXT = "txt"


def format_of(raw: bytes, limits: DocumentLimits) -> Format:
    """Return the format of a file by its content; its name is not asked.

    Raises:
        UnreadableDocumentError: empty, too large, or of no format that is read.
    """
    if not raw.strip():
        raise UnreadableDocumentError(problem(DocumentCode.EMPTY_FILE))
    if len(raw) > limits.file_bytes:
        raise UnreadableDocumentError(problem(DocumentCode.FILE_TOO_LARGE, found=len(raw), limit=limits.file_bytes))
    if b"%PDF-" in raw[:PDF_HEAD]:
        return Format.PDF
    if raw.startswith(b"PK\x03\x04"):
        return Format.WORD
    if raw.startswith(OLE):
        raise UnreadableDocumentError(problem(DocumentCode.OLD_WORD))
    if MARKUP.match(raw[:SAMPLE].removeprefix(b"\xef\xbb\xbf")):
        return Format.WEB
    head = raw[:SAMPLE]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(raw)
    if not wide and len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head) + 4:
        raise UnreadableDocumentError(problem(DocumentCode.UNKNOWN_FORMAT))
    return Format.TEXT


def read_document(raw: bytes, kind: Format, limits: DocumentLimits) -> tuple[Document, list[DocumentProblem]]:
    """Read a file; return the document and notes on how it was read.

    Raises:
        UnreadableDocumentError: the file cannot be read, or exceeds a limit.
    """
    blocks, notes = blocks_of(raw, kind, limits)
    text = "\n".join(block.text for block in blocks)
    if not text.strip():
        raise UnreadableDocumentError(problem(DocumentCode.NO_TEXT))
    if len(text) > limits.characters:
        raise UnreadableDocumentError(problem(DocumentCode.TOO_MANY_CHARACTERS, limit=limits.characters))
    if is_traditional(text):
        blocks = simplified(blocks)
        notes.append(problem(DocumentCode.SIMPLIFIED))
    document = build(blocks, hashlib.sha256(raw).hexdigest())
    parts = [section.part for section in document.sections]
    reviews = sum(part is Part.REVIEW and before is not Part.REVIEW for before, part in pairwise([Part.PLAN, *parts]))
    if reviews:
        notes.append(problem(DocumentCode.REVIEW_FOUND, count=reviews))
    return document, notes


def blocks_of(raw: bytes, kind: Format, limits: DocumentLimits) -> tuple[list[Block], list[DocumentProblem]]:
    """Return the blocks of a file and notes; only the libraries of its format are loaded."""
    match kind:
        case Format.PDF:
            from data.documents.pdf import read_pdf

            return read_pdf(raw, limits)
        case Format.WORD:
            from data.documents.word import read_word

            return read_word(raw, limits), []
        case Format.WEB:
            from data.documents.web import read_web

            return read_web(raw, limits)
        case Format.TEXT:
            from data.documents import plain

            text, notes = plain.decoded(raw)
            return plain.blocks_of(text), notes


def simplified(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks in simplified characters and the words of the mainland."""
    from opencc import OpenCC

    convert = OpenCC("tw2sp").convert
    return [replace(block, text=convert(block.text)) for block in blocks]
