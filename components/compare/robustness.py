"""How robust the statements of the comparison are: each is tested under every other reading of the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from analysis.readings import Choice, Result, Verdict, read
from components.compare.comparison import Comparison, agglomeration_of
from components.dataset import cache
from components.findings import robustness_text
from components.findings.alternative_readings import ALL
from components.findings.claims import Claim, comparison_claims, holding
from components.findings.document_kinds import same_kinds
from components.findings.measures import weighing, weighs_levels
from components.output.downloads import Table, download_buttons, download_popover
from components.output.panel_component import draw_panel
from components.text.formatting import sentences
from components.text.html import element, together
from components.text.i18n import _, ngettext
from components.text.source_text import document_title

SHOWN_FLIPS = 3
SHOWN_SOURCES = 3


@dataclass(frozen=True)
class TestedClaim:
    """A claim with its result now, under every other choice, and with each source left out."""

    claim: Claim
    now: Result
    under: Verdict
    without: Verdict


def robustness_view(comparison: Comparison) -> None:
    """Draw the table of statements with their verdicts."""
    title = _("How far does this depend on the coding?")
    st.subheader(title, anchor=False)
    tests = comparison.cached("tested-claims", lambda: _tests(comparison))
    if not tests:
        st.markdown(_("Nothing can be compared: at most one of these regions names an industry under this choice."))
        return
    total = len(tests[0].under.results)
    st.markdown(_summary(tests, total))
    claims = comparison.cached("claims", lambda: together(_claim(comparison, test, total) for test in tests))
    draw_panel(claims, key="claims")
    text = sentences(
        robustness_text.verdicts_note(),
        robustness_text.choices_note(total, steps=False),
        _(
            "A statement that holds under all of them does not depend on these choices; it may still depend on what "
            "was coded."
        ),
    )
    st.caption(text)
    with st.container(horizontal=True, gap="small", key="robustness-tools"):
        with st.popover(_("All results"), type="tertiary", key="all-readings", on_change="rerun") as results:
            if results.open:
                st.dataframe(_results(tests), hide_index=True)
                every = Table(title, lambda: _results(tests), "readings", text, comparison.regions)
                download_buttons(comparison.page, every, key="all-readings-table")
        shown = Table(title, lambda: _table(comparison, tests), "statements", text, comparison.regions, _meanings())
        download_popover(comparison.page, shown, key="statements")


def _tests(comparison: Comparison) -> list[TestedClaim]:
    choice = Choice(ALL, comparison.min_level, "industry", weighs_levels(comparison.measure))
    now = read(choice, comparison.levels, weighing(comparison.measure))
    asked = comparison.page.selection
    pairs = comparison.page.focus.other_editions
    under = cache.readings(asked.evidence, comparison.measure, pairs)
    without = cache.readings_without(asked.evidence, choice, comparison.measure, pairs)
    comparable = partial(same_kinds, comparison.page.atlas, comparison.page.focus)
    claims = comparison_claims(comparison.regions, now, comparison.name, comparable, agglomeration_of(comparison))
    return [
        TestedClaim(claim, claim.judged([now]).results[0], claim.judged(under), claim.judged(without))
        for claim in holding(claims, now)
    ]


def _claim(comparison: Comparison, test: TestedClaim, total: int) -> Markup:
    """A claim with its verdict and a stroke for each choice; its regions and reasons open below it."""
    classes = {True: "yes", False: "no", None: "unknown"}
    held = robustness_text.share(test.under, total)
    strokes = element(
        "span",
        *(element("i", class_=classes[result.holds]) for result in test.under.results),
        class_="verdict-strokes",
        role="img",
        aria_label=held,
    )
    links = comparison.page.links
    reasons = {
        # A link inside the summary, which is a control itself, could not be told from it.
        _("Regions"): links.named(test.claim.text),
        _("Now"): robustness_text.numbers(test.now, test.claim.compared),
        _("Under other choices"): held,
        _("Where it fails"): robustness_text.failures(test.under, SHOWN_FLIPS),
        _("One source left out"): links.sentence(_without_a_source(comparison, test)),
    }
    entries = [element("dt", name) + element("dd", text) for name, text in reasons.items() if text]
    verdict = element("span", robustness_text.verdict_name(test.under, test.without), class_="verdict")
    summary = element("summary", verdict, element("span", test.claim.text), strokes)
    return element("details", summary, element("dl", *entries), class_="claim")


def _without_a_source(comparison: Comparison, test: TestedClaim) -> str:
    def titles(failing: Sequence[str]) -> list[str]:
        names = [document_title(comparison.page.atlas.sources[key]) for key in failing]
        if len(names) <= SHOWN_SOURCES:
            return names
        more = len(names) - SHOWN_SOURCES + 1
        return [*names[: SHOWN_SOURCES - 1], ngettext("{n} more source", "{n} more sources", more)]

    return robustness_text.without_a_source(test.without, titles)


def _summary(tests: Sequence[TestedClaim], total: int) -> str:
    firm = sum(robustness_text.is_firm(test.under) and robustness_text.is_firm(test.without) for test in tests)
    least = min(test.under.judged for test in tests)
    if not firm:
        return ngettext(
            "The statement does not hold in every check (every choice in which it can be tested, at least {least} of "
            "{total}, and without any one of the sources).",
            "None of {n} statements holds in every check (every choice in which it can be tested, at least {least} of "
            "{total}, and without any one of the sources).",
            len(tests),
            least=least,
            total=total,
        )
    return ngettext(
        "{firm} of {n} statement holds in every check: under every choice in which it can be tested (at "
        "least {least} of {total}), and without any one of the sources.",
        "{firm} of {n} statements hold in every check: under every choice in which they can be tested (at "
        "least {least} of {total}), and without any one of the sources.",
        len(tests),
        firm=firm,
        least=least,
        total=total,
    )


def _table(comparison: Comparison, tests: Sequence[TestedClaim]) -> pd.DataFrame:
    """The statements as a table for downloads, with counts as numbers."""
    return pd.DataFrame(
        {
            _("Statement"): [test.claim.text for test in tests],
            _("First number"): [test.now.numbers[0] for test in tests],
            _("Second number"): [test.now.numbers[1] for test in tests],
            _("Choices under which it holds"): [test.under.holding for test in tests],
            _("Choices under which it can be tested"): [test.under.judged for test in tests],
            _("Where it fails"): [robustness_text.failures(test.under, SHOWN_FLIPS) for test in tests],
            _("One source left out"): [_without_a_source(comparison, test) for test in tests],
        }
    )


def _meanings() -> dict[str, str]:
    return {
        _("Choices under which it holds"): _("number of ways to read the evidence"),
        _("Choices under which it can be tested"): _("number of ways to read the evidence"),
        _("Where it fails"): _("choices under which it fails more often than elsewhere"),
        _("One source left out"): _("sources without which it does not hold"),
    }


def _results(tests: Sequence[TestedClaim]) -> pd.DataFrame:
    """The result of every statement under every choice."""
    rows = [
        {
            _("Statement"): test.claim.text,
            **robustness_text.choice_names(result.choice),
            _("First number"): result.numbers[0],
            _("Second number"): result.numbers[1],
            _("Holds"): {True: _("yes"), False: _("no"), None: _("cannot be tested")}[result.holds],
        }
        for test in tests
        for result in test.under.results
    ]
    return pd.DataFrame(rows)
