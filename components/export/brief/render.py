"""Write a brief as one HTML file that needs no network and prints on A4."""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import fields
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from components.export.brief.comparison import comparison_document
from components.export.brief.document import BriefDocument
from components.export.brief.industry import industry_document
from components.export.brief.mark_figure import cell_text
from components.export.brief.region import region_document
from components.export.brief.settings import BriefSettings
from components.export.brief.shortlist import shortlist_document
from components.figures.matrix_parts import CROSSED, HATCHED
from components.text import formatting, i18n
from components.text.atlas_name import full_name
from components.text.escaping import NOT_IN_XML
from components.text.i18n import LANGUAGE_TAGS, _, language
from components.text.theme import FONT, SHEET

MEDIA_TYPE = "text/html; charset=utf-8"
TEMPLATES = Path(__file__).parent / "templates"
HEADING_FONT = (
    "Georgia, 'Times New Roman', 'Noto Serif', 'Songti SC', STSong, SimSun, 'Noto Serif CJK SC', 'Noto Serif SC', serif"
)


def region_brief(settings: BriefSettings, region: str) -> str:
    """The brief of one region.

    Raises:
        KeyError: the matrix has no such region.
    """
    return _in_language(settings, lambda: region_document(settings, region))


def industry_brief(settings: BriefSettings, *industries: str) -> str:
    """The brief of one column of the matrix, or of the regions that name several.

    Raises:
        KeyError: the matrix has no such column.
        ValueError: no column is given, or one twice.
    """
    if len(industries) == 1:
        return _in_language(settings, lambda: industry_document(settings, industries[0]))
    return _in_language(settings, lambda: shortlist_document(settings, industries))


def comparison_brief(settings: BriefSettings, regions: Sequence[str]) -> str:
    """The brief of a comparison of two to four regions.

    Raises:
        KeyError: the matrix has no such region.
        ValueError: fewer than two regions, more than four, or one of them twice.
    """
    return _in_language(settings, lambda: comparison_document(settings, tuple(regions)))


def _in_language(settings: BriefSettings, document: Callable[[], BriefDocument]) -> str:
    """Write the brief in its language, in a context of its own so that the caller's language stays as it is."""

    def write() -> str:
        i18n.use(settings.language)
        formatting.use_steps(settings.steps)
        return _html(document(), settings)

    return copy_context().run(write)


def _html(document: BriefDocument, settings: BriefSettings) -> str:
    """The document as HTML without scripts and without anything to load; every text is escaped."""
    palette = settings.palette
    html = _template().render(
        d=document,
        labels=_labels(),
        lang=LANGUAGE_TAGS[language()],
        other_lang=LANGUAGE_TAGS["en" if language() == "zh" else "zh"],
        colour={field.name: getattr(palette, field.name) for field in fields(palette)} | {"sheet": SHEET},
        font=Markup(FONT),
        heading_font=Markup(HEADING_FONT),
        header=_css_string(f"{full_name()} · {document.title}"),
        footer=_css_string(f"{document.back.version} · " + _("not official statistics")),
        hatched=HATCHED,
        crossed=CROSSED,
        cell_text=partial(cell_text, settings=settings),
    )
    return NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", html)


def _labels() -> dict[str, str]:
    """Headings of the sections."""
    return {
        "findings": _("Findings"),
        "robustness": _("How far does this depend on the coding?"),
        "method": _("Method"),
        "sources": _("Sources"),
        "cite": _("How to cite"),
        "link": _("Live view"),
    }


def _css_string(text: str) -> Markup:
    """A text as a CSS string; every character that could end the string or the style sheet is escaped by its number."""
    escaped = "".join(
        character if character.isalnum() or character in " .,:;·–—()，。：；" else f"\\{ord(character):x} "
        for character in text
    )
    return Markup(f'"{escaped}"')


@cache
def _template() -> Template:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("brief.html.j2")
