"""Check the size of each part of a workbook (a ZIP archive) before any part is parsed as XML."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from data.upload.limits import Limits
from data.upload.problems import Code, Problem, UnreadableFileError, error

PIECE = 1 << 16
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ", b"BZh")
"""First bytes of packed files: ZIP, gzip, 7z, RAR, xz, bzip2."""

OTHER_KINDS = {"content.xml", "xl/workbook.bin"}
"""Parts by which spreadsheets of other kinds are known: OpenDocument (ODS), binary workbooks (XLSB)."""

SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
ZEROS = re.compile(rb'formatCode="0{2,}"')
OVERLAP = 64
"""Bytes of a piece that are looked at again with the next, so that a word across the cut is seen."""


@dataclass(frozen=True)
class Contents:
    """Result of the inspection: sheets with formulas, formats that show leading zeros, hidden rows or columns.

    `other` is true for a spreadsheet of another kind than XLSX.
    """

    formulas: bool
    leading_zeros: bool
    hidden: bool = False
    other: bool = False


def inspect(raw: bytes, limits: Limits) -> Contents:
    """Check the declared sizes of a workbook, then its unpacked contents, one piece at a time.

    Raises:
        UnreadableFileError: too many parts, too large (declared or real), a packed file inside, macros, XML entities,
            or a broken archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return inspected(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as wrong:
        # zipfile raises RuntimeError for a password, NotImplementedError for an unknown method.
        raise UnreadableFileError(error(Code.BROKEN_WORKBOOK)) from wrong


STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Names in strict workbooks with those in usual ones; openpyxl knows the latter only."""


def transitional(raw: bytes) -> bytes:
    """Return a strict workbook that was inspected as a usual one; other workbooks stay as they are."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if "xl/workbook.xml" not in archive.namelist() or STRICT[0][0] not in archive.read("xl/workbook.xml"):
            return raw
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
            for part in archive.infolist():
                content = archive.read(part)
                for strict, usual in STRICT:
                    content = content.replace(strict, usual)
                written.writestr(part.filename, content)
    return out.getvalue()


def inspected(archive: zipfile.ZipFile, limits: Limits) -> Contents:
    """Check the declared sizes of an open archive, then each part."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > limits.xlsx_entries:
        raise UnreadableFileError(error(Code.XLSX_ENTRIES, found=len(parts), limit=limits.xlsx_entries))
    declared = sum(part.file_size for part in parts)
    if declared > limits.xlsx_bytes:
        raise UnreadableFileError(too_large(declared, limits))
    other = bool(OTHER_KINDS & set(names))
    if ("[Content_Types].xml" not in names and not other) or len(set(names)) < len(names):
        raise UnreadableFileError(error(Code.NOT_A_WORKBOOK))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableFileError(error(Code.MACROS))
    formulas = leading_zeros = hidden = False
    total = 0
    for part in parts:
        tail = b""
        xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        with archive.open(part) as stream:
            # zipfile stops at the declared size and then fails the checksum: a part cannot be larger than declared.
            while piece := stream.read(PIECE):
                if not tail and piece.startswith(PACKED):
                    raise UnreadableFileError(error(Code.PACKED_FILE_INSIDE, None, None, part.filename))
                total += len(piece)
                if total > limits.xlsx_bytes:
                    raise UnreadableFileError(too_large(total, limits))
                window = tail + piece
                if xml:
                    # UTF-16 hides a declaration behind NUL bytes.
                    plain = window.replace(b"\0", b"")
                    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
                        raise UnreadableFileError(error(Code.XML_ENTITIES, None, None, part.filename))
                if SHEET.match(part.filename):
                    formulas = formulas or bool(FORMULA.search(window))
                    hidden = hidden or bool(HIDDEN.search(window))
                if part.filename == "xl/styles.xml":
                    leading_zeros = leading_zeros or bool(ZEROS.search(window))
                tail = window[-OVERLAP:]
    return Contents(formulas, leading_zeros, hidden, other)


def too_large(found: int, limits: Limits) -> Problem:
    """Return the problem of a workbook whose unpacked size exceeds the limit."""
    return error(Code.XLSX_TOO_LARGE, found=found, limit=limits.xlsx_bytes)
