"""Two replicas behind the proxy: where viewers go, what a lost replica costs, what a restart keeps."""

import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore

import pytest
from playwright.sync_api import Page, expect

from data.store.datasets import DatasetStore
from data.store.engine import engine
from data.store.settings import store_settings
from tests.data.store.conftest import grid
from tests.e2e.driver import drawn, panel, visit
from tests.operations.stack import Replica, Stack, eventually
from tests.operations.viewer import Viewer

RUNS_AFTER = 3


def sessions(stack: Stack) -> tuple[float, float]:
    one, two = (replica.figure("focus_atlas_sessions_total") for replica in stack.replicas)
    return one, two


def opened(stack: Stack, before: tuple[float, float]) -> tuple[float, float]:
    """Return the number of sessions opened on each replica since `before`."""
    one, two = (now - then for now, then in zip(sessions(stack), before, strict=True))
    return one, two


def replica_cookie(page: Page) -> str:
    """Return the name of the replica that the browser's cookie holds."""
    return next(str(cookie["value"]) for cookie in page.context.cookies() if cookie["name"] == "atlas_replica")


def in_use_again(stack: Stack, replica: Replica) -> None:
    """Start a stopped replica and wait until the proxy sends viewers to it again."""
    replica.start()
    replica.ready()

    def taken() -> bool:
        viewer = Viewer(stack.address, "", {"lang": "en"})
        viewer.read()
        viewer.leave()
        return viewer.cookies["atlas_replica"] == replica.name

    eventually(taken, f"viewers reach {replica.name}")


def test_viewers_are_spread(stack: Stack) -> None:
    before = sessions(stack)
    viewers = [Viewer(stack.address, "", {"lang": "en"}) for _viewer in range(8)]
    for viewer in viewers:
        viewer.read()
    taken = opened(stack, before)
    for viewer in viewers:
        viewer.leave()
    assert sum(taken) == len(viewers)
    assert min(taken) >= 2  # not exactly half: connections of viewers who have just left still count


def test_a_viewer_stays_with_one_replica(page: Page, stack: Stack) -> None:
    before = sessions(stack)
    visit(page, stack.address)
    held = replica_cookie(page)
    for _again in range(3):
        visit(page, stack.address, "heatmap")
    at = [replica.name for replica in stack.replicas].index(held)
    assert opened(stack, before)[at] == 4
    assert opened(stack, before)[1 - at] == 0


def test_a_killed_replica_costs_a_reader_a_reconnect_and_nothing_of_the_view(page: Page, stack: Stack) -> None:
    visit(page, stack.address, region="CN-SH", asof="2021-06-30", lang="en")
    drawn(page)
    expect(panel(page)).to_contain_text("Shanghai")
    shown, address = panel(page).inner_text(), page.url
    lost = stack.replica(replica_cookie(page))
    other = next(replica for replica in stack.replicas if replica is not lost)
    with page.expect_websocket(timeout=60_000):  # the front end connects again by itself
        lost.end(signal.SIGKILL)
    drawn(page)
    assert panel(page).inner_text() == shown
    assert page.url == address
    # The websocket is asked for before the other replica accepts it, and the cookie comes with the acceptance.
    eventually(lambda: replica_cookie(page) == other.name, f"the cookie names {other.name}")
    in_use_again(stack, lost)
    # The cookie moved with the websocket: although the old replica is back, the viewer stays with the new one.
    started = other.figure("focus_atlas_sessions_total")
    visit(page, stack.address, region="CN-SH")
    assert other.figure("focus_atlas_sessions_total") == started + 1


def test_a_replica_killed_under_load_costs_each_of_its_viewers_one_reconnect(stack: Stack) -> None:
    viewers = [Viewer(stack.address, "", {"region": region, "lang": "en"}) for region in ("CN-SH", "CN-GD") * 4]
    first = [viewer.read() for viewer in viewers]
    held = [viewer.cookies["atlas_replica"] for viewer in viewers]
    lost, kept = stack.replicas
    assert set(held) == {lost.name, kept.name}
    busy, killed = Semaphore(0), Event()

    def view(viewer: Viewer) -> list[list[str]]:
        seen = [viewer.read()]
        busy.release()
        while not killed.is_set():
            seen.append(viewer.read())
        return [*seen, *(viewer.read() for _ in range(RUNS_AFTER))]

    with ThreadPoolExecutor(len(viewers)) as pool:
        running = [pool.submit(view, viewer) for viewer in viewers]
        for _viewer in viewers:
            assert busy.acquire(timeout=60)
        lost.end(signal.SIGKILL)
        killed.set()
        seen = [future.result(timeout=60) for future in running]
    for viewer in viewers:
        viewer.leave()
    in_use_again(stack, lost)
    for viewer, name, before, after in zip(viewers, held, first, seen, strict=True):
        assert len(before) > 5
        assert all(texts == before for texts in after)
        assert viewer.reconnects == (name == lost.name)
        assert viewer.cookies["atlas_replica"] == kept.name


def test_a_rolling_restart_loses_no_saved_dataset(stack: Stack) -> None:
    store = DatasetStore(store_settings({"ATLAS_DATABASE_URL": stack.database}))
    saved = store.save(grid(3, 4, name="Kept through a restart"))
    engine(store.settings).dispose()
    viewer = Viewer(stack.address, "heatmap", {"dataset": saved.id, "lang": "en"})
    before = viewer.read()
    assert any("Kept through a restart" in text for text in before)
    for replica in stack.replicas:
        replica.end(signal.SIGTERM)
        assert viewer.read() == before  # the other replica serves meanwhile
        replica.start()
        replica.ready()
        assert viewer.read() == before
    viewer.leave()
    assert viewer.reconnects >= 1


@pytest.mark.parametrize("setting", ["started", "stopped"])
def test_a_replica_logs_that_it_started_and_stopped(stack: Stack, setting: str) -> None:
    for replica in stack.replicas:
        assert setting in {line["event"] for line in replica.lines()}
