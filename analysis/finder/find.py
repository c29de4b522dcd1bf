"""Rank the entries of an index for what a person typed."""

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

NEAR = 50.0
"""Similarity (0 to 100) from which a name is worth a guess."""


class How(IntEnum):
    """How a query fits a name, the best first."""

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
    """Something that can be found.

    Attributes:
        kind, key: what it is, for the caller.
        names: its own names in all languages.
        aliases: other names.
        readings: pinyin of Chinese names, syllables separated by blanks, where it must not be guessed.
    """

    kind: str
    key: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """An entry that fits.

    Attributes:
        entry: what was found.
        how: how the query fits.
        name: the name or alias that it fits.
        slips: letters typed wrongly, 0 but for How.SLIP and How.WORD_SLIP.
    """

    entry: Entry
    how: How
    name: str
    slips: int = 0


@dataclass(frozen=True)
class _Form:
    """A name made ready for comparison; `sound`, `initials` and `syllables` are empty where it is not Chinese."""

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
    """Entries made ready for `find`."""

    entries: tuple[Entry, ...]
    forms: tuple[_Form, ...]
    kinds: tuple[str, ...]


def index_of(entries: Iterable[Entry]) -> Index:
    """Make entries ready. Of equally good hits, earlier kinds and, within a kind, earlier entries come first."""
    known = tuple(entries)
    forms = tuple(form for index, entry in enumerate(known) for form in _forms(index, entry))
    return Index(known, forms, tuple(dict.fromkeys(entry.kind for entry in known)))


def find(index: Index, query: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """Entries that fit a query, the best first, each once.

    Case, width, accents, spaces and punctuation never count. A hit is better the earlier it stands here:

    1. the whole of a name; 2. the whole of an alias; 3. the whole of a Chinese name in pinyin, tones left out;
    4. the start of a name or alias; 5. the start of a word in it; 6. the first letters of its syllables (`jcdl`);
    7. the start of its pinyin; 8. a part of it, or of its pinyin from a syllable on; 9. all words typed, in any order.

    Only where nothing fits so far:

    10. the sound of a Chinese query, which also finds traditional characters and homophones;
    11. a slip: Damerau–Levenshtein distance, at most 1 for 4 to 7 letters, 2 for 8 to 11, 3 for more; none for
        fewer than 4. Only the nearest are given, whole names before words of names.

    Among hits of the same rank the order of kinds decides, then names come before aliases and shorter ones before
    longer ones, then the order of the index; so the result depends on nothing but index and query.

    Args:
        index: made by `index_of`.
        query: any text; an empty one, or one of blanks, finds nothing.
        limit: at most so many hits.

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
    """Entries whose names look most like the query, for a query that finds nothing."""
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
    """Two entries of two kinds that a query names together, in either order, as in `shanghai chips`.

    A part counts where it is the whole of a name, alias or pinyin, or the start of a name.

    Args:
        index: made by `index_of`.
        query: words separated by blanks, or Chinese without any.
        one: kind of the first entry of each pair that is given back.
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
    """The best sure hit of each kind."""
    best: dict[str, Entry] = {}
    for hit in find(index, query, len(index.entries)):
        if hit.how <= How.START:
            best.setdefault(hit.entry.kind, hit.entry)
    return best


@dataclass(frozen=True)
class _Asked:
    """A query made ready; `sound` is what it may be as pinyin, empty where it is not of Latin letters."""

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
    """The best way in which a query fits a name as it stands, or None."""
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
    """What begins with the second, third … part."""
    return ("".join(parts[start:]) for start in range(1, len(parts)))


def _sounding(index: Index, asked: _Asked) -> list[_Form]:
    """Names that begin with what a Chinese query can sound like."""
    if not is_chinese(asked.text) or len(asked.text) < 2:
        return []
    characters = possible(asked.text)
    return [form for form in index.forms if form.syllables and can_be(form.syllables, characters)]


def _slipped(index: Index, asked: _Asked) -> Iterator[tuple[How, int, _Form]]:
    """Names, their pinyin and their longer words that the query misses by the fewest letters, within the bound."""
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
