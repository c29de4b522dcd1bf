"""The button that downloads the brief of a region or an industry as an HTML file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from components.export.brief import render
from components.export.brief.settings import BriefSettings
from components.output.file_name import file_stem
from components.output.view_link import view_link
from components.page import registry
from components.page.open_page import OpenPage
from components.text.formatting import steps
from components.text.i18n import _, language


def region_brief_button(page: OpenPage, region: str) -> None:
    """Draw the button for a region; the brief links to its profile."""
    link = brief_link(page, "profile", {"of": "region", "region": region})
    brief_button(page, lambda settings: render.region_brief(settings, region), [region], link)


def industry_brief_button(page: OpenPage, industries: Sequence[str]) -> None:
    """Draw the button for one industry or several; the brief links to their profile."""
    first, *further = industries
    link = brief_link(page, "profile", {"of": "industry", "industry": first, "also": ",".join(further)})
    brief_button(page, lambda settings: render.industry_brief(settings, *industries), industries, link)


def brief_button(page: OpenPage, write: Callable[[BriefSettings], str], about: Sequence[str], link: str) -> None:
    """Draw the button that downloads a brief.

    Args:
        page: the open page.
        write: writes the brief; called when the button is clicked.
        about: ids of the regions or industries in the name of the file.
        link: the address of the live view.
    """
    settings = brief_settings(page, link)
    st.download_button(
        _("Brief (HTML)"),
        lambda: write(settings).encode(),
        file_name=f"{file_stem(page, 'brief', about)}.html",
        mime=render.MEDIA_TYPE,
        key="brief",
        type="tertiary",
        help=_("A document that opens without a network and prints on A4: findings, figures, evidence, sources."),
        on_click="ignore",
    )


def brief_settings(page: OpenPage, link: str) -> BriefSettings:
    """The input of a page's brief, complete, so that it can be written after the run that draws the page."""
    settings = BriefSettings(page.atlas, page.focus, page.selection.evidence, language(), link, date.today())
    if page.data is None:
        return settings
    return replace(
        settings,
        header=page.data.header,
        steps=steps(),
        cell_value=page.dataset.amount,
    )


def brief_link(page: OpenPage, key: str, subject: dict[str, str]) -> str:
    """The address of the page `key` with the selection in force and the subject of the brief as query values."""
    here = view_link(page).partition("?")[0].removesuffix(page.entry.path).rstrip("/")
    query = {key: value for key, value in (page.selection.query() | subject).items() if value}
    if key == "compare":
        query.pop("region", None)
    return f"{here}/{registry.BY_KEY[key].path}?{urlencode(query, safe=',@')}"
