"""Find terms in a text: all at once by Aho–Corasick, then the leftmost and longest of those that overlap."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ahocorasick

from data.suggestions.folding import fold
from data.suggestions.institution_names import masked_spans
from data.suggestions.terms import MASK, WEAK, Term

SHORT = 2
"""Chinese terms of up to this length must begin and end where words do."""

ENDINGS = frozenset(
    (
        *("业", "产业", "工业", "行业", "经济", "服务", "贸易", "加工", "制造", "装备", "设备", "材料", "机械", "企业"),
        *("园", "园区", "基地", "港", "城", "谷", "厂", "品", "类", "化工", "强国", "强省", "市场"),
    )
)
"""A word made of a short term and one of these still names the field: 铝业, 物流园."""

ACRONYM = 3
"""English terms of up to this length have no plural: the plural of IT would be found in “its”."""

HEADS = frozenset(
    {
        "装备",
        "装备制造",
        "装备制造业",
        "装备产业",
        "材料",
        "机械",
        "equipment",
        "equipment industry",
        "equipment manufacturing",
        "services",
        "service industry",
        "materials",
        "machinery",
    }
)
"""General heads of a compound: in 低空装备 the word before names the field, and the most specific column wins."""

WHOLES = frozenset(
    {
        "industrial-clusters",
        "industrial-upgrading",
        "industrial-digitalisation",
        "modern-industrial-system",
        "modern-services",
        "emerging-industries",
        "future-industries",
        "high-tech-industries",
        "regional-integration",
        "sci-tech-innovation",
        "dual-circulation",
    }
)
"""Columns that are no single field: agendas, and names for many fields together."""


@dataclass(frozen=True)
class Mention:
    """Words of a text that name one or more columns: `text[start:end]`."""

    start: int
    end: int
    industry_ids: tuple[str, ...]
    weak: bool


class Matcher:
    """The terms as an automaton."""

    def __init__(self, terms: Iterable[Term]) -> None:
        grouped: dict[str, list[Term]] = {}
        for term in terms:
            for form in forms(term):
                grouped.setdefault(form, []).append(term)
        self.automaton = ahocorasick.Automaton()
        for form, rows in grouped.items():
            self.automaton.add_word(form, (len(form), tuple(rows)))
        if grouped:
            self.automaton.make_automaton()

    def mentions(self, text: str) -> list[Mention]:
        """Return the mentions in a text, in order and without overlap; names of institutions and places hide theirs."""
        if not len(self.automaton):
            return []
        folded = fold(text)
        found: list[tuple[int, int, tuple[Term, ...]]] = []
        for last, (length, rows) in self.automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if stands_alone(folded, start, end) and spelled(text[start:end], rows):
                found.append((start, end, rows))
        edges = WordEdges(text) if any(needs_words(folded[start:end]) for start, end, _ in found) else None
        found = [
            (start, end, rows)
            for start, end, rows in found
            if edges is None or not needs_words(folded[start:end]) or edges.fit(start, end)
        ]
        hidden = masked_spans(text)
        return [
            mention
            for mention in without_heads(folded, [as_mention(match) for match in leftmost_longest(found)])
            if mention.industry_ids and not inside(mention, hidden)
        ]


def forms(term: Term) -> tuple[str, ...]:
    """Return the folded spellings of a term: in English the plural too.

    Examples:
        >>> forms(Term("New-energy vehicle", "en", "x", "sure", "curated"))
        ('new energy vehicle', 'new energy vehicles')
        >>> forms(Term("Battery", "en", "x", "sure", "curated"))
        ('battery', 'batteries')
    """
    form = fold(term.term)
    if term.language == "zh" or form.endswith("s") or len(form) <= ACRONYM:
        return (form,)
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return form, form[:-1] + "ies"
    return form, form + ("es" if form.endswith(("ch", "sh", "x")) else "s")


def stands_alone(folded: str, start: int, end: int) -> bool:
    """True if no Latin letter or digit continues the words on either side."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (is_latin(before) and is_latin(folded[start])) and not (is_latin(after) and is_latin(folded[end - 1]))


def spelled(words: str, rows: Sequence[Term]) -> bool:
    """False for letters that are an acronym only in capitals: AI and IT are, Ai and It are not."""
    acronym = words.isascii() and len(words) <= ACRONYM and all(row.term.isupper() for row in rows)
    return words.isupper() or not acronym


def is_latin(character: str) -> bool:
    """True for a letter or digit of ASCII."""
    return character.isascii() and character.isalnum()


def needs_words(term: str) -> bool:
    """True for a short Chinese term, which may be a piece of another word."""
    return len(term) <= SHORT and not term.isascii()


class WordEdges:
    """Where the words of a Chinese text begin and end."""

    def __init__(self, text: str) -> None:
        import rjieba  # its dictionary takes 33 MB, which a process needs that reads texts, and no other

        self.starts: list[int] = []
        self.words: list[str] = rjieba.cut(text, False)
        position = 0
        for word in self.words:
            self.starts.append(position)
            position += len(word)
        self.ends = {start + len(word) for start, word in zip(self.starts, self.words, strict=True)}
        self.begins = set(self.starts)

    def fit(self, start: int, end: int) -> bool:
        """True if the span is one or more whole words, or the field in a word such as 铝业."""
        if start in self.begins and end in self.ends:
            return True
        number = bisect_right(self.starts, start) - 1
        word, begin = self.words[number], self.starts[number]
        if begin == start:
            return word[end - start :] in ENDINGS
        # "新型显示": a word may also join an adjective of one character to a term of two.
        return end - start == SHORT and begin + len(word) == end and start - begin == 1


def leftmost_longest(found: Sequence[tuple[int, int, tuple[Term, ...]]]) -> list[tuple[int, int, tuple[Term, ...]]]:
    """Keep of overlapping matches the one that begins first, and of those the longest."""
    kept: list[tuple[int, int, tuple[Term, ...]]] = []
    position = 0
    for start, end, rows in sorted(found, key=lambda match: (match[0], -match[1])):
        if start >= position:
            kept.append((start, end, rows))
            position = end
    return kept


def without_heads(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out general heads that follow another field at once: 低空装备, “elderly care services”."""
    kept: list[Mention] = []
    for mention in mentions:
        is_head = folded[mention.start : mention.end] in HEADS
        if not (is_head and kept and kept[-1].industry_ids and not folded[kept[-1].end : mention.start].strip()):
            kept.append(mention)
    return kept


def as_mention(match: tuple[int, int, tuple[Term, ...]]) -> Mention:
    """Return the mention of a match; a mask names no column."""
    start, end, rows = match
    if any(row.strength == MASK for row in rows):
        return Mention(start, end, (), weak=False)
    sure = [row for row in rows if row.strength != WEAK]
    return Mention(start, end, tuple(dict.fromkeys(row.industry_id for row in sure or rows)), weak=not sure)


def inside(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    """True if the mention lies within one of the sorted, disjoint spans."""
    number = bisect_left(spans, (mention.start + 1, 0)) - 1
    return number >= 0 and spans[number][0] <= mention.start and mention.end <= spans[number][1]
