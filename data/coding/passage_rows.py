"""Read the project's own table of passages back: each row is compared with the text that it names."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from data.coding.model import CodedPassage, SourceDocument
from data.suggestions.suggestion import Strength, Suggestion

MOST_ROWS = 50_000
LEVELS = (1, 2, 3)
NEUTRAL = "'"
"""What the export puts before a text that a spreadsheet would run."""


class UnreadablePassagesError(ValueError):
    """The file is no table of passages: a column is missing, it is no text in UTF-8, or it has too many rows."""


@dataclass(frozen=True)
class ReadPassages:
    """What was read.

    Attributes:
        passages: those that stand in the documents as the table says, in the order of the rows.
        unknown_document: lines of the file whose document is none of those given.
        elsewhere: lines whose quotation is not at its offsets, or that hold an invalid value.
    """

    passages: tuple[CodedPassage, ...]
    unknown_document: tuple[int, ...]
    elsewhere: tuple[int, ...]


def read_passages(raw: bytes, documents: Iterable[SourceDocument]) -> ReadPassages:
    """Return the passages of a table, as `components/export/coding/passage_table.py` writes it.

    Args:
        raw: the CSV in UTF-8.
        documents: the texts that the passages are of, known by their hashes.

    Raises:
        UnreadablePassagesError
    """
    by_hash = {source.document.sha256: source for source in documents}
    passages: list[CodedPassage] = []
    unknown, elsewhere = [], []
    for line, row in enumerate(_rows(raw), start=2):
        source = by_hash.get(row["sha256"])
        if source is None:
            unknown.append(line)
        elif (coded := _passage(row, source)) is None:
            elsewhere.append(line)
        else:
            passages.append(coded)
    return ReadPassages(tuple(passages), tuple(unknown), tuple(elsewhere))


NEEDED = (
    *("sha256", "region_id", "industry_id", "level", "rule", "quote", "paragraph", "start", "end", "term_start"),
    *("term_end", "trigger_start", "trigger_end", "strength", "coder", "memo", "added", "maker"),
)


def _rows(raw: bytes) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        missing = set(NEEDED) - set(reader.fieldnames or ())
        rows = [] if missing else [row for _n, row in zip(range(MOST_ROWS + 1), reader, strict=False)]
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise UnreadablePassagesError from wrong
    if missing or len(rows) > MOST_ROWS:
        raise UnreadablePassagesError
    return [{name: row[name] or "" for name in NEEDED} for row in rows]


def _passage(row: dict[str, str], source: SourceDocument) -> CodedPassage | None:
    document = source.document
    try:
        start, end, first, last, trigger, trigger_end, level, number = (
            int(row[name])
            for name in ("start", "end", "term_start", "term_end", "trigger_start", "trigger_end", "level", "paragraph")
        )
        strength = Strength(row["strength"])
        paragraph = document.paragraphs[number - 1]
    except (ValueError, IndexError):
        return None
    fits = (
        paragraph.start <= start <= first < last <= end <= paragraph.end
        and start <= trigger <= trigger_end <= end
        and number > 0
        and level in LEVELS
        and document.text[start:end] == _plain(row["quote"], document.text[start:end])
    )
    if not fits:
        return None
    one = Suggestion(
        start,
        end,
        row["region_id"],
        row["industry_id"],
        level,
        row["rule"],
        first,
        last,
        trigger,
        trigger_end,
        strength,
        number,
        row["maker"],
    )
    memo = row["memo"].removeprefix(NEUTRAL)
    return CodedPassage(document.sha256, one, row["coder"].removeprefix(NEUTRAL), memo, row["added"] == "True")


def _plain(quote: str, expected: str) -> str:
    """Return a quotation without the apostrophe that the export puts before a formula."""
    return quote if quote == expected else quote.removeprefix(NEUTRAL)
