"""Detect the encoding of a text file.

Detector libraries fail on files of a few lines, such as templates and examples: charset-normalizer 3.5.2 detected a
three-line GB18030 table as Korean (cp949) and Windows-1252 tables as cp1250; chardet 7.7.0 was mostly right, but with a
confidence of 0.03 to 0.2, too low to decide when to ask the user. The supported encodings are tried in a fixed order:

1. a byte order mark decides (UTF-8, UTF-16);
2. NUL bytes in every other position are UTF-16 without a mark;
3. bytes that decode strictly as UTF-8 are UTF-8: other encodings hardly ever do so by chance;
4. nearly so (nine in ten non-ASCII bytes) is a damaged UTF-8 file, which is reported and not read in another encoding;
5. the others in `TRIALS` are decoded strictly and weighed by how common their characters are
   (`data.upload.encoding_weight`). The highest weight wins; if it is low, or close to one that reads the names
   differently, the user must confirm it.
"""

import codecs
import re
from dataclasses import dataclass

from data.upload.encoding_weight import LATIN, SCRIPTS, asian_weight, latin_weight, script_weight, thai_weight
from data.upload.problems import Code, UnreadableFileError, error

SAMPLE = 65_536
"""Bytes of lines with non-ASCII characters that are weighed."""

SURE = 0.6
"""A weight from here up, well above the runner-up, is no doubt."""

CONTESTED = 0.8
"""A runner-up from this share of the winner's weight up makes it a doubt."""

FEW = 4
"""Bytes outside ASCII below which there is little evidence: a weaker runner-up of another script makes it a doubt."""

CONTESTED_FEW = 0.5
STEP = 1 << 20
NEARLY = 0.9
UTF16_SHARE = 0.3

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
    "gb18030", "cp950", "big5hkscs", "cp932", "euc_jp", "cp949",
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "iso8859-2", "iso8859-15", "koi8-r", "cp437", "cp850", "cp852", "cp866", "mac-roman",
)  # fmt: skip
"""What can be chosen by hand, as Python names them."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
TRIALS = (
    "gb18030", "cp950", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "cp1250", "cp1254", "cp1257", "cp1255",
    "cp1251", "koi8-r", "cp1253", "cp1256", "cp874", "iso8859-2", "mac-roman", "cp850", "cp852", "cp866",
)  # fmt: skip
SHOWN_WORDS = 3
"""Words that are shown for each candidate, so that a reader can choose by their look."""

NOT_ASCII = re.compile(rb"[\x80-\xff]")
MOST_WORDS = 30
"""Words by which two readings of a text are compared."""

SHOWN_TEXT = 4_000
WORD = re.compile(r"[^\s,;|\t\"0-9]+")
LINE_END = re.compile(rb"[\r\n]")


@dataclass(frozen=True)
class Candidate:
    """An encoding, how common its characters are (0 to 1), and some words of the file as it reads them."""

    encoding: str
    weight: float
    words: str = ""


@dataclass(frozen=True)
class Decision:
    """The chosen encoding, all candidates by descending weight, and whether the user must be asked."""

    encoding: str
    candidates: tuple[Candidate, ...]
    unsure: bool = False


def detect(raw: bytes) -> Decision:
    r"""Choose the encoding of a text file, in the order that the module's docstring lists.

    Raises:
        UnreadableFileError: no supported encoding fits (UTF-32, or bytes that do not decode).

    Examples:
        >>> detect("地区,行业,值\n北京,集成电路,3\n".encode("gb18030")).encoding
        'gb18030'
    """
    if raw.startswith(OTHER_MARKS):
        raise UnreadableFileError(error(Code.UNKNOWN_ENCODING))
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return Decision(encoding, (Candidate(encoding, 1.0),))
    without_mark = utf16_without_mark(raw)
    if without_mark:
        return Decision(without_mark, (Candidate(without_mark, 1.0),))
    share = utf8_share(raw)
    if share >= NEARLY:
        return Decision("utf-8", (Candidate("utf-8", share),))
    return weighed(raw, share)


def weighed(raw: bytes, utf8: float) -> Decision:
    """Choose among the encodings that decode strictly, by weight."""
    sample = lines_with_others(raw)
    candidates = [Candidate("utf-8", utf8)] if utf8 > 0 else []
    for encoding in TRIALS:
        text = decoded(sample, encoding)
        # The sample may end within a character, so the whole file is decoded as well.
        if text is not None and first_undecodable(raw, encoding) is None:
            candidates.append(Candidate(encoding, weight(text, encoding), words_of(text)))
    candidates = [
        candidate for candidate in candidates if candidate.encoding != "big5hkscs" or not has(candidates, "cp950")
    ]
    if not candidates:
        raise UnreadableFileError(error(Code.UNKNOWN_ENCODING))
    # Sorting is stable: at equal weight the first tried encoding wins.
    ranked = tuple(sorted(candidates, key=lambda candidate: -candidate.weight))
    best, *others = ranked
    few = sum(byte >= 0x80 for byte in sample) < FEW

    def rivals(other: Candidate) -> bool:
        both_latin = best.encoding in LATIN and other.encoding in LATIN
        near = CONTESTED_FEW if few and not both_latin else CONTESTED
        return other.weight >= near * best.weight and other.words != best.words

    contested = any(map(rivals, others))
    return Decision(best.encoding, ranked, unsure=best.weight < SURE or contested)


def words_of(text: str) -> str:
    """Return the first different words of a text that have letters outside ASCII."""
    found = dict.fromkeys(match.group() for match in WORD.finditer(text[:SHOWN_TEXT]) if not match.group().isascii())
    return ", ".join(word[:40] for word in list(found)[:MOST_WORDS])


def has(candidates: list[Candidate], encoding: str) -> bool:
    """True if the encoding is among the candidates."""
    return any(candidate.encoding == encoding for candidate in candidates)


def utf16_without_mark(raw: bytes) -> str | None:
    """Detect UTF-16 without a mark: ASCII text has NUL at even (big endian) or odd (little endian) positions."""
    head = raw[: SAMPLE - SAMPLE % 2]
    if len(head) < 4 or len(raw) % 2:
        return None
    even, odd = head[::2].count(0) / (len(head) / 2), head[1::2].count(0) / (len(head) / 2)
    if odd > UTF16_SHARE and even < odd / 10:
        return "utf-16-le"
    if even > UTF16_SHARE and odd < even / 10:
        return "utf-16-be"
    return None


def utf8_share(raw: bytes) -> float:
    """Return the share of the non-ASCII bytes that are valid UTF-8: 1 for a valid file."""
    if first_undecodable(raw, "utf-8") is None:
        return 1.0
    sample = lines_with_others(raw)
    bad = sum(0xDC80 <= ord(character) <= 0xDCFF for character in sample.decode("utf-8", "surrogateescape"))
    total = sum(byte >= 0x80 for byte in sample)
    return 1 - bad / total if total else 0.0


def first_undecodable(raw: bytes, encoding: str) -> int | None:
    """Return the offset of the first byte that does not decode, or None; decodes in steps to save memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(raw), STEP):
        piece = raw[start : start + STEP]
        try:
            decoder.decode(piece, final=start + STEP >= len(raw))
        except UnicodeDecodeError as wrong:
            # The decoder may hold bytes of the previous step; its offsets count from them.
            held = len(wrong.object) - len(piece)
            return start + wrong.start - held
    return None


def lines_with_others(raw: bytes) -> bytes:
    """Return the first whole lines with non-ASCII characters, about `SAMPLE` bytes."""
    lines, size, position = [], 0, 0
    while size < SAMPLE and (match := NOT_ASCII.search(raw, position)):
        line_end = LINE_END.search(raw, match.end())
        start = max(position, *(raw.rfind(mark, position, match.start()) + 1 for mark in (b"\r", b"\n")))
        position = line_end.start() if line_end else len(raw)
        lines.append(raw[start:position][:SAMPLE])
        size += len(lines[-1])
    return b"\n".join(lines)


def decoded(sample: bytes, encoding: str) -> str | None:
    """Decode the sample, or return None; an incomplete character at the end is ignored."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        return None


def weight(text: str, encoding: str) -> float:
    """Return how common the non-ASCII characters of a text are in an encoding, 0 to 1."""
    if encoding in LATIN:
        return latin_weight(text, encoding)
    if encoding == "cp874":
        return thai_weight(text)
    if encoding in SCRIPTS:
        return script_weight(text, encoding)
    weights = [asian_weight(character, encoding) for character in text if not character.isascii()]
    return sum(weights) / len(weights) if weights else 0.0
