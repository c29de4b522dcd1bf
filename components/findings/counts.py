"""The number of industries that a region names, and the words for it, for all figures and sentences.

Umbrella and agenda items are not counted. A region without a source in force has no count; it is a blank, not a zero.
"""

from collections.abc import Mapping

from analysis.focus import Blank, Focus
from components.text.formatting import blank_name, enumerated, first_step, labelled
from components.text.i18n import _, ngettext
from data.atlas import INDUSTRY, Atlas


def industries_named(atlas: Atlas, focus: Focus, region: str) -> dict[str, int]:
    """The proper industries that a region names, with their levels."""
    named = focus.named_by(region)
    return {key: level for key, level in named.items() if atlas.industries[key].kind == INDUSTRY}


def industry_counts(atlas: Atlas, focus: Focus) -> dict[str, int]:
    """The number of proper industries that each region names; regions without a source in force are left out."""
    return {region: len(industries_named(atlas, focus, region)) for region in focus.covered}


def count_text(atlas: Atlas, focus: Focus, region: str) -> str:
    """The number of industries that a region names in two or three words, or its kind of blank."""
    blank = focus.blank(region)
    if blank:
        return blank_name(blank)
    n = len(industries_named(atlas, focus, region))
    return ngettext("{n} industry named", "{n} industries named", n) if n else _("No industry named")


FEW = 3
"""Maximum number of names in a finding; it gives only the number of more."""


def leaders(counts: Mapping[str, int]) -> tuple[list[str], int]:
    """The keys with the highest count, and that count; no keys if every count is zero."""
    most = max(counts.values(), default=0)
    return [key for key, n in counts.items() if n == most] if most else [], most


def few_names(names: list[str]) -> str:
    """Names as a list in a sentence if they are few; else the empty string."""
    return enumerated(names) if len(names) <= FEW else ""


def user_region_summary(atlas: Atlas, focus: Focus, region: str) -> str:
    """How many industries of a user's dataset reach the first step of the scale in a region."""
    blank = focus.blank(region)
    if blank:
        return blank_name(blank)
    n = len(industries_named(atlas, focus, region))
    if not n:
        return _("No industry in view at {step} or above").format(step=first_step())
    return ngettext(
        "{n} industry in view at {step} or above", "{n} industries in view at {step} or above", n, step=first_step()
    )


def region_summary(atlas: Atlas, focus: Focus, region: str) -> str:
    """How many industries a region of the built-in dataset names, and how many of them as a flagship."""
    if focus.blank(region):
        return not_covered()
    levels = list(industries_named(atlas, focus, region).values())
    n, flagship = len(levels), levels.count(3)
    if not n:
        return _("Names no single industry")
    if not flagship:
        return ngettext("Names {n} industry", "Names {n} industries", n)
    if n == 1:
        return _("Names 1 industry, as a flagship")
    return ngettext(
        "Names {total} industries, {n} of them as a flagship",
        "Names {total} industries, {n} of them as flagships",
        flagship,
        total=n,
    )


def not_covered() -> str:
    """The sentence that replaces any count of a region without a source in force."""
    return _("Not covered: no source of this region is in force under this choice")


def nothing_named(name: str, focus: Focus, region: str) -> str:
    """The heading of an empty figure of a region's industries, with the reason."""
    blank = focus.blank(region)
    if blank is Blank.NOT_COVERED:
        return _("{region}: not covered, no source of it is in force").format(region=name)
    if blank:
        return labelled(name, blank_name(blank))
    return _("{region}: no industry named under this choice").format(region=name)


def reaching_finding(name: str, focus: Focus, industry: str) -> str:
    """In how many regions of a user's dataset an industry reaches the first step of the scale."""
    regions = len(focus.naming(industry))
    if not regions:
        return _("{industry}: {step} or above in no region in view").format(industry=name, step=first_step())
    return ngettext(
        "{industry}: {step} or above in the one region in view",
        "{industry}: {step} or above in {named} of {n} regions in view",
        len(focus.counted[0]),
        industry=name,
        step=first_step(),
        named=regions,
    )


def naming_finding(name: str, focus: Focus, industry: str) -> str:
    """How many regions of the built-in dataset name an industry, how many as a flagship, how many have no source."""
    return with_base(_naming(name, focus, industry), focus)


def with_base(finding: str, focus: Focus) -> str:
    """Return a finding about the covered regions with the number of regions in view that have no source."""
    uncovered = len(focus.levels) - len(focus.covered)
    if not uncovered or not focus.covered:
        return finding
    return ngettext("{finding}; {n} without a source", "{finding}; {n} without a source", uncovered, finding=finding)


def _naming(name: str, focus: Focus, industry: str) -> str:
    levels = focus.naming(industry)
    if not focus.covered:
        return _("{industry}: not covered, no source of any region is in force").format(industry=name)
    if not levels:
        return _("{industry}: named by no region under this choice").format(industry=name)
    flagship = list(levels.values()).count(3)
    if not flagship:
        return ngettext(
            "{industry}: named by the one region with a source, not as a flagship",
            "{industry}: named by {named} of {n} regions, by none as a flagship",
            len(focus.covered),
            industry=name,
            named=len(levels),
        )
    return ngettext(
        "{industry}: named by the one region with a source, as a flagship",
        "{industry}: named by {named} of {n} regions, as a flagship by {flagship}",
        len(focus.covered),
        industry=name,
        named=len(levels),
        flagship=flagship,
    )
