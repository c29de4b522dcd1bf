"""Tables of ticks, of words of an order and of names alone: what each cell names, at which level, and what is asked."""

import pytest

from data.upload.choices import Choices
from data.upload.interpretation import Interpretation, interpret
from data.upload.level_words import Content, levels_of
from data.upload.limits import Limits
from data.upload.parse import parse_file
from data.upload.parsed import Parsed
from data.upload.problems import Code

LIMITS = Limits()


def read(raw: str, choices: Choices | None = None) -> tuple[Interpretation, Parsed]:
    found = interpret(raw.encode(), LIMITS, choices)
    return found, parse_file(raw.encode(), found, LIMITS)


def levels(parsed: Parsed) -> dict[str, int]:
    """Return the levels by region and industry; cells without one are left out."""
    frame = parsed.frame[parsed.frame["level"].notna()]
    pairs = frame["region"].astype(str) + "/" + frame["industry"].astype(str)
    return dict(zip(pairs, frame["level"].astype(int), strict=True))


def codes(parsed: Parsed) -> set[Code]:
    return {problem.code for problem in parsed.problems}


PAIRS = """
    x/ X/- ✓/✗ ✔/ ●/○ •/ yes/no Y/N 是/否 有/无 √/ ✓/× ○/ ○/× ja/nein oui/non sí/no да/нет 1/0 1/ TRUE/FALSE ★/ +/
"""
"""What says yes, and what says no."""


@pytest.mark.parametrize(
    ("yes", "no"),
    [tuple(pair.split("/")) for pair in PAIRS.split()],
)
def test_a_tick_names_an_industry_and_is_no_amount(yes: str, no: str) -> None:
    raw = f"Region,Mining,Trade,Steel\nAlta,{yes},{no},{yes}\nBodo,{no},{yes},{no}\nLund,{no},{yes},{no}\n"
    _, parsed = read(raw)
    assert levels(parsed) == {"Alta/Mining": 1, "Alta/Steel": 1, "Bodo/Trade": 1, "Lund/Trade": 1}
    assert parsed.coded
    assert not parsed.errors
    assert parsed.frame["value"].isna().all()
    (told,) = [problem for problem in parsed.problems if problem.code is Code.NAMED_CELLS]
    assert told.fields["words"] == f"“{yes}”"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("low medium high", "1 2 3"),
        ("hoch mittel niedrig", "3 2 1"),
        ("faible moyen fort", "1 2 3"),
        ("高 中 低", "3 2 1"),
        ("strong weak", "3 1"),
        ("pillar emerging", "3 1"),
        ("主导 支柱 新兴", "3 2 1"),
        ("支柱 优势 培育", "3 2 1"),
        ("重点 -", "2 0"),
        ("★★★ ★★ ★", "3 2 1"),
        ("★★★ ★★☆ ★☆☆ ☆☆☆", "3 2 1 0"),
        ("★★★★★ ★★★★ ★★★ ★★ ★", "3 3 2 2 1"),
        ("+++ ++ + o", "3 2 1 0"),
        ("◎ ○ △ ×", "3 2 1 0"),
        ("A B C", "None None None"),
        ("low 支柱", "None None"),
    ],
)
def test_words_of_a_known_order_are_levels_and_others_are_not(words: str, expected: str) -> None:
    assert " ".join(map(str, levels_of(words.split()).values())) == expected


def test_words_are_read_as_levels_which_the_reader_can_change() -> None:
    raw = "地区,汽车产业,医药产业\n上海,高,低\n江苏,中,高\n浙江,,中\n"
    found, parsed = read(raw)
    assert levels(parsed) == {
        "上海/汽车产业": 3,
        "上海/医药产业": 1,
        "江苏/汽车产业": 2,
        "江苏/医药产业": 3,
        "浙江/医药产业": 2,
    }
    assert Code.LEVEL_WORDS in codes(parsed)
    assert Interpretation.from_record(found.as_record()) == found
    _, changed = read(raw, Choices(levels=(("中", 1), ("低", 0))))
    assert levels(changed) == {"上海/汽车产业": 3, "江苏/汽车产业": 1, "江苏/医药产业": 3, "浙江/医药产业": 1}


def test_words_of_no_known_order_are_asked_about() -> None:
    raw = "Region,Mining,Trade\nAlta,beacon,anchor\nBodo,anchor,beacon\nLund,beacon,\n"
    _, parsed = read(raw)
    (problem,) = parsed.errors
    assert (problem.code, problem.fields["words"]) == (Code.LEVEL_WORDS_UNKNOWN, "“beacon”; “anchor”")
    _, told = read(raw, Choices(levels=(("beacon", 3), ("anchor", 1))))
    assert levels(told) == {"Alta/Mining": 3, "Alta/Trade": 1, "Bodo/Mining": 1, "Bodo/Trade": 3, "Lund/Mining": 3}


def test_levels_in_a_column_of_their_own() -> None:
    _, parsed = read("region,industry,importance\nAlta,ic,high\nAlta,ai,low\nBodo,ic,medium\n")
    assert levels(parsed) == {"Alta/ic": 3, "Alta/ai": 1, "Bodo/ic": 2}
    assert not parsed.errors


def test_regions_and_industries_alone_are_names_and_lists_of_them_are_split() -> None:
    _, parsed = read("省份,重点产业\n上海,集成电路、生物医药\n江苏,集成电路\n")
    assert levels(parsed) == {"上海/集成电路": 1, "上海/生物医药": 1, "江苏/集成电路": 1}
    assert codes(parsed) == {Code.PAIRS_NAMED, Code.LISTS_SPLIT}
    _, counted = read("序号,城市,主导产业\n1,南京,软件\n2,苏州,电子；纳米\n3,无锡,电子\n")
    assert levels(counted) == {"南京/软件": 1, "苏州/电子": 1, "苏州/纳米": 1, "无锡/电子": 1}
    commas = 'Region,Sectors\nAlta,"ic, ai"\nBodo,"ai, ic"\nLund,"Food, drink and tobacco"\n'
    assert "Alta/ai" in levels(read(commas)[1])
    whole = 'Region,Sector\nAlta,"Farming, forestry"\nBodo,Mining\nLund,Trade\nMora,Steel\n'
    assert levels(read(whole)[1])["Alta/Farming, forestry"] == 1


def test_a_table_of_pairs_whose_amounts_cannot_be_read_is_no_list_of_names() -> None:
    _, parsed = read("region,industry,jobs\nAlta,ic,about 12 or so\nBodo,ai,some 40\n")
    assert parsed.errors


def test_ticks_beside_amounts_are_left_out_and_amounts_beside_ticks_too() -> None:
    _, amounts = read("region,coast,ic,ai\nA,yes,5,6\nB,no,7,8\n")
    assert amounts.frame["value"].tolist() == [5, 6, 7, 8]
    _, ticks = read("region,population,ic,ai,Total\nA,500,x,x,2\nB,700,,x,1\nTotal,1200,1,2,3\n")
    assert levels(ticks) == {"A/ic": 1, "A/ai": 1, "B/ai": 1}
    assert ticks.total_regions == ("Total",)
    assert not ticks.errors
    _, ones = read("region,ic,ai,Sum\nA,1,1,2\nB,0,1,1\nC,1,0,1\nTotal,2,2,4\n")
    assert levels(ones) == {"A/ic": 1, "A/ai": 1, "B/ai": 1, "C/ic": 1}


def test_grades_in_numbers_are_asked_about() -> None:
    raw = "region,ic,ai,ev,bio\nA,1,2,3,1\nB,3,1,2,2\nC,2,2,1,3\n"
    _, parsed = read(raw)
    assert Code.LEVELS_OR_AMOUNTS in codes(parsed)
    assert parsed.frame["value"].tolist()[:3] == [1, 2, 3]
    _, graded = read(raw, Choices(cells=Content.LEVELS))
    assert levels(graded)["A/ev"] == 3
    _, ticks = read("region,ic,ai\nA,1,0\nB,0,1\nC,1,1\n", Choices(cells=Content.AMOUNTS))
    assert ticks.frame["value"].tolist() == [1, 0, 0, 1, 1, 1]


def test_a_word_that_is_no_level_is_named_at_its_place() -> None:
    rows = "".join(f"R{number},high,low\n" for number in range(2_100))
    _, parsed = read(f"region,ic,ai\n{rows}Alta,7,low\n")
    (problem,) = parsed.errors
    assert (problem.code, problem.row, problem.column, problem.value) == (Code.NOT_A_LEVEL, 2102, "ic", "7")


TIMES = "freq,nace_r2,sex,unit,geo\\TIME_PERIOD\t2020 \t2021 \n"


def test_of_dimensions_that_are_left_out_the_total_and_what_counts_persons_are_read_and_named() -> None:
    rows = [
        f"A,{nace},{sex},{unit},AT1\t{start} \t{start + 1} p\n"
        for nace, sex, unit, start in [
            ("B", "F", "NR", 1),
            ("B", "T", "NR", 3),
            ("B", "T", "PC", 5),
            ("C", "T", "NR", 7),
        ]
    ]
    found, parsed = read(TIMES + "".join(rows))
    assert parsed.frame["value"].tolist() == [3, 4, 7, 8]
    assert dict(found.kept) == {2: "T", 3: "NR"}
    (told,) = [problem for problem in parsed.problems if problem.code is Code.ROWS_CHOSEN]
    assert sorted(told.fields["rows"].split("; ")) == ["sex = T", "unit = NR"]


def test_of_parts_without_a_total_none_is_read_unasked() -> None:
    found, parsed = read("geo,nace,sex,value\nA,x,M,1\nA,x,F,2\nB,x,M,3\nB,x,F,4\n")
    assert found.kept == ()
    assert Code.DUPLICATE in codes(parsed)
