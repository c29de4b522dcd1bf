"""The mean similarity of regions within an agglomeration and across two, with the number of pairs behind each mean."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.between_groups import RegionPair, known_pairs, mean_of
from components.compare.comparison import Comparison, agglomeration_of
from components.output.downloads import Table, download_popover
from components.text import glossary
from components.text.escaping import escape_markdown
from components.text.formatting import DASH, bracketed, enumerated, number, semicolons, sentences
from components.text.i18n import _, localized, ngettext
from components.text.markdown_table import markdown_table


def agglomeration_view(comparison: Comparison) -> None:
    """Draw the two means, the table of agglomerations, and the regions that are left out."""
    pairs = known_pairs(comparison.similarity, agglomeration_of(comparison))
    names = group_names(comparison)
    title = _("Are neighbours in an agglomeration alike?")
    note = _("Mean similarity in per cent, in brackets the number of pairs; on the diagonal within an agglomeration.")
    st.subheader(title, anchor=False, help=glossary.agglomeration())
    st.markdown(
        _("Pairs within an agglomeration: **{within}** in common on average; pairs across: **{across}**.").format(
            within=_with_count([pair for pair in pairs if pair.within]),
            across=_with_count([pair for pair in pairs if not pair.within]),
        )
    )
    head = ["", *map(escape_markdown, names.values())]
    rows = [
        [f"**{escape_markdown(names[one])}**", *(_cell(_between(pairs, one, other)) for other in names)]
        for one in names
    ]
    st.markdown(markdown_table(head, rows, "l" + "r" * len(names)))
    st.caption(sentences(note, comparison.page.links.sentence_md(_left_out(comparison, pairs))))
    columns = {name: _("mean similarity with this agglomeration, in per cent") for name in names.values()}
    columns |= {_pairs_of(name): _("number of pairs of regions behind the mean") for name in names.values()}
    table = Table(title, lambda: _table(pairs, names), "agglomerations", note, subject=(), columns=columns)
    download_popover(comparison.page, table, key="agglomerations")


def group_names(comparison: Comparison) -> dict[str, str]:
    """Short name of each agglomeration that a region is in."""
    groups = comparison.page.atlas.agglomerations
    return {key: localized(groups[key], "short") for key in dict.fromkeys(agglomeration_of(comparison).values())}


def _between(pairs: Sequence[RegionPair], one: str, other: str) -> list[RegionPair]:
    return [pair for pair in pairs if pair.between(one, other)]


def _with_count(pairs: Sequence[RegionPair]) -> str:
    counted = ngettext("{n} pair", "{n} pairs", len(pairs))
    return bracketed(_("{n} %").format(n=number(100 * mean_of(pairs))) if pairs else DASH, counted)


def _cell(pairs: Sequence[RegionPair]) -> str:
    return bracketed(number(100 * mean_of(pairs)), str(len(pairs))) if pairs else DASH


def _left_out(comparison: Comparison, pairs: Sequence[RegionPair]) -> str:
    """A sentence with the regions that are in no pair, and why."""
    group_of = agglomeration_of(comparison)
    paired = {region for pair in pairs for region in pair.regions}
    outside = [comparison.name(str(key)) for key in comparison.in_view.index if key not in group_of]
    without_industries = [comparison.name(key) for key in group_of if key not in paired]
    parts = [bracketed(enumerated(outside), _("in none of these agglomerations"))] if outside else []
    if without_industries:
        parts.append(bracketed(enumerated(without_industries), _("no industry named under this choice")))
    return _("Left out: {who}.").format(who=semicolons(parts)) if parts else ""


def _pairs_of(name: str) -> str:
    return _("{name}, pairs").format(name=name)


def _table(pairs: Sequence[RegionPair], names: Mapping[str, str]) -> pd.DataFrame:
    cells_by_heading: dict[str, list[object]] = {_("Agglomeration"): list(names.values())}
    for other, name in names.items():
        cells = [_between(pairs, one, other) for one in names]
        cells_by_heading[name] = [round(100 * mean_of(cell), 2) for cell in cells]
        cells_by_heading[_pairs_of(name)] = [len(cell) for cell in cells]
    return pd.DataFrame(cells_by_heading)
