"""The arithmetic that is shown: its steps, done again here, give the result that the page uses."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import ascii_lowercase

import pytest
import streamlit as st

from analysis.distinctiveness import distinctiveness
from analysis.focus import Focus
from analysis.ruzicka import ruzicka
from components.compare.arithmetic import workings
from components.compare.arithmetic_steps import Working
from components.compare.average import averages
from components.compare.comparison import Comparison, compare
from components.dataset import cache
from components.dataset.scale_text import name_steps
from components.dataset.user_window import View
from components.page.open_page import OpenPage
from components.page.registry import BY_KEY
from components.selection.model import Selection
from components.text.theme import LIGHT
from data.atlas import Atlas
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of

STEPS = re.compile(r"(?:.*: )?(?P<left>[^=]+) = .*\*\*(?P<result>[\d.]+)\*\*$")


@pytest.fixture
def comparison(atlas: Atlas, focus: Focus) -> Comparison:
    chosen = Selection(compare=("CN-SH", "CN-BJ", "CN-GD"))
    return compare(OpenPage(BY_KEY["compare"], atlas, chosen, focus, LIGHT))


def worked_out(expression: str) -> float:
    python = expression.replace("×", "*").replace("√", "sqrt ").replace("ln(", "log(")
    python = re.sub(r"sqrt (\d+)", r"sqrt(\1)", python)
    allowed = {"min": min, "sqrt": math.sqrt, "log": math.log}
    return float(eval(python, {"__builtins__": {}}, allowed))  # the page's own digits


def test_every_number_is_worked_out_to_its_result(comparison: Comparison) -> None:
    shown = dict(workings(comparison))
    assert len(shown) == 4 * 3 + 6 + 2 + 6 + 3  # four measures a pair, sets, two means, cells of their table, regions
    for name, make in shown.items():
        lead_to_their_result(name, make())


def lead_to_their_result(name: str, working: Working) -> None:
    steps = STEPS.match(working.steps)
    assert steps, working.steps
    assert worked_out(steps["left"]) == pytest.approx(working.result, abs=2e-3), name
    assert float(steps["result"]) == pytest.approx(working.result, abs=1e-4)


def test_the_score_of_each_industry_is_worked_out_in_its_row(comparison: Comparison) -> None:
    rows = dict(workings(comparison))["Distinctiveness: Guangdong"]().vectors
    scores = distinctiveness(comparison.levels).loc["CN-GD"].dropna()
    assert len(rows) == len(scores)
    for steps, score in zip(rows["Steps"], rows["Distinctiveness"], strict=True):
        left, middle, result = steps.split(" = ")
        assert worked_out(left) == pytest.approx(worked_out(middle), abs=2e-3)
        assert float(result) == pytest.approx(score)


def test_who_names_nothing_has_no_number_to_work_out(atlas: Atlas, focus: Focus) -> None:
    chosen = Selection(compare=("CN-SH", "CN-MO"))
    shown = dict(workings(compare(OpenPage(BY_KEY["compare"], atlas, chosen, focus, LIGHT))))
    assert [name for name in shown if "Macao" in name] == ["Only Macao"]


AMOUNTS = {
    "Shanghai": (30.0, 10.0, 60.0, None),
    "Beijing": (10.0, 50.0, 0.0, 5.0),
    "North": (None, 7.0, None, None),
}


Rows = Mapping[str, Sequence[float | None]]


@contextmanager
def saved(
    rows: Rows, folder: Path, monkeypatch: pytest.MonkeyPatch, compare_first: int | None = None
) -> Iterator[Comparison]:
    """Some regions of a dataset, compared; its columns are ic, ai, ev and so on, a blank is no cell."""
    monkeypatch.setenv("ATLAS_DATA_DIR", str(folder))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    names = ("ic", "ai", "ev", *ascii_lowercase[-9:])
    cells = [
        (region, industry, None, value, None, "", "", "")
        for region, row in rows.items()
        for industry, value in zip(names, row, strict=False)
        if value is not None
    ]
    store = DatasetStore(store_settings())
    data = cache.user_data(store.save(NewDataset("jobs", frame_of(cells))).id, View())
    name_steps(data)
    chosen = Selection(compare=tuple(data.atlas.regions)[:compare_first])
    yield compare(OpenPage(BY_KEY["compare"], data.atlas, chosen, data.focus, LIGHT, data))
    name_steps(None)
    engine(store.settings).dispose()
    st.cache_resource.clear()


@pytest.fixture
def amounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Comparison]:
    with saved(AMOUNTS, tmp_path, monkeypatch) as found:
        yield found


def test_concentration_and_distance_of_amounts_are_worked_out(amounts: Comparison) -> None:
    shown = dict(workings(amounts))
    for name, make in shown.items():
        lead_to_their_result(name, make())
    index = shown["Concentration (Herfindahl, normalised): Shanghai"]()
    assert index.result == pytest.approx((0.3**2 + 0.1**2 + 0.6**2 - 1 / 3) / (1 - 1 / 3))
    assert sorted(index.vectors["s"]) == [0.1, 0.3, 0.6]  # what is blank has no share
    both = next(make() for name, make in shown.items() if name.startswith("Krugman") and "North" not in name)
    assert both.result == pytest.approx(abs(0.3 - 10 / 60) + abs(0.1 - 50 / 60) + 0.6)
    assert not [name for name in shown if name.startswith(("Conc", "Theil")) and "North" in name]  # one industry


def test_quotients_are_worked_out_from_the_totals_of_the_whole(amounts: Comparison) -> None:
    shown = dict(workings(amounts))
    quotient = shown["Location quotient: Shanghai"]()
    # Shanghai 100 of 172, ev 60 of 172 in all: what is blank counts in no total.
    assert quotient.result == pytest.approx((60 / 100) / (60 / 172))
    assert quotient.steps.startswith("ev: (60 / 100) / (60 / 172) = ")
    assert quotient.vectors["Total of the industry"].tolist() == [60, 40, 67]
    even = shown["Symmetric location quotient: Shanghai"]()
    assert even.result == pytest.approx((172 / 100 - 1) / (172 / 100 + 1))
    assert not [name for name in shown if name.startswith("Complexity")]  # three regions have no scale of complexity


def test_complexity_is_worked_out_from_its_row_of_the_matrix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Region n has the first n of twelve industries: the more it has, the rarer they are.
    stairs = {f"R{n}": tuple(1.0 if at < n else 0.0 for at in range(12)) for n in range(1, 13)}
    with saved(stairs, tmp_path, monkeypatch, compare_first=3) as found:
        shown = dict(workings(found))
        for name in [name for name in shown if name.startswith("Complexity")]:
            working = shown[name]()
            rows = working.vectors
            assert rows["a"].sum() == pytest.approx(1, abs=1e-3)
            assert rows["ECI"].mean() == pytest.approx(0, abs=1e-3)
            assert rows["ECI"].std(ddof=0) == pytest.approx(1, abs=1e-3)
            own = rows.set_index("Region").loc[name.removeprefix("Complexity (ECI): ")]
            terms = re.fullmatch(
                r"Σ a v / v = (.+) / (.+) = (.+) = λ; v - mean\(v\) = (.+) = \*\*(.+)\*\*", working.steps
            )
            assert terms
            total, v, eigenvalue, difference, result = terms.groups()
            assert float(total) == pytest.approx(rows["a × v"].sum(), abs=1e-3)
            assert float(total) / float(v) == pytest.approx(float(eigenvalue), abs=2e-3)
            assert float(v) == own["v"]
            assert worked_out(difference) == pytest.approx(working.result, abs=2e-4)
            assert float(result) == own["ECI"]
        assert sum(name.startswith("Complexity") for name in shown) == 3


def test_the_average_of_all_regions_is_a_sum_over_those_that_name_it(atlas: Atlas, focus: Focus) -> None:
    chosen = Selection(compare=("CN-SH", "CN-BJ"), average=True)
    made = dict(workings(compare(OpenPage(BY_KEY["compare"], atlas, chosen, focus, LIGHT))))["Average of all regions"]()
    lead_to_their_result("average", made)
    row = made.vectors.set_index("Industry").loc["Integrated circuits"]
    levels = [level for level in focus.levels["integrated-circuits"] if level == level]
    assert (row["Sum"], row["Regions in the average"]) == (sum(levels), len(levels))


def test_the_average_of_amounts_leaves_blanks_out(amounts: Comparison) -> None:
    known = averages(amounts)
    quotients = [(30 / 100) / (40 / 172), (10 / 65) / (40 / 172)]  # ic of Shanghai and Beijing; North has none
    assert known.regions("i0") == 2
    assert known.mean("i0") == pytest.approx(sum(quotients) / 2)
    assert known.short("i0") == f"{sum(quotients) / 2:.2f}"
    assert known.written("i0") == f"LQ {sum(quotients) / 2:.2f}"


def test_the_vectors_hold_what_the_steps_add_up(comparison: Comparison) -> None:
    working = dict(workings(comparison))["Ruzicka: Shanghai – Beijing"]()
    assert working.steps.startswith(f"{working.vectors['min'].sum():.0f} / {working.vectors['max'].sum():.0f} = ")
    assert working.result == ruzicka(comparison.levels).loc["CN-SH", "CN-BJ"]
    assert list(working.vectors.columns[:3]) == ["Industry", "Shanghai", "Beijing"]
    *_rows, foot = working.as_markdown(comparison.page.links).splitlines()
    smaller, larger = working.vectors["min"].sum(), working.vectors["max"].sum()
    assert foot.startswith("| **Sum** |")
    assert foot.endswith(f"| **{smaller:.0f}** | **{larger:.0f}** |")


def test_the_tray_decides_and_is_filled_up_to_two(atlas: Atlas, focus: Focus) -> None:
    one = compare(OpenPage(BY_KEY["compare"], atlas, Selection(compare=("CN-AH",)), focus, LIGHT))
    assert one.regions[0] == "CN-AH"
    assert len(one.regions) == 2
    nobody = compare(OpenPage(BY_KEY["compare"], atlas, Selection(region="CN-GD"), focus, LIGHT))
    assert nobody.regions[0] == "CN-GD"
    assert len(nobody.regions) == 2


def test_a_mean_is_over_the_pairs_that_are_shown(comparison: Comparison) -> None:
    within = dict(workings(comparison))["Mean similarity within an agglomeration"]()
    near = ruzicka(comparison.levels)
    groups = (("CN-BJ", "CN-TJ", "CN-HE"), ("CN-SH", "CN-JS", "CN-ZJ", "CN-AH"), ("CN-GD", "CN-HK", "CN-MO"))
    pairs = [near.loc[a, b] for group in groups for i, a in enumerate(group) for b in group[i + 1 :]]
    known = [value for value in pairs if value == value]
    assert len(within.vectors) == len(known)
    assert within.result == pytest.approx(sum(known) / len(known))


def test_a_count_is_the_number_of_rows_that_are_shown(comparison: Comparison) -> None:
    shown = dict(workings(comparison))
    assert shown["Shared by all"]().result == len(shown["Shared by all"]().vectors) == 6
