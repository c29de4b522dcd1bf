"""The evidence behind one cell: each source with its date, its term, what it says, where, and the rule applied."""

import pandas as pd
import streamlit as st

from components import controls
from components.i18n import _, column, language
from components.region_panel import source_term
from components.selection import Selection, update
from components.shell import OpenPage
from components.text import blank_name, dated, level_name, plain


def cell_panel(page: OpenPage) -> None:
    """Draw the pickers and the evidence of the selected cell."""
    controls.region_picker(page.atlas.regions, page.selection)
    controls.industry_picker(page.atlas.industries, page.selection)
    region, industry = page.selection.region, page.selection.industry
    if region is None or industry is None:
        st.markdown(_("Click a cell, or choose a region and an industry, to see the evidence."))
        return
    cell_evidence(page, region, industry)
    with st.container(horizontal=True):
        st.button(_("Clear"), on_click=update, kwargs={"industry": None}, key="clear-cell")
        query = page.selection.query()
        st.page_link("pages/profile.py", label=_("Whole region"), query_params=query | {"of": "region"})
        st.page_link("pages/profile.py", label=_("Whole industry"), query_params=query | {"of": "industry"})


def cell_evidence(page: OpenPage, region: str, industry: str) -> None:
    """The state of one cell in a line, then its evidence, or the sources that were read and do not name it."""
    names = page.atlas.regions.loc[region, column("name")], page.atlas.industries.loc[industry, column("name")]
    st.subheader(f"{plain(names[0])} × {plain(names[1])}", anchor=False)
    level = page.focus.levels.loc[region, industry]
    if pd.isna(level):
        _blank(page, region, industry)
        return
    st.markdown(f"**{int(level)} {level_name(int(level))}**")
    for _index, row in page.focus.cell(region, industry).iterrows():
        evidence_entry(page, row)


def evidence_entry(page: OpenPage, row: pd.Series) -> None:
    """One row of evidence, whole."""
    source = page.atlas.sources.loc[row["source_id"]]
    statement = row["statement_zh"] if language() == "zh" else row["statement"]
    when = dated(source["date"], source["date_precision"])
    lines = [
        f"**{level_name(int(row['level']))}** · {plain(source_term(page, row))}",
        plain(statement),
        f":gray[{_('Source')}] {source_link(source)}, {plain(when)}",
        f":gray[{_('Place')}] {plain(row['locator'])}",
        f":gray[{_('Rule')}] {row['rule']}: {rule_text(row['rule'])} · :gray[{_('Read')}] {checked_text(row['checked'])}",
    ]
    st.markdown("  \n".join(lines))
    period = period_note(source, page.selection)
    if period:
        st.caption(period)


def source_link(source: pd.Series) -> str:
    """A source's title as a link to where it was read."""
    return f"[{plain(source[column('title')])}](<{source['address']}>)"


def rule_text(rule: str) -> str:
    """What a rule of the codebook asks for."""
    return {
        "L1": _("named as an orientation, no programme behind it"),
        "L2": _("a commitment to act, or an item of the official list"),
        "L3": _("flagship; the list’s coding does not record on which ground"),
        "L3a": _("ranked leading, pillar, flagship, core or world-class"),
        "L3b": _("a quantity or target is attached"),
        "L3c": _("a national pilot or demonstration zone"),
    }[rule]


def checked_text(checked: str) -> str:
    """Where a row was read."""
    return {
        "primary": _("in the source itself"),
        "two pages": _("on two independent pages"),
        "one page": _("on one secondary page"),
    }[checked]


def period_note(source: pd.Series, selection: Selection) -> str:
    """What must be known of a source's period or coverage under the as-of date in force."""
    notes = []
    end = str(source["period"])[-4:]
    if end.isdigit() and int(end) < selection.as_of.year:
        notes.append(_("Its period ended in {year}; no later list was found.").format(year=end))
    if source["coverage"] == "partial":
        notes.append(_("The list was read in part."))
    return " ".join(notes)


def _blank(page: OpenPage, region: str, industry: str) -> None:
    kind = str(page.focus.blanks.loc[region, industry])
    st.markdown(f"**{blank_name(kind)}**")
    if kind == "not covered":
        st.markdown(_("No source for this region is in force under the chosen sources and date."))
        return
    rows = page.focus.evidence
    read = page.atlas.sources.loc[list(dict.fromkeys(rows.loc[rows["region_id"] == region, "source_id"]))]
    st.markdown(_("These sources were read for this region, and none names it:"))
    st.markdown(
        "\n".join(f"- {source_link(s)}, {plain(dated(s['date'], s['date_precision']))}" for _i, s in read.iterrows())
    )
