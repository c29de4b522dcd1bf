"""The official figures by province, held against the national totals of their publications and against each other."""

import pandas as pd
import pytest

from data.atlas import Atlas
from data.outcomes import shown_measures, years


@pytest.fixture(scope="module")
def figures(whole: Atlas) -> pd.DataFrame:
    return whole.table("outcomes")


@pytest.mark.parametrize(
    ("measure", "year", "regions", "national", "within"),
    [
        ("hitech_enterprises", 2023, 31, 52_878, 0.0001),
        ("hitech_revenue", 2023, 31, 224_693, 0.0001),
        ("pv_capacity", 2020, 31, 253_430, 0.001),
        ("crude_steel_q1", 2023, 28, 26_155.57, 0.0001),
        ("raw_coal", 2023, 23, 466_000, 0.012),
        ("gdp", 2023, 31, 1_260_582, 0.019),  # before the revision that the table has
    ],
)
def test_the_regions_add_up_to_the_national_figure_read_elsewhere(
    figures: pd.DataFrame, measure: str, year: int, regions: int, national: float, within: float
) -> None:
    rows = figures[(figures["measure_id"] == measure) & (figures["year"] == year)]
    assert len(rows) == regions
    assert rows["value"].sum() == pytest.approx(national, rel=within)


def test_the_three_strata_add_up_to_gdp_everywhere(figures: pd.DataFrame) -> None:
    table = figures.pivot_table(index=["region_id", "year"], columns="measure_id", values="value")
    strata = table[["va_primary", "va_secondary", "va_tertiary"]].sum(axis=1).loc[lambda sums: sums > 0]
    assert len(strata) == 31 * 5
    assert (strata - table["gdp"][strata.index]).abs().max() < 0.2


def test_a_zero_that_comes_from_rounding_says_so(figures: pd.DataFrame) -> None:
    coal = figures[(figures["measure_id"] == "raw_coal") & (figures["year"] == 2023)].set_index("region_id")
    zero = coal[coal["value"] == 0]
    assert sorted(zero.index) == ["CN-FJ", "CN-GX", "CN-HB", "CN-JX"]
    assert (zero["precision"] == "rounded to zero").all()
    assert zero["note_en"].str.contains("not a true zero").all()


def test_a_region_without_a_figure_has_no_row(figures: pd.DataFrame) -> None:
    vehicles = figures[figures["measure_id"] == "vehicles"].set_index("region_id")["value"]
    assert "CN-XZ" not in vehicles.index
    assert vehicles[["CN-QH", "CN-NX"]].tolist() == [0, 0]  # printed as zero


def test_every_weak_measure_says_what_it_leaves_out_in_both_languages(whole: Atlas) -> None:
    measures = whole.table("outcome_measures").set_index("measure_id")
    assert measures["proxy"].value_counts().to_dict() == {
        "partial": 9,
        "direct": 6,
        "denominator": 3,
        "weak": 3,
        "none": 1,
    }
    assert measures.loc[measures["proxy"] == "weak", ["why_en", "why_zh"]].ne("").all(axis=None)
    assert set(whole.table("outcomes")["measure_id"]) == set(measures.index)


def test_measures_are_read_with_the_years_whose_gdp_is_known(whole: Atlas) -> None:
    assert list(whole.outcome_measures) == whole.table("outcome_measures")["measure_id"].to_list()
    assert len(shown_measures(whole)) == 15
    assert "va_primary" not in shown_measures(whole)  # weak
    assert years(whole, "raw_coal") == [2023, 2020]  # no GDP of 2024
    assert whole.outcomes["raw_coal", 2023].loc["CN-SX", "precision"] == "rounded"
