"""Colours, proved: what is text can be read, what is a mark can be seen, what are neighbours can be told apart.

An independent library (coloraide) computes contrast, colour difference and the simulations of colour vision.

- **Text** needs 4.5:1 (WCAG 2.2, 1.4.3) on every ground it stands on.
- **Marks** need 3:1 against what they lie on (1.4.11). A mark is what must be seen for a figure to be understood:
  levels on the paper and on an empty cell, hues of agglomerations, hatches, the frame of the selection, the edge of an
  area. The fill of a pale area (the first step of counts, an empty or uncovered region, a dimmed hue) is no mark by
  itself: its edge bounds it, so every figure of areas must draw that edge. Not marks: the pale square of a blank cell,
  whose message is that no mark is on it; ground outside the dataset; rules, grids; bars with their number beside them.
- **Neighbours** need a difference of 15 (CIEDE2000) under normal vision, deuteranopia, protanopia and tritanopia:
  consecutive classes of a ramp, its first class and the blank before it, and each two of the four hues, dimmed or not.
"""

import re
import tomllib
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from components.figures.map import region_map
from components.figures.map_regions import MapClass, MapRegion
from components.figures.user_map import user_map
from components.text.theme import DARK, LIGHT, Palette, blend, contrast, dimmed, text_on
from data.load import HERE

TEXT = 4.5
MARK = 3.0
APART = 15.0
EDGE = 1.0
"""Pixels: a thinner line is mixed with its ground and loses its contrast."""

THEMES = {"light": LIGHT, "dark": DARK}
BOTH = pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
VISION = pytest.mark.parametrize(
    "vision",
    [
        pytest.param(None, id="normal"),
        pytest.param(("deutan", "brettel"), id="deuteranopia"),
        pytest.param(("protan", "brettel"), id="protanopia"),
        pytest.param(("tritan", "brettel"), id="tritanopia"),
        # A second model for red and green, where the two differ most; it was not made for tritanopia.
        pytest.param(("deutan", "machado"), id="deuteranopia-machado"),
        pytest.param(("protan", "machado"), id="protanopia-machado"),
    ],
)
Vision = tuple[str, str] | None
HEX = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")
CSS = (HERE.parent / "components" / "assets" / "atlas.css").read_text("utf-8")
CONFIG = tomllib.loads((HERE.parent / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]


def ratio(one: str, other: str) -> float:
    """Contrast as the library has it."""
    return float(Color(one).contrast(other, method="wcag21"))


def seen(colour: str, vision: Vision) -> Color:
    """A colour as an eye with this vision sees it on a screen."""
    if vision is None:
        return Color(colour)
    return Color(colour).filter(vision[0], 1, method=vision[1]).convert("srgb").clip()


def apart(one: str, other: str, vision: Vision) -> float:
    """CIEDE2000 between two colours as an eye sees them."""
    return float(seen(one, vision).delta_e(seen(other, vision), method="2000"))


def grounds(colours: Palette) -> dict[str, str]:
    return {name: getattr(colours, name) for name in ("paper", "raised", "empty", "ground")}


def faded(colours: Palette) -> list[str]:
    return [dimmed(hue, colours) for hue in colours.agglomerations.values()]


@given(HEX, HEX)
def test_our_contrast_is_the_librarys(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(ratio(one, other), abs=0.01)


@BOTH
@pytest.mark.parametrize("name", ["ink", "quiet"])
def test_text_can_be_read_on_every_ground(colours: Palette, name: str) -> None:
    short = {ground: ratio(getattr(colours, name), fill) for ground, fill in grounds(colours).items()}
    assert min(short.values()) >= TEXT, short


@given(HEX, st.sampled_from(list(THEMES.values())))
def test_text_can_be_read_on_any_fill_whatever(fill: str, colours: Palette) -> None:
    assert ratio(text_on(fill, colours), fill) >= TEXT


@BOTH
def test_the_halo_of_a_name_is_never_the_colour_of_its_letters(colours: Palette) -> None:
    for ink in (colours.ink, colours.paper, "#000000", "#FFFFFF"):
        assert ratio(text_on(ink, colours), ink) >= TEXT


@BOTH
def test_what_style_sheets_fade_can_still_be_read(colours: Palette) -> None:
    rules = {
        "captions": r"stCaptionContainer[^{]*\{[^}]*opacity: ([\d.]+)",
        "heads of tables": r"\.stMarkdown th, [^{]*\{[^}]*opacity: ([\d.]+)",
        "captions of panels": r"\.atlas-panel \.caption \{[^}]*color-mix\(in srgb, currentColor ([\d.]+%)",
        "labels of panels": r"\.atlas-panel \.quiet \{[^}]*opacity: ([\d.]+)",
        "help of panels": r"\.atlas-panel \.help \{[^}]*opacity: ([\d.]+)",
    }
    for what, rule in rules.items():
        found = re.search(rule, CSS)
        assert found, what
        share = float(found[1].rstrip("%")) / (100 if found[1].endswith("%") else 1)
        for ground in (colours.paper, colours.raised):
            assert ratio(blend(colours.ink, ground, share), ground) >= TEXT, what


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["primaryColor", "linkColor", "textColor"])
def test_streamlits_own_text_can_be_read(theme: str, name: str) -> None:
    colours, colour = THEMES[theme], CONFIG[theme][name]
    for ground in (colours.paper, colours.raised):
        assert ratio(colour, ground) >= TEXT
        # The chosen option of a control stands on a tint of the primary colour.
        tint = blend(CONFIG[theme]["primaryColor"], ground, 0.1)
        assert ratio(colour, tint) >= TEXT


@BOTH
def test_marks_stand_out_from_what_they_lie_on(colours: Palette) -> None:
    for ground in (colours.paper, colours.empty):
        for level, colour in enumerate(colours.levels, start=1):
            assert ratio(colour, ground) >= MARK, f"level {level}"
    for key, colour in colours.agglomerations.items():
        assert ratio(colour, colours.paper) >= MARK, key
    for fill in grounds(colours).values():
        assert ratio(colours.quiet, fill) >= MARK, "a hatch"
        assert ratio(colours.outline, fill) >= MARK, "the frame of what is selected"


@BOTH
def test_an_area_is_seen_by_its_fill_or_by_its_edge(colours: Palette) -> None:
    fills = (*colours.levels, *colours.steps, *colours.agglomerations.values(), *faded(colours), colours.empty)
    by_edge = {fill for fill in fills if ratio(fill, colours.paper) < MARK}
    assert colours.steps[0] in by_edge  # else the edges could go
    assert by_edge.isdisjoint([*colours.levels, *colours.steps[1:], *colours.agglomerations.values()])
    for edge in (*map_edges(colours), *user_map_edges(colours)):
        for colour in [edge.color] if isinstance(edge.color, str) else edge.color:
            assert ratio(colour, colours.paper) >= MARK
        assert edge.width >= EDGE


def map_edges(colours: Palette) -> list[Any]:
    """The edges of the map's areas, cities and legend, in its palest classes."""
    places = [
        MapRegion("CN-SH", "Shanghai", 121.4, 31.1, is_city=False),
        MapRegion("CN-370200", "Qingdao", 120.4, 36.1, is_city=True),
    ]
    figure = region_map(
        places,
        {},
        [MapClass("few", colours.steps[0]), MapClass("none", colours.empty)],
        {"CN-SH": 0, "CN-370200": 1},
        {"CN-SH": "Shanghai", "CN-370200": "Qingdao"},
        colours,
    )
    areas = [trace for trace in figure.data if trace.type == "choropleth" and trace.locations]
    points = [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "markers"]
    seen = [trace for trace in (*areas, *points) if trace.marker.opacity != 0]
    assert len(seen) == 5  # areas on map and inset, the cities, and two classes of the legend
    return [trace.marker.line for trace in seen]


def user_map_edges(colours: Palette) -> list[Any]:
    """The edges of areas and legend on a map of the user's own outlines."""
    figure = user_map("outlines", {"A": "A"}, [MapClass("few", colours.steps[0])], {"A": 0}, {"A": ""}, colours)
    assert len(figure.data) == 2
    return [trace.marker.line for trace in figure.data]


def ramps(colours: Palette) -> dict[str, Sequence[str]]:
    """Each ramp with the blank that stands before its first class."""
    return {"levels": (colours.empty, *colours.levels), "steps": (colours.empty, *colours.steps)}


@BOTH
@VISION
@pytest.mark.parametrize("ramp", ["levels", "steps"])
def test_adjacent_steps_of_a_ramp_differ_visibly(colours: Palette, vision: Vision, ramp: str) -> None:
    for one, other in pairwise(ramps(colours)[ramp]):
        assert apart(one, other, vision) >= APART, (one, other)


@BOTH
@VISION
@pytest.mark.parametrize("ramp", ["levels", "steps"])
def test_more_is_always_further_from_the_paper(colours: Palette, vision: Vision, ramp: str) -> None:
    lightness = [seen(colour, vision).convert("lab-d65")["lightness"] for colour in ramps(colours)[ramp]]
    assert lightness == sorted(lightness, reverse=colours is LIGHT)


@BOTH
@VISION
def test_four_hues_differ_visibly(colours: Palette, vision: Vision) -> None:
    for one, other in combinations(colours.agglomerations.values(), 2):
        assert apart(one, other, vision) >= APART, (one, other)


@BOTH
@VISION
def test_four_hues_differ_visibly_beside_a_selected_region(colours: Palette, vision: Vision) -> None:
    for one, other in combinations(faded(colours), 2):
        assert apart(one, other, vision) >= APART, (one, other)


@BOTH
@VISION
def test_a_hatch_stands_out_from_its_background(colours: Palette, vision: Vision) -> None:
    for ground in (colours.ground, colours.empty):
        assert apart(colours.quiet, ground, vision) >= APART


def test_the_library_gives_the_difference_that_its_authors_print() -> None:
    """Pair 1 of Sharma, Wu and Dalal (2005), The CIEDE2000 color-difference formula: 2.0425."""
    one, other = Color("lab-d65", [50, 2.6772, -79.7751]), Color("lab-d65", [50, 0, -82.7485])
    assert one.delta_e(other, method="2000") == pytest.approx(2.0425, abs=5e-4)
