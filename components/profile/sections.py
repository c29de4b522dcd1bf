"""The parts that both profiles share: the switch between region and industry, dot plot, neighbours, evidence."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analysis.nearest import nearest
from components.evidence.table import evidence_behind, evidence_download
from components.figures.base import CachedFigure
from components.figures.dot_plot import ROW, DotRow, dot_plot
from components.findings.promise_text import not_lacking, rule_of_strength
from components.output.brief_button import industry_brief_button, region_brief_button
from components.output.figure_card import Caption, figure_card
from components.page import registry
from components.page.open_page import OpenPage
from components.profile.url_keys import MOST, SIDES, industries_of, side_of
from components.selection import chart_events, controls
from components.selection.tray import tray_button
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import clauses, first_of, level_heading, level_label, sentences
from components.text.i18n import _, localized
from components.text.markdown_table import markdown_table
from components.text.source_terms import marked_term, translation_note
from components.text.source_text import locator, source_date, source_term, statement
from data.atlas import INDUSTRY
from data.records import Evidence

KEY = "profile"
NEIGHBOURS = 4
MOST_NAMES = 12
"""Number of names of common columns that are shown."""


def profile_controls(page: OpenPage) -> None:
    """Draw the switch between region and industries, the lists to pick from, and the brief."""
    side, industries = side_of(page), industries_of(page)
    with st.container(horizontal=True, vertical_alignment="center", key="profile-controls"):
        names = {"region": _("One region"), "industry": _("One to three industries")}
        controls.choice("of", _("Profile of"), SIDES, side, names.__getitem__, default="", show_label=False)
        with st.container(width=340):
            if side == "region":
                controls.region_picker(page.atlas, page.selection)
            else:
                controls.industry_picker(page.atlas, page.selection.industry)
        if side == "region" and page.selection.region is not None:
            with st.container(horizontal=True, vertical_alignment="center", width="content", key="profile-buttons"):
                tray_button(page.selection, page.selection.region, key="tray-from-profile")
                region_brief_button(page, page.selection.region)
        if side == "industry" and industries:
            _further_industries(page, industries)
            industry_brief_button(page, industries)


def _further_industries(page: OpenPage, industries: Sequence[str]) -> None:
    """Draw a chip for each industry beside the first, and the list to add one from."""
    further = industries[1:]
    # A word that the style sheet shows as a cross: a screen reader would read a cross as "times".
    remove = _("remove")
    for key in further:
        label = f"{escape_markdown(localized(page.atlas.industries[key], 'name'))} *{remove}*"
        rest = ",".join(other for other in further if other != key) or None
        st.button(label, key=f"industry-remove-{key}", on_click=update, kwargs={"also": rest})
    if len(industries) < MOST:
        add = _("Add an industry")
        names = {key: localized(entry, "name") for key, entry in page.atlas.industries.items() if key not in industries}
        controls.picker(
            "add-industry",
            add,
            add,
            names,
            None,
            lambda key: update(also=",".join([*further, key]) if key else None),
            width=220,
        )


def marks_figure(
    page: OpenPage, rows: Sequence[DotRow], caption: Caption, *, axis_label: str, limit: int, label: str
) -> None:
    """Draw the dot plot of a region's profile; a click on a mark opens the profile of its industry.

    Args:
        page: the open page.
        rows: the rows of the plot.
        caption: its words.
        axis_label: what is counted.
        limit: the end of the axis.
        label: what the marks stand for, as a heading of the table.
    """

    def follow() -> None:
        values = chart_events.clicked(KEY, page.atlas)
        if "industry" in values:
            update(industry=values["industry"], of="industry")

    def table() -> pd.DataFrame:
        levels = [level_label(row.level) for row in rows]
        names = [localized(page.atlas.industries[row.id], "name") for row in rows]
        return pd.DataFrame({label: names, _("Level"): levels, axis_label: [r.count for r in rows]})

    figure = CachedFigure(dot_plot(rows, page.palette, axis_label=axis_label, limit=limit, level_name=level_label))
    behind = partial(evidence_behind, page, [page.selection.region])
    figure_card(page, figure, caption, table, key=KEY, on_select=follow, row=ROW, evidence=behind)


def neighbours(page: OpenPage, levels: pd.DataFrame, label: str, kind: str = INDUSTRY) -> None:
    """List the rows of `levels` nearest to `label`, each with the columns that both fill.

    Args:
        page: the open page.
        levels: regions × industries, or industries × regions.
        label: a row of `levels`.
        kind: the kind of industry of `label`, whose items are compared beside proper industries.
    """
    nearest_rows = nearest(levels, label, limit=NEIGHBOURS)
    if not nearest_rows:
        st.markdown(_("None: it shares nothing with any other."))
        return
    of_region = label in page.atlas.regions
    name, other = (
        (page.links.region_md, page.links.industry_md) if of_region else (page.links.industry_md, page.links.region_md)
    )
    lines = [
        _("{name}: {shared} of {either} in common ({similarity}). {list}").format(
            name=f"**{name(neighbour.label)}**",
            shared=len(neighbour.shared),
            either=neighbour.either,
            similarity=f"{neighbour.similarity:.2f}",
            list=_few([other(key) for key in neighbour.shared]),
        )
        for neighbour in nearest_rows
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))
    compared = {
        INDUSTRY: "" if page.data else _("Umbrella and agenda items are left out."),
        "umbrella": _("Compared with industries and umbrella items; agenda items are left out."),
        "agenda": _("Compared with industries and agenda items; umbrella items are left out."),
    }
    st.caption(
        sentences(
            _("Shared: industries that both name, out of those that either names.")
            if of_region
            else _("Shared: regions that name both, out of those that name either."),
            _("In brackets the Ruzicka similarity, which also weighs the levels: 0 nothing in common, 1 the same."),
            compared[kind],
        )
    )


def _few(names: list[str]) -> str:
    """Names as a list in a sentence; of many the first, and how many more there are."""
    return first_of(names, len(names) if len(names) <= MOST_NAMES + 1 else MOST_NAMES)


def result_line(page: OpenPage, finding: str, side: str) -> None:
    """Say what the region or the industry has by official figures, beside what documents say, with a link to the page.

    Args:
        page: the open page.
        finding: the sentence; nothing is drawn if it is empty.
        side: `region` or `industry`.
    """
    if not finding:
        return
    st.subheader(registry.BY_KEY["result"].question(), anchor=False)
    st.markdown(f"{page.links.sentence_md(finding)}.")
    st.caption(sentences(not_lacking(), rule_of_strength()))
    query = page.selection.query() | {"of": side}
    st.page_link("pages/result.py", label=_("Result"), query_params=query)


def evidence_by_level(page: OpenPage, rows: Sequence[Evidence], region: str) -> None:
    """Draw tables of a region's evidence, one per level."""
    if not rows:
        return
    title = page.dataset.evidence_count(rows)
    st.subheader(title, anchor=False)
    order = list(page.atlas.industries)
    head = [_("Industry"), _("What the source says"), _("Source"), _("Where in the source"), _("Rule")]
    for level in (3, 2, 1):
        part = sorted((row for row in rows if row.level == level), key=lambda row: order.index(row.industry_id))
        if part:
            st.markdown(f"**{level_heading(level)}**")
            with st.container(key=f"evidence-rows-{level}"):
                st.markdown(
                    markdown_table(*_without_empty_columns(page, head, [_evidence_row(page, row) for row in part]))
                )
    marked = [row for row in rows if page.dataset.has_source_choices and _says_more(page, row)]
    note = translation_note(page.atlas, marked)
    if note:
        st.caption(note)
    evidence_download(page, title, rows, "evidence", key="profile-evidence", subject=[region])


def _without_empty_columns(page: OpenPage, head: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Return heading and rows; of a user's dataset without the columns of which its file says nothing."""
    if not page.data:
        return head, rows
    filled = [place for place in range(len(head)) if head[place] != _("Source") and any(row[place] for row in rows)]
    return [head[place] for place in filled], [[row[place] for place in filled] for row in rows]


def _says_more(page: OpenPage, row: Evidence) -> bool:
    """True if the term of a row differs from the name beside which it stands."""
    return source_term(row).casefold() != localized(page.atlas.industries[row.industry_id], "name").casefold()


def _evidence_row(page: OpenPage, row: Evidence) -> list[str]:
    name = f"**{page.links.industry_md(row.industry_id)}**"
    if page.data:
        value = escape_markdown(page.dataset.amount(row.region_id, row.industry_id))
        unsourced = page.dataset.is_unsourced(row.region_id, row.industry_id)
        statement_text = f":gray[{_('Unsourced')}]" if unsourced else escape_markdown(row.statement)
        return [
            f"{name} {value}",
            statement_text,
            escape_markdown(page.dataset.name),
            escape_markdown(locator(row)),
            "",
        ]
    source = page.atlas.sources[row.source_id]
    term = f" :gray[{escape_markdown(marked_term(page.atlas, row))}]" if _says_more(page, row) else ""
    return [
        f"{name}{term}",
        escape_markdown(statement(row)),
        clauses(page.links.source_md(source), escape_markdown(source_date(source))),
        escape_markdown(locator(row)),
        f":gray[{_('Rule')}] {row.rule}",
    ]
