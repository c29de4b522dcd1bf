"""Notes above and below a table: where they begin, and the unit, the year and the measure that they name."""

import re
from collections.abc import Sequence

from data.upload.grid import Grid
from data.upload.number_parsing import is_number, stands_for_number
from data.upload.years_and_dates import YEAR_IN

WINDOW = 60
"""Rows at the head and at the end that are looked at for a preamble and a footer."""

LONG_TEXT = 60
"""Characters from which a lone text below a table is a note and no name."""

NOTE = re.compile(
    r"^\W*(sources?|notes?|footnotes?|copyright|data|see|generated|extracted|last updated|updated|©|\(c\)"
    r"|quellen?|fuentes?|notas?|anmerkungen|stand|fonte|zdroje?|źródło|kilde|bron|legende?|legenda|kaynak|forrás"
    r"|megjegyzés|sursa|pramen|πηγή|מקור|ที่มา|källa|lähde|última atualização|info|disclaimer|symbols?|flags?"
    r"|available flags"
    r"|due to|because of|figures|totals (?:may|do)|percentages|rounded|excludes|includes"
    r"|rundung|abweichungen|differenzen|источник|примечание|без учета"
    r"|注|註|资料来源|資料來源|数据来源|數據來源|来源|來源|说明|說明|备注|備註|本表|单位)\b"
    r"|^[*†‡#©]|^(注|註|资料来源|資料來源|数据来源|来源|说明|本表|单位)",
    re.IGNORECASE,
)
PADDED_NOTE = re.compile(
    r"^(?:[\[(]?[a-z0-9]{1,2}[\])]|[¹²³⁴⁵⁶⁷⁸⁹*†‡§#]+|[a-z]:? (?=[A-Z])|[:.\-–…/]+ ?=|_{3,}|-{3,}"
    r"|[a-z]{1,2} ?= )|[.。]$",
    re.ASCII,
)
"""What only a note begins or ends with: 1) …, a …, * …, : = …, or a full stop."""

UNIT = re.compile(
    r"(?:^|[(（\[ ])(?:单位|單位|units?|unit of measure|einheit|unité|unidad|unità|jednostka)"
    r"\s?[:：]\s?((?:[^()（）\];；|]|[(（][^()（）]{0,60}[)）]){1,60})",
    re.IGNORECASE,
)


def footer_of(grid: Grid, end: int) -> tuple[str, ...]:
    """Return the first few rows below the data as lines of text."""
    return tuple(shown(grid.row(position)) for position in range(end, min(grid.height, end + WINDOW)))


def notes_from(grid: Grid, first: int, width: int) -> int:
    """Return the row where the notes below a table begin: one such as “Source: …”, after which no row holds numbers."""
    found = grid.height
    for place in range(grid.height - 1, max(first, grid.height - WINDOW) - 1, -1):
        texts = [text.strip() for text in grid.row(place) if text.strip()]
        if width > 2 and sum(map(is_number, texts[1:])) > 1:
            break
        if len(texts) == 1 and NOTE.search(texts[0]) and not is_number(texts[0]):
            found = place
    return found


def is_footer(row: Sequence[str], width: int, ragged: bool) -> bool:
    """True for a note below a table: one or two filled fields, and few fields, long text or a word such as “Source”."""
    texts = [text.strip() for text in row if text.strip()]
    if not texts:
        return True
    if any(map(stands_for_number, texts[1:])) or (width <= 2 and len(texts) > 1):
        return False
    if NOTE.search(texts[0]) and len(texts) <= max(1, width - 1):
        return True
    if ragged and len(row) < width and len(texts) <= width // 2:
        return True
    if len(texts) > 1 or width < 2:
        return False
    return (ragged and len(row) < width) or len(texts[0]) > LONG_TEXT or bool(PADDED_NOTE.search(texts[0]))


def unit_of(lines: Sequence[str]) -> str:
    """Return the unit that a line above the table names, "" if none does.

    Examples:
        >>> unit_of(["Jobs by region", "单位：万人"]), unit_of(["(Unit: 1,000 persons)"])
        ('万人', '1,000 persons')
        >>> unit_of(["单位：亿元（当年价格）"])
        '亿元（当年价格）'
    """
    found = (UNIT.search(line) for line in lines)
    return next((match[1].strip() for match in found if match), "")


def shown(row: Sequence[str]) -> str:
    """Return a row as one line of text."""
    return " | ".join(text.strip() for text in row if text.strip())[:300]


INDICATOR = re.compile(
    r"^\W*(?:指标|指標|indicator|variable|variável|indicador|indicateur|indikator|measure|measured?)\s?[:：–-]\s?(.{2,120})$",
    re.IGNORECASE,
)
EXTRACTED = re.compile(
    r"sources?\b|quelle|fuente|fonte|来源|來源|extract|extraíd|stand:|last updated|updated|downloaded|retrieved"
    r"|abgerufen|actualiza|atualiza|reserved|©|copyright|更新|下载",
    re.IGNORECASE,
)
"""A line that says when the table was made, not what it is about."""

SAYS_YEAR = re.compile(r"^\W*(?:date|year|time|period|jahr|año|ano|année|anno|rok|год|年|时间|時間)\W", re.IGNORECASE)
"""A line that says the year, such as “date | 2022”."""


def measure_of(lines: Sequence[str]) -> str:
    """Return what a line above the table says is measured, "" if none does.

    Examples:
        >>> measure_of(["数据库：分省年度数据", "指标：平均用工人数(万人)"])
        '平均用工人数(万人)'
    """
    found = (INDICATOR.match(line) for line in lines)
    return next((match[1].strip(" ;,|") for match in found if match), "")


def year_of_title(lines: Sequence[str]) -> int:
    """Return the one year that the lines above a table name, 0 if none or several are named.

    A line such as “date | 2022” decides. A year in the name of a classification (WZ2008, NUTS - 2013) is none.

    Examples:
        >>> year_of_title(["Employment by district, 2022 (NUTS 2016)"]), year_of_title(["Jobs 2019 to 2021"])
        (2022, 0)
        >>> year_of_title(["Census 2011", "date | 2022"])
        2022
    """
    telling = [line for line in lines if SAYS_YEAR.match(line)]
    for some in (telling, [line for line in lines if not EXTRACTED.search(line)]):
        years = {int(year) for line in some for year in YEAR_IN.findall(CLASSIFICATION.sub(" ", line))}
        if years:
            return years.pop() if len(years) == 1 else 0
    return 0


CLASSIFICATION = re.compile(
    r"\b[A-Z]{2,}[A-Za-z]*(?: ?-? ?)(?:19|20)[0-9]{2}\b|[Rr]ev\.? ?[0-9.]+|(?:19|20)[0-9]{2}年?起"
    r"|since (?:19|20)[0-9]{2}"
)
"""A classification with its year, and a year since when something holds."""
