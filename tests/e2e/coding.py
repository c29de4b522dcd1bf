"""Steps of a coder in the browser."""

from playwright.sync_api import Locator, Page, expect

from tests.e2e.driver import settled, visit

SAVED = "All decisions are saved."


def start(page: Page, server: str, text: str) -> str:
    """Paste a text, start a coding and return its address."""
    visit(page, server, "code", lang="en")
    page.get_by_label("Or paste a text").fill(text)
    page.get_by_role("button", name="Read the pasted text").click()
    expect(page.get_by_role("button", name="Save and start coding")).to_be_enabled(timeout=60_000)
    settled(page)
    page.get_by_role("button", name="Save and start coding").click()
    expect(rows(page).first).to_be_visible(timeout=60_000)
    settled(page)
    return page.url


def rows(page: Page) -> Locator:
    """The rows of the list of suggestions."""
    return page.locator(".coder-list [role=option]").locator("visible=true")


def states(page: Page) -> list[str]:
    """Return the state of each row in the list: open, accept or reject."""
    found: list[str] = rows(page).evaluate_all("all => all.map(one => one.dataset.state)")
    return found


def save_status(page: Page) -> Locator:
    """The line that says whether all decisions are saved."""
    return page.locator(".coder-side .status")
