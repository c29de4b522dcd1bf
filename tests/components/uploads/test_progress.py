"""What is said while a file waits, is read and is saved; and that a click ends each of the three, leaving nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

from components.uploads.import_slot import ONE_AT_A_TIME
from components.uploads.progress import ProgressBar
from data.store import tables
from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import store_settings
from data.upload.grid import STAGES
from tests.data.upload.processes import child_processes


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    yield
    engine(store_settings()).dispose()
    st.cache_resource.clear()


def click() -> None:
    """What a click of the reader does to the run: Streamlit asks it to end when it next draws something."""
    context = get_script_run_ctx()
    assert context is not None
    assert context.script_requests is not None
    context.script_requests.request_stop()


def clicking(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the reader click just before something is said."""
    original = getattr(ProgressBar, name)

    def after_a_click(self: ProgressBar, *arguments: object) -> None:
        click()
        original(self, *arguments)

    monkeypatch.setattr(ProgressBar, name, after_a_click)


def run(script: object) -> AppTest:
    at = AppTest.from_function(script, default_timeout=60).run()  # type: ignore[arg-type]
    assert not at.exception
    return at


def bar(at: AppTest) -> tuple[int, str]:
    shown = at.get("progress")[0].proto
    return shown.value, shown.text


def waits() -> None:
    import streamlit as st

    from components.uploads.import_slot import import_slot
    from components.uploads.progress import ProgressBar

    with import_slot(ProgressBar("Reading jobs.csv")):
        st.markdown("my turn")


def reads() -> None:
    import streamlit as st

    from components.uploads.progress import ProgressBar
    from components.your_data.import_state import UploadedFile, read_upload

    raw = b"region,industry,value\nA,x,1\nB,x,2\nA,y,0\nB,y,\n"
    result = read_upload(UploadedFile("jobs.csv", raw, "1"), ProgressBar("Reading jobs.csv"))
    st.markdown(f"{len(result.parsed.frame)} cells")


def saves() -> None:
    from components.your_data.save import _save
    from tests.data.store.conftest import grid

    _save(grid(30, 30))


def test_a_waiting_upload_shows_the_queue_and_then_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ONE_AT_A_TIME
    lock.acquire()
    queued = ProgressBar.show_queued

    def then_the_other_is_done(self: ProgressBar) -> None:
        queued(self)
        lock.release()

    monkeypatch.setattr(ProgressBar, "show_queued", then_the_other_is_done)
    at = run(waits)
    assert bar(at) == (0, "Another file is being read; yours is next.")
    assert at.markdown[0].value == "my turn"
    assert not lock.locked()


def test_a_click_ends_the_wait_without_taking_the_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ONE_AT_A_TIME
    lock.acquire()
    clicking(monkeypatch, "show_queued")
    assert not run(waits).markdown
    assert lock.locked()  # by whoever had it
    lock.release()


@pytest.mark.parametrize("when", ["show_stage", "poll"])
def test_a_click_ends_the_reading_with_its_child(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = child_processes()
    monkeypatch.setattr("components.uploads.progress.POLLS_PER_REDRAW", 1)
    clicking(monkeypatch, when)
    assert not run(reads).markdown
    assert child_processes() == before
    assert not ONE_AT_A_TIME.locked()


def test_a_click_ends_the_save_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    DatasetStore(store_settings()).ready()
    clicking(monkeypatch, "show")
    run(saves)
    with engine(store_settings()).connect() as connection:
        assert connection.execute(tables.datasets.select()).all() == []
        assert connection.execute(tables.cells.select()).all() == []


def test_each_stage_is_shown_with_its_rows_on_a_growing_bar() -> None:
    def script() -> None:
        from components.uploads.progress import ProgressBar
        from data.upload.grid import STAGES

        for stage in STAGES:
            ProgressBar("Reading jobs.csv").show_stage(stage, 37_312 if stage == "check" else 0)

    shown = [element.proto for element in run(script).get("progress")]
    assert [bar.text for bar in shown] == [
        "Step 1 of 6, unpacking",
        "Step 2 of 6, reading",
        "Step 3 of 6, finding the table",
        "Step 4 of 6, arranging",
        "Step 5 of 6, checking: 37,312 rows",
        "Step 6 of 6, passing on the result",
    ]
    assert [bar.value for bar in shown] == sorted({bar.value for bar in shown})
    assert len(shown) == len(STAGES)


def test_a_file_is_read_while_its_stages_are_shown() -> None:
    assert run(reads).markdown[0].value == "4 cells"
