"""What a selection changes in a figure that stands: rules of style for parts of it, while the figure stays as it is.

A figure that is sent again is drawn again, with all its outlines, and carries kilobytes. So whatever may be selected is
in the figure from the start, unseen, and the selection is said by a few rules of style that show it. The browser's
pictures take the rules along (`assets/export.js`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SelectionStyle:
    """A rule: CSS selectors of nodes that Plotly draws, as seen from the figure, and how they look."""

    where: Sequence[str]
    look: Mapping[str, str]


def style_sheet(key: str, marks: Iterable[SelectionStyle]) -> str:
    """The rules for the figure with this key. Plotly writes its own styles on the nodes, so they must give way."""
    rules = [
        f".st-key-{key}-box :is({','.join(mark.where)})"
        + "{"
        + ";".join(f"{name}:{value}!important" for name, value in mark.look.items())
        + "}"
        for mark in marks
    ]
    return f"<style>{''.join(rules)}</style>"
