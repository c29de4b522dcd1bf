"""A document with suggestions, as tests of codings use it; the text is made up."""

import secrets
from datetime import UTC, datetime

from data.coding.decisions import KnownIds, read_decision
from data.coding.model import Action, Decision, SourceDocument, SuggestedDocument
from data.documents.limits import DocumentLimits
from data.documents.read_document import Format, read_document
from data.suggestions.builtin import builtin_suggester

TEXT = """临江市2026年发展计划
一、2025年工作回顾
去年旅游业收入增长8%。
二、2026年重点工作
（一）重点任务
大力发展集成电路产业，建设国家级人工智能创新应用先导区。积极发展现代物流。
前瞻布局量子科技。把生物医药培育成支柱产业。
"""
KNOWN = KnownIds({"integrated-circuits", "artificial-intelligence", "trade-and-logistics"}, {"CN-TJ", "CN-SH"})
"""Some of what may be chosen."""


def suggested(text: str = TEXT, region: str = "CN-TJ") -> SuggestedDocument:
    """Return a pasted text with the suggestions for it."""
    document, _problems = read_document(text.encode(), Format.TEXT, DocumentLimits())
    source = SourceDocument(document, title=document.title, region_ids=(region,))
    return SuggestedDocument(source, builtin_suggester()(document, (region,)))


def reported(
    document: SuggestedDocument, at: int = 0, action: Action = Action.ACCEPT, **more: object
) -> dict[str, object]:
    """Return a decision on a suggestion as a browser reports it."""
    one = document.suggestions[at]
    known = {
        "receipt": secrets.token_hex(8),
        "action": str(action),
        "key": one.key(document.source.document),
        "region": one.region_id,
        "level": one.level,
        "memo": "",
    }
    return known | more


def decision(document: SuggestedDocument, at: int = 0, action: Action = Action.ACCEPT, **more: object) -> Decision:
    """Return a decision on a suggestion."""
    every = KnownIds({one.industry_id for one in document.suggestions}, {"CN-TJ", "CN-SH"})
    return read_decision(reported(document, at, action, **more), document, every, "Li", datetime.now(UTC))
