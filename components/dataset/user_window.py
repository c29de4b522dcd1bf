"""Read a window of a user's dataset: its regions and industries in view as an atlas, its amounts on a scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.focus import Blank, Focus, by_cell
from analysis.scale import Scale, Scaled, on_scale
from components.dataset.text_window import Texts, known_sections, text_evidence, text_levels, texts_in_window
from components.dataset.user_atlas import SOURCE, evidence_rows, texts_of, user_atlas
from components.dataset.user_axes import Axes, Axis, axes
from components.text.source_text import lacks_source
from data.atlas import Atlas
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.texts import passages_of
from data.store.windows import window
from data.upload.number_marks import NOT_APPLICABLE

Positions = npt.NDArray[np.int_]

WINDOW = 40
"""Regions and industries in view at once: as many as the matrix can show legibly."""

NOT_READ = -1
"""Position of a cell that is in view and not in the file."""


@dataclass(frozen=True)
class View:
    """Which part of the dataset the reader asks for.

    Attributes:
        year: of the amounts; NO_YEAR if the file gives none.
        scale: of the amounts.
        order: which regions and industries come first; a value of ORDERS.
        region_page, industry_page: from 0.
        regions, industries: ids that are shown whatever page they are on.
        least: number of passages from which on a cell of a dataset from texts counts as named.
        sections: its sections that count, as `document.section`; all if there are none.
    """

    year: int = NO_YEAR
    scale: Scale = Scale.LQ
    order: str = "total"
    region_page: int = 0
    industry_page: int = 0
    regions: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    least: int = 1
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class UserData:
    """A window of a user's dataset.

    Attributes:
        header: what was saved.
        view: as it is in force, with a year and pages that exist.
        atlas: the window as an atlas; its other tables are the built-in ones.
        focus: levels of the window.
        scaled: amounts of the window on the scale; None for coded levels.
        quotients: location quotients of the window, whatever the scale; NaN for coded levels.
        amounts: the window as it was saved.
        region_totals, industry_totals: sums of the known amounts of the whole dataset, for those in the window.
        grand: sum of all known amounts.
        region_names, industry_names: every name of the dataset by id, largest total first.
        texts: the passages behind the cells; None for a table.
    """

    header: Header
    view: View
    atlas: Atlas
    focus: Focus
    scaled: Scaled | None
    quotients: pd.DataFrame
    amounts: pd.DataFrame
    region_totals: "pd.Series[float]"
    industry_totals: "pd.Series[float]"
    grand: float
    region_names: Mapping[str, str]
    industry_names: Mapping[str, str]
    texts: Texts | None = None

    @cached_property
    def names_no_source(self) -> bool:
        """True if cells are at a level and the file gives none of those in view a source."""
        rows = self.atlas.evidence.values()
        return bool(rows) and all(map(lacks_source, rows))

    @cached_property
    def values_of(self) -> Mapping[tuple[str, str], float]:
        """Each cell's value on the scale; empty for coded levels."""
        return {} if self.scaled is None else by_cell(self.scaled.values)

    @cached_property
    def amounts_of(self) -> Mapping[tuple[str, str], float]:
        """Each cell as it was saved."""
        return by_cell(self.amounts)


def user_data(store: DatasetStore, header: Header, view: View, built_in: Atlas) -> UserData:
    """Read the part of a dataset that a view shows.

    Raises:
        StoreError: the database does not answer.
    """
    sides = axes(store, header, view.year, built_in)
    return in_window(store, header, in_force(view, sides), sides, built_in)


def in_force(view: View, sides: Axes) -> View:
    """Return the view with a year and pages that exist, and without the ids that its pages show anyway.

    Two views of the same window are then equal, whatever a reader has selected in it. A dataset from texts has no more
    regions and columns than the atlas: it is shown as a whole.
    """
    if sides.documents:
        return View(sides.year, least=max(view.least, 1), sections=known_sections(sides.documents, view.sections))
    region_page, regions = _known(sides.regions, view.order, view.region_page, view.regions)
    industry_page, industries = _known(sides.industries, view.order, view.industry_page, view.industries)
    return replace(
        view,
        year=sides.year,
        region_page=region_page,
        industry_page=industry_page,
        regions=regions,
        industries=industries,
        least=1,
        sections=(),
    )


def in_window(store: DatasetStore, header: Header, view: View, sides: Axes, built_in: Atlas) -> UserData:
    """Read the window of a view that is in force.

    Raises:
        StoreError: the database does not answer.
    """
    if sides.documents:
        return _coded_window(store, header, view, sides, built_in)
    rows = _in_view(sides.regions, view.order, view.region_page, view.regions)
    columns = _in_view(sides.industries, view.order, view.industry_page, view.industries)
    cells = window(store, header.content, rows["position"].tolist(), columns["position"].tolist(), view.year)
    positions = _positions(cells, rows, columns)
    values = cells["level" if header.coded else "value"].to_numpy(dtype=float)
    amounts = pd.DataFrame(
        np.append(values, np.nan)[positions],  # NOT_READ is the last one
        index=pd.Index(list(rows["id"]), name="region_id"),
        columns=pd.Index(list(columns["id"]), name="industry_id"),
    )
    grand = sides.industries.grand
    of_rows, of_columns = rows.set_index("id")["total"], columns.set_index("id")["total"]
    summed = np.logical_or.outer(rows["is_total"].to_numpy(dtype=bool), columns["is_total"].to_numpy(dtype=bool))
    counted = amounts.mask(summed)

    def on(scale: Scale) -> Scaled:
        return on_scale(counted, of_rows, of_columns, grand, scale)

    scaled = None if header.coded else on(view.scale)
    if header.coded:
        quotients = counted * np.nan
    else:
        quotients = scaled.values if scaled and view.scale is Scale.LQ else on(Scale.LQ).values
    levels = counted if scaled is None else scaled.levels
    evidence = evidence_rows(cells, levels, positions)
    return UserData(
        header,
        view,
        user_atlas(header, built_in, rows, columns, evidence),
        _focus(levels, amounts, evidence, _excluded(cells)[positions], summed),
        scaled,
        quotients,
        amounts,
        of_rows,
        of_columns,
        grand,
        sides.regions.names,
        sides.industries.names,
    )


def _coded_window(store: DatasetStore, header: Header, view: View, sides: Axes, built_in: Atlas) -> UserData:
    """Read a dataset that was coded from texts; its levels are those of the passages that count."""
    rows, columns = sides.regions.rows, sides.industries.rows
    passages = passages_of(store, header.content, rows["position"].tolist(), columns["position"].tolist())
    texts = texts_in_window(sides.documents, passages, rows, columns, least=view.least, sections=view.sections)
    levels = text_levels(texts, list(rows["id"]), list(columns["id"]))
    evidence = text_evidence(texts)
    atlas = user_atlas(header, built_in, rows, columns, evidence, sides.documents)
    blanks = pd.DataFrame(
        np.where(levels.isna(), Blank.NOT_MENTIONED.value, ""), levels.index, levels.columns, dtype=object
    )
    none = levels * np.nan
    focus = Focus(
        levels,
        levels,
        none,
        blanks,
        pd.DataFrame("", levels.index, levels.columns, dtype=object),
        evidence,
        tuple(atlas.sources),
    )
    of_rows, of_columns = rows.set_index("id")["total"], columns.set_index("id")["total"]
    names = sides.regions.names, sides.industries.names
    return UserData(
        header, view, atlas, focus, None, none, levels, of_rows, of_columns, sides.industries.grand, *names, texts
    )


def _known(axis: Axis, order: str, page: int, ids: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    page = page if page * WINDOW < len(axis.rows) else 0
    wanted = {key for key in ids if key in axis.names}
    return page, tuple(sorted(wanted - set(axis.page(order, page, WINDOW)["id"]))) if wanted else ()


def _in_view(axis: Axis, order: str, page: int, also: Iterable[str]) -> pd.DataFrame:
    """Return the rows of one page, then those that are shown whatever page they are on."""
    return pd.concat([axis.page(order, page, WINDOW), axis.some(also)])


def _positions(cells: pd.DataFrame, rows: pd.DataFrame, columns: pd.DataFrame) -> Positions:
    """Return the position among the cells that were read of each cell in view; NOT_READ where there is none."""
    positions = np.full((len(rows), len(columns)), NOT_READ)
    row = pd.Index(rows["position"]).get_indexer(pd.Index(cells["region"]))
    column = pd.Index(columns["position"]).get_indexer(pd.Index(cells["industry"]))
    positions[row, column] = np.arange(len(cells))
    return positions


def _excluded(cells: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return whether the file calls each cell not applicable; the last entry, for NOT_READ, is False."""
    return np.array([*(term.lower() in NOT_APPLICABLE for term in texts_of(cells["term"])), False])


def _focus(
    levels: pd.DataFrame,
    amounts: pd.DataFrame,
    evidence: pd.DataFrame,
    excluded: npt.NDArray[np.bool_],
    summed: npt.NDArray[np.bool_],
) -> Focus:
    """Build the focus matrix of a window; its only source is the user's file.

    A blank is below the first step, unknown, what the file calls not applicable, or of a total of others: as it has no
    level, no finding counts it.
    """
    unknown = np.where(excluded, Blank.NOT_APPLICABLE.value, Blank.NO_VALUE.value)
    known = np.where(amounts.notna(), Blank.BELOW.value, unknown)
    blanks = np.where(summed, Blank.TOTAL.value, np.where(levels.isna(), known, ""))
    return Focus(
        levels=levels,
        commentary=levels,
        lists=pd.DataFrame(np.nan, levels.index, levels.columns),
        blanks=pd.DataFrame(blanks, levels.index, levels.columns, dtype=object),
        headings=pd.DataFrame("", levels.index, levels.columns, dtype=object),
        evidence=evidence,
        sources=(SOURCE,),
    )
