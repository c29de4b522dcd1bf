"""The profile of a region: its size, the industries it names, the regions most like it, and all its evidence."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from analysis.change import Change
from analysis.counts import ubiquity
from analysis.editions import REPORTS, Edition
from analysis.nearest import nearest
from components.dataset import cache
from components.evidence.changes import changes_in_view
from components.evidence.lists import lists_alone, only_in_lists
from components.figures.dot_plot import DotRow
from components.findings.change_text import not_giving_up, region_sentence
from components.findings.counts import industries_named, nothing_named
from components.findings.emphasis_text import counted_passages, emphasis_note, stressed, stressed_text
from components.findings.peers import across_agglomerations
from components.output.figure_card import Caption
from components.page.open_page import OpenPage
from components.page.result_line import region_line
from components.page.view_cache import cached
from components.profile.relatedness import options_view
from components.profile.sections import evidence_by_level, marks_figure, neighbours, result_line
from components.selection.tray import two_years_link
from components.text.escaping import escape_markdown, escape_plotly, shortened
from components.text.formatting import DOT, bracketed, change_name, enumerated, labelled
from components.text.i18n import _, localized, ngettext
from components.text.region_facts import context_figure, context_source

LABEL = 30
"""Number of characters of a name that leaves space for the marks on a phone."""

PEERS = 3
"""Number of similar regions of other agglomerations that are named."""

STRESSED = 5
"""Number of industries that a region is said to stress."""

RARE = 2
"""An industry is rare if at most this many regions name it, the region of the profile included."""


def region_profile(page: OpenPage) -> None:
    """Draw the profile of the selected region."""
    region = page.selection.region
    if region is None:
        st.markdown(_("Choose a region from the list above."))
        return
    figures = page.dataset.context_figures(region)
    sources = "  \n".join(escape_markdown(context_source(figure)) for figure in figures)
    if figures:
        with st.container(key="context-figures"):
            st.markdown(DOT.join(context_figure(figure) for figure in figures), help=sources)
    left, right = st.columns([1.25, 1], gap="large")
    with right:
        _stress(page, region)
        if industries_named(page.atlas, page.focus, region):
            st.subheader(_("Whose focus is most similar?"), anchor=False)
            neighbours(page, page.focus.only(page.atlas.columns()), region)
            if not page.data:
                _peers_elsewhere(page, region)
            _rare(page, region, _counts(page))
        else:
            st.markdown(escape_markdown(page.dataset.region_summary(region)))
        if not page.data:
            result_line(page, region_line(page, region), "region")
            _since_2021(page, region)
    with left:
        region_marks(page, region)
    if data := page.dataset.with_amounts:
        with right:  # last, because computing the structure takes time at its first use
            options_view(page, data, region)


def region_evidence(page: OpenPage) -> None:
    """Draw all evidence of the selected region; nothing if none is selected."""
    if region := page.selection.region:
        rows = [page.atlas.evidence[key] for key in page.focus.evidence_ids(region_id=region)]
        evidence_by_level(page, rows, region)


def _counts(page: OpenPage) -> dict[str, int]:
    """The number of regions that name each industry."""
    return {str(key): int(n) for key, n in ubiquity(page.focus.only(page.atlas.columns())).items()}


def _finding(region: str, named: int, alone: int) -> str:
    if alone == named:
        return ngettext(
            "{region}: {n} industry, named by no other region",
            "{region}: {n} industries, none of them named by another region",
            named,
            region=region,
        )
    if alone:
        return _("{region}: {n} industries, {alone} of them named by no other region").format(
            region=region, n=named, alone=alone
        )
    return ngettext(
        "{region}: {n} industry, named elsewhere too",
        "{region}: {n} industries, all of them named elsewhere too",
        named,
        region=region,
    )


def region_marks(page: OpenPage, region: str) -> None:
    """Draw the industries that a region names, by the number of regions that name each."""
    counts = _counts(page)
    levels = industries_named(page.atlas, page.focus, region)
    rows = [
        DotRow(
            id=key,
            label=shortened(localized(page.atlas.industries[key], "short"), LABEL),
            count=counts[key],
            level=levels[key],
            note=escape_plotly(localized(page.atlas.industries[key], "name"))
            + "<br>"
            + ngettext("named by {n} region", "named by {n} regions", counts[key]),
        )
        for key in sorted(levels, key=lambda key: (counts[key], -levels[key]))
    ]
    alone = sum(counts[key] == 1 for key in levels)
    name = localized(page.atlas.regions[region], "name")
    finding = _finding(name, len(levels), alone) if levels else nothing_named(name, page.focus, region)
    if page.focus.then is not None and not page.focus.blank(region):
        finding = labelled(name, region_sentence(changes_in_view(page).counts[region]))
    caption = Caption(
        finding=finding,
        alternative=_("Dot plot of the industries it names, by how many regions name each. {finding}.").format(
            finding=finding
        ),
        how_to_read=_(
            "One row per industry, rarest first. The mark stands at the number of regions that name it, this "
            "one included; darker and larger means a stronger commitment of this region. Umbrella and agenda "
            "items are left out. Click a mark to open the industry."
        )
        if not page.data
        else _(
            "One row per industry, rarest first. The mark stands at the number of regions that name it, this one "
            "included; darker and larger means a higher step in this region. Click a mark to open the industry."
        ),
        file_name="industries",
        subject=(region,),
        note=page.dataset.captions.marks(rings=False),
    )
    marks_figure(
        page,
        rows,
        caption,
        axis_label=_("number of regions naming it"),
        limit=len(page.atlas.regions),
        label=_("Industry"),
    )


def _stress(page: OpenPage, region: str) -> None:
    """Say what the region's work report stresses, if the edition holds one."""
    if page.data or page.selection.evidence.edition not in REPORTS:
        return
    counts = cached(page, "passages", lambda: counted_passages(page.atlas, page.focus))
    entries = stressed(counts, region, STRESSED)
    if not entries:
        return
    st.subheader(_("What does it stress more than others?"), anchor=False)
    st.markdown("\n".join(f"- {page.links.sentence_md(stressed_text(page.atlas, entry))}" for entry in entries))
    st.caption(emphasis_note(int(counts.notna().any(axis=1).sum())))


def _since_2021(page: OpenPage, region: str) -> None:
    """Say what changed in the region between the two years of reports, whichever edition is selected."""
    focus = cache.focus(replace(page.selection.evidence, edition=Edition.CHANGE))
    if focus.blank(region):
        return
    kinds: dict[Change, list[str]] = {kind: [] for kind in Change}
    for key in page.atlas.columns():
        if kind := focus.change(region, key):
            kinds[kind].append(key)
    st.subheader(_("What changed from 2021 to 2026?"), anchor=False)
    st.markdown(escape_markdown(region_sentence({kind: len(keys) for kind, keys in kinds.items()})))
    for kind in (Change.ADDED, Change.NOT_AGAIN):
        if kinds[kind]:
            names = enumerated([page.links.industry_md(key, "short") for key in kinds[kind]])
            st.markdown(labelled(f"**{change_name(kind).capitalize()}**", names))
    in_reports = {key for keys in kinds.values() for key in keys}
    if alone := only_in_lists(page, region, in_reports):
        names = enumerated([page.links.industry_md(key, "short") for key in alone])
        st.markdown(labelled(f"**{lists_alone()}**", names))
    st.caption(not_giving_up())
    with st.container(horizontal=True, gap="medium"):
        two_years_link(page.selection, region)
        st.page_link("pages/change.py", label=_("Change"), query_params=page.selection.query())


def _peers_elsewhere(page: OpenPage, region: str) -> None:
    """Name the most similar regions of other agglomerations, for comparisons beyond neighbours."""
    levels = page.focus.only(page.atlas.columns())
    peers = [
        bracketed(localized(page.atlas.regions[peer.label], "short"), f"{peer.similarity:.2f}")
        for peer in nearest(levels, region, limit=len(levels))
        if across_agglomerations(page.atlas, region, peer.label)
    ]
    if peers:
        st.markdown(labelled(_("In other agglomerations"), page.links.sentence_md(enumerated(peers[:PEERS]))))


def _rare(page: OpenPage, region: str, counts: Mapping[str, int]) -> None:
    st.subheader(_("What does it name that few others do?"), anchor=False)
    rare = [key for key in page.focus.named_by(region) if counts.get(key, RARE + 1) <= RARE]
    if not rare:
        st.markdown(_("Nothing: each of its industries is named by at least {n} regions.").format(n=RARE + 1))
        return
    lines = []
    for key in rare:
        also = [page.links.region_md(other) for other in page.focus.naming(key) if other != region]
        also_named = ngettext("only {names} also names it", "{names} also name it", len(also), names=enumerated(also))
        who = also_named if also else _("no other region")
        lines.append("- " + labelled(f"**{page.links.industry_md(key)}**", who))
    st.markdown("\n".join(lines))
