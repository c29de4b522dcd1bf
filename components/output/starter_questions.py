"""Four questions for first-time readers, each a link to a view that answers it: on every page, behind a button."""

from markupsafe import Markup

from components.page.links import address_of
from components.selection.model import Selection
from components.selection.tray import two_years
from components.text.html import element, quiet
from components.text.i18n import _


def starter_questions(selection: Selection) -> Markup:
    """Links in HTML, each with a kind of reader who asks the question; `assets/links.js` opens them in place."""
    links = (
        element("li", element("a", quiet(who), " ", asked, href=address_of(page, selection.query() | query)))
        for who, asked, page, query in _questions()
    )
    heading = element("b", _("Questions to start from"))
    return element("div", heading, element("ul", *links), class_="questions")


def _questions() -> tuple[tuple[str, str, str, dict[str, str]], ...]:
    return (
        (
            _("Analyst"),
            _("Who builds on integrated circuits, and how firmly?"),
            "profile",
            {"of": "industry", "industry": "integrated-circuits"},
        ),
        (
            _("Then and now"),
            _("What did Anhui promise in 2021, and what in 2026?"),
            "compare",
            two_years("CN-AH"),
        ),
        (
            _("Journalist"),
            _("What do Shanghai and Guangdong share, and on whose word?"),
            "compare",
            {"compare": "CN-SH,CN-GD"},
        ),
        (
            _("Student"),
            _("What does a single cell of the matrix rest on?"),
            "heatmap",
            {"region": "CN-CQ", "industry": "automobiles"},
        ),
    )
