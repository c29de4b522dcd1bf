"""Format numbers, dates, lists and labels in the reader's language."""

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from analysis.change import Change
from analysis.editions import COMMENTARY, LIST, POLICY_ADDRESS, WORK_REPORT, Edition
from analysis.focus import Blank
from components.text.escaping import NO_BREAK
from components.text.i18n import _, language, ngettext, pgettext, speak_of_amounts

_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}
DASH = "–"
BETWEEN = "–"
"""Stands between the lower and the upper end of a step of a scale."""

DOT = f"{NO_BREAK}· "
"""Separates parts of a line. A line may break after it, not before it."""


def number(value: float, decimals: int = 0) -> str:
    """Format a number with the language's separators. A value that rounds to zero has no minus sign."""
    return _formatted(abs(value) if round(value, decimals) == 0 else value, decimals, _LOCALES[language()])


@lru_cache(maxsize=8192)
def _formatted(value: float, decimals: int, locale: str) -> str:
    # A user's matrix formats thousands of numbers, mostly the same in every run: without the cache a third of its time.
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=locale))


def percent(value: float, decimals: int = 0) -> str:
    """Format a share (0 to 1) in per cent."""
    return _("{n} %").format(n=number(100 * value, decimals))


def day(value: date) -> str:
    """Format a date, e.g. 4 August 2021."""
    return str(format_date(value, format="long", locale=_LOCALES[language()]))


def short_day(value: date) -> str:
    """Format a date where there is little room, e.g. 4 Aug 2021."""
    return str(format_date(value, format="medium", locale=_LOCALES[language()]))


def edition_name(edition: Edition) -> str:
    """Return the name of an edition."""
    return {
        Edition.LISTS: _("Lists to 2021"),
        Edition.REPORTS_2021: _("Reports 2021"),
        Edition.REPORTS_2026: _("Reports 2026"),
        Edition.CHANGE: _("Change"),
    }[edition]


def kind_of_document(kind: str) -> str:
    """Return the name of a kind of document, in the plural."""
    return {
        COMMENTARY: _("Commentary"),
        LIST: _("Official lists"),
        WORK_REPORT: _("Work reports"),
        POLICY_ADDRESS: _("Policy address"),
    }[kind]


def edition_tag(edition: Edition, *, address: bool = False) -> str:
    """Return what a region is read from in an edition, in two or three words.

    Args:
        edition: any but the change.
        address: True for a region whose policy address stands beside the work reports of 2026.
    """
    if address and edition is Edition.REPORTS_2026:
        return _("2025 address")
    return {
        Edition.LISTS: _("lists to 2021"),
        Edition.REPORTS_2021: _("2021 report"),
        Edition.REPORTS_2026: _("2026 report"),
    }[edition]


def dated(value: str, precision: str) -> str:
    """Format a source's date at its precision.

    Args:
        value: ISO date; empty if undated.
        precision: day, month, year, undated, or standing for a page that is updated without a fixed date.
    """
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
    """Set the names of the three levels for this run: steps of a scale, or None for the levels of commitment."""
    _steps.set(names)
    speak_of_amounts(names is not None)


def steps() -> tuple[str, str, str] | None:
    """Return the names of the steps of the scale in use; None if levels of commitment are shown."""
    return _steps.get()


def first_step() -> str:
    """Return the lower end of the first step of the scale in use, else the name of the first level of commitment."""
    names = _steps.get()
    return names[0].split(BETWEEN)[0] if names else level_name(1)


def level_name(level: int) -> str:
    """Return the name of a level (1 to 3): a step of the scale in use, or a level of commitment."""
    names = _steps.get()
    return names[level - 1] if names else {1: _("Direction"), 2: _("Programme"), 3: _("Flagship")}[level]


def level_label(level: int) -> str:
    """Return a level with its number, as `3 Flagship`; a step of a scale has no number of its own."""
    return level_name(level) if _steps.get() else f"{level} {level_name(level)}"


def level_heading(level: int) -> str:
    """Return a level as a heading over its members; worded so that its number does not look like their count."""
    return level_name(level) if _steps.get() else _("Level {n}: {name}").format(n=level, name=level_name(level))


def blank_name(kind: Blank) -> str:
    """Return the name of a kind of blank."""
    return {
        Blank.NOT_MENTIONED: _("Not mentioned"),
        Blank.BROADER: _("Broader heading"),
        Blank.NOT_COVERED: _("Not covered"),
        Blank.NOT_APPLICABLE: _("Not applicable"),
        Blank.BELOW: _("Below the first step"),
        Blank.NO_VALUE: _("No value"),
        Blank.TOTAL: _("Total, not counted"),
    }[kind]


def change_name(change: Change) -> str:
    """Return what became of a cell, in a word or two."""
    return {
        Change.ADDED: _("added"),
        Change.RAISED: _("raised"),
        Change.KEPT: _("kept"),
        Change.LOWERED: _("lowered"),
        Change.NOT_AGAIN: _("not named again"),
    }[change]


def kind_name(kind: str) -> str:
    """Return the name of a kind of region."""
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
    """Join names as a list in a sentence: `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    comma, last = pgettext("list separator", ", "), pgettext("list separator", " and ")
    return comma.join(names[:-1]) + last + names[-1]


def first_of(names: Sequence[str], shown: int) -> str:
    """Join the first names as a list, and say how many more there are; in Chinese, how many there are in all."""
    more = len(names) - shown
    if more < 1:
        return enumerated(list(names))
    first = pgettext("list separator", ", ").join(names[:shown])
    counted = len(names) if language() == "zh" else more
    return ngettext("{names} and {n} more", "{names} and {n} more", counted, names=first)


def some_of(names: list[str], most: int = 12) -> str:
    """Join the first names as a list; an ellipsis stands for the others."""
    return enumerated([*names[:most], *(["…"] if len(names) > most else [])])


def bracketed(text: str, remark: str) -> str:
    """Append a remark in brackets."""
    return _("{text} ({remark})").format(text=text, remark=remark)


def sentences(*parts: str) -> str:
    """Join sentences; empty ones are left out. Chinese sentences need no space between them."""
    return ("" if language() == "zh" else " ").join(filter(None, parts))


def semicolons(parts: Iterable[str]) -> str:
    """Join parts that contain commas themselves."""
    return pgettext("list separator", "; ").join(parts)


def clauses(*parts: str) -> str:
    """Join parts of one statement with commas; empty ones are left out."""
    return pgettext("between clauses", ", ").join(filter(None, parts))


def labelled(label: str, text: str) -> str:
    """Put a label before a text: `label: text`."""
    return pgettext("behind a label", "{label}: {text}").format(label=label, text=text)
