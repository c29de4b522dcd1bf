"""The cost of reading an uploaded table is linear in its length."""

import contextlib
from collections.abc import Callable

import pyarrow as pa
import pytest

import analysis.finder
import data.store
import data.upload
from analysis.finder import Entry, find, index_of
from analysis.finder.writing import folded, words
from data.upload import (
    arrow_csv,
    characters,
    dialect,
    encoding,
    headings,
    number_notation,
    number_parsing,
    odd_cells,
    table_location,
    totals,
)
from data.upload.checks import visible
from data.upload.columns import profile_column
from data.upload.interpretation import interpret
from data.upload.limits import Limits
from data.upload.match import without_suffix
from data.upload.parse import parse_file
from data.upload.problems import UnreadableFileError
from tests.data.growth import (
    FACTOR,
    SHORT,
    Texts,
    assert_pattern_is_linear,
    assert_reader_is_linear,
    grows_linearly,
    patterns,
)

REPEATED = (
    "(", "（", "[a", ")", "a", "A ", " ", "\t", "\n", ",", ",\"a", "\"", "\"\"", ",\"\"", ".", "1", "0", "1,1", "1 ",
    "1.", ",000", ".000", "1'", "-", "−", "+", "e", "1e", "%", "<", "<a", "<a:", ":", "/", "|", "©", "年", "é", "上",
    "（a", "_", "\u0315\u0300", "\u200b", "total ", "sub-", "note", "l/worksheets/", "formatCode=\"0", "\u00a0", "\r",
)  # fmt: skip
"""Units that a hostile text repeats: each character that a pattern looks for, alone and with others it accepts."""

PATTERNS = patterns(data.upload, data.store, analysis.finder)


def test_the_patterns_are_found() -> None:
    names = {name.rpartition("[")[0] for name in PATTERNS}
    known = {"data.upload.headings.BRACKETS", "data.upload.number_notation.SHAPES", "analysis.finder.writing._WORD"}
    assert known <= names


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear_in_the_text(name: str) -> None:
    assert_pattern_is_linear(name, PATTERNS[name], Texts(REPEATED, ("", "1", "xl/worksheets"), ("", "\0", "é")))


READERS: dict[str, Callable[[str], object]] = {
    "role_of": headings.role_of,
    "corner_of": headings.corner_of,
    "normal": headings.normal,
    "profile_column": lambda text: profile_column(text, [text]),
    "is_number": number_parsing.is_number,
    "plain": characters.plain,
    "odd_cell": odd_cells.odd_cell,
    "stands_for_number": number_parsing.stands_for_number,
    "is_footer": lambda text: table_location.is_footer([text], 3, True),
    "notation_of": lambda text: number_notation.notation_of([text]),
    "numbers_of": lambda text: number_parsing.numbers_of(pa.array([text]), number_notation.Notation(",", ".")),
    "detect": lambda text: encoding.detect(b"\xfe," + text.encode() + b"\n"),
    "lines_with_others": lambda text: encoding.lines_with_others(text.encode()),
    "find_delimiter": dialect.find_delimiter,
    "looks_regular": lambda text: arrow_csv.looks_regular(text.encode(), b","),
    "is_total": totals.is_total,
    "without_suffix": without_suffix,
    "visible": visible,
    "folded": folded,
    "words": words,
    "find": lambda text: find(index_of([Entry("region", "CN-SH", ("Shanghai",))]), text),
}
"""Everything that takes a stranger's text, by name."""


@pytest.mark.parametrize("name", READERS)
def test_a_reader_is_linear_in_the_text(name: str) -> None:
    assert_reader_is_linear(name, READERS[name], Texts(REPEATED, ends=("", "\0", "é")))


HEAD = "region,industry,year,value\n"
TABLES: dict[str, Callable[[int], str]] = {
    "columns under one heading": lambda size: (
        "region" + ",x" * (size // 8) + "\n" + ("a" + ",1" * (size // 8) + "\n") * 2
    ),
    "columns of names": lambda size: (",name" * (size // 8) + "\n")[1:] + (",b" * (size // 8) + "\n")[1:] * 2,
    "a year for each row": lambda size: HEAD + "".join(f"a{n},x,{1000 + n % 1990},1\n" for n in range(size // 4)),
    "a region and an industry for each row": lambda size: HEAD + "".join(f"a{n},x{n},,1\n" for n in range(size // 4)),
    "names that differ in blanks": lambda size: HEAD + "".join(f"a{' ' * n}b,x,2020,1\n" for n in range(size // 64)),
    "one long row": lambda size: "region,industry,value\n" + "a," * (size // 8) + "\n" + "a,x,1\n" * (size // 8),
    "totals": lambda size: HEAD + "".join(f"total {n},x,2020,1\n" for n in range(size // 4)),
    "codes that differ": lambda size: (
        "region,region code,industry,value\n" + "".join(f"a{n % 7},{n},x{n},1\n" for n in range(size // 4))
    ),
}
"""Tables of about so many characters that lead a careless check into comparing everything with everything."""


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_in_linear_time(name: str) -> None:
    limits = Limits(columns=100_000)

    def work(size: int) -> Callable[[], object]:
        raw = TABLES[name](size * 5).encode()

        def read() -> None:
            with contextlib.suppress(UnreadableFileError):
                parse_file(raw, interpret(raw, limits), limits)

        return read

    assert grows_linearly(work(SHORT), work(SHORT * FACTOR))
