"""Rank the entries of an index for a typed query."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from analysis.finder.sound import can_be, is_chinese, possible, reading
from analysis.finder.writing import as_sound, joined, words

LIMIT = 8
LONGEST = 100
"""Characters of a query that are read; the rest is left out."""

PARTS = 12
"""Words, or Chinese characters, after which a query of two names is cut at most."""

WITHIN = 4
"""Latin letters that a query must have to be looked for inside names: fewer stand in too many of them."""

NEAR = 70.0
"""Similarity (0 to 100) from which a name is worth a guess."""


class How(IntEnum):
    """The way a query matches a name, best first."""

    NAME = 0
    ALIAS = 1
    READING = 2
    START = 3
    WORD_START = 4
    INITIALS = 5
    READING_START = 6
    WITHIN = 7
    WORDS = 8
    SOUND = 9
    SLIP = 10
    WORD_SLIP = 11


@dataclass(frozen=True)
class Entry:
    """An entry of the index.

    Attributes:
        kind, key: identify the entry for the caller.
        names: its names in all languages.
        aliases: other names.
        readings: pinyin of Chinese names that the dictionary would guess wrongly; syllables separated by blanks.
    """

    kind: str
    key: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """An entry that matches a query.

    Attributes:
        entry: the entry.
        how: the way the query matches.
        name: the name or alias that matched.
        slips: number of typing errors; 0 except for How.SLIP and How.WORD_SLIP.
    """

    entry: Entry
    how: How
    name: str
    slips: int = 0


@dataclass(frozen=True)
class _Form:
    """A normalised name; `sound`, `initials` and `syllables` are empty where it is not Chinese."""

    entry_index: int
    name: str
    exact: How
    text: str
    words: tuple[str, ...]
    syllables: tuple[str, ...]
    sound: str
    initials: str


@dataclass(frozen=True)
class Index:
    """The normalised entries that `find` searches."""

    entries: tuple[Entry, ...]
    forms: tuple[_Form, ...]
    kinds: tuple[str, ...]


def index_of(entries: Iterable[Entry]) -> Index:
    """Build an index. Of equally good hits, earlier kinds and, within a kind, earlier entries come first."""
    known = tuple(entries)
    forms = tuple(form for index, entry in enumerate(known) for form in _forms(index, entry))
    return Index(known, forms, tuple(dict.fromkeys(entry.kind for entry in known)))


def find(index: Index, query: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """Return the entries that match a query, best first, each once.

    Case, width, accents, spaces and punctuation are ignored. Matches rank in this order:

    1. a whole name; 2. a whole alias; 3. the whole pinyin of a Chinese name, without tones; 4. the start of a name or
    alias; 5. the start of a word in it; 6. the first letters of its syllables (`jcdl`); 7. the start of its pinyin;
    8. a part of it, or of its pinyin from the start of a syllable; 9. all words of the query, in any order.

    Only if none of these matches:

    10. the pinyin of a Chinese query, which also matches traditional characters and homophones;
    11. typing errors: a Damerau–Levenshtein distance of at most 1 for 4 to 7 letters, 2 for 8 to 11, 3 for more; none
        for fewer than 4. Only names at the smallest distance are returned, whole names before words of names.

    Hits of the same rank are ordered by kind, then names before aliases, then shorter before longer names, then in
    index order; the result depends only on index and query.

    Args:
        index: made by `index_of`.
        query: any text; an empty or blank query has no hits.
        limit: maximum number of hits.

    References:
        Damerau, F. J. (1964). A technique for computer detection and correction of spelling errors.
        Communications of the ACM 7(3), 171–176.

    Examples:
        >>> index = index_of([Entry("region", "SH", ("Shanghai", "上海")), Entry("region", "SD", ("Shandong", "山东"))])
        >>> [hit.entry.key for hit in find(index, "sd")], find(index, "Shangahi")[0].how.name
        (['SD'], 'SLIP')
    """
    asked = _Asked.of(query)
    if not asked.text:
        return ()
    hits = (
        [(how, 0, form) for form in index.forms if (how := _fits(form, asked)) is not None]
        or [(How.SOUND, 0, form) for form in _sounding(index, asked)]
        or list(_slipped(index, asked))
    )
    best: dict[int, tuple[tuple[int, ...], Hit]] = {}
    for how, slips, form in hits:
        entry = index.entries[form.entry_index]
        rank = (how, slips, index.kinds.index(entry.kind), form.exact, len(form.text), form.entry_index)
        if form.entry_index not in best or rank < best[form.entry_index][0]:
            best[form.entry_index] = rank, Hit(entry, how, form.name, slips)
    return tuple(hit for _rank, hit in sorted(best.values(), key=lambda pair: pair[0])[:limit])


def nearest(index: Index, query: str, limit: int = 3) -> tuple[Entry, ...]:
    """Return the entries whose names are most similar to the query, for a query without hits."""
    asked = _Asked.of(query)
    if not asked.text:
        return ()
    texts = [form.sound if asked.sound and form.sound else form.text for form in index.forms]
    found = process.extract(
        asked.sound or asked.text, texts, scorer=fuzz.ratio, score_cutoff=NEAR, limit=limit * len(How)
    )
    return tuple(dict.fromkeys(index.entries[index.forms[position].entry_index] for _text, _score, position in found))[
        :limit
    ]


def pairs(index: Index, query: str, one: str, other: str) -> tuple[tuple[Entry, Entry], ...]:
    """Return pairs of entries of two kinds that a query names together, in either order, as in `shanghai chips`.

    A part of the query matches a whole name, alias or pinyin, or the start of a name.

    Args:
        index: made by `index_of`.
        query: words separated by blanks, or Chinese without any.
        one: kind of the first entry of each returned pair.
        other: kind of the second.
    """
    parts, between = query[:LONGEST].split(), " "
    if len(parts) == 1 and is_chinese(query):
        parts, between = list(parts[0]), ""
    found: dict[tuple[Entry, Entry], None] = {}
    for cut in range(1, min(len(parts), PARTS)):
        sides = [_best(index, between.join(side)) for side in (parts[:cut], parts[cut:])]
        for first, second in (sides, sides[::-1]):
            if one in first and other in second:
                found[first[one], second[other]] = None
    return tuple(found)


def _best(index: Index, query: str) -> dict[str, Entry]:
    """Return the best hit of each kind that matches a whole name or its start."""
    best: dict[str, Entry] = {}
    for hit in find(index, query, len(index.entries)):
        if hit.how <= How.START:
            best.setdefault(hit.entry.kind, hit.entry)
    return best


@dataclass(frozen=True)
class _Asked:
    """A normalised query; `sound` is the query read as pinyin, empty if it is not in Latin letters."""

    text: str
    words: tuple[str, ...]
    sound: str

    @classmethod
    def of(cls, query: str) -> "_Asked":
        cut = query[:LONGEST]
        text = joined(cut)
        return cls(text, words(cut), as_sound(cut) if text.isascii() else "")


def _forms(entry_index: int, entry: Entry) -> Iterator[_Form]:
    for names, exact in ((entry.names, How.NAME), (entry.aliases, How.ALIAS)):
        for name in dict.fromkeys(names):
            text = joined(name)
            if text:
                read = reading(name, entry.readings) if is_chinese(name) else ()
                yield _Form(
                    entry_index, name, exact, text, words(name), read, "".join(read), "".join(part[:1] for part in read)
                )


def _fits(form: _Form, asked: _Asked) -> How | None:
    """Return the best way in which a query matches a name without typing errors, or None."""
    text, sound = asked.text, asked.sound
    if text == form.text:
        return form.exact
    if sound and sound == form.sound:
        return How.READING
    if form.text.startswith(text):
        return How.START
    if any(joined_rest.startswith(text) for joined_rest in _rests(form.words)):
        return How.WORD_START
    if len(sound) > 1 and form.initials:
        if form.initials == sound:
            return How.INITIALS
        if form.sound.startswith(sound):
            return How.READING_START
        if len(sound) > 2 and form.initials.startswith(sound):
            return How.READING_START
    long_enough = not text.isascii() or len(text) >= WITHIN
    if long_enough and (
        text in form.text or (sound and any(rest.startswith(sound) for rest in _rests(form.syllables)))
    ):
        return How.WITHIN
    if len(asked.words) > 1 and all(any(word.startswith(part) for word in form.words) for part in asked.words):
        return How.WORDS
    return None


def _rests(parts: Sequence[str]) -> Iterator[str]:
    """Yield the text from the second, third … part on."""
    return ("".join(parts[start:]) for start in range(1, len(parts)))


def _sounding(index: Index, asked: _Asked) -> list[_Form]:
    """Return the names whose pinyin begins with a possible pinyin of a Chinese query."""
    if not is_chinese(asked.text) or len(asked.text) < 2:
        return []
    characters = possible(asked.text)
    return [form for form in index.forms if form.syllables and can_be(form.syllables, characters)]


def _slipped(index: Index, asked: _Asked) -> Iterator[tuple[How, int, _Form]]:
    """Yield the names, pinyin and longer words with the fewest typing errors, within the bound."""
    choices = [(how, form, text) for form in index.forms for how, text in _spelt(form)]
    found = process.extract(
        asked.text,
        [text for _how, _form, text in choices],
        scorer=DamerauLevenshtein.distance,
        score_cutoff=_bound(len(asked.text)),
        limit=None,
    )
    fewest = min((int(distance) for _text, distance, _at in found), default=0)
    return (
        (choices[position][0], fewest, choices[position][1])
        for _text, distance, position in found
        if distance == fewest
    )


def _spelt(form: _Form) -> Iterator[tuple[How, str]]:
    yield How.SLIP, form.text
    if form.sound:
        yield How.SLIP, form.sound
    if len(form.words) > 1:
        yield from ((How.WORD_SLIP, word) for word in form.words if len(word) > WITHIN)


def _bound(length: int) -> int:
    return 0 if length < 4 else min(length // 4, 3)
