"""Industrial cloud: what it reaches by its own account, what it is, and the agenda around it."""

import streamlit as st

from components.cloud.agenda import agenda, entry
from components.cloud.economy import national, regional
from components.cloud.ledger import ledger
from components.cloud.view import claims_figure, ratios, scenario_chain
from components.frame.frame import open_page
from components.output.footer import footer
from components.text.i18n import _

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
