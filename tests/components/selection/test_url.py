"""Writing the URL: one step, and the language stays."""

from types import SimpleNamespace

import pytest
import streamlit as st

from components.selection.url import select_region, update


class Query(dict[str, str]):
    """The URL of a session."""

    def from_dict(self, query: dict[str, str]) -> None:
        self.clear()
        self.update(query)


def session(monkeypatch: pytest.MonkeyPatch, locale: str, **query: str) -> Query:
    """A session in a browser that prefers `locale`, at a URL with `query`."""
    url = Query(query)
    monkeypatch.setattr(st, "query_params", url)
    monkeypatch.setattr(st, "context", SimpleNamespace(locale=locale))
    return url


def test_a_change_keeps_the_language_of_the_url(monkeypatch: pytest.MonkeyPatch) -> None:
    url = session(monkeypatch, "zh-CN", lang="en", region="CN-SH")
    update(industry="aerospace")
    assert url == {"lang": "en", "region": "CN-SH", "industry": "aerospace"}


def test_the_language_of_a_first_visit_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    url = session(monkeypatch, "zh-CN")
    select_region("CN-GD")
    assert url == {"lang": "zh", "region": "CN-GD"}


def test_the_language_can_be_changed_and_a_key_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    url = session(monkeypatch, "zh-CN", lang="en", industry="aerospace")
    update(lang="zh", industry=None)
    assert url == {"lang": "zh"}
    select_region(None)
    assert url == {"lang": "zh", "region": "none"}
