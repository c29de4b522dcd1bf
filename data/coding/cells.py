"""The cells that follow from coded passages."""

from collections.abc import Iterable

from data.coding.model import CodedPassage


def passages_by_cell(passages: Iterable[CodedPassage]) -> dict[tuple[str, str], list[CodedPassage]]:
    """Return the passages of each cell by the ids of region and column, in the order given.

    A passage without a region belongs to no cell.
    """
    found: dict[tuple[str, str], list[CodedPassage]] = {}
    for coded in passages:
        if coded.passage.region_id:
            found.setdefault((coded.passage.region_id, coded.passage.industry_id), []).append(coded)
    return found


def levels_of(passages: Iterable[CodedPassage]) -> dict[tuple[str, str], int]:
    """Return the level of each cell: the highest one among its passages."""
    cells = passages_by_cell(passages)
    return {cell: max(coded.passage.level for coded in inside) for cell, inside in cells.items()}
