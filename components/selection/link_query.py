"""The query of a link as its reader meant it: links are copied from mails, pages and sentences."""

import re
from collections.abc import Mapping

from components.text.i18n import LANGUAGES

ESCAPED = re.compile("^(amp;)+")
"""What is left before a key when `&` was copied as `&amp;`, once or more often."""

AROUND_A_LINK = " \t\r\n.,;:!?)]}>\"'。，；：！？）」》”’"
"""Characters that stand behind a link in a sentence and belong to none of its values."""


def link_query(query: Mapping[str, str]) -> dict[str, str]:
    """Return keys and values without what copying left on them.

    `&amp;` before a key, punctuation behind a value and empty values are left out, and a language may have a region.
    A key that stands under its own name wins over an escaped one.

    Examples:
        >>> link_query({"lang": "zh-CN", "amp;region": "CN-GD.", "industry": ""})
        {'lang': 'zh', 'region': 'CN-GD'}
    """
    cleaned: dict[str, str] = {}
    for key, value in sorted(query.items(), key=lambda item: bool(ESCAPED.match(item[0]))):
        value = value.rstrip(AROUND_A_LINK)
        if value:
            cleaned.setdefault(ESCAPED.sub("", key), value)
    language = cleaned.get("lang", "").replace("_", "-").split("-")[0].lower()
    return cleaned | ({"lang": language} if language in LANGUAGES else {})
