"""Every page with a dataset of the user's own; what the secret link does; what unknown links say."""

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from components.dataset import cache
from components.dataset.user_window import View
from components.evidence.table import evidence_table
from components.export.neutral import runs
from components.export.table_csv import table_csv
from components.output.downloads import Table, action, line, table_workbook
from components.output.file_name import file_stem
from components.output.view_link import view_link
from components.page.open_page import OpenPage
from components.page.registry import BY_KEY, PAGES
from components.selection.model import Selection
from components.text.theme import LIGHT
from data.load import HERE
from data.store.dataset import NewDataset, Saved
from data.store.datasets import DatasetStore
from tests.apptest import panel_text
from tests.data.store.conftest import frame_of, grid

APP = str(HERE.parent / "app.py")
HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "=cmd|' /C calc'!A0",
    "$\\frac{1}{0}$ **bold** :red[x]",
    "\u202egnp.exe",
    "𝒳" * 60,
]


def opened(script: Path, **query: str) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    return at.switch_page(str(Path("pages") / script.name)).run()


def text(at: AppTest) -> str:
    parts = [*at.markdown, *at.caption, *at.subheader, *at.title, *at.warning, *at.error, *at.success, *at.info]
    return "\n".join([*(str(part.value) for part in parts), panel_text(at)]).replace("\\", "")


def hostile() -> NewDataset:
    cells = [
        (region, industry, year, float(i + j + 1), None, region, industry, region)
        for i, region in enumerate(HOSTILE)
        for j, industry in enumerate(HOSTILE)
        for year in (2020, 2021)
    ]
    return NewDataset(HOSTILE[0], frame_of(cells), source=HOSTILE[1], unit=HOSTILE[2])


@pytest.fixture(params=["amounts", "large", "levels", "hostile", "china"])
def saved(request: pytest.FixtureRequest, store: DatasetStore) -> Saved:
    names = ("Beijing", "Guangdong", "Elsewhere")
    coded = [(region, "ic", None, None, level, "", "", "") for level, region in enumerate(names, 1)]
    china = [(region, industry, None, 3.0, None, "", "", "") for region in names for industry in ("ic", "ai")]
    datasets = {
        "amounts": grid(5, 4),
        "large": grid(50, 45),
        "levels": NewDataset("levels", frame_of(coded), coded=True),
        "hostile": hostile(),
        "china": NewDataset("china", frame_of(china), units={"Beijing": "CN-BJ", "Guangdong": "CN-GD"}),
    }
    return store.save(datasets[request.param])


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_page_opens_with_it(entry: object, saved: Saved) -> None:
    for more in ({}, {"values": "share"}, {"values": "raw", "order": "name", "rows_from": "40"}):
        at = opened(entry.script, dataset=saved.id, industry="i0", **more)  # type: ignore[attr-defined]
        assert not at.exception, more


def test_the_header_and_the_footer_say_whose_data_they_are(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3, name="Jobs of mine"))
    at = opened(HERE.parent / "pages" / "heatmap.py", dataset=saved.id)
    assert "Your dataset **Jobs of mine**" in text(at)
    assert "“Jobs of mine”, a dataset of the user’s own" in text(at)
    assert store.open(saved.id).version in text(at)
    at.button(key="leave-dataset").click().run()
    assert "dataset" not in at.query_params


def test_an_unknown_link_gives_a_sentence_and_the_built_in_dataset(store: DatasetStore) -> None:
    for dataset in ("A" * 22, "'; DROP TABLE datasets;--", "x"):
        at = opened(HERE.parent / "pages" / "heatmap.py", dataset=dataset)
        assert not at.exception
        assert "There is no dataset under this link" in text(at)
        assert "Peng Juan" in text(at)


def test_a_deleted_dataset_is_gone_at_once(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    page = HERE.parent / "pages" / "heatmap.py"
    assert "Your dataset" in text(opened(page, dataset=saved.id))
    store.delete(saved.id, saved.key)
    assert "There is no dataset under this link" in text(opened(page, dataset=saved.id))


def test_the_secret_link_renames_and_deletes(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    page = HERE.parent / "pages" / "your_data.py"
    at = opened(page, dataset=saved.id, key=saved.key)
    at.text_input(key="manage-name").input("Another name").run()
    at.button(key="rename").click().run()
    assert store.open(saved.id).name == "Another name"
    assert at.button(key="delete").disabled
    at.checkbox(key="sure").check().run()
    at.button(key="delete").click().run()
    assert not at.exception
    with pytest.raises(Exception, match="no dataset under this link"):
        store.open(saved.id)


def test_a_wrong_key_changes_nothing(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    at = opened(HERE.parent / "pages" / "your_data.py", dataset=saved.id, key="A" * 22)
    at.checkbox(key="sure").check().run()
    at.button(key="delete").click().run()
    assert "does not fit this dataset" in text(at)
    assert store.open(saved.id).cells == 9


def test_a_click_on_the_scale_changes_the_numbers(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    page = HERE.parent / "pages" / "map.py"
    assert "LQ 1." in text(opened(page, dataset=saved.id))
    assert re.search(r"\d\s%", text(opened(page, dataset=saved.id, values="share")))
    assert "jobs" in text(opened(page, dataset=saved.id, values="raw"))


def test_downloads_of_a_hostile_dataset_are_neutral_and_name_it(store: DatasetStore) -> None:
    saved = store.save(hostile())
    data = cache.user_data(saved.id, View())
    page = OpenPage(BY_KEY["evidence"], data.atlas, Selection(dataset=saved.id), data.focus, LIGHT, data)
    table = Table(HOSTILE[2], lambda: evidence_table(page, list(data.atlas.evidence.values())), "rows")
    assert re.fullmatch(r"[\w-]+", file_stem(page, "rows"))
    assert HOSTILE[0] in page.dataset.source_line()
    assert data.header.version in page.dataset.source_line()
    for row in csv.reader(io.StringIO(table_csv(table.rows()).decode("utf-8-sig"))):
        assert not [field for field in row if runs(field)]
    book = openpyxl.load_workbook(io.BytesIO(table_workbook(page, table, view_link(page))))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or (runs(str(cell.value)) and not cell.quotePrefix)]
    texts = " ".join(str(cell.value) for cell in cells)
    assert saved.id in texts
    assert "CC BY" not in texts  # nobody has given the user's data away


def test_names_of_a_dataset_are_shown_as_text_in_a_button() -> None:
    hostile_word = '"><img src=x onerror=alert(1)> &amp; ' + HOSTILE[0]
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(line([action("figure", HOSTILE[0], {"title": hostile_word}, done="", failed="")]))
    assert [tag for tag, _attributes in found] == ["span", "button", "span"]
    assert unquote(found[1][1]["data-title"] or "") == hostile_word


def test_the_secret_link_restores_the_data_before(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    before = store.open(saved.id)
    store.replace(saved.id, saved.key, grid(2, 2))
    heatmap, page = HERE.parent / "pages" / "heatmap.py", HERE.parent / "pages" / "your_data.py"
    assert store.open(saved.id).version in text(opened(heatmap, dataset=saved.id))
    at = opened(page, dataset=saved.id, key=saved.key)
    assert f"Earlier version {before.version}: 9 cells" in text(at)
    at.button(key=f"restore-{before.version}").click().run(timeout=60)
    assert "Restored." in text(at)
    assert store.open(saved.id).version == before.version
    assert before.version in text(opened(heatmap, dataset=saved.id))


def test_a_wrong_key_is_offered_no_replacement(store: DatasetStore) -> None:
    saved = store.save(grid(3, 3))
    at = opened(HERE.parent / "pages" / "your_data.py", dataset=saved.id, key="A" * 22)
    assert "does not fit this dataset" in text(at)
    assert "Replace the data" not in text(at)
