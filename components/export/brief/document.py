"""What stands in a brief, as text: the template only lays it out."""

from dataclasses import dataclass

from components.export.svg import Drawing


@dataclass(frozen=True)
class Figure:
    """A drawing with the finding above it and the source line below."""

    finding: str
    drawing: Drawing
    legend: Drawing
    source: str


@dataclass(frozen=True)
class Panel:
    """A heading with a few sentences, each led by a few words of its own."""

    heading: str
    items: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True)
class EvidenceRow:
    """One row of evidence: whom or what it is about, level and rule, what the source says, and where."""

    subject: str
    level: int
    level_name: str
    rule: str
    statement: str
    reference: int
    place: str


@dataclass(frozen=True)
class EvidenceGroup:
    """Rows about the same subject, which is written once."""

    subject: str
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True)
class EvidenceTable:
    """The rows that have room, a sentence on those that have none, and what the rules say."""

    heading: str
    heads: tuple[str, str, str, str]
    groups: tuple[EvidenceGroup, ...]
    note: str
    rules: str


@dataclass(frozen=True)
class Tested:
    """A statement, and what became of it: now, under other choices, where it fails, and without each source."""

    statement: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Robustness:
    """Statements under other choices of coding; without rows there is nothing that could be asked."""

    heads: tuple[str, ...]
    rows: tuple[Tested, ...]
    note: str


@dataclass(frozen=True)
class Reference:
    """A numbered source: its citation, and what must be known of it."""

    number: int
    citation: str
    note: str


@dataclass(frozen=True)
class Back:
    """The second page.

    Attributes:
        evidence: the table of evidence.
        robustness: how the findings fare under other choices.
        method: five lines.
        references: numbered sources.
        cite: how to cite the dataset and the view.
        link: address of the live view; may be empty.
        version, caution: which dataset, and what every reader must know of it.
    """

    evidence: EvidenceTable
    robustness: Robustness
    method: tuple[str, ...]
    references: tuple[Reference, ...]
    cite: tuple[str, ...]
    link: str
    version: str
    caution: str


@dataclass(frozen=True)
class Document:
    """A whole brief.

    Attributes:
        kicker: what sort of brief it is.
        title, beside: its name, and the same in the other language.
        made: the day it was made.
        facts_line: who it is, in a line.
        lead: the first finding, large.
        findings: the others, each led by a few words.
        locator: drawing of the map.
        wide_map: the map is what the brief is about and takes half the width.
        map_note: what stands below the map.
        margin: a panel below the map.
        figure: the main figure.
        panels: short lists beside each other below the figure.
        back: the second page.
    """

    kicker: str
    title: str
    beside: str
    made: str
    facts_line: str
    lead: str
    findings: tuple[tuple[str, str], ...]
    locator: Drawing
    wide_map: bool
    map_note: str
    margin: Panel | None
    figure: Figure
    panels: tuple[Panel, ...]
    back: Back
