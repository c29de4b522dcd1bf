"""A cell in words, in the built-in dataset and in a user's; the marks and the colour that go with it."""

from pathlib import Path

import pytest

from analysis.focus import Blank, Focus
from analysis.scale import Scale
from components.cells.cell_text import cell_state, cell_text, cell_value
from components.dataset.built_in_dataset import BuiltInDataset
from components.dataset.scale_text import name_steps
from components.dataset.user_dataset import UserDataset
from components.dataset.user_window import UserData, View, user_data
from components.map.colouring import colouring_by
from components.page.open_page import OpenPage
from components.page.registry import BY_KEY
from components.selection.model import Selection
from components.text.formatting import use_steps
from components.text.theme import LIGHT
from data.atlas import Atlas
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of

# Of Shanghai's 180 jobs 120 are in chips, of all 200 jobs 140: (120 / 180) / (140 / 200) = 20/21 = 0.95.
# Of Beijing's 20 jobs all are in chips: 1 / (140 / 200) = 10/7 = 1.43. Beijing's cars are not in the file.
CELLS = [
    ("上海市", "Chips", 2020, 120.0, None, "", "", ""),
    ("上海市", "Cars", 2020, 60.0, None, "", "As printed", ""),
    ("北京市", "Chips", 2020, 20.0, None, "", "", ""),
]
SHANGHAI, BEIJING = "CN-SH", "CN-BJ"


def window(atlas: Atlas, folder: Path, scale: Scale) -> UserData:
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(folder)}))
    new = NewDataset("Jobs", frame_of(CELLS), unit="thousand", units={"上海市": SHANGHAI, "北京市": BEIJING})
    return user_data(store, store.open(store.save(new).id), View(scale=scale), atlas)


def by_name(data: UserData) -> dict[str, str]:
    """Ids of the industries by name."""
    return {name: key for key, name in data.industry_names.items()}


def test_a_cell_of_a_users_dataset_gives_its_amount_and_whether_it_is_sourced(atlas: Atlas, tmp_path: Path) -> None:
    data = window(atlas, tmp_path, Scale.LQ)
    jobs, ids = UserDataset(data), by_name(data)
    chips, cars = ids["Chips"], ids["Cars"]
    assert cell_value(jobs, BEIJING, chips) == "LQ 1.43 (20 thousand)"
    assert cell_state(jobs, BEIJING, chips) == "LQ 1.43 (20 thousand), unsourced"
    assert cell_text(jobs, BEIJING, chips) == "LQ 1.43 (20 thousand), unsourced"
    # (60 / 180) / (60 / 200) = 10/9
    assert cell_state(jobs, SHANGHAI, cars) == "LQ 1.11 (60 thousand)"
    # Below the first step nothing is claimed, so nothing is unsourced.
    assert cell_state(jobs, SHANGHAI, chips) == "LQ 0.95 (120 thousand)"
    assert cell_state(jobs, BEIJING, cars) == "No value"
    squares, rings = jobs.source_marks()
    assert squares.notna().to_numpy().sum() == rings.notna().to_numpy().sum() == 1
    assert squares.loc[SHANGHAI, cars] == rings.loc[BEIJING, chips] == 1


@pytest.mark.parametrize(
    ("scale", "amount", "mean", "short"),
    [
        (Scale.LQ, "LQ 1.11 (60 thousand)", "LQ 1.50", "1.50"),
        (Scale.SHARE, "33.3 % (60 thousand)", "150.0 %", "150.0 %"),
        (Scale.RAW, "60 thousand", "1.50", "1.50"),
    ],
)
def test_amounts_are_written_on_their_scale(
    atlas: Atlas, tmp_path: Path, scale: Scale, amount: str, mean: str, short: str
) -> None:
    data = window(atlas, tmp_path, scale)
    jobs = UserDataset(data)
    assert jobs.amount(SHANGHAI, by_name(data)["Cars"]) == amount
    assert (jobs.mean(1.5), jobs.short_mean(1.5)) == (mean, short)


def test_a_cell_of_the_built_in_dataset_gives_its_level_and_who_states_it(atlas: Atlas, focus: Focus) -> None:
    built_in = BuiltInDataset(atlas, focus)
    both = focus.commentary.notna() & focus.lists.notna() & (focus.commentary != focus.lists)
    region, industry = next((row, column) for row in both.index for column in both.columns[both.loc[row]])
    stated, listed = int(focus.commentary.loc[region, industry]), int(focus.lists.loc[region, industry])
    text = cell_text(built_in, str(region), str(industry))
    assert text.startswith(f"{max(stated, listed)} ")
    assert text.endswith(f"(commentary {stated} and official list {listed})")
    assert cell_state(built_in, SHANGHAI, "smart-city") == cell_text(built_in, SHANGHAI, "smart-city")
    assert cell_value(built_in, SHANGHAI, "smart-city") == "Not mentioned"


def test_a_region_without_a_value_is_hatched_on_the_map(atlas: Atlas, tmp_path: Path) -> None:
    data = window(atlas, tmp_path, Scale.LQ)
    name_steps(data)
    cars = by_name(data)["Cars"]
    chosen = Selection(region=SHANGHAI, industry=cars, dataset=data.header.id, page_values=(("colour", "industry"),))
    page = OpenPage(BY_KEY["map"], data.atlas, chosen, data.focus, LIGHT, data)
    colouring = colouring_by(page, "industry")
    use_steps(None)
    assert data.focus.blank(BEIJING, cars) is Blank.NO_VALUE
    beijing = colouring.classes[colouring.class_of[BEIJING]]
    assert (beijing.name, beijing.hatched) == ("No value", True)
    assert [item.name for item in colouring.classes if item.hatched] == ["No value"]
    assert not colouring.classes[colouring.class_of[SHANGHAI]].hatched
