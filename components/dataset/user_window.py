"""A dataset of the user's own as the pages need it: a window of it as an atlas, amounts on a scale of three steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.focus import Blank, Focus, by_cell
from analysis.scale import Scale, Scaled, on_scale
from components.dataset.user_axes import Axes, Axis, axes
from data.load import Atlas
from data.records import Region
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.windows import window
from data.upload.numerals import NOT_APPLICABLE

Places = npt.NDArray[np.int_]

WINDOW = 40
"""Regions and industries in view at once: as many as the matrix shows readably."""

SOURCE = "yours"
GROUP = "all"
SHARED = (
    "context",
    "industrial_cloud",
    "agenda",
    "digital_economy",
    "taxonomy_sei_2018",
    "taxonomy_digital_economy_2021",
)
"""Tables of the built-in dataset that a window has too."""

NOWHERE = -1
"""In place of a cell that is in view and not in the file."""

OUTSIDE = "none"
"""Agglomeration of a region that is none of the built-in ones."""


@dataclass(frozen=True)
class View:
    """What the reader asked of the dataset.

    Attributes:
        year: of the amounts; NO_YEAR where the file gives none.
        scale: what amounts are turned into.
        order: which regions and industries come first; a value of ORDERS.
        region_page, industry_page: from 0.
        regions, industries: ids that are shown wherever they stand.
    """

    year: int = NO_YEAR
    scale: Scale = Scale.LQ
    order: str = "total"
    region_page: int = 0
    industry_page: int = 0
    regions: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()


@dataclass(frozen=True)
class UserData:
    """A dataset in view.

    Attributes:
        header: what was saved.
        view: as it is in force: an unknown year or page has become a known one.
        atlas: the window as an atlas; its other tables are the built-in ones.
        focus: levels of the window.
        scaled: amounts of the window on the scale; None for coded levels.
        quotients: location quotients of the window, whatever the scale; blank for coded levels.
        amounts: the window as it was saved.
        region_totals, industry_totals: of the known amounts of the whole dataset, for those in the window.
        grand: total of all known amounts.
        region_names, industry_names: every name of the dataset by id, largest total first.
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
    """The view with a year and pages that there are, and of its ids those only that its page does not show anyway.

    Two views with the same window are the same then, whatever a reader has selected in it.
    """
    region_page, regions = _known(sides.regions, view.order, view.region_page, view.regions)
    industry_page, industries = _known(sides.industries, view.order, view.industry_page, view.industries)
    return replace(
        view,
        year=sides.year,
        region_page=region_page,
        industry_page=industry_page,
        regions=regions,
        industries=industries,
    )


def in_window(store: DatasetStore, header: Header, view: View, sides: Axes, built_in: Atlas) -> UserData:
    """Read the window of a view that is in force.

    Raises:
        StoreError: the database does not answer.
    """
    rows = _in_view(sides.regions, view.order, view.region_page, view.regions)
    columns = _in_view(sides.industries, view.order, view.industry_page, view.industries)
    cells = window(store, header.id, rows["position"].tolist(), columns["position"].tolist(), view.year)
    places = _places(cells, rows, columns)
    values = cells["level" if header.coded else "value"].to_numpy(dtype=float)
    amounts = pd.DataFrame(
        np.append(values, np.nan)[places],  # NOWHERE is the last one
        index=pd.Index(list(rows["id"]), name="region_id"),
        columns=pd.Index(list(columns["id"]), name="industry_id"),
    )
    grand = sides.industries.grand
    of_rows, of_columns = rows.set_index("id")["total"], columns.set_index("id")["total"]

    def on(scale: Scale) -> Scaled:
        return on_scale(amounts, of_rows, of_columns, grand, scale)

    scaled = None if header.coded else on(view.scale)
    if header.coded:
        quotients = amounts * np.nan
    else:
        quotients = scaled.values if scaled and view.scale is Scale.LQ else on(Scale.LQ).values
    levels = amounts if scaled is None else scaled.levels
    evidence = _evidence(cells, levels, places)
    return UserData(
        header,
        view,
        _atlas(header, built_in, rows, columns, evidence),
        _focus(levels, amounts, evidence, _excluded(cells)[places]),
        scaled,
        quotients,
        amounts,
        of_rows,
        of_columns,
        grand,
        sides.regions.names,
        sides.industries.names,
    )


def _known(axis: Axis, order: str, page: int, ids: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    page = page if page * WINDOW < len(axis.rows) else 0
    wanted = {key for key in ids if key in axis.names}
    return page, tuple(sorted(wanted - set(axis.page(order, page, WINDOW)["id"]))) if wanted else ()


def _in_view(axis: Axis, order: str, page: int, also: Iterable[str]) -> pd.DataFrame:
    """The rows of one page, then those that are shown wherever they stand."""
    return pd.concat([axis.page(order, page, WINDOW), axis.some(also)])


def _places(cells: pd.DataFrame, rows: pd.DataFrame, columns: pd.DataFrame) -> Places:
    """Which of the cells that were read stands in each place of the window; NOWHERE where none does."""
    found = np.full((len(rows), len(columns)), NOWHERE)
    row = pd.Index(rows["position"]).get_indexer(pd.Index(cells["region"]))
    column = pd.Index(columns["position"]).get_indexer(pd.Index(cells["industry"]))
    found[row, column] = np.arange(len(cells))
    return found


def _evidence(cells: pd.DataFrame, levels: pd.DataFrame, places: Places) -> pd.DataFrame:
    """One row for each cell at a level; what the file says of it, or nothing."""
    matrix = levels.to_numpy()
    row, column = np.nonzero(~np.isnan(matrix))
    regions = levels.index.astype(object).to_numpy()[row].tolist()
    industries = levels.columns.astype(object).to_numpy()[column].tolist()
    told = cells.iloc[places[row, column]]
    term, statement, locator = (_texts(told[name]) for name in ("term", "statement", "locator"))
    texts = {
        "evidence_id": [f"{SOURCE}/{region}/{industry}" for region, industry in zip(regions, industries, strict=True)],
        "source_id": [SOURCE] * len(row),
        "region_id": regions,
        "industry_id": industries,
        "term": term,
        "statement": statement,
        "statement_zh": statement,
        "locator": locator,
        "rule": [""] * len(row),
        "checked": [""] * len(row),
    }
    # Text as Python's own: it is read once, record by record, and pandas' kind would be made for nothing.
    return pd.DataFrame(texts, dtype=object).assign(level=matrix[row, column].astype(int))


def _texts(column: "pd.Series[str]") -> list[str]:
    """The texts of a column, the empty string where the file has none."""
    return [str(text) for text in column.fillna("").astype(object).tolist()]


def _atlas(header: Header, built_in: Atlas, rows: pd.DataFrame, columns: pd.DataFrame, evidence: pd.DataFrame) -> Atlas:
    units = built_in.units
    regions = [_region(units.get(key), key, name, at) for at, (key, name) in enumerate(_named(rows))]
    taken = {region.region_id for region in regions}
    ground = [replace(unit, role="background") for unit in units.values() if unit.region_id not in taken]
    agglomerations = built_in.table("agglomerations")
    outside = {"agglomeration_id": OUTSIDE, "order": 99, "is_agglomeration": False}
    outside |= dict.fromkeys(("name_en", "name_zh", "short_en", "short_zh"), "")
    industries = [
        {
            "industry_id": key,
            "order": at,
            **dict.fromkeys(("name_en", "name_zh", "short_en", "short_zh"), name),
            "group_id": GROUP,
            "kind": "industry",
            "sei_2018": "",
            "digital_economy_2021": "",
        }
        for at, (key, name) in enumerate(_named(columns))
    ]
    tables = built_in.shared(SHARED) | {
        "agglomerations": pd.concat([agglomerations, pd.DataFrame([outside])], ignore_index=True),
        "regions": pd.DataFrame([vars(region) for region in (*regions, *_placed(ground))]),
        "industry_groups": pd.DataFrame([{"group_id": GROUP, "order": 1, "name_en": "", "name_zh": ""}]),
        "industries": pd.DataFrame(industries),
        "sources": pd.DataFrame([_source(header)]),
        "evidence": evidence,
        "evidence_zh": evidence[["evidence_id", "term", "locator"]]
        .rename(columns={"term": "term_zh", "locator": "locator_zh"})
        .assign(term_zh_printed=True),
        "list_items": built_in.table("list_items").iloc[:0],
    }
    return Atlas(MappingProxyType(tables), f"{header.created_at:%Y-%m-%d}", header.content_hash)


def _named(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(rows["id"].astype(str), rows["name"].astype(str), strict=True))


def _placed(ground: Iterable[Region]) -> list[Region]:
    return [unit for unit in ground if unit.iso_3166_2]


def _region(unit: Region | None, region_id: str, name: str, order: int) -> Region:
    if unit is not None:
        agglomeration = unit.agglomeration_id or OUTSIDE
        return replace(
            unit, name_en=name, name_zh=name, short_zh=name, role="region", order=order, agglomeration_id=agglomeration
        )
    nowhere = float("nan")
    return Region(region_id, order, name, name, name, "own", "region", "own", "", "", OUTSIDE, nowhere, nowhere)


def _source(header: Header) -> dict[str, object]:
    day = f"{header.created_at:%Y-%m-%d}"
    texts = dict.fromkeys(("region_id", "author", "period", "address", "note_en", "note_zh"), "")
    return {
        "source_id": SOURCE,
        "order": 1,
        "kind": "commentary",
        "title_en": header.name,
        "title_zh": header.name,
        "issuer_en": header.source,
        "issuer_zh": header.source,
        "date": day,
        "date_precision": "day",
        "coverage": "complete",
        "address_kind": "primary",
    } | texts


def _excluded(cells: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether the file itself calls a cell not applicable; False at the end, for where there is none."""
    return np.array([*(term.lower() in NOT_APPLICABLE for term in _texts(cells["term"])), False])


def _focus(
    levels: pd.DataFrame, amounts: pd.DataFrame, evidence: pd.DataFrame, excluded: npt.NDArray[np.bool_]
) -> Focus:
    """The window's one source says each level, so nothing is counted.

    A blank is below the first step, or unknown, or what the file itself calls not applicable.
    """
    unknown = np.where(excluded, Blank.NOT_APPLICABLE.value, Blank.NO_VALUE.value)
    known = np.where(amounts.notna(), Blank.BELOW.value, unknown)
    blanks = np.where(levels.isna(), known, "")
    return Focus(
        levels=levels,
        commentary=levels,
        lists=pd.DataFrame(np.nan, levels.index, levels.columns),
        blanks=pd.DataFrame(blanks, levels.index, levels.columns, dtype=object),
        evidence=evidence,
        sources=(SOURCE,),
    )
