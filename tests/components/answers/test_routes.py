"""The answers to clicks: what the browser fetches is what the page shows after a run, and any process can make it."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.answers.routes import ROUTES
from components.map.answers import map_answers
from components.map.map_figure import PAGE_KEYS as MAP_KEYS
from components.page import answers as page_answers
from components.page.open_page import read_page
from data.store.datasets import DatasetStore
from tests.apptest import drawn_by, open_page
from tests.data.store.conftest import grid

CLIENT = TestClient(Starlette(routes=ROUTES))


def panel_data(at: AppTest) -> dict[str, Any]:
    """What the page sends to the script that draws the panel which answers clicks."""
    (data,) = [panel for panel in drawn_by(at, "focusAtlasPanel") if panel["address"]]
    return data


def answers(data: dict[str, Any]) -> dict[str, Any]:
    response = CLIENT.get(f"/{data['address']}")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def answer_to(found: dict[str, Any], choice: str) -> dict[str, Any]:
    """The answer to a choice, put together as `assets/panel.js` does."""
    rules = {
        figure: "".join(by_part.get(part, "") for part in choice.split("/"))
        for figure, by_part in found["styles"].items()
    }
    return {"blocks": [found["blocks"][at] for at in found["panels"][choice]], "styles": rules}


def chosen_by(page: str, choice: str) -> dict[str, str]:
    """The keys of the URL that a choice sets."""
    if page == "compare":
        return {"industry": choice} if choice else {}
    region, _slash, industry = choice.partition("/")
    return {"region": region or "none"} | ({"industry": industry} if industry else {})


@pytest.mark.parametrize(
    ("page", "query", "choices"),
    [
        ("map", {}, ["", "CN-GD", "CN-370200", "CN-MO"]),
        ("map", {"colour": "industry", "industry": "aerospace", "lang": "zh"}, ["CN-SH", "CN-GD"]),
        ("heatmap", {}, ["CN-GD", "CN-SH/integrated-circuits", "CN-MO/aerospace"]),
        ("heatmap", {"rows": "most", "sources": "commentary", "lang": "zh"}, ["CN-BJ/aerospace"]),
        ("heatmap", {"columns": "selected", "region": "CN-GD", "industry": "aerospace"}, ["CN-GD/aerospace"]),
        ("change", {}, ["", "CN-GD", "/aerospace", "CN-AH/hydrogen-and-storage", "CN-HK/aerospace"]),
        ("change", {"regions": "commentary", "lang": "zh"}, ["CN-SH/biomanufacturing"]),
        ("compare", {"compare": "CN-SH,CN-GD,CN-MO"}, ["", "integrated-circuits", "aerospace"]),
        ("compare", {"compare": "CN-AH@reports-2021,CN-AH@reports-2026", "lang": "zh"}, ["artificial-intelligence"]),
        ("result", {}, ["", "CN-SH", "CN-HK"]),
        ("result", {"industry": "coal-power-and-mining", "across": "share", "lang": "zh"}, ["CN-SX"]),
    ],
)
def test_an_answer_is_what_a_run_with_this_choice_shows(page: str, query: dict[str, str], choices: list[str]) -> None:
    found = answers(panel_data(open_page(page, **query)))
    for choice in choices:
        chosen = query | chosen_by(page, choice)
        shown = panel_data(open_page(page, **chosen))
        assert shown["chosen"] == choice
        assert answer_to(found, choice) == shown["answer"]
    assert not [block for block in found["blocks"] if "&lt;" in block]  # no built-in text has that sign


def test_an_answer_on_a_region_is_what_a_run_with_this_industry_shows() -> None:
    query = {"of": "region", "region": "CN-SH", "edition": "reports-2026"}
    found = answers(panel_data(open_page("result", **query)))
    for industry in ("", "financial-services", "aerospace"):
        shown = panel_data(open_page("result", **query, **({"industry": industry} if industry else {})))
        assert shown["chosen"] == industry
        assert answer_to(found, industry) == shown["answer"]


@pytest.mark.parametrize("page", ["map", "heatmap"])
def test_what_is_selected_changes_no_address_and_all_else_does(page: str) -> None:
    address = panel_data(open_page(page))["address"]
    assert panel_data(open_page(page, region="CN-GD", compare="CN-SH,CN-GD"))["address"] == address
    others = {"lang": "zh"}, {"sources": "commentary"}, {"asof": "2022-12-31"}, {"regions": "all"}
    assert len({address, *(panel_data(open_page(page, **other))["address"] for other in others)}) == 1 + len(others)


def test_the_regions_compared_change_the_address() -> None:
    addresses = {panel_data(open_page("compare", compare=tray))["address"] for tray in ("CN-SH,CN-GD", "CN-SH,CN-BJ")}
    assert len(addresses) == 2


def test_a_process_that_has_shown_nothing_yet_makes_the_same_answers() -> None:
    for page in ("map", "change", "result"):
        data = panel_data(open_page(page, lang="zh"))
        here = answers(data)
        st.cache_resource.clear()
        assert answers(data) == here


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_answers_are_kept_for_good_in_every_coding(coding: str) -> None:
    response = CLIENT.get(f"/{panel_data(open_page('map'))['address']}", headers={"Accept-Encoding": coding})
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers.get("content-encoding", "identity") == coding
    assert "CN-SH" in response.json()["panels"]


@pytest.mark.parametrize(
    "change",
    [
        ("views/", "views/0"),
        ("lang=en", "lang=zh"),
        ("page=map", "page=heatmap"),
        ("page=map", "page=method"),
        ("page=map", "page=none"),
        ("theme=light", "theme=dark"),
        ("?", "?dataset=AAAAAAAAAAAAAAAAAAAAAA&"),
    ],
)
def test_an_address_of_no_view_is_not_found(change: tuple[str, str]) -> None:
    response = CLIENT.get("/" + panel_data(open_page("map"))["address"].replace(*change, 1))
    expected = 200 if change[0] == "?" else 404  # an unknown dataset is replaced by the built-in one, as on the page
    assert response.status_code == expected


@pytest.mark.parametrize("page", ["map", "heatmap"])
def test_a_users_dataset_sends_its_window_and_is_gone_when_deleted(store: DatasetStore, page: str) -> None:
    saved = store.save(grid(60, 12))
    data = panel_data(open_page(page, dataset=saved.id))
    response = CLIENT.get(f"/{data['address']}")
    assert response.headers["cache-control"] == "private, no-cache"
    choices = set(response.json()["panels"])
    assert data["chosen"] in choices
    assert 40 <= len({choice.partition("/")[0] for choice in choices} - {""}) < 60
    for region in islice(sorted(choices - {""}), 0, None, 97):
        key, _slash, industry = region.partition("/")
        chosen = {"region": key} | ({"industry": industry} if industry else {})
        assert answer_to(response.json(), region) == panel_data(open_page(page, dataset=saved.id, **chosen))["answer"]
    assert CLIENT.get(f"/{data['address']}", headers={"If-None-Match": response.headers["etag"]}).status_code == 304
    store.delete(saved.id, saved.key)
    assert CLIENT.get(f"/{data['address']}").status_code == 404


def test_an_address_changes_with_the_dataset_and_with_the_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page, _requested = read_page("map", {"lang": "en"}, MAP_KEYS)
    corrected = replace(page, atlas=replace(page.atlas, content_hash="0" * 64))
    before, after = (map_answers(one).name for one in (page, corrected))
    assert before == map_answers(page).name != after
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "panel.py").write_text("")
    monkeypatch.setattr(page_answers, "ROOT", tmp_path)
    assert map_answers(page).name != before


def test_the_hash_of_the_code_is_that_of_its_files(tmp_path: Path) -> None:
    hashes = set()
    for release, text in enumerate(("old", "new", "new")):
        file = tmp_path / str(release) / "components" / "map" / "view.py"
        file.parent.mkdir(parents=True)
        file.write_text(text)
        hashes.add(page_answers.code_hash(tmp_path / str(release)))
    assert len(hashes) == 2
