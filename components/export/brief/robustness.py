"""How far the statements of a brief depend on the coding: a table of statements with their results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from analysis.editions import EvidenceChoice, edition_focus
from analysis.focus import Focus
from analysis.other_editions import with_pairs
from analysis.readings import Choice, Reading, read
from components.export.brief.document import RobustnessSection
from components.export.brief.settings import BriefSettings
from components.findings import robustness_text
from components.findings.alternative_readings import ALL, of_steps, under_every_choice, with_lists, without_each
from components.findings.claims import Claim, holding
from components.findings.measures import weighing, weighs_levels
from components.text.i18n import _, ngettext

MAX_FAILURES = 2
"""Choices named under which a statement fails most often."""


def robustness_section(
    settings: BriefSettings,
    claims: Callable[[Reading], Iterator[Claim]],
    numbers: Mapping[str, int],
    kind: str = "industry",
) -> RobustnessSection:
    """Test the claims that hold now under every other choice, and with each source left out.

    Args:
        settings: the input of the brief.
        claims: from a reading of the evidence to the claims about it.
        numbers: of the cited sources by their ids.
        kind: of the columns that the claims are about; all columns of that kind are read.
    """
    choice = Choice(ALL, settings.min_level, kind, weighs_levels(settings.measure))
    now = read(choice, settings.levels_with(kind), weighing(settings.measure))
    held = holding(claims(now), now)
    if not held:
        return RobustnessSection()
    under = settings.once("readings", lambda: _under_every_choice(settings))
    without = settings.once(f"readings without a source, {kind}", lambda: _without_each(settings, now))
    rows = []
    for claim in held:
        verdict = claim.judged(under)
        row: tuple[str, ...] = (
            claim.text,
            robustness_text.numbers(claim.judged([now]).results[0], claim.compared),
            robustness_text.share(verdict, len(under)),
            robustness_text.failures(verdict, MAX_FAILURES),
        )
        if without:
            row += (robustness_text.without_a_source(claim.judged(without), lambda keys: _named(numbers, keys)),)
        rows.append(row)
    heads: tuple[str, ...] = (_("Statement"), _("Now"), _("Under other choices"), _("Where it fails"))
    heads += (_("One source left out"),) if without else ()
    note = robustness_text.choices_note(len(under), steps=settings.header is not None)
    return RobustnessSection(heads, tuple(rows), note)


def _under_every_choice(settings: BriefSettings) -> tuple[Reading, ...]:
    measure = weighing(settings.measure)
    if settings.header:
        return of_steps(settings.all_levels, measure)
    return under_every_choice(settings.atlas, partial(_focus, settings), with_lists(settings.evidence), measure)


def _without_each(settings: BriefSettings, now: Reading) -> tuple[Reading, ...]:
    """The reading in force with each source left out; none for a user's dataset, which has no sources of its own."""
    if settings.header:
        return ()
    broader = settings.atlas.broader if settings.evidence.broader else {}
    return without_each(settings.focus, list(now.levels.columns), now.choice, weighing(settings.measure), broader)


def _focus(settings: BriefSettings, choice: EvidenceChoice) -> Focus:
    """The matrix of the dataset's regions under a choice of evidence; that of the current choice is reused."""
    if choice == settings.evidence:
        return settings.focus
    atlas, pairs = settings.atlas, settings.focus.other_editions
    tables = atlas.table("evidence"), atlas.table("sources")
    regions = [key for key in atlas.regions if key not in pairs]
    return with_pairs(
        lambda asked: edition_focus(*tables, regions, list(atlas.industries), asked, atlas.broader), choice, pairs
    )


def _named(numbers: Mapping[str, int], sources: Sequence[str]) -> list[str]:
    """Sources by their numbers where the brief cites them; the others by how many there are."""
    names = [f"[{number}]" for number in sorted(numbers[key] for key in sources if key in numbers)]
    others = len(sources) - len(names)
    more = ngettext("{n} source not listed below", "{n} sources not listed below", others)
    return [*names, more] if others else names
