"""Sentences about what changed between the work reports of two years."""

from collections.abc import Mapping, Sequence

from analysis.change import Change, IndustryChange
from analysis.focus import Focus
from components.findings.counts import few_names, with_base
from components.text.formatting import bracketed, semicolons
from components.text.i18n import _, localized, ngettext
from data.atlas import Atlas


def gained_and_lost(atlas: Atlas, changes: Sequence[IndustryChange]) -> str:
    """Which industries won and which lost the most regions; `changes` in the order of their gain."""
    if not changes or not changes[0].regions:
        return _("No region in view has a work report of both years")
    best, worst = changes[0].gain, changes[-1].gain
    gained = [change for change in changes if change.gain == best > 0]
    lost = [change for change in changes if change.gain == worst < 0]
    parts = [part for part in (_most(atlas, gained, best), _least(atlas, lost, worst)) if part]
    return semicolons(parts) or _("No industry won or lost a region")


def _most(atlas: Atlas, gained: Sequence[IndustryChange], gain: int) -> str:
    if len(gained) == 1:
        one = gained[0]
        return _("{industry} gained most, from {then} to {now} of {n} regions").format(
            industry=_name(atlas, one), then=len(one.then), now=len(one.now), n=one.regions
        )
    return (
        _("{industries} gained most, {n} regions each").format(industries=_names(atlas, gained), n=gain)
        if gained
        else ""
    )


def _least(atlas: Atlas, lost: Sequence[IndustryChange], gain: int) -> str:
    if len(lost) == 1:
        one = lost[0]
        return _("{industry} lost most, from {then} to {now}").format(
            industry=_name(atlas, one), then=len(one.then), now=len(one.now)
        )
    return _("{industries} lost most, {n} regions each").format(industries=_names(atlas, lost), n=-gain) if lost else ""


def _name(atlas: Atlas, change: IndustryChange) -> str:
    return localized(atlas.industries[change.industry], "short")


def _names(atlas: Atlas, changes: Sequence[IndustryChange]) -> str:
    return few_names([_name(atlas, change) for change in changes]) or ngettext(
        "{n} industry", "{n} industries", len(changes)
    )


def industry_sentence(change: IndustryChange) -> str:
    """How many regions named an industry in each year, and at which levels."""
    return _("Named by {then} of {n} regions in 2021, by {now} in 2026").format(
        then=bracketed(str(len(change.then)), levels_text(change.levels_then)),
        now=bracketed(str(len(change.now)), levels_text(change.levels_now)),
        n=change.regions,
    )


def levels_text(levels: tuple[int, int, int]) -> str:
    """How many of the regions name it as a flagship."""
    return ngettext("{n} as a flagship", "{n} as a flagship", levels[2])


def joined_and_left(name: str, focus: Focus, industry: str) -> str:
    """How many regions name an industry that did not, how many no longer name it, and how many are compared."""
    changes = [focus.change(region, industry) for region in focus.covered]
    return with_base(
        _("{industry}: added by {added} of {n} regions since 2021, not named again by {left}").format(
            industry=name, added=changes.count(Change.ADDED), left=changes.count(Change.NOT_AGAIN), n=len(changes)
        ),
        focus,
    )


def region_sentence(counts: Mapping[Change, int]) -> str:
    """How many industries of a region changed in each way."""
    return _("{added} added, {raised} raised, {kept} kept, {lowered} lowered, {left} not named again").format(
        added=counts[Change.ADDED],
        raised=counts[Change.RAISED],
        kept=counts[Change.KEPT],
        lowered=counts[Change.LOWERED],
        left=counts[Change.NOT_AGAIN],
    )


def not_giving_up() -> str:
    """What must stand beside every finding on change."""
    return _(
        "Not naming is not giving up: a report names what is new or urgent, and what runs well may go unsaid. Counted "
        "on the work reports of both years alone, the same kind of document coded by one codebook."
    )
