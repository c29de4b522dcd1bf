"""Coding a document in the browser: keys, selected words, touch, two windows, hostile text."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.data.coding.foreign_project import strangers
from tests.data.coding.suggested_text import TEXT
from tests.e2e.browser import OpenContext
from tests.e2e.coding import SAVED, rows, save_status, start, states
from tests.e2e.driver import drawn, panel, settled, visit
from tests.security.naughty import ALL, MARK, NOWHERE
from tests.security.test_hostile_text import INJECTED

PLAN = TEXT.replace("临江市", "上海市")
"""A text whose title names its region."""

SELECT = """(words) => {
    const walker = document.createTreeWalker(document.querySelector('.coder-text'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        document.getSelection().removeAllRanges();
        document.getSelection().addRange(range);
        return true;
    }
    return false;
}"""

SMALL = """coder => [...coder.querySelectorAll('button, input, select')].filter(at => at.checkVisibility())
    .map(at => at.getBoundingClientRect()).filter(box => box.width < 43.5 || box.height < 43.5).length"""


def test_from_a_pasted_text_to_cells_on_the_map_with_one_key_each(page: Page, server: str) -> None:
    start(page, server, PLAN)
    assert states(page) == ["open"] * 5
    expect(page.locator(".coder-list")).to_be_focused()
    for key in ("a", "3", "r", "ArrowUp", "u", "a", "1"):
        page.keyboard.press(key)
    # Accepted, flagship, rejected; one up to the rejected one, taken back, accepted after all; the next a direction.
    expect(save_status(page)).to_have_text(SAVED)
    assert states(page) == ["accept", "accept", "accept", "accept", "open"]
    expect(rows(page).nth(3).locator(".level")).to_have_text("Direction")
    page.get_by_label("Or paste").or_(page.get_by_label("Note")).first.fill("a")  # a letter in a field decides nothing
    assert states(page)[4] == "open"

    assert page.evaluate(SELECT, "支柱产业")
    page.get_by_label("Industry", exact=True).fill("tourism")
    page.get_by_role("button", name="Add this passage").click()
    expect(rows(page)).to_have_count(6)
    expect(rows(page).last).to_contain_text("added by hand")
    expect(save_status(page)).to_have_text(SAVED)
    page.reload()
    expect(rows(page)).to_have_count(6, timeout=60_000)
    assert states(page) == ["accept", "accept", "accept", "accept", "open", "accept"]

    page.get_by_role("button", name="Save as dataset").click()
    link = page.locator(".st-key-coding-matrix").get_by_role("link", name="Map →", exact=True)
    link.click()
    expect(page).to_have_url(re.compile("dataset="))
    drawn(page)
    expect(panel(page)).to_contain_text("Tourism")  # the dataset opens on its first region


def test_a_project_of_another_program_starts_a_coding_with_what_is_coded_in_it(
    page: Page, server: str, tmp_path: Path
) -> None:
    visit(page, server, "code", lang="en")
    file = FilePayload(name="study.qdpx", mimeType="application/zip", buffer=strangers(tmp_path))
    page.locator(".st-key-document-files input[type=file]").set_input_files(file)
    expect(page.get_by_text("1 passage is coded.")).to_be_visible(timeout=60_000)
    settled(page)
    page.get_by_role("button", name="Save and start coding").click()
    expect(rows(page)).to_have_count(2, timeout=60_000)
    assert states(page) == ["accept", "open"]
    expect(rows(page).first).to_contain_text("Integrated circuits")


def test_seen_suggestions_are_accepted_at_once_and_taken_back_at_once(page: Page, server: str) -> None:
    start(page, server, PLAN)
    page.get_by_label("Find an industry").fill("l")
    shown = rows(page).count()
    assert 0 < shown < 5
    page.locator(".coder-side .bulk").click()
    assert states(page) == ["accept"] * shown
    page.get_by_label("Find an industry").fill("")
    assert states(page).count("accept") == shown
    page.locator(".coder-list").focus()
    page.keyboard.press("u")
    assert states(page) == ["open"] * 5
    expect(save_status(page)).to_have_text(SAVED)


def test_what_has_not_been_shown_is_not_accepted_with_the_others(page: Page, server: str) -> None:
    start(page, server, PLAN + "\n".join(f"发展第{n}批集成电路项目。" for n in range(120)))
    total = rows(page).count()
    page.locator(".coder-side .bulk").click()
    expect(save_status(page)).to_have_text(SAVED)
    assert 0 < states(page).count("accept") < total / 2


def test_a_finger_codes_on_a_phone(open_context: OpenContext, server: str) -> None:
    page = open_context(390, 844, touch=True)
    start(page, server, PLAN)
    rows(page).nth(1).tap()
    page.locator("[data-action=accept]").tap()
    page.locator("[data-action=reject]").tap()
    expect(save_status(page)).to_have_text(SAVED)
    assert states(page) == ["open", "accept", "reject", "open", "open"]
    page.locator(".coder-tabs").get_by_role("button", name="The document").tap()
    expect(page.locator(".coder-text")).to_be_visible()
    expect(page.locator(".coder-list")).to_be_hidden()
    assert page.locator(".atlas-coder").evaluate(SMALL) == 0


def test_two_windows_of_one_coder_come_to_the_same(page: Page, open_context: OpenContext, server: str) -> None:
    address = start(page, server, PLAN)
    other = open_context()
    other.goto(address)
    expect(rows(other)).to_have_count(5, timeout=60_000)
    settled(other)
    rows(page).first.click()
    page.keyboard.press("a")
    expect(save_status(page)).to_have_text(SAVED)
    rows(other).nth(1).click()
    other.keyboard.press("r")
    expect(rows(other).first).to_have_attribute("data-state", "accept")
    assert states(other) == ["accept", "reject", "open", "open", "open"]


def injected(page: Page) -> list[str]:
    """Return what a text has put on the page; the coder's own form and the box with the secret link are the page's."""
    found: list[str] = page.evaluate(INJECTED, [NOWHERE, MARK])
    return [one for one in found if not one.startswith('<form class="coder-add">') and "/code?coding" not in one]


def test_hostile_text_stays_text(page: Page, server: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    one_line = [" ".join(text.split()).replace("\0", "")[:400] for text in ALL]
    start(page, server, "\n".join(f"大力发展集成电路产业 {text} 和人工智能。" for text in one_line if text))
    rows(page).first.click()
    for _suggestion in range(30):
        page.keyboard.press("a")
    expect(save_status(page)).to_have_text(SAVED, timeout=30_000)
    assert injected(page) == []
    page.reload()
    expect(rows(page).first).to_be_visible(timeout=60_000)
    assert states(page)[:30] == ["accept"] * 30
    assert injected(page) == []
