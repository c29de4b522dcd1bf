"""Findings in words, the regions in each of the four fields, and what is behind one region and industry."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis.promise import Field, Standing
from components.findings.official_figures import Measured
from components.findings.promise_text import correlation_text, field_name, largest_unnamed, quotient_number
from components.output.panel_component import draw_answers
from components.page.open_page import OpenPage
from components.result.answers import industry_answers, region_answers
from components.result.choices import Choice, measured_of
from components.result.figure import KEY
from components.result.texts import region_name, what_it_measures
from components.selection.url import select_region, update
from components.text.escaping import escape_markdown
from components.text.formatting import DOT, bracketed, labelled
from components.text.i18n import _, localized
from data.outcomes import shown_measures

INDUSTRIES = "result-industries"
"""Key of the row of industries."""


def industry_panel(page: OpenPage, choice: Choice, one: Measured) -> None:
    """Draw the findings on an industry, its four fields, and what is behind the region that is selected."""
    above = st.container()
    fields = {field: [standing.region for standing in one.promise.in_field(field)] for field in Field}
    draw_answers(
        industry_answers(page, choice, one),
        key="result-panel",
        chosen=page.selection.region or "",
        figures={KEY: [0]},
        widgets={_key(field): (0, regions) for field, regions in fields.items() if regions},
        on_choose=lambda region: select_region(region or None),
    )
    with above:  # drawn after the answer, which the reader waits for
        _findings(page, choice, one, fields)


def _findings(page: OpenPage, choice: Choice, one: Measured, fields: Mapping[Field, Sequence[str]]) -> None:
    industries = page.atlas.industries
    st.markdown(escape_markdown(what_it_measures(one)))
    for sentence in (
        largest_unnamed(
            one.promise,
            lambda region: region_name(page, region),
            lambda industry: localized(industries[industry], "short"),
            one.user_levels,
        ),
        correlation_text(one.promise, choice.across, one.user_levels),
    ):
        st.markdown(f"**{page.links.sentence_md(sentence)}**")
    for field, regions in fields.items():
        names = {region: region_name(page, region) for region in regions}
        label = labelled(field_name(field, one.user_levels), str(len(regions)))
        _picks(_key(field), label, names, page.selection.region, _choose)


def _key(field: Field) -> str:
    """The key of a field's row of buttons."""
    return f"result-{field.name.lower()}"


def region_panel(page: OpenPage, choice: Choice, region: str) -> None:
    """Draw the four fields of a region, and what is behind the industry that is selected."""
    above = st.container()
    rows = measured_of(page, choice, region)
    draw_answers(
        region_answers(page, choice, region),
        key="result-panel",
        chosen=page.selection.industry or "",
        figures={KEY: [0]},
        widgets={INDUSTRIES: (0, dict.fromkeys(one.measure.industry_id for one, _standing in rows))},
        on_choose=lambda industry: update(industry=industry or None),
    )
    with above:
        _fields(page, rows)


def _fields(page: OpenPage, rows: Sequence[tuple[Measured, Standing]]) -> None:
    user_levels = any(one.user_levels for one, _standing in rows)
    for field in Field:
        in_field = [(one, standing) for one, standing in rows if standing.field is field]
        shown = [
            f"{localized(one.measure, 'short')} {quotient_number(standing.holding)}"
            for one, standing in sorted(in_field, key=lambda row: -row[1].holding.quotient)
        ]
        st.markdown(
            labelled(
                f"**{bracketed(field_name(field, user_levels), str(len(in_field)))}**",
                escape_markdown(DOT.join(shown)) or _("none"),
            )
        )
    names = {
        one.measure.industry_id: localized(page.atlas.industries[one.measure.industry_id], "short")
        for one, _standing in rows
    }
    _picks(INDUSTRIES, _("Industries with a figure"), names, page.selection.industry, _choose_industry)


def no_measure(page: OpenPage, choice: Choice) -> None:
    """Say that no official figure was found, and offer what there is instead."""
    name = localized(page.atlas.industries[choice.industry], "name")
    if choice.user_table is not None and choice.user_amounts:
        missing = _("{industry}: no column of your table is known to be it")
        st.subheader(page.links.sentence_md(missing.format(industry=name)), anchor=False)
        st.markdown(_("Choose the column above, or the built-in data."))
        matched = {key: localized(page.atlas.industries[key], "short") for key in choice.user_table.matched}
        _picks("result-matched", _("Industries with a column in your table"), matched, None, _choose_industry)
        return
    st.subheader(
        page.links.sentence_md(_("{industry}: no official figure by province was found").format(industry=name)),
        anchor=False,
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
