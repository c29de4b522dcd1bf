"""The only place with colours. Hue says which agglomeration, lightness how strong, shape which kind of source."""

from dataclasses import dataclass

FONT = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'PingFang SC', "
    "'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
)


@dataclass(frozen=True)
class Palette:
    """Colours of one theme.

    Attributes:
        levels: commitment 1, 2, 3: one ramp of lightness.
        agglomerations: four hues that deuteranopes, protanopes and tritanopes can tell apart.
        steps: lightness classes for counts, from few to many.
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
    levels=("#A9BCC6", "#5F8498", "#173A4E"),
    steps=("#C9D5DB", "#93AEBC", "#557D93", "#173A4E"),
    agglomerations={"bth": "#D55E00", "yrd": "#0072B2", "gba": "#009E73", "other": "#B0679A"},
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
    levels=("#47606E", "#7FA6BA", "#DDECF3"),
    steps=("#3A4F5B", "#587687", "#8DB2C5", "#DDECF3"),
    agglomerations={"bth": "#F0803C", "yrd": "#4AA8DC", "gba": "#2FC295", "other": "#D794C2"},
)


DIMMED = 0.4
"""How much of its colour a region keeps while another one is selected."""


def hue(palette: "Palette", agglomeration: str) -> str:
    """The hue of an agglomeration; the ground's colour for a region that is in none."""
    return palette.agglomerations.get(agglomeration, palette.ground)


def blend(colour: str, ground: str, share: float) -> str:
    """Mix `share` of `colour` with the rest of `ground`; all as #RRGGBB."""
    mixed = (round(int(colour[i : i + 2], 16) * share + int(ground[i : i + 2], 16) * (1 - share)) for i in (1, 3, 5))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def text_on(fill: str, palette: "Palette") -> str:
    """The ink or the paper of a palette, whichever stands out more on `fill`."""
    return max((palette.ink, palette.paper), key=lambda colour: contrast(colour, fill))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palette(theme_type: str | None) -> Palette:
    """The palette for a theme type as the browser reports it: `dark`, anything else is light."""
    return DARK if theme_type == "dark" else LIGHT
