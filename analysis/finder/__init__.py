"""Search by name: rank entries for a typed query, in English, Chinese or pinyin, with tolerance for typing errors."""

from analysis.finder.find import Entry, Hit, How, Index, find, index_of, nearest, pairs

__all__ = ["Entry", "Hit", "How", "Index", "find", "index_of", "nearest", "pairs"]
