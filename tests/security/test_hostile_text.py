"""Hostile names, terms and statements stay text on every page in a browser."""

import pytest
from playwright.sync_api import Page

from components.page.registry import BY_KEY
from components.text.escaping import JOINER
from data.store.dataset import Saved
from tests.e2e.driver import cell, drawn, visit, walk
from tests.security.hostile import REGIONS
from tests.security.naughty import MARK, NOWHERE

SIZES = ((1440, 900), (390, 844))
BOLD = REGIONS.index("<b>bold</b><i>italic</i><br>second<br/>third")

INJECTED = """([nowhere, mark]) => {
    const found = window[mark] ? ['a script ran'] : [];
    const told = element => {
        const copy = element.cloneNode(true);
        copy.removeAttribute('tabindex');  // the page's own, and another at another width
        found.push(copy.outerHTML.slice(0, 200));
    };
    for (const element of document.querySelectorAll('*')) {
        for (const {name, value} of element.attributes) {
            if (/^on/i.test(name)) told(element);
            const leads = /(href|src|srcset|action|formaction|data|poster|style)$/i.test(name);
            if (leads && (value.includes(nowhere) || /javascript:/i.test(value))) told(element);
        }
    }
    document.querySelectorAll('iframe, object, embed, base, foreignObject, .katex, meta[http-equiv]').forEach(told);
    const main = document.querySelector('[data-testid="stMain"]');
    const foreign = 'img:not([src^="data:image/svg+xml"]), script, form, input[autofocus], blockquote, pre, del';
    main.querySelectorAll(foreign).forEach(told);
    document.querySelectorAll('style, link').forEach(e => (e.outerHTML.includes(nowhere) ? told(e) : null));
    return found;
}"""
OVERFLOW = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return [main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth];
}"""


@pytest.fixture
def address(attacked: str, risky: Saved) -> tuple[str, str, str]:
    return attacked, risky.id, risky.key


VIEWS = {
    "map": {"region": "CN-GD", "industry": "i0", "colour": "industry", "lang": "en"},
    "heatmap": {"region": f"r{BOLD}", "industry": "i3", "lang": "en"},
    "compare": {"region": "r6", "compare": f"CN-BJ,r7,r{BOLD},r12", "industry": "i1", "lang": "zh"},
    "profile": {"region": "r16", "industry": "i2", "of": "region", "lang": "en"},
    "evidence": {"region": "r8", "industry": "i4", "row": "yours/r8/i4", "lang": "en"},
    "industrial_cloud": {"region": "r6", "compare": f"r7,r{BOLD}", "industry": "i1", "lang": "zh"},
    "method": {"region": "r6", "compare": f"r7,r{BOLD}", "industry": "i1", "lang": "en"},
    "your_data": {"lang": "en"},
}

OF_THE_ATLAS = ("industrial_cloud", "method")
"""Pages that show no text of the dataset."""


def test_hostile_text_runs_nothing_loads_nothing_and_stays_in_its_cell(
    page: Page, address: tuple[str, str, str]
) -> None:
    server, dataset, secret = address
    asked: list[str] = []
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.on("request", lambda request: asked.append(request.url))
    for (key, view), opening in walk(VIEWS.items()):
        page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
        own: list[str] = []
        if key in OF_THE_ATLAS:  # the page's own formulas are not an injection
            visit(page, server, BY_KEY[key].path, lang=view["lang"])
            drawn(page)
            own = page.evaluate(INJECTED, [NOWHERE, MARK])
            opening = visit
        query = view | {"dataset": dataset} | ({"key": secret} if key == "your_data" else {})
        opening(page, server, BY_KEY[key].path, **query)
        drawn(page)
        shown = " ".join(page.locator("body").inner_text().replace(JOINER, "").split())
        region = query.get("compare", query.get("region", "")).split(",")[-1]
        name = REGIONS[int(region[1:])] if region.startswith("r") else REGIONS[0]
        assert " ".join(name.split()) in shown or key in OF_THE_ATLAS
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            drawn(page)
            assert page.evaluate(INJECTED, [NOWHERE, MARK]) == own, (key, width)
            # A table resizes a frame after the window.
            page.wait_for_function(f"() => Math.max(...({OVERFLOW})()) <= 1")
        assert not [url for url in asked if NOWHERE in url.partition("?")[0]], key


def test_labels_and_hovers_of_a_figure_are_text(page: Page, address: tuple[str, str, str]) -> None:
    server, dataset, _secret = address
    visit(page, server, "heatmap", dataset=dataset, lang="en", region=f"r{BOLD}", industry="i3")
    drawn(page)
    labels = page.locator(".js-plotly-plot svg text").evaluate_all("all => all.map(one => one.textContent)")
    assert any(label.startswith("<b>bold</b>") for label in labels)
    assert any("<a href" in label for label in labels)
    page.mouse.move(*cell(page, f"r{BOLD}", "i3"))
    hover = page.locator(".hoverlayer .hovertext")
    hover.first.wait_for(state="visible")
    assert "<b>bold</b><i>italic</i><br>second" in (hover.first.text_content() or "")
    assert page.locator(".js-plotly-plot svg a").count() == 0
