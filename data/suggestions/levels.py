"""The level of each mention of a sentence: which trigger governs it, and by which rule of the codebook."""

from collections.abc import Sequence
from dataclasses import dataclass
from re import compile as pattern

from data.suggestions.clauses import Span, clauses
from data.suggestions.level_words import Kind, Trigger, triggers
from data.suggestions.matching import WHOLES, Mention

L1, L2, RANK, QUANTITY, PILOT = "L1", "L2", "L3a", "L3b", "L3c"

LINK_ZH = pattern(r"^(?:[^，。；]{0,6})?(?:打造|建成|建设|成为|形成|发展|培育|做|列)(?:成|为)")
LINK_EN = pattern(
    r"(?:\bas|\binto|\bbecom\w+|\bmaking (?:them|it|these)|\bis|\bare|\bbe|, one of)"
    r"(?: an?| the| one of the| its)?(?: [\w-]+){0,2} ?$"
)
OF_EN = pattern(r"^ ?(?:zones?|areas?|bases?|parks?)? ?(?:of|for|in|on) [^,.;]{0,60}$")
METRIC_EN = pattern(
    r"\b(?:gr[oe]w\w*|ris\w+|rais\w+|reach\w*|pass|exceed\w*|output|value|scale|capacity|revenue|sales"
    r"|share|up|at least|above|total\w*)\b"
)
THEIRS_EN = pattern(
    r"\b(?:their|its|whose) (?:[\w-]+ ){0,3}?(?:value|output|scale|revenues?|sales|turnover) (?:[\w-]+ ){0,4}$"
)
"""Words that tie a quantity to all that a sentence has named: “increasing their added value to 600 billion yuan”."""

METRIC_ZH = pattern(
    r"规模|产值|产量|增加值|营收|收入|产能|装机|增长|增速|突破|达到|力争|新增|占比|比重|总量|从业|总额|数量|超过|投资|建成|新建|培育|面积|覆盖|成为|迈入|跻身"
)
COUNTED_LIST = pattern(r"^(?:\d+|[两二三四五六七八九十]+)?[个大类]?(?:产业|领域)?\s?[：:]")
"""What may stand between a rank and the list that it governs: 先导产业5个：."""

FOCUS_ZH = pattern(r"^(?:围绕|聚焦|瞄准|紧扣|立足|依托)")
"""Words that name the fields for which the later clauses of the sentence act."""

CLUSTER_ZH = pattern(r"集群|基地|高地")
ENTERS_ZH = pattern(r"成|为|迈向|跻身|迈进|冲刺")
AGENDA = pattern(r"升级|提质|转型|改造|体系|upgrad|system")
"""Words such as *upgrade* take no rank from a rank word after them: 提质升级主导产业."""

SELF_RANKED = pattern(r"新兴(?:支柱|主导)|支柱[性型]?新兴|emerging pillar")
NEAR = 2
"""Characters that may stand between a mention and a pilot: 北斗应用国家试点."""


@dataclass(frozen=True)
class LevelRule:
    """The rule that applies to a mention, and the words that triggered it, as offsets in the paragraph."""

    rule: str
    start: int
    end: int

    @property
    def level(self) -> int:
        """Return the level: the rule's digit."""
        return int(self.rule[1])


class SentenceLevels:
    """The levels of one sentence's mentions."""

    def __init__(self, text: str, sentence: Span, mentions: Sequence[Mention], *, chinese: bool) -> None:
        """Take the paragraph's text, the sentence as a span of it, and the mentions with offsets in the paragraph."""
        self.offset = sentence.start
        self.text = text[sentence.start : sentence.end]
        self.chinese = chinese
        self.fields = [m.start - self.offset for m in mentions if not m.weak and not WHOLES.issuperset(m.industry_ids)]
        self.spans = [(m.start - self.offset, m.end - self.offset) for m in mentions]
        self.clauses = clauses(self.text, chinese=chinese)
        self.triggers = triggers(self.text, chinese=chinese)
        self.verbs = [t for t in self.triggers if t.kind in (Kind.VERB, Kind.DIRECTION) and not self.in_term(t)]

    def of(self, number: int, topic: Span | None) -> LevelRule:
        """Return the verdict on a mention; `topic` is a rank in the paragraph's first sentence, which governs it."""
        start, end = self.spans[number]
        if SELF_RANKED.search(self.text[start:end].lower()):
            return self.verdict(RANK, start, end)
        direction = self.direction(start, end)
        for kind, rule in ((Kind.RANK, RANK), (Kind.QUANTITY, QUANTITY), (Kind.PILOT, PILOT)):
            if kind is Kind.RANK and topic and direction is None and self.leads(number):
                return LevelRule(RANK, topic.start, topic.end)
            for trigger in self.triggers:
                if trigger.kind is kind and self.governs(trigger, start, end):
                    return self.verdict(rule, trigger.start, trigger.end)
        if direction is not None:
            return self.verdict(L1, direction.start, direction.end)
        verb = self.nearest_verb(start)
        return self.verdict(L2, verb.start, verb.end) if verb else self.verdict(L2, start, end)

    def verdict(self, rule: str, start: int, end: int) -> LevelRule:
        """Return a verdict with offsets in the paragraph."""
        return LevelRule(rule, self.offset + start, self.offset + end)

    def governs(self, trigger: Trigger, start: int, end: int) -> bool:
        """True if a rank, quantity or pilot reaches the mention."""
        if trigger.kind is Kind.PILOT:
            return self.pilot_governs(trigger, start, end)
        if self.in_term(trigger):
            return False
        if trigger.kind is Kind.RANK:
            return self.rank_governs(trigger, start, end)
        return self.quantity_governs(trigger, start)

    def pilot_governs(self, pilot: Trigger, start: int, end: int) -> bool:
        """True if the mention stands in the pilot's name, next to it, after “of” or “for”, or in the list before it.

        A list passes only a pilot that names no field itself: 存储器、汽车四大国家级产业基地; not 物流园、国家储能基地.
        """
        before = end <= pilot.start and "、" in self.text[end : pilot.start]
        if self.chinese and before:
            named = any(pilot.start <= field < pilot.end for field in self.fields)
            return (
                not named
                and self.clause(end - 1) == self.clause(pilot.start)
                and not self.verb_between(end, pilot.start)
            )
        if pilot.start - NEAR <= end and start <= pilot.end + NEAR:
            return True
        between = self.text[pilot.end : start]
        return not self.chinese and bool(OF_EN.match(between)) and not self.verb_between(pilot.end, start)

    def rank_governs(self, rank: Trigger, start: int, end: int) -> bool:
        """True if a rank modifies the mention, governs its list, or is what the sentence makes of it.

        以汽车、电子为主导产业; 世界级石化集群; 把旅游业培育成支柱产业; 六大支柱产业：电子信息、汽车.
        """
        if start >= rank.end:
            same = self.clause(start) == self.clause(rank.start)
            listed = bool(COUNTED_LIST.match(self.text[rank.end : start].lstrip()))
            return (same or listed) and not self.verb_between(rank.end, start)
        between = self.text[end : rank.start]
        if AGENDA.search(self.text[start:end].lower()) and not LINK_ZH.search(between) and not LINK_EN.search(between):
            return False
        if not self.chinese:
            return self.clause(start) == self.clause(rank.start) and bool(LINK_EN.search(between))
        if self.clause(start) == self.clause(rank.start):
            return not self.verb_between(end, rank.start) or self.becomes(end, rank.start)
        clause = self.clauses[self.clause(rank.start)]
        follows = self.clause(rank.start) - self.clause(start) == 1
        if follows and LINK_ZH.match(self.text[clause.start : rank.start]):
            return True
        return self.focused(start, rank.start)

    def focused(self, start: int, rank: int) -> bool:
        """True if the sentence acts for the mention's list, and ranks what it makes of it.

        围绕电子信息、汽车等领域，强化协作，形成若干世界级制造业集群.
        """
        own, its = self.clauses[self.clause(start)], self.clauses[self.clause(rank)]
        return (
            bool(FOCUS_ZH.match(self.text[own.start : own.end]))
            and bool(CLUSTER_ZH.search(self.text[rank : its.end]))
            and not any(own.end <= field < its.end for field in self.fields)
        )

    def becomes(self, end: int, rank: int) -> bool:
        """True if the last verb before the rank links the mention to it: 推动软件业建成世界级集群."""
        between = [verb for verb in self.verbs if end <= verb.start < rank]
        last = self.text[between[-1].start : rank]
        return len(between) <= 2 and (last.startswith("打造") or bool(ENTERS_ZH.search(last)))

    def quantity_governs(self, quantity: Trigger, start: int) -> bool:
        """True if the quantity stands in the mention's clause, or in the next one, which names no field itself."""
        own, its = self.clause(start), self.clause(quantity.start)
        if own - its == 1 and self.opens_list(quantity.end, start):
            return True
        if not self.chinese:
            return own == its and (
                (start < quantity.start and bool(THEIRS_EN.search(self.text[start : quantity.start])))
                or self.segment(start) == self.segment(quantity.start)
                or self.measured(start, quantity.start)
            )
        if own == its:
            return True
        if its - own != 1 or any(self.clause(other) == its for other, _ in self.spans):
            return False
        clause = self.clauses[its]
        return bool(METRIC_ZH.search(self.text[clause.start : clause.end]))

    def opens_list(self, end: int, start: int) -> bool:
        """True if a colon after the quantity opens the mention's list, and no field stands before it.

        380 projects in five sectors: biomedicine, steel; 壮大6个千亿产业：石化、汽车.
        """
        clause = self.clauses[self.clause(end - 1)]
        return (
            clause.end - end > 1  # 支柱产业6个： counts the members
            and self.text[clause.start : clause.end].endswith(("：", ":"))
            and not any(end <= field < clause.end for field in self.fields)
            and not self.verb_between(end, start)
        )

    def measured(self, start: int, quantity: int) -> bool:
        """True if no mention stands between it and an English quantity, and words of measure do: “output to pass”."""
        between = self.text[start:quantity]
        return (
            start < quantity
            and not any(start < other < quantity for other, _ in self.spans)
            and bool(METRIC_EN.search(between))
        )

    def direction(self, start: int, end: int) -> Trigger | None:
        """Return the words that make the mention a direction, or None."""
        for trigger in self.triggers:
            if trigger.kind is Kind.DIRECTION_SPAN and trigger.start <= start and end <= trigger.end:
                return trigger
        verb = self.nearest_verb(start)
        return verb if verb and verb.kind is Kind.DIRECTION else None

    def leads(self, number: int) -> bool:
        """True for a mention in the first clause of the sentence that names a field."""
        return self.clause(self.spans[number][0]) == self.clause(self.spans[0][0])

    def nearest_verb(self, start: int) -> Trigger | None:
        """Return the last verb before the mention."""
        return next((verb for verb in reversed(self.verbs) if verb.start < start), None)

    def verb_between(self, start: int, end: int) -> bool:
        """True if a verb stands between two places."""
        return any(start <= verb.start and verb.end <= end for verb in self.verbs)

    def segment(self, place: int) -> int:
        """Return the number of verbs up to a place: an English comma ends nothing, the next verb does."""
        return sum(verb.start <= place for verb in self.verbs)

    def clause(self, place: int) -> int:
        """Return the number of the clause that holds a place."""
        return next((n for n, clause in enumerate(self.clauses) if place < clause.end), len(self.clauses) - 1)

    def in_term(self, trigger: Trigger) -> bool:
        """True if the trigger is a part of a field's name: “industrial core software” has no rank."""
        return any(start <= trigger.start and trigger.end <= end for start, end in self.spans)
