"""Fixtures for all tests: the built-in dataset, its default focus matrix, databases, servers and a browser."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from streamlit.components.v2 import manifest_scanner

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
from tests.e2e.browser import OpenContext, Profile, Watch, launched
from tests.postgres import running

# The same examples in every run, however busy the machine is: a test that passed passes again.
settings.register_profile(
    "deterministic", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("deterministic")

SLOW = ("tests/operations/", "tests/e2e/", "tests/security/")
"""Files that start browsers and servers, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep each file on one worker, and those that share a deployment; run slow files first, so that none ends alone.

    `--dist loadgroup` gives a group to a worker; without it the groups mean nothing.
    """
    items.sort(
        key=lambda item: next((at for at, folder in enumerate(SLOW) if item.nodeid.startswith(folder)), len(SLOW))
    )
    for item in items:
        file = item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(SLOW[0] if file.startswith(SLOW[0]) else file))


@pytest.fixture(scope="session", autouse=True)
def components_found_once() -> Iterator[None]:
    """Look for installed components once: each AppTest would read the metadata of every package, 0.15 s each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser whose contexts know nothing of each other, nor of what was fetched before."""
    started = launched(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def profile(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    """A browser that keeps the scripts of the app from one test to the next."""
    started = Profile(playwright, tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def open_context(request: pytest.FixtureRequest, profile: Profile) -> Iterator[OpenContext]:
    """Open pages that know nothing of each other; at the end, fail if a page did what it must not.

    The first page of a test opens in the profile, all others in contexts of their own.
    """
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def make(
        width: int = 1440, height: int = 900, scheme: str = "light", locale: str = "en-GB", *, touch: bool = False
    ) -> Page:
        first = not watches
        if first:
            context = profile.context(locale, touch=touch)
            for running in {"server", "attacked"} & set(request.fixturenames):
                profile.keep(request.getfixturevalue(running))
        else:
            browser: Browser = request.getfixturevalue("browser")
            context = browser.new_context(locale=locale, has_touch=touch)
            contexts.append(context)
        watches.append(Watch(context))
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        return page

    yield make
    for context in contexts:
        context.close()
    if watches:
        profile.clear(watches[0].hosts)
    for watch in watches:
        watch.end()
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(open_context: OpenContext) -> Page:
    return open_context()
