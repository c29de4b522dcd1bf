"""Find headings, sections and their parts in the paragraphs of a text."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.document import Document, Paragraph, Part, Section, is_chinese

HEADING_LENGTH = 60
RUN_IN_LENGTH = 45
ENGLISH_HEADING_WORDS = 14
YEAR = re.compile(r"(20\d\d)\s*年?")
YEAR_AHEAD = re.compile(
    r"展望(20[0-2]\d)|(20\d\d)年(?:的)?(?:重点|主要|总体|目标|任务|工作(?:安排|重点|任务|目标|要求|计划|打算))"
    r"|\b(?:tasks|plans?|priorities|targets|outlook) for (20\d\d)",
    re.IGNORECASE,
)
NUMBERED: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"^第[一二三四五六七八九十百\d]+[章编篇部]|^(?:Chapter|Part) [\dIVX]+", re.IGNORECASE)),
    (2, re.compile(r"^[一二三四五六七八九十]+、|^第[一二三四五六七八九十\d]+节|^[IVX]+[.、]\s|^专栏")),
    (3, re.compile(r"^[（(][一二三四五六七八九十]+[）)]|^\d{1,2}\.\s?(?!\d)|^\d{1,2}、|^[A-H]\.\s")),
    (4, re.compile(r"^[（(]\d{1,2}[）)]|^[①-⑳]|^\d{1,2}\.\d{1,2}\s")),
)
PLAIN_DEPTH = 5
"""Depth of a heading without a number."""

REVIEW_ZH = re.compile(
    r"回顾|总结|过去(?:一年|五年|的)|上一年|去年|(?:工作|发展|取得)的?(?:成就|成绩|成效)|“十[一二三四]五”(?:时期)?(?:发展)?(?:成就|成效|回顾|工作|时期主要)|发展(?:基础|现状)|主要成就"
)
PLAN_ZH = re.compile(
    r"安排|重点(?:工作|任务)|主要任务|总体要求|目标|今年|展望|建议|下一步|工作部署|“十五五”|要(?:抓好|做好)|(?:20\d\d)年(?:政府)?工作(?!回顾|总结)"
)
REVIEW_EN = re.compile(
    r"\breview\b|\bachievements?\b|\blooking back\b|\bpast (?:year|five years|term)\b|\blast year\b|progress made",
    re.IGNORECASE,
)
PLAN_EN = re.compile(
    r"\bplans?\b|\bpriorit|\btasks?\b|\btargets?\b|\boverall requirements|\bthis year\b|\bcoming year\b|\bwork for\b"
    r"|\boutlook\b|\bgoals?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """A piece of text that a file calls a paragraph or a heading; `heading` is None where it does not say."""

    text: str
    heading: bool | None = None
    page: int | None = None
    depth: int | None = None


def build(blocks: Iterable[Block], sha256: str = "") -> Document:
    """Number the paragraphs, find the sections, tell plans and reviews apart.

    Empty blocks are dropped. The text is the paragraphs, joined by line ends; the title is a first block that is short
    and ends like no sentence.
    """
    kept = [block for block in blocks if block.text.strip()]
    texts = [block.text.strip() for block in kept]
    declared = any(block.heading for block in kept)
    title = texts[0] if texts and is_title(texts[0]) else ""
    year = planned_year(title) or year_ahead(texts)
    sections = [Section(0, title, 1)]
    parts = {0: Part.PLAN}
    paragraphs: list[Paragraph] = []
    position = 0
    for number, (block, text) in enumerate(zip(kept, texts, strict=True), start=1):
        found = None if number == 1 and title else heading_of(block, text, declared=declared)
        if found is not None:
            heading, depth = found
            part = part_of(heading, inherited(parts, depth), year)
            parts = {d: p for d, p in parts.items() if d < depth} | {depth: part}
            sections.append(Section(len(sections), heading, depth, part))
        whole = (number == 1 and bool(title)) or (found is not None and found[0] == text)
        end = position + len(text)
        paragraphs.append(Paragraph(number, position, end, len(sections) - 1, whole, block.page))
        position = end + 1
    text = "\n".join(texts)
    digest = sha256 or hashlib.sha256(text.encode()).hexdigest()
    return Document(text, tuple(paragraphs), tuple(sections), digest, title, year)


def planned_year(title: str) -> int | None:
    """Return the year for which a document plans, as its title says: the last one if it also reports on another.

    Examples:
        >>> planned_year("2026年政府工作报告"), planned_year("关于2025年计划执行情况与2026年计划草案的报告")
        (2026, 2026)
    """
    years = [int(found) for found in YEAR.findall(title)]
    if not years:
        return None
    return years[-1] if "执行情况" in title else years[0]


def year_ahead(texts: Iterable[str]) -> int | None:
    """Return the last year that a text without one in its title calls the year of its tasks; None if it calls none.

    Examples:
        >>> year_ahead(["一、2024年工作回顾", "三、2025年重点工作"]), year_ahead(["到2035年"])
        (2025, None)
    """
    found = (int(year) for text in texts for match in YEAR_AHEAD.finditer(text) for year in match.groups() if year)
    return max(found, default=None)


def is_title(text: str) -> bool:
    """True for a short first line that ends like no sentence and has no number of a heading."""
    return (
        len(text) <= 120 and not text.endswith(("。", ".", "；", ";", "：", ":", "，")) and number_depth(text) is None
    )


def heading_of(block: Block, text: str, *, declared: bool) -> tuple[str, int] | None:
    """Return the heading that a block is, or begins with, and its depth; None for plain text.

    A short line without a number is one only in a file that declares no headings.

    “（二）构建现代化产业体系。坚持……” begins with a heading and stays one paragraph.
    """
    depth = number_depth(text)
    if block.heading:
        return text, block.depth or depth or PLAIN_DEPTH
    if depth is not None:
        end = re.search(r"[。；]|(?<=[a-z])\.(?=\s|$)", text)
        if end is None and len(text) <= (HEADING_LENGTH if is_chinese(text) else 2 * HEADING_LENGTH):
            return text, depth
        if end is not None and end.start() <= RUN_IN_LENGTH and is_chinese(text):
            return text[: end.start()], depth
        return None
    if block.heading is None and not declared and plain_heading(text):
        return text, PLAIN_DEPTH
    return None


def plain_heading(text: str) -> bool:
    """True for a short line without a number that ends like no sentence."""
    if text[-1] in "。.；;，,：:！!？?、" or re.search(r"[:：]\s", text):
        return False
    if is_chinese(text):
        return 4 <= len(text) <= 30 and not re.search(r"[，。；：]", text)
    return len(text.split()) <= ENGLISH_HEADING_WORDS and (text[0].isupper() or text[0].isdigit())


def number_depth(text: str) -> int | None:
    """Return the depth that the number at the head of a line gives, or None."""
    return next((depth for depth, rule in NUMBERED if rule.match(text)), None)


def inherited(parts: dict[int, Part], depth: int) -> Part:
    """Return the part of the section above."""
    return parts[max(d for d in parts if d < depth)]


def part_of(heading: str, above: Part, year: int | None = None) -> Part:
    """Return what a heading says its section is; a heading that says nothing goes with the section above.

    A heading that names only years before the document's own is a review.

    Examples:
        >>> part_of("一、2025年工作回顾", Part.PLAN), part_of("三、2026年重点工作", Part.REVIEW)
        (<Part.REVIEW: 'review'>, <Part.PLAN: 'plan'>)
    """
    review, plan = (REVIEW_ZH, PLAN_ZH) if is_chinese(heading) else (REVIEW_EN, PLAN_EN)
    years = [int(found[1]) for found in YEAR.finditer(heading)]
    if year is not None and years and max(years) < year:
        return Part.REVIEW
    if plan.search(heading):
        return Part.PLAN
    return Part.REVIEW if review.search(heading) else above


def with_parts(document: Document, parts: Sequence[Part]) -> Document:
    """Return the document with the reader's own choice of each section's part."""
    sections = tuple(
        Section(section.number, section.heading, section.depth, part)
        for section, part in zip(document.sections, parts, strict=True)
    )
    return Document(document.text, document.paragraphs, sections, document.sha256, document.title, document.year)
