"""Claims about regions and industries that are tested under other choices, in words for pages and briefs.

If a statement does not hold now, the claim is its negation.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from analysis import statements
from analysis.counts import ubiquity
from analysis.matrix_access import row_of
from analysis.nearest import closest
from analysis.readings import Reading, Statement, Verdict, judge
from components.text.i18n import _

Name = Callable[[str], str]
"""From the id of a region or industry to its name in the reader's language."""


class Compared(Enum):
    """What the two numbers of a statement count or measure."""

    SIMILARITY = "similarity"
    INDUSTRIES = "industries"
    REGIONS = "regions"


@dataclass(frozen=True)
class Claim:
    """A statement that is true now, in words: a comparison of two numbers, or its negation."""

    text: str
    statement: Statement
    compared: Compared
    negated: bool = False

    def judged(self, under: Iterable[Reading]) -> Verdict:
        """Test the claim under each of the readings."""
        return judge(self.statement, under, negated=self.negated)


def holding(claims: Iterable[Claim], now: Reading) -> list[Claim]:
    """The claims that are true now; with equal similarities neither a statement nor its negation may be true."""
    return [claim for claim in claims if claim.judged([now]).holding]


def comparison_claims(
    regions: Sequence[str],
    now: Reading,
    name: Name,
    same_kinds: Callable[[str, str], bool],
    group_of: Mapping[str, str] | None = None,
) -> Iterator[Claim]:
    """Claims about the similarity of regions, their numbers of industries, and the most similar region of each.

    Numbers of industries are compared where `same_kinds` says that two regions are read from one kind of document.
    """
    first, *others = regions
    yield _either(
        statements.more_similar_than_usual(first, others[0]),
        now,
        _("{one} and {other} are more alike than two regions usually are"),
        _("{one} and {other} are no more alike than two regions usually are"),
        Compared.SIMILARITY,
        one=name(first),
        other=name(others[0]),
    )
    for other in (other for other in others if same_kinds(first, other)):
        yield _either(
            statements.names_more(first, other),
            now,
            _("{one} names more industries than {other}"),
            _("{one} names no more industries than {other}"),
            Compared.INDUSTRIES,
            one=name(first),
            other=name(other),
        )
    for one, other in pairwise(others):
        yield _either(
            statements.more_similar(first, one, other),
            now,
            _("{first} is more similar to {one} than to {other}"),
            _("{first} is no more similar to {one} than to {other}"),
            Compared.SIMILARITY,
            first=name(first),
            one=name(one),
            other=name(other),
        )
    yield from _nearest(regions, now, name)
    if group_of:
        yield _either(
            statements.closer_within(group_of),
            now,
            _("Regions of one agglomeration are more alike than regions of different ones"),
            _("Regions of one agglomeration are no more alike than regions of different ones"),
            Compared.SIMILARITY,
        )


def region_claims(region: str, now: Reading, name: Name, industry: Name) -> Iterator[Claim]:
    """Claims about the number of industries of a region, an industry only it names, and its most similar region."""
    yield _either(
        statements.broader_than_usual(region),
        now,
        _("{one} names more industries than the median region"),
        _("{one} names no more industries than the median region"),
        Compared.INDUSTRIES,
        one=name(region),
    )
    levels, counts = row_of(now.levels, region), ubiquity(now.levels)
    alone = [str(key) for key in now.levels.columns if counts[key] == 1 and levels[key] == levels[key]]
    if alone:
        first = max(alone, key=lambda key: float(levels[key]))
        text = _("Only {one} names {industry}").format(one=name(region), industry=industry(first))
        yield Claim(text, statements.only_one(region, first), Compared.REGIONS)
    yield from _nearest([region], now, name)


def industry_claims(industry: str, now: Reading, name: Name) -> Iterator[Claim]:
    """Claims about the number of regions that name an industry, and the industry most often named with it."""
    yield _either(
        statements.named_by_most(industry),
        now,
        _("More than half of the regions name {industry}"),
        _("At most half of the regions name {industry}"),
        Compared.REGIONS,
        industry=name(industry),
    )
    yield _either(
        statements.wider_than_usual(industry),
        now,
        _("More regions name {industry} than name the median industry"),
        _("No more regions name {industry} than name the median industry"),
        Compared.REGIONS,
        industry=name(industry),
    )
    for other in closest(now.between_columns, industry)[:1] if industry in now.levels else []:
        text = _("{other} is the industry most often named together with {one}").format(
            one=name(industry), other=name(other)
        )
        yield Claim(text, statements.named_most_with(industry, other), Compared.SIMILARITY)


def _nearest(regions: Sequence[str], now: Reading, name: Name) -> Iterator[Claim]:
    for region in regions:
        for other in closest(now.similarity, region)[:1]:
            text = _("{other} is the region most similar to {one}").format(one=name(region), other=name(other))
            yield Claim(text, statements.nearest_is(region, other), Compared.SIMILARITY)


def _either(statement: Statement, now: Reading, text: str, other_way: str, compared: Compared, **names: str) -> Claim:
    """The claim in the direction that is true now."""
    negated = judge(statement, [now]).holding == 0
    return Claim((other_way if negated else text).format(**names), statement, compared, negated)
