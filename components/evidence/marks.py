"""The marks of the kinds of source: a square for commentary and work reports, a ring for lists and policy addresses."""

from collections.abc import Collection

from markupsafe import Markup

from components.text.html import element
from components.text.i18n import _


def marks_of(kinds: Collection[str]) -> Markup:
    """The kinds of sources as words that the style sheet shows as marks: a screen reader would read "black square"."""
    words = (
        ("commentary", element("strong", _("commentary"), class_="mark")),
        ("work report", element("strong", _("work report"), class_="mark")),
        ("list", element("em", _("official list"), class_="mark")),
        ("policy address", element("em", _("policy address"), class_="mark")),
    )
    return Markup(" ").join(word for kind, word in words if kind in kinds)
