"""Fixtures for all tests: the built-in dataset, its default focus matrix, databases, servers and a browser."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page

from analysis.editions import EvidenceChoice, edition_focus
from analysis.focus import Focus
from analysis.scopes import RegionScope, in_scope
from analysis.sources_in_force import SourceChoice
from data.atlas import Atlas
from data.load import load
from data.store.codings import CodingStore
from data.store.datasets import DatasetStore
from data.store.engine import forget
from data.store.settings import StoreSettings, store_settings
from scripts.servers import app
from tests.e2e.browser import OpenContext, Watch, chromium
from tests.postgres import running

# The same examples in every run, however busy the machine is: a test that passed passes again.
settings.register_profile(
    "deterministic", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("deterministic")

SLOW = ("tests/e2e/", "tests/operations/", "tests/security/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run files that start browsers and servers first, so that no long file is left to one worker at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


@pytest.fixture(scope="session")
def whole() -> Atlas:
    """The built-in dataset with all its regions."""
    return load()


@pytest.fixture(scope="session")
def atlas(whole: Atlas) -> Atlas:
    """The built-in dataset with the regions in view by default."""
    return whole.within(in_scope(whole.units, RegionScope.PROVINCES))


def focus_of(atlas: Atlas, choice: SourceChoice, as_of: date) -> Focus:
    """Return the focus matrix of a dataset's regions for a choice of sources on a date."""
    tables, regions = (atlas.table("evidence"), atlas.table("sources")), list(atlas.regions)
    evidence = EvidenceChoice(sources=choice, as_of=as_of)
    return edition_focus(*tables, regions, list(atlas.industries), evidence, atlas.broader)


@pytest.fixture(scope="session")
def focus(atlas: Atlas) -> Focus:
    return focus_of(atlas, SourceChoice.DATED, date(2021, 8, 4))


@pytest.fixture
def app_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StoreSettings]:
    """An empty database in a temporary folder, which the app in this process uses."""
    monkeypatch.setenv("ATLAS_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("ATLAS_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    found = store_settings()
    yield found
    forget(found)
    st.cache_resource.clear()


@pytest.fixture
def store(app_database: StoreSettings) -> DatasetStore:
    """The datasets of the app in this process."""
    return DatasetStore(app_database)


@pytest.fixture
def coding_store(app_database: StoreSettings) -> CodingStore:
    """The codings of the app in this process."""
    return CodingStore(app_database)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of an empty PostgreSQL database."""
    with running() as url:
        yield url


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a server that has warmed up."""
    with app(environment={"ATLAS_WARM_UP": "on"}) as started:
        yield started.address


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """Address of a server that has not computed any page yet."""
    with app(environment={"ATLAS_WARM_UP": "off"}) as started:
        yield started.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def open_context(browser: Browser) -> Iterator[OpenContext]:
    """Open pages in browser contexts of their own; at the end, fail if a page did what it must not."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def make(
        width: int = 1440, height: int = 900, scheme: str = "light", locale: str = "en-GB", *, touch: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=locale,
            has_touch=touch,
        )
        contexts.append((context, Watch(context)))
        return context.new_page()

    yield make
    faults = [fault for _context, watch in contexts for fault in watch.faults]
    for context, _watch in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context()
