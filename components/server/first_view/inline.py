"""The little Markdown that stands in headings, labels and captions, as HTML."""

import re

from markupsafe import Markup

from components.server.first_view.errors import CannotBeShownError
from components.text.html import element, together

SIGNS = re.compile(
    r"\\(?P<sign>[^\w\s])"
    r"|\*\*(?P<strong>(?:\\.|[^\\*])+)\*\*"
    r"|\[(?P<link>(?:\\.|[^\\\]])+)\]\(<(?P<address>[^<>\s]+)>\)"
    r"|:(?P<look>[a-z]+)\[(?P<text>(?:\\.|[^\\\]])*)\]"
    r"|(?P<other>[`\[\]]|\*|^#|^\s*[-+>|])"
)
"""An escaped sign, strong text, a link, text with a look such as `:gray[…]`, and whatever else would mean something."""


def inline(text: str) -> Markup:
    r"""Return the text as HTML.

    Raises:
        CannotBeShownError: it holds other Markdown.

    Examples:
        >>> inline(r"**A** & :small[b] \[1\]")
        Markup('<strong>A</strong> &amp; <span class="small">b</span> [1]')
    """
    parts: list[str] = []
    end = 0
    for found in SIGNS.finditer(text):
        parts.append(text[end : found.start()])
        end = found.end()
        if found["other"]:
            raise CannotBeShownError(f"Markdown: {text}")
        if found["sign"]:
            parts.append(found["sign"])
        elif found["strong"]:
            parts.append(element("strong", inline(found["strong"])))
        elif found["link"]:
            parts.append(element("a", inline(found["link"]), href=found["address"]))
        else:
            parts.append(element("span", inline(found["text"]), class_=found["look"]))
    return together([*parts, text[end:]])
