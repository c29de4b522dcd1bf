"""Sentences about what regions say of an industry beside what they have of it."""

from collections.abc import Callable, Sequence

from analysis.promise import Across, Field, Holding, Promise, Standing
from components.findings.counts import few_names
from components.text.formatting import enumerated, labelled, number, percent, sentences
from components.text.i18n import _, ngettext, pgettext


def quality(proxy: str) -> str:
    """How well a measure stands for an industry."""
    return {"direct": _("direct measure"), "partial": _("partial measure"), "own": _("your own table")}[proxy]


def field_name(field: Field, user_levels: bool = False) -> str:
    """The name of a field; `user_levels` is True for the levels of a user's table, here and below."""
    if user_levels:
        return {
            Field.NAMED_STRONG: _("Level given and strong"),
            Field.NAMED_WEAK: _("Level given and weak"),
            Field.UNNAMED_STRONG: _("Blank and strong"),
            Field.UNNAMED_WEAK: _("Blank and weak"),
        }[field]
    return {
        Field.NAMED_STRONG: _("Named and strong"),
        Field.NAMED_WEAK: _("Named and weak"),
        Field.UNNAMED_STRONG: _("Not named and strong"),
        Field.UNNAMED_WEAK: _("Not named and weak"),
    }[field]


def across_name(across: Across) -> str:
    """The name of what is read across."""
    return {Across.QUOTIENT: _("Location quotient"), Across.SHARE: _("Share")}[across]


def year_name(year: int | str) -> str:
    """The year of figures, or a span of years, as it stands in a sentence."""
    return pgettext("of a figure", "{year}").format(year=year)


def share_text(share: float) -> str:
    """A share with one decimal."""
    return percent(share, 1)


def held_by_naming(
    industry: str, measure: str, proxy: str, year: str, result: Promise, user_levels: bool = False
) -> str:
    """What the regions that name an industry hold of its measure, against their share of GDP."""
    start = _("{industry} ({quality}: {measure}, {year})").format(
        industry=industry, quality=quality(proxy), measure=measure, year=year
    )
    share, gdp = share_text(result.share_of_named), share_text(result.base_share_of_named)
    if user_levels:
        return ngettext(
            "{start}: the {n} region with a level in your table holds {share} of the total and {gdp} of GDP",
            "{start}: the {n} regions with a level in your table hold {share} of the total and {gdp} of GDP",
            len(result.named),
            start=start,
            share=share,
            gdp=gdp,
        )
    if not result.named:
        return _("{start}: no region with a figure names it").format(start=start)
    return ngettext(
        "{start}: the {n} region that names it holds {share} of the total and {gdp} of GDP",
        "{start}: the {n} regions that name it hold {share} of the total and {gdp} of GDP",
        len(result.named),
        start=start,
        share=share,
        gdp=gdp,
    )


def largest_unnamed(
    result: Promise, region_name: Callable[[str], str], industry_name: Callable[[str], str], user_levels: bool = False
) -> str:
    """Who holds most of those that do not name it, and what they name instead; the names are by id."""
    largest = result.largest_unnamed
    if largest is None:
        every = _("Every region with documents and a figure names it.")
        return _("Every region of your table with a figure has a level.") if user_levels else every
    template = _("The largest holder that does not name it: {region}, with {share} of the total and {gdp} of GDP.")
    if user_levels:
        template = _(
            "The largest holder with a blank in your table: {region}, with {share} of the total and {gdp} of GDP."
        )
    held = template.format(
        region=region_name(largest.region),
        share=share_text(largest.holding.share),
        gdp=share_text(largest.holding.base_share),
    )
    if largest.narrower:
        parts = enumerated([industry_name(key) for key in largest.narrower])
        return sentences(held, _("It names a part of it: {parts}.").format(parts=parts))
    if largest.heading:
        heading = industry_name(largest.heading)
        return sentences(held, _("It names the broader heading “{heading}”.").format(heading=heading))
    return held


def correlation_text(promise: Promise, across: Across, user_levels: bool = False) -> str:
    """Whether regions at higher levels hold more, with the interval."""
    result = promise.correlation(across)
    if result is None:
        return _("No rank correlation is given: there are too few regions, or all stand at one level.")
    figures = _(
        "Rank correlation of level and {measure}: {rho} (95 % interval {low} to {high}, {n} regions, {unnamed} as 0)."
    ).format(
        unnamed=_("blank") if user_levels else _("not named"),
        measure=_("location quotient") if across is Across.QUOTIENT else _("share"),
        rho=signed(result.rho),
        low=signed(result.low),
        high=signed(result.high),
        n=result.n,
    )
    if not result.is_clear:
        return sentences(figures, _("The interval contains 0: these figures show no clear relation."))
    if result.rho > 0:
        return sentences(figures, _("Regions at higher levels tend to hold more."))
    return sentences(figures, _("Regions at higher levels tend to hold less."))


def signed(value: float) -> str:
    """A correlation with its sign and two decimals."""
    text = number(abs(value), 2)
    return text if round(abs(value), 2) == 0 else ("−" if value < 0 else "+") + text


def amount_text(amount: float) -> str:
    """An amount with one decimal if it is small and not whole."""
    return number(amount, 0 if amount >= 1000 or amount == int(amount) else 1)


def quotient_text(held: Holding) -> str:
    """Share, share of GDP and location quotient of a region."""
    return _("{share} of the total, {gdp} of GDP, location quotient {quotient}").format(
        share=share_text(held.share),
        gdp=share_text(held.base_share),
        quotient=quotient_number(held),
    )


def quotient_number(holding: Holding) -> str:
    """A location quotient with two decimals; with four if it would be rounded up to 1."""
    return number(holding.quotient, 2 if holding.is_strong or holding.quotient < 0.995 else 4)


def region_finding(region: str, standings: Sequence[Standing], names: Sequence[str], user_levels: bool = False) -> str:
    """How far a region is strong in the measures whose industry it names, and in the others.

    Args:
        region: its name.
        standings: one for each measure.
        names: of the measures, in the same order.
        user_levels: True for the levels of a user's table.
    """
    named = [standing for standing in standings if standing.level]
    strong = sum(standing.holding.is_strong for standing in named)
    unnamed_strong = [
        name for standing, name in zip(standings, names, strict=True) if standing.field is Field.UNNAMED_STRONG
    ]
    first = _strong_in(region, strong, len(named), user_levels)
    if user_levels:
        return first
    if not unnamed_strong:
        return first
    also = ngettext(
        "{first}; strong in {n} whose industry it does not name",
        "{first}; strong in {n} whose industry it does not name",
        len(unnamed_strong),
        first=first,
    )
    listed = few_names(unnamed_strong)
    return labelled(also, listed) if listed else also


def _strong_in(region: str, strong: int, n: int, user_levels: bool) -> str:
    """In how many of `n` measures whose industry it names a region is strong."""
    if user_levels:
        several = _("{region}: strong in {strong} of {n} measures whose industry has a level in your table")
        one = (
            _("{region}: not strong in the one measure whose industry has a level in your table"),
            _("{region}: strong in the one measure whose industry has a level in your table"),
        )
    else:
        several = _("{region}: strong in {strong} of {n} measures whose industry it names")
        one = (
            _("{region}: not strong in the one measure whose industry it names"),
            _("{region}: strong in the one measure whose industry it names"),
        )
        if not n:
            return _("{region}: names the industry of no measure").format(region=region)
    return (one[strong] if n == 1 else several).format(region=region, strong=strong, n=n)


def rule_of_strength() -> str:
    """What strong means."""
    return _(
        "Strong: a region’s share of the total is at least its share of GDP (location quotient of 1 or more). GDP is "
        "the series as revised after the fifth economic census, of the same year and the same regions."
    )


def other_base_year(figures: int, gdp: int) -> str:
    """That GDP is of another year than a user's table, or that the table gives none (0)."""
    if not figures:
        return _("The table gives no year; GDP is of {gdp}, the latest year known.").format(gdp=gdp)
    return _("The table is of {figures}, GDP of {gdp}, the nearest year known.").format(figures=figures, gdp=gdp)


def not_lacking(user_levels: bool = False) -> str:
    """What must stand beside every finding on promise and result."""
    if user_levels:
        return _("A blank in your table is not a zero.")
    return _("A region may have what it does not name: what runs well may go unsaid.")


def not_value() -> str:
    """What amounts in pieces, tonnes and capacity do not show."""
    return _("Pieces and tonnes are not value, and installed capacity is not manufactured where it stands.")


def not_cause(edition: str, years: str) -> str:
    """What documents of one time beside figures of another do not show."""
    return _("Documents ({edition}) beside figures of {years}: neither is cause or effect of the other.").format(
        edition=edition, years=years
    )
