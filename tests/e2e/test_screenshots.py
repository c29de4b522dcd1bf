"""Screenshots of every page, for a person to look at; written to an ignored folder."""

from pathlib import Path

import pytest

from components.registry import PAGES
from tests.e2e.driver import drawn, visit
from tests.e2e.fixtures import OpenContext

FOLDER = Path(__file__).parent / "screenshots"
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_screenshots(open_context: OpenContext, server: str, size: str, scheme: str, language: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    width, height = SIZES[size]
    page = open_context(width, height, scheme)
    for entry in PAGES:
        visit(page, server, entry.path, lang=language, industry="integrated-circuits")
        drawn(page)
        path = FOLDER / f"{entry.key}-{size}-{scheme}-{language}.png"
        page.screenshot(path=path)
        assert path.stat().st_size > 10_000
