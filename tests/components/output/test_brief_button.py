"""What the button of the brief takes from the page, and that it needs nothing of the page's run later."""

from contextvars import Context
from pathlib import Path

import pytest

from components.dataset.scale_text import name_steps
from components.dataset.user_window import View, user_data
from components.export.brief.render import region_brief
from components.output.brief_button import brief_settings
from components.page import registry
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text import i18n
from components.text.formatting import use_steps
from components.text.theme import LIGHT
from data.atlas import Atlas
from data.store.dataset import NewDataset
from data.store.datasets import DatasetStore
from data.store.settings import store_settings
from tests.data.store.conftest import frame_of

LINK = "https://atlas.example.org/profile?of=region"
CELLS = [
    ("上海市", "Chips", 2020, 120.0, None, "", "As printed", "p. 3"),
    ("上海市", "Cars", 2020, 40.0, None, "", "", ""),
    ("北京市", "Chips", 2020, 20.0, None, "", "", ""),
    ("北京市", "Cars", 2020, 60.0, None, "", "", ""),
]


@pytest.fixture
def page(atlas: Atlas, tmp_path: Path) -> OpenPage:
    store = DatasetStore(store_settings({"ATLAS_DATA_DIR": str(tmp_path)}))
    new = NewDataset("Jobs", frame_of(CELLS), unit="thousand", units={"上海市": "CN-SH", "北京市": "CN-BJ"})
    data = user_data(store, store.open(store.save(new).id), View(), atlas)
    selection = Selection(region="CN-SH", language="en", dataset=data.header.id)
    return OpenPage(registry.BY_KEY["profile"], data.atlas, selection, data.focus, LIGHT, data)


def test_a_brief_written_later_has_the_language_of_the_page(page: OpenPage) -> None:
    def run() -> object:
        """The page's run: it sets the language and names the steps of the scale."""
        i18n.use("zh")
        name_steps(page.data)
        return brief_settings(page, LINK)

    settings = Context().run(run)
    use_steps(None)
    html = Context().run(region_brief, settings, "CN-SH")  # type: ignore[arg-type]
    assert '<html lang="zh-Hans">' in html
    assert LINK in html
    # 120 of Shanghai's 160 are chips, 140 of all 240: (3/4) / (7/12) = 9/7.
    assert "1.29（120 thousand）" in html
    assert "As printed" in html
    assert "p. 3" in html
