"""The sets of industries in a comparison: named by all of its regions, by some, by one alone, by none."""

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from analysis.sharing import Holding, Shared
from components.findings.comparison_text import only_by, shared_by_all
from components.text.i18n import _

ONLY = "only-"
"""Begins the key of the set that one region alone names; the region's id follows."""


def set_keys(regions: Sequence[str]) -> list[str]:
    """The keys of all sets, most shared first; two regions have no set named by some."""
    some = ["some"] if len(regions) > 2 else []
    return ["all", *some, *(f"{ONLY}{region}" for region in regions), "none"]


def members(holdings: Iterable[Holding], which: str) -> tuple[Holding, ...]:
    """The entries of one set by its key."""
    if which.startswith(ONLY):
        return tuple(entry for entry in holdings if entry.holders == (which.removeprefix(ONLY),))
    return tuple(entry for entry in holdings if entry.shared is Shared(which))


def named_sets(holdings: Iterable[Holding], levels: pd.DataFrame, regions: Sequence[str]) -> dict[str, list[str]]:
    """The industries of each set except those that nobody names, highest sum of levels first."""
    entries, total = list(holdings), levels.loc[list(regions)].sum()
    return {
        which: sorted((entry.industry for entry in members(entries, which)), key=lambda key: -float(total[key]))
        for which in set_keys(regions)[:-1]
    }


def set_name(which: str, regions: Sequence[str], name: Callable[[str], str], *, none: str) -> str:
    """The heading of a set; `name` names a region by its id, `none` is the heading of the last set."""
    if which.startswith(ONLY):
        return only_by(name(which.removeprefix(ONLY)))
    names = {
        "all": shared_by_all(len(regions)),
        "some": _("Shared by some"),
        "none": none,
    }
    return names[which]
