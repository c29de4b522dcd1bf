"""Look for the evidence of a built-in document in a text that the reader provides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.document import Document, Paragraph, is_chinese
from data.records import Evidence
from data.suggestions.folding import fold

PARTS = re.compile(r"[、，,;；/]| and | or ")
"""Signs between the words of a term that names several things."""

NUMERAL = re.compile(r"[一二三四五六七八九十]+")
SECTION_OF_LOCATOR = re.compile(r"^[一二三四五六七八九十、（）() ]*")
HEADING_NUMBER = re.compile(r"^[（(]?([一二三四五六七八九十]+)[）)、]")


@dataclass(frozen=True)
class FoundEvidence:
    """A row of evidence in a text.

    Attributes:
        evidence_id: of the row.
        paragraph: number of the paragraph that has the term; None if no paragraph has it.
        start, end: the term, or the first of its parts: `text[start:end]`; both 0 if it was not found.
        whole: the term stands there as it is; else its parts stand there one by one.
        same_section: the section's numbers are those of the row's place; None if one of them has no numbers.
    """

    evidence_id: str
    paragraph: int | None = None
    start: int = 0
    end: int = 0
    whole: bool = False
    same_section: bool | None = None


def find_evidence(document: Document, rows: Iterable[Evidence]) -> tuple[FoundEvidence, ...]:
    """Look for the term of each row in the paragraphs of a text, in the language of the text.

    Of several paragraphs, one in the row's own section comes first, then one with the whole term, then the first.
    Blanks, width and case of letters make no difference.
    """
    chinese = is_chinese(document.text)
    texts = [(paragraph, *squeezed(document.text_of(paragraph), chinese=chinese)) for paragraph in document.paragraphs]
    return tuple(_found(document, texts, row, chinese=chinese) for row in rows)


Squeezed = tuple[Paragraph, str, list[int]]


def squeezed(text: str, *, chinese: bool) -> tuple[str, list[int]]:
    """Return a text folded, in Chinese without blanks, and the position in the text of each of its characters.

    Examples:
        >>> squeezed("５Ｇ 产业", chinese=True)
        ('5g产业', [0, 1, 3, 4])
    """
    kept = [(letter, at) for at, letter in enumerate(fold(text)) if not (chinese and letter == " ")]
    return "".join(letter for letter, _at in kept), [at for _letter, at in kept]


def _found(document: Document, texts: list[Squeezed], row: Evidence, *, chinese: bool) -> FoundEvidence:
    term = squeezed(row.term_zh if chinese else row.term_en, chinese=chinese)[0].strip()
    parts = [part for part in (piece.strip() for piece in PARTS.split(term)) if part]
    wanted = _numbers_of_locator(row.locator_zh)
    best: tuple[tuple[bool, bool], FoundEvidence] | None = None
    for paragraph, text, positions in texts:
        whole = bool(term) and term in text
        if not whole and not (parts and all(part in text for part in parts)):
            continue
        words = term if whole else parts[0]
        at = text.index(words)
        numbers = _numbers_of_section(document, paragraph)
        same = numbers == wanted if numbers and wanted else None
        start, end = paragraph.start + positions[at], paragraph.start + positions[at + len(words) - 1] + 1
        rank = (same is True, whole)
        if best is None or rank > best[0]:
            best = rank, FoundEvidence(row.evidence_id, paragraph.number, start, end, whole, same)
    return best[1] if best else FoundEvidence(row.evidence_id)


def _numbers_of_locator(locator: str) -> list[str]:
    section = SECTION_OF_LOCATOR.match(locator)
    return NUMERAL.findall(section[0]) if section else []


def _numbers_of_section(document: Document, paragraph: Paragraph) -> list[str]:
    """Return the numbers of the headings above a paragraph, the highest first."""
    numbers: list[str] = []
    depth = document.section_of(paragraph).depth + 1
    for section in reversed(document.sections[: paragraph.section + 1]):
        if section.depth < depth:
            depth = section.depth
            if found := HEADING_NUMBER.match(section.heading):
                numbers.insert(0, found[1])
    return numbers
