"""Derive the role of a column from its heading, in English and Chinese."""

import re
import unicodedata
from enum import StrEnum

from data.upload import vocabulary


class Role(StrEnum):
    """What a column is for."""

    REGION = "region"
    REGION_CODE = "region_code"
    INDUSTRY = "industry"
    INDUSTRY_CODE = "industry_code"
    YEAR = "year"
    VALUE = "value"
    LEVEL = "level"
    TERM = "term"
    STATEMENT = "statement"
    LOCATOR = "locator"
    IGNORE = "ignore"


WORDS: dict[Role, frozenset[str]] = {
    Role.REGION: frozenset(vocabulary.REGION),
    Role.REGION_CODE: frozenset(vocabulary.REGION_CLASSIFICATION),
    Role.INDUSTRY: frozenset(vocabulary.INDUSTRY),
    Role.INDUSTRY_CODE: frozenset(vocabulary.INDUSTRY_CLASSIFICATION),
    Role.YEAR: frozenset(vocabulary.YEAR),
    Role.VALUE: frozenset(vocabulary.VALUE),
    Role.LEVEL: frozenset(vocabulary.LEVEL),
    Role.TERM: frozenset(vocabulary.TERM),
    Role.STATEMENT: frozenset(vocabulary.STATEMENT),
    Role.LOCATOR: frozenset(vocabulary.LOCATOR),
}
"""Words of a heading; the word that comes last decides, as in “trade value”."""

CHINESE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.VALUE,
        re.compile(
            "数值|产值|增加值|就业|从业|人数|人员|出口|进口|金额|数量|营业收入|企业数|单位数|总量|^值$|规模|数値|従業者|就業|취업자|종사자|^값$|количество|значение|численность|занят"
        ),
    ),
    (Role.YEAR, re.compile("^年$|年份|年度|年次|时间|时期|時間|統計年|统计年|^연도|년도|^год")),
    (Role.LEVEL, re.compile("级别|等级|层级|級別|等級|层次|力度|定位$|重要性|重要程度|地位|强度|优先级|重要度")),
    (Role.TERM, re.compile("用语|术语|用語|術語|提法|名词")),
    (Role.STATEMENT, re.compile("表述|陈述|陳述|原文|内容|內容|备注|備註")),
    (Role.LOCATOR, re.compile("出处|出處|页码|頁碼|位置|来源|來源")),
    (
        Role.INDUSTRY,
        re.compile(
            "行业|產業|产业|行業|门类|門類|部门|部門|产品|產品|类别|類別|産業|業種|산업|업종"
            "|отрасль|отрасли|вид деятельности|оквэд"
        ),
    ),
    (
        Role.REGION,
        re.compile(
            "地区|地區|地域|地方|区域|區域|省|城市|地市|县|縣|区划|區劃|^市$|市州|市县|都市|州|都道府県|市区町村|府県|시도|시군구|지역|регион|область|район|муниципал"
        ),
    ),
)
LABELS = (Role.REGION, Role.REGION_CODE, Role.INDUSTRY, Role.INDUSTRY_CODE)
"""Roles of the columns that name a cell."""

CODES = re.compile(
    r"\b(id|ids|code|codes|cod|kod|codigo|schlussel|adcode|fips|nr|no)\b|编码|代码|编号|編碼|代碼|編號|코드|コード|^код"
)
CORNER = re.compile(r"[\\/|＼／｜→]|\bby\b|\bx\b|×")
SPLIT = re.compile(r"[\W_]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]|[A-Z]+$)")
"""Where a word begins in a heading such as “GeoName” or “reporterISO”."""
GAP = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
"""Blanks that spread a short Chinese heading over its column, as in “地　区”."""
BRACKETS = re.compile(r"[(（\[【][^)）\]】]*+[)）\]】]?")
"""A bracket with what it holds; one that is never closed holds the rest. Possessive, so the cost is linear."""

PIECE = 1_000
"""Characters that are normalised at once: the cost grows with the square of a run of combining marks."""


def normal(text: str) -> str:
    """Normalise a name: one width of characters, lower case, single spaces, none at the ends.

    Examples:
        >>> normal("  Ｒegion　 NAME ")
        'region name'
    """
    if len(text) > PIECE:
        pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
        text = "".join(unicodedata.normalize("NFKC", piece) for piece in pieces)
    else:
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def role_of(heading: str) -> Role | None:
    """Return the role that a heading names, or None.

    Examples:
        >>> role_of("Subnat Geography ID"), role_of("Trade Value"), role_of("地区名称"), role_of("Año")
        (<Role.REGION_CODE: 'region_code'>, <Role.VALUE: 'value'>, <Role.REGION: 'region'>, <Role.YEAR: 'year'>)
    """
    return next(iter(roles_of(heading)), None)


def roles_of(heading: str) -> tuple[Role, ...]:
    """Return all roles that words of a heading name, the one that decides first.

    Examples:
        >>> [str(role) for role in roles_of("Industry of Employment")]
        ['value', 'industry']
    """
    parted = GAP.sub("", HUMP.sub(" ", heading))
    plain = normal(BRACKETS.sub(" ", parted)) or normal(parted)
    spaced = without_accents(plain.replace("_", " "))
    found = [*by_words(without_accents(plain)), *(role for role, words in CHINESE if words.search(plain))]
    if CODES.search(spaced):
        found = [CODE_OF.get(role, role) for role in found]
    return tuple(dict.fromkeys(found))


CODE_OF = {Role.REGION: Role.REGION_CODE, Role.INDUSTRY: Role.INDUSTRY_CODE}
NAME_OF = {code: name for name, code in CODE_OF.items()}


def is_code_heading(heading: str) -> bool:
    """True for a heading that names a code of anything, such as “ID” or “代码”."""
    return bool(CODES.search(without_accents(normal(HUMP.sub(" ", heading)).replace("_", " "))))


def words_of(heading: str) -> list[str]:
    """Return the words of a heading in lower case without accents, brackets left out."""
    plain = normal(BRACKETS.sub(" ", heading)) or normal(heading)
    return [word for word in SPLIT.split(without_accents(plain)) if word]


def without_accents(plain: str) -> str:
    """Return a normalised text without accents on Latin letters."""
    if plain.isascii():
        return plain
    pieces = (unicodedata.normalize("NFD", plain[start : start + PIECE]) for start in range(0, len(plain), PIECE))
    return unicodedata.normalize("NFC", "".join(pieces).translate(ACCENTS))


ACCENTS = dict.fromkeys(range(0x0300, 0x0370)) | {ord("ł"): "l", ord("ø"): "o", ord("ß"): "ss", ord("ı"): "i"}


def by_words(plain: str) -> list[Role]:
    """Return the roles that the words of a heading name, those of the last word first."""
    whole = [role for role, words in WORDS.items() if plain.strip() in words]
    parts = [part for word in reversed(SPLIT.split(plain)) for part in dict.fromkeys((word, word.rstrip("0123456789")))]
    split = [role for word in parts for role, words in WORDS.items() if word in words]
    return [*whole, *split]


def corner_of(heading: str) -> tuple[Role | None, Role | None]:
    r"""Return the roles of rows and columns from the top left cell of a table, such as “region \ industry”."""
    pieces = [piece for piece in CORNER.split(normal(heading)) if piece.strip()]
    if len(pieces) == 2:
        return role_of(pieces[0]), role_of(pieces[1])
    return role_of(heading), None
