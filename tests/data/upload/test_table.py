"""Form, roles, problems and totals, each tested with a small table."""

import io

import openpyxl
import pandas as pd
import pytest

from data.upload.choices import Choices
from data.upload.headings import Role, role_of
from data.upload.interpretation import interpret
from data.upload.limits import Limits
from data.upload.match import known_names
from data.upload.parse import empty_frame, parse_file
from data.upload.parsed import Answers, Parsed, Totals, UnsettledError, settle
from data.upload.problems import LISTED, Code, Problem, Severity, UnreadableFileError
from data.upload.shape import Form
from tests.data.upload.hostile import workbook

LIMITS = Limits()
HEAD = "region,industry,value\n"


def parsed(text: str | bytes, choices: Choices | None = None, limits: Limits = LIMITS) -> Parsed:
    raw = text.encode() if isinstance(text, str) else text
    return parse_file(raw, interpret(raw, limits, choices), limits)


def found(result: Parsed, code: Code) -> list[Problem]:
    return [problem for problem in result.problems if problem.code is code]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Region", Role.REGION),
        ("地区", Role.REGION),
        ("省份名称", Role.REGION),
        ("region_name_en", Role.REGION),
        ("lga_pow", Role.REGION),
        ("行政区划代码", Role.REGION_CODE),
        ("adcode", Role.REGION_CODE),
        ("行业", Role.INDUSTRY),
        ("产业名称", Role.INDUSTRY),
        ("Section ID", Role.INDUSTRY_CODE),
        ("行业代码", Role.INDUSTRY_CODE),
        ("year", Role.YEAR),
        ("年份", Role.YEAR),
        ("value (EUR)", Role.VALUE),
        ("就业人数", Role.VALUE),
        ("level", Role.LEVEL),
        ("等级", Role.LEVEL),
        ("term", Role.TERM),
        ("用语", Role.TERM),
        ("statement", Role.STATEMENT),
        ("locator", Role.LOCATOR),
        ("出处", Role.LOCATOR),
        ("制造业", None),
        ("Mining", None),
        ("", None),
    ],
)
def test_headings(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


def test_an_evidence_table_keeps_all_its_columns() -> None:
    raw = "地区,行业,级别,用语,表述,出处\n北京,集成电路,3,芯片,重点发展芯片,第4页\n上海,生物医药,2,,,\n"
    result = parsed(raw)
    assert result.coded
    assert result.frame["level"].tolist() == [3, 2]
    assert result.frame["term"].tolist()[0] == "芯片"
    assert result.frame["term"].isna().tolist() == [False, True]
    assert result.frame["locator"].astype(object).tolist()[0] == "第4页"
    assert not result.errors


def test_levels_are_whole_numbers_from_zero_up() -> None:
    result = parsed("region,industry,level\nA,x,1.5\nB,x,-1\nC,x,high\nD,x,0\nE,x,n/a\n")
    assert [problem.row for problem in found(result, Code.NOT_A_LEVEL)] == [2, 4]
    assert [problem.row for problem in found(result, Code.NEGATIVE)] == [3]
    assert [problem.row for problem in found(result, Code.BLANK_MARK)] == [6]
    assert result.frame["level"].astype(object).tolist()[3] == 0


def test_a_wide_table_with_years_and_codes() -> None:
    result = parsed("code,region,year,Mining,Trade\n010,A,2020,1,2\n020,B,2020,3,\n010,A,2021,5,6\n020,B,2021,7,8\n")
    assert result.region_codes == {"A": "010", "B": "020"}
    cells = result.frame.set_index(["region", "industry", "year"])["value"]
    assert cells["A", "Trade", 2021] == 6
    assert pd.isna(cells["B", "Trade", 2020])


def test_known_names_decide_the_orientation_of_a_table(atlas: object) -> None:
    known = known_names(atlas.units.values())  # type: ignore[attr-defined]
    across = interpret(b"name,Beijing,Shanghai\nMining,1,2\nTrade,3,4\n", LIMITS, known=known)
    assert across.form is Form.REGIONS_ACROSS
    unknown = interpret(b"name,one,two\nMining,1,2\nTrade,3,4\n", LIMITS, known=known)
    assert Code.ORIENTATION_UNSURE in {problem.code for problem in unknown.problems}
    turned = interpret(b"name,one,two\nMining,1,2\nTrade,3,4\n", LIMITS, Choices(form=Form.REGIONS_ACROSS))
    assert turned.roles[0] is Role.INDUSTRY
    assert not turned.problems


def test_every_setting_can_be_chosen_by_the_user() -> None:
    raw = "junk;x;y\nA;1,5;Mining\nB;2,5;Mining\nend;9;Mining\n".encode("cp1252")
    roles = (Role.REGION, Role.VALUE, Role.INDUSTRY)
    chosen = Choices("cp1252", ";", None, ",", "", 1, 3, Form.LONG, roles)
    result = parsed(raw, chosen)
    assert result.frame["value"].tolist() == [1.5, 2.5]
    assert Choices.from_record(chosen.as_record()) == chosen


def test_a_table_without_headings_is_reported() -> None:
    result = parsed("A,Mining,1.5\nB,Mining,2.5\nA,Trade,3\n")
    assert len(result.frame) == 3
    assert {Code.NO_HEADER, Code.ROLES_GUESSED} <= {problem.code for problem in result.warnings}


def test_text_stays_text() -> None:
    names = ["NA", "010000", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "null", "\u202egnp.exe"]
    result = parsed(HEAD + "".join(f'"{name}",x,{position}\n' for position, name in enumerate(names)))
    assert [*map(str, result.frame["region"])] == names
    assert found(result, Code.HIDDEN_CHARACTERS)[0].value == "⟨U+202E⟩gnp.exe"
    assert not result.errors


@pytest.mark.parametrize(
    ("rows", "code", "row", "value"),
    [
        ("A,x,1\nB,x,two\n", Code.NOT_A_NUMBER, 3, "two"),
        ("A,x,1\nB,x,-2\n", Code.NEGATIVE, 3, "-2"),
        ("A,x,1\nB,x,inf\n", Code.INFINITE, 3, "inf"),
        ("A,x,1000000000000000000\nB,x,1e300\n", Code.TOO_LARGE, 3, "1e300"),
        ("A,x,1\n,x,2\n", Code.EMPTY_NAME, 3, None),
        ("A,x,1\nB, ,2\n", Code.EMPTY_NAME, 3, None),
        ("A,x,1\nA,x,2\n", Code.DUPLICATE, 3, "2"),
        ("A,x,1\nB,x,2,3\n", Code.RAGGED, 3, "B | x | 2 | 3"),
        ("A,x,1\nB,x\nC,x,2\n", Code.RAGGED, 3, "B | x"),
        ('A,x,1\n"B"b,x,2\n', Code.QUOTE, 3, None),
        ('A,x,1\n\n"B\n2",x,\nC,x,no\n', Code.NOT_A_NUMBER, 6, "no"),
    ],
)
def test_errors_have_their_row_and_value(rows: str, code: Code, row: int, value: str | None) -> None:
    (problem,) = found(parsed(HEAD + rows), code)
    assert (problem.row, problem.value, problem.severity) == (row, value, Severity.ERROR)


def test_all_problems_are_reported_at_once() -> None:
    result = parsed("region,industry,year,value\nA,x,2020,1\nA,x,2020,-2\nB,x,202,no\n,y,2021,inf\nb,x,,1\n")
    codes = {problem.code for problem in result.problems}
    assert codes >= {
        Code.DUPLICATE, Code.NEGATIVE, Code.NOT_A_NUMBER, Code.NOT_A_YEAR, Code.NO_YEAR, Code.EMPTY_NAME, Code.INFINITE,
        Code.NEAR_NAMES, Code.MIXED_YEARS,
    }  # fmt: skip


def test_a_long_list_of_problems_is_counted() -> None:
    result = parsed(HEAD + "".join(f"A{position},x,no\n" for position in range(250)))
    assert len(found(result, Code.NOT_A_NUMBER)) == LISTED
    (more,) = found(result, Code.MORE)
    assert more.fields == {"of": "not-a-number", "count": 150}


def test_missing_cells_are_counted_within_their_year() -> None:
    rows = "A,x,2020,1\nA,y,2020,2\nB,x,2020,3\nC,x,2021,4\nC,y,2021,\n"
    (problem,) = found(parsed("region,industry,year,value\n" + rows), Code.MISSING)
    # 2020 has A, B × x, y with B × y missing; 2021 has C × x, y with C × y blank.
    assert (problem.fields["count"], problem.fields["possible"]) == (2, 6)
    assert problem.fields["examples"] == "B × y (2020); C × y (2021)"


def test_names_that_differ_in_case_or_blanks() -> None:
    result = parsed(HEAD + "New Town,x,1\nnew  town,x,2\nOther,x,3\n Other,y,4\n")
    assert found(result, Code.NEAR_NAMES)[0].fields["others"] == "“new  town”"
    assert found(result, Code.TRIMMED_NAMES)[0].value == "Other"
    assert [*result.frame["region"].cat.categories] == ["New Town", "new  town", "Other"]


def test_a_mark_for_a_blank_is_a_warning_and_zero_stays_zero() -> None:
    result = parsed(HEAD + "A,x,0\nB,x,NA\nC,x,..\nD,x,NA\n")
    assert [(problem.value, problem.fields["count"]) for problem in found(result, Code.BLANK_MARK)] == [
        ("NA", 2),
        ("..", 1),
    ]
    assert result.frame["value"].tolist()[0] == 0
    assert result.frame["value"].isna().tolist() == [False, True, True, True]


def test_a_duplicate_heading_is_reported() -> None:
    (problem,) = found(parsed("region,x,x\nA,1,2\nB,3,4\n"), Code.DUPLICATE_HEADING)
    assert problem.value == "x"


def test_totals_are_dropped_only_if_the_user_answers_so() -> None:
    raw = "region,Mining,Trade,Both\nA,1,10,11\nB,2,20,22\nC,4,30,34\nTotal,7,60,67\n"
    result = parsed(raw)
    assert (result.total_regions, result.total_industries) == (("Total",), ("Both",))
    with pytest.raises(UnsettledError) as waiting:
        settle(result, Answers())
    assert waiting.value.open_questions == ("totals",)
    kept = settle(result, Answers(totals=Totals.COUNTED))
    assert len(kept) == 12
    dropped = settle(result, Answers(totals=Totals.LEFT_OUT))
    assert dropped["value"].tolist() == [1, 10, 2, 20, 4, 30]
    assert [*dropped["region"].cat.categories] == ["A", "B", "C"]


def test_equal_rows_are_no_totals() -> None:
    assert not parsed("region,x,y,z\nA,1,1,1\nB,1,1,1\nC,1,1,1\n").has_totals


def test_a_total_column_of_a_long_table() -> None:
    rows = [("A", "x", 1), ("A", "y", 2), ("A", "z", 4), ("B", "x", 3), ("B", "y", 5), ("B", "z", 7)]
    rows += [("Nation", "x", 4), ("Nation", "y", 7), ("Nation", "z", 11), ("C", "x", 0), ("C", "y", 0), ("C", "z", 0)]
    result = parsed(HEAD + "".join(f"{a},{b},{c}\n" for a, b, c in rows))
    assert result.total_regions == ("Nation",)


def test_errors_stop_the_import() -> None:
    with pytest.raises(UnsettledError, match="errors"):
        settle(parsed(HEAD + "A,x,no\n"), Answers(totals=Totals.LEFT_OUT, accept_warnings=True))


def test_types_are_the_same_whatever_the_file_has() -> None:
    expected = {name: str(kind) for name, kind in empty_frame().dtypes.items()}
    for raw in (HEAD + "A,x,1\n", "region,industry,year,level,term\nA,x,2020,1,t\n", "region,x,y\nA,1,2\nB,3,\n"):
        assert {name: str(kind) for name, kind in parsed(raw).frame.dtypes.items()} == expected
    assert expected == {"year": "Int64", "value": "float64", "level": "Int64"} | dict.fromkeys(
        ("region", "industry", "term", "statement", "locator"), "category"
    )


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=2), Code.TOO_MANY_ROWS),
        (Limits(columns=2), Code.TOO_MANY_COLUMNS),
        (Limits(cells=5), Code.TOO_MANY_CELLS),
        (Limits(file_bytes=10), Code.FILE_TOO_LARGE),
    ],
)
def test_limits_refuse(limits: Limits, code: Code) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        parsed(HEAD + "A,x,1\nB,x,2\n", limits=limits)
    assert refused.value.problems[0].code is code


def test_limits_on_names_report() -> None:
    assert (
        found(parsed(HEAD + "Aaaaaa,x,1\n", limits=Limits(name_length=5)), Code.NAME_TOO_LONG)[0].fields["length"] == 6
    )


def test_a_code_shown_with_leading_zeros_keeps_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([["adcode", "x", "y"], [10000, 1, 2], [20000, 3, 4]])))
    for cell in book.worksheets[0]["A"][1:]:
        cell.number_format = "000000"
    out = io.BytesIO()
    book.save(out)
    assert [*parsed(out.getvalue()).frame["region"].cat.categories] == ["010000", "020000"]


def test_a_formula_without_result_is_reported_with_its_text() -> None:
    result = parsed(workbook([["region", "x", "y"], ["A", "=1+1", 2], ["B", 3, 4]]))
    (problem,) = found(result, Code.FORMULA_WITHOUT_RESULT)
    assert (problem.row, problem.column, problem.value) == (2, "B", "=1+1")


def test_not_applicable_is_kept_as_the_term_of_its_cell_for_levels_too() -> None:
    raw = b"region,industry,level,term\nA,x,2,said\nB,x,Not applicable,\nC,x,n/a,\n"
    frame = parse_file(raw, interpret(raw, Limits()), Limits()).frame
    assert frame["term"].astype(object).fillna("").tolist() == ["said", "not applicable", ""]
    assert frame["level"].isna().tolist() == [False, True, True]
