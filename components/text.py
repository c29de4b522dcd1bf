"""Words and numbers as the reader's language writes them; text that is shown as text whatever it contains."""

import re
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from components.i18n import _, language, pgettext

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:=\"'&^@/])")
_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
DASH = "–"


def plain(text: str) -> str:
    """Escape `text` for Markdown so that it is shown as it stands, on one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def number(value: float, decimals: int = 0) -> str:
    """A number with the language's separators."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=_LOCALES[language()]))


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
    return _("standing, read {date}").format(date=text) if precision == "standing" else text


def level_name(level: int) -> str:
    """The name of a commitment level."""
    return {1: _("Direction"), 2: _("Programme"), 3: _("Flagship")}[level]


def blank_name(kind: str) -> str:
    """The name of a kind of blank."""
    return {
        "not mentioned": _("Not mentioned"),
        "not covered": _("Not covered"),
        "not applicable": _("Not applicable"),
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
    }[kind]


def enumerated(names: list[str]) -> str:
    """Names as a list in a sentence: `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    comma, last = pgettext("list separator", ", "), pgettext("list separator", " and ")
    return comma.join(names[:-1]) + last + names[-1]
