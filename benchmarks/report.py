"""Reports of the benchmarks: tables, and bars (limits) with the measured values."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ResultTable:
    """A table with a title; the first column holds names, all others formatted numbers."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def markdown(self) -> str:
        """Return the table in Markdown under a third-level heading."""
        rule = "|---" + "|--:" * (len(self.columns) - 1) + "|"
        lines = [f"### {self.title}", "", _row(self.columns), rule, *(_row(row) for row in self.rows)]
        return "\n".join([*lines, "", self.note, ""] if self.note else [*lines, ""])


@dataclass(frozen=True)
class Text:
    """Markdown with a title."""

    title: str
    text: str

    def markdown(self) -> str:
        """Return the text under a third-level heading."""
        return f"### {self.title}\n\n{self.text}\n"


@dataclass(frozen=True)
class Bar:
    """A limit of the project.

    Attributes:
        what: what is measured.
        bar: the limit as text.
        measured: the measured value as text.
        met: True if the value is within the limit.
    """

    what: str
    bar: str
    measured: str
    met: bool


@dataclass(frozen=True)
class Report:
    """The results of one part."""

    title: str
    tables: Sequence[ResultTable | Text]
    bars: Sequence[Bar] = field(default_factory=tuple)

    def markdown(self) -> str:
        """Return the part in Markdown under a second-level heading."""
        return f"## {self.title}\n\n" + "\n".join(table.markdown() for table in self.tables)


def bars_table(bars: Sequence[Bar]) -> str:
    """Return all bars as one Markdown table."""
    rows = [(bar.what, bar.bar, bar.measured, "met" if bar.met else "**missed**") for bar in bars]
    return "\n".join(["| what | bar | measured | |", "|---|---|---|---|", *(_row(row) for row in rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
