"""The button that hands over the brief: a document of two pages about a region, an industry or a comparison."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from components.export.brief import render
from components.export.brief.setting import Setting
from components.output.file_name import file_stem
from components.output.view_link import view_link
from components.page import registry
from components.page.open_page import OpenPage
from components.text.formatting import steps
from components.text.i18n import _, language


def region_brief_button(page: OpenPage, region: str) -> None:
    """Draw the button for a region; the brief links to its profile."""
    subject = {"of": "region", "region": region}
    brief_button(
        page, lambda setting: render.region_brief(setting, region), [region], brief_link(page, "profile", subject)
    )


def industry_brief_button(page: OpenPage, industry: str) -> None:
    """Draw the button for an industry; the brief links to its profile."""
    subject = {"of": "industry", "industry": industry}
    brief_button(
        page, lambda setting: render.industry_brief(setting, industry), [industry], brief_link(page, "profile", subject)
    )


def brief_button(page: OpenPage, write: Callable[[Setting], str], about: Sequence[str], link: str) -> None:
    """Draw the button that downloads a brief.

    Args:
        page: the open page.
        write: writes the document when the button is clicked.
        about: ids of the regions or industries that the brief is about, for the file's name.
        link: the address that the brief links to.
    """
    setting = brief_setting(page, link)
    st.download_button(
        _("Two-page brief"),
        lambda: write(setting).encode(),  # written only on a click
        file_name=f"{file_stem(page, 'brief', about)}.html",
        mime=render.MEDIA_TYPE,
        key="brief",
        type="tertiary",
        help=_("A document that opens without a network and prints on A4: findings, figures, evidence, sources."),
        on_click="ignore",
    )


def brief_setting(page: OpenPage, link: str) -> Setting:
    """Collect what the brief of a page needs, so that it can be written after the run has ended."""
    setting = Setting(
        page.atlas, page.focus, page.selection.sources, page.selection.as_of, language(), link, date.today()
    )
    if page.data is None:
        return setting
    return replace(setting, header=page.data.header, steps=steps(), value=page.dataset.amount)


def brief_link(page: OpenPage, key: str, subject: dict[str, str]) -> str:
    """Return the address of a page with the selection in force and the subject of the brief."""
    here = view_link(page).partition("?")[0].removesuffix(page.entry.path).rstrip("/")
    query = page.selection.query() | subject
    if key == "compare":
        query.pop("region", None)
    return f"{here}/{registry.BY_KEY[key].path}?{urlencode(query, safe=',')}"
