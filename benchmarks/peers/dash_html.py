"""A panel's HTML as components of Dash: its Markdown component reads HTML as JSX, which breaks at the first `<br>`."""

from html.parser import HTMLParser
from typing import Any

from dash import html

EMPTY = ("br",)
"""Elements without an end tag."""

NAMES = {"class": "className", "colspan": "colSpan"}
"""Attributes that Dash names otherwise."""


def components(text: str) -> list[Any]:
    """The elements of a panel as components; attributes that Dash does not know are left out."""
    reader = _Reader()
    reader.feed(text)
    return reader.tops


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tops: list[Any] = []
        self._open: list[list[Any]] = [self.tops]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind: Any = getattr(html, tag.capitalize())
        known = kind().available_properties
        named = {NAMES.get(name, name): value for name, value in attrs}
        inside: list[Any] = []
        self._open[-1].append(kind(inside, **{name: value for name, value in named.items() if name in known}))
        if tag not in EMPTY:
            self._open.append(inside)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(data)
