"""What became of the industries of a region between its two work reports, as HTML."""

from collections import Counter

from markupsafe import Markup

from analysis.change import Change
from components.evidence.lists import lists_alone, only_in_lists
from components.findings.change_text import region_sentence
from components.page.open_page import OpenPage
from components.text.formatting import change_name, labelled
from components.text.html import combined, element, listed
from components.text.i18n import _

GROUPS = (Change.ADDED, Change.NOT_AGAIN, Change.RAISED, Change.LOWERED, Change.KEPT)
"""The ways in which a cell changes, in the order in which they are shown."""


def region_change(page: OpenPage, region: str) -> Markup:
    """How many industries of a region changed in each way, which ones, and what only its lists name."""
    if page.focus.blank(region):
        return element("p", _("Left out: this region has no work report of both years among the sources."))
    changes = {key: page.focus.change(region, key) for key in page.atlas.columns()}
    named = {key: change for key, change in changes.items() if change}
    panel = element("p", element("strong", region_sentence(Counter(named.values()))))
    for kind in GROUPS:
        panel += _names(page, change_name(kind).capitalize(), [key for key, change in named.items() if change is kind])
    return panel + _names(page, lists_alone(), only_in_lists(page, region, named))


def _names(page: OpenPage, label: str, industries: list[str]) -> Markup:
    if not industries:
        return Markup("")
    names = listed(page.links.shared.industry(key, "short") for key in industries)
    return element("p", combined(labelled, element("strong", label), names))
