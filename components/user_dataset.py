"""A dataset of the user's own as the pages need it: a window of it as an atlas, amounts on a scale of three steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from analysis.focus import Blank, Focus
from analysis.scale import Scale, Scaled, on_scale
from components.user_axes import Axes, Axis, axes
from data.load import Atlas
from data.records import Region
from data.store.dataset import Header
from data.store.datasets import NO_YEAR, DatasetStore
from data.store.windows import window
from data.upload.numerals import NOT_APPLICABLE

WINDOW = 40
"""Regions and industries in view at once: as many as the matrix shows readably."""

SOURCE = "yours"
GROUP = "all"
OUTSIDE = "none"
"""Agglomeration of a region that is none of the built-in ones."""

ORDERS = ("total", "known", "file", "name")


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
    cells["region_id"] = cells["region"].map(dict(zip(rows["position"], rows["id"], strict=True)))
    cells["industry_id"] = cells["industry"].map(dict(zip(columns["position"], columns["id"], strict=True)))
    value = "level" if header.coded else "value"
    amounts = _matrix(cells, value, rows, columns)
    grand = sides.industries.grand
    of_rows, of_columns = rows.set_index("id")["total"], columns.set_index("id")["total"]

    def on(scale: Scale) -> Scaled:
        return on_scale(amounts, of_rows, of_columns, grand, scale)

    scaled = None if header.coded else on(view.scale)
    quotients = amounts * np.nan if header.coded else on(Scale.LQ).values
    levels = amounts if scaled is None else scaled.levels
    evidence = _evidence(cells, levels)
    return UserData(
        header,
        view,
        _atlas(header, built_in, rows, columns, evidence),
        _focus(levels, amounts, evidence, cells),
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


def _matrix(cells: pd.DataFrame, value: str, rows: pd.DataFrame, columns: pd.DataFrame) -> pd.DataFrame:
    wide = cells.pivot(index="region_id", columns="industry_id", values=value)
    return wide.reindex(index=list(rows["id"]), columns=list(columns["id"])).astype(float)


def _evidence(cells: pd.DataFrame, levels: pd.DataFrame) -> pd.DataFrame:
    """One row for each cell at a level; what the file says of it, or nothing."""
    row_of = {key: at for at, key in enumerate(zip(cells["region_id"], cells["industry_id"], strict=True))}
    found = [
        (str(region), str(industry), int(level))
        for region, row in zip(levels.index, levels.to_numpy(), strict=True)
        for industry, level in zip(levels.columns, row, strict=True)
        if level == level
    ]
    places = [(region, industry) for region, industry, _level in found]
    told = cells.iloc[[row_of[place] for place in places]]
    texts = {name: told[name].fillna("").astype(str).tolist() for name in ("term", "statement", "locator")}
    return pd.DataFrame(
        {
            "evidence_id": [f"{SOURCE}/{region}/{industry}" for region, industry in places],
            "source_id": SOURCE,
            "region_id": [region for region, _ in places],
            "industry_id": [industry for _, industry in places],
            "level": [level for _region_id, _industry_id, level in found],
            "term": texts["term"],
            "statement": texts["statement"],
            "statement_zh": texts["statement"],
            "locator": texts["locator"],
            "rule": "",
            "checked": "",
        }
    )


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
    tables = {
        name: built_in.table(name)
        for name in ("context", "industrial_cloud", "agenda", "digital_economy", "taxonomy_sei_2018")
    } | {
        "taxonomy_digital_economy_2021": built_in.table("taxonomy_digital_economy_2021"),
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


def _focus(levels: pd.DataFrame, amounts: pd.DataFrame, evidence: pd.DataFrame, cells: pd.DataFrame) -> Focus:
    """The window's one source says each level, so nothing is counted.

    A blank is below the first step, or unknown, or what the file itself calls not applicable.
    """
    excluded = cells[cells["term"].fillna("").astype(str).str.lower().isin(NOT_APPLICABLE)]
    places = [
        axis.get_indexer(pd.Index(excluded[name]))
        for axis, name in ((amounts.index, "region_id"), (amounts.columns, "industry_id"))
    ]
    unknown = np.full(amounts.shape, Blank.NO_VALUE.value, dtype=object)
    unknown[tuple(places)] = Blank.NOT_APPLICABLE.value
    known = np.where(amounts.notna(), Blank.BELOW.value, unknown)
    blanks = np.where(levels.isna(), known, "")
    return Focus(
        levels=levels,
        commentary=levels,
        lists=pd.DataFrame(np.nan, levels.index, levels.columns),
        blanks=pd.DataFrame(blanks, levels.index, levels.columns),
        evidence=evidence,
        sources=(SOURCE,),
    )
