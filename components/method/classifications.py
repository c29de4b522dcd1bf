"""The columns of the matrix with their groups, kinds and pointers into two national classifications."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.dataset.table_rows import Row, rows_of
from components.method.overview import heading, section_names
from components.output.downloads import Table, download_popover
from components.page.open_page import OpenPage
from components.text.escaping import escape_markdown
from components.text.i18n import _, column, language, localized
from components.text.markdown_table import markdown_table

SEI, DIGITAL = "taxonomy_sei_2018", "taxonomy_digital_economy_2021"
OUR_ENGLISH = "†"
HEIGHT = 430
"""Height of the table in pixels; it scrolls in itself."""


def taxonomy(page: OpenPage) -> None:
    """Draw the table of columns."""
    heading("taxonomy")
    st.markdown(
        _(
            "The columns are this project’s, and so are the pointers: which class of the Classification of "
            "Strategic Emerging Industries (2018) and of the Statistical Classification of the Digital "
            "Economy and Its Core Industries (2021) lies nearest is **our judgement**, not the statistics "
            "bureau’s. An empty pointer means that no class fits. Codes of the second level give the "
            "position in the list, and their English, marked {mark}, is our translation."
        ).format(mark=OUR_ENGLISH)
    )
    table = columns_table(page)
    linked = table.assign(**{_("Column"): [page.links.industry_md(key) for key in page.atlas.industries]})
    rows = [[row[0], *map(escape_markdown, row[1:])] for row in linked.itertuples(index=False, name=None)]
    with st.container(height=HEIGHT, border=False, key="columns"):
        st.markdown(markdown_table(list(table.columns), rows))
    download_popover(
        page,
        Table(section_names()["taxonomy"], lambda: table, "taxonomy", subject=()),
        key="taxonomy",
    )


def columns_table(page: OpenPage) -> pd.DataFrame:
    """One row per column of the matrix."""
    kinds = {"industry": _("industry"), "umbrella": _("umbrella"), "agenda": _("agenda")}
    classes = {table: {row["code"]: row for row in rows_of(page.atlas, table)} for table in (SEI, DIGITAL)}
    industries = page.atlas.industries.values()
    return pd.DataFrame(
        {
            _("Column"): [localized(industry, "name") for industry in industries],
            _("Group"): [localized(page.atlas.groups[industry.group_id], "name") for industry in industries],
            _("Kind"): [kinds[industry.kind] for industry in industries],
            _("Strategic emerging industries 2018"): [pointer(i.sei_2018, classes[SEI]) for i in industries],
            _("Digital economy 2021"): [pointer(i.digital_economy_2021, classes[DIGITAL]) for i in industries],
        }
    )


def pointer(codes: str, classes: Mapping[str, Row]) -> str:
    """Return a pointer with the names of its classes: of one code, or of both ends of a range such as `01-04`."""
    if not codes:
        return ""
    names = [_class_name(classes[code]) for code in codes.split("-")]
    if len(names) == 1:
        return f"{codes} {names[0]}"
    return _("{codes} from {first} to {last}").format(codes=codes.replace("-", "–"), first=names[0], last=names[-1])


def _class_name(row: Row) -> str:
    ours = language() == "en" and not row["english_is_official"]
    return f"{row[column('name')]}{OUR_ENGLISH if ours else ''}"
