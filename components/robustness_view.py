"""How sure: the statements of the comparison, asked again under every other way to read the evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
import streamlit as st

from analysis import readings
from analysis.readings import Choice, Reading, Result, Statement, Verdict, judge
from components import cache
from components.comparison import Comparison, agglomeration_of, peers
from components.downloads import Table, download_buttons
from components.i18n import _, ngettext, pick
from components.text import enumerated, level_name, number, plain

SHOWN_FLIPS = 3
SHOWN_SOURCES = 3
DIMENSIONS = ("lowest", "sources", "columns", "weighed")


@dataclass(frozen=True)
class Claim:
    """A statement in words, as it is true now: a comparison of two numbers, or its negation."""

    text: str
    statement: Statement
    decimals: int
    negated: bool = False

    def judged(self, under: Iterable[Reading]) -> Verdict:
        """How the claim fares."""
        return judge(self.statement, under, negated=self.negated)


def robustness_view(found: Comparison) -> None:
    """Draw the table of statements with their verdicts."""
    page = found.page
    under = cache.readings(page.selection.sources, page.selection.as_of)
    without = cache.readings_without(
        page.selection.sources, page.selection.as_of, found.lowest, found.measure != "jaccard"
    )
    now = without[0]
    claims = [claim for claim in _claims(found, now) if claim.judged([now]).judged]
    st.subheader(_("How far does this depend on the coding?"), anchor=False)
    if not claims:
        st.markdown(_("Nothing can be compared: at most one of these regions names an industry under this choice."))
        return
    verdicts = [(claim, claim.judged(under), claim.judged(without[1:])) for claim in claims]
    st.markdown(_summary(verdicts, len(under)))
    head = (_("Statement"), _("Now"), _("Under other choices"), _("Where it fails"), _("One source left out"))
    body = ["| " + " | ".join(head) + " |", "|:--|:--|:--|:--|:--|"]
    for claim, verdict, left_out in verdicts:
        cells = (
            plain(claim.text),
            _numbers(claim.judged([now]).results[0], claim.decimals),
            _share(verdict, len(under)),
            plain(_flips(verdict)),
            plain(_sources(found, left_out)),
        )
        body.append("| " + " | ".join(cells) + " |")
    st.markdown("\n".join(body))
    st.caption(
        _(
            "{n} choices: lowest level that counts 1, 2 or 3; commentary alone or with the lists; with or without "
            "umbrella and agenda columns; presence or level. “Now” gives the two numbers that the statement compares. "
            "A statement that holds under all of them does not depend on these choices; it may still depend on what "
            "was coded."
        ).format(n=len(under))
    )
    with st.popover(_("All results"), type="tertiary", key="all-readings", on_change="rerun") as results:
        if results.open:
            st.dataframe(_table(verdicts), hide_index=True)
            _downloads(found, verdicts)


def _downloads(found: Comparison, verdicts: list[tuple[Claim, Verdict, Verdict]]) -> None:
    title = _("How far does this depend on the coding?")
    table = Table(title, lambda: _table(verdicts), "readings", subject=found.regions)
    download_buttons(found.page, table, key="all-readings-table")


def _claims(found: Comparison, now: Reading) -> Iterator[Claim]:
    first, *others = found.regions
    name = found.name
    yield _either(
        readings.more_alike_than_usual(first, others[0]),
        now,
        _("{one} and {other} are more alike than two regions usually are"),
        _("{one} and {other} are less alike than two regions usually are"),
        2,
        one=name(first),
        other=name(others[0]),
    )
    for other in others:
        yield _either(
            readings.names_more(first, other),
            now,
            _("{one} names more industries than {other}"),
            _("{one} names no more industries than {other}"),
            0,
            one=name(first),
            other=name(other),
        )
    for one, other in pairwise(others):
        yield _either(
            readings.more_alike(first, one, other),
            now,
            _("{first} is more like {one} than like {other}"),
            _("{first} is no more like {one} than like {other}"),
            2,
            first=name(first),
            one=name(one),
            other=name(other),
        )
    for region in found.regions:
        nearest = peers(now.levels, region, found.page)[0]
        yield Claim(
            _("No region is as like {one} as {other}").format(one=name(region), other=name(nearest)),
            readings.nearest_is(region, nearest),
            2,
        )
    yield _either(
        readings.closer_within(agglomeration_of(found)),
        now,
        _("Regions of one agglomeration are more alike than regions of different ones"),
        _("Regions of one agglomeration are no more alike than regions of different ones"),
        2,
    )


def _either(statement: Statement, now: Reading, text: str, other_way: str, decimals: int, **names: str) -> Claim:
    """The claim in the direction that is true now."""
    negated = judge(statement, [now]).holding == 0
    return Claim((other_way if negated else text).format(**names), statement, decimals, negated)


def _numbers(result: Result, decimals: int) -> str:
    first, second = result.numbers
    return _("{a} against {b}").format(a=number(first, decimals), b=number(second, decimals))


def _share(verdict: Verdict, total: int) -> str:
    if not verdict.judged:
        return _("cannot be said")
    held = (
        _("**holds under all {n}**").format(n=verdict.judged)
        if verdict.holding == verdict.judged
        else _("holds under {held} of {n}").format(held=verdict.holding, n=verdict.judged)
    )
    unsaid = total - verdict.judged
    return held + (" · " + _("cannot be said under {n}").format(n=unsaid) if unsaid else "")


def _flips(verdict: Verdict) -> str:
    overall = 1 - verdict.holding / max(verdict.judged, 1)
    found = [
        (fails / judged, _value_name(dimension, value), fails, judged)
        for dimension in DIMENSIONS
        for value, (fails, judged) in verdict.failing(dimension).items()
        if fails and fails / judged >= overall
    ]
    worst = sorted(found, key=lambda entry: -entry[0])[:SHOWN_FLIPS]
    return "; ".join(
        _("{choice}: {fails} of {judged}").format(choice=choice, fails=fails, judged=judged)
        for _rate, choice, fails, judged in worst
    )


def _value_name(dimension: str, value: object) -> str:
    match dimension, value:
        case "lowest", int(level):
            return _("from level {n} ({name})").format(n=level, name=level_name(level))
        case "sources", _other:
            return _("commentary alone") if value == cache.COMMENTARY else _("commentary and lists")
        case "columns", _other:
            return {
                "industry": _("industries only"),
                "umbrella": _("with umbrella columns"),
                "agenda": _("with agenda columns"),
                "all": _("with umbrella and agenda columns"),
            }[str(value)]
        case _dimension, _other:
            return _("levels weighed") if value else _("presence counted")


def _sources(found: Comparison, left_out: Verdict) -> str:
    failing = [result.choice.sources for result in left_out.results if result.holds is False]
    if not failing:
        return _("holds without any one of {n}").format(n=left_out.judged)
    titles = [pick(found.page.atlas.sources[key], "title") for key in failing]
    if len(titles) > SHOWN_SOURCES:
        more = ngettext("{n} more source", "{n} more sources", len(titles) - SHOWN_SOURCES + 1)
        titles = [*titles[: SHOWN_SOURCES - 1], more]
    return ngettext("fails without {list}", "fails without any of these: {list}", len(failing), list=enumerated(titles))


def _summary(verdicts: list[tuple[Claim, Verdict, Verdict]], total: int) -> str:
    firm = sum(verdict.holding == verdict.judged > 0 for _claim, verdict, _left in verdicts)
    return ngettext(
        "{firm} of {n} statement holds under every one of the {total} ways to read the evidence in which it can be "
        "said.",
        "{firm} of {n} statements hold under every one of the {total} ways to read the evidence in which they can be "
        "said.",
        len(verdicts),
        firm=firm,
        total=total,
    )


def _table(verdicts: list[tuple[Claim, Verdict, Verdict]]) -> pd.DataFrame:
    rows = [
        {
            _("Statement"): claim.text,
            **_choice(result.choice),
            _("First number"): result.numbers[0],
            _("Second number"): result.numbers[1],
            _("Holds"): {True: _("yes"), False: _("no"), None: _("cannot be said")}[result.holds],
        }
        for claim, verdict, _left in verdicts
        for result in verdict.results
    ]
    return pd.DataFrame(rows)


def _choice(choice: Choice) -> dict[str, str]:
    return {
        _("Sources"): _value_name("sources", choice.sources),
        _("Level"): _value_name("lowest", choice.lowest),
        _("Columns of the matrix"): _value_name("columns", choice.columns),
        _("Measured by"): _value_name("weighed", choice.weighed),
    }
