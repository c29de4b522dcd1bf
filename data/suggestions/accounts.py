"""Distinguish sentences that report from sentences that plan, within one section."""

import re

ACCOUNT_ZH = re.compile(
    r"^(?:过去|去年|近年来?|目前|截至)|已(?:经)?(?:达|建成|形成|成为|突破|超过|有|累计)|同比(?:增长|提高|下降)|位居全国第|连续\S{1,3}年"
)
PLAN_ZH = re.compile(r"[将要]|力争|确保|加快|推[进动]|深入|大力|着力|争取|持续|进一步|实施|培育|打造")
ACCOUNT_EN = re.compile(
    r"\b(?:accounts? for|accounted for|(?:has|have) (?:already|been|reached|become)|was|were|grew|reached|exceeded"
    r"|ranked|in recent years|last year)\b",
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
        >>> is_account("The service industry accounts for most of our economy.", chinese=False)
        True
    """
    account, plan = (ACCOUNT_ZH, PLAN_ZH) if chinese else (ACCOUNT_EN, PLAN_EN)
    return bool(account.search(sentence)) and not plan.search(sentence)


OPENING_YEAR = re.compile(r"^(?:In )?(20\d\d)(?:年|\b)")
OPENING_NOW = re.compile(r"^(?:今年|下一步|接下来|This year|Next)")


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
