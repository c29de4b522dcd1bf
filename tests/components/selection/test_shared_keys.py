"""The browser completes links with the keys of the URL that all pages share: it knows the same ones as the server."""

import json
import re

from components.selection.model import COMPARE_LIMIT, SHARED_KEYS, VIEW_KEYS
from components.server.index_html import ASSETS


def test_the_browser_knows_the_keys_that_all_pages_share() -> None:
    script = (ASSETS / "links.js").read_text(encoding="utf-8")
    shared = re.search(r"const SHARED = (\[.*?\]);", script)
    assert shared is not None
    assert set(json.loads(shared[1])) == {*SHARED_KEYS, *VIEW_KEYS}
    assert f"const MOST = {COMPARE_LIMIT};" in script
