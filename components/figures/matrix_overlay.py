"""The names of rows and the legend of the narrow matrix as HTML over the figure, which stays when the figure scrolls.

The figure has both too, for pictures, and the style sheet hides them there. Screen readers read the marks instead.
"""

from collections.abc import Sequence
from html import escape
from math import ceil
from typing import Any

from components.figures.base import TOUCH
from components.figures.matrix_tall import ABOVE, END, START, TallRow, labelled

GAP = 12
"""Pixels between the last row and the legend."""


def matrix_overlay(lines: Sequence[TallRow], traces: Sequence[dict[str, Any]]) -> str:
    """HTML of the names of industries and groups, and of a legend with the same entries as that of the figure."""
    labels = [(_top(line.label_y), line.text) for line in labelled(lines)]
    # The labels are escaped already, for Plotly, which reads the same tags and entities as HTML.
    named = "".join(f'<span style="top:{top}px">{text}</span>' for top, text in labels)
    shown = sorted(
        (trace for trace in traces if trace.get("showlegend", True)), key=lambda trace: trace.get("legendrank", 1000)
    )
    entries = "".join(f"<span>{_glyph(trace['marker'])}{escape(trace['name'])}</span>" for trace in shown)
    position = f"top:{_top(lines[-1].y - END) + GAP}px;--half:{ceil(len(shown) / 2)}"
    legend = f'<div class="matrix-legend" style="{position}">{entries}</div>'
    return f'<div class="matrix-names" aria-hidden="true">{named}</div>{legend}'


def _top(y: float) -> int:
    return round(ABOVE + TOUCH * (START - y))


def _cross(colour: str) -> str:
    """Style of a box that shows an upright cross."""
    bars = (f"linear-gradient({colour},{colour}) center/{extent} no-repeat" for extent in ("1px 100%", "100% 1px"))
    return f"background:{','.join(bars)}"


def _glyph(marker: dict[str, Any]) -> str:
    """HTML that looks like a marker of the figure, made of boxes and borders."""
    size, colour = marker["size"], marker["color"]
    line = f"{marker.get('line', {}).get('width', 1)}px solid {colour}"
    look = {
        "square": f"width:{size}px;height:{size}px;background:{colour}",
        "circle": f"width:{size}px;height:{size}px;background:{colour};border-radius:50%",
        "circle-open": f"width:{size}px;height:{size}px;border:{line};border-radius:50%",
        "line-ne-open": f"height:{size * 1.4:.0f}px;border-left:{line};rotate:45deg",
        "cross-thin-open": f"width:{size}px;height:{size}px;{_cross(colour)}",
        "x-thin-open": f"height:{size * 1.4:.0f}px;border-left:{line};rotate:45deg",
    }[marker["symbol"]]
    return f'<i><b style="{look}"></b></i>'
