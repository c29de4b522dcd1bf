"""Names of regions, industries and documents in a sentence, so that each can be a link (`page/links.py`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from unicodedata import east_asian_width

from analysis.scopes import RegionScope, in_scope
from components.text.i18n import localized
from components.text.source_text import document_title
from data.load import Atlas

SHORTEST = 2
"""Characters of a name that is looked for; a shorter one of a user's dataset would be found in any word."""

LETTER = r"[^\W\u2e80-\u9fff]"
"""Letters and digits of scripts that have blanks between words."""


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
    longest_first = sorted(meanings, key=len, reverse=True)
    return Names(meanings, re.compile(f"({'|'.join(map(_whole, longest_first))})") if meanings else None)


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


def _whole(name: str) -> str:
    """The pattern of a name that is no part of a longer word; Chinese has no blanks between words."""
    alone = [one.isalnum() and east_asian_width(one) not in "WF" for one in (name[0], name[-1])]
    return f"{rf'(?<!{LETTER})' * alone[0]}{re.escape(name)}{rf'(?!{LETTER})' * alone[1]}"
