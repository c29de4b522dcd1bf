"""Two tabs of one viewer: neither changes the other, and a deleted dataset is reported in both."""

from data.store.datasets import DatasetStore
from tests.apptest import is_complete, open_page, page_text
from tests.data.store.conftest import grid


def test_each_tab_keeps_its_own_view() -> None:
    one, other = open_page(region="CN-CQ"), open_page("heatmap", region="CN-HK", lang="zh")
    one.selectbox(key="pick-region").select("CN-ZJ").run()
    other.run()
    assert other.query_params["region"] in ("CN-HK", ["CN-HK"])
    assert one.query_params["region"] in ("CN-ZJ", ["CN-ZJ"])
    assert other.title[0].value != one.title[0].value


def test_a_dataset_deleted_in_one_tab_is_reported_in_the_other(file_store: DatasetStore) -> None:
    saved = file_store.save(grid(3, 4, name="Jobs of mine"))
    reading = open_page("heatmap", dataset=saved.id)
    managing = open_page("your_data", dataset=saved.id, key=saved.key)
    assert "Jobs of mine" in page_text(reading)
    file_store.rename(saved.id, saved.key, "Jobs, renamed")
    assert "Jobs, renamed" in page_text(reading.run())
    for box in managing.checkbox:
        box.check()
    managing.run()
    next(button for button in managing.button if button.label == "Delete").click().run()
    assert not managing.exception
    assert "There is no dataset under this link" in page_text(reading.run())
    assert is_complete(reading)
