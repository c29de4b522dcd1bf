"""Finding by name: what a person types, in whatever writing and with small slips, to ranked entries."""

from analysis.finder.find import Entry, Hit, How, Index, find, index_of, nearest, pairs

__all__ = ["Entry", "Hit", "How", "Index", "find", "index_of", "nearest", "pairs"]
