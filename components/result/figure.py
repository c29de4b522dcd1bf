"""The figure: regions of one industry, or industries of one region, across what they have and down what they say."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analysis.focus import Blank
from analysis.promise import Across, Standing
from components.evidence.table import evidence_behind
from components.figures.dot_plot_by_level import ROW, LevelGroup, LevelMark, dot_plot_by_level, row_ids
from components.figures.selection_style import bold_row, selection_rules
from components.findings.official_figures import Measured
from components.findings.promise_text import held_by_naming, not_lacking, region_finding, rule_of_strength
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.result.choices import Choice, measured_of, shown_figures
from components.result.texts import (
    hover,
    level_text,
    narrower_name,
    publications_of,
    region_name,
    source_line,
    table,
    unnamed,
)
from components.selection import chart_events
from components.text.escaping import escape_plotly
from components.text.formatting import blank_name, clauses, level_label, sentences
from components.text.i18n import _, localized, ngettext
from data.records import OutcomeMeasure

KEY = "result"
"""Key of the figure."""

Row = tuple[Measured, Standing]


def industry_figure(page: OpenPage, choice: Choice, measure: OutcomeMeasure) -> None:
    """Draw the regions of an industry; a click on a mark selects the region."""
    one = shown_figures(page, choice, measure)
    name = localized(page.atlas.industries[choice.industry], "name")
    short = localized(measure, "short")
    finding = held_by_naming(name, short, measure.proxy, one.year_text, one.promise, one.user_levels)
    rows = [(one, standing) for standing in one.promise.standings]
    what = clauses(localized(measure, "name"), one.year_text, localized(measure, "unit"))
    caption = Caption(
        finding=finding,
        alternative=_("Marks of {n} regions, grouped by level, from small to large {measure}. {finding}.").format(
            n=len(rows), measure=localized(measure, "name"), finding=finding
        ),
        how_to_read=sentences(
            _("One row per region, grouped by the level that your table gives it.")
            if one.user_levels
            else _("One row per region, grouped by the level at which its documents name the industry."),
            _how_across(choice.across),
            rule_of_strength(),
            not_lacking(one.user_levels),
        ),
        file_name=measure.measure_id.replace("_", "-"),
        subject=(choice.industry,),
        source=source_line(page, [one]),
        official=True,
        publications=publications_of(page, [one]),
    )
    _draw(page, choice, caption, rows, what, industry_groups(page, choice, one))


def region_figure(page: OpenPage, choice: Choice, region: str) -> None:
    """Draw the measures of a region; a click on a mark selects the industry."""
    rows = _ordered(page, choice, region)
    name = localized(page.atlas.regions[region], "name")
    shorts = [localized(one.measure, "short") for one, _standing in rows]
    user_levels = any(one.user_levels for one, _standing in rows)
    finding = region_finding(name, [standing for _one, standing in rows], shorts, user_levels)
    caption = Caption(
        finding=finding,
        alternative=_("Marks of {n} measures, grouped by the level of their industry. {finding}.").format(
            n=len(rows), finding=finding
        ),
        how_to_read=sentences(
            _("One row per measure, in its latest year, grouped by the level of its industry."),
            _how_across(choice.across),
            rule_of_strength(),
            not_lacking(user_levels),
        ),
        file_name="region",
        subject=(region,),
        source=source_line(page, [one for one, _standing in rows]),
        official=True,
        publications=publications_of(page, [one for one, _standing in rows]),
    )
    what = ngettext("{n} measure, latest year of each", "{n} measures, latest year of each", len(rows))
    _draw(page, choice, caption, rows, what, region_groups(page, choice, region))


def industry_groups(page: OpenPage, choice: Choice, one: Measured) -> list[LevelGroup]:
    """The regions of an industry as marks, by level."""
    rows = [(one, standing) for standing in one.promise.standings]
    marks = [_mark(page, choice, row, row[1].region, region_name(page, row[1].region)) for row in rows]
    return _groups(rows, marks)


def region_groups(page: OpenPage, choice: Choice, region: str) -> list[LevelGroup]:
    """The measures of a region as marks, by the level of their industry."""
    rows = _ordered(page, choice, region)
    marks = [_mark(page, choice, row, row[0].measure.industry_id, localized(row[0].measure, "short")) for row in rows]
    return _groups(rows, marks)


def _ordered(page: OpenPage, choice: Choice, region: str) -> list[Row]:
    return sorted(measured_of(page, choice, region), key=lambda row: (-row[1].level, -row[1].holding.quotient))


def _draw(
    page: OpenPage,
    choice: Choice,
    caption: Caption,
    rows: Sequence[Row],
    what: str,
    groups: Sequence[LevelGroup],
) -> None:
    """Draw the rows: a mark of an industry's figure selects a region, one of a region's an industry."""
    of_industry = choice.side == "industry"
    if page.embedded:  # elsewhere the panel marks the selection
        chosen = page.selection.region if of_industry else page.selection.industry
        st.html(f"<style>{selected_row(groups, chosen or '')}</style>")
    figure = cached_figure(
        page,
        f"{KEY}-{choice.user_table.header.version}" if choice.user_table else KEY,
        lambda: dot_plot_by_level(
            groups,
            page.palette,
            axis_label=f"{escape_plotly(what)}<br>{_axis(choice.across)}",
            quotient=choice.across is Across.QUOTIENT,
        ),
        region=not of_industry,
        industry=of_industry,
    )
    leads_to = "region" if of_industry else "industry"
    click = partial(chart_events.select_clicked, KEY, page.atlas, page.selection.dataset, leads_to)
    industry, region = (choice.industry, None) if of_industry else (None, page.selection.region)
    behind = partial(evidence_behind, page, [region], industry)
    figure_card(page, figure, caption, partial(table, page, rows), key=KEY, on_select=click, row=ROW, evidence=behind)


def selected_row(groups: Sequence[LevelGroup], chosen: str) -> str:
    """The CSS rules that mark a region or an industry in the figure."""
    rows = enumerate(row_ids(groups))
    return selection_rules(KEY, [bold_row(at) for at, row in rows if chosen and row == chosen])


def _groups(rows: Sequence[Row], marks: Sequence[LevelMark]) -> list[LevelGroup]:
    user_levels = any(one.user_levels for one, _standing in rows)

    def where(fits: Callable[[Standing], bool]) -> list[LevelMark]:
        return [mark for (_one, standing), mark in zip(rows, marks, strict=True) if fits(standing)]

    def at_level(level: int) -> Callable[[Standing], bool]:
        return lambda standing: standing.level == level

    return [
        *(LevelGroup(level_label(level), level, where(at_level(level))) for level in (3, 2, 1)),
        LevelGroup(narrower_name(), 0, where(lambda one: bool(one.narrower)), dotted=True),
        LevelGroup(
            blank_name(Blank.BROADER), 0, where(lambda one: bool(one.heading and not one.narrower)), dotted=True
        ),
        LevelGroup(unnamed(user_levels), 0, where(lambda one: not (one.level or one.heading or one.narrower))),
    ]


def _mark(page: OpenPage, choice: Choice, row: Row, key: str, label: str) -> LevelMark:
    one, standing = row
    first, *others = hover(label, level_text(page, one, standing), one, standing)
    return LevelMark(
        id=key,
        label=label,
        value=standing.holding.along(choice.across),
        base=standing.holding.base_share if choice.across is Across.SHARE else None,
        note="<br>".join([f"<b>{escape_plotly(first)}</b>", *(escape_plotly(line) for line in others)]),
    )


def _axis(across: Across) -> str:
    if across is Across.QUOTIENT:
        return _("location quotient: right of 1, more than its share of GDP")
    return _("▏share of GDP  ■ share of the total")


def _how_across(across: Across) -> str:
    if across is Across.QUOTIENT:
        return _(
            "The horizontal axis is the location quotient, the share of the total over the share of GDP; half and "
            "twice are equally far from 1. Click a mark to see what is behind it."
        )
    return _(
        "The horizontal axis is the share of the total; the stroke is the share of GDP. A share grows with the size "
        "of a region: compare it with the stroke. Click a mark to see what is behind it."
    )
