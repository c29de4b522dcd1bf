"""The content of a brief as text; the template lays it out."""

from dataclasses import dataclass

from components.export.brief.locator_map import LocatorMap
from components.figures.mark_table import MarkCell, MarkColumn, MarkGroup


@dataclass(frozen=True)
class MarkFigure:
    """The main figure: a table of marks.

    Attributes:
        finding: heading.
        row_head: head of the column of names.
        columns: heads of the columns of marks; empty where there is one column, which needs no head.
        sides: the rows, in one table or in two beside each other.
        total: the count that the longest bar stands for.
        count_head: head of the bars.
        legend: marks with their meaning.
        source: line below the figure.
    """

    finding: str
    row_head: str
    columns: tuple[MarkColumn, ...]
    sides: tuple[tuple[MarkGroup, ...], ...]
    total: int
    count_head: str
    legend: tuple[tuple[MarkCell, str], ...]
    source: str


@dataclass(frozen=True)
class Panel:
    """A heading with labelled sentences, and a note below them."""

    heading: str
    items: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True)
class BriefEvidence:
    """One row of evidence; `reference` is the number of its source, `place` where in the source it stands."""

    level: int
    level_name: str
    rule: str
    statement: str
    reference: int
    place: str


@dataclass(frozen=True)
class EvidenceSection:
    """The table of evidence: rows in groups of one subject, and what the rules and limits of the rows are."""

    heading: str
    heads: tuple[str, str, str, str]
    groups: tuple[tuple[str, tuple[BriefEvidence, ...]], ...]
    note: str


@dataclass(frozen=True)
class RobustnessSection:
    """Statements, each with its result under other choices; without rows nothing could be tested."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class NumberedSource:
    """A source with its number, its citation, and what a reader must know of it."""

    number: int
    citation: str
    note: str


@dataclass(frozen=True)
class BackMatter:
    """Everything behind the findings.

    Attributes:
        evidence: the table of evidence.
        robustness: the statements of the brief under other choices.
        method: sentences on how the data were coded and counted.
        citations: of the dataset and of the view.
        sources: numbered, in the order of their numbers.
        link: address of the live view; may be empty.
        version, caution: which dataset, and its limits.
    """

    evidence: EvidenceSection
    robustness: RobustnessSection
    method: tuple[str, ...]
    citations: tuple[str, ...]
    sources: tuple[NumberedSource, ...]
    link: str
    version: str
    caution: str


@dataclass(frozen=True)
class BriefDocument:
    """A whole brief.

    Attributes:
        kind: of brief.
        title, other_title: name of the subject in the reader's language, and in the other one.
        made: the day on which it was made.
        description: the subject in a line.
        lead: the main finding.
        findings: the others, each with its label.
        locator: the map.
        map_note: line below the map.
        map_panel: panel below the map; None for none.
        figure: the main figure.
        panels: lists below the figure.
        back: evidence, robustness, method and sources.
    """

    kind: str
    title: str
    other_title: str
    made: str
    description: str
    lead: str
    findings: tuple[tuple[str, str], ...]
    locator: LocatorMap
    map_note: str
    map_panel: Panel | None
    figure: MarkFigure
    panels: tuple[Panel, ...]
    back: BackMatter
