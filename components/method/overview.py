"""Summary and contents of the method page, known gaps, citation, licences, disclaimer."""

from datetime import date

import streamlit as st

from components.export.citation.cite import of_dataset, of_source, together
from components.page.open_page import OpenPage
from components.selection.model import COMMENTARY_DATE
from components.text.formatting import DOT, day, number, sentences
from components.text.i18n import _, language, ngettext
from components.text.source_text import commentary


def heading(key: str) -> None:
    """Draw the heading of a section with the anchor that the contents link to."""
    st.subheader(section_names()[key], anchor=key)


def section_names() -> dict[str, str]:
    """Return the names of the sections by anchor, in the order of the page."""
    return {
        "cell": _("What a cell is"),
        "levels": _("Three levels"),
        "column": _("Which column"),
        "blanks": _("Kinds of blank"),
        "editions": _("Editions, change and emphasis"),
        "formulas": _("Formulas"),
        "gaps": _("Known gaps"),
        "reliability": _("Reliability"),
        "lists": _("How the lists were checked"),
        "suggestions": _("Suggestions from a text"),
        "sources": _("Sources"),
        "taxonomy": _("Columns and classifications"),
        "corrections": _("Corrections"),
        "cite": _("How to cite"),
        "licences": _("Licences"),
        "disclaimer": _("Disclaimer"),
    }


def contents(page: OpenPage) -> None:
    """Draw the summary and a line of links to the sections."""
    items = page.atlas.table("list_items")
    confirmed = int((items["second_check"] == "confirmed").sum())
    st.markdown(
        _(
            "One commentary, read at its source, {lists} official lists, read on secondary pages, and {reports} "
            "government work reports, read in full, were coded by written rules into {rows} rows of evidence. "
            "Independent codings agree almost entirely. Of the {items} list items, {confirmed} were found printed on "
            "a second, independent page; for what a list says, cite the primary document."
        ).format(
            lists=sum(source.kind == "list" for source in page.atlas.sources.values()),
            reports=sum(source.kind == "work report" for source in page.atlas.sources.values()),
            rows=number(len(page.atlas.evidence)),
            confirmed=number(confirmed),
            items=number(len(items)),
        )
    )
    with st.container(key="contents"):
        st.markdown(DOT.join(f"[{name}](#{key})" for key, name in section_names().items()))


def gaps(page: OpenPage) -> None:
    """What is missing, in words, with its counts."""
    heading("gaps")
    missing = sum(row.status == "not found" for rows in page.atlas.context.values() for row in rows)
    ours = int((~page.atlas.table("list_items")["english_is_official"]).sum())
    untold = sum(not row.term_zh_printed for row in page.atlas.evidence.values())
    at_odds = int(page.atlas.table("digital_economy")["flag"].isin(["conflict", "inconsistent"]).sum())
    lines = [
        _(
            "Macao has no list before 2023, and Fuzhou’s list carries no date: at the commentary’s date "
            "({date}) both rest on the commentary alone."
        ).format(date=day(COMMENTARY_DATE)),
        _("Macao has no work report among the sources; eleven cities have one of 2026 and none of 2021."),
        _("The work reports of 2021 were coded once, by the rules under which those of 2026 were checked."),
        _("Hebei’s report of 2022 was read in part, and Shandong’s own planning list was not read at all."),
        _("Some lists had run out before the commentary appeared. They still count where no later list was found."),
        _(
            "How many industries a region names depends on how long its lists are, and regions have unequal "
            "numbers of lists. Counts compare breadth of intention, not strength."
        ),
        _(
            "Cities are not part of their provinces here: what Qingdao or Fuzhou names is not added to "
            "Shandong or Fujian."
        ),
        ngettext(
            "{n} context figure was not found and stays empty.",
            "{n} context figures were not found and stay empty.",
            missing,
        ),
        _(
            "The English names of {items} list items are our translations, and so are the Chinese terms of {rows} "
            "rows, all those of the commentary among them. They are marked wherever they are given as a source’s term."
        ).format(items=number(ours), rows=number(untold)),
        _("The figures on Huawei’s industrial cloud have one source, which gives none of its own."),
        sentences(
            _("Regional sizes of the digital economy mix methods and years."),
            ngettext("{n} of them contradicts another figure.", "{n} of them contradict other figures.", at_odds),
        ),
    ]
    with st.expander(ngettext("{n} known gap", "{n} known gaps", len(lines))):
        st.markdown("\n".join(f"- {page.links.sentence_md(line)}" for line in lines))


def citation(page: OpenPage) -> None:
    """What to cite: the commentary's author first, then the dataset."""
    heading("cite")
    st.markdown(
        _(
            "The interpretation of the regions is the commentary’s: cite its author first, then the "
            "dataset with its version."
        )
    )
    today = date.today()
    works = [of_source(commentary(page.atlas), today), of_dataset(page.atlas, today)]
    st.code(together(works, "gbt7714" if language() == "zh" else "apa"), language=None, wrap_lines=True)
    st.markdown(
        _("For what a region’s list says, cite the primary document named in its row, not the page it was read on.")
    )


def licences() -> None:
    """What may be done with what."""
    heading("licences")
    lines = [
        _("**Code**: Apache License 2.0."),
        _(
            "**Dataset** (names, terms, dates, figures, and our own sentences about them): Creative Commons "
            "Attribution 4.0 (CC BY 4.0). Name the source of a row first, then this dataset with its version. No "
            "sentence of a source is copied."
        ),
        _("**Boundaries**: Natural Earth, public domain."),
        _("**Tables**: programs read them at [permanent addresses, by version](<{address}>).").format(address="data/"),
    ]
    st.markdown("\n".join(f"- {line}" for line in lines))


def disclaimer() -> None:
    """What this is not."""
    heading("disclaimer")
    st.markdown(
        _(
            "These are not official statistics. The matrix records what governments and one commentary said "
            "they meant to do on a date; it says nothing of what was spent, built or achieved. Boundaries "
            "are simplified, and their drawing implies no position on the status of any territory. None of "
            "the bodies named has reviewed this work."
        )
    )
