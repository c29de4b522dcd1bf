"""“Download”: the one control for every figure and table. A file is made when the reader asks for it.

The browser makes the pictures from the figure on screen (`assets/export.js`); the server makes the tables.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from components.export import table_csv
from components.output.chosen import chosen
from components.output.column_descriptions import meanings
from components.output.file_name import file_stem
from components.output.view_link import view_link
from components.output.works_cited import citations_of
from components.page import embedding
from components.page.open_page import OpenPage
from components.text.i18n import _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Origin:
    """The origin of a table, for the README of its workbook.

    Attributes:
        sources: one citation each.
        licence: terms of use.
        caveats: sentences to know before using it.
        version: of the dataset.
    """

    sources: Sequence[str]
    licence: str
    caveats: Sequence[str]
    version: str


@dataclass(frozen=True)
class Table:
    """A table that can be downloaded.

    Attributes:
        title: its heading.
        rows: makes the table, with the columns as shown.
        name: part of its file name; see `file_name.file_stem`.
        about: one or two sentences on how to read it.
        subject: ids of the regions and industries it is about; None for those selected.
        columns: descriptions of headings that mean something else here than elsewhere.
        origin: None for the dataset in view.
        evidence: makes the rows of evidence behind the table, for a sheet of its workbook; None if there are none.
        publications: works behind the table beside those of its origin, one citation each.
    """

    title: str
    rows: Callable[[], pd.DataFrame]
    name: str
    about: str = ""
    subject: Sequence[str] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    evidence: Callable[[], pd.DataFrame] | None = None
    publications: Sequence[str] = ()


@dataclass(frozen=True)
class Picture:
    """A figure that can be downloaded.

    Attributes:
        figure: key of the figure on the page.
        alternative: one sentence for readers who cannot see it.
        source: source line below it.
        height: in pixels, for a frame on somebody's page.
    """

    figure: str
    alternative: str
    source: str
    height: int


ESCAPES = str.maketrans({"%": "%25", "<": "%3C", ">": "%3E"})
"""Characters to escape in attributes: Streamlit drops values that look like the end of an element."""


def download_popover(page: OpenPage, table: Table, *, key: str, picture: Picture | None = None) -> None:
    """Draw the popover; its content is computed only while it is open."""
    box = st.popover(_("Download"), type="tertiary", key=f"{key}-download", on_change="rerun")
    if box.open:
        with box:
            download_buttons(page, table, key=key, picture=picture)


def download_buttons(page: OpenPage, table: Table, *, key: str, picture: Picture | None = None) -> None:
    """Draw the download buttons without a popover, for a table inside another popover or expander."""
    stem, link = file_stem(page, table.name, table.subject), view_link(page)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}-files"):
        if picture:
            st.html(_picture_buttons(table, picture, stem, link), width="content")
        file_button("CSV", lambda: table_of_csv(page, table), f"{stem}.csv", table_csv.MEDIA_TYPE, key)
        file_button("XLSX", lambda: table_workbook(page, table, link), f"{stem}.xlsx", XLSX, key)


def in_this_language(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Wrap `make` so that it keeps the language of this run: Streamlit calls it later, outside the run."""
    context = copy_context()
    return lambda: context.copy().run(make)


def file_button(label: str, make: Callable[[], bytes], name: str, media_type: str, key: str) -> None:
    """Draw the button of one form of a file, which `make` makes on a click."""
    st.download_button(
        label,
        in_this_language(make),
        file_name=name,
        mime=media_type,
        key=f"{key}-{label.lower()}",
        type="tertiary",
        on_click="ignore",
    )


def _picture_buttons(table: Table, picture: Picture, stem: str, link: str) -> str:
    words = {
        "figure": picture.figure,
        "title": table.title,
        "alternative": picture.alternative,
        "source": picture.source,
        "link": link,
    }
    failed = _("The picture could not be made.")
    buttons = [
        action("figure", label, words | {"file": stem + end} | shape, done=_("Picture saved."), failed=failed)
        for label, end, shape in (
            ("PNG", "", {"format": "png"}),
            ("SVG", "", {"format": "svg"}),
            ("PNG 1:1", "_1x1", {"format": "png", "ratio": "1"}),
            ("PNG 16:9", "_16x9", {"format": "png", "ratio": f"{16 / 9:.4f}"}),
        )
    ]
    buttons.append(action("picture", _("Copy picture"), words, done=_("Picture copied."), failed=_("Not copied.")))
    if embedding.allowed():
        embed = {"link": link, "figure": picture.figure, "title": table.title, "height": str(picture.height)}
        buttons.append(action("embed", _("Copy embed code"), embed, done=_("Code copied."), failed=_("Not copied.")))
    return line(buttons)


def action(name: str, label: str, words: Mapping[str, str], *, done: str, failed: str) -> str:
    """Return a button that `assets/export.js` handles.

    Args:
        name: action of the script: figure, picture, text or embed.
        label: text of the button.
        words: data for the action.
        done: message after success.
        failed: message after failure.
    """
    data = {"atlas": name, **words, "done": done, "failed": failed}
    attributes = " ".join(f'data-{key}="{escape(value.translate(ESCAPES))}"' for key, value in data.items())
    return f'<button type="button" {attributes}>{escape(label)}</button>'


def line(buttons: Sequence[str]) -> str:
    """Return buttons in a row, with a status element for their message."""
    return f'<span class="atlas-actions">{"".join(buttons)}<span role="status"></span></span>'


def table_workbook(page: OpenPage, table: Table, link: str) -> bytes:
    """Return the table as XLSX with a README sheet; `link` opens the view that it is from."""
    from components.export.workbook import Readme, workbook  # loads openpyxl, which only a workbook needs

    rows = table.rows()
    evidence = table.evidence() if table.evidence else None
    columns = [str(name) for part in (rows, evidence) if part is not None for name in part.columns]
    origin = table.origin or _dataset_in_view(page, link)
    return workbook(
        rows,
        Readme(
            title=table.title,
            about=table.about,
            columns=meanings(page, list(dict.fromkeys(columns)), table.columns),
            sources=[*origin.sources, *table.publications],
            licence=origin.licence,
            caveats=origin.caveats,
            link=link,
            version=origin.version,
            date=date.today(),
            chosen=chosen(page, table.subject),
        ),
        sheet=table.name,
        evidence=evidence,
    )


def table_of_csv(page: OpenPage, table: Table) -> bytes:
    """Return the table as CSV; the filters that its rows fit stand in a column: there is no other place for them."""
    rows, filters = table.rows(), chosen(page, ()).get(_("Filters"))
    return table_csv.table_csv(rows.assign(**{_("Filters"): filters}) if filters else rows)


def _dataset_in_view(page: OpenPage, link: str) -> Origin:
    dataset = page.dataset
    return Origin(citations_of(page, link), dataset.licence(), dataset.caveats(), dataset.version)
