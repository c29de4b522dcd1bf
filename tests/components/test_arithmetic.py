"""The arithmetic that is shown: its steps, done again here, give the result that the page uses."""

import math
import re

import pytest

from analysis.focus import Focus
from analysis.ruzicka import ruzicka
from components.arithmetic import workings
from components.comparison import Comparison, compare
from components.registry import BY_KEY
from components.selection import Selection
from components.shell import OpenPage
from components.theme import LIGHT
from data.load import Atlas

STEPS = re.compile(r"(?:.*: )?(?P<left>[^=]+) = .*\*\*(?P<result>[\d.]+)\*\*$")


@pytest.fixture
def found(atlas: Atlas, focus: Focus) -> Comparison:
    chosen = Selection(compare=("CN-SH", "CN-BJ", "CN-GD"))
    return compare(OpenPage(BY_KEY["compare"], atlas, chosen, focus, LIGHT))


def worked_out(expression: str) -> float:
    python = expression.replace("×", "*").replace("√", "sqrt ").replace("ln(", "log(")
    python = re.sub(r"sqrt (\d+)", r"sqrt(\1)", python)
    allowed = {"min": min, "sqrt": math.sqrt, "log": math.log}
    return float(eval(python, {"__builtins__": {}}, allowed))  # the page's own digits


def test_every_number_is_worked_out_to_its_result(found: Comparison) -> None:
    shown = dict(workings(found))
    assert len(shown) == 4 * 3 + 6 + 2 + 3  # four measures a pair, the sets, two means, one a region
    for name, make in shown.items():
        working = make()
        steps = STEPS.match(working.steps)
        assert steps, working.steps
        assert worked_out(steps["left"]) == pytest.approx(working.result, abs=2e-3), name
        assert float(steps["result"]) == pytest.approx(working.result, abs=1e-4)


def test_the_vectors_hold_what_the_steps_add_up(found: Comparison) -> None:
    working = dict(workings(found))["Ruzicka: Shanghai – Beijing"]()
    assert working.steps.startswith(f"{working.vectors['min'].sum():.0f} / {working.vectors['max'].sum():.0f} = ")
    assert working.result == ruzicka(found.levels).loc["CN-SH", "CN-BJ"]
    assert list(working.vectors.columns[:3]) == ["Industry", "Shanghai", "Beijing"]


def test_the_tray_decides_and_is_filled_up_to_two(atlas: Atlas, focus: Focus) -> None:
    one = compare(OpenPage(BY_KEY["compare"], atlas, Selection(compare=("CN-AH",)), focus, LIGHT))
    assert one.regions[0] == "CN-AH"
    assert one.added == one.regions[1:]
    assert len(one.regions) == 2
    nobody = compare(OpenPage(BY_KEY["compare"], atlas, Selection(region="CN-GD"), focus, LIGHT))
    assert nobody.regions[0] == "CN-GD"
    assert nobody.added == nobody.regions


def test_a_mean_is_over_the_pairs_that_are_shown(found: Comparison) -> None:
    within = dict(workings(found))["Mean similarity within an agglomeration"]()
    near = ruzicka(found.levels)
    groups = (("CN-BJ", "CN-TJ", "CN-HE"), ("CN-SH", "CN-JS", "CN-ZJ", "CN-AH"), ("CN-GD", "CN-HK", "CN-MO"))
    pairs = [near.loc[a, b] for group in groups for i, a in enumerate(group) for b in group[i + 1 :]]
    known = [value for value in pairs if value == value]
    assert len(within.vectors) == len(known)
    assert within.result == pytest.approx(sum(known) / len(known))


def test_a_count_is_the_number_of_rows_that_are_shown(found: Comparison) -> None:
    shown = dict(workings(found))
    assert shown["Shared by all"]().result == len(shown["Shared by all"]().vectors) == 6
