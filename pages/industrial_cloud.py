"""Industrial cloud: what it reaches by its own account, what it is, and the agenda around it."""

import streamlit as st

from components.agenda_view import agenda, entry
from components.cloud_view import claims_figure, ratios, scenario_chain
from components.economy_view import national, regional
from components.i18n import _
from components.ledger_view import ledger
from components.page_foot import footer
from components.shell import open_page

page = open_page("industrial_cloud")
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
footer(page)
