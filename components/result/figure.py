"""The figure: regions of one industry, or industries of one region, across what they have and down what they say."""

from collections.abc import Callable, Sequence
from functools import partial

from analysis.focus import Blank
from analysis.promise import Across, Standing
from components.evidence.table import evidence_behind
from components.figures.levelled import ROW, Group, Mark, levelled
from components.findings.measured import Measured
from components.findings.promise_text import held_by_naming, not_lacking, region_finding, rule_of_strength
from components.output.figure_card import Caption, figure_card
from components.page.open_page import OpenPage
from components.page.view_cache import cached_figure
from components.result.choices import Choice, measured_of, shown_figures
from components.result.texts import hover, narrower_name, region_name, said, source_line, table
from components.selection import chart_events
from components.text.escaping import escape_plotly
from components.text.formatting import blank_name, clauses, level_label, sentences
from components.text.i18n import _, localized, ngettext
from data.records import OutcomeMeasure

KEY = "result"
Row = tuple[Measured, Standing]


def industry_figure(page: OpenPage, choice: Choice, measure: OutcomeMeasure) -> None:
    """Draw the regions of an industry; a click on a mark selects the region."""
    one = shown_figures(page, choice, measure)
    name = localized(page.atlas.industries[choice.industry], "name")
    finding = held_by_naming(name, localized(measure, "short"), measure.proxy, one.year_text, one.promise)
    rows = [(one, standing) for standing in one.promise.standings]
    what = clauses(localized(measure, "name"), one.year_text, localized(measure, "unit"))
    caption = Caption(
        finding=finding,
        alternative=_("Marks of {n} regions, grouped by level, from small to large {measure}. {finding}.").format(
            n=len(rows), measure=localized(measure, "name"), finding=finding
        ),
        how_to_read=sentences(
            _("One row a region, grouped by the level that your table gives it.")
            if one.own_levels
            else _("One row a region, grouped by the level at which its documents name the industry."),
            _how_across(choice.across),
            rule_of_strength(),
            not_lacking(),
        ),
        file_name=measure.measure_id.replace("_", "-"),
        subject=(choice.industry,),
        source=source_line(page, [one]),
    )
    _draw(page, choice, caption, rows, what, "region", lambda row: region_name(page, row[1].region))


def region_figure(page: OpenPage, choice: Choice, region: str) -> None:
    """Draw the measures of a region; a click on a mark selects the industry."""
    rows = list(measured_of(page, choice, region))
    name = localized(page.atlas.regions[region], "name")
    shorts = [localized(one.measure, "short") for one, _standing in rows]
    finding = region_finding(name, [standing for _one, standing in rows], shorts)
    rows.sort(key=lambda row: (-row[1].level, -row[1].holding.quotient))
    caption = Caption(
        finding=finding,
        alternative=_("Marks of {n} measures, grouped by the level of their industry. {finding}.").format(
            n=len(rows), finding=finding
        ),
        how_to_read=sentences(
            _("One row a measure, in its latest year, grouped by the level at which the region names its industry."),
            _how_across(choice.across),
            rule_of_strength(),
            not_lacking(),
        ),
        file_name="region",
        subject=(region,),
        source=source_line(page, [one for one, _standing in rows]),
    )
    what = ngettext("{n} measure, latest year of each", "{n} measures, latest year of each", len(rows))
    _draw(page, choice, caption, rows, what, "industry", lambda row: localized(row[0].measure, "short"))


def _draw(
    page: OpenPage,
    choice: Choice,
    caption: Caption,
    rows: Sequence[Row],
    what: str,
    leads_to: str,
    label: Callable[[Row], str],
) -> None:
    """Draw the rows; `leads_to` says what a mark stands for, `label` names it."""
    figure = cached_figure(
        page,
        f"{KEY}-{choice.own.header.version}" if choice.own else KEY,
        lambda: levelled(
            _groups(page, choice, rows, leads_to, label),
            page.palette,
            axis_label=f"{escape_plotly(what)}<br>{_axis(choice.across)}",
            quotient=choice.across is Across.QUOTIENT,
        ),
        region=True,
        industry=True,
    )
    click = partial(chart_events.select_clicked, KEY, page.atlas, page.selection.dataset, leads_to)
    if leads_to == "region":
        behind = partial(evidence_behind, page, industry_id=choice.industry)
    else:
        behind = partial(evidence_behind, page, [page.selection.region])
    figure_card(page, figure, caption, partial(table, page, rows), key=KEY, on_select=click, row=ROW, evidence=behind)


def _groups(
    page: OpenPage, choice: Choice, rows: Sequence[Row], leads_to: str, label: Callable[[Row], str]
) -> list[Group]:
    def marks(fits: Callable[[Standing], bool]) -> list[Mark]:
        return [_mark(page, choice, row, leads_to, label(row)) for row in rows if fits(row[1])]

    def at_level(level: int) -> Callable[[Standing], bool]:
        return lambda standing: standing.level == level

    return [
        *(Group(level_label(level), level, marks(at_level(level))) for level in (3, 2, 1)),
        Group(narrower_name(), 0, marks(lambda one: bool(one.narrower)), dotted=True),
        Group(blank_name(Blank.BROADER), 0, marks(lambda one: bool(one.heading and not one.narrower)), dotted=True),
        Group(
            blank_name(Blank.NOT_MENTIONED),
            0,
            marks(lambda one: not (one.level or one.heading or one.narrower)),
        ),
    ]


def _mark(page: OpenPage, choice: Choice, row: Row, leads_to: str, label: str) -> Mark:
    one, standing = row
    key = standing.region if leads_to == "region" else one.measure.industry_id
    chosen = page.selection.region if leads_to == "region" else page.selection.industry
    first, *others = hover(label, said(page, standing), one, standing)
    return Mark(
        id=key,
        label=label,
        value=standing.holding.along(choice.across),
        base=standing.holding.base_share if choice.across is Across.SHARE else None,
        note="<br>".join([f"<b>{escape_plotly(first)}</b>", *(escape_plotly(line) for line in others)]),
        selected=key == chosen,
    )


def _axis(across: Across) -> str:
    if across is Across.QUOTIENT:
        return _("location quotient: right of 1, more than its share of GDP")
    return _("▏share of GDP  ■ share of the total")


def _how_across(across: Across) -> str:
    if across is Across.QUOTIENT:
        return _(
            "Across stands the location quotient, the share of the total over the share of GDP, on a scale on which "
            "half and twice are equally far from 1. Click a mark to see what is behind it."
        )
    return _(
        "Across stands the share of the total; the stroke is the share of GDP. A share grows with the size of a "
        "region: compare it with the stroke. Click a mark to see what is behind it."
    )
