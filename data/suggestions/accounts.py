"""Distinguish sentences that report from sentences that plan, within one section."""

import re

ACCOUNT_ZH = re.compile(
    r"(?:^|[，；])(?:过去|去年|近年来?|目前|截至|据统计|数据显示)"
    r"|已(?:经)?(?:达|建成|形成|成为|突破|超过|有|累计|拥有|[汇集聚]{2}|落户|培育|引进|投产|投用|建立)"
    r"|同比(?:增长|提高|下降)|位居全国第|连续\S{1,3}年"
)
PAST_ZH = re.compile(r"^(?:过去|去年|上年|近几?年来?|这几年|这些年|[一二三四五两几]年来|回顾)|^[^，。；]{1,16}以来，")
AHEAD_ZH = re.compile(
    r"将|(?<![主重需必首纲概])要(?![素求点闻])|力争|确保|今年|明年|今后|下一步|未来[一二三四五几两]年|到20\d\d年"
)
STATE_ZH = re.compile(
    r"^(?![一二三四五六七八九十]是)(?![^，。；]{0,12}(?:重点|目标|任务|方向|首先|关键|核心)是)[^，。；]{1,24}(?<!就)是(?!否)"
)
PLAN_ZH = re.compile(
    r"将|(?<![主重需必首纲概])要(?![素求点闻])|力争|确保|加快|推[进动]|深入|大力|着力|争取|持续|进一步|(?<!已)(?<!已经)(?:实施|培育|打造)"
)
ACT_ZH = re.compile(
    r"(?:^|[，；、：])(?:积极|全力|不断|重点|全面|高标准|有序)?(?:发展|建设|支持|做[强优大精深]|促进|加强|强化|完善|提升|构建|鼓励|引导|扩大|优化|壮大|新[建增]|聚焦|围绕"
    r"|推广|拓展|布局|开展|引进|建成|形成|办好|巩固|探索|前瞻|坚持|抓好|创建|争创)"
)
ACCOUNT_EN = re.compile(
    r"\b(?:accounts? for|accounted for|(?:has|have) (?:already|been|reached|become)|was|were|grew|reached|exceeded"
    r"|rich in|ranked|surged|rose|topped|already|in recent years|last year|year-on-year|year on year)\b",
    re.IGNORECASE,
)
PLAN_EN = re.compile(
    r"\b(?:will|shall|must|should|to be|is to|are to|plans? to|aims? to|going to|continue to|this year"
    r"|strive|vows?|pledges?)\b",
    re.IGNORECASE,
)


def is_account(sentence: str, *, chinese: bool) -> bool:
    """True for a sentence with words of a balance and none of a plan; what it names is no commitment.

    Examples:
        >>> is_account("去年软件产业同比增长12%。", chinese=True)
        True
        >>> is_account("去年以来势头好，今年将发展软件产业。", chinese=True)
        False
        >>> is_account("近年来，我们推动软件产业加快集聚。", chinese=True)
        True
        >>> is_account("未来产业是以新材料为驱动的产业。", chinese=True), is_account("一是做优软件产业。", chinese=True)
        (True, False)
        >>> is_account("The service industry accounts for most of our economy.", chinese=False)
        True
    """
    if not chinese:
        return bool(ACCOUNT_EN.search(sentence)) and not PLAN_EN.search(sentence)
    if PAST_ZH.search(sentence):
        return not AHEAD_ZH.search(sentence)
    if STATE_ZH.search(sentence):
        return continues(sentence, chinese=True)
    return bool(ACCOUNT_ZH.search(sentence)) and not PLAN_ZH.search(sentence)


def continues(sentence: str, *, chinese: bool) -> bool:
    """True for a sentence that goes on with the balance before it: it names no act, neither ahead nor at its head.

    Examples:
        >>> continues("汽车、石化等产业集群不断壮大。", chinese=True)
        True
        >>> continues("发展软件产业。", chinese=True)
        False
    """
    return chinese and not PLAN_ZH.search(sentence) and not ACT_ZH.search(sentence)


OPENING_YEAR = re.compile(r"^(?:In )?(20\d\d)(?:年|\b)")
OPENING_NOW = re.compile(r"^(?:今年|今后|下一步|接下来|展望|This year|Next)")


def in_review(paragraph: str, year: int | None, *, before: bool) -> bool:
    """True if a paragraph looks back: it opens with a year before the one that the document plans for.

    Where a text has no headings for it, a review goes on until a paragraph opens with the year of the plan or a word
    for now.

    Args:
        paragraph: its text.
        year: for which the document plans; None if it does not say.
        before: whether the paragraph before it, in the same section, looks back.

    Examples:
        >>> in_review("2025年，船舶订单增长35%。", 2026, before=False)
        True
        >>> in_review("石化基地投产。", 2026, before=True), in_review("2026年，将做大石化产业。", 2026, before=True)
        (True, False)
    """
    if year is None:
        return False
    opening = OPENING_YEAR.match(paragraph)
    if opening:
        return int(opening[1]) < year
    return before and not OPENING_NOW.match(paragraph)
