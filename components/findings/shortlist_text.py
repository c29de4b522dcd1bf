"""What a shortlist of regions for several industries shows, in a sentence."""

from collections.abc import Sequence

from analysis.focus import Blank, Focus
from analysis.shortlist import Fit, shortlist
from components.text.formatting import enumerated
from components.text.i18n import _, localized, ngettext
from data.atlas import Atlas


def ranked(focus: Focus, industries: Sequence[str]) -> list[Fit]:
    """The regions that name at least one of the industries, best fit first."""
    return shortlist(focus.levels, focus.blanks == Blank.BROADER.value, industries)


def shortlist_finding(atlas: Atlas, industries: Sequence[str], fits: Sequence[Fit]) -> str:
    """How many regions name all of the industries, and which do so most firmly."""
    names = enumerated([localized(atlas.industries[key], "name") for key in industries])
    every = [fit for fit in fits if fit.named == len(industries)]
    if not every:
        return _("{industries}: no region names all of them").format(industries=names)
    first = [fit.region for fit in every if fit.strength == every[0].strength]
    return ngettext(
        "{industries}: {n} region names all of them, most firmly {regions}",
        "{industries}: {n} regions name all of them, most firmly {regions}",
        len(every),
        industries=names,
        regions=enumerated([localized(atlas.regions[key], "name") for key in first]),
    )
