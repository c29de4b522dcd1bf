"""All words that a run of a page puts before the reader, wherever they stand: elements, options, tooltips, figures."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.apptest import plain

SAID = {
    "body", "label", "help", "placeholder", "options", "raw_value", "raw_values", "alt", "content", "text", "caption",
    "title", "value", "message",
}  # fmt: skip
"""Fields of Streamlit's messages that a reader sees or hears; the others are ids, addresses and settings."""

DRAWN = {"text", "hovertext", "name", "ticktext", "hovertemplate", "meta"}
"""Keys of a figure that hold what is written in it."""

NOT_READ = re.compile(
    r"https?://[^\s)>|]+"  # addresses
    r"|\(\s*<[^>]*>\)|\(#[a-z_]+\)"  # targets of links
    r"|:(material/\w+|[a-z]+(-badge)?(?=\[)|[a-z]+:)"  # icons and colours of Markdown
    r"|\$\$?[^$]+\$\$?"  # formulas
    r"|%\{[^}]*\}|&\w+;|<[^>]+>"  # fields of a figure, entities, tags
)
WORD = re.compile(r"[A-Za-z][A-Za-z’'.-]*[A-Za-z]|[A-Za-z]")


def as_read(text: str) -> str:
    """A text without what a reader does not see of it."""
    return NOT_READ.sub(" ", plain(text))


def words(text: str) -> list[str]:
    """The words of Latin letters in a text as the reader sees it."""
    return WORD.findall(as_read(text))


def shown_texts(at: AppTest) -> Iterator[str]:
    """Every text of a run."""
    for node in nodes(at._tree):
        message = getattr(node, "proto", None)
        # What is set as code is copied as it stands: citations, addresses.
        if message is None or type(message).__name__ == "Code":
            continue
        yield from _texts(message)
        if type(message).__name__ == "Dataframe":
            frame = node.value
            yield from map(str, frame.columns)
            yield from (str(value) for column in frame for value in frame[column].dropna())


def nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from nodes(child)


def in_html(body: str) -> list[str]:
    """What is read of a piece of HTML: its text, and what attributes say; no style sheets."""
    parser = _Html()
    parser.feed(body)
    return parser.found


def _texts(message: Any) -> Iterator[str]:
    name = type(message).__name__
    for field, value in message.ListFields():
        for one in [value] if isinstance(value, str) or not hasattr(value, "__iter__") else value:
            if hasattr(one, "ListFields"):
                yield from _texts(one)
            elif name == "BidiComponent" and field.name == "json":
                data = json.loads(one)
                if data.get("answer"):
                    yield from in_html("".join(data["answer"]["blocks"]))
                elif "figure" in data:
                    yield data["alternative"]
                    yield from _drawn(json.loads(data["figure"]))
            elif name == "Html" and field.name == "body":
                yield from in_html(one)
            elif isinstance(one, str) and field.name in SAID:
                yield one


def _drawn(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _drawn(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _drawn(inner, key)
    elif isinstance(value, str) and key in DRAWN:
        yield value


class _Html(HTMLParser):
    HEARD = ("aria-label", "title", "alt", "data-done", "data-failed", "data-title", "data-alternative", "data-source")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.styled = tag == "style"
        self.found += [value for name, value in attrs if name in self.HEARD and value]

    def handle_endtag(self, tag: str) -> None:
        self.styled = False

    def handle_data(self, data: str) -> None:
        if not self.styled:
            self.found.append(data)


ALLOWED = {
    word
    for line in Path(__file__).with_name("english_allowed.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in words(line)
}
"""English words that a Chinese page may hold."""

NO_WORDS = re.compile(
    r"(?<![A-Za-z])([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"  # hosts, versions
    r"|L[1-3][abc]?"  # rules
    r"|rules-\d+/terms-[0-9a-f]+"  # versions of the suggestions
    r"|CN-[A-Z0-9]{2,6})(?![A-Za-z])"  # ids of regions
)
