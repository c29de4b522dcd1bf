"""How far the statements of a brief depend on the coding: a table of claims with their verdicts."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.focus import Focus, SourceChoice, focus_matrix, in_force
from analysis.readings import Choice, Reading, read
from components.export.brief.document import Robustness, Tested
from components.export.brief.setting import Setting
from components.findings import robustness_text
from components.findings.alternative_readings import ALL, of_steps, under_every_choice, with_lists, without_each
from components.findings.claims import Claim, holding
from components.findings.measures import weighing, weighs_levels
from components.text.i18n import _, ngettext

SHOWN_CLAIMS, SHOWN_FLIPS, SHOWN_SOURCES = 4, 2, 3

Tests = Callable[[Mapping[str, int]], Robustness]
"""From the numbers under which the brief cites its sources to the table of tested statements."""


def robustness(setting: Setting, claims: Callable[[Reading], Iterator[Claim]], kind: str = "industry") -> Tests:
    """The claims that hold now, each asked again under every other choice and with each source left out.

    `kind` is that of the column which the claims are about: columns of that kind are read as well.
    """
    choice, measure = Choice(ALL, setting.lowest, kind, weighs_levels(setting.measure)), weighing(setting.measure)
    now = read(choice, setting.columns_with(kind), measure)
    made = holding(claims(now), now)[:SHOWN_CLAIMS]
    if not made:
        return lambda _numbers: Robustness((), (), "")
    without: tuple[Reading, ...] = ()
    if setting.header:
        under = of_steps(setting.every_level, measure)
    else:
        under = under_every_choice(setting.atlas, _with_lists(setting), measure)
        without = without_each(setting.focus, list(now.levels.columns), choice, measure)
    judged = [(claim, claim.judged([now]).results[0], claim.judged(under), claim.judged(without)) for claim in made]
    heads: tuple[str, ...] = (_("Statement"), _("Now"), _("Under other choices"), _("Where it fails"))
    if without:
        heads = (*heads, _("One source left out"))
    note = robustness_text.choices_note(len(under), steps=setting.header is not None)

    def table(numbers: Mapping[str, int]) -> Robustness:
        rows = []
        for claim, result, verdict, left_out in judged:
            cells = (
                robustness_text.numbers(result, claim.compared),
                robustness_text.share(verdict, len(under)),
                robustness_text.failures(verdict, SHOWN_FLIPS),
            )
            carried = (
                (robustness_text.without_a_source(left_out, lambda keys: _cited(numbers, keys)),) if without else ()
            )
            rows.append(Tested(claim.text, (*cells, *carried)))
        return Robustness(heads, tuple(rows), note)

    return table


def _with_lists(setting: Setting) -> Focus:
    """The matrix with the lists, also where the choice in force leaves them out."""
    if setting.sources is not SourceChoice.COMMENTARY:
        return setting.focus
    atlas, sources = setting.atlas, setting.atlas.table("sources")
    counted = in_force(sources, with_lists(setting.sources), setting.as_of)
    return focus_matrix(atlas.table("evidence"), sources, list(atlas.regions), list(atlas.industries), counted)


def _cited(numbers: Mapping[str, int], failing: Sequence[str]) -> list[str]:
    """Sources by their numbers where the brief cites them, the others by how many there are."""
    cited = sorted(numbers[key] for key in failing if key in numbers)
    named = [f"[{at}]" for at in cited[:SHOWN_SOURCES]]
    others = len(failing) - len(named)
    if others:
        named.append(ngettext("{n} source not listed below", "{n} sources not listed below", others))
    return named
