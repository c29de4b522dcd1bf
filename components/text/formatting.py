"""Words and numbers as the reader's language writes them; text that is shown as text whatever it contains."""

import re
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from analysis.focus import Blank
from components.text.i18n import _, language, pgettext

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:=\"'&^@/])")
_ADDRESS = re.compile(r"(?<=http)(?=s?:)|(?<=www)(?=\.)|(?=@)", re.IGNORECASE)
"""Where the browser's Markdown would see an address and make a link of it, whatever is escaped."""

_SHARE = re.compile(r"(?<=\d) (?=%)")
"""Between a number and its sign, where no line ends."""

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows, beyond the end of a text that does not close them."""

JOINER = "\u2060"
"""Takes no room and breaks no line; it breaks an address in two."""

_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
DASH = "–"
BETWEEN = "–"
"""Stands between the ends of a step."""

NO_BREAK = "\N{NO-BREAK SPACE}"
DOT = f"{NO_BREAK}· "
"""Stands between parts of a line; a line ends with it and never begins with it."""


def escape_markdown(text: str) -> str:
    """Escape `text` for Markdown so that it is shown as it stands, on one line."""
    return _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub(JOINER, _SHARE.sub(NO_BREAK, _on_one_line(text))))


def _on_one_line(text: str) -> str:
    return " ".join(_TURNS.sub("", text).split())


def shortened(text: str, length: int) -> str:
    """A text cut to a length, with the sign that says so."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


DRAWN = 80
"""Characters of a name that a figure shows: its labels stand on one line."""


def escape_plotly(text: str, length: int = DRAWN) -> str:
    """A text as a figure shows it as it stands, cut to a length: Plotly reads tags and entities in every label."""
    shown = shortened(_on_one_line(text), length)
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def number(value: float, decimals: int = 0) -> str:
    """A number with the language's separators; what is rounded to nothing has no sign."""
    return _written(abs(value) if round(value, decimals) == 0 else value, decimals, _LOCALES[language()])


@lru_cache(maxsize=8192)
def _written(value: float, decimals: int, locale: str) -> str:
    # A matrix of a user's own writes thousands, nearly all of them those of the view before: a third of its drawing.
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=locale))


def percent(value: float, decimals: int = 0) -> str:
    """A share of one in per cent, with the language's space before the sign."""
    return _("{n} %").format(n=number(100 * value, decimals))


def day(value: date) -> str:
    """A date, e.g. 4 August 2021."""
    return str(format_date(value, format="long", locale=_LOCALES[language()]))


def dated(value: str, precision: str) -> str:
    """A source's date at the precision it is known to; `undated` and `standing` are said."""
    if precision == "undated" or not value:
        return _("undated")
    when = date.fromisoformat(value)
    skeletons = {"month": "yMMMM", "year": "y"}
    if precision in skeletons:
        return str(format_skeleton(skeletons[precision], when, locale=_LOCALES[language()]))
    text = day(when)
    return _("page without a fixed date, as of {date}").format(date=text) if precision == "standing" else text


_steps: ContextVar[tuple[str, str, str] | None] = ContextVar("steps", default=None)


def use_steps(names: tuple[str, str, str] | None) -> None:
    """Name the three levels of this run after the steps of a scale; None for the levels of commitment."""
    _steps.set(names)


def steps() -> tuple[str, str, str] | None:
    """Names of the three levels of this run where they are steps of a scale."""
    return _steps.get()


def first_step() -> str:
    """Where the first step of the scale in use begins; the first level of commitment without one."""
    names = _steps.get()
    return names[0].split(BETWEEN)[0] if names else level_name(1)


def level_name(level: int) -> str:
    """The name of a commitment level, or of a step of the scale in use."""
    names = _steps.get()
    return names[level - 1] if names else {1: _("Direction"), 2: _("Programme"), 3: _("Flagship")}[level]


def level_label(level: int) -> str:
    """A level with its number, as `3 Flagship`; a step of a scale has its value already."""
    return level_name(level) if _steps.get() else f"{level} {level_name(level)}"


def level_heading(level: int) -> str:
    """A level over what stands at it: its number must not seem to count this."""
    return level_name(level) if _steps.get() else _("Level {n}: {name}").format(n=level, name=level_name(level))


def blank_name(kind: Blank) -> str:
    """The name of a kind of blank."""
    return {
        Blank.NOT_MENTIONED: _("Not mentioned"),
        Blank.NOT_COVERED: _("Not covered"),
        Blank.NOT_APPLICABLE: _("Not applicable"),
        Blank.BELOW: _("Below the first step"),
        Blank.NO_VALUE: _("No value"),
    }[kind]


def kind_name(kind: str) -> str:
    """The name of a kind of region."""
    return {
        "municipality": _("Municipality"),
        "province": _("Province"),
        "autonomous region": _("Autonomous region"),
        "special administrative region": _("Special administrative region"),
        "sub-provincial city": _("Sub-provincial city"),
        "prefecture-level city": _("Prefecture-level city"),
        "own": _("Region of your data"),
    }[kind]


def enumerated(names: list[str]) -> str:
    """Names as a list in a sentence: `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    comma, last = pgettext("list separator", ", "), pgettext("list separator", " and ")
    return comma.join(names[:-1]) + last + names[-1]


def bracketed(text: str, remark: str) -> str:
    """A text with a remark in brackets."""
    return _("{text} ({remark})").format(text=text, remark=remark)


def sentences(*parts: str) -> str:
    """Sentences one after the other, empty ones left out; Chinese ones need no blank between them."""
    return ("" if language() == "zh" else " ").join(filter(None, parts))


def semicolons(parts: Iterable[str]) -> str:
    """Parts that hold commas themselves, one after the other."""
    return pgettext("list separator", "; ").join(parts)


def clauses(*parts: str) -> str:
    """Parts of one statement, one after the other; empty ones are left out."""
    return pgettext("between clauses", ", ").join(filter(None, parts))


def labelled(label: str, text: str) -> str:
    """A text behind its label."""
    return pgettext("behind a label", "{label}: {text}").format(label=label, text=text)
