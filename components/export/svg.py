"""Drawing primitives: SVG elements whose texts are always escaped, and how wide a text is."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from components.text.theme import FONT

NAMESPACE = "http://www.w3.org/2000/svg"
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML has no way to hold."""

HAN = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
"""Chinese characters and their punctuation."""

WIDE, CAPITAL, SMALL = 1.0, 0.7, 0.61
"""Widths in ems of Chinese characters, and of capitals and small letters in a wide sans serif."""

OTHERS = dict.fromkeys("ijl|'.,:;·", 0.32) | dict.fromkeys("frt()[]/-", 0.4) | dict.fromkeys("mwMW%—…", 0.95)
OTHERS |= {" ": 0.32} | dict.fromkeys("“”‘’", 0.75)  # as wide as a Chinese character in a Chinese text
"""Widths of letters that are far from the others."""

ELLIPSIS = "…"

BOLD = 1.16
"""How much wider bold type runs."""

Number = float | int


@dataclass(frozen=True)
class Drawing:
    """An SVG as text, with its size in CSS pixels."""

    markup: str
    width: float
    height: float


def element(name: str, **attributes: Number | str) -> ElementTree.Element:
    """An element; underscores in names of attributes stand for hyphens, numbers are written short.

    Examples:
        >>> ElementTree.tostring(element("rect", x=1.50, stroke_width=2)).decode()
        '<rect x="1.5" stroke-width="2" />'
    """
    written = {
        key.strip("_").replace("_", "-"): legal(value) if isinstance(value, str) else f"{round(value, 2):g}"
        for key, value in attributes.items()
    }
    return ElementTree.Element(name, written)


def add(parent: ElementTree.Element, name: str, **attributes: Number | str) -> ElementTree.Element:
    """Put an element into another one."""
    child = element(name, **attributes)
    parent.append(child)
    return child


def text(
    parent: ElementTree.Element, words: str, x: Number, y: Number, *, size: Number, fill: str, **more: Number | str
) -> ElementTree.Element:
    """Write words with their baseline at `y`."""
    child = add(parent, "text", x=x, y=y, font_size=size, fill=fill, **more)
    child.text = legal(words)
    return child


def drawing(width: Number, height: Number, title: str, description: str, key: str) -> ElementTree.Element:
    """An empty drawing with its name and its description; `key` makes their ids unique on a page."""
    root = element(
        "svg",
        xmlns=NAMESPACE,
        viewBox=f"0 0 {round(width, 2):g} {round(height, 2):g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{key}-title {key}-desc",
        font_family=FONT,
    )
    add(root, "title", id=f"{key}-title").text = legal(title)
    add(root, "desc", id=f"{key}-desc").text = legal(description)
    return root


def written(root: ElementTree.Element) -> Drawing:
    """The drawing as text, well-formed on its own and inside HTML, with its size."""
    return Drawing(
        ElementTree.tostring(root, encoding="unicode"), float(root.attrib["width"]), float(root.attrib["height"])
    )


def legal(words: str) -> str:
    """Words with what XML cannot hold made visible."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", words)


def ems(words: str) -> float:
    r"""About how wide words are, in ems: rather too wide than too narrow.

    Examples:
        >>> ems("\u4e0a\u6d77"), ems("")
        (2.0, 0)
        >>> round(ems("Hi"), 2)
        1.02
    """
    return sum(map(_width, words))


@lru_cache(maxsize=4096)
def _width(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return WIDE
    return OTHERS.get(sign, CAPITAL if sign.isupper() else SMALL)


def fitted(words: str, room: float) -> str:
    """Words cut to the room there is, in ems, with the sign that says so.

    Examples:
        >>> fitted("Chips and software", 4), fitted("Chips", 4)
        ('Chips…', 'Chips')
    """
    if ems(words) <= room:
        return words
    while words and ems(words + ELLIPSIS) > room:
        words = words[:-1]
    return words.rstrip() + ELLIPSIS
