"""How a text is coded into a cell: the unit, the levels and their rules, the column, the blanks."""

from collections import Counter

import pandas as pd
import streamlit as st

from analysis.focus import Blank
from components.method.overview import heading, section_names
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.formatting import blank_name, labelled, level_name, sentences
from components.text.i18n import _, ngettext
from components.text.markdown_table import markdown_table
from components.text.source_text import rule_text

RULES = ("L1", "L2", "L3a", "L3b", "L3c", "L3")


def cell() -> None:
    """Explain what a cell of the matrix contains."""
    heading("cell")
    st.markdown(
        _(
            "A cell says that a document ties a region to an industry, and how firmly. Behind every filled "
            "cell stands at least one row of evidence: document, region, industry, level, the term used, "
            "the statement in our own words, the place in the text and the rule that gave the level. Where "
            "documents differ the cell shows the highest level, and all rows stay visible with their dates. "
            "A list counts from its date on, also after the period it plans for has ended."
        )
    )


def levels(page: OpenPage) -> None:
    """Draw the levels with their rules and the number of rows per rule."""
    heading("levels")
    table = levels_table(page)
    rows = [
        [f"**{level} {level_name(level)}**", rule, condition, str(n)]
        for level, rule, condition, n in table.itertuples(index=False)
    ]
    with st.container(key="rules"):
        st.markdown(markdown_table(list(table.columns), rows, "lllr"))
    unlettered = sum(row.rule == "L3" for row in page.atlas.evidence.values())
    st.markdown(
        sentences(
            _(
                "The firmest rule that applies wins; among L3a, L3b and L3c the first is recorded. A verb that "
                "governs an enumeration counts for each member, unless wording closer to a member is weaker. "
                "“Key” alone is L2, a number that merely counts a list’s members is no target, and a rank word "
                "inside a product’s name is no rank."
            ),
            ngettext(
                ("{n} row stands at L3 without a letter: the coding of the list records the level and not the reason."),
                ("{n} rows stand at L3 without a letter: the coding of the list records the level and not the reason."),
                unlettered,
            ),
        )
    )
    columns = {
        _("Rule"): _("its short name in the rows of evidence"),
        _("Applies when the field is"): _("what a text must say of a field"),
        _("Rows"): _("number of rows of evidence whose level it gave"),
    }
    download_popover(
        page, Table(section_names()["levels"], lambda: table, "levels", subject=(), columns=columns), key="levels-table"
    )


def levels_table(page: OpenPage) -> pd.DataFrame:
    """One row per rule."""
    rows = Counter(row.rule for row in page.atlas.evidence.values())
    return pd.DataFrame(
        {
            _("Level"): [int(rule[1]) for rule in RULES],
            _("Rule"): list(RULES),
            _("Applies when the field is"): [rule_text(rule) for rule in RULES],
            _("Rows"): [rows[rule] for rule in RULES],
        }
    )


def which_column() -> None:
    """How a term finds its column."""
    heading("column")
    st.markdown(
        _(
            "A single term goes to the narrowest column that fits: “integrated circuits” is not filed under "
            "electronic information."
        )
    )
    with st.expander(_("Groups, agenda items and vague terms")):
        _groups()


def _groups() -> None:
    st.markdown(
        _(
            "A phrase for a whole group (emerging, future, high-tech industries) fills "
            "its own umbrella column, and each example after it fills its own. What is no industry (clusters, "
            "upgrading, digitalisation, integration with neighbours) has agenda columns; umbrella and agenda "
            "columns do not count as industries and are left out where regions are compared; how many regions "
            "name one is shown all the same. A vague group without a column leaves no row. A region has one row "
            "per column and document, and only the region that heads a paragraph is coded."
        )
    )


def blanks() -> None:
    """What an empty cell means."""
    heading("blanks")
    meanings = {
        Blank.NOT_MENTIONED: _("the region has documents in force, and none of them names the industry"),
        Blank.BROADER: _(
            "none of them names the industry, and one names a broader heading: new-generation IT for chips"
        ),
        Blank.NOT_COVERED: _("no document of the region is in force under the chosen sources and date"),
        Blank.NOT_APPLICABLE: _("only in a user’s own data, where a cell says so in place of a value"),
    }
    st.markdown(_("A blank is never a zero."))
    st.markdown("\n".join("- " + labelled(f"**{blank_name(kind)}**", meaning) for kind, meaning in meanings.items()))
