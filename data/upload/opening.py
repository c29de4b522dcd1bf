"""Read a file into a grid: detect its format, encoding and delimiter."""

from dataclasses import dataclass

from data.upload.choices import Choices
from data.upload.dialect import DELIMITERS, find_delimiter, head_of, read_text
from data.upload.encoding import ENCODINGS, Candidate, detect, utf16_without_mark
from data.upload.grid import Grid, Progress, silent
from data.upload.limits import Limits
from data.upload.problems import Code, Problem, UnreadableFileError, error, warning
from data.upload.regular import LARGE, read_regular

OLE = b"\xd0\xcf\x11\xe0"
BINARY_MARKS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"PAR1",
    b"SQLite",
    b"BZh",
)
MARKUP_MARKS = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<svg", b"<script")
CONTROLS = bytes(code for code in range(32) if code not in (0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x1B))
CONTROL_SHARE = 0.01


@dataclass(frozen=True)
class Opened:
    """A file that was read: its grid, and the encoding, delimiter or sheet that was used."""

    encoding: str
    encodings: tuple[Candidate, ...]
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]
    grid: Grid
    doubts: tuple[Problem, ...] = ()

    @property
    def ragged(self) -> bool:
        """True for text, whose rows have a number of fields each; rows of a sheet do not."""
        return not self.sheet


def open_file(raw: bytes, limits: Limits, choices: Choices, progress: Progress = silent) -> Opened:
    """Read a file into a grid with the user's settings, and detect the others.

    Raises:
        UnreadableFileError: the file is not a table, or exceeds a limit.
    """
    if not raw.strip():
        raise UnreadableFileError(error(Code.EMPTY_FILE))
    if len(raw) > limits.file_bytes:
        raise UnreadableFileError(error(Code.FILE_TOO_LARGE, found=len(raw), limit=limits.file_bytes))
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return open_workbook(raw, limits, choices, progress)
    refuse_what_is_no_text(raw)
    return open_text(raw, limits, choices, progress)


def open_workbook(raw: bytes, limits: Limits, choices: Choices, progress: Progress) -> Opened:
    """Read the chosen sheet, else the first that holds a table."""
    from data.upload.archive import inspect  # imported here because text files need no XML reader
    from data.upload.workbook import read_sheet, sheets_of

    progress("unpack", 0)
    inspect(raw, limits)
    sheets = sheets_of(raw)
    refused: UnreadableFileError | None = None
    for sheet in (choices.sheet,) if choices.sheet else sheets:
        try:
            grid = read_sheet(raw, sheet, limits, progress)
        except UnreadableFileError as reason:
            if reason.problems[0].code is not Code.NO_ROWS:
                raise
            refused = reason
            continue
        if choices.sheet or len(grid.columns) > 1 or sheet == sheets[-1]:
            return Opened("", (), "", sheet, sheets, grid)
    raise refused or UnreadableFileError(error(Code.NO_SHEET))


def open_text(raw: bytes, limits: Limits, choices: Choices, progress: Progress) -> Opened:
    """Read delimited text."""
    progress("read", 0)
    doubts = []
    if choices.encoding in ENCODINGS:
        encoding = str(choices.encoding)
        candidates: tuple[Candidate, ...] = (Candidate(encoding, 1.0),)
    else:
        decision = detect(raw)
        encoding, candidates = decision.encoding, decision.candidates
        if decision.unsure:
            names = ", ".join(candidate.encoding for candidate in candidates)
            doubts.append(warning(Code.ENCODING_UNSURE, encoding=encoding, candidates=names))
    head = head_of(raw, encoding)
    if choices.delimiter in DELIMITERS:
        delimiter = str(choices.delimiter)
    else:
        separation = find_delimiter(head)
        delimiter = separation.delimiter
        if separation.unsure:
            doubts.append(warning(Code.DELIMITER_UNSURE, delimiter=delimiter, other=separation.candidates[1]))
    grid = read_regular(raw, encoding, delimiter, limits) if len(raw) >= LARGE else None
    if grid is None:
        grid = read_text(raw, encoding, delimiter, limits, progress)
    progress("read", grid.height)
    return Opened(encoding, candidates, delimiter, "", (), grid, tuple(doubts))


def refuse_what_is_no_text(raw: bytes) -> None:
    """Refuse files that are not text, such as old Excel workbooks, images and web pages."""
    if raw.startswith(OLE):
        raise UnreadableFileError(error(Code.OLD_EXCEL))
    if raw.startswith(BINARY_MARKS):
        raise UnreadableFileError(error(Code.BINARY))
    if raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP_MARKS):
        raise UnreadableFileError(error(Code.MARKUP))
    head = raw[:65_536]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(raw)
    if not wide and len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head) + 4:
        raise UnreadableFileError(error(Code.BINARY))
