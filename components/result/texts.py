"""Texts and rows of the page on promise and result."""

from collections.abc import Sequence

import pandas as pd

from analysis.focus import Blank
from analysis.promise import Standing
from components.findings.official_figures import Measured
from components.findings.promise_text import (
    amount_text,
    field_name,
    not_cause,
    not_lacking,
    other_base_year,
    quality,
    quotient_text,
    rule_of_strength,
    year_name,
)
from components.page.open_page import OpenPage
from components.result.matched_table import USER
from components.text.formatting import (
    blank_name,
    bracketed,
    clauses,
    edition_name,
    enumerated,
    labelled,
    level_label,
    sentences,
)
from components.text.i18n import _, language, localized, ngettext
from data.outcomes import GDP


def region_name(page: OpenPage, region: str) -> str:
    """The short name of a region."""
    return localized(page.atlas.regions[region], "short")


def level_text(page: OpenPage, one: Measured, standing: Standing) -> str:
    """What documents or the user's table say: the level, the broader heading, or what kind of blank there is."""
    if standing.level:
        return level_label(standing.level)
    if standing.narrower:
        return labelled(narrower_name(), narrower(page, standing))
    if standing.heading:
        return labelled(blank_name(Blank.BROADER), localized(page.atlas.industries[standing.heading], "short"))
    return unnamed(one.user_levels)


def unnamed(user_levels: bool) -> str:
    """What a blank is called: documents were read and do not mention the industry; a user's table gives no level."""
    return _("Blank in your table") if user_levels else blank_name(Blank.NOT_MENTIONED)


def narrower_name() -> str:
    """What it is called that a region names a part of an industry alone."""
    return _("A part of it named")


def narrower(page: OpenPage, standing: Standing) -> str:
    """The parts of an industry that a region names."""
    return enumerated([localized(page.atlas.industries[key], "short") for key in standing.narrower])


def amount(one: Measured, standing: Standing) -> str:
    """The figure with its unit, year and note."""
    text = _("{measure}, {year}: {value} ({unit})").format(
        measure=localized(one.measure, "short"),
        year=one.year_text,
        value=amount_text(standing.holding.amount),
        unit=localized(one.measure, "unit"),
    )
    return bracketed(text, note(one, standing.region)) if note(one, standing.region) else text


def note(one: Measured, region: str) -> str:
    """The note on a figure; empty if there is none."""
    english, chinese = one.notes.get(region, ("", ""))
    return chinese if language() == "zh" else english


def position_text(one: Measured, standing: Standing) -> str:
    """Amount, share, quotient and field of a region, in a sentence."""
    return _("{amount}. {quotient}. {field}.").format(
        amount=amount(one, standing),
        quotient=quotient_text(standing.holding),
        field=field_name(standing.field, one.user_levels),
    )


def what_it_measures(one: Measured) -> str:
    """Name, unit, quality and limits of a measure."""
    name, unit, why = (localized(one.measure, field) for field in ("name", "unit", "why"))
    if one.measure.proxy == USER:
        return _("{column}: {table}.").format(column=bracketed(name, unit), table=why)
    return _("{measure}, in {unit}, a {quality}: {why}.").format(
        measure=name, unit=unit, quality=quality(one.measure.proxy), why=why.rstrip(".")
    )


def source_line(page: OpenPage, measured: Sequence[Measured]) -> str:
    """Where figures, GDP and statements are from."""
    *publications, gdp = publications_of(page, measured)
    return _("Figures: {publications}. GDP: {gdp}. Statements: as the documents cited on the page make them.").format(
        publications="; ".join(publications), gdp=gdp
    )


def publications_of(page: OpenPage, measured: Sequence[Measured]) -> list[str]:
    """The publications of the figures, that of GDP last."""
    found = dict.fromkeys(localized(one.measure, "publication") for one in measured)
    return [*found, localized(page.atlas.outcome_measures[GDP], "publication")]


def cautions(page: OpenPage, measured: Sequence[Measured]) -> str:
    """What must be known beside the figure."""
    years = sorted({one.year for one in measured})
    span = (
        measured[0].year_text
        if len(years) == 1
        else year_name(_("{first}–{last}").format(first=years[0], last=years[-1]))
    )
    other = [other_base_year(one.year, one.base_year) for one in measured[:1] if one.year != one.base_year]
    rounded = [
        _("The 0 of {regions} in raw coal is rounding at the source, not a true zero.").format(
            regions=enumerated([region_name(page, region) for region in one.rounded_to_zero])
        )
        for one in measured
        if one.rounded_to_zero
    ]
    user_levels = any(one.user_levels for one in measured)
    if user_levels:
        basis = _("The levels are those of your table; the figures are official ones.")
    else:
        basis = not_cause(edition_name(page.selection.evidence.edition), span)
    return sentences(not_lacking(user_levels), basis, rule_of_strength(), *other, *rounded)


def left_out(page: OpenPage, one: Measured) -> str:
    """Which regions in view are not in the figure, and why; the base of the shares."""
    parts = [
        ngettext(
            "Shares are of the {n} region with a figure.",
            "Shares are of the {n} regions with a figure.",
            one.promise.with_figure,
        )
    ]
    for regions, why in (
        (one.without_figure, _("no figure, which is not zero")),
        (one.without_source, _("not in your table") if one.user_levels else _("no document in this edition")),
    ):
        if regions:
            names = enumerated([region_name(page, region) for region in regions])
            parts.append(_("Left out: {names} ({why}).").format(names=names, why=why))
    return sentences(*parts)


def hover(name: str, what: str, one: Measured, standing: Standing) -> list[str]:
    """Lines of the text under the pointer."""
    return [
        name,
        clauses(what, field_name(standing.field, one.user_levels)),
        amount(one, standing),
        quotient_text(standing.holding),
    ]


def table(page: OpenPage, rows: Sequence[tuple[Measured, Standing]]) -> pd.DataFrame:
    """The rows of a figure with unit, year and publication."""
    atlas = page.atlas
    return pd.DataFrame(
        {
            _("Region"): [localized(atlas.regions[standing.region], "name") for _one, standing in rows],
            _("Industry"): [localized(atlas.industries[one.measure.industry_id], "name") for one, _standing in rows],
            _("Level or blank"): [level_text(page, one, standing) for one, standing in rows],
            _("Measure"): [localized(one.measure, "name") for one, _standing in rows],
            _("Quality"): [quality(one.measure.proxy) for one, _standing in rows],
            _("Year"): [one.year or one.year_text for one, _standing in rows],
            _("Your figure") if any(one.measure.proxy == USER for one, _standing in rows) else _("Official figure"): [
                standing.holding.amount for _one, standing in rows
            ],
            _("Unit"): [localized(one.measure, "unit") for one, _standing in rows],
            _("Share of the total"): [standing.holding.share for _one, standing in rows],
            _("Share of GDP"): [standing.holding.base_share for _one, standing in rows],
            _("Quotient to GDP"): [standing.holding.quotient for _one, standing in rows],
            _("Field"): [field_name(standing.field, one.user_levels) for one, standing in rows],
            _("Note on the figure"): [note(one, standing.region) for one, standing in rows],
            _("Publication"): [localized(one.measure, "publication") for one, _standing in rows],
        }
    )
