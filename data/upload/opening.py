"""Read a file into a grid: detect its format, encoding and delimiter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.upload.arrow_csv import LARGE, read_regular
from data.upload.choices import Choices
from data.upload.dialect import DELIMITERS, find_delimiter, head_of, read_text
from data.upload.encoding import ENCODINGS, SHOWN_WORDS, Candidate, Decision, utf16_without_mark
from data.upload.grid import Grid, Progress, silent
from data.upload.html_tables import read_html
from data.upload.limits import Limits
from data.upload.problems import Code, Problem, UnreadableFileError, error, warning
from data.upload.repair import found_encoding, is_repairable, repaired
from data.upload.sheets_by_year import ALL_YEARS, read_years, years_of_sheets
from data.upload.special_formats import plain_grid

if TYPE_CHECKING:
    from data.upload.workbook import SheetLook

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
PAGE = "HTML"
"""Stands for the sheet of a web page, of which the largest table is read."""

CONTROL_SHARE = 0.01
SHOWN_CANDIDATES = 3


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
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06", OLE)):
        return open_workbook(raw, limits, choices, progress)
    if is_markup(raw):
        progress("read", 0)
        page, encoding = read_html(raw, limits, progress)
        return Opened(encoding, (Candidate(encoding, 1.0),), "", PAGE, (PAGE,), plain_grid(page))
    refuse_what_is_no_text(raw)
    return open_text(raw, limits, choices, progress)


def open_workbook(raw: bytes, limits: Limits, choices: Choices, progress: Progress) -> Opened:
    """Read the chosen sheet, all sheets by year, else the first that holds a table."""
    from data.upload import archive, other_workbooks, workbook  # imported here because text files need no XML reader

    progress("unpack", 0)
    other = raw.startswith(OLE) or archive.inspect(raw, limits).other
    raw = raw if other else archive.transitional(raw)
    reader = other_workbooks if other else workbook
    sheets = reader.sheets_of(raw)

    def read(name: str) -> Grid:
        grid: Grid = reader.read_sheet(raw, name, limits, progress, with_hidden=bool(choices.hidden))
        return grid

    looks = [] if choices.sheet not in (None, ALL_YEARS) else reader.looks_of(raw)
    by_year = years_of_sheets([look.name for look in looks if not look.hidden] if looks else sheets)
    offered = (*sheets, ALL_YEARS) if by_year else sheets
    if choices.sheet == ALL_YEARS and by_year:
        grid, warnings = read_years(by_year, read)
        return Opened("", (), "", ALL_YEARS, offered, plain_grid(grid), warnings)
    visible = [look for look in looks if not look.hidden] or looks
    ranked = sorted(visible, key=lambda look: -look.numbers)  # sorting is stable: the first of equals wins
    refused: UnreadableFileError | None = None
    for sheet in (choices.sheet,) if choices.sheet else tuple(look.name for look in ranked):
        try:
            grid = read(sheet)
        except UnreadableFileError as reason:
            if reason.problems[0].code is not Code.NO_ROWS:
                raise
            refused = reason
            continue
        if choices.sheet or len(grid.columns) > 1 or sheet == ranked[-1].name:
            return Opened("", (), "", sheet, offered, plain_grid(grid), sheet_doubts(sheet, looks))
    raise refused or UnreadableFileError(error(Code.NO_SHEET))


def sheet_doubts(sheet: str, looks: Sequence["SheetLook"]) -> tuple[Problem, ...]:
    """Return warnings that name the other sheets with numbers, and the hidden ones."""
    others = [look.name for look in looks if look.numbers and not look.hidden and look.name != sheet]
    hidden = [look.name for look in looks if look.hidden]
    doubts = []
    if others:
        doubts.append(warning(Code.OTHER_SHEETS, sheets=", ".join(others[:10]), count=len(others)))
    if hidden:
        doubts.append(warning(Code.HIDDEN_SHEETS, sheets=", ".join(hidden[:10]), count=len(hidden)))
    return tuple(doubts)


def open_text(raw: bytes, limits: Limits, choices: Choices, progress: Progress) -> Opened:
    """Read delimited text."""
    progress("read", 0)
    doubts = []
    if choices.encoding in ENCODINGS or is_repairable(choices.encoding or ""):
        decision = Decision(str(choices.encoding), (Candidate(str(choices.encoding), 1.0),))
    else:
        decision = found_encoding(raw)
        if decision.unsure:
            doubts.append(encoding_doubt(decision))
    name, candidates = decision.encoding, decision.candidates
    text = repaired(raw, name)
    raw, encoding = text.raw, text.encoding
    if text.problem is not None:
        doubts = [text.problem]
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
    return Opened(name, candidates, delimiter, "", (), plain_grid(grid), tuple(doubts))


def encoding_doubt(decision: Decision) -> Problem:
    """Return the question which encoding is right, with words of the file as each of three candidates reads them."""
    candidates = decision.candidates[:SHOWN_CANDIDATES]
    words = [candidate.words.split(", ") for candidate in candidates]
    # The words by which a reader can tell them apart come first.
    order = sorted(range(min(map(len, words))), key=lambda place: len({one[place] for one in words}) == 1)
    shown = [
        f"{candidate.encoding} ({', '.join(its_words[place] for place in order[:SHOWN_WORDS])})"
        if candidate.words
        else candidate.encoding
        for candidate, its_words in zip(candidates, words, strict=True)
    ]
    return warning(Code.ENCODING_UNSURE, encoding=decision.encoding, candidates="; ".join(shown))


def is_markup(raw: bytes) -> bool:
    """True for a web page or XML."""
    return raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP_MARKS)


def refuse_what_is_no_text(raw: bytes) -> None:
    """Refuse files that are not text, such as images."""
    if raw.startswith(BINARY_MARKS):
        raise UnreadableFileError(error(Code.BINARY))
    head = raw[:65_536]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(raw)
    if not wide and len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head) + 4:
        raise UnreadableFileError(error(Code.BINARY))
