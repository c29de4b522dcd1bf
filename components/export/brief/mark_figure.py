"""The main figure of a brief: its rows, its legend and its source."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from analysis.editions import NOW, THEN, Edition
from analysis.focus import Blank
from components.export.brief.document import MarkFigure
from components.export.brief.settings import BriefSettings
from components.figures.mark_table import MarkCell, MarkColumn, MarkFrames, MarkGroup, MarkRow, mark_groups
from components.text.formatting import blank_name, clauses, day, edition_name, level_label, semicolons, sentences
from components.text.i18n import _
from components.text.source_text import mark_names
from components.text.theme import hue

MIN_SPLIT = 10


def industry_figure(
    settings: BriefSettings,
    groups: Sequence[tuple[str, Sequence[str]]],
    regions: Sequence[str],
    finding: str,
    *,
    counts: Mapping[str, int],
    count_head: str,
    name: Callable[[str], str],
) -> MarkFigure:
    """A figure with industries as rows and regions as columns; several regions are named above their columns."""
    units = settings.atlas.regions
    columns = tuple(
        MarkColumn(key, settings.short_region(key), hue(settings.palette, units[key].agglomeration_id))
        for key in regions
        if len(regions) > 1
    )
    return MarkFigure(
        finding=finding,
        row_head=_("Industry"),
        columns=columns,
        sides=two_sides(mark_groups(groups, regions, mark_frames(settings).transposed(), counts, name)),
        total=max(len(settings.focus.covered), 1),
        count_head=count_head,
        legend=legend(settings, blanks=len(regions) > 1),
        source=source_line(settings),
    )


def mark_frames(settings: BriefSettings) -> MarkFrames:
    """The cells of the matrix, regions × industries."""
    return MarkFrames(settings.focus.commentary, settings.focus.lists, settings.focus.blanks)


def two_sides(groups: Sequence[MarkGroup]) -> tuple[tuple[MarkGroup, ...], ...]:
    """Split the rows into two tables of about the same height; a group that is cut has its heading in both.

    Fewer than MIN_SPLIT rows stay together.
    """
    rows = [(group.heading, row) for group in groups for row in group.rows]
    if len(rows) < MIN_SPLIT:
        return (tuple(groups),)
    cut = min(range(1, len(rows)), key=lambda cut: (max(_height(rows[:cut]), _height(rows[cut:])), -cut))
    return tuple(
        tuple(
            MarkGroup(heading, tuple(row for _heading, row in members))
            for heading, members in groupby(side, key=lambda entry: entry[0])
        )
        for side in (rows[:cut], rows[cut:])
    )


def _height(rows: Sequence[tuple[str, MarkRow]]) -> int:
    """The height of rows with their headings, in rows."""
    return len(rows) + len({heading for heading, _row in rows})


def groups_by_level(levels: Mapping[str, int], rank: Callable[[str], tuple[int, ...]]) -> list[tuple[str, list[str]]]:
    """The ids of `levels` in three groups, highest level first, each in ascending order of `rank`."""
    ordered = sorted(levels, key=rank)
    return [(level_label(level), [key for key in ordered if levels[key] == level]) for level in (3, 2, 1)]


def blank_kinds(settings: BriefSettings) -> tuple[Blank, ...]:
    """The kinds of blank that the dataset can contain."""
    if not settings.header:
        return Blank.NOT_MENTIONED, Blank.BROADER, Blank.NOT_COVERED
    kinds = settings.focus.blanks.to_numpy()
    return (Blank.BELOW, Blank.NO_VALUE, *(kind for kind in (Blank.NOT_APPLICABLE, Blank.TOTAL) if kind in kinds))


def legend(settings: BriefSettings, *, blanks: bool) -> tuple[tuple[MarkCell, str], ...]:
    """The marks with their meaning; a user's dataset has one kind of source, which needs no name."""
    entries = [(MarkCell(commentary=level), level_label(level)) for level in (1, 2, 3)]
    if settings.header is None:
        squares, rings = source_names(settings)
        entries += [(MarkCell(commentary=2), squares), *([(MarkCell(lists=2), rings)] if rings else [])]
    if blanks:
        entries += [(MarkCell(blank=kind.value), blank_name(kind)) for kind in blank_kinds(settings)]
    return tuple(entries)


def source_names(settings: BriefSettings) -> tuple[str, str]:
    """What squares and rings are called."""
    if settings.focus.then is not None:
        return NOW, THEN
    return mark_names({settings.atlas.sources[key].kind for key in settings.focus.sources})


def source_line(settings: BriefSettings) -> str:
    """The line below a figure."""
    line = _("Focus Atlas. {version}. {caution}").format(version=settings.version, caution=settings.caution)
    return line if settings.header else sentences(_edition(settings), line)


def _edition(settings: BriefSettings) -> str:
    names = [
        clauses(edition_name(one), _("to {date}").format(date=day(settings.evidence.as_of)))
        if one is Edition.LISTS
        else edition_name(one)
        for one in settings.editions
    ]
    return _("Edition: {editions}.").format(editions=semicolons(names))


def cell_text(cell: MarkCell, settings: BriefSettings) -> str:
    """A cell as text, for readers who do not see its mark."""
    if cell.blank:
        return blank_name(Blank(cell.blank))
    if settings.header:
        return level_label(cell.commentary or cell.lists or 1)
    stated = zip(source_names(settings), (cell.commentary, cell.lists), strict=True)
    return semicolons(f"{name} {level_label(level)}" for name, level in stated if level)
