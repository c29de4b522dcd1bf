"""The button that hands over the brief: a document of two pages about a region, an industry or a comparison."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from components.compare.average import above_average
from components.compare.comparison import Comparison
from components.dataset.requested_dataset import cell_amount
from components.export.brief import render
from components.export.brief.setting import Setting
from components.frame.frame import OpenPage
from components.output.provenance import file_stem, view_link
from components.page import registry
from components.text.formatting import steps
from components.text.i18n import _, language


def region_brief_button(page: OpenPage, region: str) -> None:
    """Draw the button for a region; the brief leads back to its profile."""
    asked = {"of": "region", "region": region}
    _button(page, lambda setting: render.region_brief(setting, region), [region], _link(page, "profile", asked))


def industry_brief_button(page: OpenPage, industry: str) -> None:
    """Draw the button for an industry; the brief leads back to its profile."""
    asked = {"of": "industry", "industry": industry}
    _button(page, lambda setting: render.industry_brief(setting, industry), [industry], _link(page, "profile", asked))


def comparison_brief_button(found: Comparison) -> None:
    """Draw the button for a comparison, as it is counted and measured on the page; the brief leads back to it."""
    page, regions = found.page, found.regions

    def write(setting: Setting) -> str:
        above = above_average(found) if page.selection.average else {}
        chosen = replace(setting, lowest=found.lowest, measure=found.measure, above_average=above)
        return render.comparison_brief(chosen, regions)

    asked = dict(page.selection.own) | {"compare": ",".join(regions)}
    _button(page, write, regions, _link(page, "compare", asked))


def _button(page: OpenPage, write: Callable[[Setting], str], about: Sequence[str], link: str) -> None:
    setting = brief_setting(page, link)
    st.download_button(
        _("Two-page brief"),
        lambda: write(setting).encode(),  # written once somebody wants it
        file_name=f"{file_stem(page, 'brief', about)}.html",
        mime=render.MEDIA_TYPE,
        key="brief",
        type="tertiary",
        help=_("A document that opens without a network and prints on A4: findings, figures, evidence, sources."),
        on_click="ignore",
    )


def brief_setting(page: OpenPage, link: str) -> Setting:
    """What the brief of a page is made of; it needs nothing more of the run that draws the page."""
    data = page.data
    setting = Setting(
        page.atlas, page.focus, page.selection.sources, page.selection.as_of, language(), link, date.today()
    )
    if data is None:
        return setting
    return replace(
        setting, header=data.header, steps=steps(), value=lambda region, industry: cell_amount(data, region, industry)
    )


def _link(page: OpenPage, key: str, asked: dict[str, str]) -> str:
    """The address of a page with the selection in force, and what the brief is about."""
    here = view_link(page).partition("?")[0].removesuffix(page.entry.path).rstrip("/")
    query = page.selection.query() | asked
    if key == "compare":
        query.pop("region", None)
    return f"{here}/{registry.BY_KEY[key].path}?{urlencode(query, safe=',')}"
