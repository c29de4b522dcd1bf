"""What pages say where nothing is known, and of data of the user's own: a blank is never a zero."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.page.registry import BY_KEY
from data.load import HERE
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.upload.interpretation import interpret
from data.upload.limits import Limits
from data.upload.parse import parse_file
from data.upload.parsed import Answers, settle
from tests.apptest import figures, panel_text, plain
from tests.data.store.conftest import frame_of

APP = str(HERE.parent / "app.py")


def opened(key: str, **query: str) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=60)
    for name, value in ({"lang": "en"} | query).items():
        at.query_params[name] = value
    at.run()
    at = at.switch_page(str(Path("pages") / BY_KEY[key].script.name)).run()
    assert not at.exception
    return at


def text(at: AppTest) -> str:
    parts = [*at.markdown, *at.caption, *at.subheader, *(html.proto.body for html in at.get("html"))]
    return plain("\n".join([*(str(getattr(part, "value", part)) for part in parts), panel_text(at)]))


def amounts() -> NewDataset:
    cells = [
        ("high", "x", None, 90.0, None, "", "", ""),
        ("high", "y", None, 10.0, None, "", "", ""),
        ("low", "x", None, 1.0, None, "", "", ""),
        ("low", "y", None, 99.0, None, "told", "The file says so.", "p. 1"),
        ("unknown", "x", None, None, None, "", "", ""),
        ("unknown", "y", None, 5.0, None, "", "", ""),
    ]
    return NewDataset("amounts", frame_of(cells), unit="jobs")


@pytest.mark.parametrize("key", ["map", "profile"])
def test_every_page_says_that_a_region_is_not_covered(key: str) -> None:
    shown = text(opened(key, asof="2020-06-01", region="CN-SH"))
    assert "Not covered: no source of this region is in force under this choice" in shown
    assert "Shanghai selected. Not covered: no source" in shown
    for zero in ("Names 0", "shares nothing", "each of its industries", "0 rows"):
        assert zero not in shown


def test_rows_in_place_of_a_map_show_what_the_colouring_asks(store: DatasetStore) -> None:
    dataset = store.save(amounts()).id
    at = opened("map", dataset=dataset, colour="industry", industry="i0")
    assert "x: LQ 1 or above in 1 of 3 regions in view" in text(at)
    spec = figures(at)[0]
    assert spec["layout"]["yaxis"]["ticktext"] == ["high", "low", "unknown · No value"]
    shades, axis = spec["layout"]["xaxis"]["title"]["text"].split("<br>")
    assert axis == "Location quotient"
    assert shades.endswith("■</span> LQ 1.5–3")  # of the one mark that stands at a step: (90/100) / (91/206) = 2.04
    assert spec["data"][0]["marker"]["symbol"] == ["square", "square-open", "square-open"]
    assert spec["data"][0]["x"][2] is None
    assert "high, low and unknown have the most industries at LQ 1 or above: 1 each" in text(
        opened("map", dataset=dataset, colour="count")
    )


@pytest.mark.parametrize("key", ["map", "heatmap", "compare", "profile", "evidence"])
def test_unsourced_cells_of_a_user_are_marked(store: DatasetStore, key: str) -> None:
    at = opened(key, dataset=store.save(amounts()).id, region="r0")
    shown = text(at) + json.dumps(figures(at), ensure_ascii=False)
    assert "nsourced" in shown
    assert "the term of the source" not in shown
    assert "Named by" not in shown
    assert "sources in force" not in shown
    assert "rows of evidence" not in shown


@pytest.mark.parametrize("key", ["map", "heatmap", "compare", "profile", "evidence"])
def test_a_file_without_any_source_says_so_once(store: DatasetStore, key: str) -> None:
    rows = amounts().frame.assign(term="", statement="", locator="")
    at = opened(key, dataset=store.save(replace(amounts(), frame=rows)).id, region="r0")
    assert text(at).count("No cell in view has a source of its own.") == 1
    assert "nsourced" not in json.dumps(figures(at), ensure_ascii=False) + text(at)


def test_pages_about_the_atlas_name_the_steps_of_the_linked_dataset(store: DatasetStore) -> None:
    shown = text(opened("your_data", dataset=store.save(amounts()).id, region="r0"))
    assert "high selected. 1 industry in view at LQ 1 or above." in shown
    assert "Values: Location quotient" in shown


def test_regions_without_an_industry_are_grouped_by_kind_of_blank(store: DatasetStore) -> None:
    shown = text(opened("profile", dataset=store.save(amounts()).id, industry="i0", of="industry"))
    assert re.search(r"Below the first step · 1\s+.*?low", shown)
    assert re.search(r"No value · 1\s+.*?unknown", shown)


def test_not_applicable_differs_from_no_value(store: DatasetStore) -> None:
    raw = "region,x,y\nhigh,90,10\nlow,1,99\nnever,不适用,7\nunknown,n/a,5\n".encode()
    limits = Limits()
    frame = settle(parse_file(raw, interpret(raw, limits), limits), Answers(accept_warnings=True))
    dataset = store.save(NewDataset("excluded", frame)).id
    heatmap = opened("heatmap", dataset=dataset, region="r2", industry="i0")
    assert "Not applicable" in text(heatmap)
    assert "The file says that there can be no value here." in text(heatmap)
    drawn = {trace.get("name"): trace for trace in figures(heatmap)[0]["data"]}
    assert len(drawn["Not applicable"]["x"]) == len(drawn["No value"]["x"]) == 1
    assert drawn["Not applicable"]["marker"]["symbol"] != drawn["No value"]["marker"]["symbol"]
    rows = opened("map", dataset=dataset, colour="industry", industry="i0")
    labels = figures(rows)[0]["layout"]["yaxis"]["ticktext"]
    assert set(labels) == {"high", "low", "never · Not applicable", "unknown · No value"}


@pytest.mark.parametrize("key", ["change", "result"])
def test_pages_on_the_built_in_dataset_say_that_a_users_selection_is_not_theirs(store: DatasetStore, key: str) -> None:
    at = opened(key, dataset=store.save(amounts()).id, region="r0", industry="i0", compare="r0,r1")
    assert "about the built-in dataset: regions and industries of your dataset are not on it" in at.info[0].value
    assert not [note for note in opened(key).info if "about the built-in dataset" in note.value]
