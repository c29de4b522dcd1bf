"""Statements of a brief that are asked again under every other way to read the evidence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from analysis import readings
from analysis.counts import ubiquity
from analysis.jaccard import jaccard
from analysis.nearest import nearest
from analysis.readings import Reading, Statement, Verdict, judge
from analysis.ruzicka import ruzicka
from components.export.brief_setting import Setting
from components.i18n import _

NAN = float("nan")


@dataclass(frozen=True)
class Claim:
    """A statement in words, as it is true now: a comparison of two numbers, or its negation."""

    text: str
    statement: Statement
    decimals: int
    negated: bool = False

    def judged(self, under: Sequence[Reading]) -> Verdict:
        """How the claim fares."""
        return judge(self.statement, under, negated=self.negated)


Claims = Callable[[Setting, Reading], Iterator[Claim]]
"""From a setting and the reading in force to the statements of a brief."""


def region_claims(region: str) -> Claims:
    """What the brief of a region rests on: how much it names, what it alone names, who is nearest."""

    def claims(setting: Setting, now: Reading) -> Iterator[Claim]:
        name = setting.region(region)
        yield _either(
            broader_than_usual(region),
            now,
            _("{one} names more industries than the median region"),
            _("{one} names no more industries than the median region"),
            1,
            one=name,
        )
        own, counts = setting.focus.named_by(region), ubiquity(setting.levels)
        alone = [key for key in setting.levels.columns if key in own and counts[key] == 1]
        if alone:
            first = max(alone, key=lambda key: own[key])
            text = _("No region but {one} names {industry}").format(one=name, industry=setting.industry(first))
            yield Claim(text, only_one(region, first), 0)
        yield from _nearest(setting, now, [region])

    return claims


def industry_claims(industry: str) -> Claims:
    """What the brief of an industry rests on: how widely it is named, and with what."""

    def claims(setting: Setting, now: Reading) -> Iterator[Claim]:
        name = setting.industry(industry)
        yield _either(
            named_by_most(industry),
            now,
            _("More than half of the regions name {industry}"),
            _("At most half of the regions name {industry}"),
            1,
            industry=name,
        )
        yield _either(
            wider_than_usual(industry),
            now,
            _("More regions name {industry} than name the median industry"),
            _("No more regions name {industry} than name the median industry"),
            1,
            industry=name,
        )
        near = nearest(now.levels.T, industry, limit=1) if industry in now.levels else []
        for other in near:
            text = _("No industry is as often named together with {one} as {other}").format(
                one=name, other=setting.industry(other.label)
            )
            yield Claim(text, named_most_with(industry, other.label), 2)

    return claims


def comparison_claims(regions: Sequence[str]) -> Claims:
    """What the brief of a comparison rests on: how alike the regions are, who names more, who is nearest to each."""

    def claims(setting: Setting, now: Reading) -> Iterator[Claim]:
        first, *others = regions
        names = {key: setting.region(key) for key in regions}
        yield _either(
            readings.more_alike_than_usual(first, others[0]),
            now,
            _("{one} and {other} are more alike than two regions usually are"),
            _("{one} and {other} are less alike than two regions usually are"),
            2,
            one=names[first],
            other=names[others[0]],
        )
        for other in others:
            yield _either(
                readings.names_more(first, other),
                now,
                _("{one} names more industries than {other}"),
                _("{one} names no more industries than {other}"),
                0,
                one=names[first],
                other=names[other],
            )
        for one, other in pairwise(others):
            yield _either(
                readings.more_alike(first, one, other),
                now,
                _("{first} is more like {one} than like {other}"),
                _("{first} is no more like {one} than like {other}"),
                2,
                first=names[first],
                one=names[one],
                other=names[other],
            )
        yield from _nearest(setting, now, regions)

    return claims


def broader_than_usual(region: str) -> Statement:
    """A region names more industries than the median of the other regions that name any."""

    def numbers(reading: Reading) -> tuple[float, float]:
        others = [reading.breadth(str(key)) for key in reading.levels.index if key != region]
        known = [count for count in others if count]
        return reading.breadth(region) or NAN, float(np.median(known)) if known else NAN

    return numbers


def only_one(region: str, industry: str) -> Statement:
    """A region names an industry (1) and none other does (0); unknown where the region does not name it."""

    def numbers(reading: Reading) -> tuple[float, float]:
        if industry not in reading.levels:
            return NAN, NAN
        named = reading.levels[industry].notna()
        others = int(named.sum()) - bool(named[region])
        return 1.0 if named[region] else NAN, float(others)

    return numbers


def named_by_most(industry: str) -> Statement:
    """More regions name an industry than half of those that name any."""

    def numbers(reading: Reading) -> tuple[float, float]:
        heard = int(reading.levels.notna().to_numpy().any(axis=1).sum())
        return _named(reading, industry), heard / 2 if heard else NAN

    return numbers


def wider_than_usual(industry: str) -> Statement:
    """More regions name an industry than the median of the other industries that any region names."""

    def numbers(reading: Reading) -> tuple[float, float]:
        counts = reading.levels.drop(columns=industry, errors="ignore").notna().to_numpy().sum(axis=0)
        known = counts[counts > 0]
        return _named(reading, industry), float(np.median(known)) if len(known) else NAN

    return numbers


def named_most_with(industry: str, other: str) -> Statement:
    """Two columns are more similar than the first is to any third one."""

    def numbers(reading: Reading) -> tuple[float, float]:
        columns = list(reading.levels.columns)
        if industry not in columns or other not in columns:
            return NAN, NAN
        similarity = (ruzicka if reading.choice.weighed else jaccard)(reading.levels.T).to_numpy()
        row = similarity[columns.index(industry)]
        rest = [value for key, value in zip(columns, row, strict=True) if key not in (industry, other)]
        known = [float(value) for value in rest if value == value]
        return float(row[columns.index(other)]), max(known) if known else NAN

    return numbers


def _named(reading: Reading, industry: str) -> float:
    return float(reading.levels[industry].notna().sum()) if industry in reading.levels else NAN


def _nearest(setting: Setting, now: Reading, regions: Sequence[str]) -> Iterator[Claim]:
    for region in regions:
        for neighbour in nearest(now.levels, region, limit=1):
            text = _("No region is as like {one} as {other}").format(
                one=setting.region(region), other=setting.region(neighbour.label)
            )
            yield Claim(text, readings.nearest_is(region, neighbour.label), 2)


def _either(statement: Statement, now: Reading, text: str, other_way: str, decimals: int, **names: str) -> Claim:
    """The claim in the direction that is true now."""
    negated = judge(statement, [now]).holding == 0
    return Claim((other_way if negated else text).format(**names), statement, decimals, negated)
