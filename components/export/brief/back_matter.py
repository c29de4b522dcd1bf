"""The second page: evidence, how the findings fare, method in five lines, sources, how to cite, the live view."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from analysis.focus import SourceChoice
from components.export.brief.document import Back, Reference
from components.export.brief.evidence import evidence_table, in_order_of_need, numbers_of
from components.export.brief.robustness import Tests
from components.export.brief.room import PAGE, back_height
from components.export.brief.setting import Setting
from components.export.citation.cite import cite, of_dataset, of_source, of_view
from components.findings.measures import measure_name
from components.text.formatting import day, enumerated, first_step, level_label, level_name, sentences
from components.text.i18n import _, language, ngettext
from data.records import Evidence, Source

MOST_ROWS = 60
"""No page has room for more rows."""


def back_side(
    setting: Setting,
    rows: Sequence[tuple[str, Evidence]],
    tests: Tests,
    *,
    title: str,
    heading: str,
    subject: str,
) -> Back:
    """The second page with as much evidence as there is room for.

    Args:
        setting: what the brief is made of.
        rows: subject and evidence, in the order in which they are shown.
        tests: writes how the findings fare, from the numbers of the sources.
        title: the view's heading in its citation.
        heading: of the evidence.
        subject: head of its first column.
    """
    order = in_order_of_need(rows)
    method = _own_method(setting) if setting.header else _method(setting)
    cited = () if setting.header else _cite(setting, title)

    def page(shown: int) -> Back:
        chosen = [rows[at] for at in sorted(order[:shown])]
        numbers = numbers_of(setting, [row for _name, row in chosen])
        return Back(
            evidence=evidence_table(setting, chosen, numbers, len(rows) - shown, (heading, subject)),
            robustness=tests(numbers),
            method=method,
            references=tuple(_reference(setting, at, setting.atlas.sources[key]) for key, at in numbers.items()),
            cite=cited,
            link=setting.link,
            version=setting.version,
            caution=setting.caution,
        )

    most = min(len(rows), MOST_ROWS)
    # With each row the page grows, so the last length that fits is found by halving.
    fitting = bisect_right(range(1, most + 1), PAGE, key=lambda shown: back_height(page(shown)))
    return page(fitting)


def _reference(setting: Setting, at: int, source: Source) -> Reference:
    if setting.header is not None:
        return Reference(at, f"{setting.version}.", setting.caution)
    return Reference(at, cite(of_source(source, setting.made), _style()), _caution(source, setting))


def _style() -> str:
    """The citation style of the language: GB/T 7714 in Chinese, APA in English."""
    return "gbt7714" if language() == "zh" else "apa"


def _caution(source: Source, setting: Setting) -> str:
    """What must be known of a source's date, period or coverage under the date in force."""
    notes = []
    if source.date_precision == "standing":
        notes.append(_("Page without a fixed date, as of {date}.").format(date=day(date.fromisoformat(source.date))))
    end = source.period[-4:]
    if end.isdigit() and int(end) < setting.as_of.year:
        notes.append(_("The period it plans for ended in {year}; it still counts.").format(year=end))
    if source.coverage == "partial":
        notes.append(_("The list was read in part."))
    return sentences(*notes)


def _cite(setting: Setting, title: str) -> tuple[str, ...]:
    works = (of_dataset(setting.atlas, setting.made), of_view(setting.atlas, title, setting.link, setting.made))
    return tuple(cite(work, _style()) for work in works)


def _method(setting: Setting) -> tuple[str, ...]:
    levels = enumerated([level_label(level) for level in (1, 2, 3)])
    choice = {
        SourceChoice.DATED: _("the commentary and every official list dated on or before {date}"),
        SourceChoice.COMMENTARY: _("the commentary alone, as of {date}"),
        SourceChoice.UNDATED: _("the commentary, every official list dated on or before {date}, and undated lists"),
    }[setting.sources].format(date=day(setting.as_of))
    in_force = ngettext("{n} document is in force", "{n} documents are in force", len(setting.focus.sources))
    return (
        sentences(
            _(
                "A cell says that a document ties a region to an industry, and how firmly: {levels}. Where documents "
                "differ, the highest level counts."
            ).format(levels=levels),
            _threshold(setting),
        ),
        _("Sources that count: {choice}. {documents}, as stated on their dates.").format(
            choice=choice, documents=in_force
        ),
        _(
            "A blank is not a zero. Not mentioned: the region’s documents were read and none names the industry. Not "
            "covered: no document of the region is in force."
        ),
        sentences(
            _(
                "Umbrella and agenda items are left out of counts and similarities; cities are not added to their "
                "provinces."
            ),
            _similarity(setting),
        ),
        _(
            "Statements are in our own words; the rule that gave each level stands beside it. Official lists were read "
            "on secondary pages: cite the primary document."
        ),
    )


def _threshold(setting: Setting) -> str:
    """From which level on a region names an industry, where that is not any level."""
    if setting.lowest == 1:
        return ""
    return _("Here a region counts as naming an industry at level {level} or above.").format(
        level=level_label(setting.lowest)
    )


def _similarity(setting: Setting) -> str:
    measured = measure_name(setting.measure)
    return _("Similarity is measured by “{measure}”: 0 nothing in common, 1 the same.").format(measure=measured)


def _own_method(setting: Setting) -> tuple[str, ...]:
    if setting.steps:
        steps = enumerated([level_name(level) for level in (1, 2, 3)])
        cells = _(
            "Each amount falls into one of three steps of a scale: {steps}. A region is said to name an industry where "
            "its amount reaches the first step, {first}."
        ).format(steps=steps, first=first_step())
        blanks = _(
            "A blank is not a zero. Below the first step: the file gives an amount, but a smaller one. No value: the "
            "file gives none."
        )
    else:
        cells = _("A cell holds the level that the file gives: {levels}.").format(
            levels=enumerated([level_label(level) for level in (1, 2, 3)])
        )
        blanks = _("A blank is not a zero: the file gives no value for it.")
    return (
        sentences(cells, _threshold(setting)),
        _("In view: {regions} regions and {industries} industries of the dataset; all counts are of these.").format(
            regions=len(setting.atlas.regions), industries=len(setting.atlas.industries)
        ),
        blanks,
        _similarity(setting),
        _("Names, values and source are those of the user’s file; Focus Atlas has not checked them."),
    )
