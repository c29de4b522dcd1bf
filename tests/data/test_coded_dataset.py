from dataclasses import replace

import pytest

from data.atlas import Atlas
from data.coded_dataset import dataset_of
from data.load import load
from tests.data.coding.sample_coding import LOGISTICS, coding


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


def test_a_cell_has_the_level_the_term_and_the_words_of_its_strongest_passage(atlas: Atlas) -> None:
    new = dataset_of(coding(), atlas)
    cells = {row.industry: row for row in new.frame.itertuples()}

    assert list(cells) == [
        "Blockchain, quantum information and advanced computing",
        "Automobiles and parts",
        "Trade and logistics",
    ]
    logistics = cells["Trade and logistics"]
    assert (logistics.region, logistics.level, logistics.term) == ("Tianjin", 3, "航运")
    assert logistics.statement == "积极发展航运服务，新建码头3个。"
    assert logistics.locator == "一、建设先进制造基地, ¶ 3"
    assert new.coded
    assert new.frame["value"].isna().all()


def test_regions_and_columns_are_those_of_the_atlas(atlas: Atlas) -> None:
    new = dataset_of(coding(), atlas)

    assert new.units == {"Tianjin": "CN-TJ"}
    assert new.industry_codes["Trade and logistics"] == LOGISTICS
    assert new.source.startswith("天津市2026年工作要点, 发展改革委, 2026-02; ")


def test_what_has_no_region_or_column_is_no_cell_and_no_passage(atlas: Atlas) -> None:
    whole = coding()
    first, second, *others = whole.passages
    nowhere = replace(first, passage=replace(first.passage, region_id=""))
    nothing = replace(second, passage=replace(second.passage, industry_id="no-such-column"))
    new = dataset_of(replace(whole, passages=(nowhere, nothing, *others)), atlas)

    assert set(new.frame["industry"]) == {
        "Trade and logistics",
        "Blockchain, quantum information and advanced computing",
    }
    assert new.coding is not None
    assert new.coding.passages == tuple(others)


def test_a_coding_without_passages_has_no_cell(atlas: Atlas) -> None:
    new = dataset_of(replace(coding(), passages=()), atlas)
    assert len(new.frame) == 0
