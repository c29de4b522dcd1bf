"""What a comparison says of its regions, on the page and in the brief."""

from collections.abc import Sequence

from components.i18n import _, ngettext
from components.text import BETWEEN, bracketed, enumerated, level_name


def shared_finding(names: Sequence[str], shared: int, named: int, lowest: int, *, own: bool) -> str:
    """How much regions share.

    Args:
        names: of the regions.
        shared: number of industries that all of them name.
        named: number of industries that any of them names.
        lowest: lowest level that counts as named.
        own: the dataset is one of the user's own.
    """
    regions = enumerated(list(names))
    if own:
        return ngettext(
            "{regions}: {n} industry in view at {step} or above in all of them, {total} in any",
            "{regions}: {n} industries in view at {step} or above in all of them, {total} in any",
            shared,
            regions=regions,
            step=level_name(lowest).split(BETWEEN)[0],
            total=named,
        )
    level = bracketed(str(lowest), level_name(lowest))
    if len(names) == 2 and lowest > 1:
        return ngettext(
            "{regions} share {n} industry from level {level} on, of the {total} that either names so",
            "{regions} share {n} industries from level {level} on, of the {total} that either names so",
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
            "{regions} share {n} industry from level {level} on, of the {total} that any of them names so",
            "{regions} share {n} industries from level {level} on, of the {total} that any of them names so",
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


def shared_by_all(regions: int) -> str:
    """The set of what all regions name; of two regions both."""
    return _("Shared by both") if regions == 2 else _("Shared by all")


def only_by(region: str) -> str:
    """The set of what one region alone names."""
    return _("Only {region}").format(region=region)
