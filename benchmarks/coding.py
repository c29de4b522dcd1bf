"""Measure the page for coding on a text of 33,000 characters: from the file to suggestions, and the answer to keys.

The text is made of this project's own sentences on work reports. Needs a browser; other work on the machine adds to it.

    python -m benchmarks.coding [--quick]
"""

import time
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from benchmarks.browser import FLAGS
from benchmarks.figures import median, milliseconds, quantile
from benchmarks.options import Effort, alone
from benchmarks.report import Bar, Report, ResultTable
from data.load import load
from scripts.ensure_browser import installed
from scripts.servers import app

CHARACTERS = 33_000
FILLER, AROUND = "各级各部门要认真抓好落实，定期报告进展情况，及时协调解决困难和问题。", 5
KEYS = ("a", "r", "3", "u", "ArrowUp", "1", "a", "2", "ArrowDown", "k")
ROUNDS = 10
"""Each key is pressed as often: all keys together 100 times."""

SECONDS = {"text": 3.0, "pdf": 5.0}
BUILT, ANSWERED = 0.300, 0.050
SCRIPT = Path(__file__).with_name("coding.js")
WAIT = 60_000


def text() -> str:
    """Return the text: a title, then paragraphs of one sentence that names industries and several that name none."""
    paragraphs = ["天津市2026年工作要点"]
    size = len(paragraphs[0])
    for row in load().evidence.values():
        if row.rule:
            paragraphs.append(row.statement_zh + FILLER * AROUND)
            size += len(paragraphs[-1]) + 1
        if size >= CHARACTERS:
            break
    return "\n".join(paragraphs)


def measure(effort: Effort) -> Report:
    """Bring the text as a file of each kind, then press keys in the list."""
    with app() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        content = text()
        files = {"text": (content.encode(), "txt"), "pdf": (printed(browser, content), "pdf")}
        read = {
            kind: [brought(browser, server.address, *file) for _n in range(effort.runs)] for kind, file in files.items()
        }
        page = opened(browser, server.address, *files["text"])
        built, keys, count = pressed(page)
        browser.close()
    rows = [
        *((f"file to suggestions, {kind}", *_figures(seconds)) for kind, seconds in read.items()),
        ("coding view built", *_figures([built])),
        (f"key answered, {len(keys)} keys", *_figures(keys)),
    ]
    bars = [
        *(
            Bar(f"File to suggestions, {kind}", f"≤ {bar:.0f} s", f"{max(read[kind]):.2f} s", max(read[kind]) <= bar)
            for kind, bar in SECONDS.items()
        ),
        Bar("Coding view built", "≤ 300 ms", f"{milliseconds(built)} ms", built <= BUILT),
        Bar(
            "Key answered, p95", "≤ 50 ms", f"{milliseconds(quantile(keys, 0.95))} ms", quantile(keys, 0.95) <= ANSWERED
        ),
    ]
    note = (
        f"{len(content):,} characters, {count} suggestions. A key: from its event to the frame that shows its answer."
    )
    return Report("Coding", (ResultTable("Coding a document", ("step", "p50, ms", "p95, ms"), rows, note),), bars)


def _figures(seconds: list[float]) -> tuple[str, str]:
    return milliseconds(median(seconds)), milliseconds(quantile(seconds, 0.95))


def printed(browser: Browser, content: str) -> bytes:
    """Return the text as a PDF of several pages."""
    page = browser.new_page()
    page.set_content("".join(f"<p>{line}</p>" for line in content.split("\n")))
    made = page.pdf(format="A4")
    page.close()
    return made


def chosen(browser: Browser, address: str, raw: bytes, kind: str) -> tuple[Page, float]:
    """Bring a file; return the page once its passages are suggested, and after how many seconds."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(path=SCRIPT)
    page.goto(f"{address}/code?lang=en")
    page.get_by_label("Or paste a text").wait_for(timeout=WAIT)
    box = page.locator(".st-key-document-files input[type=file]")
    began = time.perf_counter()
    box.set_input_files(FilePayload(name=f"plan.{kind}", mimeType="", buffer=raw))
    page.get_by_text("passages are suggested").wait_for(timeout=WAIT)
    return page, time.perf_counter() - began


def brought(browser: Browser, address: str, raw: bytes, kind: str) -> float:
    """Return how many seconds it takes from a file to its suggestions."""
    page, seconds = chosen(browser, address, raw, kind)
    page.context.close()
    return seconds


def opened(browser: Browser, address: str, raw: bytes, kind: str) -> Page:
    """Return the page with a coding of the file."""
    page, _seconds = chosen(browser, address, raw, kind)
    page.get_by_role("button", name="Save and start coding").click()
    page.locator(".coder-list [role=option]").first.wait_for(timeout=WAIT)
    page.wait_for_function("window.codingBench.built !== null", timeout=WAIT)
    return page


def pressed(page: Page) -> tuple[float, list[float], int]:
    """Press keys in the list; return in seconds how long it took to build it and to answer each, and its length."""
    page.locator(".coder-list [role=option]").first.click()
    for _round in range(ROUNDS):
        for key in KEYS:
            done = int(page.evaluate("window.codingBench.keys.length"))
            page.keyboard.press(key)
            page.wait_for_function("done => window.codingBench.keys.length > done", arg=done, timeout=WAIT)
    found = page.evaluate("window.codingBench")
    count = int(page.locator(".coder-list [role=option]").count())
    return found["built"] / 1000, [one / 1000 for one in found["keys"]], count


if __name__ == "__main__":
    alone(measure)
