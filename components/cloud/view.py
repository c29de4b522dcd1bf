"""The page “Industrial cloud”: claims about its reach, what it is, and the commentary's agenda."""

from collections.abc import Set

import streamlit as st

from components.cloud.agenda import agenda, entry
from components.cloud.claims import KEY, claims_figure, ratios, scenario_chain
from components.cloud.digital_economy import KEY as ECONOMY
from components.cloud.digital_economy import national, national_figure, regional
from components.cloud.ledger import ledger
from components.page.open_page import Figures, OpenPage
from components.text.i18n import _
from components.text.source_text import commentary


def cloud_view(page: OpenPage) -> None:
    """Draw the page."""
    left, right = st.columns([1.55, 1], gap="large")
    with left:
        claims_figure(page)
        scenario_chain(page)
    with right:
        entry(page, "industrial-cloud", _("What is an industrial cloud?"))
        entry(page, "industrial-digital-integration", _("What is industrial-digital integration?"))
        ratios(page)
    ledger(page)
    agenda(page)
    national(page)
    regional(page)


def figures(page: OpenPage) -> Figures:
    """Return the figures that another site may embed."""
    return {KEY: lambda: claims_figure(page), ECONOMY: lambda: national_figure(page)}


def documents(page: OpenPage) -> Set[str]:
    """Return the id of the commentary, the only document behind the page."""
    return {commentary(page.atlas).source_id}
