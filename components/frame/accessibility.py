"""Send what `assets/accessibility.js` needs after each run, in one hidden element.

The element holds the language of the document, the texts of the skip link and the other aids, and the state of the page
in sentences. The script announces the sentences that a click has changed, in one polite live region.
"""

import json
from html import escape

import streamlit as st

from analysis.focus import Focus
from components.dataset.dataset_controls import scale_name
from components.dataset.requested_dataset import name_steps
from components.dataset.user_window import UserData
from components.findings.counts import region_summary
from components.page.open_page import OpenPage
from components.selection.model import Selection
from components.text.formatting import blank_name, clauses, day, enumerated, labelled, level_label, steps, use_steps
from components.text.i18n import _, language, localized, ngettext
from data.load import Atlas

TAGS = {"en": "en", "zh": "zh-Hans"}
"""BCP 47 tag of each language."""


def send_accessibility_state(page: OpenPage, data: UserData | None) -> None:
    """Send the hidden element.

    Args:
        page: the open page.
        data: the user's dataset that the URL names, also on a page about the built-in dataset; None for the built-in.
    """
    atlas, focus = (data.atlas, data.focus) if data else (page.atlas, page.focus)
    selection, palette = page.selection, page.palette
    words = {
        "lang": TAGS[language()],
        "paper": palette.paper,
        "skip": _("Skip to the page’s content"),
        "pages": _("Pages and settings"),
        "keys": _("Arrow keys move, Space selects"),
        "marks": _("Marks of the figure. Arrow keys move from mark to mark, Enter selects, Escape leaves the figure."),
        "table": _("Table. Arrow keys move from cell to cell."),
    }
    attributes = "".join(f' data-{name}="{escape(text)}"' for name, text in words.items())
    # A page about the built-in dataset names its levels, but the sentences describe the selection in the user's dataset.
    named = steps()
    name_steps(data)
    sentences = {"page": page.entry.question()} | _state(atlas, selection, focus, data)
    use_steps(named)
    parts = "".join(f'<p data-part="{part}">{escape(text)}</p>' for part, text in sentences.items())
    # `atlas.css` also shows the keys of a row of choices.
    keys = json.dumps(words["keys"], ensure_ascii=False)
    frame = f"<style>:root{{--frame-ink:{palette.outline};--frame-paper:{palette.paper};--keys:{keys}}}</style>"
    st.html(f'{frame}<div class="atlas-accessibility"{attributes}>{parts}</div>')
    # Hidden: the script clicks it when the browser has changed the theme, so that the page runs again.
    st.button("↻", key="repaint")


def _state(atlas: Atlas, selection: Selection, focus: Focus, data: UserData | None) -> dict[str, str]:
    regions, industries = atlas.regions, atlas.industries
    region, industry = selection.region, selection.industry
    sentences = {
        "region": _("{region} selected. {finding}.").format(
            region=localized(regions[region], "name"),
            finding=region_summary(atlas, focus, region, own=data is not None),
        )
        if region
        else _("No region selected."),
        "compare": ngettext(
            "{n} region to compare: {names}.",
            "{n} regions to compare: {names}.",
            len(selection.compare),
            names=enumerated([localized(regions[key], "name") for key in selection.compare]),
        )
        if selection.compare
        else _("No region to compare."),
        "industry": _industry(atlas, focus, industry) if industry else _("No industry selected."),
        "sources": _values(data) if data else _sources(selection, focus),
        "dataset": _("Your dataset {name}.").format(name=data.header.name) if data else _("The built-in dataset."),
    }
    if region and industry:
        level, blank = focus.level(region, industry), focus.blank(region, industry)
        sentences["industry"] = _("{region}, {industry}: {level}.").format(
            region=localized(regions[region], "name"),
            industry=localized(industries[industry], "name"),
            level=blank_name(blank) if blank else level_label(level or 0),
        )
    return sentences


def _sources(selection: Selection, focus: Focus) -> str:
    return ngettext(
        "{n} source in force, to {date}.",
        "{n} sources in force, to {date}.",
        len(focus.sources),
        date=day(selection.as_of),
    )


def _values(data: UserData) -> str:
    """Return what the values of a user's dataset are; said in place of the sources."""
    shown = _("Levels") if data.scaled is None else scale_name(data.view.scale)
    return labelled(_("Values"), clauses(shown, str(data.view.year) if data.view.year else ""))


def _industry(atlas: Atlas, focus: Focus, industry: str) -> str:
    return ngettext(
        "{industry} selected, named by {n} region.",
        "{industry} selected, named by {n} regions.",
        len(focus.naming(industry)),
        industry=localized(atlas.industries[industry], "name"),
    )
