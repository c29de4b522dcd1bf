"""Text search over rows: a row matches if it contains every word."""

import pandas as pd


def matching(texts: pd.DataFrame, query: str) -> pd.Series:
    """Return True for each row in which every word of `query` is part of some column, ignoring case.

    Args:
        texts: rows × text columns; values are strings.
        query: words separated by blanks; an empty query matches every row.

    Examples:
        >>> texts = pd.DataFrame({"term": ["Integrated circuits", "AI"], "place": ["I / Beijing", "I / Anhui"]})
        >>> matching(texts, "beijing CIRCUITS").tolist()
        [True, False]
    """
    row = texts.agg(" ".join, axis=1).str.casefold() if len(texts) else pd.Series("", index=texts.index)
    matches = pd.Series(True, index=texts.index)
    for word in query.casefold().split():
        matches &= row.str.contains(word, regex=False)
    return matches
