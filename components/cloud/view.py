"""The page “Industrial cloud”: claims about its reach, what it is, and the commentary's agenda."""

from collections.abc import Set

import streamlit as st

from components.cloud.agenda import agenda, entry
from components.cloud.claims import KEY, centres_figure, ratios, scenario_chain
from components.cloud.digital_economy import KEY as ECONOMY
from components.cloud.digital_economy import national, national_figure, regional
from components.cloud.ledger import ledger
from components.cloud.then_and_now import then_and_now
from components.page.open_page import Figures, OpenPage
from components.text.i18n import _
from components.text.source_text import commentary


def cloud_view(page: OpenPage) -> None:
    """Draw the page."""
    left, right = st.columns([1.3, 1], gap="large")
    with left:
        ledger(page)
        scenario_chain(page)
    with right:
        centres_figure(page)
        ratios(page)
    left, right = st.columns(2, gap="large")
    with left:
        entry(page, "industrial-cloud", _("What is an industrial cloud?"))
    with right:
        entry(page, "industrial-digital-integration", _("What is industrial-digital integration?"))
    then_and_now(page)
    agenda(page)
    national(page)
    regional(page)


def figures(page: OpenPage) -> Figures:
    """Return the figures that another site may embed."""
    return {KEY: lambda: centres_figure(page), ECONOMY: lambda: national_figure(page)}


def documents(page: OpenPage) -> Set[str]:
    """Return the id of the commentary, the only document behind the page."""
    return {commentary(page.atlas).source_id}
