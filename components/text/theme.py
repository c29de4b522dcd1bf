"""The only place with colours. Hue says which agglomeration, lightness how strong, shape which kind of source."""

from dataclasses import dataclass
from functools import lru_cache

FONT = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'PingFang SC', "
    "'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
)


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. What they must hold is tested in `tests/components/text/test_colour.py`.

    Attributes:
        paper: ground of the page and of every figure.
        raised: ground of inputs and boxes.
        ink: text.
        quiet: text of less weight, hatches, and the edge of every filled area.
        line: rules and grids, which separate and mean nothing.
        ground: units outside the dataset, and regions that are not covered.
        empty: a blank that is known to be one. The absence of a mark, so it stays pale.
        outline: frame of what is selected.
        levels: commitment 1, 2, 3: one ramp of lightness. Each is a mark by itself, 3:1 on the empty cell it lies on.
        steps: lightness classes for counts, from few to many, for areas only. The first is paler than a mark may be:
            an area in it is bounded by an edge in `quiet`, at least 1 px wide.
        agglomerations: four hues that deuteranopes, protanopes and tritanopes can tell apart, dimmed ones too.
    """

    paper: str
    raised: str
    ink: str
    quiet: str
    line: str
    ground: str
    empty: str
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
    outline="#FFFFFF",
    levels=("#507486", "#85ABBE", "#E0F0F8"),
    steps=("#315566", "#5B8092", "#8DB1C3", "#E0F0F8"),
    agglomerations={"bth": "#DD7B2B", "yrd": "#1B8ABD", "gba": "#68C894", "other": "#D6B0CE"},
)


SHEET = "#FFFFFF"
"""What is printed on, whatever the ground of the screen."""

DIMMED = 0.7
"""How much of its colour a region keeps while another one is selected: with less, hues run together for some eyes."""

TEXT_CONTRAST = 4.5
"""What text needs (WCAG 2.2, 1.4.3)."""


def hue(palette: "Palette", agglomeration: str) -> str:
    """The hue of an agglomeration; the ground's colour for a region that is in none."""
    return palette.agglomerations.get(agglomeration, palette.ground)


def blend(colour: str, ground: str, share: float) -> str:
    """Mix `share` of `colour` with the rest of `ground`; all as #RRGGBB."""
    mixed = (round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def dimmed(colour: str, palette: "Palette") -> str:
    """A colour as it is drawn while another region is selected."""
    return blend(colour, palette.paper, DIMMED)


def text_on(fill: str, palette: "Palette") -> str:
    """The ink or the paper of a palette, whichever stands out more on `fill`; black or white where neither is enough.

    One of black and white always is: they reach 4.58:1 even on the fill between them.
    """
    for pair in ((palette.ink, palette.paper), ("#000000", "#FFFFFF")):
        best = max(pair, key=lambda colour: contrast(colour, fill))
        if contrast(best, fill) >= TEXT_CONTRAST:
            break
    return best


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palette(theme_type: str | None) -> Palette:
    """The palette for a theme type as the browser reports it: `dark`, anything else is light."""
    return DARK if theme_type == "dark" else LIGHT
