"""The sources of a brief with their citations and limits, and how to cite the brief's dataset and view."""

from datetime import date

from components.export.brief.document import NumberedSource
from components.export.brief.settings import BriefSettings
from components.export.citation.cite import cite, of_dataset, of_source, of_view
from components.text.formatting import day, sentences
from components.text.i18n import _, language
from data.records import Source


def numbered_source(settings: BriefSettings, number: int, source: Source) -> NumberedSource:
    """A source with its citation, and what a reader must know of it."""
    if settings.header is not None:
        return NumberedSource(number, f"{settings.version}.", settings.caution)
    return NumberedSource(
        number, cite(of_source(source, settings.made), _style()), _limits(source, settings.evidence.as_of)
    )


def _style() -> str:
    """The citation style of the language: GB/T 7714 in Chinese, APA in English."""
    return "gbt7714" if language() == "zh" else "apa"


def _limits(source: Source, as_of: date) -> str:
    """What a reader must know of a source's date, period or completeness on the date `as_of`."""
    notes = []
    if source.date_precision == "standing":
        notes.append(_("Page without a fixed date, as of {date}.").format(date=day(date.fromisoformat(source.date))))
    end = source.period[-4:]
    if end.isdigit() and int(end) < as_of.year:
        notes.append(_("The period it plans for ended in {year}; it still counts.").format(year=end))
    if source.coverage == "partial":
        notes.append(_("The list was read in part."))
    return sentences(*notes)


def citations(settings: BriefSettings, title: str) -> tuple[str, ...]:
    """The citations of the dataset and of the view."""
    atlas, made = settings.atlas, settings.made
    works = (of_dataset(atlas, made), of_view(atlas, title, settings.link, made))
    return tuple(cite(work, _style()) for work in works)
