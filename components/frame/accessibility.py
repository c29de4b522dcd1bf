"""Send what `assets/accessibility.js` needs after each run, in one hidden element.

The element holds the language of the document, the texts of the skip link and the other aids, and the state of the page
in sentences. The script announces the sentences that a click has changed, in one polite live region.
"""

import json
from html import escape

import streamlit as st

from components.cells.cell_text import cell_value
from components.dataset.dataset_in_view import DatasetInView
from components.dataset.scale_text import name_steps
from components.dataset.text_dataset import users_dataset
from components.dataset.user_window import UserData
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text.edition_names import pair_name
from components.text.formatting import enumerated, steps, use_steps
from components.text.i18n import LANGUAGE_TAGS, _, language, localized, ngettext


def send_accessibility_state(page: OpenPage, data: UserData | None) -> None:
    """Send the hidden element.

    Args:
        page: the open page.
        data: the user's dataset that the URL names, also on a page about the built-in dataset; None for the built-in.
    """
    dataset, palette = users_dataset(data) if data else page.dataset, page.palette
    words = {
        "lang": LANGUAGE_TAGS[language()],
        "paper": palette.paper,
        "skip": _("Skip to the page’s content"),
        "pages": _("Pages and settings"),
        "keys": _("Arrow keys move, Space selects"),
        "marks": _("Marks of the figure. Arrow keys move from mark to mark, Enter selects, Escape leaves the figure."),
        "table": _("Table. Arrow keys move from cell to cell."),
    }
    attributes = "".join(f' data-{name}="{escape(text)}"' for name, text in words.items())
    # A page about the built-in dataset names its levels, but the sentences describe the selection of the user's.
    named = steps()
    name_steps(data)
    sentences = {"page": page.entry.question()} | _state(dataset, page.selection)
    use_steps(named)
    parts = "".join(f'<p data-part="{part}">{escape(text)}</p>' for part, text in sentences.items())
    # `atlas.css` also shows the keys of a row of choices.
    keys = json.dumps(words["keys"], ensure_ascii=False)
    frame = f"<style>:root{{--frame-ink:{palette.outline};--frame-paper:{palette.paper};--keys:{keys}}}</style>"
    st.html(f'{frame}<div class="atlas-accessibility"{attributes}>{parts}</div>')
    # Hidden: the script clicks it when the browser has changed the theme, so that the page runs again.
    st.button("↻", key="repaint")


def announcements(page: OpenPage, region: str | None, industry: str | None) -> dict[str, str]:
    """What is selected, in sentences: keys `region` and `industry`; a region is summed up once for all industries."""
    of_region = page.once(f"announcement of {region}", lambda: _region_sentence(page.dataset, region))
    return {"region": of_region, "industry": _industry_sentence(page.dataset, region, industry)}


def _region_sentence(dataset: DatasetInView, region: str | None) -> str:
    """Which region is selected."""
    if region is None:
        return _("No region selected.")
    name = localized(dataset.atlas.regions[region], "name")
    return _("{region} selected. {finding}.").format(region=name, finding=dataset.region_summary(region))


def _industry_sentence(dataset: DatasetInView, region: str | None, industry: str | None) -> str:
    """Which industry is selected; with a region what the cell says."""
    if industry is None:
        return _("No industry selected.")
    name = localized(dataset.atlas.industries[industry], "name")
    if region is None:
        naming = len(dataset.focus.naming(industry))
        return ngettext(
            "{industry} selected, named by {n} region.",
            "{industry} selected, named by {n} regions.",
            naming,
            industry=name,
        )
    return _("{region}, {industry}: {level}.").format(
        region=localized(dataset.atlas.regions[region], "name"),
        industry=name,
        level=cell_value(dataset, region, industry),
    )


def _state(dataset: DatasetInView, selection: Selection) -> dict[str, str]:
    compared = (
        ngettext(
            "{n} region to compare: {names}.",
            "{n} regions to compare: {names}.",
            len(selection.compare),
            names=enumerated([pair_name(dataset.atlas, key) for key in selection.compare]),
        )
        if selection.compare
        else _("No region to compare.")
    )
    return {
        "region": _region_sentence(dataset, selection.region),
        "compare": compared,
        "industry": _industry_sentence(dataset, selection.region, selection.industry),
    } | dataset.state(selection.evidence.as_of)
