"""One browser tab on one of the sites, opened with a cold cache and clicked, timed with the page's clock."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.peers.shown import COMPARED
from benchmarks.sites import Site

WIDTH, HEIGHT = 1440, 900
PATHS = {"map": "", "matrix": "heatmap", "comparison": f"compare?compare={','.join(COMPARED)}"}
"""Where each figure is, by its kind."""

WATCH = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
TIMEOUT_MS = 30_000
"""Milliseconds to wait for a condition."""


@dataclass(frozen=True)
class Click:
    """Seconds from the mouse's release.

    Attributes:
        named: until the panel's heading names the new selection.
        whole: until the panel is complete.
        all: until the last change of the page, including figures.
    """

    named: float
    whole: float
    all: float


class Tab:
    """A tab with an empty cache."""

    def __init__(self, browser: Browser, site: Site, address: str, *, touch: bool = False) -> None:
        self.site, self.address, self.touch = site, address, touch
        size: Any = {"width": WIDTH, "height": HEIGHT}
        self.context = browser.new_context(viewport=size, locale="en-GB", has_touch=touch)
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.coordinates: dict[str, tuple[float, float]] = {}

    def close(self) -> None:
        """Close the tab."""
        self.context.close()

    def open(self, kind: str) -> float:
        """Open the page of a figure; return the seconds from the navigation's start until the figure is drawn."""
        awaited = f"bench.expect('{kind}', {self._selector(kind)!r})"
        # The page's clock starts with the navigation.
        self.context.add_init_script(awaited)
        self.page.goto(f"{self.address}/{PATHS[kind]}", wait_until="commit")
        seconds = self._drawn(kind)
        self.settle()
        return seconds

    def settle(self) -> None:
        """Wait until the page no longer changes."""
        self._until("() => bench.quiet()")

    def learn(self, kind: str, ids: list[str]) -> list[str]:
        """Find the coordinates to click at; return the ids that are on the figure."""
        self.coordinates = self.page.evaluate(
            "([kind, selector, ids]) => bench.coordinates(kind, selector, ids)", [kind, self._selector(kind), ids]
        )
        return list(self.coordinates)

    def click(self, target: str, heading: str) -> Click | None:
        """Click or tap a mark and wait until the page is quiet; None if the panel does not get the heading."""
        x, y = self.coordinates[target]
        if self.touch:
            self.page.evaluate("panel => bench.arm(panel)", self.site.panel)
            self.page.touchscreen.tap(x, y)
            return self._outcome(heading)
        self.page.mouse.move(x + 1, y)
        self.page.mouse.move(x, y)
        self.page.evaluate("panel => bench.pointed().then(() => bench.arm(panel))", self.site.panel)
        self.page.mouse.down()
        self.page.mouse.up()
        return self._outcome(heading)

    def _outcome(self, heading: str) -> Click | None:
        if not self._until(f"() => bench.outcome({json.dumps(heading)}) !== null && bench.quiet()", TIMEOUT_MS // 6):
            return None
        seconds: dict[str, Any] = self.page.evaluate("heading => bench.outcome(heading)", heading)
        return Click(**seconds)

    def change_page(self, kind: str) -> float:
        """Follow the link to the map or the matrix; return the seconds from the release until its figure is drawn."""
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
            raise TimeoutError(f"{self.site.name} did not draw its {kind} within {TIMEOUT_MS / 1000:.0f} s.")
        return float(self.page.evaluate(f"bench.drawn.{kind}")) / 1000

    def _until(self, check: str, timeout: int = TIMEOUT_MS) -> bool:
        return bool(self.page.evaluate(f"() => bench.until({check}, {timeout})"))

    def _selector(self, kind: str) -> str:
        matrix = (self.touch and self.site.touch_matrix) or self.site.matrix
        return {"map": self.site.map, "matrix": matrix, "comparison": self.site.comparison}[kind]
