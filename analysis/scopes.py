"""Which regions are in view: the commentary's, these and all provinces, or all with the other cities."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol


class RegionScope(StrEnum):
    """A choice of regions; each one holds all regions of those before it."""

    COMMENTARY = "commentary"
    PROVINCES = "provinces"
    ALL = "all"


class Unit(Protocol):
    """A region, or a unit that is none."""

    @property
    def scope(self) -> str:
        """Its value in the column `scope` of the table of regions; empty for a unit that is no region."""


KINDS = {
    RegionScope.COMMENTARY: ("commentary",),
    RegionScope.PROVINCES: ("commentary", "province"),
    RegionScope.ALL: ("commentary", "province", "city"),
}
"""Values of the column `scope` of the table of regions under each choice."""


def in_scope(units: Mapping[str, Unit], scope: RegionScope) -> list[str]:
    """Return the ids of the regions in view, in the order of the units.

    Args:
        units: by id.
        scope: the choice.
    """
    return [key for key, unit in units.items() if unit.scope in KINDS[scope]]


def scope_with(units: Mapping[str, Unit], wanted: set[str], scope: RegionScope) -> RegionScope:
    """Return `scope`, or the next larger one that holds all regions of `wanted`; all if none does."""
    choices = list(RegionScope)
    wide = choices[choices.index(scope) :]
    return next((choice for choice in wide if wanted <= set(in_scope(units, choice))), RegionScope.ALL)
