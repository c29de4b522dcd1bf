"""Tables in the layouts of statistical offices, each with the right reading worked out by hand: none is misread."""

import datetime
import io
import json
import math
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.upload import sandbox
from data.upload.choices import Choices
from data.upload.interpretation import interpret
from data.upload.limits import Limits
from data.upload.parse import parse_file
from data.upload.parsed import Parsed, without_totals
from data.upload.problems import Code

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "samples" / "strangers.json").read_text("utf-8"))
LIMITS = Limits()
Rows = list[list[Any]]


def read(raw: bytes, choices: Choices | None = None) -> Parsed:
    return parse_file(raw, interpret(raw, LIMITS, choices), LIMITS)


def cells(parsed: Parsed) -> dict[str, float | None]:
    """Return the values without the totals that were found, by region, industry and, where there is one, year."""
    frame = without_totals(parsed.frame, parsed.total_regions, parsed.total_industries)
    years = frame["year"].astype("string").fillna("")
    keys = zip(frame["region"].astype(str), frame["industry"].astype(str), years, strict=True)
    values = [None if math.isnan(value) else value for value in frame["value"]]
    return dict(zip(["|".join(part for part in key if part) for key in keys], values, strict=True))


def errors(parsed: Parsed) -> set[Code]:
    return {problem.code for problem in parsed.errors} - {Code.NEGATIVE}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_offices_table_is_read_right(case: dict[str, Any]) -> None:
    given = case.get("choices", {})
    kept = tuple((place, text) for place, text in given["kept"]) if "kept" in given else None
    choices = Choices(**given | {"kept": kept})
    result = read("\n".join(case["lines"]).encode(case["encoding"]), choices)
    assert cells(result) == case["cells"]
    assert not errors(result)


def workbook(sheets: dict[str, Rows], change: Callable[[openpyxl.Workbook], None] = lambda book: None) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


JOBS: Rows = [["Region", "Mining", "Trade"], ["Alta", 20, 30], ["Bodo", 40, 51]]
LATER: Rows = [["Region", "Mining", "Trade"], ["Alta", 21, 33], ["Bodo", 44, 50]]
READ = {"Alta|Mining": 20, "Alta|Trade": 30, "Bodo|Mining": 40, "Bodo|Trade": 51}


def in_year(year: int, values: dict[str, int]) -> dict[str, int]:
    return {f"{key}|{year}": value for key, value in values.items()}


def test_sheets_by_year_are_offered_together_and_one_alone_has_the_year_of_its_name() -> None:
    raw = workbook({"Notes": [["About"]], "2021": JOBS, "2022": LATER})
    found = interpret(raw, LIMITS)
    assert (found.sheet, found.sheets[-1]) == ("2021", "*")
    assert cells(read(raw)) == in_year(2021, READ)
    together = read(raw, Choices(sheet="*"))
    later = {"Alta|Mining": 21, "Alta|Trade": 33, "Bodo|Mining": 44, "Bodo|Trade": 50}
    assert cells(together) == in_year(2021, READ) | in_year(2022, later)
    assert Code.SHEETS_TOGETHER in {problem.code for problem in together.problems}


def test_a_hidden_sheet_is_not_among_those_read_together() -> None:
    def hide(book: openpyxl.Workbook) -> None:
        book["2022"].sheet_state = "hidden"

    raw = workbook({"2021": JOBS, "2022": LATER, "2023": LATER}, hide)
    assert set(read(raw, Choices(sheet="*")).frame["year"]) == {2021, 2023}


def test_a_sheet_with_other_headings_is_left_out_with_a_word() -> None:
    raw = workbook({"2021": JOBS, "2022": LATER, "2023": [["Region", "Steel"], ["Alta", 4]]})
    result = read(raw, Choices(sheet="*"))
    assert set(result.frame["year"]) == {2021, 2022}
    (left,) = [problem for problem in result.problems if problem.code is Code.SHEETS_LEFT_OUT]
    assert left.fields["sheets"] == "2023"


def test_merged_headings_dates_and_tables_side_by_side() -> None:
    merged: Rows = [
        ["Jobs by region, 2022"],
        ["Region", "Industry", None, "Services"],
        [None, "Mining", "Steel", "Trade"],
    ]

    def merge(book: openpyxl.Workbook) -> None:
        for place in ("A1:D1", "A2:A3", "B2:C2"):
            book["T"].merge_cells(place)

    raw = workbook({"T": [*merged, ["Alta", 20, 30, 5], ["Bodo", 40, 51, 6]]}, merge)
    assert cells(read(raw)) == {
        "Alta|Industry / Mining|2022": 20,
        "Alta|Industry / Steel|2022": 30,
        "Alta|Services / Trade|2022": 5,
        "Bodo|Industry / Mining|2022": 40,
        "Bodo|Industry / Steel|2022": 51,
        "Bodo|Services / Trade|2022": 6,
    }
    dates = [
        ["Date", "Region", "Sector", "Jobs"],
        *[[datetime.date(year, 12, 31), "A", "x", year] for year in (2020, 2021)],
    ]
    assert cells(read(workbook({"T": dates}))) == {"A|x|2020": 2020, "A|x|2021": 2021}
    beside = [[*left, None, *right] for left, right in zip(JOBS, LATER, strict=True)]
    result = read(workbook({"T": beside}))
    assert cells(result) == READ
    assert Code.SECOND_TABLE_BESIDE in {problem.code for problem in result.problems}


def test_a_second_table_below_is_named_and_read_when_its_header_row_is_set() -> None:
    jobs, firms = ("Region,Mining,Trade\nAlta,20,30\nBodo,40,51\n", "Region,Mining,Trade\nAlta,2,3\nBodo,4,5\n")
    raw = f"Jobs 2022,,\n{jobs},,\nFirms 2022,,\n{firms}".encode()
    first = read(raw)
    assert cells(first) == in_year(2022, READ)
    (second,) = [problem for problem in first.problems if problem.code is Code.SECOND_TABLE]
    assert second.row == 6
    assert cells(read(raw, Choices(header_row=7)))["Alta|Mining|2022"] == 2


def test_a_table_with_other_headings_after_a_gap_is_named() -> None:
    first = read(b"Region,Mining,Trade\nAlta,20,30\nBodo,40,51\n\nRegion,Fish,Wood\nAlta,5,6\nBodo,7,8\n")
    assert cells(first) == READ
    (second,) = [problem for problem in first.problems if problem.code is Code.SECOND_TABLE]
    assert second.row == 5


def test_headings_that_stand_again_are_left_out() -> None:
    result = read(b"Region,Mining,Trade\nAlta,20,30\nRegion,Mining,Trade\nBodo,40,51\n")
    assert cells(result) == READ
    (again,) = [problem for problem in result.problems if problem.code is Code.HEADINGS_AGAIN]
    assert (again.row, again.fields["count"]) == (3, 1)


def ods(rows: Rows) -> bytes:
    def cell(value: Any) -> str:
        if value is None:
            return "<table:table-cell/>"
        kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
        return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    table = f'<table:table table:name="Jobs">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?><office:document-content{names}>{body}</office:document-content>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entries = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest = f'<manifest:manifest xmlns:manifest="{entries}">{entry}</manifest:manifest>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            archive.writestr(name, text)
    return out.getvalue()


def test_an_open_document_is_read_and_says_that_hidden_rows_are_too() -> None:
    result = read(ods([*JOBS, ["Lund", 1.5, None]]))
    assert cells(result) == READ | {"Lund|Mining": 1.5, "Lund|Trade": None}
    assert Code.HIDDEN_UNKNOWN in {problem.code for problem in result.problems}


def test_an_open_document_of_a_million_rows_meets_the_limit_of_memory() -> None:
    out = io.BytesIO()
    many = b'<table:table-row table:number-rows-repeated="1048576">'
    with zipfile.ZipFile(io.BytesIO(ods(JOBS))) as archive, zipfile.ZipFile(out, "w") as written:
        for name in archive.namelist():
            written.writestr(name, archive.read(name).replace(b"<table:table-row>", many))
    (problem,) = sandbox.read(out.getvalue(), LIMITS).parsed.problems
    assert problem.code in (Code.TOO_MUCH_MEMORY, Code.TOO_SLOW, Code.TOO_MANY_ROWS)


def test_a_web_page_gives_its_largest_table_with_cells_that_span() -> None:
    page = """<html><head><meta charset="gb2312"></head><body><table><tr><td>menu</td></tr></table>
    <table><tr><th rowspan="2">地区</th><th colspan="2">2021</th><th colspan="2">2022</th></tr>
    <tr><th>煤</th><th>钢</th><th>煤</th><th>钢</th></tr>
    <tr><td>甲省</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>
    <tr><td>乙省</td><td>5</td><td>6</td><td>7</td><td>8</td></tr></table></body></html>"""
    assert cells(read(page.encode("gb2312"))) == {
        "甲省|煤|2021": 1, "甲省|钢|2021": 2, "甲省|煤|2022": 3, "甲省|钢|2022": 4,
        "乙省|煤|2021": 5, "乙省|钢|2021": 6, "乙省|煤|2022": 7, "乙省|钢|2022": 8,
    }  # fmt: skip


def test_a_mark_in_the_last_row_decides_how_numbers_are_read() -> None:
    rows = "".join(f"Kreis {number};Bau;{number % 900 + 1}\n" for number in range(3_000))
    assert cells(read(f"Land;Branche;Wert\n{rows}Kreis A;Bau;1.234.567\n".encode()))["Kreis A|Bau"] == 1_234_567


def test_quarters_of_a_year_can_be_chosen() -> None:
    raw = b"region,sector,period,jobs\nA,x,2023Q4,5\nA,x,2023Q3,4\n"
    assert interpret(raw, LIMITS).values[2] == ("2023Q4", "2023Q3")
    assert cells(read(raw, Choices(kept=((2, "2023Q4"),)))) == {"A|x|2023": 5}
    years = b"region,sector,period,jobs\nA,x,2023,5\nA,x,2022,4\n"
    assert interpret(years, LIMITS).values[2] == ()
