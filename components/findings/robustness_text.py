"""The results of a statement under other choices, in words for pages and briefs."""

from collections.abc import Callable, Sequence
from math import isclose

from analysis.editions import Edition
from analysis.readings import Choice, Result, Verdict
from components.findings.alternative_readings import ALL, BROADER, COMMENTARY, CONFIRMED, EMPHASISED, LATEST
from components.findings.claims import Compared
from components.text.formatting import enumerated, labelled, level_name, number, semicolons
from components.text.i18n import _, ngettext

MOST_DECIMALS = 6

DIMENSIONS = ("min_level", "sources", "columns", "weighed")
"""Fields of a choice, in the order in which failures name them."""


def numbers(result: Result, compared: Compared) -> str:
    """The two numbers that a statement compares, and what they are: tables have no column headings on a phone.

    Different numbers get as many decimals as it takes to see the difference.
    """
    one, other = result.numbers
    min_decimals = 2 if compared is Compared.SIMILARITY else 1
    sufficient = (n for n in range(min_decimals, MOST_DECIMALS) if round(one, n) != round(other, n))
    decimals = min_decimals if isclose(one, other) else next(sufficient, MOST_DECIMALS)
    first, second = (number(value, 0 if value == int(value) else decimals) for value in result.numbers)
    what = {
        Compared.SIMILARITY: _("similarity"),
        Compared.INDUSTRIES: _("industries named"),
        Compared.REGIONS: _("regions that name it"),
    }[compared]
    return labelled(what, _("{a} against {b}").format(a=first, b=second))


def is_firm(verdict: Verdict) -> bool:
    """True if a statement holds under every choice under which it can be judged."""
    return verdict.holding == verdict.judged > 0


MOSTLY = 2 / 3
"""Share of the choices under which a statement holds that is mostly true."""


def verdict_name(under: Verdict, without: Verdict) -> str:
    """Return the verdict on a statement in a word: under other choices, and with one source left out."""
    if not under.judged:
        return _("untested")
    if is_firm(under) and is_firm(without):
        return _("firm")
    return _("mostly") if under.holding >= MOSTLY * under.judged else _("fragile")


def verdicts_note() -> str:
    """Say what the verdicts mean, and what the strokes beside a statement are."""
    return _(
        "Firm: holds under every choice and without any one source. Mostly: holds under at least two thirds of the "
        "choices. Fragile: under fewer. One stroke per choice: full where the statement holds, low where it fails, "
        "pale where it cannot be tested."
    )


def share(verdict: Verdict, total: int) -> str:
    """The number of choices under which a statement holds, and under which it cannot be judged."""
    if not verdict.judged:
        return _("cannot be tested")
    held = (
        _("holds under all {n}").format(n=verdict.judged)
        if is_firm(verdict)
        else _("holds under {held} of {n}").format(held=verdict.holding, n=verdict.judged)
    )
    unknown = total - verdict.judged
    return held + (" · " + _("cannot be tested under {n}").format(n=unknown) if unknown else "")


def failures(verdict: Verdict, shown: int) -> str:
    """The choices under which a statement fails more often than on average, the worst first, at most `shown`."""
    overall = 1 - verdict.holding / max(verdict.judged, 1)
    failing = [
        (fails / judged, value_name(dimension, value), fails, judged)
        for dimension in DIMENSIONS
        for value, (fails, judged) in verdict.failing(dimension).items()
        if fails and fails / judged > overall
    ]
    worst = sorted(failing, key=lambda entry: -entry[0])[:shown]
    if not worst:
        return "" if verdict.holding == verdict.judged else _("under every choice alike")
    return semicolons(
        _("{choice}: {fails} of {judged}").format(choice=choice, fails=fails, judged=judged)
        for _rate, choice, fails, judged in worst
    )


def without_a_source(left_out: Verdict, titles: Callable[[Sequence[str]], list[str]]) -> str:
    """The sources without which a statement fails; `titles` names sources by their ids."""
    if not left_out.judged:
        return _("cannot be tested")
    failing = [result.choice.sources for result in left_out.results if result.holds is False]
    if not failing:
        return _("holds without any one of {n}").format(n=left_out.judged)
    return ngettext(
        "fails without {list}", "fails without any of these: {list}", len(failing), list=enumerated(titles(failing))
    )


def choices_note(total: int, *, steps: bool) -> str:
    """A note: what was varied, and what the two numbers of a statement are."""
    varied = (
        _("lowest step that counts 1, 2 or 3; presence or step")
        if steps
        else _(
            "lowest level that counts 1, 2 or 3; which evidence is read (commentary alone, latest lists, confirmed "
            "items, the other year of reports, broader headings, industries emphasised alone); with or without "
            "umbrella and agenda columns; presence or level"
        )
    )
    return _(
        "{n} choices: {list}. The two numbers of a statement are those that it compares under the choice in force."
    ).format(n=total, list=varied)


def choice_names(choice: Choice) -> dict[str, str]:
    """The fields of a choice by their headings."""
    return {
        _("Sources"): value_name("sources", choice.sources),
        _("Level"): value_name("min_level", choice.min_level),
        _("Columns of the matrix"): value_name("columns", choice.columns),
        _("Measured by"): value_name("weighed", choice.weighed),
    }


def value_name(dimension: str, value: object) -> str:
    """The value of a field of a choice in words."""
    match dimension, value:
        case "min_level", int(level):
            return from_level(level)
        case "sources", _other:
            return _evidence_name(str(value))
        case "columns", _other:
            return {
                "industry": _("industries only"),
                "umbrella": _("with umbrella columns"),
                "agenda": _("with agenda columns"),
                "all": _("with umbrella and agenda columns"),
            }[str(value)]
        case _dimension, _other:
            return _("levels weighed") if value else _("presence counted")


def _evidence_name(value: str) -> str:
    return {
        COMMENTARY: _("commentary alone"),
        ALL: _("the evidence in force"),
        CONFIRMED: _("confirmed items"),
        LATEST: _("latest lists"),
        BROADER: _("broader headings"),
        EMPHASISED: _("industries emphasised alone"),
        Edition.REPORTS_2021.value: _("work reports of 2021"),
        Edition.REPORTS_2026.value: _("work reports of 2026"),
    }[value]


def from_level(level: int) -> str:
    """The lowest level that counts as named, in words."""
    return _("at level {n} ({name}) or above").format(n=level, name=level_name(level))
