"""Recognise years and dates in cells and headings."""

import re

from data.upload.characters import plain

YEAR = re.compile(
    r"^(?:(?:fy|cy|h2|h1)[ '/]?|(?:anul|ano|año|année|annee|anno|year|jahr|rok|år) )?((?:19|20)[0-9]{2})"
    r"(?:\.0+|年|年度|年末|년| ?г\.?| ?год[а-я]?|[ -]?[qtk][1-4]|m[01][0-9]|-?[01][0-9]|[-/][0-9]{2,4})?"
    r"(?:-[0-9]{2})?(?: [0-9:]{5,8})?(?: ?[pre*]| ?\([a-z0-9]\))?$",
    re.IGNORECASE,
)
"""A year, also of a financial year (FY2019, 2019/20) or of a date (2019-12-31)."""

DAY_FIRST = re.compile(r"^[0-3]?[0-9]([./-])[0-3]?[0-9]\1((?:19|20)[0-9]{2})$")
"""A date that ends with its year: 31/12/2019, 12/31/2019, 31.12.2019."""

FINANCIAL = re.compile(r"^fy ?'?([0-9]{2})(?:[-/][0-9]{2})?$", re.IGNORECASE)
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911, "พ.ศ.": -543}
ERA = re.compile(r"^(令和|平成|昭和|民國|民国|พ\.ศ\.) ?(元|[0-9]{1,4})(?:年度?)?$")
"""A year of a Japanese era, of the Republic of China or of the Buddhist calendar."""

YEAR_IN = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])年?度?")
"""A year within a text."""

MONTH = r"(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,7}\.?"
PART_OF_YEAR = re.compile(
    rf"\b(?:{MONTH}(?: ?[-–] ?{MONTH})?|q[1-4]|h[12]|[1-4]\. ?(?:quartal|trimestre|quarter)"
    r"|[1-4](?:st|nd|rd|th) quarter|full[ -]year)[ ,/-]{1,2}(?=(?:19|20)[0-9]{2}(?![0-9]))"
    r"|(?<=[0-9]{4})[ ,/-]?(?:q[1-4]|h[12])\b"
    r"|(?<=年)(?:第?[一二三四1-4]季度|[上下]半年|全年|[0-9]{1,2}(?:[-–—][0-9]{1,2})?月)",
    re.IGNORECASE,
)
"""A part of a year beside the year: Jan-Mar 2023, Q1 2023, 2023 Q1, 2023年上半年."""

LONGEST_YEAR = 40
"""Characters of the longest text that is looked at for a year."""

MARKS_BESIDE = " /_-–—·,;:()（）"


def is_year(text: str) -> bool:
    """True for a year from 1900 to 2099, a financial year or a date.

    Examples:
        >>> [is_year(text) for text in ("2019", "2019年", "FY2019", "2019/20", "2019-12-31", "FY19", "20191", "1234")]
        [True, True, True, True, True, True, False, False]
    """
    return year_of(text) > 0


def year_of(text: str) -> int:
    """Return the year of a text, the first of a financial year; 0 if it is none.

    Examples:
        >>> [year_of(text) for text in ("2019年", "FY2019/20", "2019-12-31", "x")]
        [2019, 2019, 2019, 0]
    """
    short = text.strip()[:30] if text.isascii() else plain(text[:30])
    if found := ERA.match(short):
        return ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    if found := YEAR.match(short):
        return int(found[1])
    if found := DAY_FIRST.match(short):
        return int(found[2])
    financial = FINANCIAL.match(short)
    return 2000 + int(financial[1]) if financial else 0


def year_and_rest(heading: str) -> tuple[int, str]:
    """Return the one year in a heading and the text beside it; 0 and the heading if it has none or several.

    Examples:
        >>> year_and_rest("emp2019"), year_and_rest("Jobs; 2021; [persons]"), year_and_rest("ic")
        ((2019, 'emp'), (2021, 'Jobs [persons]'), (0, 'ic'))
    """
    found = YEAR_IN.findall(heading)
    if len(found) != 1:
        return 0, heading
    whole = PART_OF_YEAR.sub(" ", heading)
    parts = (part.strip(MARKS_BESIDE).replace("_", " ") for part in YEAR_IN.split(whole) if part not in found)
    return int(found[0]), " ".join(" ".join(part for part in parts if part).split())


def heading_year(heading: str) -> int:
    """Return the year that a heading is or holds, 0 if there is none."""
    return year_of(heading) or year_and_rest(heading)[0]


def year_in(text: str) -> int:
    """Return the year in a cell of years, 0 if there is none; one without a unit may be older than 1900."""
    digits = text.removesuffix("年")
    if len(digits) == 4 and digits.isascii() and digits.isdigit() and digits[0] in "12":
        return int(digits)
    return heading_year(text[:LONGEST_YEAR])


def part_of_year(heading: str) -> str:
    """Return the part of a year that a heading names beside the year, "" if there is none.

    Examples:
        >>> part_of_year("Jan-Mar 2023 / Gauteng"), part_of_year("2023年上半年"), part_of_year("Gauteng 2023")
        ('Jan-Mar', '上半年', '')
    """
    found = PART_OF_YEAR.search(heading)
    return found[0].strip(" ,/-") if found else ""


def is_year_heading(heading: str) -> bool:
    """True for a heading that holds a year, or a part of one, and nothing else.

    Examples:
        >>> [is_year_heading(text) for text in ("2023", "Mar 2024", "2023年上半年", "Jobs 2023")]
        [True, True, True, False]
    """
    return is_year(heading) or (bool(part_of_year(heading)) and not year_and_rest(heading)[1])
