"""Escape text for Markdown, HTML and Plotly, so that it is shown literally."""

import re

from markupsafe import Markup, escape

NO_BREAK = "\N{NO-BREAK SPACE}"
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:=\"'&^@/])")
_ADDRESS = re.compile(r"(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
"""Positions where the browser's Markdown would recognise an address and make a link, even if it is escaped."""

_PERCENT = re.compile(r"(?<=\d) (?=%)")
"""The space between a number and its percent sign; no line may break there."""

_SPACE = re.compile(r"[^\S\u00a0]+")
"""White space that a line may break at."""

_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that change the direction of the text that follows, also beyond the end of an unclosed one."""

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that neither XML nor UTF-8 can hold."""

JOINER = "\u2060"
"""Word joiner: invisible and without a line break. It keeps an address from being recognised as a link."""


def escape_markdown(text: str) -> str:
    """Escape `text` for Markdown so that it is shown literally, on one line."""
    return _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub(JOINER, _PERCENT.sub(NO_BREAK, _on_one_line(text))))


def escape_html(text: str) -> Markup:
    """Escape `text` for HTML so that it is shown literally, on one line; `Markup` stays as it is."""
    if isinstance(text, Markup):
        return text
    shown = _DIRECTION_CONTROLS.sub("", _PERCENT.sub(NO_BREAK, text))
    return escape(_SPACE.sub(" ", shown))


def _on_one_line(text: str) -> str:
    return " ".join(_DIRECTION_CONTROLS.sub("", text).split())


def shortened(text: str, length: int) -> str:
    """Cut a text to `length` characters, an ellipsis included."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


LABEL_LENGTH = 80
"""Maximum length of a label in a figure, in characters: labels stand on one line."""


def escape_plotly(text: str, length: int = LABEL_LENGTH) -> str:
    """Escape `text` for a label or hover of Plotly, which reads tags and entities there, and cut it to `length`."""
    shown = shortened(_on_one_line(text), length)
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
