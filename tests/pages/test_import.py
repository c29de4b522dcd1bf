"""The import page: the table is shown under what its columns were taken for, and each can be changed."""

import csv
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.dataset.user_boundaries import matched
from data.load import HERE
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.upload.headings import Role
from data.upload.shape import Form
from tests.apptest import open_page, page_text, plain
from tests.data.store.conftest import frame_of

WAGES = b"region,industry,wages,sex,jobs\nNorth,x,900,M,10\nNorth,x,800,F,12\nSouth,x,700,M,20\nSouth,x,600,F,oops\n"


def uploaded(raw: bytes, name: str = "jobs.csv") -> AppTest:
    at = open_page("your_data")
    return at.file_uploader(key="upload-file").set_value((name, raw, "text/csv")).run(timeout=60)


def pasted(text: str) -> AppTest:
    at = open_page("your_data")
    at.text_area(key="upload-file-paste").input(text)
    return at.button(key="read-paste").click().run(timeout=60)


def grid(at: AppTest) -> list[str]:
    """Return the columns of the table on the page as HTML."""
    return [str(part.proto.body) for part in at.get("html") if "import-cells" in str(part.proto.body)]


def problems(at: AppTest) -> str:
    return plain(next(str(part.value) for part in at.markdown if str(part.value).startswith("- **")))


def test_each_column_is_shown_under_its_role_with_what_fits_and_what_does_not() -> None:
    at = uploaded(WAGES)
    roles = [at.selectbox(key=f"set-role-{position}").value for position in range(5)]
    assert roles == [Role.REGION, Role.INDUSTRY, Role.IGNORE, Role.IGNORE, Role.VALUE]
    assert [at.selectbox(key=f"set-role-{position}").label for position in range(5)] == [
        "region", "industry", "wages", "sex", "jobs",
    ]  # fmt: skip
    rows, *columns = grid(at)
    assert re.findall(r">(\d)<", rows) == ["2", "3", "4", "5"]
    assert "numbers, 75.0 % fit" in columns[4]
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", "".join(columns)) == ["oops"]


def test_another_role_is_read_at_once_and_leaves_the_column_that_had_it() -> None:
    at = uploaded(WAGES)
    assert "“oops” in row 5, column jobs is not a number." in problems(at)
    at.selectbox(key="set-role-2").set_value(Role.VALUE).run(timeout=60)
    assert at.selectbox(key="set-role-4").value is Role.IGNORE
    assert "oops" not in problems(at)


def test_rows_of_one_text_are_kept_where_a_column_tells_equal_cells_apart() -> None:
    at = uploaded(WAGES)
    assert "North × x appears twice" in problems(at)
    at.selectbox(key="set-kept-3").set_value("M").run(timeout=60)
    assert "appears twice" not in page_text(at)
    assert "2 cells of 2 regions and 1 industries" in page_text(at)


def test_years_across_wait_for_what_they_measure() -> None:
    at = uploaded(b"region,2019,2020\nNorth,1,2\nSouth,3,4\n")
    assert at.selectbox(key="set-form").value is Form.YEARS_ACROSS
    assert "No column and no heading names an industry." in problems(at)
    assert "Save the dataset" not in page_text(at)
    at.text_input(key="set-measure").input("jobs").run(timeout=60)
    assert "4 cells of 2 regions and 1 industries" in page_text(at)
    assert "years 2019 and 2020" in page_text(at)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("set-decimal", ",", "1.234 can"),
        ("set-thousands", ".", "1.234 can"),
        ("set-encoding", "cp1250", ""),
    ],
)
def test_a_setting_of_the_file_is_read_at_once(key: str, value: str, expected: str) -> None:
    at = uploaded("région;industry;value\nÁ;x;1.234\nB;x;2.345\n".encode("cp1252"))
    at.selectbox(key=key).set_value(value).run(timeout=60)
    assert not at.exception
    assert at.selectbox(key=key).value == value
    assert not expected or expected not in page_text(at)


def test_three_rows_of_headings_are_shown_as_three() -> None:
    at = uploaded(b",2020,2020,2021,2021\n,Jobs,Jobs,Jobs,Jobs\nRegion,ic,ai,ic,ai\nA,1,2,3,4\nB,5,6,7,8\n")
    assert at.number_input(key="set-header_rows").value == 3
    assert "years 2020 and 2021" in page_text(at)


def test_a_table_can_be_pasted() -> None:
    at = pasted("region\tindustry\tjobs\nNorth\tx\t1\nSouth\tx\t2\n")
    assert "2 cells of 2 regions and 1 industries" in page_text(at)
    assert at.text_input(key="new-name").value == "pasted table"


REAL = """Jobs by region and industry
Unit: thousand jobs
Region,Integrated circuits,Biomedicine,New energy vehicles,Tourism,Total
Guangdong,120,80,60,40,300
Shanghai,150,200,30,20,400
Beijing,90,(D),10,50,350
Hong Kong,1*,5,0,80,86
Total,361,485,100,190,1136
* Estimate.
Source: invented
"""
"""What real tables have: a title, a unit, totals, a suppressed number, a note, a source."""


@pytest.mark.parametrize(
    ("language", "unit", "head"),
    [("en", "100 million CNY, current prices", "Region"), ("zh", "亿元（当年价格）", "地区")],
)
def test_the_sample_holds_the_official_value_added_of_all_provinces(language: str, unit: str, head: str) -> None:
    at = open_page("your_data", lang=language).button(key="try-sample").click().run(timeout=60)
    lines = list(csv.reader(at.text_area[0].value.splitlines()))
    assert lines[2][0] == head
    figures = pd.read_csv(HERE / "tables" / "outcomes.csv")
    measures = pd.read_csv(HERE / "tables" / "outcome_measures.csv").set_index(f"short_{language}")["measure_id"]
    names = pd.read_csv(HERE / "tables" / "regions.csv").set_index(f"name_{language}")["region_id"]
    known = figures.set_index(["region_id", "measure_id", "year"])["value"]
    assert len(lines) == 3 + 31 * 8 * 5 + 1
    for region, sector, year, value in lines[3:-1]:
        assert float(value) == known[names[region], measures[sector], int(year)]
    assert at.text_input(key="set-unit").value == unit
    assert not at.error


def test_a_table_is_read_with_its_unit_its_totals_and_its_notes() -> None:
    at = pasted(REAL)
    assert at.text_input(key="set-unit").value == "thousand jobs"
    shown = page_text(at)
    assert "Region: **Total**; Industry: **Total**" in shown
    assert "“(D)” stands for a number that is withheld, first in row 6, column Biomedicine (cells: 1)." in shown
    assert "Above the table, left out: Jobs by region and industry" in shown


def test_a_wide_table_shows_some_columns_at_a_time() -> None:
    head = ",".join(f"c{position}" for position in range(30))
    at = uploaded(f"region,{head}\nNorth,{'1,' * 29}1\nSouth,{'2,' * 29}2\n".encode())
    assert len(grid(at)) == 1 + 12
    at.selectbox(key="import-part").set_value(24).run(timeout=60)
    assert at.selectbox(key="set-role-30").label == "c29"
    assert len(grid(at)) == 1 + 7


def test_the_number_of_problems_is_that_of_the_file() -> None:
    rows = "".join(f"R{position},x,no\n" for position in range(250))
    at = uploaded(f"region,industry,value\nA,x,1\n{rows}".encode())
    assert "250 problems stop the import" in page_text(at)
    assert problems(at).count("\n") == 20


def test_the_map_names_the_regions_without_an_outline_and_those_of_another_country(store: DatasetStore) -> None:
    cells = [(name, "ic", None, 3.0, None, "", "", "") for name in ("Álava", "Beijing", 'Ober"pfalz', "Total")]
    ring = [[0, 0], [0, 1], [1, 1], [0, 0]]
    shapes = {"features": [{"id": "álava", "geometry": {"type": "Polygon", "coordinates": [ring]}}]}
    outlines = matched(shapes, ["Álava"], {})[0]
    drawn = store.save(NewDataset("a", frame_of(cells), geometry=outlines, total_regions=("Total",)))
    assert 'Without an outline: Beijing and Ober"pfalz' in page_text(open_page("map", dataset=drawn.id))
    china = store.save(NewDataset("a", frame_of(cells[:3]), units={"Beijing": "CN-BJ"}))
    assert 'Not on the map: Álava and Ober"pfalz' in page_text(open_page("map", dataset=china.id))


def test_words_become_levels_and_the_level_of_a_word_can_be_changed() -> None:
    at = pasted("Region,Mining,Trade\nAlta,beacon,anchor\nBodo,anchor,beacon\nLund,beacon,\n")
    assert "The cells hold words whose order is not known: “beacon”; “anchor”." in problems(at)
    assert at.selectbox(key="set-level-beacon").value is None
    at.selectbox(key="set-level-beacon").set_value(3).run(timeout=60)
    at.selectbox(key="set-level-anchor").set_value(1).run(timeout=60)
    assert "No problem was found" in page_text(at)
    assert "6 cells of 3 regions and 2 industries" in page_text(at)
