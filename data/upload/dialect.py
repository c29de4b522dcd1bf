"""Delimited text: find the delimiter, and read the fields strictly."""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from data.upload.encoding import first_undecodable
from data.upload.grid import Builder, Grid, Progress, silent
from data.upload.limits import Limits
from data.upload.number_parsing import is_number
from data.upload.problems import Code, Problem, UnreadableFileError, error

DELIMITERS = (",", ";", "\t", "|", "，")
SPACED = re.compile(r'^"[^"\n]*"(?: "[^"\n]*")+\r?\n"[^"\n]*" \S')
"""The beginning of a table that R writes: names in quotation marks, blanks between the fields."""

"""What can separate fields; the last is the full-width comma of a Chinese keyboard."""

SAMPLE_CHARACTERS = 65_536
SAMPLE_ROWS = 300
CLOSE = 0.9
"""A runner-up from this share of the winner's score up is a doubt."""

EUROSTAT = re.compile(r"^\w+(?:,\w+)+\\\w+ ?$")
TIGHT_COMMA = re.compile(r"[^\s],[^\s]")


@dataclass(frozen=True)
class Separation:
    """The chosen delimiter, all candidates by descending score, and whether the user must be asked."""

    delimiter: str
    candidates: tuple[str, ...]
    unsure: bool = False


def find_delimiter(head: str) -> Separation:
    r"""Choose the delimiter from the first lines of a file.

    Each candidate is scored. The score rises with the share of rows of equal width and with their number of fields; it
    falls with the share of fields that contain another candidate.

    Examples:
        >>> find_delimiter("a;b;c\n1,5;2,5;3\n2,5;3,5;4\n").delimiter
        ';'
    """
    if is_eurostat(head):
        return Separation("\t", ("\t",))
    if SPACED.match(head):
        return Separation(" ", (" ",))
    scored = sorted(((score(head, mark), mark) for mark in DELIMITERS), key=lambda pair: -pair[0])
    fitting = [(points, mark) for points, mark in scored if points > 0]
    if not fitting:
        return Separation(",", ())
    best = fitting[0]
    unsure = len(fitting) > 1 and fitting[1][0] >= CLOSE * best[0]
    return Separation(best[1], tuple(mark for _, mark in fitting), unsure)


def is_eurostat(head: str) -> bool:
    """True for Eurostat's TSV, whose first field holds the dimensions of the rows with commas between them."""
    first, tab, _ = head[:SAMPLE_CHARACTERS].partition("\t")
    return bool(tab) and len(first) < 300 and bool(EUROSTAT.match(first))


def score(head: str, delimiter: str) -> float:
    """Return how well a delimiter splits the first lines into a table, 0 to 1; 0 if it splits no line."""
    rows = []
    try:
        for row in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter):
            if any(row):
                rows.append(row)
            if len(rows) == SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda pair: (pair[1] * math.sqrt(pair[0]), pair[0]))
    rivals = [mark for mark in DELIMITERS if mark not in (delimiter, ",")]
    fields = [text for row in rows if len(row) == width for text in row]
    clean = sum(is_clean(text, rivals, delimiter) for text in fields) / len(fields)
    return count / len(rows) * clean**4 * (width - 1) / width


def is_clean(text: str, rivals: list[str], delimiter: str) -> bool:
    """True for a field that was probably not split at a wrong delimiter."""
    if not text or is_number(text.strip().removesuffix("%")):
        # Splitting “1;2,5;3” at the comma leaves “5;3”, which is not a number.
        return True
    if any(rival in text for rival in rivals):
        return False
    return delimiter == "," or not TIGHT_COMMA.search(text)


def head_of(raw: bytes, encoding: str) -> str:
    """Return the first characters of a file, without an incomplete last line."""
    with text_of(raw, encoding, errors="replace") as stream:
        head = stream.read(SAMPLE_CHARACTERS)
    if len(head) < SAMPLE_CHARACTERS:
        return head
    return head[: max(head.rfind("\n"), head.rfind("\r")) + 1] or head


def text_of(raw: bytes, encoding: str, errors: str = "strict") -> io.TextIOWrapper:
    """Open the file as a stream of text without converting line ends."""
    return io.TextIOWrapper(io.BytesIO(raw), encoding=encoding, errors=errors, newline="")


def read_text(raw: bytes, encoding: str, delimiter: str, limits: Limits, progress: Progress = silent) -> Grid:
    """Read delimited text into a grid.

    Quoting is read strictly: a quote that is never closed or is followed by more text is reported with its line, and
    its row is left out, so that it does not absorb the rows below.

    Raises:
        UnreadableFileError: bytes that do not decode, NUL, a line beyond the limit, or a limit of `Builder`.
    """
    builder = Builder(limits, progress)
    end = 0
    with text_of(raw, encoding) as stream:
        reader = csv.reader(guarded(stream, delimiter, limits), delimiter=delimiter, strict=True)
        while True:
            try:
                for row in reader:
                    if any(row):
                        builder.add(row, end + 1)
                    end = reader.line_num
            except csv.Error:
                builder.problems.append(error(Code.QUOTE, end + 1, None, None, last=reader.line_num))
                end = reader.line_num
                continue
            except UnicodeDecodeError:
                raise UnreadableFileError(undecodable(raw, encoding)) from None
            break
    return builder.grid()


def guarded(stream: io.TextIOWrapper, delimiter: str, limits: Limits) -> Iterator[str]:
    """Yield the lines of a file; refuse a line that is longer than a row may be."""
    longest = limits.line_length
    # Commas inside quotes may outnumber the columns, within reason.
    most = 4 * limits.columns + 1_000
    for number, line in enumerate(iter(lambda: stream.readline(longest + 1), ""), start=1):
        if len(line) > longest:
            raise UnreadableFileError(error(Code.LINE_TOO_LONG, number, None, None, limit=longest))
        if len(line) > most and line.count(delimiter) > most:
            raise UnreadableFileError(
                error(Code.TOO_MANY_COLUMNS, number, None, None, found=line.count(delimiter) + 1, limit=limits.columns)
            )
        if "\0" in line:
            raise UnreadableFileError(error(Code.NUL, number, None, line.strip().replace("\0", "␀")))
        yield line


def undecodable(raw: bytes, encoding: str) -> Problem:
    """Return the problem of the first bytes that do not decode, with their line."""
    offset = first_undecodable(raw, encoding) or 0
    return error(
        Code.UNDECODABLE,
        raw.count(b"\n", 0, offset) + 1,
        None,
        raw[offset : offset + 4].hex(" "),
        encoding=encoding,
    )
