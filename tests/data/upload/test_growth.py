"""The cost of reading untrusted text is linear in its length.

Each check runs on a text and on one `FACTOR` times as long. Where the work doubles, the cost may grow 2.5 times. The
ratio of two costs is compared, in processor time of this thread, so that neither a slow machine nor a busy one changes
the outcome: a quadratic cost grows 256 times where 39 are allowed.
"""

import contextlib
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from math import log2

import pyarrow as pa
import pytest

import analysis.finder
import data.store
import data.upload
from analysis.finder import Entry, find, index_of
from analysis.finder.writing import folded, words
from data.upload import (
    characters,
    dialect,
    encoding,
    headings,
    number_notation,
    number_parsing,
    odd_cells,
    regular,
    table_location,
    totals,
)
from data.upload.checks import visible
from data.upload.columns import look
from data.upload.limits import Limits
from data.upload.match import without_suffix
from data.upload.problems import UnreadableFileError
from data.upload.reading import apply
from data.upload.understanding import understand

SHORT, FACTOR = 600, 16
ALLOWED = 2.5 ** log2(FACTOR)
GRAIN = 5e-4
"""Seconds of processor time that no short text is taken to cost less than: below is noise."""

REPEATED = (
    "(", "（", "[a", ")", "a", "A ", " ", "\t", "\n", ",", ",\"a", "\"", "\"\"", ",\"\"", ".", "1", "0", "1,1", "1 ",
    "1.", ",000", ".000", "1'", "-", "−", "+", "e", "1e", "%", "<", "<a", "<a:", ":", "/", "|", "©", "年", "é", "上",
    "（a", "_", "\u0315\u0300", "\u200b", "total ", "sub-", "note", "l/worksheets/", "formatCode=\"0", "\u00a0", "\r",
)  # fmt: skip
"""Units that a hostile text repeats: each character that a pattern looks for, alone and with others it accepts."""

ENDS = ("", "\0", "é")
STARTS = ("", "1", "xl/worksheets")


def cost(work: Callable[[], object], runs: int = 3) -> float:
    """Return the minimum processor time of some runs, in seconds."""
    least = float("inf")
    for _ in range(runs):
        start = time.thread_time()
        work()
        least = min(least, time.thread_time() - start)
    return least


def grows_linearly(work: Callable[[int], Callable[[], object]]) -> bool:
    """True if the work on a text `FACTOR` times as long costs no more than linear growth explains."""
    many = work(SHORT * FACTOR)
    if cost(many, runs=1) <= ALLOWED * GRAIN:
        return True
    return cost(many) <= ALLOWED * max(cost(work(SHORT)), GRAIN)


def texts(size: int) -> Iterator[tuple[str, str]]:
    for start in STARTS:
        for part in REPEATED:
            for end in ENDS:
                yield f"{start!r} {part!r} {end!r}", start + part * (size // len(part)) + end


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """Return every regular expression of the modules that read untrusted text."""
    found = {}
    for package in (data.upload, data.store, analysis.finder):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if module.ispkg:
                continue
            for name, value in vars(importlib.import_module(module.name)).items():
                several = value if isinstance(value, tuple) else ((value,),)
                for position, pair in enumerate(several):
                    for one in pair if isinstance(pair, tuple) else (pair,):
                        if isinstance(one, re.Pattern):
                            found[f"{module.name}.{name}[{position}]"] = one
    return found


PATTERNS = patterns()


def test_the_patterns_are_found() -> None:
    names = {name.rpartition("[")[0] for name in PATTERNS}
    known = {"data.upload.headings.BRACKETS", "data.upload.number_notation.SHAPES", "analysis.finder.writing._WORD"}
    assert known <= names


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_linear_in_the_text(name: str) -> None:
    pattern = PATTERNS[name]
    as_bytes = isinstance(pattern.pattern, bytes)
    empty = b"" if as_bytes else ""
    longer = dict(texts(SHORT * FACTOR))
    for what, text in texts(SHORT):
        for use in (pattern.sub, lambda _with, subject: pattern.match(subject)):
            few, many = (one.encode() if as_bytes else one for one in (text, longer[what]))
            assert grows_linearly(
                lambda size, use=use, few=few, many=many: lambda: use(empty, few if size == SHORT else many)  # type: ignore[misc]
            ), f"{name} on {what}"


READERS: dict[str, Callable[[str], object]] = {
    "role_of": headings.role_of,
    "corner_of": headings.corner_of,
    "normal": headings.normal,
    "look": lambda text: look(text, [text]),
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
    "looks_regular": lambda text: regular.looks_regular(text.encode(), b","),
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
    reader = READERS[name]
    longer = dict(texts(SHORT * FACTOR))
    for what, text in texts(SHORT):
        if not what.startswith("''"):
            continue
        assert grows_linearly(
            lambda size, text=text, what=what: lambda: reader(text if size == SHORT else longer[what])  # type: ignore[misc]
        ), f"{name} on {what}"


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
                apply(raw, understand(raw, limits), limits)

        return read

    assert grows_linearly(work)
