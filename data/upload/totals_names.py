"""Names that mean a total, in the languages of statistical offices."""

import re

from data.upload.headings import normal, without_accents

WORDS = (
    "total", "totals", "totale", "totaal", "totalt", "totalen", "grand total", "sub total", "subtotal",
    "sub-total", "overall total", "gesamt", "insgesamt", "zusammen", "summe", "alle", "ensemble", "suma",
    "suma ogolem", "ogolem", "razem", "celkem", "spolu", "osszesen", "toplam", "genel toplam", "summa",
    "samtliga", "i alt", "yhteensa", "kokku", "kopa", "is viso", "skupaj", "ukupno", "sum", "all", "both",
    "national total", "nation", "country", "whole country", "итого", "всего", "общо", "усього", "всього",
    "разом", "всего по отраслям", "σύνολο", "総数", "総計", "計", "全国計", "합계", "계", "총계", "전체", "전국",
    "소계", "united states", "us total", "u.s. total", "all industries", "all sectors", "all regions", "all areas",
    "all activities", "_t", "tot", "total_a-u", "a-u", "a-t", "a-s", "b-u", "total - all nace activities",
    "total nace", "world", "welt", "monde", "mundo", "mondo", "世界", "全世界", "eu27_2020", "eu27", "eu28", "eu-27",
    "eu-28",
    "ea19", "ea20", "oecd", "oecd total", "oecd - total", "g20", "euro area", "european union",
)  # fmt: skip
TOTAL = re.compile(
    r"^((grand|sub|over) ?-?)?totals?$|^(grand |sub-?)?totals?[ ,:(/\-]|[ ,:(/\-]totals?\)?$"
    r"|^(total|totale|totaal|gesamt|insgesamt|suma|summe|celkem|итого|всего)[ ,:(/\-–—]"
    r"|[ ,:(/\-–—](gesamt|insgesamt|totale|ogolem|celkem)$"
    r"|^all [a-z]{3,20}( [a-z]{3,20})?$|^(total )?all nace|^_t$|^[a-z]{2,5}tot(?:[0-9]{2,4})?$"
    r"|^[0-9]{1,3} total\b|^[a-z]-[a-z] total|^sum$|^sum of\b"
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

LETTERS_LAST = re.compile(r"^(.{2,200}) \(([a-u](?:\s?[-–]\s?[a-u])?)\)$")
"""A name with the letters of its sections at the end: “Baugewerbe (F)”, “Produzierendes Gewerbe (B-F)”."""

NATIONS = frozenset((
    "argentina", "australia", "österreich", "austria", "belgië", "belgique", "belgium", "brasil", "brazil", "българия",
    "bulgaria", "canada", "chile", "china", "colombia", "hrvatska", "česko", "česká republika", "czechia", "danmark",
    "denmark", "eesti", "suomi", "finland", "koko maa", "france", "france métropolitaine", "france entière",
    "deutschland", "germany", "ελλάδα", "σύνολο χώρας", "greece", "magyarország", "hungary", "ország összesen", "india",
    "all india", "indonesia", "ireland", "éire", "ישראל", "israel", "italia", "italy", "日本", "japan", "kenya",
    "대한민국", "korea", "latvija", "lietuva", "malaysia", "méxico", "mexico", "nederland", "netherlands",
    "new zealand", "norge", "norway", "hele landet", "polska", "poland", "portugal", "românia", "romania",
    "российская федерация", "россия", "russia", "srbija", "slovensko", "slovenská republika", "slovenija",
    "south africa", "españa", "spain", "total nacional", "sverige", "sweden", "riket", "schweiz", "suisse",
    "switzerland", "svizzera", "臺灣", "臺灣地區", "台灣", "taiwan", "ประเทศไทย", "ทั่วราชอาณาจักร", "thailand", "türkiye",
    "turkey", "україна", "ukraine", "great britain", "united kingdom", "england", "england and wales", "uk",
    "united states", "usa", "việt nam", "cả nước", "vietnam", "中国",
))  # fmt: skip
"""Countries as their offices name them: beside its regions a country is their total."""

KNOWN = frozenset(WORDS)
CODE = re.compile(r"^([a-z]?[0-9]{1,6}|[a-z])(?=$|[ :,.()\[/\-])")
PADDED = re.compile(r"^([0-9]*)[-/]{1,6}$")
"""A code of an industry at the beginning of its name, and one that is filled up to six signs, as NAICS in counties."""


def is_total(name: str) -> bool:
    """True for a name that means a total.

    Examples:
        >>> names = ("Total", "合 计", "Sub-total: services", "Totalmente", "Insgesamt", "Итого", "A-U", "10 Total")
        >>> [is_total(name) for name in names]
        [True, True, True, False, True, True, True, True]
    """
    plain = without_accents(normal(name)).strip(" .:*")
    if plain == "------":
        return True
    return plain in KNOWN or bool(TOTAL.search(plain) or CHINESE.search(plain.replace(" ", "")))


def is_nation(name: str) -> bool:
    """True for the name of a country, perhaps after a code.

    Examples:
        >>> [is_nation(name) for name in ("Deutschland", "00 España", "Bayern")]
        [True, True, False]
    """
    return normal(name).lstrip("0123456789 -.") in NATIONS


def is_part(name: str) -> bool:
    """True for a name that says it is a part of another, such as “其中：制造业”."""
    return bool(PART.match(normal(name)))


def nested_ranges(names: list[str]) -> list[str]:
    """Return the names of ranges of sections, such as B-E, where a section within the range has a row of its own.

    Examples:
        >>> nested_ranges(["A", "B-E", "C", "F"])
        ['B-E']
    """
    plain = {name: LETTERS_LAST.sub(r"\2 \1", normal(name)) for name in names}
    single = {found[1] for text in plain.values() if (found := SECTION.match(text)) and not RANGE.match(text)}
    ranges = {name: found for name, text in plain.items() if (found := RANGE.match(text))}
    return [name for name, found in ranges.items() if any(found[1] <= letter <= found[2] for letter in single)]


def code_of(name: str) -> str:
    """Return the code of an industry at the beginning of its name, "" if there is none.

    Examples:
        >>> [code_of(name) for name in ("C10 Food", "113///", "11----", "C : Manufacturing", "Coal", "31-33")]
        ['c10', '113', '11', 'c', '', '']
    """
    plain = normal(name)
    if found := PADDED.match(plain):
        return found[1]
    if RANGE.match(plain) or BETWEEN.match(plain):
        return ""
    found = CODE.match(plain)
    return found[1] if found else ""


BETWEEN = re.compile(r"^[0-9]+ ?[-–] ?[0-9]+")


def parents_by_code(names: list[str]) -> dict[str, list[str]]:
    """Return the names whose code begins the codes of two or more others, with the nearest of those.

    Examples:
        >>> parents_by_code(["C Manufacturing", "C10 Food", "C11 Drinks", "F Building"])
        {'C Manufacturing': ['C10 Food', 'C11 Drinks']}
    """
    codes = {name: code for name in names if (code := code_of(name))}
    held = set(codes.values())
    children: dict[str, list[str]] = {}
    for name, code in codes.items():
        parent = next((code[:length] for length in range(len(code) - 1, 0, -1) if code[:length] in held), "")
        if parent:
            children.setdefault(parent, []).append(name)
    return {name: children[code] for name, code in codes.items() if len(children.get(code, ())) >= LEAST_PARTS}


LEAST_PARTS = 2
"""Parts that a group of industries has at least."""
