"""What a comparison says of its regions, on the page and in the brief."""

from collections.abc import Callable, Mapping, Sequence

from components.text.formatting import BETWEEN, bracketed, enumerated, labelled, level_name, semicolons
from components.text.i18n import _, ngettext


def shared_finding(names: Sequence[str], shared: int, named: int, lowest: int) -> str:
    """How much regions of the built-in dataset share.

    Args:
        names: of the regions.
        shared: number of industries that all of them name.
        named: number of industries that any of them names.
        lowest: lowest level that counts as named.
    """
    regions = enumerated(list(names))
    if not named or not shared or named == 1:
        return _none_or_one(regions, len(names) == 2, shared, named, lowest)
    level = bracketed(str(lowest), level_name(lowest))
    if len(names) == 2 and lowest > 1:
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
    if lowest > 1:
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


def user_shared_finding(names: Sequence[str], shared: int, named: int, lowest: int) -> str:
    """How many industries of a user's dataset reach a step of the scale in all of some regions.

    Args:
        names: of the regions.
        shared: number of industries that reach the step in all of them.
        named: number of industries that reach it in any of them.
        lowest: number of the step, from 1.
    """
    pair = len(names) == 2
    told = {"regions": enumerated(list(names)), "step": level_name(lowest).split(BETWEEN)[0]}
    if not named and pair:
        return _("{regions}: no industry in view at {step} or above in either of them").format(**told)
    if not named:
        return _("{regions}: no industry in view at {step} or above in any of them").format(**told)
    if not shared and pair:
        return _("{regions}: no industry in view at {step} or above in both, {n} in either").format(n=named, **told)
    if not shared:
        return _("{regions}: no industry in view at {step} or above in all of them, {n} in any").format(n=named, **told)
    if named == 1 and pair:
        return _("{regions}: 1 industry in view at {step} or above, in both").format(**told)
    if named == 1:
        return _("{regions}: 1 industry in view at {step} or above, in all of them").format(**told)
    if pair:
        return ngettext(
            "{regions}: {n} industry in view at {step} or above in both, {total} in either",
            "{regions}: {n} industries in view at {step} or above in both, {total} in either",
            shared,
            total=named,
            **told,
        )
    return ngettext(
        "{regions}: {n} industry in view at {step} or above in all of them, {total} in any",
        "{regions}: {n} industries in view at {step} or above in all of them, {total} in any",
        shared,
        total=named,
        **told,
    )


def _none_or_one(regions: str, pair: bool, shared: int, named: int, lowest: int) -> str:
    """The finding where nothing is shared, or where there is nothing or only one industry to share."""
    level = bracketed(str(lowest), level_name(lowest))
    if not named and lowest > 1:
        return _("{regions}: no industry named at level {step} or above").format(regions=regions, step=level)
    if not named:
        return _("{regions}: no industry named under this choice").format(regions=regions)
    pool = _pool(pair, named, lowest, level)
    if shared:
        return _("{regions} share {pool}").format(regions=regions, pool=pool)
    if named == 1:
        return _("{regions} do not share {pool}").format(regions=regions, pool=pool)
    return _("{regions} share none of {pool}").format(regions=regions, pool=pool)


def _pool(pair: bool, named: int, lowest: int, level: str) -> str:
    """What could be shared: the industries that one of the regions names."""
    if pair and lowest > 1:
        return ngettext(
            "the one industry that either names at level {level} or above",
            "the {n} industries that either names at level {level} or above",
            named,
            level=level,
        )
    if pair:
        return ngettext("the one industry that either names", "the {n} industries that either names", named)
    if lowest > 1:
        return ngettext(
            "the one industry that any of them names at level {level} or above",
            "the {n} industries that any of them names at level {level} or above",
            named,
            level=level,
        )
    return ngettext("the one industry that any of them names", "the {n} industries that any of them names", named)


def counted(counts: Mapping[str, tuple[int, int]], name: Callable[[str], str]) -> str:
    """How many industries of how many, region by region; `name` names a region by its id."""
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
    """The set of what all regions name; of two regions both."""
    return _("Shared by both") if regions == 2 else _("Shared by all")


def only_by(region: str) -> str:
    """The set of what one region alone names."""
    return _("Only {region}").format(region=region)
