"""Check that texts of users stay text on a page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from tests.apptest import panels
from tests.security.naughty import NOWHERE

ESCAPED = re.compile(r"\\.", re.DOTALL)
LIVE = re.compile(
    rf"{NOWHERE}|<(script|img|svg|iframe|a|b|body|style)\b|\]\(javascript|\$\\frac|:red\[red", re.IGNORECASE
)
"""Matches markup that is only left where characters were not escaped."""

TAGS = {"style", "div", "span", "ul", "ol", "li", "i", "b", "button", "p", "section", "h2", "h3", "br", "a", "kbd"} | {
    *("details", "summary"),
}


def markdown_of(at: AppTest) -> Iterator[str]:
    """Yield each text of a page that the browser renders as Markdown."""
    for element in (*at.markdown, *at.caption, *at.subheader, *at.title, *at.warning, *at.error, *at.info, *at.success):
        yield str(element.value)
    for widget in (*at.button, *at.checkbox, *at.radio, *at.toggle, *at.selectbox, *at.text_input):
        yield widget.label
    for element in at.get("page_link"):
        yield str(element.proto.label)


class Tags(HTMLParser):
    """Collect the tags and words of an HTML document, and attributes that run a script or load something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.leading: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        risky = ("href", "src", "action", "style")
        self.leading += [f"{n}={v}" for n, v in attrs if n.startswith("on") or (n in risky and NOWHERE in (v or ""))]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


PANEL_TAGS = {"h3", "p", "span", "strong", "em", "br", "a", "ul", "li", "button", "div"} | {
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "dl", "dt", "dd", "i"),
}


def harmless_panel(html: str, where: object) -> None:
    """Assert that a panel holds elements of the app's own alone."""
    found = Tags(html)
    assert found.tags <= PANEL_TAGS, (where, found.tags - PANEL_TAGS)
    assert not found.leading, where


def harmless(at: AppTest, where: object) -> None:
    """Assert that a page ran without an error and holds no markup of its users; `where` names it in messages."""
    assert not at.exception, where
    for text in markdown_of(at):
        assert not LIVE.search(ESCAPED.sub("", text)), (where, text[:300])
    for panel in panels(at):
        harmless_panel(panel, where)
    for element in at.get("html"):
        found = Tags(str(element.proto.body))
        assert found.tags <= TAGS, (where, found.tags - TAGS)
        assert not found.leading, where
