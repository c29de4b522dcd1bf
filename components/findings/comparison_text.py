"""The words of a comparison for the page and the brief."""

from collections.abc import Callable, Mapping, Sequence, Set

from analysis.editions import Edition
from components.text.formatting import BETWEEN, bracketed, enumerated, labelled, level_name, semicolons
from components.text.i18n import _, ngettext


def shared_finding(names: Sequence[str], shared: int, named: int, min_level: int) -> str:
    """A sentence about the number of industries that regions of the built-in dataset share.

    Args:
        names: of the regions.
        shared: number of industries that all of them name.
        named: number of industries that any of them names.
        min_level: lowest level that counts as named.
    """
    regions = enumerated(list(names))
    if not named or not shared or named == 1:
        return _none_or_one(regions, len(names) == 2, shared, named, min_level)
    level = bracketed(str(min_level), level_name(min_level))
    if len(names) == 2 and min_level > 1:
        return ngettext(
            ("{regions} share {n} industry at level {level} or above, of the {total} that either names at that level"),
            (
                "{regions} share {n} industries at level {level} or above, of the {total} that either "
                "names at that level"
            ),
            shared,
            regions=regions,
            level=level,
            total=named,
        )
    if len(names) == 2:
        return ngettext(
            "{regions} share {n} industry of the {total} that either names",
            "{regions} share {n} industries of the {total} that either names",
            shared,
            regions=regions,
            total=named,
        )
    if min_level > 1:
        return ngettext(
            (
                "{regions} share {n} industry at level {level} or above, of the {total} that any of "
                "them names at that level"
            ),
            (
                "{regions} share {n} industries at level {level} or above, of the {total} that any of "
                "them names at that level"
            ),
            shared,
            regions=regions,
            level=level,
            total=named,
        )
    return ngettext(
        "{regions} share {n} industry of the {total} that any of them names",
        "{regions} share {n} industries of the {total} that any of them names",
        shared,
        regions=regions,
        total=named,
    )


def user_shared_finding(names: Sequence[str], shared: int, named: int, min_level: int) -> str:
    """A sentence about the number of industries of a user's dataset that reach a step in all of some regions.

    Args:
        names: of the regions.
        shared: number of industries that reach the step in all of them.
        named: number of industries that reach it in any of them.
        min_level: number of the step, from 1.
    """
    pair = len(names) == 2
    values = {"regions": enumerated(list(names)), "step": level_name(min_level).split(BETWEEN)[0]}
    if not named and pair:
        return _("{regions}: no industry in view at {step} or above in either of them").format(**values)
    if not named:
        return _("{regions}: no industry in view at {step} or above in any of them").format(**values)
    if not shared and pair:
        return _("{regions}: no industry in view at {step} or above in both, {n} in either").format(n=named, **values)
    if not shared:
        return _("{regions}: no industry in view at {step} or above in all of them, {n} in any").format(
            n=named, **values
        )
    if named == 1 and pair:
        return _("{regions}: 1 industry in view at {step} or above, in both").format(**values)
    if named == 1:
        return _("{regions}: 1 industry in view at {step} or above, in all of them").format(**values)
    if pair:
        return ngettext(
            "{regions}: {n} industry in view at {step} or above in both, {total} in either",
            "{regions}: {n} industries in view at {step} or above in both, {total} in either",
            shared,
            total=named,
            **values,
        )
    return ngettext(
        "{regions}: {n} industry in view at {step} or above in all of them, {total} in any",
        "{regions}: {n} industries in view at {step} or above in all of them, {total} in any",
        shared,
        total=named,
        **values,
    )


def _none_or_one(regions: str, pair: bool, shared: int, named: int, min_level: int) -> str:
    """The finding if nothing is shared, or if there is at most one industry to share."""
    level = bracketed(str(min_level), level_name(min_level))
    if not named and min_level > 1:
        return _("{regions}: no industry named at level {step} or above").format(regions=regions, step=level)
    if not named:
        return _("{regions}: no industry named under this choice").format(regions=regions)
    pool = _pool(pair, named, min_level, level)
    if shared:
        return _("{regions} share {pool}").format(regions=regions, pool=pool)
    if named == 1:
        return _("{regions} do not share {pool}").format(regions=regions, pool=pool)
    return _("{regions} share none of {pool}").format(regions=regions, pool=pool)


def _pool(pair: bool, named: int, min_level: int, level: str) -> str:
    """The industries that at least one of the regions names, in words."""
    if pair and min_level > 1:
        return ngettext(
            "the one industry that either names at level {level} or above",
            "the {n} industries that either names at level {level} or above",
            named,
            level=level,
        )
    if pair:
        return ngettext("the one industry that either names", "the {n} industries that either names", named)
    if min_level > 1:
        return ngettext(
            "the one industry that any of them names at level {level} or above",
            "the {n} industries that any of them names at level {level} or above",
            named,
            level=level,
        )
    return ngettext("the one industry that any of them names", "the {n} industries that any of them names", named)


def comparable(editions: Set[Edition], address: bool) -> list[str]:
    """Sentences on what may be compared between documents that stand side by side; empty if they are of one kind.

    Args:
        editions: those of the compared regions.
        address: True if Hong Kong’s policy address is among the documents.
    """
    notes = []
    if Edition.LISTS in editions and len(editions) > 1:
        notes.append(
            _(
                "Lists and work reports stand side by side here: they differ in kind and length, so compare what they "
                "name, not how many industries."
            )
        )
    elif len(editions) > 1:
        notes.append(
            _(
                "The work reports of 2021 and of 2026 are of one kind and were coded by one codebook, so they can be "
                "compared. Not naming is not giving up."
            )
        )
    if address:
        notes.append(
            _(
                "Hong Kong’s policy address is another kind of document: its number of industries and of passages is "
                "not compared with those of work reports."
            )
        )
    if len(editions) > 1:
        notes.append(_("Counts over all regions, and the average, are of the edition in view."))
    return notes


def counted(counts: Mapping[str, tuple[int, int]], name: Callable[[str], str]) -> str:
    """Two counts for each region, as `n of named`; `name` names a region by its id."""
    return semicolons(
        labelled(name(region), ngettext("{n} of {named}", "{n} of {named}", some, named=named))
        for region, (some, named) in counts.items()
    )


def reached_by_none(regions: int) -> str:
    """The set of industries that reach the first step of the scale in none of the regions."""
    return _("Below or without a value in both") if regions == 2 else _("Below or without a value in all")


def shared_by_none(regions: int) -> str:
    """The set of industries that none of the regions names."""
    return _("Named by neither") if regions == 2 else _("Named by none")


def shared_by_all(regions: int) -> str:
    """The name of the set of industries that all regions name."""
    return _("Shared by both") if regions == 2 else _("Shared by all")


def only_by(region: str) -> str:
    """The name of the set of industries that one region alone names."""
    return _("Only {region}").format(region=region)
