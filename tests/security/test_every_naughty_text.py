"""Every hostile text as name, term, statement and locator, on every page and in every file of the app."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.answers.routes import ROUTES
from components.dataset.user_window import WINDOW, UserData, View, user_data
from components.export import package
from components.export.brief.render import comparison_brief, industry_brief, region_brief
from components.export.user_files import user_csv, user_table
from components.export.workbook import Readme, workbook
from components.text import i18n
from data.atlas import Atlas
from data.store.dataset import Saved
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import store_settings
from tests.apptest import drawn_by, open_page
from tests.components.export.brief.brief_settings import settings_of
from tests.data.store.conftest import all_cells
from tests.security.hostile import hostile
from tests.security.markup import Tags, harmless, harmless_panel
from tests.security.naughty import ALL, NOWHERE

INDUSTRIES = ALL[2::4]
FOREIGN = {"script", "img", "iframe", "form", "input", "link", "base", "object", "math", "details"}
FORMULA = re.compile(r"^[=+\-@\t\r\uff1d](?![\d.]+$)")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DatasetStore, Saved]]:
    """A store that the app in this process uses, and a dataset with every text in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_DATA_DIR", str(tmp_path_factory.mktemp("hostile")))
        patch.delenv("ATLAS_DATABASE_URL", raising=False)
        st.cache_resource.clear()
        store = DatasetStore(store_settings())
        yield store, store.save(hostile(ALL, INDUSTRIES))
        forget(store.settings)
        st.cache_resource.clear()


@pytest.mark.parametrize("start", range(0, len(ALL), WINDOW))
@pytest.mark.parametrize("key", ["map", "heatmap", "compare", "profile", "evidence"])
def test_every_text_is_text_on_every_page(saved: tuple[DatasetStore, Saved], key: str, start: int) -> None:
    _store, dataset = saved
    query = {"dataset": dataset.id, "order": "file", "rows_from": str(start), "lang": "zh" if start else "en"}
    shown = [f"r{at}" for at in range(start, min(start + WINDOW, len(ALL)))]
    query |= {"region": shown[0], "industry": f"i{start // WINDOW}", "compare": ",".join(shown[1:5])}
    at = open_page(key, **query)
    harmless(at, (key, start))
    # Select the other regions in the same session, one after another.
    for region in shown[6::9]:
        at.query_params["region"] = region
        at.query_params["compare"] = f"{region},{shown[0]}"
        harmless(at.run(), (key, region))


@pytest.mark.parametrize("start", range(0, len(ALL), WINDOW))
@pytest.mark.parametrize("key", ["map", "heatmap"])
def test_every_text_is_text_in_the_answer_to_every_click(
    saved: tuple[DatasetStore, Saved], key: str, start: int
) -> None:
    _store, dataset = saved
    at = open_page(key, dataset=dataset.id, order="file", rows_from=str(start), lang="zh" if start else "en")
    (address,) = [data["address"] for data in drawn_by(at, "focusAtlasPanel")]
    answers = TestClient(Starlette(routes=ROUTES)).get(f"/{address}").json()
    assert len(answers["panels"]) > min(WINDOW, len(ALL) - start)
    for block in answers["blocks"]:
        harmless_panel(block, key)
    for rules in answers["styles"].values():
        assert not [css for css in rules.values() if "<" in css or NOWHERE in css]


def test_the_key_of_a_hostile_dataset_manages_it(saved: tuple[DatasetStore, Saved]) -> None:
    _store, dataset = saved
    harmless(open_page("your_data", dataset=dataset.id, key=dataset.key), "your_data")


def fields(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_no_file_holds_a_formula_and_every_file_holds_the_texts(
    saved: tuple[DatasetStore, Saved], tmp_path: Path
) -> None:
    store, dataset = saved
    header = store.open(dataset.id)
    rows = fields(b"".join(user_csv(store, header)))
    assert len(rows) == 1 + len(ALL) * len(INDUSTRIES)
    for row in rows[1:]:
        assert not any(FORMULA.match(text) for text in (*row[:2], *row[5:]))
    kept = [name.replace("\0", "\u2400") for name in ALL]
    assert [name for name in kept if not {name, f"'{name}"} & {row[0] for row in rows}] == []

    with (tmp_path / "zip").open("w+b") as file:
        package.user_package(user_table(store, header), file)
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
            assert not [name for name in archive.namelist() if ".." in name or name.startswith("/") or NOWHERE in name]
            json.loads(archive.read("datapackage.json"))
            inner = next(name for name in archive.namelist() if name.endswith(".csv"))
            assert fields(archive.read(inner)) == rows

    cells = all_cells(store, dataset.id).head(2_000)
    about = {"about": ALL[0], "licence": ALL[1], "link": ALL[2], "version": ALL[3], "date": header.created_at.date()}
    book = workbook(
        cells, Readme(title=ALL[5], columns={}, sources=list(ALL[:40]), caveats=list(ALL[40:80]), **about), sheet=ALL[9]
    )
    opened = openpyxl.load_workbook(io.BytesIO(book))
    for sheet in opened:
        for line in sheet.iter_rows():
            for one in line:
                assert one.data_type != "f", one.value
                assert one.hyperlink is None or NOWHERE not in str(one.hyperlink.target)


@pytest.mark.parametrize("start", range(0, len(ALL), WINDOW))
def test_a_brief_is_a_document_of_its_own_elements_only(
    saved: tuple[DatasetStore, Saved], atlas: Atlas, start: int
) -> None:
    store, dataset = saved
    view = View(order="file", region_page=start // WINDOW)
    data: UserData = user_data(store, store.open(dataset.id), view, atlas)
    settings = settings_of(data, "zh" if start else "en")
    regions, industries = list(data.atlas.regions), list(data.atlas.industries)
    documents = [region_brief(settings, region) for region in regions[start // WINDOW :: 9]]
    documents += [industry_brief(settings, industries[start // WINDOW]), comparison_brief(settings, regions[:4])]
    i18n.use("en")
    for document in documents:
        found = Tags(document)
        assert not found.leading
        assert not found.tags & FOREIGN
        assert document.count("<style") == 1
        assert document.count("</html>") == 1
