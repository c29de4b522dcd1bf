"""Figures of the brief, drawn from typed records: a locator map, a strip of industries by level, a comparison grid.

Shapes and lightness are those of the screen: a filled square is what the commentary says, a ring what an official list
says; larger and darker is a stronger commitment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from components.export import svg
from components.export.projection import sheet
from components.export.svg import BOLD, Drawing
from components.figures.matrix_parts import CROSSED, HATCHED
from components.text.theme import SHEET, Palette

SIDE = {1: 4.2, 2: 5.8, 3: 7.2}
RING = 6.2
RING_WIDTH = {1: 1.0, 2: 1.4, 3: 1.9}
CELL = 10.5
LOW_ROW, ROW, TALL_ROW, HEAD = 12.6, 15.0, 19.0, 19.0
"""Heights of a row where there are many, of a row, of a row where there are few, and of a group's heading."""

SHORT_TABLE, TALL_TABLE = 190.0, 285.0
"""Rows grow taller until they fill the one, and lower once they fill the other."""

LABEL_SIZE, SMALL_SIZE = 10.0, 8.8
LEADER = 14.0
"""Room between the map and the names beside it."""

WIDTH, HALF = 680.0, 327.0
"""Width of a figure across the page, and of one of its two columns."""

BAR, COUNT = 52.0, 26.0
"""Widths of the longest bar and of the number behind it."""

DOT = 3.0
SLOPE = 32
"""Degrees by which names over columns are turned."""


@dataclass(frozen=True)
class Shade:
    """How a region of the map is filled: a colour, or a hatch where it has no source."""

    fill: str
    hatched: bool = False


@dataclass(frozen=True)
class Spot:
    """A place on the map: a dot for what is too small for its outline or is a city, a name for what is selected.

    Attributes:
        longitude, latitude: degrees.
        fill: colour of the dot; the empty string for a name without one.
        label: its name, written beside the map; the empty string for a dot without one.
        outlined: the dot carries the outline of what is selected.
        hatched: it has no source and is drawn empty, with a bar across.
    """

    longitude: float
    latitude: float
    fill: str = ""
    label: str = ""
    outlined: bool = False
    hatched: bool = False


@dataclass(frozen=True)
class Mark:
    """One cell: the level from each kind of source, or the kind of blank."""

    commentary: int | None = None
    lists: int | None = None
    blank: str = ""


@dataclass(frozen=True)
class Row:
    """One row: a label, a mark for each column, and a count that is drawn as a bar."""

    label: str
    marks: tuple[Mark, ...]
    count: int


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """The name over a column of marks, and the colour of its agglomeration."""

    label: str
    colour: str


@dataclass(frozen=True)
class Words:
    """What a figure says about itself: its name, its text alternative, and a key that is its own on the page."""

    title: str
    description: str
    key: str


def locator_map(
    shades: Mapping[str, Shade],
    outlined: Sequence[str],
    spots: Sequence[Spot],
    palette: Palette,
    words: Words,
    *,
    width: float = 262,
) -> Drawing:
    """A map of the country: regions in `shades` are filled, those in `outlined` framed, the rest is quiet ground.

    Names stand in a column to the right of the coast, each with a line to its place, so that none covers another.
    """
    drawn = sheet(width)
    margin = 2.0
    beside = max((svg.ems(spot.label) for spot in spots), default=0) * LABEL_SIZE * BOLD
    beside += LEADER if beside else 0
    root = svg.drawing(
        width + beside + 2 * margin, drawn.height + 2 * margin, words.title, words.description, words.key
    )
    _hatch(root, palette, f"{words.key}-hatch")
    ground = svg.add(root, "g", transform=f"translate({margin} {margin})", stroke_linejoin="round")
    for key in sorted(drawn.paths, key=lambda key: key in shades):
        shade = shades.get(key, Shade(palette.ground))
        svg.add(
            ground, "path", d=drawn.paths[key], fill=shade.fill, stroke=SHEET, stroke_width=0.6, fill_rule="evenodd"
        )
        if shade.hatched:
            svg.add(ground, "path", d=drawn.paths[key], fill=f"url(#{words.key}-hatch)")
    for key in outlined:
        if key in drawn.paths:
            svg.add(ground, "path", d=drawn.paths[key], fill="none", stroke=palette.outline, stroke_width=0.9)
    placed = [(drawn.place(spot.longitude, spot.latitude), spot) for spot in spots]
    named = sorted((entry for entry in placed if entry[1].label), key=lambda entry: entry[0][1])
    heights = spread([place[1] for place, _spot in named], LABEL_SIZE + 2, LABEL_SIZE, drawn.height - 2)
    for (place, spot), y in zip(named, heights, strict=True):
        _name(ground, place, (width + LEADER - 4, y), spot.label, palette)
    for place, spot in placed:
        _dot(ground, place, spot, palette)
    return svg.written(root)


def spread(heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Heights in their order, moved apart by `gap` at least and as little as needed, from `top` to `bottom`.

    Examples:
        >>> spread([5, 6, 30], 10, 0, 100)
        [5, 15, 30]
        >>> spread([95, 96], 10, 0, 100)
        [90, 100]
    """
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + gap if placed else top))
    limit = bottom
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - gap
    return placed


def legend(labels: Mapping[str, str], palette: Palette, words: Words) -> Drawing:
    """The marks explained; `labels` are drawn in order, by key: level_1 to level_3, commentary, lists, or a blank."""
    places, x = [], 0.0
    for key, label in labels.items():
        places.append((key, label, x))
        x += 18 + svg.ems(label) * SMALL_SIZE + 12
    root = svg.drawing(x, 15, words.title, words.description, words.key)
    for key, label, at in places:
        _explained(root, key, at + 7, palette)
        svg.text(root, label, at + 17, 10.6, size=SMALL_SIZE, fill=palette.quiet)
    return svg.written(root)


def table(
    groups: Sequence[Group],
    columns: Sequence[Column],
    palette: Palette,
    words: Words,
    *,
    total: int,
    count_label: str,
    continued: str,
) -> Drawing:
    """Rows with their marks and a bar for each count: one column without a name, or two to four under their names."""
    halves = _halves([group for group in groups if group.rows], continued)
    row_height = _row_height(halves)
    pitch = _pitch(len(columns))
    names = max((svg.ems(column.label) for column in columns), default=0) * SMALL_SIZE
    over = 16 + (names * 0.54 if columns else 0)  # sine of the slope
    height = over + max((sum(HEAD + row_height * len(group.rows) for group in part) for part in halves), default=0) + 4
    root = svg.drawing(WIDTH, height, words.title, words.description, words.key)
    room = label_room(len(columns))
    for at, part in enumerate(half for half in halves if half):
        left = at * (WIDTH - HALF)
        first = left + room + 10 + pitch / 2
        bar = left + HALF - BAR - COUNT
        svg.text(root, count_label, left + HALF, over - 5, size=SMALL_SIZE, fill=palette.quiet, text_anchor="end")
        for i, column in enumerate(columns):
            _column_head(root, first + i * pitch, over - 4, column, palette)
        y = over
        for group in part:
            svg.add(root, "line", x1=left, x2=left + HALF, y1=y + 2, y2=y + 2, stroke=palette.line, stroke_width=0.8)
            heading = svg.fitted(group.heading, HALF / LABEL_SIZE / BOLD)
            svg.text(root, heading, left, y + 13.5, size=LABEL_SIZE, fill=palette.quiet, font_weight=600)
            y += HEAD
            for row in group.rows:
                middle = y + row_height / 2
                label = svg.fitted(row.label, room / LABEL_SIZE)
                svg.text(root, label, left, middle + 3.5, size=LABEL_SIZE, fill=palette.ink)
                for i, mark in enumerate(row.marks):
                    _mark(root, first + i * pitch, middle, mark, palette)
                _bar(root, bar, middle, row.count, total, palette)
                y += row_height
    return svg.written(root)


def label_room(columns: int) -> float:
    """Width of the labels beside that many columns of marks."""
    return HALF - BAR - COUNT - max(columns, 1) * _pitch(columns) - 10


def fitting(full: str, short: str, columns: int) -> str:
    """A row's label: the full one where it fits beside that many columns of marks, else the short one."""
    return full if svg.ems(full) * LABEL_SIZE <= label_room(columns) else short


def _pitch(columns: int) -> float:
    return 21.0 if columns > 1 else 18.0


def _row_height(halves: Sequence[Sequence[Group]]) -> float:
    rows = max((sum(len(group.rows) for group in part) for part in halves), default=0)
    if not rows:
        return ROW
    return min(TALL_ROW, max(LOW_ROW, min(max(ROW, SHORT_TABLE / rows), TALL_TABLE / rows)))


def _halves(groups: Sequence[Group], continued: str) -> list[list[Group]]:
    """The groups in two columns as equal in height as can be; a group that is cut says so where it goes on."""
    cuts = [(at, row) for at, group in enumerate(groups) for row in range(len(group.rows)) if _allowed(group, row)]
    options: list[tuple[list[Group], list[Group]]] = [([*groups], [])]
    options += [_cut(groups, at, row, continued) for at, row in cuts]
    left, right = min(options, key=lambda option: (max(map(_height, option)), -_height(option[0])))
    return [left, right]


def _allowed(group: Group, row: int) -> bool:
    """Before its first row a group is not cut; elsewhere two rows must stay together on either side."""
    return row == 0 or 2 <= row <= len(group.rows) - 2


def _cut(groups: Sequence[Group], at: int, row: int, continued: str) -> tuple[list[Group], list[Group]]:
    if row == 0:
        return [*groups[:at]], [*groups[at:]]
    group = groups[at]
    first, second = Group(group.heading, group.rows[:row]), Group(f"{group.heading} {continued}", group.rows[row:])
    return [*groups[:at], first], [second, *groups[at + 1 :]]


def _height(groups: Sequence[Group]) -> float:
    return sum(HEAD + ROW * len(group.rows) for group in groups)


def _column_head(root: Element, x: float, y: float, column: Column, palette: Palette) -> None:
    group = svg.add(root, "g", transform=f"translate({x:.4g} {y:.4g})")
    svg.add(group, "rect", x=-3, y=-4, width=6, height=6, fill=column.colour)
    name = svg.add(group, "g", transform=f"rotate(-{SLOPE})")
    svg.text(name, column.label, 6, -3, size=SMALL_SIZE, fill=palette.ink)


def _mark(root: Element, x: float, y: float, mark: Mark, palette: Palette) -> None:
    svg.add(root, "rect", x=x - CELL / 2, y=y - CELL / 2, width=CELL, height=CELL, fill=palette.empty)
    if mark.blank in HATCHED:
        svg.add(root, "line", x1=x - 3, y1=y + 3, x2=x + 3, y2=y - 3, stroke=palette.quiet, stroke_width=1)
    if mark.blank == CROSSED:
        for turn in (1, -1):
            svg.add(root, "line", x1=x - 2.5, y1=y - 2.5 * turn, x2=x + 2.5, y2=y + 2.5 * turn, stroke=palette.quiet)
    if mark.commentary:
        side = SIDE[mark.commentary]
        fill = palette.levels[mark.commentary - 1]
        svg.add(root, "rect", x=x - side / 2, y=y - side / 2, width=side, height=side, fill=fill)
    if mark.lists:
        stroke = palette.levels[mark.lists - 1]
        svg.add(root, "circle", cx=x, cy=y, r=RING, fill="none", stroke=stroke, stroke_width=RING_WIDTH[mark.lists])


def _bar(root: Element, x: float, y: float, count: int, total: int, palette: Palette) -> None:
    length = BAR * count / max(total, 1)
    svg.add(root, "rect", x=x, y=y - 3, width=length, height=6, fill=palette.line)
    svg.text(
        root, str(count), x + length + 4, y + 3.2, size=SMALL_SIZE, fill=palette.quiet,
        font_variant_numeric="tabular-nums",
    )  # fmt: skip


def _explained(root: Element, key: str, x: float, palette: Palette) -> None:
    y = 7.5
    match key:
        case "commentary":
            svg.add(root, "rect", x=x - 4, y=y - 4, width=8, height=8, fill=palette.levels[1])
        case "lists":
            svg.add(root, "circle", cx=x, cy=y, r=5, fill="none", stroke=palette.levels[1], stroke_width=1.6)
        case "level_1" | "level_2" | "level_3":
            level = int(key[-1])
            side = SIDE[level]
            svg.add(
                root, "rect", x=x - side / 2, y=y - side / 2, width=side, height=side, fill=palette.levels[level - 1]
            )
        case _:
            _mark(root, x, y, Mark(blank=key), palette)


def _hatch(root: Element, palette: Palette, key: str) -> None:
    pattern = svg.add(
        svg.add(root, "defs"), "pattern", id=key, width=4, height=4, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    svg.add(pattern, "line", x1=0, y1=0, x2=0, y2=4, stroke=palette.quiet, stroke_width=0.9)


def _name(root: Element, place: tuple[float, float], at: tuple[float, float], label: str, palette: Palette) -> None:
    (x, y), (right, height) = place, at
    bend = max(x, right - LEADER)
    points = f"{x:.4g},{y:.4g} {bend:.4g},{height:.4g} {right - 2:.4g},{height:.4g}"
    svg.add(root, "polyline", points=points, fill="none", stroke=SHEET, stroke_width=2)
    svg.add(root, "polyline", points=points, fill="none", stroke=palette.ink, stroke_width=0.6)
    svg.text(root, label, right, height + 3.5, size=LABEL_SIZE, fill=palette.ink, font_weight=600)


def _dot(root: Element, place: tuple[float, float], spot: Spot, palette: Palette) -> None:
    x, y = place
    if spot.fill or spot.hatched:
        stroke = palette.outline if spot.outlined else SHEET
        svg.add(root, "circle", cx=x, cy=y, r=DOT, fill=spot.fill or SHEET, stroke=stroke, stroke_width=0.9)
        if spot.hatched:
            svg.add(root, "line", x1=x - 2, y1=y + 2, x2=x + 2, y2=y - 2, stroke=palette.quiet, stroke_width=1)
