"""Regions in other editions: the control that adds one, suggestions, and what may be compared between editions."""

import streamlit as st

from analysis.editions import REPORTS, Edition, in_both
from analysis.other_editions import SELECTABLE, edition_beside, pair_of, rows_of, split_pair
from components.compare.comparison import Comparison
from components.findings.comparison_text import comparable
from components.selection import controls
from components.selection.tray import add_to_tray
from components.text.edition_names import has_address
from components.text.escaping import escape_markdown
from components.text.formatting import edition_name
from components.text.i18n import _, localized


def edition_picker(comparison: Comparison) -> None:
    """Draw the button that adds a region in an edition of its own."""
    page = comparison.page
    label = _("Add from another edition")
    with st.popover(label, type="tertiary", key="add-edition"):
        names = {edition.value: edition_name(edition) for edition in SELECTABLE}
        chosen = Edition(
            st.segmented_control(
                _("Edition"),
                list(names),
                default=_other(edition_in_view(comparison)).value,
                format_func=names.__getitem__,
                required=True,
                key="edition-to-add",
            )
        )
        pairs = page.focus.other_editions
        regions = {
            key: localized(page.atlas.units[key], "name")
            for key in page.atlas.regions
            if key not in pairs and not is_compared(comparison, pair_of(key, chosen))
        }
        controls.picker(
            "edition-list",
            label,
            _("Choose a region"),
            regions,
            None,
            lambda key: add_to_tray(page.selection, *comparison.regions, *([pair_of(key, chosen)] if key else [])),
        )


def edition_in_view(comparison: Comparison) -> Edition:
    """Return the edition of regions without one of their own."""
    return edition_beside(comparison.page.selection.evidence.edition, comparison.page.selection.compare)


def is_compared(comparison: Comparison, key: str) -> bool:
    """True if a region, or a region in an edition, is among those shown."""
    return next(iter(rows_of([key], edition_in_view(comparison)))) in comparison.regions


def offered_pairs(comparison: Comparison) -> dict[str, str]:
    """Return the first region in the other year's report, with the words of the offer; empty if there is none."""
    page, (region, pair_edition) = comparison.page, split_pair(comparison.regions[0])
    edition = pair_edition or edition_in_view(comparison)
    if page.data or edition not in REPORTS or not in_both(page.atlas.table("sources"), [region]):
        return {}
    other = _other(edition)
    key = pair_of(region, other)
    if is_compared(comparison, key):
        return {}
    name = escape_markdown(localized(page.atlas.units[region], "name"))
    return {key: _("{region} in {edition}").format(region=name, edition=edition_name(other))}


def edition_notes(comparison: Comparison) -> list[str]:
    """Return sentences on what may be compared between the documents that stand side by side."""
    page, in_view = comparison.page, edition_in_view(comparison)
    if page.data or page.focus.then is not None:
        return []
    read = [(region, pair_edition or in_view) for region, pair_edition in map(split_pair, comparison.regions)]
    address = any(edition is Edition.REPORTS_2026 and has_address(page.atlas, region) for region, edition in read)
    return comparable({edition for _region, edition in read}, address)


def _other(edition: Edition) -> Edition:
    return Edition.REPORTS_2026 if edition is Edition.REPORTS_2021 else Edition.REPORTS_2021
