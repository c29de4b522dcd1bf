"""Which regions are in view: the commentary's, these and all provinces, or all with the other cities."""

from enum import StrEnum

import pandas as pd


class RegionScope(StrEnum):
    """A choice of regions; each one holds all regions of those before it."""

    COMMENTARY = "commentary"
    PROVINCES = "provinces"
    ALL = "all"


KINDS = {
    RegionScope.COMMENTARY: ("commentary",),
    RegionScope.PROVINCES: ("commentary", "province"),
    RegionScope.ALL: ("commentary", "province", "city"),
}
"""Values of the column `scope` of the table of regions under each choice."""


def in_scope(regions: pd.DataFrame, scope: RegionScope) -> list[str]:
    """Return the ids of the regions in view, in table order.

    Args:
        regions: columns region_id and scope (empty for a unit that is no region).
        scope: the choice.

    Examples:
        >>> table = pd.DataFrame({"region_id": ["a", "b", "c", "d"], "scope": ["city", "commentary", "", "province"]})
        >>> [len(in_scope(table, scope)) for scope in RegionScope]
        [1, 2, 3]
    """
    return [str(key) for key in regions.loc[regions["scope"].isin(KINDS[scope]), "region_id"]]


def scope_with(regions: pd.DataFrame, wanted: set[str], scope: RegionScope) -> RegionScope:
    """Return `scope`, or the next larger one that holds all regions of `wanted`; all if none does."""
    choices = list(RegionScope)
    wide = choices[choices.index(scope) :]
    return next((choice for choice in wide if wanted <= set(in_scope(regions, choice))), RegionScope.ALL)
