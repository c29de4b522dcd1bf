"""Findings in words, the regions in each of the four fields, and what is behind one region and industry."""

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.promise import Field
from components.evidence.evidence_html import blank_html, evidence_html
from components.findings.measured import Measured
from components.findings.promise_text import correlation_text, field_name, largest_unnamed, quotient_number
from components.output.panel_component import draw_panel
from components.page.open_page import OpenPage
from components.result.choices import Choice, measured_of
from components.result.own_table import OWN
from components.result.texts import position_text, region_name, said, what_it_measures
from components.selection.url import select_region, update
from components.text.escaping import escape_markdown
from components.text.formatting import DOT, bracketed, labelled
from components.text.i18n import _, localized
from data.outcomes import shown_measures


def industry_panel(page: OpenPage, choice: Choice, one: Measured) -> None:
    """Draw the findings on an industry and its four fields; a click on a region selects it."""
    industries = page.atlas.industries
    st.markdown(escape_markdown(what_it_measures(one)))
    for sentence in (
        largest_unnamed(
            one.promise,
            lambda region: region_name(page, region),
            lambda industry: localized(industries[industry], "short"),
        ),
        correlation_text(one.promise, choice.across),
    ):
        st.markdown(f"**{escape_markdown(sentence)}**")
    for field in Field:
        regions = [standing.region for standing in one.promise.in_field(field)]
        names = {region: region_name(page, region) for region in regions}
        _picks(f"result-{field.name.lower()}", _count(field, len(regions)), names, page.selection.region, _choose)
    if page.selection.region:
        _behind(page, page.selection.region, choice.industry, [one])


def region_panel(page: OpenPage, choice: Choice, region: str) -> None:
    """Draw the four fields of a region; a click on an industry selects it."""
    rows = measured_of(page, choice, region)
    for field in Field:
        found = [(one, standing) for one, standing in rows if standing.field is field]
        shown = [
            f"{localized(one.measure, 'short')} {quotient_number(standing.holding)}"
            for one, standing in sorted(found, key=lambda row: -row[1].holding.quotient)
        ]
        st.markdown(
            labelled(
                f"**{bracketed(field_name(field), str(len(found)))}**", escape_markdown(DOT.join(shown)) or _("none")
            )
        )
    names = {
        one.measure.industry_id: localized(page.atlas.industries[one.measure.industry_id], "short")
        for one, _standing in rows
    }
    _picks("result-industries", _("Industries with a figure"), names, page.selection.industry, _choose_industry)
    industry = page.selection.industry
    own = [one for one, _standing in rows if one.measure.industry_id == industry]
    if industry and own:
        _behind(page, region, industry, own)


def no_measure(page: OpenPage, choice: Choice) -> None:
    """Say that no official figure was found, and offer what there is instead."""
    name = localized(page.atlas.industries[choice.industry], "name")
    if choice.own is not None and choice.own_amounts:
        missing = _("{industry}: no column of your table is known to be it")
        st.subheader(escape_markdown(missing.format(industry=name)), anchor=False)
        st.markdown(_("Choose the column above, or the built-in data."))
        matched = {key: localized(page.atlas.industries[key], "short") for key in choice.own.matched}
        _picks("result-matched", _("Industries with a column in your table"), matched, None, _choose_industry)
        return
    st.subheader(
        escape_markdown(_("{industry}: no official figure by province was found").format(industry=name)), anchor=False
    )
    for entry in page.atlas.outcome_measures.values():
        if entry.industry_id == choice.industry:
            weak = _("“{measure}” is too weak a measure of it to be set beside statements: {why}.")
            st.markdown(escape_markdown(weak.format(measure=localized(entry, "name"), why=localized(entry, "why"))))
    st.markdown(_("A table of jobs, output or firms of your own takes the place of official figures here."))
    st.page_link("pages/your_data.py", label=_("Your data"), query_params=page.selection.query())
    measured = dict.fromkeys(entry.industry_id for entry in shown_measures(page.atlas).values())
    names = {key: localized(page.atlas.industries[key], "short") for key in page.atlas.industries if key in measured}
    _picks("result-measured", _("Industries with a direct or partial figure"), names, None, _choose_industry)


def _behind(page: OpenPage, region: str, industry: str, found: Sequence[Measured]) -> None:
    """Draw what a region says of an industry and what it has, beside its evidence."""
    st.subheader(f"{page.links.region_md(region)} × {page.links.industry_md(industry, 'short')}", anchor=False)
    blank = page.focus.blank(region, industry)
    standings = [(one, standing) for one in found if (standing := one.of(region)) is not None]
    if standings and (not blank or standings[0][0].own_levels):
        st.markdown(f"**{escape_markdown(said(page, standings[0][1]))}**")
    for one, standing in standings:
        st.markdown(escape_markdown(position_text(one, standing)))
    if found and not any((region in one.without_source and not one.own_levels) or one.of(region) for one in found):
        own = any(one.own_levels or one.measure.proxy == OWN for one in found)
        missing = _("No official figure of this region was found; that is not zero.")
        st.markdown(_("Your table gives nothing for this region; that is not zero.") if own else missing)
    if any(one.own_levels for one in found):
        return
    if blank:
        draw_panel(blank_html(page, region, industry, blank), key="result-blank")
    for key in page.focus.cell(region, industry):
        draw_panel(evidence_html(page, page.atlas.evidence[key]), key=f"evidence-{key}")


def _count(field: Field, n: int) -> str:
    return labelled(field_name(field), str(n))


def _picks(
    key: str, label: str, names: dict[str, str], current: str | None, choose: Callable[[str | None], None]
) -> None:
    """Draw names as buttons, one of which may be chosen; a second click takes the choice back."""
    if not names:
        st.markdown(f":small[{escape_markdown(label)}]")
        return
    st.session_state[key] = current if current in names else None
    st.pills(
        label,
        list(names),
        format_func=lambda entry: escape_markdown(names[entry]),
        key=key,
        on_change=lambda: choose(st.session_state[key]),
    )


def _choose(region: str | None) -> None:
    select_region(region)


def _choose_industry(industry: str | None) -> None:
    update(industry=industry)
