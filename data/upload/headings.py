"""Derive the role of a column from its heading, in English and Chinese."""

import re
import unicodedata
from enum import StrEnum


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
    Role.REGION: frozenset(
        [
            "region",
            "regions",
            "area",
            "areas",
            "province",
            "provinces",
            "prefecture",
            "city",
            "cities",
            "county",
            "counties",
            "state",
            "states",
            "district",
            "territory",
            "municipality",
            "municipalities",
            "commune",
            "department",
            "geography",
            "geo",
            "lga",
            "lgas",
            "nuts",
            "nuts2",
            "nuts3",
            "sa2",
            "sa3",
            "sa4",
            "msa",
            "place",
            "location",
            "adcode",
            "fips",
        ]
    ),
    Role.INDUSTRY: frozenset(
        [
            "industry",
            "industries",
            "sector",
            "sectors",
            "section",
            "division",
            "category",
            "product",
            "products",
            "activity",
            "occupation",
            "branch",
            "anzsic",
            "isic",
            "naics",
            "nace",
            "sic",
            "hs",
            "sitc",
            "cnae",
            "field",
        ]
    ),
    Role.YEAR: frozenset(["year", "years", "yr", "period", "date", "time"]),
    Role.VALUE: frozenset(
        [
            "value",
            "values",
            "amount",
            "quantity",
            "count",
            "number",
            "total",
            "employment",
            "employed",
            "employees",
            "jobs",
            "job",
            "output",
            "export",
            "exports",
            "import",
            "imports",
            "sales",
            "turnover",
            "revenue",
            "firms",
            "enterprises",
            "establishments",
            "workers",
            "persons",
            "gdp",
            "gva",
            "trade",
        ]
    ),
    Role.LEVEL: frozenset(["level", "levels", "commitment", "priority", "score", "rank", "tier"]),
    Role.TERM: frozenset(["term", "terms", "wording"]),
    Role.STATEMENT: frozenset(
        ["statement", "statements", "evidence", "quote", "quotation", "note", "notes", "remark", "remarks"]
    ),
    Role.LOCATOR: frozenset(["locator", "page", "pages", "paragraph", "source", "reference"]),
}
"""English words of a heading; the word that comes last decides, as in “trade value”."""

CHINESE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.VALUE,
        re.compile("数值|产值|增加值|就业|从业|人数|人员|出口|进口|金额|数量|营业收入|企业数|单位数|总量|^值$|规模"),
    ),
    (Role.YEAR, re.compile("^年$|年份|年度|时间|时期|統計年|统计年")),
    (Role.LEVEL, re.compile("级别|等级|层级|級別|等級|层次|力度")),
    (Role.TERM, re.compile("用语|术语|用語|術語|提法|名词")),
    (Role.STATEMENT, re.compile("表述|陈述|陳述|原文|内容|內容|备注|備註")),
    (Role.LOCATOR, re.compile("出处|出處|页码|頁碼|位置|来源|來源")),
    (Role.INDUSTRY, re.compile("行业|產業|产业|行業|门类|門類|部门|部門|产品|產品|类别|類別")),
    (Role.REGION, re.compile("地区|地區|区域|區域|省|城市|地市|县|縣|区划|區劃|^市$|市州|市县|都市|州")),
)
LABELS = (Role.REGION, Role.REGION_CODE, Role.INDUSTRY, Role.INDUSTRY_CODE)
"""Roles of the columns that name a cell."""

CODES = re.compile(r"\b(id|ids|code|codes|adcode|fips|nr|no)\b|编码|代码|编号|編碼|代碼|編號")
CORNER = re.compile(r"[\\/|＼／｜→]|\bby\b|\bx\b|×")
SPLIT = re.compile(r"[\W_]+")
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
        >>> role_of("Subnat Geography ID"), role_of("Trade Value"), role_of("地区名称")
        (<Role.REGION_CODE: 'region_code'>, <Role.VALUE: 'value'>, <Role.REGION: 'region'>)
    """
    plain = normal(BRACKETS.sub(" ", heading)) or normal(heading)
    spaced = plain.replace("_", " ")
    found = english(spaced) or next((role for role, words in CHINESE if words.search(plain)), None)
    if CODES.search(spaced):
        return {Role.REGION: Role.REGION_CODE, Role.INDUSTRY: Role.INDUSTRY_CODE}.get(found or Role.IGNORE, found)
    return found


def english(plain: str) -> Role | None:
    """Return the role of the last word that names one."""
    for word in reversed(SPLIT.split(plain)):
        for role, words in WORDS.items():
            if word in words:
                return role
    return None


def corner_of(heading: str) -> tuple[Role | None, Role | None]:
    r"""Return the roles of rows and columns from the top left cell of a table, such as “region \ industry”."""
    pieces = [piece for piece in CORNER.split(normal(heading)) if piece.strip()]
    if len(pieces) == 2:
        return role_of(pieces[0]), role_of(pieces[1])
    return role_of(heading), None
