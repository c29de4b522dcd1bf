"""What the figures of a brief are drawn from: cells, shades and names of regions, the legend."""

from collections.abc import Sequence

from analysis.focus import Blank
from components.export.brief_setting import Setting
from components.export.figure_svg import Mark, Row, Shade, Spot, Words, fitting, legend
from components.export.svg import Drawing
from components.i18n import _
from components.text import blank_name, enumerated, level_label
from components.theme import SHEET, blend, hue
from data.records import Region

NUDGES = {"CN-HK": (0.45, 0.0), "CN-MO": (-0.25, -0.3)}
"""How far two dots are moved apart that would cover each other; degrees."""

WHOLE, TINT, DOT_TINT = 1.0, 0.28, 0.5
"""Shares of an agglomeration's hue: of what the brief is about, of other regions, of their dots."""


def mark(setting: Setting, region: str, industry: str) -> Mark:
    """The cell of a figure."""
    focus = setting.focus
    row, column = list(focus.levels.index).index(region), list(focus.levels.columns).index(industry)
    found = [frame.to_numpy()[row, column] for frame in (focus.commentary, focus.lists)]
    commentary, lists = (int(value) if value == value else None for value in found)
    return Mark(commentary, lists, str(focus.blank(region, industry) or ""))


def industry_row(setting: Setting, industry: str, regions: Sequence[str], count: int) -> Row:
    """A row of a figure about an industry; its short name where the full one has no room."""
    label = fitting(setting.industry(industry), setting.short_industry(industry), max(1, len(regions)))
    return Row(label, tuple(mark(setting, region, industry) for region in regions), count)


def blanks_of(setting: Setting) -> tuple[Blank, Blank]:
    """The kinds of blank that the dataset can hold."""
    return (Blank.BELOW, Blank.NO_VALUE) if setting.header else (Blank.NOT_MENTIONED, Blank.NOT_COVERED)


def marks_legend(key: str, setting: Setting, *, blanks: bool) -> Drawing:
    """The marks explained; a dataset of the user's own has one kind of source, which needs no name."""
    entries = {f"level_{level}": level_label(level) for level in (1, 2, 3)}
    if setting.header is None:
        entries |= {"commentary": _("commentary"), "lists": _("official list")}
    if blanks:
        entries |= {kind.value: blank_name(kind.value) for kind in blanks_of(setting)}
    words = Words(_("Legend"), enumerated(list(entries.values())), key)
    return legend(entries, setting.palette, words)


def shades(setting: Setting, strong: Sequence[str]) -> dict[str, Shade]:
    """Regions of the matrix in the hue of their agglomeration: `strong` ones whole, the others as a tint."""
    return {
        key: Shade(_tint(setting, unit.agglomeration_id, WHOLE if key in strong else TINT))
        for key, unit in setting.atlas.regions.items()
        if not unit.is_city
    }


def spots(setting: Setting, strong: Sequence[str]) -> list[Spot]:
    """The names of `strong` regions, and dots for cities and for what is too small for its outline."""
    found = []
    for key, unit in setting.atlas.regions.items():
        chosen = key in strong
        fill = _tint(setting, unit.agglomeration_id, WHOLE if chosen else DOT_TINT) if is_dot(unit) else ""
        if placed(unit) and (chosen or is_dot(unit)):
            label = setting.short_region(key) if chosen else ""
            found.append(Spot(*nudged(unit), fill, label, outlined=chosen))
    return sorted(found, key=lambda spot: bool(spot.label))


def is_dot(unit: Region) -> bool:
    """Cities are drawn as dots, and so is what is too small for its outline."""
    return unit.is_city or unit.kind == "special administrative region"


def placed(unit: Region) -> bool:
    """Whether it is known where a region lies; a region of the user's own may be anywhere."""
    return unit.longitude == unit.longitude and unit.latitude == unit.latitude


def nudged(unit: Region) -> tuple[float, float]:
    """Where a region's dot stands."""
    east, north = NUDGES.get(unit.region_id, (0.0, 0.0))
    return unit.longitude + east, unit.latitude + north


def _tint(setting: Setting, agglomeration: str, share: float) -> str:
    return blend(hue(setting.palette, agglomeration), SHEET, share)
