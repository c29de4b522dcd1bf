"""The brief: one self-contained HTML document of two pages, from what is asked to the file."""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import fields
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from components.export.brief.comparison import comparison_document
from components.export.brief.document import Document
from components.export.brief.industry import industry_document
from components.export.brief.region import region_document
from components.export.brief.room import fitted_front, title_size
from components.export.brief.setting import Setting
from components.text import formatting, i18n
from components.text.i18n import _, language
from components.text.theme import FONT, SHEET, Palette

__all__ = ["MEDIA_TYPE", "Setting", "comparison_brief", "industry_brief", "region_brief"]

MEDIA_TYPE = "text/html; charset=utf-8"
TEMPLATES = Path(__file__).parent / "templates"
HEADING_FONT = (
    "Georgia, 'Times New Roman', 'Noto Serif', 'Songti SC', STSong, SimSun, 'Noto Serif CJK SC', 'Noto Serif SC', serif"
)
TAGS = {"en": "en", "zh": "zh-Hans"}


def region_brief(setting: Setting, region: str) -> str:
    """The brief of one region.

    Raises:
        KeyError: no such region in the matrix.
    """
    return _written(setting, lambda: region_document(setting, region))


def industry_brief(setting: Setting, industry: str) -> str:
    """The brief of one column of the matrix.

    Raises:
        KeyError: no such column.
    """
    return _written(setting, lambda: industry_document(setting, industry))


def comparison_brief(setting: Setting, regions: Sequence[str]) -> str:
    """The brief of two to four regions beside each other.

    Raises:
        KeyError: no such region.
        ValueError: fewer than two regions, more than four, or one of them twice.
    """
    return _written(setting, lambda: comparison_document(setting, tuple(regions)))


def _written(setting: Setting, document: Callable[[], Document]) -> str:
    """Build and write in the setting's language, in a context of its own: the caller's language stays as it is."""

    def write() -> str:
        i18n.use(setting.language)
        formatting.use_steps(setting.steps)
        return render(document(), setting.palette)

    return copy_context().run(write)


def render(document: Document, palette: Palette) -> str:
    """The document as HTML: no script, no address that is fetched; every text is escaped."""
    html = _template("brief.html.j2").render(
        d=fitted_front(document),
        title_size=title_size(document.title),
        labels=_labels(),
        lang=TAGS[language()],
        other_lang=TAGS["en" if language() == "zh" else "zh"],
        colour={field.name: getattr(palette, field.name) for field in fields(palette)} | {"sheet": SHEET},
        font=Markup(FONT),
        heading_font=Markup(HEADING_FONT),
        running=_css_string(f"Focus Atlas · {document.title}"),
        imprint=_css_string(f"{document.back.version} · " + _("not official statistics")),
        svg=Markup,
    )
    return html.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate of a user's file cannot be written


def _labels() -> dict[str, str]:
    """Headings of the sections."""
    return {
        "findings": _("Findings"),
        "robustness": _("How far does this depend on the coding?"),
        "method": _("Method in five lines"),
        "references": _("Sources"),
        "cite": _("How to cite"),
        "link": _("Live view"),
    }


def _css_string(words: str) -> Markup:
    """A text as a CSS string: whatever could end the string or the style sheet is written as its code point."""
    written = "".join(sign if sign.isalnum() or sign in " .,:;·–—()，。：；" else f"\\{ord(sign):x} " for sign in words)
    return Markup(f'"{written}"')


@cache
def _template(name: str) -> Template:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)
