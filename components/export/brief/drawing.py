"""What the figures of a brief are drawn from: cells, shades and names of regions, the legend."""

from collections.abc import Callable, Mapping, Sequence

from analysis.focus import Blank
from components.export.brief.document import Figure
from components.export.brief.phrases import source_line
from components.export.brief.setting import Setting
from components.export.figure_svg import Column, Group, Mark, Row, Shade, Spot, Words, fitting, legend, table
from components.export.svg import Drawing
from components.text.formatting import blank_name, enumerated, labelled, level_label, semicolons
from components.text.i18n import _
from components.text.theme import SHEET, blend, hue
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


def group(heading: str, rows: Sequence[Row]) -> Group:
    """Rows under a heading that counts them."""
    return Group(f"{heading} · {len(rows)}", tuple(rows))


def by_level(
    levels: Mapping[str, int], rank: Callable[[str], tuple[int, ...]], row: Callable[[str], Row]
) -> list[Group]:
    """The ids of `levels` in groups, strongest first, each in the order of its rank."""
    ids = sorted(levels, key=rank)
    return [group(level_label(level), [row(key) for key in ids if levels[key] == level]) for level in (3, 2, 1)]


def marks_figure(
    setting: Setting,
    groups: Sequence[Group],
    finding: str,
    alternative: str,
    *,
    total: int,
    count_label: str,
    blanks: bool,
    columns: Sequence[Column] = (),
) -> Figure:
    """The main figure of a brief.

    Args:
        setting: what the brief is made of.
        groups: the rows; empty groups are left out.
        finding: the heading.
        alternative: a sentence for who does not see it; `{list}` is where the rows go.
        total: what the longest bar stands for.
        count_label: what the bars count.
        blanks: blanks are among the marks, and are explained.
        columns: names over the marks, where there is more than one column of them.
    """
    told = [labelled(part.heading, enumerated([row.label for row in part.rows])) for part in groups if part.rows]
    words = Words(finding, alternative.format(list=semicolons(told)), "figure")
    drawn = table(
        groups,
        columns,
        setting.palette,
        words,
        total=total,
        count_label=count_label,
        continued=_("(continued)"),
    )
    return Figure(finding, drawn, marks_legend("figure-legend", setting, blanks=blanks), source_line(setting))


def blanks_of(setting: Setting) -> tuple[Blank, ...]:
    """The kinds of blank that the dataset can hold."""
    if not setting.header:
        return Blank.NOT_MENTIONED, Blank.NOT_COVERED
    excluded = Blank.NOT_APPLICABLE in setting.focus.blanks.to_numpy()
    return (Blank.BELOW, Blank.NO_VALUE, *((Blank.NOT_APPLICABLE,) if excluded else ()))


def marks_legend(key: str, setting: Setting, *, blanks: bool) -> Drawing:
    """The marks explained; a dataset of the user's own has one kind of source, which needs no name."""
    entries = {f"level_{level}": level_label(level) for level in (1, 2, 3)}
    if setting.header is None:
        entries |= {"commentary": _("commentary"), "lists": _("official list")}
    if blanks:
        entries |= {kind.value: blank_name(kind) for kind in blanks_of(setting)}
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
