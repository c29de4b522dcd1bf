"""Tables in Markdown."""

from collections.abc import Iterable, Sequence

RULES = {"l": ":--", "r": "--:"}


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]], alignment: str = "") -> str:
    """A table in Markdown.

    Args:
        head: the headings, as Markdown.
        rows: the cells of each row, as Markdown; text that is not must be escaped.
        alignment: `l` (left) or `r` (right) for each column; by default all columns are aligned left.

    Examples:
        >>> print(markdown_table(["Region", "Rows"], [["Shanghai", "12"]], "lr"))
        | Region | Rows |
        |:--|--:|
        | Shanghai | 12 |
    """
    rules = [RULES[side] for side in alignment or "l" * len(head)]
    return "\n".join([_line(head), f"|{'|'.join(rules)}|", *map(_line, rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
