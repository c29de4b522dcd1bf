"""One browser tab on one of the sites: opened cold, then clicked, with the page's own clock."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.sites import Site

WIDTH, HEIGHT = 1440, 900
WATCH = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
PATIENCE = 30_000
"""Milliseconds until something that does not happen is an error."""


@dataclass(frozen=True)
class Click:
    """Seconds from the mouse's release.

    Attributes:
        named: until the panel's heading names the new choice.
        whole: until the panel says all that it is going to say.
        all: until the last change of the page, its figures included.
    """

    named: float
    whole: float
    all: float


class Tab:
    """A tab with a cache of its own, so that its first visit is a cold one."""

    def __init__(self, browser: Browser, site: Site, address: str) -> None:
        self.site, self.address = site, address
        self.context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.places: dict[str, tuple[float, float]] = {}

    def close(self) -> None:
        """Leave."""
        self.context.close()

    def open(self, kind: str) -> float:
        """Open the map or the matrix; seconds from the navigation's start until its figure stands."""
        path = "" if kind == "map" else "heatmap"
        awaited = f"bench.expect('{kind}', {self._selector(kind)!r})"
        # The page's clock starts with the navigation.
        self.context.add_init_script(awaited)
        self.page.goto(f"{self.address}/{path}", wait_until="commit")
        seconds = self._drawn(kind)
        self.settle()
        return seconds

    def settle(self) -> None:
        """Wait until nothing changes any more."""
        self._until("() => bench.quiet()")

    def learn(self, kind: str, ids: list[str]) -> list[str]:
        """Find out where to click; gives the ids that are on the figure."""
        self.places = self.page.evaluate(
            "([kind, selector, ids]) => bench.places(kind, selector, ids)", [kind, self._selector(kind), ids]
        )
        return list(self.places)

    def click(self, target: str, heading: str) -> Click | None:
        """Click a region or a cell, and wait until all is quiet; None if the panel does not get this heading."""
        x, y = self.places[target]
        self.page.mouse.move(x + 1, y)
        self.page.mouse.move(x, y)
        self.page.evaluate("panel => bench.pointed().then(() => bench.arm(panel))", self.site.panel)
        self.page.mouse.down()
        self.page.mouse.up()
        if not self._until(f"() => bench.outcome({json.dumps(heading)}) !== null && bench.quiet()", PATIENCE // 6):
            return None
        found: dict[str, Any] = self.page.evaluate("heading => bench.outcome(heading)", heading)
        return Click(**found)

    def change_page(self, kind: str) -> float:
        """Follow the link to the map or the matrix; seconds from the release until its figure stands."""
        number = 0 if kind == "map" else 1
        box = self.page.locator(self.site.link).nth(number).bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.evaluate("([kind, selector]) => bench.expect(kind, selector)", [kind, self._selector(kind)])
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.up()
        drawn = self._drawn(kind)
        released = float(self.page.evaluate("bench.released")) / 1000
        self.settle()
        return drawn - released

    def _drawn(self, kind: str) -> float:
        if not self._until(f"() => bench.drawn.{kind} > 0"):
            raise TimeoutError(f"{self.site.name} did not draw its {kind} within {PATIENCE / 1000:.0f} s.")
        return float(self.page.evaluate(f"bench.drawn.{kind}")) / 1000

    def _until(self, check: str, patience: int = PATIENCE) -> bool:
        return bool(self.page.evaluate(f"() => bench.until({check}, {patience})"))

    def _selector(self, kind: str) -> str:
        return self.site.map if kind == "map" else self.site.matrix
