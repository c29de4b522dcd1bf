"""A region in another edition: a pair of both, as a row of its own below the matrix of the edition in view."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.editions import Edition, EvidenceChoice
from analysis.focus import Focus

AT = "@"
"""Stands between the id of a region and its edition."""

SELECTABLE = (Edition.LISTS, Edition.REPORTS_2021, Edition.REPORTS_2026)
"""Editions that a region can be read in; the change between two of them is none."""


def pair_of(region: str, edition: Edition) -> str:
    """Return the id of a region in an edition."""
    return f"{region}{AT}{edition.value}"


def split_pair(key: str) -> tuple[str, Edition | None]:
    """Return the region and the edition of an id; the edition is None for a region in the edition in view.

    Examples:
        >>> split_pair("CN-AH@reports-2021"), split_pair("CN-AH")
        (('CN-AH', <Edition.REPORTS_2021: 'reports-2021'>), ('CN-AH', None))

    Raises:
        ValueError: no edition has that name.
    """
    region, at, edition = key.partition(AT)
    return region, Edition(edition) if at else None


def region_of(key: str) -> str:
    """Return the region of an id."""
    return key.partition(AT)[0]


def edition_beside(edition: Edition, keys: Sequence[str]) -> Edition:
    """Return the edition of regions without one of their own: the one in view, or 2026 beside a pair in the change."""
    return Edition.REPORTS_2026 if edition is Edition.CHANGE and any(AT in key for key in keys) else edition


def rows_of(keys: Sequence[str], edition: Edition) -> dict[str, str]:
    """Return the rows that ids mean, each with the id: a region in the edition in view is a row of its matrix.

    Args:
        keys: ids of regions, with or without an edition; of two that mean the same row the first counts.
        edition: the edition in view.

    Examples:
        >>> rows_of(["CN-AH@2021", "CN-AH", "CN-AH@reports-2026"], Edition.LISTS)
        {'CN-AH': 'CN-AH@2021', 'CN-AH@reports-2026': 'CN-AH@reports-2026'}
    """
    in_view = edition_beside(edition, keys)
    rows: dict[str, str] = {}
    for key in keys:
        region, other_edition = split_pair(key)
        rows.setdefault(region if other_edition in (None, in_view) else key, key)
    return rows


def with_pairs(focus_of: Callable[[EvidenceChoice], Focus], choice: EvidenceChoice, keys: Sequence[str]) -> Focus:
    """Return the matrix of a choice of evidence, and below it a row for each region in an edition of its own.

    Args:
        focus_of: returns the matrix of a choice of evidence.
        choice: the choice in force; the editions of pairs are read under the rest of it.
        keys: ids of regions; those without an edition are in the matrix anyway.
    """
    focus = focus_of(replace(choice, edition=edition_beside(choice.edition, keys)))
    others = {}
    for key in rows_of(keys, choice.edition):
        if edition := split_pair(key)[1]:
            others[key] = focus_of(replace(choice, edition=edition))
    return beside(focus, others) if others else focus


def beside(focus: Focus, others: Mapping[str, Focus]) -> Focus:
    """Return a matrix with rows of other editions below its own; `others` has the matrix of each pair by its id."""

    def stacked(frame: Callable[[Focus], pd.DataFrame]) -> pd.DataFrame:
        rows = [frame(other).loc[[region_of(key)]].set_axis(pd.Index([key])) for key, other in others.items()]
        return pd.DataFrame(pd.concat([frame(focus), *rows]).rename_axis("region_id"))

    evidence = [
        other.evidence[other.evidence["region_id"] == region_of(key)].assign(region_id=key)
        for key, other in others.items()
    ]
    documents = (str(key) for rows in evidence for key in rows["source_id"])
    return replace(
        focus,
        levels=stacked(lambda of: of.levels),
        commentary=stacked(lambda of: of.commentary),
        lists=stacked(lambda of: of.lists),
        blanks=stacked(lambda of: of.blanks),
        headings=stacked(lambda of: of.headings),
        evidence=pd.concat([focus.evidence, *evidence], ignore_index=True),
        sources=tuple(dict.fromkeys((*focus.sources, *documents))),
        other_editions=tuple(others),
    )
