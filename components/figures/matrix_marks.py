"""A selected region and industry in the matrix: a frame around its row and column, and their names in bold."""

from collections.abc import Iterator, Sequence

from components.figures.base import TOUCH
from components.figures.matrix_parts import Heading
from components.figures.matrix_tall import columns_of, labelled, tall_lines
from components.figures.selection_style import SelectionStyle
from components.text.theme import Palette

BOLD = {"font-weight": "700"}
HALO = 3
"""How far a frame keeps away from the letters that it would cross, in pixels."""


def matrix_marks(
    regions: Sequence[Heading], industries: Sequence[Heading], *, region: str | None, industry: str | None
) -> list[SelectionStyle]:
    """The rules for the wide layout: `region` and `industry` are the selected ids."""
    rows, columns = _at(regions, region), _at(industries, industry)
    return [
        *_base(),
        *_frames(rows, columns, len(regions)),
        *(SelectionStyle([f".yaxislayer-above>.ytick:nth-child({at + 1}) text"], BOLD) for at in rows),
        *(SelectionStyle([f".xaxislayer-above>.xtick:nth-child({at + 1}) text"], BOLD) for at in columns),
    ]


def tall_matrix_marks(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    palette: Palette,
    *,
    region: str | None,
    industry: str | None,
) -> list[SelectionStyle]:
    """The rules for the layout of narrow screens, where the regions' names stand above each group."""
    columns, rows = _at(regions, region), _at(industries, industry)
    lines = tall_lines(regions, industries)
    heads = sum(line.industry is None for line in lines)
    names = [head * len(regions) + at for at in columns for head in range(heads)]
    named = [at + 1 for at, line in enumerate(labelled(lines)) if line.industry and line.industry == industry]
    halo = {"paint-order": "stroke", "stroke": palette.paper, "stroke-width": f"{HALO}px"}
    return [
        *_base(),
        *_frames(columns, rows, len(regions)),
        SelectionStyle([".yaxislayer-above text"], halo),
        *(
            SelectionStyle([f".yaxislayer-above>.ytick:nth-child({at}) text", f".matrix-names>:nth-child({at})"], BOLD)
            for at in named
        ),
        *(
            [SelectionStyle([f'.annotation[data-index="{at}"] text' for at in names], BOLD | {"fill": palette.ink})]
            if names
            else ()
        ),
    ]


def tall_matrix_room(key: str, regions: Sequence[Heading], region: str | None) -> str:
    """The rule of style that gives each column of the narrow layout the width of a finger.

    It also names the column of the selected region, which `assets/matrix_scroll.js` brings into sight.
    """
    columns = columns_of(regions)
    selected = "".join(f"--column:{at};" for at in _at(regions, region))
    wide = f"width:max(100%,{TOUCH * columns}px)!important"
    return f"<style>.st-key-{key}-box{{{selected}--columns:{columns};{wide}}}</style>"


def _base() -> Iterator[SelectionStyle]:
    # Plotly lets texts fade when a cell is clicked.
    yield SelectionStyle([".scatterlayer text"], {"fill-opacity": "1"})


def _frames(regions: Sequence[int], industries: Sequence[int], count: int) -> Iterator[SelectionStyle]:
    where = [f'[data-index="{at}"] path' for at in (*regions, *(count + at for at in industries))]
    if where:
        yield SelectionStyle([f".shapelayer {selector}" for selector in where], {"opacity": "1"})


def _at(headings: Sequence[Heading], selected: str | None) -> list[int]:
    return [at for at, heading in enumerate(headings) if heading.id == selected]
