"""The part of a brief behind its findings: evidence, robustness, method, citations and sources."""

from collections.abc import Callable, Iterator, Sequence

from analysis.readings import Reading
from components.export.brief.document import BackMatter
from components.export.brief.evidence import evidence_section
from components.export.brief.method import method
from components.export.brief.robustness import robustness_section
from components.export.brief.settings import BriefSettings
from components.export.brief.sources import citations, numbered_source
from components.findings.claims import Claim
from data.records import Evidence


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
        citations=() if settings.header else citations(settings, title),
        sources=tuple(numbered_source(settings, numbers[source.source_id], source) for source in ordered),
        link=settings.link,
        version=settings.version,
        caution=settings.caution,
    )
