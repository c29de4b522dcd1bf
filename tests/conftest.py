"""Fixtures for all tests: the built-in dataset, its default focus matrix, and a browser."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from analysis.focus import Focus, SourceChoice, focus_matrix, in_force
from data.load import Atlas, load
from tests.e2e.fixtures import browser, fresh_server, open_context, page, server

# Here and not where they are used: a worker has one browser, and Playwright starts once in a process.
__all__ = ["browser", "fresh_server", "open_context", "page", "server"]

# How busy the machine is says nothing about a property.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

SLOW = ("tests/e2e/", "tests/operations/", "tests/security/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files that drive browsers and servers first: in parallel, none of them is left to one core at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(SLOW))


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load()


def focus_of(atlas: Atlas, choice: SourceChoice, as_of: date) -> Focus:
    """The focus matrix of the whole dataset under a choice."""
    sources = atlas.table("sources")
    return focus_matrix(
        atlas.table("evidence"), sources, list(atlas.regions), list(atlas.industries), in_force(sources, choice, as_of)
    )


@pytest.fixture(scope="session")
def focus(atlas: Atlas) -> Focus:
    return focus_of(atlas, SourceChoice.DATED, date(2021, 8, 4))
