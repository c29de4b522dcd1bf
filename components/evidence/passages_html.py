"""The passages behind a cell as HTML: the words of the document, what counts in them marked, and where they stand."""

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import urlencode

from markupsafe import Markup

from components.dataset.text_window import source_id
from components.page.open_page import OpenPage
from components.text.formatting import clauses, labelled, level_label
from components.text.html import combined, element, lines, quiet, together
from components.text.i18n import _
from components.text.source_text import rule_text
from data.store.text_rows import SavedPassage

DOCUMENT, PARAGRAPH = "document", "paragraph"
"""Keys of the evidence page for a document opened at a paragraph."""

EVIDENCE_PAGE = "evidence"


def passages_html(page: OpenPage, passages: Sequence[SavedPassage]) -> Markup:
    """Passages below each other, each with its level and rule, its place, and a link that opens the document there."""
    return element("ul", *(element("li", _passage(page, one)) for one in passages), class_="passages")


def marked(one: SavedPassage) -> Markup:
    """The words of a passage: the term is marked, the words that gave the level are underlined."""
    passage = one.coded.passage
    return highlighted(
        one.quote,
        (passage.term_start - passage.start, passage.term_end - passage.start),
        (passage.trigger_start - passage.start, passage.trigger_end - passage.start),
    )


def highlighted(text: str, term: tuple[int, int], trigger: tuple[int, int]) -> Markup:
    """A text with its term marked and its trigger underlined; where they overlap, the term is marked.

    Examples:
        >>> highlighted("build ports", (6, 11), (0, 5))
        Markup('<u>build</u> <mark>ports</mark>')
    """
    kinds = ["u" if trigger[0] <= at < trigger[1] else "" for at in range(len(text))]
    kinds[max(term[0], 0) : term[1]] = ["mark"] * (min(term[1], len(text)) - max(term[0], 0))
    return in_kinds(text, kinds)


def in_kinds(text: str, kinds: Sequence[str]) -> Markup:
    """A text with the element that each of its characters stands in; empty for none."""
    parts: list[str] = []
    for kind, run in groupby(range(len(text)), kinds.__getitem__):
        positions = list(run)
        words = text[positions[0] : positions[-1] + 1]
        parts.append(element(kind, words) if kind else words)
    return together(parts)


def place_of(page: OpenPage, one: SavedPassage) -> str:
    """Section, paragraph and page of a passage."""
    assert page.data
    assert page.data.texts
    heading = page.data.texts.documents[one.document].document.sections[one.section].heading
    paragraph = _("paragraph {n}").format(n=one.coded.passage.paragraph)
    return clauses(heading, paragraph, _("page {n}").format(n=one.page) if one.page else "")


def document_link(page: OpenPage, document: int, paragraph: int) -> str:
    """Address, relative to any page, that opens a document of the dataset at a paragraph."""
    query = {key: value for key, value in page.selection.query().items() if key in ("dataset", "lang")}
    query |= dict(page.selection.view) | {DOCUMENT: source_id(document), PARAGRAPH: str(paragraph)}
    return f"{EVIDENCE_PAGE}?{urlencode(query, safe=',')}"


def _passage(page: OpenPage, one: SavedPassage) -> Markup:
    passage = one.coded.passage
    level = element("strong", level_label(passage.level))
    rule = (
        quiet(labelled(passage.rule, rule_text(passage.rule))) if passage.rule else quiet(_("level set by the coder"))
    )
    link = element(
        "a",
        _("Open the document here"),
        href=document_link(page, one.document, passage.paragraph),
        target="_blank",
        rel="noopener noreferrer",
    )
    memo = together([quiet(_("Memo")), " ", one.coded.memo]) if one.coded.memo else ""
    return lines(marked(one), combined(clauses, level, rule), combined(clauses, quiet(place_of(page, one)), link), memo)
