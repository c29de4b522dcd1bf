"""What a part of the benchmarks hands back: tables, and bars with what was measured against them."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """A table with a title; the first column holds names, all others numbers as they are shown."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def markdown(self) -> str:
        """The table in Markdown, under a heading of the third level."""
        rule = "|---" + "|--:" * (len(self.columns) - 1) + "|"
        lines = [f"### {self.title}", "", _row(self.columns), rule, *(_row(row) for row in self.rows)]
        return "\n".join([*lines, "", self.note, ""] if self.note else [*lines, ""])


@dataclass(frozen=True)
class Text:
    """Markdown with a title."""

    title: str
    text: str

    def markdown(self) -> str:
        """The text under a heading of the third level."""
        return f"### {self.title}\n\n{self.text}\n"


@dataclass(frozen=True)
class Bar:
    """One bar of the project.

    Attributes:
        what: what is measured.
        bar: the most it may be, in words.
        measured: what it was, in words.
        met: whether it holds.
    """

    what: str
    bar: str
    measured: str
    met: bool


@dataclass(frozen=True)
class Report:
    """What one part found."""

    title: str
    tables: Sequence[Table | Text]
    bars: Sequence[Bar] = field(default_factory=tuple)

    def markdown(self) -> str:
        """The part in Markdown, under a heading of the second level."""
        return f"## {self.title}\n\n" + "\n".join(table.markdown() for table in self.tables)


def bars_table(bars: Sequence[Bar]) -> str:
    """All bars in one table."""
    rows = [(bar.what, bar.bar, bar.measured, "met" if bar.met else "**missed**") for bar in bars]
    return "\n".join(["| what | bar | measured | |", "|---|---|---|---|", *(_row(row) for row in rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
