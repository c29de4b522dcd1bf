"""A download requested during a script run: its URL is out of date, and the file is made all the same."""

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.e2e.browser import OpenContext
from tests.e2e.driver import drawn, settled, visit
from tests.e2e.files import open_downloads

FRAME = "() => new Promise(requestAnimationFrame)"
PATIENCE = 3_000
"""Most frames to wait for a script run on a slow machine."""


class Line:
    """The websocket of a page; messages of the server can be held back."""

    def __init__(self, page: Page) -> None:
        self._held: list[str | bytes] | None = None
        page.route_web_socket("**/_stcore/stream*", self._connect)

    def _connect(self, near: WebSocketRoute) -> None:
        self._near = near
        near.connect_to_server().on_message(self._arrived)

    def _arrived(self, message: str | bytes) -> None:
        if self._held is None:
            self._near.send(message)
        else:
            self._held.append(message)

    def hold(self) -> None:
        self._held = []

    def holds(self, page: Page, kind: str) -> None:
        """Wait until a message of this kind is held back."""
        for _frame in range(PATIENCE):
            if any(
                ForwardMsg.FromString(m).WhichOneof("type") == kind for m in self._held or [] if isinstance(m, bytes)
            ):
                return
            page.evaluate(FRAME)
        raise AssertionError(f"no {kind} came")

    def let_go(self) -> None:
        held, self._held = self._held or [], None
        for message in held:
            self._near.send(message)


def test_a_download_with_the_url_of_the_last_run_is_made(open_context: OpenContext, server: str) -> None:
    page = open_context()
    line = Line(page)
    visit(page, server, "evidence", lang="en", in_region="CN-SH")
    drawn(page)
    open_downloads(page, "evidence-table")
    line.hold()
    page.keyboard.press("Escape")
    line.holds(page, "script_finished")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Whole dataset (zip)").click()
        line.holds(page, "backend_operation_response")
        line.let_go()
    assert waiting.value.suggested_filename.endswith(".zip")
    settled(page)
    assert page.locator('[data-testid="stDownloadButtonError"]:visible').count() == 0
