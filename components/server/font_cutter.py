"""Cut a font to what the pages need: a separate program, so that the app does not load the font library.

Arguments: the path of the font, and JSON: `axes`, the value or range of each axis of a text font, or `icons`, the names
that an icon font keeps. Writes WOFF2 to standard output.
"""

import io
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2009, 0x2027), (0x202F, 0x203A), (0x2190, 0x2193), (0x2212, 0x2212))
SINGLE = "€≈≤≥−×·"
"""Characters that stay: Latin, punctuation, arrows, signs. Marks of figures and Chinese come from the system."""


NAMES = [0, 13, 14]
"""What stays of a font's description: copyright and licence."""


def cut_text(source: Path, axes: Mapping[str, float | tuple[float, float]]) -> bytes:
    """Return a font with the characters and the axes that stay, without its names, the same at every call."""
    options = Options(hinting=False, name_IDs=NAMES, layout_features=["kern", "liga", "lnum", "tnum", "locl"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)], text=SINGLE)
    font = TTFont(source, recalcTimestamp=False)
    subsetter.subset(font)
    return _packed(instantiateVariableFont(font, dict(axes)))


def cut_icons(source: Path, icons: Iterable[str]) -> bytes:
    """Return an icon font that draws these names, each a ligature of its letters, without those it does not have."""
    font = TTFont(source, recalcTimestamp=False)
    glyphs = icon_glyphs(font)
    kept = [name for name in icons if name in glyphs]
    # Without closure: the letters of the names would bring every other name that they spell.
    subsetter = Subsetter(Options(hinting=False, name_IDs=NAMES, layout_features=["*"], layout_closure=False))
    subsetter.populate(glyphs=[glyphs[name] for name in kept], text="".join(kept))
    subsetter.subset(font)
    return _packed(font)


def icon_glyphs(font: TTFont) -> dict[str, str]:
    """Return the glyph of each icon of a font by its name: the ligature of the name's letters."""
    letters = {glyph: chr(code).lower() for code, glyph in font.getBestCmap().items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    sets = [getattr(table, "ExtSubTable", table).ligatures for table in tables]
    return {
        "".join(letters[part] for part in (first, *ligature.Component)): ligature.LigGlyph
        for ligatures in sets
        for first, same_start in ligatures.items()
        for ligature in same_start
    }


def _packed(font: TTFont) -> bytes:
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    path, given = Path(sys.argv[1]), json.loads(sys.argv[2])
    if "icons" in given:
        content = cut_icons(path, given["icons"])
    else:
        content = cut_text(path, {axis: tuple(v) if isinstance(v, list) else v for axis, v in given["axes"].items()})
    sys.stdout.buffer.write(content)
