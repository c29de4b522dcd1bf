"""The atlas's own type: Source Sans and Source Serif, which Streamlit brings along, cut to what the pages need.

Both are under the SIL Open Font License 1.1, which keeps the name "Source" for the whole fonts: the cut ones have none.
Chinese is set in a font of the reader's system. Streamlit's icons (Material Symbols, Apache License 2.0) are cut to
those that the pages can show, a fortieth of the file.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit as st

FONTS = Path(st.__file__).parent / "static" / "static" / "media"
KEPT = Path(__file__).parents[2] / "var"
"""Where a cut font is kept for the next start, if this process may write there."""

CUTTER = Path(__file__).with_name("font_cutter.py")

SHARED = "U+B7,U+2014,U+2018-2019,U+201C-201D,U+2026"
"""Characters that Chinese has as wide as its own: on Chinese pages a script takes them out (`accessibility.js`)."""

LATIN = "U+20-B6,U+B8-17F,U+2009-2013,U+2015-2017,U+201A,U+201E-2025,U+2027-2212,U+2248-2265"


@dataclass(frozen=True)
class Face:
    """A font as the pages use it.

    Attributes:
        family: its name in style sheets.
        file: begins the name of Streamlit's file.
        weight: what the style sheet says of its weight.
        axes: the value, or the least and the greatest one, of each axis of the file.
    """

    family: str
    file: str
    weight: str
    axes: Mapping[str, float | tuple[float, float]]

    @property
    def name(self) -> str:
        """The name of its file in addresses."""
        return f"{self.family.lower().replace(' ', '-')}.woff2"


FACES = (
    Face("Atlas Sans", "SourceSansVF-Upright", "400 700", {"wght": (400, 700)}),
    Face("Atlas Serif", "SourceSerifVariable-Roman", "600", {"wght": 600, "opsz": 20}),
)


ICONS = "MaterialSymbols-Rounded"
ICON = re.compile(r":material/(\w+):")
PAGE_ICONS = ("search",)
"""Icons that the pages ask Streamlit for, beside those that its front end shows by itself."""


@cache
def icon_fonts() -> Mapping[str, bytes]:
    """The cut icon font by the name that Streamlit's file has; none if that is not where it was."""
    scripts = (path.read_text(encoding="utf-8", errors="replace") for path in FONTS.parent.glob("js/*.js"))
    icons = sorted({*PAGE_ICONS, *(name for script in scripts for name in ICON.findall(script))})
    return {path.name: _kept("icons.woff2", path, {"icons": icons}) for path in FONTS.glob(f"{ICONS}.*.woff2")}


@cache
def font_files() -> Mapping[str, bytes]:
    """The cut fonts by name of file; none if Streamlit's files are not where they were."""
    return {
        face.name: _kept(face.name, source, {"axes": dict(face.axes)})
        for face in FACES
        for source in FONTS.glob(f"{face.file}.*.woff2")
    }


def font_head(addresses: Mapping[str, str]) -> str:
    """What the head of the document says of the fonts, given their addresses by name of file.

    A font that is late is not used in this visit, so that no text moves.
    """
    faces = [face for face in FACES if face.name in addresses]
    preloads = "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{addresses[face.name]}">' for face in faces
    )

    def rules(characters: str) -> str:
        return "".join(
            f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:optional;'
            f'src:url({addresses[face.name]}) format("woff2");unicode-range:{characters}}}'
            for face in faces
        )

    if not faces:
        return ""
    return (
        f'{preloads}<style id="latin-fonts">{rules(LATIN)}</style><style id="latin-punctuation">{rules(SHARED)}</style>'
    )


def _kept(name: str, source: Path, what: Mapping[str, object]) -> bytes:
    stays = json.dumps(what)
    content_key = sha256(stays.encode() + CUTTER.read_bytes() + source.read_bytes()).hexdigest()[:16]
    path = KEPT / f"{content_key}-{name}"
    if path.is_file():
        return path.read_bytes()
    # In a separate process, because the font library is not needed afterwards.
    content = subprocess.run([sys.executable, str(CUTTER), str(source), stays], check=True, capture_output=True).stdout
    try:
        KEPT.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=KEPT, delete=False) as file:
            file.write(content)
        os.chmod(file.name, 0o644)
        os.replace(file.name, path)  # a process beside this one sees the whole file or none
    except OSError:
        pass  # made again at the next start
    return content
