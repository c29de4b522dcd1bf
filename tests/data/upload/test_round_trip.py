"""A matrix written in any supported format is read back unchanged."""

import string

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.upload.choices import Choices
from data.upload.interpretation import Interpretation, interpret
from data.upload.limits import Limits
from data.upload.number_notation import Notation
from data.upload.parse import parse_file
from data.upload.problems import Severity, UnreadableFileError
from data.upload.sentences import sentence
from data.upload.shape import Form
from tests.data.upload.writers import Style, matrix_of, text, workbook

LIMITS = Limits()
FORMS = [Form.LONG, Form.REGIONS_DOWN, Form.REGIONS_ACROSS]
CHINESE = [
    "北京",
    "上海",
    "广东",
    "浙江",
    "江苏",
    "山东",
    "福建",
    "重庆",
    "天津",
    "河北",
    "湖南",
    "四川",
    "云南",
    "海南",
]
TRADES = [
    "制造业",
    "农业",
    "建筑业",
    "金融业",
    "教育",
    "住宿和餐饮业",
    "采矿业",
    "房地产业",
    "信息技术",
    "批发和零售业",
]
TAIWAN = ["臺北市", "高雄市", "新竹縣", "花蓮縣", "臺南市", "桃園市", "嘉義縣", "屏東縣"]
TAIWAN_TRADES = ["製造業", "農業", "營造業", "金融業", "教育業", "電子產業", "礦業", "運輸業"]
SPANISH = ["Álava", "Ávila", "A Coruña", "Cáceres", "Jaén", "Málaga", "León", "Castellón", "Vizcaya"]
SPANISH_TRADES = ["Química", "Construcción", "Minería", "Energía", "Educación", "Pesca", "Artes gráficas"]
AWKWARD = [
    "NA",
    "010000",
    "null",
    "=1+1",
    "a, b",
    "x;y",
    "quoted “x”",
    'inch "',
    "two\nlines",
    "<b>",
    "1 and 2",
    "|",
    "true",
]
NAMES = {
    "utf-8": (CHINESE + SPANISH + AWKWARD, TRADES + SPANISH_TRADES + AWKWARD),
    "gb18030": (CHINESE, TRADES),
    "big5": (TAIWAN, TAIWAN_TRADES),
    "cp1252": (SPANISH, SPANISH_TRADES),
}
ALPHABET = {"utf-8-sig": "utf-8", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
VALUES = st.one_of(
    st.just(float("nan")),
    st.just(0.0),
    st.integers(0, 10**7).map(float),
    st.floats(0, 1e12, allow_nan=False).map(lambda value: round(value, 3)),
    st.floats(min_value=1e-6, max_value=1e15, allow_nan=False, allow_infinity=False),
)


@st.composite
def matrices(draw: st.DrawFn, encoding: str, values: st.SearchStrategy[float] = VALUES) -> pd.DataFrame:
    regions, industries = NAMES[ALPHABET.get(encoding, encoding)]
    rows = draw(st.lists(st.sampled_from(regions), min_size=3, max_size=7, unique=True))
    columns = draw(st.lists(st.sampled_from(industries), min_size=2, max_size=6, unique=True))
    cells = draw(st.lists(values, min_size=len(rows) * len(columns), max_size=len(rows) * len(columns)))
    matrix = pd.DataFrame(np.array(cells).reshape(len(rows), len(columns)), index=rows, columns=columns)
    matrix.iloc[0] = matrix.iloc[0].fillna(1.5)  # a column of blanks does not show its role
    blank = matrix.index[matrix.isna().all(axis=1)]
    matrix.loc[blank[1:]] = 1.5  # several rows of blanks may head groups
    return matrix


def assert_comes_back(matrix: pd.DataFrame, raw: bytes, interpretation: Interpretation) -> None:
    parsed = parse_file(raw, interpretation, LIMITS)
    assert not parsed.errors
    found = matrix_of(parsed.frame)
    if interpretation.form is not Form.LONG:  # a line break in a heading is a blank
        across = "columns" if interpretation.form is Form.REGIONS_DOWN else "index"
        matrix = matrix.rename(lambda name: " ".join(name.split()), axis=across)
    assert sorted(found.index) == sorted(matrix.index)
    assert sorted(found.columns) == sorted(matrix.columns)
    pd.testing.assert_frame_equal(found.loc[matrix.index, matrix.columns], matrix, check_exact=True)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "cp1252"]
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_encoding_and_delimiter(form: Form, encoding: str, data: st.DataObject) -> None:
    matrix = data.draw(matrices(encoding))
    delimiter = data.draw(st.sampled_from([",", ";", "\t", "|"]))
    raw = text(matrix, Style(form, delimiter, encoding, line_end=data.draw(st.sampled_from(["\n", "\r\n"]))))
    found = interpret(raw, LIMITS)
    assert (found.form, found.delimiter) == (form, delimiter)
    assert_comes_back(matrix, raw, found)


TELLING = st.one_of(st.integers(0, 10**7).map(float), st.floats(0.01, 1e7).map(lambda value: round(value, 2)))


@pytest.mark.parametrize(
    "marks", [Notation(",", "."), Notation(",", " "), Notation(".", ","), Notation(".", "'"), Notation(",", "")]
)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_every_notation_of_numbers(marks: Notation, data: st.DataObject) -> None:
    matrix = data.draw(matrices("utf-8", TELLING))
    matrix.iloc[0, 0] = 1234567.25  # one number that shows both marks
    raw = text(matrix, Style(data.draw(st.sampled_from(FORMS)), ";", marks=marks))
    assert_comes_back(matrix, raw, interpret(raw, LIMITS))


@settings(max_examples=30, deadline=None)
@given(matrix=matrices("utf-8"), form=st.sampled_from(FORMS))
def test_preamble_and_footer_are_not_read_as_data(matrix: pd.DataFrame, form: Form) -> None:
    above, below = (
        ("Jobs by region and industry", "", "Year: 2021"),
        ("", "Source: office of statistics", "Note: rounded"),
    )
    raw = text(matrix, Style(form, ";", preamble=above, footer=below))
    found = interpret(raw, LIMITS)
    assert found.preamble == ("Jobs by region and industry", "Year: 2021")
    assert found.footer == below[1:]
    assert_comes_back(matrix, raw, found)


# openpyxl writes 16 digits, one fewer than some floats need.
STORED = VALUES.map(lambda value: float(f"{value:.15g}"))


@settings(max_examples=25, deadline=None)
@given(matrix=matrices("utf-8", STORED), form=st.sampled_from(FORMS))
def test_workbooks(matrix: pd.DataFrame, form: Form) -> None:
    raw = workbook(matrix, form)
    found = interpret(raw, LIMITS)
    assert (found.sheet, found.sheets, found.form) == ("data", ("notes", "data"), form)
    assert_comes_back(matrix, raw, found)


@settings(max_examples=25, deadline=None)
@given(matrix=matrices("utf-8"), form=st.sampled_from(FORMS), wrong=st.sampled_from([";", "|", "\t", "，"]))
def test_a_wrong_delimiter_is_reported(matrix: pd.DataFrame, form: Form, wrong: str) -> None:
    matrix.columns = list(string.ascii_lowercase[: len(matrix.columns)])
    matrix.index = [f"region {position}" for position in range(len(matrix))]
    raw = text(matrix, Style(form))
    parsed = parse_file(raw, interpret(raw, LIMITS, Choices(delimiter=wrong)), LIMITS)
    assert "one-column" in {str(problem.code) for problem in parsed.errors}


@settings(max_examples=60, deadline=None)
@given(
    raw=st.one_of(st.binary(max_size=300), st.text("ab,;\t|\"'\n\r 0123.-北\u202e\x00", max_size=300).map(str.encode))
)
def test_any_bytes_end_in_a_table_or_in_problems(raw: bytes) -> None:
    rows = 0
    try:
        parsed = parse_file(raw, interpret(raw, LIMITS), LIMITS)
        problems, rows = parsed.problems, 0 if parsed.errors else len(parsed.frame)
    except UnreadableFileError as refused:
        problems = refused.problems
    assert all(all(sentence(problem)) for problem in problems)
    assert rows or any(problem.severity is Severity.ERROR for problem in problems)
