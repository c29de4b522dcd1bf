"""Suggest by rules: terms name the columns, the words around them give level and region."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.document import Document, Paragraph, Part, is_chinese
from data.suggestions.accounts import continues, in_review, is_account
from data.suggestions.clauses import Span, sentences
from data.suggestions.level_words import Kind, triggers
from data.suggestions.levels import LevelRule, SentenceLevels
from data.suggestions.matching import Matcher, Mention
from data.suggestions.mention_certainty import is_sure
from data.suggestions.regions import RegionNames, heading_region, sentence_region
from data.suggestions.suggestion import Strength, Suggestion
from data.suggestions.terms import Terms

RULES_VERSION = "4"
"""Raised whenever a rule changes what is suggested."""

TOPIC_LENGTH = 40
"""A first sentence of at most this many characters may be the topic of its paragraph."""


@dataclass(frozen=True)
class JudgedMention:
    """A mention with its verdict and whether what stands around it makes it sure."""

    mention: Mention
    verdict: LevelRule
    strength: Strength


class RuleSuggester:
    """The suggester of this project; calling it is deterministic."""

    def __init__(self, terms: Terms, names: RegionNames) -> None:
        self.terms = terms
        self.matcher = Matcher(terms.rows)
        self.names = names
        self.maker = f"rules-{RULES_VERSION}/terms-{terms.version}"

    def __call__(self, document: Document, region_ids: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """Return the suggestions of the planning parts of a document, in text order.

        Args:
            document: what to read; sections that are a review or left out are skipped, and so is the title.
            region_ids: the document's own regions; a paragraph under the heading of another region is that one's.

        Returns:
            One suggestion for each sentence, region and column, at the highest level that the sentence gives.
        """
        found: list[Suggestion] = []
        section, looks_back = -1, False
        for paragraph in document.paragraphs:
            before = looks_back and paragraph.section == section
            section, looks_back = (
                paragraph.section,
                in_review(document.text_of(paragraph), document.year, before=before),
            )
            is_title = paragraph.number == 1 and paragraph.heading and document.title != ""
            if document.section_of(paragraph).part is Part.PLAN and not is_title:
                found.extend(self.paragraph(document, paragraph, region_ids, looks_back=looks_back))
        return tuple(found)

    def paragraph(
        self, document: Document, paragraph: Paragraph, region_ids: Sequence[str], *, looks_back: bool
    ) -> Iterator[Suggestion]:
        """Yield the suggestions of one paragraph; all of them weak if it looks back."""
        text = document.text_of(paragraph)
        chinese = is_chinese(text)
        mentions = self.matcher.mentions(text)
        heading = heading_region(document, paragraph, self.names)
        spans = sentences(text, chinese=chinese)
        topic = topic_rank(text, spans, mentions, chinese=chinese)
        account = looks_back
        for number, span in enumerate(spans):
            sentence = text[span.start : span.end]
            account = (
                looks_back
                or is_account(sentence, chinese=chinese)
                or (account and continues(sentence, chinese=chinese))
            )
            inside = [m for m in mentions if span.start <= m.start and m.end <= span.end]
            if not inside:
                continue
            region = heading or sentence_region(sentence, region_ids, self.names)
            levels = SentenceLevels(text, span, inside, chinese=chinese)
            ranked = topic if number else None
            found = [
                JudgedMention(
                    m,
                    levels.of(n, ranked),
                    Strength.SURE if not account and is_sure(text, inside, n) else Strength.WEAK,
                )
                for n, m in enumerate(inside)
            ]
            best = highest(found)
            for column, one in best.items():
                start = spans[0].start if one.verdict.start < span.start else span.start
                yield self.suggestion(paragraph, Span(start, span.end), region, column, one)

    def suggestion(
        self, paragraph: Paragraph, passage: Span, region: str, column: str, one: JudgedMention
    ) -> Suggestion:
        """Return the suggestion; its passage is the sentence, from the topic sentence on if that gave the level."""
        offset = paragraph.start
        return Suggestion(
            start=offset + passage.start,
            end=offset + passage.end,
            region_id=region,
            industry_id=column,
            level=one.verdict.level,
            rule=one.verdict.rule,
            term_start=offset + one.mention.start,
            term_end=offset + one.mention.end,
            trigger_start=offset + one.verdict.start,
            trigger_end=offset + one.verdict.end,
            strength=one.strength,
            paragraph=paragraph.number,
            maker=self.maker,
        )


def highest(found: Sequence[JudgedMention]) -> dict[str, JudgedMention]:
    """Return for each column the mention with the highest level; of equals the surer, then the first."""
    best: dict[str, JudgedMention] = {}
    for one in found:
        for column in one.mention.industry_ids:
            held = best.get(column)
            if held is None or weight(one) > weight(held):
                best[column] = one
    return best


def weight(one: JudgedMention) -> tuple[bool, int]:
    """Return what decides between mentions of one column: sure before weak, then the level."""
    return one.strength is Strength.SURE, one.verdict.level


def topic_rank(text: str, spans: Sequence[Span], mentions: Sequence[Mention], *, chinese: bool) -> Span | None:
    """Return the rank in a short first sentence that names no field itself: it governs the fields set out after it.

    “提质升级主导产业、支柱产业。” ranks the field that leads each of the sentences that follow.
    """
    if len(spans) < 2 or spans[0].end - spans[0].start > TOPIC_LENGTH:
        return None
    first = spans[0]
    ranks = [t for t in triggers(text[first.start : first.end], chinese=chinese) if t.kind is Kind.RANK]
    if not ranks or any(m.start < first.end and not is_agenda(m) for m in mentions):
        return None
    return Span(first.start + ranks[0].start, first.start + ranks[0].end)


def is_agenda(mention: Mention) -> bool:
    """True for words such as “upgrade”, which name no field that a rank could modify."""
    return set(mention.industry_ids) <= {"industrial-upgrading", "modern-industrial-system", "industrial-clusters"}
