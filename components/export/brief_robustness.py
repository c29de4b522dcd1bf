"""How far the statements of a brief depend on the coding: a table of claims with their verdicts."""

from collections.abc import Callable, Mapping, Sequence

from analysis.focus import SourceChoice, focus_matrix, highest, in_force
from analysis.readings import Choice, Reading, Result, Verdict, read, readings
from analysis.threshold import at_least
from components.export.brief_claims import Claims
from components.export.brief_document import Robustness, Tested
from components.export.brief_setting import Setting
from components.i18n import _, ngettext
from components.text import enumerated, level_name, number, semicolons

COMMENTARY, ALL = "commentary", "all"
"""Names of the two choices of sources under which claims are asked again."""

SHOWN_CLAIMS, SHOWN_FLIPS, SHOWN_SOURCES = 4, 2, 3


Tests = Callable[[Mapping[str, int]], Robustness]
"""From the numbers under which the brief cites its sources to the table of tested statements."""


def robustness(setting: Setting, claims: Claims, kind: str = "industry") -> Tests:
    """The claims that hold now, each asked again under every other choice and with each source left out.

    `kind` is that of the column which the claims are about: columns of that kind are read as well.
    """
    now = read(Choice(ALL, 1, kind, True), setting.columns_with(kind))
    made = [claim for claim in claims(setting, now) if claim.judged([now]).holding][:SHOWN_CLAIMS]
    if not made:
        return lambda _numbers: Robustness((), (), "")
    under = _own(setting) if setting.header else _built_in(setting)
    without = () if setting.header else _without(setting, list(now.levels.columns))
    judged = [(claim, claim.judged([now]).results[0], claim.judged(under), claim.judged(without)) for claim in made]
    heads: tuple[str, ...] = (_("Statement"), _("Now"), _("Under other choices"), _("Where it fails"))
    if without:
        heads = (*heads, _("One source left out"))
    varied = (
        _("lowest step that counts 1, 2 or 3; presence or step")
        if setting.header
        else _(
            "lowest level that counts 1, 2 or 3; commentary alone or with the lists; with or without umbrella and "
            "agenda columns; presence or level"
        )
    )
    note = _("{n} choices: {list}. “Now” gives the two numbers that the statement compares.").format(
        n=len(under), list=varied
    )

    def table(numbers: Mapping[str, int]) -> Robustness:
        rows = []
        for claim, result, verdict, left_out in judged:
            cells = (_numbers(result, claim.decimals), _share(verdict, len(under)), _flips(verdict))
            rows.append(Tested(claim.text, (*cells, _sources(numbers, left_out)) if without else cells))
        return Robustness(heads, tuple(rows), note)

    return table


def _built_in(setting: Setting) -> tuple[Reading, ...]:
    """Every way to read the evidence; lists are included as far as the choice in force lets them count."""
    whole = setting.focus
    if setting.sources is SourceChoice.COMMENTARY:
        atlas, sources = setting.atlas, setting.atlas.table("sources")
        dated = in_force(sources, SourceChoice.DATED, setting.as_of)
        evidence = atlas.table("evidence")
        whole = focus_matrix(evidence, sources, list(atlas.regions), list(atlas.industries), dated)
    kinds = {kind: setting.atlas.columns(kind) for kind in ("industry", "umbrella", "agenda")}
    return tuple(readings({COMMENTARY: whole.commentary, ALL: whole.levels}, kinds))


def _own(setting: Setting) -> tuple[Reading, ...]:
    """A dataset of the user's own has neither lists nor other columns."""
    return tuple(
        read(Choice(ALL, lowest, "industry", weighed), at_least(setting.levels, lowest))
        for lowest in (1, 2, 3)
        for weighed in (False, True)
    )


def _without(setting: Setting, columns: Sequence[str]) -> tuple[Reading, ...]:
    """The evidence as it is read now, with each source in force left out."""
    evidence, regions = setting.focus.evidence, list(setting.atlas.regions)
    return tuple(
        read(
            Choice(left_out, 1, "industry", True),
            highest(evidence[evidence["source_id"] != left_out], regions, columns),
        )
        for left_out in setting.focus.sources
    )


def _numbers(result: Result, decimals: int) -> str:
    first, second = (number(value, 0 if value == int(value) else decimals) for value in result.numbers)
    return _("{a} against {b}").format(a=first, b=second)


def _share(verdict: Verdict, total: int) -> str:
    if not verdict.judged:
        return _("cannot be said")
    held = (
        _("holds under all {n}").format(n=verdict.judged)
        if verdict.holding == verdict.judged
        else _("holds under {held} of {n}").format(held=verdict.holding, n=verdict.judged)
    )
    unsaid = total - verdict.judged
    return held + (" · " + _("cannot be said under {n}").format(n=unsaid) if unsaid else "")


def _flips(verdict: Verdict) -> str:
    overall = 1 - verdict.holding / max(verdict.judged, 1)
    found = [
        (fails / judged, _value_name(dimension, value), fails, judged)
        for dimension in ("lowest", "sources", "columns", "weighed")
        for value, (fails, judged) in verdict.failing(dimension).items()
        if fails and fails / judged > overall
    ]
    worst = sorted(found, key=lambda entry: -entry[0])[:SHOWN_FLIPS]
    if not worst:
        return "" if verdict.holding == verdict.judged else _("under every choice alike")
    return semicolons(
        _("{choice}: {fails} of {judged}").format(choice=choice, fails=fails, judged=judged)
        for _rate, choice, fails, judged in worst
    )


def _value_name(dimension: str, value: object) -> str:
    match dimension, value:
        case "lowest", int(level):
            return _("from level {n} ({name})").format(n=level, name=level_name(level))
        case "sources", _other:
            return _("commentary alone") if value == COMMENTARY else _("commentary and lists")
        case "columns", _other:
            return {
                "industry": _("industries only"),
                "umbrella": _("with umbrella columns"),
                "agenda": _("with agenda columns"),
                "all": _("with umbrella and agenda columns"),
            }[str(value)]
        case _dimension, _other:
            return _("levels weighed") if value else _("presence counted")


def _sources(numbers: Mapping[str, int], left_out: Verdict) -> str:
    """Which sources carry the claim: by their numbers where the brief cites them, else by how many there are."""
    failing = [result.choice.sources for result in left_out.results if result.holds is False]
    if not failing:
        return _("holds without any one of {n}").format(n=left_out.judged)
    cited = sorted(numbers[key] for key in failing if key in numbers)
    named = [f"[{at}]" for at in cited[:SHOWN_SOURCES]]
    others = len(failing) - len(named)
    if others:
        named.append(ngettext("{n} source not listed below", "{n} sources not listed below", others))
    return ngettext("fails without {list}", "fails without any of these: {list}", len(failing), list=enumerated(named))
