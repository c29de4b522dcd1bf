"""The sets of a comparison with their sizes, and the evidence of a set or of one industry, side by side."""

from collections.abc import Sequence

import streamlit as st

from analysis.sharing import Holding
from components.cells.cell_text import cell_state
from components.compare.answers import KEY, SETS, comparison_answers
from components.compare.comparison import Comparison
from components.compare.figure import set_title
from components.compare.official_figures import measure_text, official_figures_of, official_text
from components.evidence.table import evidence_download
from components.output.panel_component import draw_answers
from components.page.answers import choice_of
from components.selection import controls
from components.selection.url import update
from components.text.escaping import escape_markdown
from components.text.formatting import DOT, labelled, sentences
from components.text.i18n import _
from components.text.markdown_table import markdown_table
from components.text.source_terms import shown_term, translation_note
from components.text.source_text import locator, source_date


def compare_sets(comparison: Comparison) -> None:
    """Draw the evidence of the selected industry, and that of the chosen set, which shows without an industry."""
    industry = comparison.page.selection.industry
    draw_answers(
        comparison_answers(comparison),
        key="comparison-panel",
        chosen=choice_of(industry),
        figures={KEY: [1]},
        widgets={},
        on_choose=lambda choice: update(industry=choice or None),
    )
    if industry is not None:
        st.button(_("Close"), on_click=update, kwargs={"industry": None}, key="close-industry", type="tertiary")
    with st.container(key=SETS):
        _chosen_set(comparison)


def _chosen_set(comparison: Comparison) -> None:
    which = comparison.page.selection.get("set", "all")
    names = {key: f"{set_title(comparison, key)} {len(comparison.members(key))}" for key in comparison.sets()}
    current = which if which in names else "all"
    controls.choice("set", _("Which industries"), list(names), current, names.__getitem__, default="all")
    _set(comparison, current)


def _set(comparison: Comparison, which: str) -> None:
    entries = _in_order_of_figure(comparison, which)
    if not entries:
        st.markdown(_("No industry is in this set."))
        return
    if which == "none":
        st.markdown(" · ".join(comparison.page.links.industry_md(entry.industry) for entry in entries))
        return
    holders = [region for region in comparison.regions if any(region in entry.holders for entry in entries)]
    with st.container(key="only-wide-sets"):
        st.markdown(_as_table(comparison, entries, holders))
    with st.container(key="only-narrow-sets"):
        st.markdown(_as_list(comparison, entries, holders))
    rows = [
        comparison.page.atlas.evidence[key]
        for entry in entries
        for region in holders
        for key in comparison.page.focus.cell(region, entry.industry)
    ]
    dataset = comparison.page.dataset
    note = translation_note(dataset.atlas, rows) if dataset.has_source_choices else ""
    st.caption(sentences(dataset.captions.sets(), note))
    title = f"{set_title(comparison, which)} · {len(entries)}"
    evidence_download(
        comparison.page, title, rows, f"set-{which.split('-')[0]}", key="set-table", subject=comparison.regions
    )


def _in_order_of_figure(comparison: Comparison, which: str) -> list[Holding]:
    """The entries of a set in the order in which the figure has them."""
    place = {key: n for n, key in enumerate(comparison.named_sets().get(which, ()))}
    return sorted(comparison.members(which), key=lambda entry: place.get(entry.industry, len(place)))


def _as_table(comparison: Comparison, entries: Sequence[Holding], holders: Sequence[str]) -> str:
    links = comparison.page.links
    head = [_("Industry"), *map(links.region_md, holders)]
    rows = []
    for entry in entries:
        name = f"**{links.industry_md(entry.industry)}**"
        rows.append([name, *(_cell(comparison, region, entry.industry) for region in holders)])
        if one := official_figures_of(comparison, entry.industry):
            rows.append([_quiet(measure_text(one)), *(_quiet(official_text(one, region)) for region in holders)])
    return markdown_table(head, rows)


def _as_list(comparison: Comparison, entries: Sequence[Holding], holders: Sequence[str]) -> str:
    links = comparison.page.links
    lines = []
    for entry in entries:
        lines.append(f"- **{links.industry_md(entry.industry)}**")
        cells = {links.region_md(region): _cell(comparison, region, entry.industry) for region in holders}
        lines += ["    - " + labelled(name, text) for name, text in cells.items()]
        if one := official_figures_of(comparison, entry.industry):
            lines.append("    - " + _quiet(measure_text(one)))
            held = {links.region_md(region): _quiet(official_text(one, region)) for region in holders}
            lines += ["        - " + labelled(name, text) for name, text in held.items()]
    return "\n".join(lines)


def _quiet(text: str) -> str:
    return f":gray[{escape_markdown(text)}]"


def _cell(comparison: Comparison, region: str, industry: str) -> str:
    rows = [comparison.page.atlas.evidence[key] for key in comparison.page.focus.cell(region, industry)]
    if not rows:
        return f":gray[{escape_markdown(cell_state(comparison.page.dataset, region, industry))}]"
    row = rows[0]
    if comparison.page.data:
        return escape_markdown(cell_state(comparison.page.dataset, region, industry))
    source = comparison.page.atlas.sources[row.source_id]
    term = f"{row.level}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}**{shown_term(comparison.page.atlas, row)}**"
    return DOT.join([term, escape_markdown(source_date(source)), f":gray[{escape_markdown(locator(row))}]"])
