"""Decide whether a mention certainly names its industry: by the term itself or by the words beside it."""

import re
from collections.abc import Sequence

from data.suggestions.matching import WHOLES, Mention

FIELD_AFTER = re.compile(
    r"\s{0,4}(?:产业|行业|工业|制造|装备|集群|产业链|企业|项目"
    r"|(?:\w{1,40} )?(?:industry|industries|sector|manufacturing|clusters?)\b)"
)
LIST_JOIN = re.compile(r"^(?:产业|制造业?|业|装备)?\s*(?:、|和|与|及|以及|，|,|, and|and|&)\s*$")

GOODS = frozenset({"automobiles", "new-energy-intelligent-vehicles", "smart-home-appliances", "electronic-information"})
CONSUMED_ZH = re.compile(
    r"(?:[^，。；：]{0,14}等)?(?:大宗|耐用|重点|绿色|智能)?(?:商品)?(?:更新|消费(?![品电])|以旧换新)"
)


def is_consumed(text: str, mention: Mention) -> bool:
    """True for goods that shall be bought, not made: 支持汽车、家电等大宗消费."""
    return GOODS.issuperset(mention.industry_ids) and bool(CONSUMED_ZH.match(text, mention.end))


def is_sure(text: str, mentions: Sequence[Mention], number: int) -> bool:
    """True for a sure term, and for a weak one that is called an industry or stands in a list beside a sure one."""
    mention = mentions[number]
    if is_consumed(text, mention):
        return False
    if not mention.weak or FIELD_AFTER.match(text, mention.end):
        return True
    if WHOLES.issuperset(mention.industry_ids):
        return False  # “display devices and services” plans no services as a whole
    for other in mentions[max(0, number - 1) : number + 2]:
        first, second = sorted((mention, other), key=lambda one: one.start)
        if not other.weak and LIST_JOIN.match(text[first.end : second.start]):
            return True
    return False
