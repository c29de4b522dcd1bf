"""Cut a variable font to Latin: a program of its own, so that the app does not carry what it needs for that.

Arguments: the path of the font, and the value or range of each of its axes as JSON. Writes WOFF2 to standard output.
"""

import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2009, 0x2027), (0x202F, 0x203A), (0x2190, 0x2193), (0x2212, 0x2212))
SINGLE = "€≈≤≥−×·"
"""Characters that stay: Latin, punctuation, arrows, signs. Marks of figures and Chinese come from the system."""


def cut(source: Path, axes: Mapping[str, float | tuple[float, float]]) -> bytes:
    """Return a font with the characters and the axes that stay, without its names, the same at every call."""
    options = Options(hinting=False, name_IDs=[0, 13, 14], layout_features=["kern", "liga", "lnum", "tnum", "locl"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)], text=SINGLE)
    font = TTFont(source, recalcTimestamp=False)
    subsetter.subset(font)
    font = instantiateVariableFont(font, dict(axes))
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    given = json.loads(sys.argv[2])
    values = {axis: tuple(value) if isinstance(value, list) else value for axis, value in given.items()}
    sys.stdout.buffer.write(cut(Path(sys.argv[1]), values))
