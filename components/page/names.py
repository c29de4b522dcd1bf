"""Names of regions, industries and documents in a sentence, so that each can be a link (`page/links.py`)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from unicodedata import east_asian_width

from analysis.scopes import RegionScope, in_scope
from components.text.i18n import localized
from components.text.source_text import document_title
from data.atlas import Atlas

SHORTEST = 2
"""Characters of a name that is looked for; a shorter one of a user's dataset would be found in any word."""

CHINESE = r"[\u2e80-\u9fff]"
WORD_STARTS = rf"(?:(?<!\w)|(?<={CHINESE}))"
WORD_ENDS = rf"(?:(?!\w)|(?={CHINESE}))"
"""Ends of a word in scripts that have blanks between words; Chinese has none."""


class Kind(Enum):
    """What a name stands for; OTHER is what holds names of regions or industries and is neither."""

    REGION = "region"
    INDUSTRY = "industry"
    SOURCE = "source"
    OTHER = "other"


Named = tuple[Kind, str]
"""Kind and id of what is named."""


@dataclass(frozen=True)
class Names:
    """The names of a dataset in one language.

    Attributes:
        meanings: what each name stands for; None for a name of two things, and for what is neither of the kinds linked.
        pattern: finds the longest name that fits at a place; None without names.
    """

    meanings: Mapping[str, Named | None]
    pattern: "re.Pattern[str] | None"

    def split(self, text: str) -> Iterator[tuple[str, Named | None]]:
        """Yield the parts of a text in order, each with what it names; None for the words between names."""
        if self.pattern is None:
            yield text, None
            return
        for at, part in enumerate(self.pattern.split(text)):
            if part:
                yield part, self.meanings[part] if at % 2 else None


def names_of(atlas: Atlas, *, built_in: bool) -> Names:
    """The names of a dataset in the language of the run.

    Args:
        atlas: the dataset.
        built_in: True if it is the built-in one, whose measures and regions out of view have names, too.
    """
    meanings = _meanings(atlas, built_in=built_in)
    return Names(meanings, re.compile(f"({_any_of(meanings)})") if meanings else None)


def _meanings(atlas: Atlas, *, built_in: bool) -> dict[str, Named | None]:
    regions = dict(atlas.regions)
    if built_in:
        regions |= {key: atlas.units[key] for key in in_scope(atlas.units, RegionScope.ALL)} | regions
    meanings: dict[str, Named | None] = {}
    for kind, records, stems in (
        (Kind.OTHER, atlas.agglomerations, ("name",)),
        (Kind.OTHER, atlas.outcome_measures if built_in else {}, ("name", "short")),
        (Kind.REGION, regions, ("name", "short")),
        (Kind.INDUSTRY, atlas.industries, ("name", "short")),
    ):
        for key, record in records.items():
            for name in {localized(record, stem) for stem in stems}:
                _add(meanings, name, (kind, key))
    for key, source in atlas.sources.items():
        _add(meanings, document_title(source), (Kind.SOURCE, key))
    return {name: named if named and named[0] is not Kind.OTHER else None for name, named in meanings.items()}


def _add(meanings: dict[str, Named | None], name: str, named: Named) -> None:
    if len(name) < SHORTEST:
        return
    earlier = meanings.get(name, named)
    meanings[name] = named if earlier == named or (earlier and earlier[0] is Kind.OTHER) else None


def _any_of(names: Iterable[str]) -> str:
    """The pattern of names that are no part of a longer word; the longest one that fits at a place is found.

    Names whose ends are of the same kind stand in one group, because each condition takes milliseconds to compile.
    """
    longest_first = sorted(names, key=lambda name: (_is_letter(name[0]), -len(name)))
    groups = groupby(longest_first, key=lambda name: (_is_letter(name[0]), _is_letter(name[-1])))
    return "|".join(
        f"{WORD_STARTS * starts}(?:{'|'.join(map(re.escape, group))}){WORD_ENDS * ends}"
        for (starts, ends), group in groups
    )


def _is_letter(character: str) -> bool:
    """True for a letter or digit of a script that has blanks between words."""
    return character.isalnum() and east_asian_width(character) not in "WF"
