"""Bring text that is written in two encodings, or encoded twice, into UTF-8."""

import codecs
from dataclasses import dataclass

from data.upload.encoding import ENCODINGS, Candidate, Decision, detect, utf8_share
from data.upload.problems import Code, Problem, UnreadableFileError, warning

TWICE = "utf-8, encoded twice"
"""Name of the encoding of text whose UTF-8 was read as Windows-1252 and encoded again."""

MIXED = "utf-8 + "
"""Begins the name of the encoding of text whose lines are in UTF-8 or in another encoding."""

LEAST = 2
"""Characters outside ASCII that a text needs before it can be taken for encoded twice."""


@dataclass(frozen=True)
class Repaired:
    """Text in an encoding that Python knows, and what was repaired."""

    raw: bytes
    encoding: str
    problem: Problem | None = None


def is_repairable(encoding: str) -> bool:
    """True for the name of an encoding that `repaired` brings into UTF-8."""
    return encoding == TWICE or (encoding.startswith(MIXED) and encoding.removeprefix(MIXED) in ENCODINGS)


def repaired(raw: bytes, encoding: str) -> Repaired:
    """Return text in a repairable encoding as UTF-8; text in any other encoding stays as it is."""
    if encoding == TWICE:
        text = decoded_twice(raw) or ""
        return Repaired(text.encode(), "utf-8", warning(Code.ENCODED_TWICE, None, None, first_words(text)))
    if encoding.startswith(MIXED):
        other = encoding.removeprefix(MIXED)
        lines = raw.split(b"\n")
        count = sum(is_utf8(line) for line in lines)
        written = (
            line if is_utf8(line) or line.isascii() else line.decode(other, "replace").encode() for line in lines
        )
        problem = warning(Code.MIXED_ENCODINGS, encoding=other, count=count)
        return Repaired(b"\n".join(written), "utf-8", problem)
    return Repaired(raw, encoding)


def found_encoding(raw: bytes) -> Decision:
    """Detect the encoding of a text, among them the two that need a repair.

    Raises:
        UnreadableFileError: as `encoding.detect`.
    """
    try:
        decision = detect(raw)
    except UnreadableFileError:
        both = mixed(raw)
        if both is None:
            raise
        return both
    if decision.encoding in ("utf-8", "utf-8-sig"):
        return Decision(TWICE, (Candidate(TWICE, 1.0), *decision.candidates)) if decoded_twice(raw) else decision
    if decision.encoding.startswith("utf-16"):
        return decision
    return mixed(raw) or decision


def mixed(raw: bytes) -> Decision | None:
    """Return the encoding of the lines that are not UTF-8, where others are; None if all or no lines are."""
    others = [line for line in raw.split(b"\n") if not line.isascii()]
    unlike = [line for line in others if not is_utf8(line)]
    if not unlike or len(unlike) == len(others):
        return None
    rest = b"\n".join(unlike)
    if utf8_share(rest) > 0.5:
        return None
    decision = detect(rest)
    return Decision(f"{MIXED}{decision.encoding}", decision.candidates, unsure=True)


def is_utf8(line: bytes) -> bool:
    """True for a line of valid UTF-8 with a character of three bytes, which other encodings hardly ever resemble."""
    if line.isascii():
        return False
    try:
        return any(character >= "\u0800" for character in line.decode())
    except UnicodeDecodeError:
        return False


def decoded_twice(raw: bytes) -> str | None:
    """Return the text behind UTF-8 that was read as Windows-1252 and encoded again; None if it was not."""
    try:
        text = raw.decode("utf-8-sig")
        if sum(not character.isascii() for character in text[:10_000]) < LEAST:
            return None
    except UnicodeError:
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding, "undefined-as-latin-1").decode("utf-8")
        except UnicodeError:
            continue
    return None


def as_latin_1(wrong: UnicodeError) -> tuple[bytes, int]:
    """Encode the five bytes that Windows-1252 leaves undefined, which some programs keep as control characters."""
    if not isinstance(wrong, UnicodeEncodeError):
        raise wrong
    piece = wrong.object[wrong.start : wrong.end]
    if any(character not in "\x81\x8d\x8f\x90\x9d" for character in piece):
        raise wrong
    return piece.encode("latin-1"), wrong.end


codecs.register_error("undefined-as-latin-1", as_latin_1)


def first_words(text: str) -> str:
    """Return the first line that has letters outside ASCII."""
    return next((line for line in text[:10_000].splitlines() if not line.isascii()), "")[:100]
