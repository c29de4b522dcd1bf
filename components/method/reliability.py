"""Reliability: agreement between codings, second pages for the lists, the formulas used."""

from collections import Counter

import pandas as pd
import streamlit as st

from components.findings.formulas import COMPLEMENTARITY, COSINE, COUNTS, DISTINCTIVENESS, JACCARD, REFERENCES, RUZICKA
from components.method.overview import heading, section_names
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.formatting import enumerated
from components.text.i18n import _, ngettext
from components.text.markdown_table import markdown_table
from components.text.source_terms import items_on_one_page

CODED_CELLS = (39, 40, 40)
F1 = (0.987, 0.987, 1.0)
KAPPA = (0.96, 0.92, 0.96)
"""Three codings of the commentary on 2026-11-24, before the last clarifications of the codebook."""


def reliability(page: OpenPage) -> None:
    """Draw the agreement of independent codings, and say what has not been measured."""
    heading("reliability")
    cells = enumerated([str(n) for n in CODED_CELLS])
    f1, kappa = enumerated([f"{value:.3f}" for value in F1]), enumerated([f"{value:.2f}" for value in KAPPA])
    rows = [
        [_("Cells filled by each"), cells],
        [_("F1 on filled cells, pair by pair"), f"**{f1}**"],
        [_("Kappa on levels with quadratic weights, pair by pair"), f"**{kappa}**"],
    ]
    st.markdown(markdown_table([_("Three codings of the commentary"), ""], rows))
    note = _(
        "On 24 November 2026 the commentary was coded three times, each time without sight of the "
        "others. The three disagreements were settled by clarifications of the rules, so these figures "
        "describe the rules as they stood before. F1 is twice the number of cells that both fill, over "
        "the sum of what each fills; kappa is 1 for levels that always agree and 0 for chance. **The "
        "agreement of this project’s own coding with the settled reference has not been measured yet.** "
        "The figures cover the commentary alone."
    )
    st.markdown(note)
    st.markdown(
        _(
            "Eight work reports of 2026 were coded twice, the second time without sight of the first: F1 on filled "
            "cells **0.977**, levels equal in 90 %, kappa **0.84**. A third reading of the levels of four of them, "
            "under the settled rules: kappa **0.92**. All 730 list items outside the commentary’s regions were coded "
            "twice: F1 on cells **0.987**, kappa **0.988**. The reports of 2021 were coded once."
        )
    )
    columns = {
        _("First number"): _("of the first coding, or of the first pair of codings"),
        _("Second number"): _("of the second coding or pair"),
        _("Third number"): _("of the third coding or pair"),
    }
    whole = Table(section_names()["reliability"], reliability_table, "reliability", note.replace("**", ""), (), columns)
    download_popover(page, whole, key="reliability-table")


def reliability_table() -> pd.DataFrame:
    """One row per measure, one column per coding or pair of codings."""
    measures = {
        _("Cells filled by each"): CODED_CELLS,
        _("F1 on filled cells, pair by pair"): F1,
        _("Kappa on levels with quadratic weights, pair by pair"): KAPPA,
    }
    heads = (_("First number"), _("Second number"), _("Third number"))
    numbers = dict(zip(heads, zip(*measures.values(), strict=True), strict=True))
    return pd.DataFrame({_("Measure"): list(measures), **numbers})


def lists(page: OpenPage) -> None:
    """Draw on how many pages the items of the lists were found."""
    heading("lists")
    table = lists_table(page)
    numbers = [[meaning, str(items)] for meaning, items in table.itertuples(index=False)]
    st.markdown(markdown_table(list(table.columns), numbers, "lr"))
    rows = [row for row in page.atlas.evidence.values() if row.checked in ("two pages", "one page")]
    two = [row for row in rows if row.checked == "two pages"]
    mixed = sum(bool(items_on_one_page(page.atlas, row)) for row in two)
    st.markdown(
        _(
            "The lists were read on secondary pages such as news sites and archives. Of the {rows} rows of "
            "evidence from lists, {two} rest on two independent pages, {mixed} on two for some of their items and on "
            "one for the others, and {one} on one."
        ).format(rows=len(rows), two=len(two) - mixed, mixed=mixed, one=len(rows) - len(two))
    )
    columns = {
        _("Second page"): _("result of the search for a second page that prints the item"),
        _("Items"): _("number of items of official lists"),
    }
    whole = Table(section_names()["lists"], lambda: table, "lists", subject=(), columns=columns)
    download_popover(page, whole, key="lists-table")


def lists_table(page: OpenPage) -> pd.DataFrame:
    """One row per outcome of the search for a second page."""
    counts = Counter(page.atlas.table("list_items")["second_check"])
    meanings = {
        "confirmed": _("a second, independent page prints the item"),
        "not found": _("a second page was looked for and none was found, which refutes nothing"),
        "one page only": _("read on one page only"),
        "corrected after the second page": _("the second page differed and was followed"),
    }
    return pd.DataFrame(
        {_("Second page"): list(meanings.values()), _("Items"): [counts[outcome] for outcome in meanings]}
    )


def formulas() -> None:
    """Draw the formulas with their references."""
    heading("formulas")
    st.markdown(
        _(
            "In all of them $L_{ri}$ is the level of region $r$ for industry $i$, from 1 to 3. A blank adds "
            "nothing: for these sums alone it stands as 0."
        )
    )
    measures = (
        (_("Diversity of a region, and ubiquity of an industry"), COUNTS),
        (_("Jaccard similarity of two regions: what both name, of what at least one names"), JACCARD),
        (_("Ruzicka similarity: the same, weighing the levels"), RUZICKA),
        (_("Cosine similarity: agreement of two profiles, whatever their size"), COSINE),
        (_("Complementarity: what each has that the other lacks, counted from the smaller side"), COMPLEMENTARITY),
        (_("Distinctiveness: level weighed by rarity among the N regions that name anything"), DISTINCTIVENESS),
    )
    with st.expander(ngettext("{n} formula, with references", "{n} formulas, with references", len(measures))):
        for name, formula in measures:
            st.markdown(name)
            st.latex(formula)
        st.caption(" · ".join(REFERENCES))
