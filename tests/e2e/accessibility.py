"""What axe-core says of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
DRAWN = ".main-svg"
"""Figures hold thousands of marks that are hidden from screen readers; `test_colour.py` checks their colours."""

PLATFORM: tuple[tuple[str, str], ...] = ()
"""Violations caused by Streamlit itself, as rule of axe-core and selector. None in this version."""


def violations(page: Page, within: str = "html") -> list[str]:
    """Return the violations that axe-core finds, one line per element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    run = "([within, drawn, rules]) => axe.run({include: within, exclude: drawn}, rules)"
    found = page.evaluate(run, [within, DRAWN, RULES])["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if (rule["id"], str(node["target"][0])) not in PLATFORM
    ]
