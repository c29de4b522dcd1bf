"""The method of a brief in a few sentences."""

from dataclasses import replace

from analysis.editions import COMMENTARY, LIST, POLICY_ADDRESS, WORK_REPORT, Edition, EvidenceChoice
from analysis.sources_in_force import SourceChoice
from components.export.brief.settings import BriefSettings
from components.findings.measures import measure_name
from components.text.formatting import day, enumerated, first_step, level_label, level_name, semicolons, sentences
from components.text.i18n import _, ngettext


def method(settings: BriefSettings) -> tuple[str, ...]:
    """How cells were coded and counted, one entry a subject."""
    return _user_method(settings) if settings.header else _built_in_method(settings)


def _built_in_method(settings: BriefSettings) -> tuple[str, ...]:
    levels = enumerated([level_label(level) for level in (1, 2, 3)])
    choice = semicolons(_documents(replace(settings.evidence, edition=edition)) for edition in settings.editions)
    in_force = ngettext("{n} document is in force", "{n} documents are in force", len(settings.focus.sources))
    cell = _(
        "A cell says that a document ties a region to an industry, and how firmly: {levels}. Where documents differ, "
        "the highest level counts."
    ).format(levels=levels)
    left_out = _(
        "Umbrella and agenda items are left out of counts and similarities; cities are not added to their provinces."
    )
    return (
        sentences(cell, _threshold(settings)),
        _("Sources that count: {choice}. {documents}, as stated on their dates.").format(
            choice=choice, documents=in_force
        ),
        *settings.notes,
        _(
            "A blank is not a zero. Not mentioned: the region’s documents were read and none names the industry. "
            "Broader heading: none names the industry, one names a heading above it. Not covered: no document of the "
            "region is in force."
        ),
        sentences(left_out, _similarity(settings)),
        _(
            "Statements are in our own words; the rule that gave each level stands beside it. Official lists were read "
            "on secondary pages: cite the primary document."
        ),
    )


def _documents(choice: EvidenceChoice) -> str:
    """Return which documents count, in words."""
    of_2026: dict[tuple[str, ...], str] = {
        (WORK_REPORT,): _("the government work reports of early 2026"),
        (POLICY_ADDRESS,): _("Hong Kong’s policy address of 2025 alone"),
    }
    reports = {
        Edition.REPORTS_2021: _("the government work reports of early 2021"),
        Edition.REPORTS_2026: of_2026.get(
            choice.kinds_read,
            _("the government work reports of early 2026, and Hong Kong’s policy address beside them"),
        ),
        Edition.CHANGE: _("the government work reports of early 2021 and of early 2026"),
    }
    if choice.edition in reports:
        return reports[choice.edition]
    if choice.kinds_read == (COMMENTARY,):
        return _("the commentary alone, as of {date}").format(date=day(choice.as_of))
    if choice.kinds_read == (LIST,):
        undated = choice.sources is SourceChoice.UNDATED
        lists = (
            _("every official list dated on or before {date}, and undated lists, without the commentary")
            if undated
            else _("every official list dated on or before {date}, without the commentary")
        )
        return lists.format(date=day(choice.as_of))
    return {
        SourceChoice.DATED: _("the commentary and every official list dated on or before {date}"),
        SourceChoice.COMMENTARY: _("the commentary alone, as of {date}"),
        SourceChoice.UNDATED: _("the commentary, every official list dated on or before {date}, and undated lists"),
    }[choice.sources].format(date=day(choice.as_of))


def _threshold(settings: BriefSettings) -> str:
    """The lowest level that counts as named; the empty string where every level does."""
    if settings.min_level == 1:
        return ""
    return _("Here a region counts as naming an industry at level {level} or above.").format(
        level=level_label(settings.min_level)
    )


def _similarity(settings: BriefSettings) -> str:
    return _("Similarity is measured by “{measure}”: 0 nothing in common, 1 the same.").format(
        measure=measure_name(settings.measure)
    )


def _user_method(settings: BriefSettings) -> tuple[str, ...]:
    if settings.steps:
        steps = enumerated([level_name(level) for level in (1, 2, 3)])
        cell = _(
            "Each amount falls into one of three steps of a scale: {steps}. A region is said to name an industry where "
            "its amount reaches the first step, {first}."
        ).format(steps=steps, first=first_step())
        blanks = _(
            "A blank is not a zero. Below the first step: the file gives an amount, but a smaller one. No value: the "
            "file gives none."
        )
    else:
        levels = enumerated([level_label(level) for level in (1, 2, 3)])
        cell = _("A cell holds the level that the file gives: {levels}.").format(levels=levels)
        blanks = _("A blank is not a zero: the file gives no value for it.")
    return (
        sentences(cell, _threshold(settings)),
        _("In view: {regions} regions and {industries} industries of the dataset; all counts are of these.").format(
            regions=len(settings.focus.counted[0]), industries=len(settings.focus.counted[1])
        ),
        blanks,
        _similarity(settings),
        _("Names, values and source are those of the user’s file; Focus Atlas has not checked them."),
    )
