"""A small coding of two made-up documents, for tests of what is made of codings."""

from data.coding.model import CodedPassage, Coding, SourceDocument
from data.document import Document
from data.documents.structure import Block, build
from data.suggestions.suggestion import Strength, Suggestion

PLAN = (
    "天津市2026年工作要点",
    "一、建设先进制造基地",
    "做强汽车等支柱产业。积极发展航运服务，新建码头3个。",
    "二、扩大开放",
    "办好航运大会。前瞻布局量子科技。",
)
LOGISTICS = "trade-and-logistics"
QUANTUM = "frontier-digital-technologies"
LETTER = ("Plan of the city for 2026", "We shall develop the shipping industry. 𝛼-tests come later.")


def source(lines: tuple[str, ...], region: str, title: str, language: str = "zh") -> SourceDocument:
    """Return a document of lines; those without a final stop are headings."""
    document = build(Block(line) for line in lines)
    return SourceDocument(document, title, "发展改革委", "2026-02", (region,), "https://example.org/plan", language)


def passage(
    document: Document, sentence: str, term: str, column: str, level: int, rule: str, *, region: str = "CN-TJ"
) -> Suggestion:
    """Return the passage of a sentence that names a term."""
    start = document.text.index(sentence)
    named = document.text.index(term, start)
    paragraph = next(p for p in document.paragraphs if p.start <= start < p.end)
    return Suggestion(
        start,
        start + len(sentence),
        region,
        column,
        level,
        rule,
        named,
        named + len(term),
        start,
        start + 2,
        Strength.SURE,
        paragraph.number,
        "rules-1/terms-abc",
    )


def coding() -> Coding:
    """Return a coding: three columns of Tianjin, shipping with three passages in two documents."""
    plan, letter = source(PLAN, "CN-TJ", "天津市2026年工作要点"), source(LETTER, "CN-TJ", "Letter", "en")
    chinese, english = plan.document, letter.document
    passages = [
        (chinese, "Li", "", False, ("做强汽车等支柱产业。", "汽车", "automobiles", 3, "L3a")),
        (chinese, "Li", "=a, b", False, ("积极发展航运服务，新建码头3个。", "航运", LOGISTICS, 3, "L3b")),
        (chinese, "Li", "", True, ("办好航运大会。", "航运", LOGISTICS, 2, "")),
        (chinese, "Li", "", False, ("前瞻布局量子科技。", "量子科技", QUANTUM, 1, "L1")),
        (english, "Wang", "", False, ("We shall develop the shipping industry.", "shipping", LOGISTICS, 2, "L2")),
    ]
    coded = tuple(
        CodedPassage(document.sha256, passage(document, *words), coder, memo, added)
        for document, coder, memo, added, words in passages
    )
    return Coding("Tianjin", (plan, letter), coded, "abc", "1")
