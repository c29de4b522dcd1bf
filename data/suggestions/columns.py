"""Which columns a term or an item of a list names."""

from collections.abc import Callable

from data.suggestions.matching import Matcher, Mention
from data.suggestions.mention_certainty import is_sure

Columns = Callable[[str], tuple[str, ...]]

GENERAL = frozenset({"industrial-clusters", "industrial-upgrading", "modern-industrial-system", "modern-services"})
"""Columns that a name of a field often carries along: 新材料产业集群."""


def columns_of(matcher: Matcher, words: str) -> tuple[str, ...]:
    """Return the columns that words name, in order.

    The most specific wins: a general column counts only where no field is named, a weak term only where no sure one is.
    """
    mentions = matcher.mentions(words)
    sure: list[Mention] = [mention for number, mention in enumerate(mentions) if is_sure(words, mentions, number)]
    columns = tuple(dict.fromkeys(column for mention in sure or mentions for column in mention.industry_ids))
    return tuple(column for column in columns if column not in GENERAL) or columns
