"""Promise and result with a table of the user's own: amounts beside documents, and levels beside official figures."""

import pandas as pd
import pytest

from components.page.registry import BY_KEY
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from tests.apptest import drawn_by, figures, open_page, page_text, panel_text
from tests.tables import TABLES, default_evidence

REGIONS = pd.read_csv(TABLES / "regions.csv", keep_default_na=False).set_index("region_id")
OUTCOMES = pd.read_csv(TABLES / "outcomes.csv")
UNITS = {"沪": "CN-SH", "苏": "CN-JS", "浙": "CN-ZJ", "粤": "CN-GD", "鲁": "CN-SD", "川": "CN-SC", "合计": ""}
CARS = {"沪": 120.0, "苏": 90.0, "浙": 60.0, "粤": 200.0, "鲁": 40.0, "川": 90.0, "合计": 600.0}
WOOD = {"沪": 1.0, "苏": 2.0, "浙": 3.0, "粤": 4.0, "鲁": 5.0, "川": 6.0, "合计": 21.0}


def dataset(columns: dict[str, dict[str, float]], *, coded: bool = False, year: int | None = 2021) -> NewDataset:
    rows = [(region, name, amount) for name, amounts in columns.items() for region, amount in amounts.items()]
    frame = pd.DataFrame(rows, columns=["region", "industry", "amount"])
    frame["year"] = pd.array([year] * len(rows), dtype="Int64")
    frame["value"] = float("nan") if coded else frame["amount"]
    frame["level"] = frame["amount"].astype("Int64") if coded else pd.array([None] * len(rows), dtype="Int64")
    for name in ("term", "statement", "locator"):
        frame[name] = ""
    units = {name: unit for name, unit in UNITS.items() if unit}
    return NewDataset("jobs of mine", frame.drop(columns="amount"), coded=coded, unit="thousand", units=units)


def shown(**query: str) -> str:
    at = open_page("result", **query)
    assert not at.exception
    return page_text(at).replace("\u00a0", " ")


def expected(year: int) -> pd.DataFrame:
    """Share, share of GDP and level of each region of the table, from the files alone."""
    gdp = OUTCOMES[(OUTCOMES["measure_id"] == "gdp") & (OUTCOMES["year"] == year)].set_index("region_id")["value"]
    own = pd.Series({UNITS[name]: amount for name, amount in CARS.items() if UNITS[name]})
    evidence = default_evidence()
    level = evidence[evidence["industry_id"] == "automobiles"].groupby("region_id")["level"].max()
    table = pd.DataFrame({"share": own / own.sum(), "gdp": gdp[own.index] / gdp[own.index].sum()})
    return table.join(level.rename("level")).fillna({"level": 0})


def test_a_table_of_amounts_takes_the_place_of_official_figures(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS, "木材": WOOD}))
    page = shown(dataset=saved.id, industry="automobiles")
    named = expected(2021).query("level > 0")
    share, gdp = (f"{100 * named[column].sum():.1f} %" for column in ("share", "gdp"))
    count = f"the {len(named)} regions that name it hold" if len(named) > 1 else "the 1 region that names it holds"
    assert f"(your own table: 汽车, 2021): {count} {share} of the total and {gdp} of GDP" in page
    assert "汽车 (thousand): the table “jobs of mine” of your own, which nobody has checked here." in page
    assert "is about the built-in dataset" not in page
    assert "Shares are of the 6 regions with a figure." in page  # the row of totals is none of them


def test_an_industry_without_a_match_takes_the_column_that_the_reader_chooses(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS, "木材": WOOD}))
    assert "no column of your table is known to be it" in shown(dataset=saved.id, industry="integrated-circuits")
    at = open_page("result", dataset=saved.id, industry="integrated-circuits")
    (menu,) = [box for box in at.selectbox if box.key == "menu-column"]
    assert set(menu.options) == {"choose a column", "汽车", "木材"}
    assert "(your own table: 木材, 2021)" in shown(dataset=saved.id, industry="integrated-circuits", column="1")


def test_official_figures_come_back_when_the_table_is_set_aside(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS}))
    page = shown(dataset=saved.id, industry="automobiles", figures="official")
    assert "your own table" not in page
    assert "direct measure" in page


@pytest.mark.parametrize(
    ("year", "sentence"),
    [(2015, "The table is of 2015, GDP of 2019"), (None, "The table gives no year; GDP is of 2023")],
)
def test_gdp_of_another_year_is_said(store: DatasetStore, year: int | None, sentence: str) -> None:
    saved = store.save(dataset({"汽车": CARS}, year=year))
    assert sentence in shown(dataset=saved.id, industry="automobiles")


def test_one_region_stands_in_every_matched_column(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS, "木材": WOOD}))
    page = shown(dataset=saved.id, of="region", region="CN-SH")
    assert "Shanghai: strong in the one measure whose industry it names" in page


def test_a_table_of_levels_stands_beside_official_figures(store: DatasetStore) -> None:
    levels = {"沪": 3.0, "苏": 0.0, "粤": 1.0}
    saved = store.save(dataset({"汽车": levels}, coded=True))
    at = open_page("result", dataset=saved.id, industry="automobiles", region="CN-JS")
    page = page_text(at).replace("\u00a0", " ")
    assert "the 2 regions with a level in your table hold" in page
    assert "The levels are those of your table; the figures are official ones." in page
    assert "The largest holder with a blank in your table: Jiangsu" in page
    assert "Not mentioned" not in page
    assert "not named" not in page.casefold()
    assert "Blank in your table" in panel_text(at)
    (figure,) = figures(at)
    assert any("Blank in your table" in text for text in figure["layout"]["yaxis"]["ticktext"])


def test_the_server_answers_clicks_on_a_figure_of_a_users_table(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS}))
    query = {"dataset": saved.id, "industry": "automobiles"}
    (panel,) = drawn_by(open_page("result", **query), "focusAtlasPanel")
    assert panel["address"] == ""
    (panel,) = drawn_by(open_page("result", **query, figures="official"), "focusAtlasPanel")
    assert panel["address"].startswith("views/")
    (panel,) = drawn_by(open_page("result", **query, region="none"), "focusAtlasPanel")
    assert panel["chosen"] == ""


def test_the_page_says_the_same_in_chinese(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS}))
    assert "自有表格" in shown(dataset=saved.id, industry="automobiles", lang="zh")


def test_a_table_without_a_year_is_not_given_one_in_chinese(store: DatasetStore) -> None:
    saved = store.save(dataset({"汽车": CARS}, year=None))
    page = shown(dataset=saved.id, industry="automobiles", lang="zh")
    assert "（自有表格：汽车，未注明年份）" in page
    assert "年份年" not in page


def test_the_page_is_registered_with_the_selection_of_the_built_in_dataset() -> None:
    assert BY_KEY["result"].selects_built_in
