"""Names of regions, industries and documents in a sentence, so that each can be a link (`page/links.py`)."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
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


class Names:
    """The names of a dataset in the language of the run.

    Args:
        atlas: the dataset.
        built_in: True if it is the built-in one, whose measures and regions out of view have names, too.
    """

    def __init__(self, atlas: Atlas, *, built_in: bool) -> None:
        self._atlas = atlas
        self._built_in = built_in

    def split(self, text: str) -> Iterator[tuple[str, Named | None]]:
        """Yield the parts of a text in order, each with what it names; None for the words between names."""
        if self._pattern is None:
            yield text, None
            return
        for at, part in enumerate(self._pattern.split(text)):
            if part:
                yield part, self._meanings[part] if at % 2 else None

    @cached_property
    def _meanings(self) -> dict[str, Named | None]:
        """What each name stands for; None for a name of two things, and for what is neither of the kinds linked."""
        atlas = self._atlas
        regions = dict(atlas.regions)
        if self._built_in:
            regions |= {key: atlas.units[key] for key in in_scope(atlas.table("regions"), RegionScope.ALL)} | regions
        found: dict[str, Named | None] = {}
        for kind, records, stems in (
            (Kind.OTHER, atlas.agglomerations, ("name",)),
            (Kind.OTHER, atlas.outcome_measures if self._built_in else {}, ("name", "short")),
            (Kind.REGION, regions, ("name", "short")),
            (Kind.INDUSTRY, atlas.industries, ("name", "short")),
        ):
            for key, record in records.items():
                for name in {localized(record, stem) for stem in stems}:
                    _add(found, name, (kind, key))
        for key, source in atlas.sources.items():
            _add(found, document_title(source), (Kind.SOURCE, key))
        return {name: named if named and named[0] is not Kind.OTHER else None for name, named in found.items()}

    @cached_property
    def _pattern(self) -> "re.Pattern[str] | None":
        names = sorted(self._meanings, key=len, reverse=True)  # the longest one that fits at a place
        return re.compile(f"({'|'.join(map(_whole, names))})") if names else None


def _add(found: dict[str, Named | None], name: str, named: Named) -> None:
    if len(name) < SHORTEST:
        return
    earlier = found.get(name, named)
    found[name] = named if earlier == named or (earlier and earlier[0] is Kind.OTHER) else None


def _whole(name: str) -> str:
    """The pattern of a name that is no part of a longer word; Chinese has no blanks between words."""
    alone = [one.isalnum() and east_asian_width(one) not in "WF" for one in (name[0], name[-1])]
    return f"{rf'(?<!{LETTER})' * alone[0]}{re.escape(name)}{rf'(?!{LETTER})' * alone[1]}"
