"""Take screenshots of every page in every width, theme and language, cut into pieces that a person can look at.

`python -m tests.e2e.look [page …]` writes `<page>-<width>-<theme>-<language>-<piece>.png` into an ignored folder.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from components.page.registry import PAGES
from scripts.servers import app
from tests.e2e.browser import chromium
from tests.e2e.driver import drawn, map_ready, visit

FOLDER = Path(__file__).parent / "screenshots"
WIDTHS = (360, 390, 768, 1440, 2560)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "zh")
VIEW = {"region": "CN-SH", "industry": "integrated-circuits", "compare": "CN-SH,CN-GD,CN-JS"}
PHONE = 640
"""Largest width in pixels at which tiles replace the map."""
PIECE = 1_800
"""Height of a piece in pixels."""

CONTENT = """() => document.querySelector('[data-testid="stMain"]').scrollHeight"""


def shoot(page: Page, name: str) -> None:
    """Save screenshots of a whole page: enlarge the window to the page's height and cut the picture into pieces."""
    width = page.viewport_size["width"]  # type: ignore[index]
    height = max(int(page.evaluate(CONTENT)), PIECE // 2)
    page.set_viewport_size({"width": width, "height": height})
    drawn(page)
    if name.startswith("map-") and width > PHONE:
        map_ready(page)  # its outlines arrive after the figure
    for piece, top in enumerate(range(0, height, PIECE), start=1):
        clip = {"x": 0, "y": top, "width": width, "height": min(PIECE, height - top)}
        page.screenshot(path=FOLDER / f"{name}-{piece}.png", clip=clip)  # type: ignore[arg-type]


def look(browser: Browser, server: str, keys: set[str]) -> None:
    """Take screenshots of the pages with these keys in every combination."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
            for entry in (entry for entry in PAGES if entry.key in keys):
                for language in LANGUAGES:
                    page = context.new_page()
                    visit(page, server, entry.path, lang=language, **VIEW)
                    drawn(page)
                    shoot(page, f"{entry.key}-{width}-{scheme}-{language}")
                    page.close()
            context.close()


def main(keys: set[str]) -> None:
    """Take screenshots of the given pages, or of all."""
    FOLDER.mkdir(exist_ok=True)
    with app(environment={"ATLAS_WARM_UP": "on"}) as server, chromium() as browser:
        look(browser, server.address, keys or {entry.key for entry in PAGES})


if __name__ == "__main__":
    main(set(sys.argv[1:]))
