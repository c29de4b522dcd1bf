"""Strangers' tables of every kind: read right, or asked about; none is misread without a word."""

import io
import zipfile

import numpy as np
import openpyxl
import pytest

from data.upload.choices import Choices
from data.upload.headings import Role
from data.upload.interpretation import Interpretation, interpret
from data.upload.limits import Limits
from data.upload.parse import parse_file
from data.upload.parsed import Parsed, without_totals
from data.upload.problems import Code, UnreadableFileError
from data.upload.shape import Form
from tests.data.upload.hostile import workbook

LIMITS = Limits()
NAN = float("nan")


def read(raw: str | bytes, choices: Choices | None = None) -> tuple[Interpretation, Parsed]:
    content = raw.encode() if isinstance(raw, str) else raw
    found = interpret(content, LIMITS, choices)
    return found, parse_file(content, found, LIMITS)


def cells(parsed: Parsed) -> dict[tuple[str, ...], float]:
    """Return the values by region, industry and, where there is one, year."""
    frame = parsed.frame
    years = frame["year"].astype("string").fillna("")
    keys = zip(frame["region"].astype(str), frame["industry"].astype(str), years, strict=True)
    return dict(zip([tuple(part for part in key if part) for key in keys], frame["value"].tolist(), strict=True))


def expected_cells(text: str) -> dict[tuple[str, ...], float]:
    """Return the cells that a text such as “A/ic=1 A/ai=nan” lists."""
    pairs = (cell.replace("_/_", " | ").split("=") for cell in text.split())
    return {tuple(part.replace(" | ", " / ") for part in key.split("/")): float(value) for key, value in pairs}


def codes(parsed: Parsed) -> set[Code]:
    return {problem.code for problem in parsed.problems}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # running numbers, codes and years are no industries
        (",region,ic,ai\n0,A,1,2\n1,B,3,4\n", "A/ic=1 A/ai=2 B/ic=3 B/ai=4"),
        ("序号,地区,制造业,建筑业\n1,甲,5,6\n2,乙,7,8\n", "甲/制造业=5 甲/建筑业=6 乙/制造业=7 乙/建筑业=8"),
        ("Unnamed: 0,region,industry,value\n0,A,x,5\n1,B,x,6\n", "A/x=5 B/x=6"),
        (
            "GEOID,NAME,Mining,Trade\n1001,Autauga,1,2\n1003,Baldwin,3,4\n",
            "Autauga/Mining=1 Autauga/Trade=2 Baldwin/Mining=3 Baldwin/Trade=4",
        ),
        ("zip,town,Mining,Trade\n90210,A,1,2\n10115,B,3,4\n", "A/Mining=1 A/Trade=2 B/Mining=3 B/Trade=4"),
        ("Land;Jahr;Branche;Wert\nBayern;2020;Bau;3\nHessen;2020;Bau;4\n", "Bayern/Bau/2020=3 Hessen/Bau/2020=4"),
        ("Provincia;Rama;Año;Valor\nJaén;Minas;2021;3\nLeón;Minas;2021;4\n", "Jaén/Minas/2021=3 León/Minas/2021=4"),
        ("地域,産業,年次,数値\n東京,農業,2020年,3\n大阪,農業,2020年,4\n", "東京/農業/2020=3 大阪/農業/2020=4"),
        ("region,industry,period,value\nA,x,2019/20,3\nB,x,2019/20,4\n", "A/x/2019=3 B/x/2019=4"),
        # names beat codes, jobs beat wages, constants are no dimension
        ("code,region,naics,industry,value\n01,A,011,x,1\n02,B,011,x,2\n", "A/x=1 B/x=2"),
        ("state,industry,emplvl,total_wages\nA,x,10,9000\nB,x,20,8000\n", "A/x=10 B/x=20"),
        (
            "freq,geo,nace,TIME_PERIOD,OBS_VALUE\nA,AT11,C,2020,5\nA,AT12,C,2020,6\nA,AT13,C,2020,7\n",
            "AT11/C/2020=5 AT12/C/2020=6 AT13/C/2020=7",
        ),
        (
            "REF,Regions,VAR,Indicator,TIME,Value\nAU1,NSW,E_A,Farms,2019,1\nAU2,Vic,E_A,Farms,2019,2\nAU2,Vic,E_C,Mills,2019,3\n",
            "NSW/Farms/2019=1 Vic/Farms/2019=2 Vic/Mills/2019=3",
        ),
        # an odd cell does not change the form
        ("region,ic,ai\nA,1,oops\nB,2,3\nC,4,5\n", "A/ic=1 A/ai=nan B/ic=2 B/ai=3 C/ic=4 C/ai=5"),
        # years above the cells alone; a year in the heading of the values
        (
            ";;2021;2022\nHessen;Bau;1,5;2\nBayern;Bau;3;4\n",
            "Hessen/Bau/2021=1.5 Hessen/Bau/2022=2 Bayern/Bau/2021=3 Bayern/Bau/2022=4",
        ),
        ("Kanton,Branche,Betriebe,Beschäftigte 2021\nBern,Bau,2,30\nUri,Bau,1,4\n", "Bern/Bau/2021=30 Uri/Bau/2021=4"),
        ("SIC,Description,Leeds,York\n10,Food,1,2\n29,Cars,3,4\n", "Leeds/Food=1 York/Food=2 Leeds/Cars=3 York/Cars=4"),
        (
            "السنة,المنطقة,القطاع,العدد\n٢٠٢٠,مكة,التجارة,١٠\n٢٠٢١,مكة,التجارة,٢٠\n",
            "مكة/التجارة/2020=10 مكة/التجارة/2021=20",
        ),
        ('State,Cotton\nBihar,"₹1,20,000"\nGoa,"₹12,500"\n', "Bihar/Cotton=120000 Goa/Cotton=12500"),
        # R counts the rows without a heading above
        ('"industry","region","emp"\n"1","x","A",5\n"2","y","A",6\n"3","x","B",7\n', "A/x=5 A/y=6 B/x=7"),
        # a row that counts the columns is no row of data
        (
            "Region;ic;ai;ev\n1;2;3;4\nAlta;1;2;3\nBodo;4;5;6\n",
            "Alta/ic=1 Alta/ai=2 Alta/ev=3 Bodo/ic=4 Bodo/ai=5 Bodo/ev=6",
        ),
        ("地区,芯片,汽车\n(甲),(1),(2)\n上海,3,4\n江苏,5,6\n", "上海/芯片=3 上海/汽车=4 江苏/芯片=5 江苏/汽车=6"),
        ("region,ic,ai\nA,1,2\nB,3,4\n", "A/ic=1 A/ai=2 B/ic=3 B/ai=4"),
        # eras, quarters and dates are years
        ("region,coast,ic\nA,yes,5\nB,no,6\n", "A/ic=5 B/ic=6"),
        (
            "都道府県,産業,平成30年,令和元年\n東京,農業,3,4\n大阪,農業,5,6\n",
            "東京/農業/2018=3 東京/農業/2019=4 大阪/農業/2018=5 大阪/農業/2019=6",
        ),
        ("område,branche,tid,personer\nFyn,x,2022K1,3\nAls,x,2022K1,4\n", "Fyn/x/2022=3 Als/x/2022=4"),
        ("region,sector,when,jobs\nA,x,2021-12-31,3\nB,x,2021-12-31,4\n", "A/x/2021=3 B/x/2021=4"),
        # areas and output are no industries, footnotes no values, codes no names
        ("Obec;Výmera km2;Bau;GDP\nA;9,6;1;70\nB;8,5;2;80\n", "A/Bau=1 B/Bau=2"),
        ("Land;Einheit;Bau\nA;1000;1\nB;1000;2\n", "A/Bau=1 B/Bau=2"),
        ("country,sector,value,value footnotes\nA,x,5,1\nB,x,6,\n", "A/x=5 B/x=6"),
        (
            "ref_area,ref_area.label,classif1,classif1.label,value\n"
            "FRA,France,ECO_A,Farms,7\nDEU,Germany,ECO_A,Farms,8\nDEU,Germany,ECO_C,Mills,9\n",
            "France/Farms=7 Germany/Farms=8 Germany/Mills=9",
        ),
        # headings over headings, blank corners, units below headings
        (
            ",2021,,2022,\n,ic,ai,ic,ai\nA,1,2,3,4\nB,5,6,7,8\n",
            "A/ic/2021=1 A/ai/2021=2 A/ic/2022=3 A/ai/2022=4 B/ic/2021=5 B/ai/2021=6 B/ic/2022=7 B/ai/2022=8",
        ),
        (",ic,ai\nA,1,2\nB,3,4\n", "A/ic=1 A/ai=2 B/ic=3 B/ai=4"),
        (
            ",2020,2020,2021,2021\n,Jobs,Jobs,Jobs,Jobs\nRegion,ic,ai,ic,ai\nA,1,2,3,4\nB,5,6,7,8\n",
            "A/ic/2020=1 A/ai/2020=2 A/ic/2021=3 A/ai/2021=4 B/ic/2020=5 B/ai/2020=6 B/ic/2021=7 B/ai/2021=8",
        ),
        (
            "地区,企业,企业,人员\n,钢,车,钢\n甲,1,2,3\n乙,4,5,6\n",
            "甲/企业_/_钢=1 甲/企业_/_车=2 甲/人员_/_钢=3 乙/企业_/_钢=4 乙/企业_/_车=5 乙/人员_/_钢=6",
        ),
        (
            "Jobs by region, thousands, 2021\n\nRegion,ic,ai\nA,1,2\nB,3,4\n",
            "A/ic/2021=1 A/ai/2021=2 B/ic/2021=3 B/ai/2021=4",
        ),
        # known layouts
        (
            "nace_r2,geo\\TIME_PERIOD\t2019 \t2020 \nC,AT11\t5.5 \t6 b\nC,AT12\t: \t7 \n",
            "AT11/C/2019=5.5 AT11/C/2020=6 AT12/C/2019=nan AT12/C/2020=7",
        ),
        ("| region | ic | ai |\n|---|---:|---|\n| A | 1 | 2 |\n| B | 3 | 4 |\n", "A/ic=1 A/ai=2 B/ic=3 B/ai=4"),
        ('region,industry,value\nA,="011",1\nB,="011",2\n', "A/011=1 B/011=2"),
    ],
)  # fmt: skip
def test_it_is_read_right(raw: str, expected: str) -> None:
    np.testing.assert_equal(cells(read(raw)[1]), expected_cells(expected))


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("12*", 12, Code.NOTED_NUMBER),
        ("12[a]", 12, Code.NOTED_NUMBER),
        ("12¹", 12, Code.NOTED_NUMBER),
        ("12 b", 12, Code.NOTED_NUMBER),
        ("12%", 12, Code.NOTED_NUMBER),
        ("€ 12", 12, Code.NOTED_NUMBER),
        ("1.2万", 12_000, Code.NOTED_NUMBER),
        ("3亿", 300_000_000, Code.NOTED_NUMBER),
        ("(D)", NAN, Code.SUPPRESSED_MARK),
        ("<5", NAN, Code.SUPPRESSED_MARK),
        ("c", NAN, Code.SUPPRESSED_MARK),
        ("保密", NAN, Code.SUPPRESSED_MARK),
        (".", NAN, Code.BLANK_MARK),
        ("无数据", NAN, Code.BLANK_MARK),
        ("#DIV/0!", NAN, Code.ERROR_MARK),
        ("#N/A", NAN, Code.ERROR_MARK),
        ("(12)", -12, Code.NEGATIVE),
        ("12-", -12, Code.NEGATIVE),
        ("inf", NAN, Code.INFINITE),
        ("TRUE", NAN, Code.NOT_A_NUMBER),
        ("$1.2m", 1_200_000, Code.NOTED_NUMBER),
        ("-3,5 Mio.", -3_500_000, Code.NOTED_NUMBER),
        ("2k", 2_000, Code.NOTED_NUMBER),
        ("2020-01-02", NAN, Code.NOT_A_NUMBER),
        ("twelve", NAN, Code.NOT_A_NUMBER),
    ],
)
@pytest.mark.parametrize("form", ["wide", "long"])
def test_an_odd_cell_is_a_number_a_blank_or_a_problem_at_its_place(
    cell: str, value: float, code: Code, form: str
) -> None:
    wide = f"region;ic;ai\nA;{cell};2\nB;4;5\nC;7;8\n"
    long = f"region;industry;value\nA;ic;{cell}\nB;ic;4\nC;ic;7\n"
    _, parsed = read(wide if form == "wide" else long)
    np.testing.assert_equal(cells(parsed)["A", "ic"], value)
    (problem,) = [problem for problem in parsed.problems if problem.code is code]
    assert (problem.row, problem.column, problem.value) == (2, "ic" if form == "wide" else "value", cell)
    assert cells(parsed)["B", "ic"] == 4


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("1\u202f234", "2"), (1234, 2)),
        (("1\u2007234,5", "2"), (1234.5, 2)),
        (("1\u02bc234", "2.5"), (1234, 2.5)),
        (("12,34,567", "2"), (1234567, 2)),
        (("１２３", "4"), (123, 4)),
        (("١٢٣", "4"), (123, 4)),
        (("\u22123", "4"), (-3, 4)),
    ],
)
def test_numbers_in_other_signs(texts: tuple[str, str], values: tuple[float, float]) -> None:
    _, parsed = read(f"region;industry;value\nA;x;{texts[0]}\nB;x;{texts[1]}\n")
    assert tuple(parsed.frame["value"]) == values


def test_numbers_with_notes_are_as_ambiguous_as_others_and_decide_as_much() -> None:
    for cell in ("1.200 (p)", "1.200*"):
        found, parsed = read(f"region;industry;value\nA;x;{cell}\nB;x;3.400 (e)\n")
        assert Code.DECIMAL_UNSURE in codes(parsed)
    found, parsed = read("region;industry;value\nA;x;12,5 %\nB;x;7,25 %\n")
    assert (found.decimal, parsed.frame["value"].tolist()) == (",", [12.5, 7.25])


def test_a_first_row_of_rising_numbers_is_no_heading_without_a_word() -> None:
    _, parsed = read("Hessen,1,2,3\nBayern,4,5,6\nBerlin,7,8,9\n")
    assert Code.NO_HEADER in codes(parsed)
    assert len(parsed.frame) == 9


@pytest.mark.parametrize("rows", [10, 5_000])
def test_a_mark_far_below_decides_how_numbers_are_written(rows: int) -> None:
    head = "region;industry;value\n" + "".join(f"R{n};x;{n}\n" for n in range(rows))
    found, parsed = read(head + "Y;x;1,5\nZ;y;2.345\n")
    assert found.decimal == ","
    assert parsed.frame["value"].tolist()[-2:] == [1.5, 2345]
    _, asked = read(head + "Z;y;1.234\n")
    assert Code.DECIMAL_UNSURE in codes(asked)


@pytest.mark.parametrize(
    "raw",
    [
        "region,2019,2020\nA,1,2\nB,3,4\n",
        "地区,2021年,2022年\n北京,1,2\n上海,3,4\n",
        "Land;FY2019;FY2020\nBayern;1;2\nHessen;3;4\n",
    ],
)
def test_years_across_are_asked_what_they_measure(raw: str) -> None:
    found, parsed = read(raw)
    assert found.form is Form.YEARS_ACROSS
    assert codes(parsed) >= {Code.MEASURE_MISSING}
    _, named = read(raw, Choices(measure="jobs"))
    assert not named.errors
    assert sorted(cells(named).values()) == [1, 2, 3, 4]
    assert {key[1] for key in cells(named)} == {"jobs"}
    assert len({key[2] for key in cells(named)}) == 2


@pytest.mark.parametrize(
    ("raw", "left_out"),
    [
        ("地区,常住人口,面积,制造业,建筑业\n甲,21,16,1,2\n乙,24,63,3,4\n", ("常住人口", "面积")),
        ("region,population,ic,ai\nA,900,1,2\nB,800,3,4\n", ("population",)),
        ("name,lat,lon,ic,ai\nA,9.5,8.5,1,2\nB,8.5,7.5,3,4\n", ("lat", "lon")),
    ],
)
def test_properties_of_regions_are_left_out_and_named(raw: str, left_out: tuple[str, ...]) -> None:
    _, parsed = read(raw)
    (problem,) = [problem for problem in parsed.problems if problem.code is Code.ATTRIBUTES_LEFT_OUT]
    assert problem.fields["columns"] == ", ".join(left_out)
    assert not set(left_out) & {key[1] for key in cells(parsed)}


def test_quantities_side_by_side_are_asked_about() -> None:
    assert Code.MEASURES_ACROSS in codes(read("region,jobs,exports\nA,1,2\nB,3,4\n")[1])


@pytest.mark.parametrize(
    ("name", "axis"),
    [
        *[(name, "industry") for name in ("Totale", "Suma", "Insgesamt", "Итого", "合计", "A-U", "_T", "10 Total")],
        *[(name, "region") for name in ("Gesamt", "全国", "Total", "Celkem", "총계")],
    ],
)  # fmt: skip
def test_a_total_is_known_by_its_name(name: str, axis: str) -> None:
    other = [("A", "x", 1), ("B", "x", 5), ("A", "y", 3)]
    row = ("A", name, 9) if axis == "industry" else (name, "x", 9)
    raw = "region;industry;value\n" + "".join(f"{a};{b};{c}\n" for a, b, c in [*other, row])
    _, parsed = read(raw)
    assert (parsed.total_industries if axis == "industry" else parsed.total_regions) == (name,)


@pytest.mark.parametrize(
    ("raw", "regions", "industries"),
    [
        ("region,a,b,c\nA,10,21,33\nB,15,22,35\nC,12,26,31\nNation X,38,69,100\n", ("Nation X",), ()),
        ("region,a,b,c\nNorth,3,5,7\nN1,1,2,3\nN2,2,3,4\nSouth,9,8,7\nS1,4,3,2\nS2,5,5,5\n", ("North", "South"), ()),
        ("region,industry,value\nA,B-E,9\nA,C,5\nA,F,2\nB,B-E,9\nB,C,4\nB,F,3\n", (), ("B-E",)),
        ("地区,工业,其中：制造业,农业\n甲,9,5,1\n乙,8,3,2\n丙,4,4,9\n", (), ("其中：制造业",)),
        ("region,a,b,c\nA,1,2,3\nB,4,5,6\nC,7,8,9\n", (), ()),
    ],
)
def test_a_total_is_known_by_its_sum_or_its_place(
    raw: str, regions: tuple[str, ...], industries: tuple[str, ...]
) -> None:
    _, parsed = read(raw)
    assert (parsed.total_regions, parsed.total_industries) == (regions, industries)


@pytest.mark.parametrize(
    "note", ["a Preliminary.,,", "1) Estimate,,", "* provisional,,", '"INFO","Cells were adjusted"', "Quelle: Amt,,"]
)
def test_notes_below_the_table_are_no_regions(note: str) -> None:
    found, parsed = read(f"region,ic,ai\nA,1,2\nB,3,4\n\n{note}\n\nSource: office\n")
    assert {key[0] for key in cells(parsed)} == {"A", "B"}
    assert found.footer
    last, without = read("region,ic,ai\nA,1,2\nB,3,4\nC,,\n")
    assert {key[0] for key in cells(without)} == {"A", "B", "C"}
    assert last.footer == ()


def test_the_unit_above_a_table_is_found() -> None:
    assert read("各地区就业\n单位：万人,,\n地区,制造业,建筑业\n甲,1,2\n乙,3,4\n")[0].unit == "万人"


TABLES = {
    "cp1250": "Kraj;Těžba;Průmysl\nJihočeský;1;2\nPlzeňský;3;4\nÚstecký;5;6\n",
    "cp1251": "Регион;Добыча;Торговля\nМосква;1;2\nПермь;3;4\n",
    "cp1254": "Bölge;Tarım;İnşaat\nİzmir;1;2\nMuğla;3;4\nŞırnak;5;6\n",
    "cp932": "都道府県,農業,製造業\n東京都,1,2\n北海道,3,4\n",
    "cp949": "지역,농업,제조업\n서울,1,2\n부산,3,4\n",
    "koi8-r": "Регион;Добыча;Торговля\nМосква;1;2\nПермь;3;4\n",
    "cp1253": "Περιφέρεια;Γεωργία;Εμπόριο\nΑττική;1;2\nΚρήτη;3;4\n",
}


@pytest.mark.parametrize("encoding", TABLES)
def test_an_encoding_is_found_or_asked_about(encoding: str) -> None:
    raw = TABLES[encoding].encode(encoding)
    found, parsed = read(raw)
    right = {str(region) for region in read(TABLES[encoding])[1].frame["region"]}
    same = {str(region) for region in parsed.frame["region"]} == right
    assert same or Code.ENCODING_UNSURE in codes(parsed)
    assert any(candidate.encoding == encoding for candidate in found.encodings[:4])


def test_the_words_by_which_encodings_differ_are_shown_first() -> None:
    rows = "Pest;ág;Ipar;120\nZala;ág;Építőipar;30\nVas;ág;Építőipar;5\n"
    _, parsed = read(f"Megye;ágazat;ágazat alá;érték\n{rows}".encode("cp1250"))
    (doubt,) = [problem for problem in parsed.problems if problem.code is Code.ENCODING_UNSURE]
    assert "cp1252 (Építõipar" in str(doubt.fields["candidates"])
    assert "cp1250 (Építőipar" in str(doubt.fields["candidates"])


def test_text_in_two_encodings_or_encoded_twice_is_repaired_and_said() -> None:
    mixed = "地区,制造业,建筑业\n北京,1,2\n广东,3,4\n".encode("gb18030") + "上海,5,6\n".encode()
    found, parsed = read(mixed)
    assert cells(parsed)["上海", "制造业"] == 5
    assert cells(parsed)["北京", "制造业"] == 1
    assert Code.MIXED_ENCODINGS in codes(parsed)
    assert read(mixed, Choices(encoding=found.encoding))[1].frame.equals(parsed.frame)
    greek = "Περιφέρεια;Κλάδος;Αξία\nΑττική;Εμπόριο;1\nΚρήτη;Εμπόριο;2\n"
    assert cells(read(greek.encode().decode("latin-1"))[1]) == cells(read(greek)[1])
    for table in ("地区,制造业,建筑业\n北京,1,2\n广东,3,4\n", "Région;Énergie;Pêche\nIsère;1;2\nAriège;3;4\n"):
        _, parsed = read("".join(CP1252.get(byte, chr(byte)) for byte in table.encode()))
        assert Code.ENCODED_TWICE in codes(parsed)
        assert cells(parsed) == cells(read(table)[1])


CP1252 = {code: bytes([code]).decode("cp1252") for code in range(256) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def test_the_visible_sheet_with_the_most_numbers_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([["region", "industry", "value"], ["zz", "q", 99]])))
    book.worksheets[0].sheet_state = "hidden"
    contents, data = book.create_sheet("Contents"), book.create_sheet("Data")
    contents.append(["Data", "Jobs by region"])
    for row in (["region", "ic", "ai"], ["A", 1, 2], ["B", 3, 4]):
        data.append(row)
    out = io.BytesIO()
    book.save(out)
    found, parsed = read(out.getvalue())
    assert found.sheet == "Data"
    assert cells(parsed)["B", "ai"] == 4
    assert Code.HIDDEN_SHEETS in codes(parsed)


def test_hidden_rows_and_columns_are_read_only_if_they_are_chosen() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook([["region", "ic", "ai", "old"], ["A", 1, 2, 7], ["B", 3, 4, 8], ["C", 5, 6, 9]]))
    )
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].column_dimensions["D"].hidden = True
    out = io.BytesIO()
    book.save(out)
    _, parsed = read(out.getvalue())
    assert {key[0] for key in cells(parsed)} == {"A", "C"}
    assert {key[1] for key in cells(parsed)} == {"ic", "ai"}
    (problem,) = [problem for problem in parsed.problems if problem.code is Code.HIDDEN_CELLS]
    assert (problem.fields["rows"], problem.fields["columns"]) == (1, 1)
    found, whole = read(out.getvalue(), Choices(hidden=True))
    assert cells(whole)["B", "old"] == 8
    assert found.roles.count(Role.VALUE) == 3


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin"])
def test_a_broken_spreadsheet_of_another_kind_is_named_for_what_it_is(part: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(UnreadableFileError) as refused:
        read(out.getvalue())
    assert refused.value.problems[0].code is Code.OTHER_WORKBOOK


def rewritten(raw: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """Return a workbook with some bytes of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            for old, new in changes:
                content = content.replace(old, new)
            target.writestr(name, content)
    return out.getvalue()


def test_a_strict_workbook_is_read() -> None:
    main, relations = (b"http://schemas.openxmlformats.org/" + part for part in (b"spreadsheetml", b"officeDocument"))
    strict = b"http://purl.oclc.org/ooxml/"
    raw = rewritten(
        workbook([["region", "ic", "ai"], ["A", 1, 2], ["B", 3, 4]]),
        (main + b"/2006/main", strict + b"spreadsheetml/main"),
        (relations + b"/2006/relationships", strict + b"officeDocument/relationships"),
    )
    assert cells(read(raw)[1]) == expected_cells("A/ic=1 A/ai=2 B/ic=3 B/ai=4")


def test_a_formula_whose_result_is_empty_is_a_blank() -> None:
    raw = workbook([["region", "ic", "ai"], ["A", '=IF(1,"")', 2], ["B", 3, 4], ["C", 5, 6]])
    raw = rewritten(
        raw, (b'<c r="B2"><f>IF(1,"")</f><v />', b'<c r="B2" t="str"><f>IF(1,"")</f><v />'),
        (b'<c r="B2"><f>IF(1,"")</f><v></v>', b'<c r="B2" t="str"><f>IF(1,"")</f><v></v>'),
        (b'<c r="B2"><f>IF(1,"")</f><v/>', b'<c r="B2" t="str"><f>IF(1,"")</f><v/>'),
    )  # fmt: skip
    _, parsed = read(raw)
    np.testing.assert_equal(cells(parsed), expected_cells("A/ic=nan A/ai=2 B/ic=3 B/ai=4 C/ic=5 C/ai=6"))
    assert codes(parsed) == {Code.MISSING}


@pytest.mark.parametrize(
    ("raw", "regions"),
    [
        ("region,ic,ai,share of ic\nA,1,2,0.3\nB,3,4,0.4\n", {"A", "B"}),
        ("地区,制造业,同比增长,建筑业,同比增长\n甲,1,2.5,3,4.5\n乙,4,5.5,6,7.5\n", {"甲", "乙"}),
        ("地区,人均GDP,制造业,建筑业\n甲,9,1,3\n乙,8,4,6\n", {"甲", "乙"}),
    ],
)
def test_shares_and_changes_are_left_out_and_named(raw: str, regions: set[str]) -> None:
    _, parsed = read(raw)
    assert Code.ATTRIBUTES_LEFT_OUT in codes(parsed)
    assert len(cells(parsed)) == 4
    assert {key[0] for key in cells(parsed)} == regions


def test_rows_that_head_groups_are_left_out_and_named() -> None:
    _, parsed = read("Region;ic;ai\nNorth;;\nA;1;2\nB;3;4\nSouth;;\nC;5;6\n")
    (problem,) = [problem for problem in parsed.problems if problem.code is Code.GROUP_ROWS]
    assert (problem.fields["count"], problem.fields["names"]) == (2, "North, South")
    assert {key[0] for key in cells(parsed)} == {"A", "B", "C"}


@pytest.mark.parametrize(
    ("raw", "code", "expected"),
    [
        ("ic,ai,bio\nA,1,2,5\nB,3,4,6\n", Code.HEADINGS_MOVED, "A/ic=1 A/ai=2 A/bio=5 B/ic=3 B/ai=4 B/bio=6"),
        ("region,ic,ai\nA,1,2,9\nB,3,4,9\n", Code.NO_HEADING_ABOVE, "A/ic=1 A/ai=2 B/ic=3 B/ai=4"),
    ],
)
def test_one_field_more_than_headings_is_said(raw: str, code: Code, expected: str) -> None:
    _, parsed = read(raw)
    assert code in codes(parsed)
    assert cells(parsed).items() >= expected_cells(expected).items()


def test_rows_are_kept_by_the_text_of_a_column_that_is_left_out() -> None:
    raw = "geo,nace,sex,value\nA,x,M,1\nA,x,F,2\nB,x,M,3\nB,x,F,4\n"
    found, parsed = read(raw)
    assert found.values[2] == ("M", "F")
    assert Code.DUPLICATE in codes(parsed)
    _, women = read(raw, Choices(kept=((2, "F"),)))
    assert cells(women) == expected_cells("A/x=2 B/x=4")


def test_the_share_of_cells_that_fit_and_those_that_do_not() -> None:
    _, parsed = read("region,industry,year,value,note\nA,x,2020,1,\n,x,2020,oops,\nC,x,202,-3,\nD,x,2020,4*,k\n")
    assert parsed.fit.shares == (0.75, 1.0, 0.75, 0.5, 1.0)
    assert set(parsed.fit.misfits) == {(3, 0), (3, 3), (4, 2), (4, 3)}


def test_names_of_merged_cells_count_for_the_rows_they_span() -> None:
    _, parsed = read("Region;Industry;Jobs\nNorth;ic;1\n;ai;2\n;bio;3\nSouth;ic;4\n;ai;5\n;bio;6\n")
    assert cells(parsed) == expected_cells("North/ic=1 North/ai=2 North/bio=3 South/ic=4 South/ai=5 South/bio=6")
    (problem,) = [problem for problem in parsed.problems if problem.code is Code.FILLED_DOWN]
    assert (problem.column, problem.fields["count"]) == ("Region", 4)


def test_a_column_that_is_blank_in_the_sample_is_named_if_it_has_cells_below() -> None:
    rows = "".join(f"R{n},x,{n},\n" for n in range(3_000))
    _, without = read("region,industry,value,more\n" + rows)
    _, with_cell = read("region,industry,value,more\n" + rows + "Z,x,1,late\n")
    assert Code.COLUMNS_IGNORED not in codes(without)
    (problem,) = [problem for problem in with_cell.problems if problem.code is Code.COLUMNS_IGNORED]
    assert problem.fields["columns"] == "more"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # a short Chinese heading is spread over its column; a place in an order is no industry
        ("地  区,采矿业,房地产业\n甲,2,3\n乙,4,5\n", "甲/采矿业=2 甲/房地产业=3 乙/采矿业=4 乙/房地产业=5"),
        ("Rang,Dép,Bois\n2,Nord,7\n1,Paris,8\n3,Lot,9\n", "Nord/Bois=7 Paris/Bois=8 Lot/Bois=9"),
        # a row that counts the columns where the rows are counted too
        (
            "Sl. No.,State,Coal,Tea\n1,2,3,4\n1,Bihar,50,60\n2,Goa,70,81\n",
            "Bihar/Coal=50 Bihar/Tea=60 Goa/Coal=70 Goa/Tea=81",
        ),
        # headings of the labels stand in the top row, industries over years over units
        (
            "Kod;Nazwa;rolne;rolne;huty;huty;Unnamed: 6\n;;2021;2022;2021;2022;\n;;[osoba];[osoba];[osoba];[osoba];\n"
            "02;ŁÓDŹ;5;6;7;8;\n04;OPOLE;9;10;11;12;\n",
            "ŁÓDŹ/rolne/2021=5 ŁÓDŹ/rolne/2022=6 ŁÓDŹ/huty/2021=7 ŁÓDŹ/huty/2022=8 "
            "OPOLE/rolne/2021=9 OPOLE/rolne/2022=10 OPOLE/huty/2021=11 OPOLE/huty/2022=12",
        ),
        # one year stands below all headings; a mark for a blank has the number of a note
        (
            ";Padi;Batu\n;2023;2023\nAceh;8;9\nBali;5;…1)\n",
            "Aceh/Padi/2023=8 Aceh/Batu/2023=9 Bali/Padi/2023=5 Bali/Batu/2023=nan",
        ),
        # names of merged cells before years across, and in a pivot with totals of groups
        (
            "Region,Sector,2021,2022\nNorth,ic,1,2\n,ai,3,4\nSouth,ic,5,6\n,ai,7,8\n",
            "North/ic/2021=1 North/ic/2022=2 North/ai/2021=3 North/ai/2022=4 "
            "South/ic/2021=5 South/ic/2022=6 South/ai/2021=7 South/ai/2022=8",
        ),
        # R writes blanks between fields; a Russian year has a word behind it
        (
            '"Coal" "Tea" "Oil"\n"Alta" 1 2.5 3\n"Bodo" NA 4 5\n',
            "Alta/Coal=1 Alta/Tea=2.5 Alta/Oil=3 Bodo/Coal=nan Bodo/Tea=4 Bodo/Oil=5",
        ),
        # years above numbers that look like years
        (
            "Amt;Zweig;2021;2022\nFyn;Landbrug;2011;2005\nAls;Landbrug;2001;1998\n",
            "Fyn/Landbrug/2021=2011 Fyn/Landbrug/2022=2005 Als/Landbrug/2021=2001 Als/Landbrug/2022=1998",
        ),
        (
            "Регион;Отрасль;2020 год;2021 год\nТула;Лес;1;2\nОмск;Лес;3;4\n",
            "Тула/Лес/2020=1 Тула/Лес/2021=2 Омск/Лес/2020=3 Омск/Лес/2021=4",
        ),
    ],
)  # fmt: skip
def test_layouts_of_offices_met_later_are_read_right(raw: str, expected: str) -> None:
    np.testing.assert_equal(cells(read(raw)[1]), expected_cells(expected))


def test_totals_of_groups_in_a_pivot_are_asked_about() -> None:
    raw = "Region,Sector,Jobs\nNorth,ic,1\n,ai,2\nNorth Total,,3\nSouth,ic,4\n,ai,5\nSouth Total,,9\nGrand Total,,12\n"
    _, parsed = read(raw)
    assert not parsed.errors
    assert parsed.total_regions == ("North Total", "South Total", "Grand Total")
    kept = without_totals(parsed.frame, parsed.total_regions, parsed.total_industries)
    assert kept["value"].tolist() == [1, 2, 4, 5]
    assert [*kept["region"]] == ["North", "North", "South", "South"]


def test_of_parts_of_a_year_in_headings_the_last_is_read_and_named() -> None:
    _, parsed = read(
        "Industry,Jan-Mar 2023,,Apr-Jun 2023,\n,Gauteng,Limpopo,Gauteng,Limpopo\nCoal,1,2,3,4\nGold,5,6,7,8\n"
    )
    (told,) = [problem for problem in parsed.problems if problem.code is Code.PERIODS_CHOSEN]
    assert told.fields["parts"] == "Apr-Jun 2023"
    assert parsed.frame["value"].tolist() == [3, 4, 7, 8]
    assert set(parsed.frame["year"]) == {2023}
    _, months = read("地区,产业,2023年上半年,2023年全年\n甲,车,1,3\n乙,车,2,5\n")
    assert cells(months) == expected_cells("甲/车/2023=3 乙/车/2023=5")


def test_sections_in_brackets_are_nested_too() -> None:
    _, parsed = read("Kreis;Produktion (B-F);Bau (F);Dienste (G-T)\nKiel;9;3;50\nPlön;8;2;40\nHusum;7;1;20\n")
    assert parsed.total_industries == ("Produktion (B-F)",)
