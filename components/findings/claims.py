"""What is said of regions and industries and asked again under other choices: the words of each statement.

The pages and the briefs say the same; where a statement does not hold, its negation is said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from analysis import statements
from analysis.counts import ubiquity
from analysis.frames import row_of
from analysis.nearest import closest
from analysis.readings import Reading, Statement, Verdict, judge
from components.text.i18n import _

Name = Callable[[str], str]
"""From the id of a region or industry to its name in the reader's language."""


class Compared(Enum):
    """What the two numbers of a statement are of."""

    SIMILARITY = "similarity"
    INDUSTRIES = "industries"
    REGIONS = "regions"


@dataclass(frozen=True)
class Claim:
    """A statement in words, as it is true now: a comparison of two numbers, or its negation."""

    text: str
    statement: Statement
    compared: Compared
    negated: bool = False

    def judged(self, under: Iterable[Reading]) -> Verdict:
        """How the claim fares."""
        return judge(self.statement, under, negated=self.negated)


def holding(claims: Iterable[Claim], now: Reading) -> list[Claim]:
    """The claims that are true now; of regions that are all alike some are not, nor are their negations."""
    return [claim for claim in claims if claim.judged([now]).holding]


def comparison_claims(
    regions: Sequence[str], now: Reading, name: Name, group_of: Mapping[str, str] | None = None
) -> Iterator[Claim]:
    """How alike regions are, who names more, who is nearest to each; and whether groups of regions are alike inside."""
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
    for other in others:
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
    """How much a region names, what it alone names, who is nearest."""
    yield _either(
        statements.broader_than_usual(region),
        now,
        _("{one} names more industries than the median region"),
        _("{one} names no more industries than the median region"),
        Compared.INDUSTRIES,
        one=name(region),
    )
    own, counts = row_of(now.levels, region), ubiquity(now.levels)
    alone = [str(key) for key in now.levels.columns if counts[key] == 1 and own[key] == own[key]]
    if alone:
        first = max(alone, key=lambda key: float(own[key]))
        text = _("No region but {one} names {industry}").format(one=name(region), industry=industry(first))
        yield Claim(text, statements.only_one(region, first), Compared.REGIONS)
    yield from _nearest([region], now, name)


def industry_claims(industry: str, now: Reading, name: Name) -> Iterator[Claim]:
    """How widely an industry is named, and with what."""
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
    for other in closest(now.measure(now.levels.T), industry)[:1] if industry in now.levels else []:
        text = _("No industry is as often named together with {one} as {other}").format(
            one=name(industry), other=name(other)
        )
        yield Claim(text, statements.named_most_with(industry, other), Compared.SIMILARITY)


def _nearest(regions: Sequence[str], now: Reading, name: Name) -> Iterator[Claim]:
    for region in regions:
        for other in closest(now.similarity, region)[:1]:
            text = _("No region is as similar to {one} as {other}").format(one=name(region), other=name(other))
            yield Claim(text, statements.nearest_is(region, other), Compared.SIMILARITY)


def _either(statement: Statement, now: Reading, text: str, other_way: str, compared: Compared, **names: str) -> Claim:
    """The claim in the direction that is true now."""
    negated = judge(statement, [now]).holding == 0
    return Claim((other_way if negated else text).format(**names), statement, compared, negated)
