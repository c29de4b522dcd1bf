"""Show the selected region and industry in the matrix: frames around row and column, and their names in bold."""

from collections.abc import Iterator, Sequence

from components.figures.base import TOUCH
from components.figures.matrix_parts import Heading
from components.figures.matrix_tall import columns_of, labelled, tall_lines
from components.figures.selection_style import SelectionStyle
from components.text.theme import Palette

BOLD = {"font-weight": "700"}
HALO = 3
"""Width in pixels of the outline that keeps names legible where a frame crosses them."""


def matrix_selection(
    regions: Sequence[Heading], industries: Sequence[Heading], *, region: str | None, industry: str | None
) -> list[SelectionStyle]:
    """The rules for the wide layout; `region` and `industry` are the selected ids."""
    rows, columns = _indices(regions, region), _indices(industries, industry)
    return [
        *_frames(rows, columns, len(regions)),
        *(SelectionStyle([f".yaxislayer-above>.ytick:nth-child({index + 1}) text"], BOLD) for index in rows),
        *(SelectionStyle([f".xaxislayer-above>.xtick:nth-child({index + 1}) text"], BOLD) for index in columns),
    ]


def tall_matrix_selection(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    palette: Palette,
    *,
    region: str | None,
    industry: str | None,
) -> list[SelectionStyle]:
    """The rules for the narrow layout, where the names of the regions stand above each group."""
    columns, rows = _indices(regions, region), _indices(industries, industry)
    lines = tall_lines(regions, industries)
    heads = sum(line.industry is None for line in lines)
    names = [head * len(regions) + index for index in columns for head in range(heads)]
    named = [index + 1 for index, line in enumerate(labelled(lines)) if line.industry and line.industry == industry]
    halo = {"paint-order": "stroke", "stroke": palette.paper, "stroke-width": f"{HALO}px"}
    return [
        *_frames(columns, rows, len(regions)),
        SelectionStyle([".yaxislayer-above text"], halo),
        *(
            SelectionStyle(
                [f".yaxislayer-above>.ytick:nth-child({index}) text", f".matrix-names>:nth-child({index})"], BOLD
            )
            for index in named
        ),
        *(
            [
                SelectionStyle(
                    [f'.annotation[data-index="{index}"] text' for index in names], BOLD | {"fill": palette.ink}
                )
            ]
            if names
            else ()
        ),
    ]


def tall_matrix_width(key: str, regions: Sequence[Heading], region: str | None) -> str:
    """A style sheet that makes each column of the narrow layout wide enough for a finger.

    It also passes the column of the selected region to `assets/matrix_scroll.js`, which scrolls to it.
    """
    columns = columns_of(regions)
    selected = "".join(f"--column:{index};" for index in _indices(regions, region))
    wide = f"width:max(100%,{TOUCH * columns}px)!important"
    return f"<style>.st-key-{key}-box{{{selected}--columns:{columns};{wide}}}</style>"


def _frames(regions: Sequence[int], industries: Sequence[int], count: int) -> Iterator[SelectionStyle]:
    where = [f'[data-index="{index}"] path' for index in (*regions, *(count + index for index in industries))]
    if where:
        yield SelectionStyle([f".shapelayer {selector}" for selector in where], {"opacity": "1"})


def _indices(headings: Sequence[Heading], selected: str | None) -> list[int]:
    return [index for index, heading in enumerate(headings) if heading.id == selected]
