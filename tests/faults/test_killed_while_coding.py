"""A server that is killed while a coder decides: no decision is lost, none is there twice."""

import os
import signal
from pathlib import Path

from playwright.sync_api import Browser, expect

from data.store.codings import CodingStore
from data.store.engine import forget
from data.store.settings import store_settings
from scripts.ports import HOST
from tests.data.coding.suggested_text import TEXT
from tests.e2e.coding import SAVED, rows, save_status, start, states
from tests.operations.stack import ROOT, Replica, eventually, get

LINES = "\n".join(f"发展第{n}批集成电路项目。" for n in range(30))


def test_no_decision_is_lost_or_doubled_by_a_killed_server(browser: Browser, tmp_path: Path) -> None:
    replica = Replica("one", ROOT, tmp_path, "", "")
    replica.start()
    address = f"http://{HOST}:{replica.port}"
    try:
        ready(replica, address)
        context = browser.new_context(locale="en-GB")
        page = context.new_page()
        url = start(page, address, TEXT.replace("临江市", "上海市") + LINES)
        count = rows(page).count()
        rows(page).first.click()
        for pressed in range(count):
            if pressed == count // 3:  # with decisions on their way
                os.kill(pid(replica), signal.SIGKILL)
            page.keyboard.press("a")
        expect(save_status(page)).to_contain_text("The server does not answer.")
        assert states(page) == ["accept"] * count
        page.close()  # what is not acknowledged is in the browser's storage

        assert replica.process is not None
        replica.process.wait()
        replica.start()
        ready(replica, address)
        back = context.new_page()
        back.goto(url)
        expect(rows(back)).to_have_count(count, timeout=60_000)
        expect(save_status(back)).to_have_text(SAVED, timeout=60_000)
        assert states(back) == ["accept"] * count
        context.close()
        query = dict(part.split("=") for part in url.partition("?")[2].split("&"))
    finally:
        replica.end()
    store = CodingStore(store_settings({"ATLAS_DATA_DIR": str(tmp_path)}))
    log = store.log(store.open(query["coding"], query["key"]), 1)
    forget(store.settings)
    keys = [one.decision.key for one in log]
    assert len(keys) == len(set(keys)) == count
    assert [one.number for one in log] == list(range(1, count + 1))
    assert [one.decision.passage.start for one in log] == sorted(one.decision.passage.start for one in log)


def pid(replica: Replica) -> int:
    assert replica.process is not None
    return replica.process.pid


def ready(replica: Replica, address: str) -> None:
    def alive() -> bool:
        assert replica.process is not None
        assert replica.process.poll() is None, replica.log.read_text("utf-8")
        try:
            return get(f"{address}/healthz")[0] == 200
        except OSError:
            return False

    eventually(alive, "the server is alive")
