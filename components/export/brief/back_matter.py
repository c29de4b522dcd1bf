"""The part of a brief behind its findings: evidence, robustness, method, citations and sources."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from analysis.readings import Reading
from components.export.brief.document import BackMatter, NumberedSource
from components.export.brief.evidence import evidence_section
from components.export.brief.method import method
from components.export.brief.robustness import robustness_section
from components.export.brief.settings import BriefSettings
from components.export.citation.cite import cite, of_dataset, of_source, of_view
from components.findings.claims import Claim
from components.text.formatting import day, sentences
from components.text.i18n import _, language
from data.records import Evidence, Source


def back_matter(
    settings: BriefSettings,
    rows: Sequence[tuple[str, Evidence]],
    claims: Callable[[Reading], Iterator[Claim]],
    *,
    title: str,
    heading: str,
    subject_head: str,
    kind: str = "industry",
) -> BackMatter:
    """Everything behind the findings.

    Args:
        settings: the input of the brief.
        rows: subject and evidence, in the order in which they are shown.
        claims: the statements to test under other choices.
        title: of the view in its citation.
        heading: of the evidence.
        subject_head: head of its first column.
        kind: of the columns that the claims are about.
    """
    cited = {row.source_id for _subject, row in rows}
    ordered = [source for key, source in settings.atlas.sources.items() if key in cited]
    numbers = {source.source_id: number for number, source in enumerate(ordered, start=1)}
    return BackMatter(
        evidence=evidence_section(settings, rows, numbers, heading, subject_head),
        robustness=robustness_section(settings, claims, numbers, kind),
        method=method(settings),
        citations=() if settings.header else _citations(settings, title),
        sources=tuple(_source(settings, numbers[source.source_id], source) for source in ordered),
        link=settings.link,
        version=settings.version,
        caution=settings.caution,
    )


def _source(settings: BriefSettings, number: int, source: Source) -> NumberedSource:
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


def _citations(settings: BriefSettings, title: str) -> tuple[str, ...]:
    atlas, made = settings.atlas, settings.made
    works = (of_dataset(atlas, made), of_view(atlas, title, settings.link, made))
    return tuple(cite(work, _style()) for work in works)
