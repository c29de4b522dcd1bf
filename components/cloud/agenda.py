"""The commentary's agenda: short entries, each with its place in the text and the regions that pursue it."""

import streamlit as st

from components.dataset.table_rows import Row, rows_of
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.formatting import DOT, enumerated, level_name, sentences
from components.text.i18n import _, column, localized_column, ngettext

WITH_A_SECTION = ("industrial-cloud", "industrial-digital-integration")
"""Entries with a section of their own, outside the list."""


def entry(page: OpenPage, agenda_id: str, heading: str) -> None:
    """Draw one entry under its own heading."""
    row = next(row for row in _rows(page) if row["agenda_id"] == agenda_id)
    st.subheader(heading, anchor=False)
    st.markdown(_body(page, row))


def agenda(page: OpenPage) -> None:
    """Draw the other entries in the order of the text, in two columns."""
    rows = [row for row in _rows(page) if row["agenda_id"] not in WITH_A_SECTION]
    st.subheader(_("What else is on the commentary’s agenda, and who pursues it?"), anchor=False)
    half = (len(rows) + 1) // 2
    for cell, part in zip(st.columns(2, gap="large"), (rows[:half], rows[half:]), strict=True):
        with cell:
            for row in part:
                st.markdown(f"**{escape_markdown(row[column('title')])}**  \n{_body(page, row)}")
    notes = [
        _(
            "A region pursues an entry where a source in force puts it on a column of the matrix that the "
            "entry belongs to. “Nearest column” means that the matrix has no column for the entry itself, "
            "so the regions are those of a neighbouring field."
        )
    ]
    uncovered = len(page.atlas.regions) - len(page.focus.covered)
    if uncovered:
        notes.append(
            ngettext(
                "{n} region has no source in force and can appear under no entry.",
                "{n} regions have no source in force and can appear under no entry.",
                uncovered,
            )
        )
    st.caption(sentences(*notes))


def pursuing(page: OpenPage, industry_ids: list[str]) -> dict[int, list[str]]:
    """Return the regions with a filled cell in one of the columns, by their highest level, 3 first."""
    named = [page.focus.naming(industry) for industry in industry_ids]
    highest = {region: max(part.get(region, 0) for part in named) for region in page.atlas.regions}
    return {level: [region for region in highest if highest[region] == level] for level in (3, 2, 1)}


def _rows(page: OpenPage) -> list[Row]:
    return sorted(rows_of(page.atlas, "agenda"), key=lambda row: int(row["order"]))


def _body(page: OpenPage, row: Row) -> str:
    ids = str(row["industry_ids"]).split()
    names = enumerated([page.links.industry_md(i) for i in ids])
    nearest = row["match"] == "nearest"
    label = (
        ngettext("Nearest column of the matrix", "Nearest columns of the matrix", len(ids))
        if nearest
        else ngettext("Column of the matrix", "Columns of the matrix", len(ids))
    )
    lines = [
        escape_markdown(row[column("text")]),
        f":gray[{_('Where in the source')}] {escape_markdown(row[localized_column('locator')])}"
        f"{DOT}:gray[{label}] {names}",
        f":gray[{_('Regions')}] {_regions(page, ids)}",
    ]
    empty = [page.links.industry_md(i) for i in ids if not page.focus.naming(i)]
    if 0 < len(empty) < len(ids):
        lines[-1] += DOT + _("no region under {columns}").format(columns=enumerated(empty))
    return "  \n".join(lines)


def _regions(page: OpenPage, ids: list[str]) -> str:
    regions = pursuing(page, ids)
    if not any(regions.values()):
        return _("none under the sources and date in force")
    names = {level: [page.links.region_md(region) for region in regions[level]] for level in regions}
    return DOT.join(f"**{level_name(level)}** {enumerated(names[level])}" for level in names if names[level])
