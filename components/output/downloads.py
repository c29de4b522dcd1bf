"""One quiet control by which every figure and every table leaves the page. What it offers is made when it is asked for.

The pictures are made by the browser (`assets/export.js`), from the figure as it stands; the tables by the server.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from components.export import table_csv
from components.output.column_descriptions import meanings
from components.output.provenance import file_stem, view_link
from components.output.works_cited import citations_of
from components.page import embedding
from components.page.open_page import OpenPage
from components.text.i18n import _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Origin:
    """What the README of a workbook says of where a table is from.

    Attributes:
        sources: one citation each.
        licence: terms of use.
        caveats: what must be known before it is used.
        version: of the dataset.
    """

    sources: Sequence[str]
    licence: str
    caveats: Sequence[str]
    version: str


@dataclass(frozen=True)
class Table:
    """A table that can be taken along.

    Attributes:
        title: what it is, as its heading says.
        rows: makes it, with the columns as they are shown.
        name: of its file; see `provenance.file_stem`.
        about: one or two sentences on how to read it.
        subject: ids of the regions and industries it is about; None for those selected.
        columns: meaning of a heading that has another meaning here than elsewhere.
        origin: where it is from, where that is not the dataset in view.
    """

    title: str
    rows: Callable[[], pd.DataFrame]
    name: str
    about: str = ""
    subject: Sequence[str] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None


@dataclass(frozen=True)
class Picture:
    """A figure that can be taken along.

    Attributes:
        figure: key of the figure on the page.
        alternative: one sentence for who does not see it.
        source: what stands below it.
        height: in pixels, for a frame on somebody's page.
    """

    figure: str
    alternative: str
    source: str
    height: int


SIGNS = str.maketrans({"%": "%25", "<": "%3C", ">": "%3E"})
"""The front end takes away an attribute that looks like the end of an element; the script puts the signs back."""


def download_popover(page: OpenPage, table: Table, *, key: str, picture: Picture | None = None) -> None:
    """Draw the control; its content is made only while it is open."""
    box = st.popover(_("Download"), type="tertiary", key=f"{key}-download", on_change="rerun")
    if box.open:
        with box:
            download_buttons(page, table, key=key, picture=picture)


def download_buttons(page: OpenPage, table: Table, *, key: str, picture: Picture | None = None) -> None:
    """Draw the buttons by themselves, for a table that stands in something that opens already."""
    stem, link = file_stem(page, table.name, table.subject), view_link(page)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}-files"):
        if picture:
            st.html(_picture_buttons(table, picture, stem, link), width="content")
        _button("CSV", lambda: table_csv.table_csv(table.rows()), f"{stem}.csv", table_csv.MEDIA_TYPE, key)
        _button("XLSX", lambda: table_workbook(page, table, link), f"{stem}.xlsx", XLSX, key)


def in_this_language(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """`make` as it would run now: Streamlit calls it later, outside the run that set the language."""
    context = copy_context()
    return lambda: context.copy().run(make)


def _button(label: str, make: Callable[[], bytes], name: str, media_type: str, key: str) -> None:
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
        "file": stem,
    }
    failed = _("The picture could not be made.")
    buttons = [
        action("figure", kind.upper(), words | {"format": kind}, done=_("Picture saved."), failed=failed)
        for kind in ("png", "svg")
    ]
    if embedding.allowed():
        told = {"link": link, "figure": picture.figure, "title": table.title, "height": str(picture.height)}
        buttons.append(action("embed", _("Copy embed code"), told, done=_("Code copied."), failed=_("Not copied.")))
    return line(buttons)


def action(name: str, label: str, words: Mapping[str, str], *, done: str, failed: str) -> str:
    """A button that `assets/export.js` listens to: what it does, with which words, and what it says afterwards."""
    data = {"atlas": name, **words, "done": done, "failed": failed}
    attributes = " ".join(f'data-{key}="{escape(value.translate(SIGNS))}"' for key, value in data.items())
    return f'<button type="button" {attributes}>{escape(label)}</button>'


def line(buttons: Sequence[str]) -> str:
    """Buttons beside each other, with a place in which what they did is said."""
    return f'<span class="atlas-actions">{"".join(buttons)}<span role="status"></span></span>'


def table_workbook(page: OpenPage, table: Table, link: str) -> bytes:
    """The table with its README; `link` opens the view that it is from."""
    from components.export.workbook import Readme, workbook  # openpyxl is read in by who wants a workbook

    rows = table.rows()
    origin = table.origin or _dataset_in_view(page, link)
    return workbook(
        rows,
        Readme(
            title=table.title,
            about=table.about,
            columns=meanings(page, [str(name) for name in rows.columns], table.columns),
            sources=origin.sources,
            licence=origin.licence,
            caveats=origin.caveats,
            link=link,
            version=origin.version,
            date=date.today(),
        ),
        sheet=table.name,
    )


def _dataset_in_view(page: OpenPage, link: str) -> Origin:
    dataset = page.dataset
    return Origin(citations_of(page, link), dataset.licence(), dataset.caveats(), dataset.version)
