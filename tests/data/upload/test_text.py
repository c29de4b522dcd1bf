"""Encodings, delimiters and numbers, each by small cases worked by hand."""

import numpy as np
import pyarrow as pa
import pytest

from data.upload import encoding
from data.upload.dialect import find_delimiter
from data.upload.encoding import detect
from data.upload.headings import Role, role_of
from data.upload.number_notation import Notation, NotationFound, notation_of
from data.upload.number_parsing import numbers_of
from data.upload.odd_cells import CellKind
from data.upload.problems import Code, UnreadableFileError

SHORT = {
    "gb18030": ["地区,行业,值\n北京,集成电路,3\n", "省份,北京市\n制造业,3\n", "联通,移动\n1,2\n", "地区,值\n广东,1\n"],
    "cp950": ["地區,行業,值\n臺北市,電子業,3\n", "縣市,產業,人數\n新北市,批發零售,30\n"],
    "cp1252": [
        "Provincia,Valor\nÁlava,3\nCórdoba,4\n",
        "Region,Wert\nThüringen,3\n",
        "Région;Année\nÎle-de-France;2020\n",
    ],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SHORT.items() for text in texts])
def test_the_encoding_of_short_files_is_found(name: str, text: str) -> None:
    assert detect(text.encode(name)).encoding == name


def test_an_ambiguous_encoding_is_a_doubt() -> None:
    decision = detect(b"\xff\xfd\xfa,1\n")
    assert decision.unsure


def test_damaged_utf8_is_not_read_as_something_else() -> None:
    assert detect("北京,上海,广东,浙江\n".encode() + b"\xff,1\n").encoding == "utf-8"


def test_utf32_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as refused:
        detect("a,b".encode("utf-32"))
    assert refused.value.problems[0].code is Code.UNKNOWN_ENCODING


@pytest.mark.parametrize(
    ("head", "delimiter"),
    [
        ("a;b;c\n1,5;2,5;3\n2,5;3,5;4\n", ";"),
        ("a,b\n1,2\n", ","),
        ('a\tb\n"x, y"\t1\n"z, w"\t2\n', "\t"),
        ("a|b|c\nx, y|1|2\nz|3|4\n", "|"),
        ("地区，值\n北京，1\n上海，2\n", "，"),
        ('a,b\n"one;two;three",1\n"four;five;six",2\n', ","),
        ("title; with a mark\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n", ","),
    ],
)
def test_delimiters(head: str, delimiter: str) -> None:
    assert find_delimiter(head).delimiter == delimiter


@pytest.mark.parametrize(
    ("texts", "marks", "example"),
    [
        (["1.5", "2"], Notation("."), None),
        (["1,5", "2"], Notation(","), None),
        (["1,234.5"], Notation(".", ","), None),
        (["1.234,5"], Notation(",", "."), None),
        (["1,234,567"], Notation(".", ","), None),
        (["1.234.567"], Notation(",", "."), None),
        (["1 234,5"], Notation(",", " "), None),
        (["1 234 567"], Notation(".", " "), None),
        (["1'234.5"], Notation(".", "'"), None),
        (["1,234"], Notation(".", ","), "1,234"),
        (["1.234"], Notation("."), "1.234"),
        (["1.234", "0.5"], Notation("."), None),
        (["1.234", "7,5"], Notation(",", "."), None),
        (["12", "0"], Notation("."), None),
        ([], Notation("."), None),
    ],
)
def test_marks_of_numbers(texts: list[str], marks: Notation, example: str | None) -> None:
    found = notation_of(texts)
    assert (found.notation, found.example) == (marks, example)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("0", 0.0, CellKind.NUMBER),
        (" 7 ", 7.0, CellKind.NUMBER),
        ("1e3", 1000.0, CellKind.NUMBER),
        (".5", 0.5, CellKind.NUMBER),
        ("−3", -3.0, CellKind.NUMBER),
        ("15270391929.516634", 15270391929.516634, CellKind.NUMBER),
        ("", np.nan, CellKind.BLANK),
        ("　", np.nan, CellKind.BLANK),
        ("NA", np.nan, CellKind.MARK),
        ("–", np.nan, CellKind.MARK),
        ("nan", np.nan, CellKind.MARK),
        ("inf", np.nan, CellKind.INFINITE),
        ("-Infinity", np.nan, CellKind.INFINITE),
        ("1e999", np.nan, CellKind.INFINITE),
        ("1e-999", 0.0, CellKind.INEXACT),
        ("9007199254740993", 9007199254740992.0, CellKind.INEXACT),
        ("0x10", np.nan, CellKind.OTHER),
        ("1,5", np.nan, CellKind.OTHER),
        ("12%", 12.0, CellKind.NOTED),
        ("1_000", np.nan, CellKind.OTHER),
        ("=1+1", np.nan, CellKind.OTHER),
        ("true", 1.0, CellKind.NOTED),
    ],
)
def test_numbers(text: str, value: float, kind: CellKind) -> None:
    values, kinds = numbers_of(pa.array([text]), Notation())
    np.testing.assert_equal(values[0], value)
    assert kinds[0] == kind


def test_wrongly_grouped_thousands_are_not_a_number() -> None:
    _, kinds = numbers_of(pa.array(["1,23", "12,3456", "1,234"]), Notation(".", ","))
    assert kinds.tolist() == [CellKind.OTHER, CellKind.OTHER, CellKind.NUMBER]


@pytest.mark.parametrize("texts", [["1 234", "1,234"], ["1,234", "1 234"]])
def test_a_space_between_thousands_makes_the_comma_a_decimal_mark_in_doubt(texts: list[str]) -> None:
    assert notation_of(texts) == NotationFound(Notation(",", " "), "1,234")


def test_a_candidate_close_to_the_best_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"gb18030": 1.0, "cp950": 0.8, "cp1252": 0.1}
    monkeypatch.setattr(encoding, "weight", lambda _text, name: weights[name])
    monkeypatch.setattr(encoding, "TRIALS", tuple(weights))
    raw = "地区,行业\n".encode("gb18030")
    assert encoding.weighed(raw, 0).unsure
    weights["cp950"] = 0.79
    assert not encoding.weighed(raw, 0).unsure
    weights["gb18030"] = 0.59
    weights["cp950"] = 0.1
    assert encoding.weighed(raw, 0).unsure  # the best itself is weak


@pytest.mark.parametrize("before", [0, 3, encoding.STEP - 1, encoding.STEP])
def test_the_first_undecodable_byte_is_found_at_the_end_of_a_step(before: int) -> None:
    raw = b"a" * before + "é".encode() + b"b\xffc\xff"
    assert encoding.first_undecodable(raw, "utf-8") == before + 3
    assert encoding.first_undecodable(raw[:-3], "utf-8") is None
    assert encoding.first_undecodable(raw[: before + 1], "utf-8") == before  # a character that is cut off at the end


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        (b"a\nb\xe9c\r\nd\n\xe9", b"b\xe9c\n\xe9"),
        (b"\xe9\xe9\n\n\r\xe9\r", b"\xe9\xe9\n\xe9"),
        (b"plain\n", b""),
    ],
)
def test_lines_with_non_ascii_characters_are_sampled_whole(raw: bytes, lines: bytes) -> None:
    assert encoding.lines_with_others(raw) == lines


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Value (region)", Role.VALUE),
        ("Output (by region (old)) total", Role.VALUE),
        ("地区【旧】", Role.REGION),
        ("Jobs (of the region", Role.VALUE),
        ("(region)", Role.REGION),
        ("Place (now)", Role.REGION),
    ],
)
def test_text_in_brackets_is_ignored_for_the_role(heading: str, role: Role) -> None:
    assert role_of(heading) is role
