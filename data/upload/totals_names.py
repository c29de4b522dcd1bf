"""Names that mean a total, in the languages of statistical offices."""

import re

from data.upload.headings import normal, without_accents

WORDS = (
    "total", "totals", "totale", "totaal", "totalt", "totalen", "grand total", "sub total", "subtotal",
    "sub-total", "overall total", "gesamt", "insgesamt", "zusammen", "summe", "alle", "ensemble", "suma",
    "suma ogolem", "ogolem", "razem", "celkem", "spolu", "osszesen", "toplam", "genel toplam", "summa",
    "samtliga", "i alt", "yhteensa", "kokku", "kopa", "is viso", "skupaj", "ukupno", "sum", "all", "both",
    "national total", "nation", "country", "whole country", "итого", "всего", "всего по отраслям", "σύνολο",
    "総数", "総計", "計", "全国計", 
    "합계", "계", "총계", "전체", "전국", "소계", "united states", "us total", "u.s. total",
    "all industries", "all sectors", "all regions", "all areas", "all activities", "_t", "tot", "total_a-u",
    "a-u", "a-t", "a-s", "b-u", "total - all nace activities", "total nace",
)  # fmt: skip
TOTAL = re.compile(
    r"^((grand|sub|over) ?-?)?totals?$|^(grand |sub-?)?totals?[ ,:(/\-]|[ ,:(/\-]totals?\)?$"
    r"|^(total|totale|totaal|gesamt|insgesamt|suma|summe|celkem|итого|всего)[ ,:(/\-–—]"
    r"|[ ,:(/\-–—](gesamt|insgesamt|totale|ogolem|celkem)$"
    r"|^all [a-z]{3,20}( [a-z]{3,20})?$|^(total )?all nace|^_t$|^[0-9]{1,3} total\b|^[a-z]-[a-z] total|^sum$|^sum of\b"
)
CHINESE = re.compile(
    "(合计|总计|小计|合計|總計|小計|总和|汇总|总数|總數|总量)$|^(全国|全國|全省|全市|全部|全部行业|全行业|全行業|总|計|合计.*)$|^(合计|总计|合計|總計)[（(:：]"
)
PART = re.compile(
    r"^(其中|其中：|#|of which|thereof|including|darunter|davon|dont|de los cuales|di cui"
    r"|w tym|z toho|в том числе|うち)[ :：、,]*"
)
"""How the name of a part of another row begins: it is counted in the row above already."""

RANGE = re.compile(r"^([a-u])\s?[-–_]\s?([a-u])(?:$|[ :,.(])")
SECTION = re.compile(r"^([a-u])(?:$|[ :,.(])")
"""Sections of NACE, ISIC and ANZSIC: a letter, or a range of letters that holds others."""

KNOWN = frozenset(WORDS)


def is_total(name: str) -> bool:
    """True for a name that means a total.

    Examples:
        >>> names = ("Total", "合 计", "Sub-total: services", "Totalmente", "Insgesamt", "Итого", "A-U", "10 Total")
        >>> [is_total(name) for name in names]
        [True, True, True, False, True, True, True, True]
    """
    plain = without_accents(normal(name)).strip(" .:*")
    return plain in KNOWN or bool(TOTAL.search(plain) or CHINESE.search(plain.replace(" ", "")))


def is_part(name: str) -> bool:
    """True for a name that says it is a part of another, such as “其中：制造业”."""
    return bool(PART.match(normal(name)))


def nested_ranges(names: list[str]) -> list[str]:
    """Return the names of ranges of sections, such as B-E, where a section within the range has a row of its own.

    Examples:
        >>> nested_ranges(["A", "B-E", "C", "F"])
        ['B-E']
    """
    plain = {name: normal(name) for name in names}
    single = {found[1] for text in plain.values() if (found := SECTION.match(text)) and not RANGE.match(text)}
    ranges = {name: found for name, text in plain.items() if (found := RANGE.match(text))}
    return [name for name, found in ranges.items() if any(found[1] <= letter <= found[2] for letter in single)]
