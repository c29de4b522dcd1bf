"""All colours. Hue shows the agglomeration, lightness the level or count, shape the kind of source."""

from dataclasses import dataclass
from functools import lru_cache

FONT = (
    "'Atlas Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'PingFang SC', "
    "'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
)


@dataclass(frozen=True)
class Palette:
    """Colours of one theme, as #RRGGBB. `tests/components/text/test_colour.py` tests their contrasts.

    Attributes:
        paper: background of the page and of every figure.
        raised: background of inputs and boxes.
        ink: text.
        quiet: secondary text, hatches, and the edge of every filled area.
        line: rules and grids.
        ground: units outside the dataset, and regions that are not covered.
        empty: a cell that is “not mentioned”. It stays pale: it is the absence of a mark.
        broader: an area that is named under a broader heading.
        outline: frame of what is selected.
        levels: commitment 1, 2, 3, from pale to strong. Each has a contrast of 3:1 to the empty cell it lies on.
        steps: classes for counts, from few to many, for areas only. The first has less contrast than a mark needs, so
            its areas have an edge in `quiet`, at least 1 px wide.
        agglomerations: four hues that people with each kind of colour blindness can distinguish, also when dimmed.
    """

    paper: str
    raised: str
    ink: str
    quiet: str
    line: str
    ground: str
    empty: str
    broader: str
    outline: str
    levels: tuple[str, str, str]
    steps: tuple[str, str, str, str]
    agglomerations: dict[str, str]


LIGHT = Palette(
    paper="#FBFAF6",
    raised="#F3F0E8",
    ink="#1F2A30",
    quiet="#5B666C",
    line="#D9D4C7",
    ground="#EAE6DB",
    empty="#F0EDE4",
    broader="#D3DCDD",
    outline="#14181B",
    levels=("#648A9D", "#35596B", "#0F2632"),
    steps=("#A3C1D0", "#648A9D", "#35596B", "#0F2632"),
    agglomerations={"bth": "#B85304", "yrd": "#204CA4", "gba": "#639C6F", "other": "#937494"},
)

DARK = Palette(
    paper="#15191C",
    raised="#1E2428",
    ink="#ECE8DE",
    quiet="#A6AFB4",
    line="#363E44",
    ground="#262D32",
    empty="#1E2428",
    broader="#2B3B43",
    outline="#FFFFFF",
    levels=("#507486", "#85ABBE", "#E0F0F8"),
    steps=("#315566", "#5B8092", "#8DB1C3", "#E0F0F8"),
    agglomerations={"bth": "#DD7B2B", "yrd": "#1B8ABD", "gba": "#68C894", "other": "#D6B0CE"},
)


SHEET = "#FFFFFF"
"""The background of printed pages."""

DIMMED = 0.7
"""Share of its colour that a region keeps while another one is selected. Less makes hues hard to distinguish."""

TEXT_CONTRAST = 4.5
"""Minimum contrast of text (WCAG 2.2, 1.4.3)."""


def hue(palette: "Palette", agglomeration: str) -> str:
    """Return the hue of an agglomeration; the colour of the ground for a region in none."""
    return palette.agglomerations.get(agglomeration, palette.ground)


def blend(colour: str, ground: str, share: float) -> str:
    """Mix `share` of `colour` with the rest of `ground`; all as #RRGGBB."""
    mixed = (round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def dimmed(colour: str, palette: "Palette") -> str:
    """Return a colour as drawn while another region is selected."""
    return blend(colour, palette.paper, DIMMED)


def text_on(fill: str, palette: "Palette") -> str:
    """Return the text colour for `fill`: ink or paper, or black or white if neither contrasts enough.

    Black or white always is: on any fill, one of them reaches at least 4.58:1.
    """
    for pair in ((palette.ink, palette.paper), ("#000000", "#FFFFFF")):
        best = max(pair, key=lambda colour: contrast(colour, fill))
        if contrast(best, fill) >= TEXT_CONTRAST:
            break
    return best


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palette(theme_type: str | None) -> Palette:
    """Return the palette for the theme that the browser reports: `dark`; anything else is light."""
    return DARK if theme_type == "dark" else LIGHT
