"""A selected region and industry in the matrix: a frame around its row and column, and their names in bold."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from components.figures.marks import Mark
from components.figures.matrix import Heading
from components.theme import Palette

BOLD = {"font-weight": "700"}


def matrix_marks(
    regions: Sequence[Heading], industries: Sequence[Heading], *, region: str | None, industry: str | None
) -> list[Mark]:
    """The rules for the wide layout: `region` and `industry` are the selected ids."""
    rows, columns = _at(regions, region), _at(industries, industry)
    return [
        *_base(),
        *_frames(rows, columns, len(regions)),
        *(Mark([f".yaxislayer-above>.ytick:nth-child({at + 1}) text"], BOLD) for at in rows),
        *(Mark([f".xaxislayer-above>.xtick:nth-child({at + 1}) text"], BOLD) for at in columns),
    ]


def tall_matrix_marks(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    palette: Palette,
    *,
    region: str | None,
    industry: str | None,
) -> list[Mark]:
    """The rules for the layout of narrow screens, where the regions' names stand above each group."""
    columns, rows = _at(regions, region), _at(industries, industry)
    groups = 1 + sum(one.group != other.group for one, other in pairwise(industries))
    names = [group * (len(regions) + 1) + at for at in columns for group in range(groups)]
    return [
        *_base(),
        *_frames(columns, rows, len(regions)),
        *(Mark([f".yaxislayer-above>.ytick:nth-child({at + 1}) text"], BOLD) for at in rows),
        *(
            [Mark([f'.annotation[data-index="{at}"] text' for at in names], BOLD | {"fill": palette.ink})]
            if names
            else ()
        ),
    ]


def _base() -> Iterator[Mark]:
    # Plotly lets texts fade when a cell is clicked.
    yield Mark([".scatterlayer text"], {"fill-opacity": "1"})


def _frames(regions: Sequence[int], industries: Sequence[int], count: int) -> Iterator[Mark]:
    where = [f'[data-index="{at}"] path' for at in (*regions, *(count + at for at in industries))]
    if where:
        yield Mark([f".shapelayer {selector}" for selector in where], {"opacity": "1"})


def _at(headings: Sequence[Heading], selected: str | None) -> list[int]:
    return [at for at, heading in enumerate(headings) if heading.id == selected]
