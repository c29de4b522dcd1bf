"""Which industries most regions name, and which regions name the most industries."""

from analysis.counts import ubiquity
from analysis.focus import Focus
from components.findings.counts import few_names, industry_counts, leaders, with_base
from components.text.formatting import first_step
from components.text.i18n import _, localized, ngettext
from data.atlas import Atlas


def most_named(atlas: Atlas, focus: Focus) -> str:
    """The industries that most regions name, and how many industries one region alone names."""
    return with_base(_most_named(atlas, focus), focus)


def _most_named(atlas: Atlas, focus: Focus) -> str:
    counts = _regions_by_industry(atlas, focus)
    top, n = leaders(counts)
    if not top:
        return _("No region names an industry under this choice")
    names = few_names([localized(atlas.industries[key], "name") for key in top])
    alone = list(counts.values()).count(1)
    words = {
        "n": n,
        "total": ngettext("{n} region", "{n} regions", len(focus.covered)),
        "rare": ngettext("{n} industry", "{n} industries", alone) if alone else _("none"),
    }
    if len(top) == 1:
        return _("{industry} is named most often, by {n} of {total}; {rare} by one region alone").format(
            industry=names, **words
        )
    return _("{industries} are named most often, each by {n} of {total}; {rare} by one region alone").format(
        industries=names or ngettext("{n} industry", "{n} industries", len(top)), **words
    )


def most_named_industry(atlas: Atlas, focus: Focus) -> str | None:
    """The industry that most regions name, the first of several; None if no region names any."""
    return next(iter(leaders(_regions_by_industry(atlas, focus))[0]), None)


def most_reached(atlas: Atlas, focus: Focus) -> str:
    """The industries that reach the first step of the scale in most regions."""
    top, n = leaders(_regions_by_industry(atlas, focus))
    if not top:
        return _("No region in view reaches {step} in any industry").format(step=first_step())
    names = few_names([localized(atlas.industries[key], "name") for key in top])
    total = len(focus.counted[0])
    if len(top) == 1:
        return _("{industry} reaches {step} in most regions in view: {n} of {total}").format(
            industry=names, step=first_step(), n=n, total=total
        )
    return _("{industries} reach {step} in most regions in view: {n} of {total} each").format(
        industries=names or ngettext("{n} industry", "{n} industries", len(top)), step=first_step(), n=n, total=total
    )


def naming_most(atlas: Atlas, focus: Focus) -> str:
    """The regions that name the most industries."""
    top, n = leaders(industry_counts(atlas, focus))
    if not n:
        return _("No region names an industry under this choice")
    names = few_names([localized(atlas.regions[key], "name") for key in top])
    if len(top) == 1:
        return _("{region} names the most industries: {n}").format(region=names, n=n)
    regions = names or ngettext("{n} region", "{n} regions", len(top))
    return _("{regions} name the most industries: {n} each").format(regions=regions, n=n)


def reaching_most(atlas: Atlas, focus: Focus) -> str:
    """The regions in which the most industries reach the first step of the scale."""
    top, n = leaders(industry_counts(atlas, focus))
    if not n:
        return _("No region in view reaches {step} in any industry").format(step=first_step())
    names = few_names([localized(atlas.regions[key], "name") for key in top])
    if len(top) == 1:
        return _("{region} has the most industries at {step} or above: {n}").format(
            region=names, step=first_step(), n=n
        )
    regions = names or ngettext("{n} region", "{n} regions", len(top))
    return _("{regions} have the most industries at {step} or above: {n} each").format(
        regions=regions, step=first_step(), n=n
    )


def _regions_by_industry(atlas: Atlas, focus: Focus) -> dict[str, int]:
    """How many regions name each proper industry."""
    return {str(key): int(n) for key, n in ubiquity(focus.only(atlas.columns())).items()}
