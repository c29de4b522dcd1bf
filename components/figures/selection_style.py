"""Show a selection in a figure by CSS rules, without sending the figure again.

A figure that is sent again costs kilobytes and is drawn again. So each frame and outline that a selection may need is
in the figure from the start, hidden, and a few CSS rules show those of the selection. Pictures that the browser makes
of a figure include the rules (`assets/export.js`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SelectionStyle:
    """A CSS rule: selectors of nodes that Plotly draws, relative to the figure, and their properties."""

    where: Sequence[str]
    look: Mapping[str, str]


def bold_row(position: int) -> SelectionStyle:
    """The name of a row in bold; rows are counted from 0 in the order of the axis' ticks."""
    return SelectionStyle([f".yaxislayer-above>.ytick:nth-child({position + 1}) text"], {"font-weight": "700"})


def selection_rules(key: str, styles: Iterable[SelectionStyle]) -> str:
    """The rules for the figure `key` as CSS; they override the styles that Plotly writes on the nodes."""
    return "".join(
        f".st-key-{key}-box :is({','.join(style.where)})"
        + "{"
        + ";".join(f"{name}:{value}!important" for name, value in style.look.items())
        + "}"
        for style in styles
    )
