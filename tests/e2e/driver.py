"""Steps of a reader in the browser. Each step waits for a state of the page, never for a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

Place = TypeVar("Place")

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
MAP = ".st-key-map"
MATRIX = ".st-key-matrix"


MOVE = """address => {
    const page = ({pathname, search}) => pathname + new URLSearchParams(search).get('lang');
    if (page(new URL(address)) === page(location)) throw new Error(`${address} has no title of its own`);
    const before = document.title;
    const hidden = document.querySelector('.atlas-accessibility');
    let [began, ran] = [false, false];
    const running = () => document.querySelector('[data-testid="stApp"]').dataset.testScriptState !== 'notRunning';
    const seen = new MutationObserver(() => { began ||= running() || !hidden.isConnected; });
    seen.observe(document.body, {subtree: true, childList: true, attributeFilter: ['data-test-script-state']});
    document.addEventListener('atlas:run', function ended() {
        if (!began || document.title === before) return;
        document.removeEventListener('atlas:run', ended);
        seen.disconnect();
        ran = true;
    });
    window.hasMoved = () => ran;
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
}"""
"""Follows an address as the app's own links do (`components/assets/links.js`).

A quick run begins and ends before the browser draws, which then shows no state but that it ended, and a new hidden
element of the frame. A run that a test has asked for before may end only now, but its title is the old one.
"""


def visit(page: Page, server: str, path: str = "", **query: str) -> None:
    """Open a URL and wait until the page has run."""
    page.goto(address_of(server, path, query))
    settled(page)


def move(page: Page, server: str, path: str = "", **query: str) -> None:
    """Open another page, or the same in another language, without loading the app anew; wait until it has run.

    It costs a fraction of `visit`. The reader's session stays, as after a click on a link.
    """
    page.evaluate(MOVE, address_of(server, path, query))
    page.wait_for_function("() => window.hasMoved()", timeout=30_000)
    settled(page)


def walk(places: Iterable[Place]) -> Iterator[tuple[Place, Callable[..., None]]]:
    """Give each place with the way to open it: the first is loaded, the page moves on to all others."""
    for number, place in enumerate(places):
        yield place, move if number else visit


def address_of(server: str, path: str, query: dict[str, str]) -> str:
    return f"{server}/{path}" + (f"?{urlencode(query)}" if query else "")


def settled(page: Page) -> None:
    """Wait until the heading is visible, no script run is active and the front end has taken over the first view."""
    expect(page.locator("h1").locator("visible=true")).to_be_visible(timeout=30_000)
    page.wait_for_selector(IDLE, timeout=30_000)
    page.wait_for_selector("#first-view", state="detached", timeout=30_000)


def drawn(page: Page) -> None:
    """Wait until every figure is drawn and every table has replaced its placeholder."""
    settled(page)
    expect(page.locator(".atlas-figure:not(:has(.main-svg))").locator("visible=true")).to_have_count(0, timeout=30_000)
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0, timeout=30_000)


STANDS = """async read => {
    const frames = n => n ? new Promise(next => requestAnimationFrame(next)).then(() => frames(n - 1)) : null;
    // A figure that has just arrived is still laid out: its place counts when it has stayed where it is for ten frames.
    for (let [last, tries] = [read(), 0]; tries < 120; tries += 1) {
        await frames(10);
        const now = read();
        if (now && last && now.x === last.x && now.y === last.y) return now;
        last = now;
    }
    return null;
}"""


def map_ready(page: Page) -> None:
    """Wait until the map's outlines are drawn."""
    page.locator(f"{MAP} .geo .choroplethlayer path").first.wait_for(state="attached", timeout=30_000)


def area(page: Page, region: str, subplot: str = "geo") -> tuple[float, float]:
    """Return a point inside a region's outline on the map, in pixels of the window."""
    map_ready(page)
    drawn(page)
    place = page.locator(MAP).evaluate(
        """(box, [region, subplot]) => {
            const stands = STANDS;
            const plot = () => box.querySelector('.js-plotly-plot');
            const read = () => {
                const geo = plot()._fullLayout[subplot]._subplot;
                const paths = [...geo.layers.backplot.node().querySelectorAll('path.choroplethlocation')];
                const path = paths.find(p => p.__data__.loc === region);
                if (!path) return null;
                const outline = path.getBoundingClientRect();
                const matrix = path.getScreenCTM().inverse();
                for (let step = 1; step < 40; step += 1) {
                    for (let i = 0; i <= step; i += 1) {
                        const x = outline.x + outline.width * (i + 0.5) / (step + 1);
                        const y = outline.y + outline.height * (step - i + 0.5) / (step + 1);
                        const point = new DOMPoint(x, y).matrixTransform(matrix);
                        const stroke = [[3, 0], [-3, 0], [0, 3], [0, -3]].every(([dx, dy]) =>
                            path.isPointInFill(new DOMPoint(x + dx, y + dy).matrixTransform(matrix)));
                        if (stroke && path.isPointInFill(point)) return {x, y};
                    }
                }
                return null;
            };
            return stands(read);
        }""".replace("STANDS", STANDS),
        [region, subplot],
    )
    assert place is not None, f"no point inside {region}"
    return place["x"], place["y"]


def point(page: Page, city: str) -> tuple[float, float]:
    """Return the place of a city's mark on the map, in pixels of the window."""
    area(page, "CN-XJ")  # the map is drawn and does not move any more
    place = page.locator(MAP).evaluate(
        """(box, city) => window.focusAtlasMarks.all(box.querySelector('.js-plotly-plot'))
            .find(mark => mark.data === city)""",
        city,
    )
    return place["x"], place["y"]


def click_area(page: Page, region: str, subplot: str = "geo") -> None:
    """Click a region on the map."""
    page.mouse.click(*area(page, region, subplot))


def mark(page: Page, figure: str, data: str | list[str]) -> tuple[float, float]:
    """Return the centre of the first mark with this custom data in a figure, in pixels of the window."""
    page.locator(f"{figure} .scatterlayer .point").first.wait_for(state="attached", timeout=30_000)
    drawn(page)
    page.locator(figure).scroll_into_view_if_needed()
    place = page.locator(figure).evaluate(
        """(box, data) => {
            const stands = STANDS;
            const plot = () => box.querySelector('.js-plotly-plot');
            const read = () => {
                const same = one => JSON.stringify(one) === JSON.stringify(data);
                const placed = trace => (trace.customdata ?? []).findIndex(same);
                const trace = plot()._fullData.find(trace => placed(trace) >= 0);
                const at = placed(trace);
                const {xaxis, yaxis} = plot()._fullLayout;
                const frame = plot().getBoundingClientRect();
                const scale = frame.width / plot().offsetWidth;
                return {
                    x: frame.x + scale * (xaxis._offset + xaxis.d2p(trace.x[at])),
                    y: frame.y + scale * (yaxis._offset + yaxis.d2p(trace.y[at])),
                };
            };
            return stands(read);
        }""".replace("STANDS", STANDS),
        data,
    )
    assert place is not None, f"{data} does not come to rest"
    return place["x"], place["y"]


def cell(page: Page, region: str, industry: str) -> tuple[float, float]:
    """Return the centre of a cell of the matrix."""
    return mark(page, MATRIX, [region, industry])


def comparison_cell(page: Page, region: str, industry: str) -> tuple[float, float]:
    """Return the centre of a cell of the comparison."""
    return mark(page, ".st-key-comparison", [region, industry])


def similarity_cell(page: Page, one: str, other: str) -> tuple[float, float]:
    """Return the centre of a pair of the similarity matrix."""
    return mark(page, ".st-key-similarity", [one, other])


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a list by its name."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(option)  # a long list holds only the options in view
    page.get_by_role("option", name=option, exact=True).click()
    settled(page)


def panel(page: Page) -> Locator:
    """The panel beside the figure (the last column)."""
    return page.locator('[data-testid="stColumn"]').last


def status(page: Page) -> Locator:
    """The status line that screen readers announce."""
    return page.get_by_role("status").and_(page.locator("#atlas-status"))


def outlined(page: Page) -> list[str]:
    """Return the codes of the regions with a visible outline on the map."""
    map_ready(page)
    codes: list[str] = page.locator(MAP).first.evaluate(
        """box => [...box.querySelectorAll('.geo:not(.geo2) .choroplethlayer > :nth-child(3) > path')]
            .filter(path => getComputedStyle(path).opacity === '1').map(path => path.__data__.loc)"""
    )
    return codes
