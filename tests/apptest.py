"""Open pages of the app in this process, without a browser."""

import json
import re
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from components.page.registry import FOLDER

APP = str(FOLDER.parent / "app.py")


def open_page(page: str = "map", *, framed: bool = False, **query: str) -> AppTest:
    """Open a page in English, unless `lang` is in the query; `framed` as if in another site's frame."""
    at = AppTest.from_file(APP, default_timeout=120)
    at.context["is_embedded"] = framed
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    if page != "map":
        at.switch_page(f"pages/{page}.py")
    return at.run()


def figures(at: AppTest) -> list[dict[str, Any]]:
    """Return the figures of a page as Plotly's JSON, in their order on the page."""
    return [json.loads(data["figure"]) for data in drawn_by(at, "focusAtlasFigure")]


def panels(at: AppTest) -> list[str]:
    """Return the panels of a page as HTML, in their order on the page."""
    return ["".join(data["answer"]["blocks"]) for data in drawn_by(at, "focusAtlasPanel")]


NAMED = re.compile(r"\[((?:\\.|[^\\\]])+)\]\(<(?:\./|[a-z_]+)\?[^>]*>\)")
"""A name that leads to another view of the atlas (`page/links.py`)."""


def plain(markdown: str) -> str:
    """Return Markdown without backslashes and without the addresses behind names."""
    return NAMED.sub(r"\1", markdown).replace("\\", "")


ROW = re.compile(r'<div role="radiogroup" aria-label="([^"]*)" class="choices">(.*?)</div>')
BUTTON = re.compile(r'data-id="([^"]*)">(.*?)</button>')


def offered(at: AppTest) -> dict[str, dict[str, str]]:
    """Return the rows of buttons in the panels of a page: by their label the names of the buttons by id."""
    rows = ROW.findall("".join(panels(at)))
    return {unescape(label): {key: unescape(name) for key, name in BUTTON.findall(row)} for label, row in rows}


def panel_text(at: AppTest) -> str:
    """Return what a reader sees of the panels, a line for each paragraph, heading, row and line break."""
    broken = re.sub(r"</(?:p|h3|tr|li|button)>|<br>", "\n", "\n".join(panels(at)))
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:b|em|strong|span|a)\b[^>]*>", "", broken)))


def drawn_by(at: AppTest, by: str) -> list[dict[str, Any]]:
    """Return what a page hands to a script of the browser (`figure_component/`)."""
    sent = (json.loads(element.proto.json) for element in at.get("bidi_component"))
    return [data for data in sent if data["drawn_by"] == by]


def page_text(at: AppTest) -> str:
    """Return the visible text of a page without Markdown's backslashes."""
    parts = [*at.title, *at.subheader, *at.markdown, *at.caption, *at.warning, *at.error, *at.success, *at.info]
    return plain("\n".join([*(str(part.value) for part in parts), panel_text(at)]))


def is_complete(at: AppTest) -> bool:
    """Return whether a page of the built-in dataset is shown without an error."""
    return not at.exception and not at.error and len(at.title) == 1 and "Dataset 20" in page_text(at)
