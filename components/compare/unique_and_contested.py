"""The industries that one region alone names, and those in which several regions compete."""

import streamlit as st

from analysis.complementarity import complementarity
from analysis.distinctiveness import distinctiveness
from analysis.matrix_access import cell_of, row_of
from components.compare.comparison import Comparison
from components.findings.comparison_sets import ONLY
from components.text import glossary
from components.text.escaping import NO_BREAK, escape_markdown
from components.text.formatting import bracketed, enumerated, labelled, number, semicolons
from components.text.i18n import _, language


def unique_and_contested(comparison: Comparison) -> None:
    """Draw complementarity on the left and overlap on the right."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("What does each bring that the others lack?"), anchor=False)
        st.markdown("\n".join(_brings(comparison, region) for region in comparison.regions))
        st.caption(_pair_numbers(comparison), help=f"{glossary.distinctiveness()}\n\n{glossary.complementarity()}")
    with right:
        st.subheader(
            _("Where do they compete?"), anchor=False, help=comparison.page.dataset.term_help(glossary.level())
        )
        st.markdown(_contested(comparison))


def _brings(comparison: Comparison, region: str) -> str:
    alone = {entry.industry for entry in comparison.members(f"{ONLY}{region}")}
    levels = row_of(comparison.levels, region)
    strong = [key for key in alone if levels[key] >= comparison.page.dataset.min_emphasised_level]
    rare = row_of(distinctiveness(comparison.among(region)), region)
    strong.sort(key=lambda key: -rare[key])
    if not strong:
        nothing = comparison.page.dataset.captions.nothing_unique(comparison.page.links.region_md(region))
        return f"- {nothing}"
    links = comparison.page.links
    listed = enumerated([bracketed(links.industry_md(key), number(rare[key], 2)) for key in strong])
    return "- " + _("**{region}**: {list}").format(region=links.region_md(region), list=listed)


def _pair_numbers(comparison: Comparison) -> str:
    share = complementarity(comparison.levels)
    parts = []
    for one, other in comparison.pairs():
        value = cell_of(share, one, other)
        if value == value:
            parts.append(f"{comparison.name(one)}–{comparison.name(other)} {number(value, 2)}")
    return comparison.page.links.sentence_md(
        _(
            "In brackets how distinctive it is, 0 to 1 (commitment weighted by rarity). "
            "Complementarity, 0 to 1: {pairs}."
        ).format(pairs=semicolons(parts) or _("none"))
    )


def _contested(comparison: Comparison) -> str:
    dataset, lines = comparison.page.dataset, []
    for entry in comparison.holdings:
        committed = {region: int(cell_of(comparison.levels, region, entry.industry)) for region in entry.holders}
        strong = [region for region, level in committed.items() if level >= dataset.min_emphasised_level]
        if len(strong) >= 2:
            top = max(committed[region] for region in strong)
            lines.append((-len(strong), -top, entry.industry, strong, committed))
    shown = []
    gap = "" if language() == "zh" else NO_BREAK
    for _many, _top, industry, strong, committed in sorted(lines):
        values = {region: dataset.amount(region, industry) or str(committed[region]) for region in strong}
        links = comparison.page.links
        who = enumerated([f"{links.region_md(region)}{gap}{escape_markdown(values[region])}" for region in strong])
        shown.append("- " + labelled(f"**{links.industry_md(industry)}**", who))
    intro = escape_markdown(dataset.captions.contested(len(shown)))
    return "\n\n".join(filter(None, [intro, "\n".join(shown)]))
