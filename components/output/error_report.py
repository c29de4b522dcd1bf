"""“Report an error in this cell”: a text ready to send, to the address that the operator has set."""

from urllib.parse import quote

import streamlit as st

from components.output.view_link import view_link
from components.page.corrections_address import corrections_address
from components.page.open_page import OpenPage
from components.text.formatting import edition_name
from components.text.i18n import _, localized


def error_report(page: OpenPage, region: str, industry: str) -> None:
    """Offer a report on a cell of the built-in dataset; nothing where no address is set."""
    address = corrections_address()
    if page.data or not address:
        return
    text = report_text(page, region, industry)
    with st.popover(_("Report an error"), type="tertiary", key="error-report"):
        st.markdown(_("Say what is wrong and which document says so. Every correction is listed on the method page."))
        st.code(text, language=None, wrap_lines=True)
        st.link_button(_("Write to the editors"), report_address(address, text))


def report_text(page: OpenPage, region: str, industry: str) -> str:
    """Return what a report says of a cell: its names, the edition and version, and the link of the view."""
    return "\n".join(
        [
            f"Focus Atlas: {localized(page.atlas.regions[region], 'name')} × "
            f"{localized(page.atlas.industries[industry], 'name')} ({region}, {industry})",
            f"{_('Edition')}: {edition_name(page.selection.evidence.edition)}",
            f"{_('Dataset version')}: {page.dataset.version}",
            f"{_('Live view')}: {view_link(page)}",
            f"{_('What is wrong, and where does it say so?')}",
        ]
    )


def report_address(address: str, text: str) -> str:
    """Return the address with the text in it if it is one for mail.

    Examples:
        >>> report_address("mailto:atlas@example.org", "a & b")
        'mailto:atlas@example.org?subject=a%20%26%20b&body=a%20%26%20b'
        >>> report_address("https://example.org/form", "a & b")
        'https://example.org/form'
    """
    if not address.startswith("mailto:"):
        return address
    subject = text.partition("\n")[0]
    return f"{address}?subject={quote(subject, safe='')}&body={quote(text, safe='')}"
