"""What a text says of itself: regions, date and issuer, as proposals that its reader may change."""

import re
from collections import Counter
from dataclasses import dataclass

from data.document import Document, is_chinese
from data.suggestions.regions import HEADING_NUMBER, RegionNames

HEAD = 400
"""Characters at the beginning in which the date of a document is looked for."""

FEWEST = 2
"""Paragraphs that must name a region before the document counts as its."""

DATE_ZH = re.compile(r"(20\d{2})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?")
DATE_ISO = re.compile(r"\b(20\d{2})-(\d{2})(?:-(\d{2}))?\b")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATE_EN = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (?:(\d{{1,2}}), )?(20\d{{2}})\b")
REPORT = re.compile(r"^(?:20\d{2}年)?(.{2,20}?[省市区县州盟])(?:20\d{2}年)?政府工作报告")


@dataclass(frozen=True)
class Proposals:
    """What a text says of itself; empty where it says nothing. `date` is an ISO date as precise as it is known."""

    title: str
    issuer: str
    date: str
    region_ids: tuple[str, ...]
    language: str


def proposals(document: Document, names: RegionNames) -> Proposals:
    """Return the proposals for a document."""
    report = REPORT.match(document.title)
    return Proposals(
        title=document.title,
        issuer=f"{report[1]}人民政府" if report else "",
        date=date_of(document),
        region_ids=regions_of(document, names),
        language="zh" if is_chinese(document.text) else "en",
    )


def date_of(document: Document) -> str:
    """Return the most precise date at the beginning; of equals the first; else the year of the title."""
    head = document.text[:HEAD]
    found = [_iso(match[1], match[2], match[3]) for match in DATE_ZH.finditer(head)]
    found += [_iso(match[1], match[2], match[3]) for match in DATE_ISO.finditer(head)]
    found += [_iso(match[4], str(MONTHS.index(match[2]) + 1), match[1] or match[3]) for match in DATE_EN.finditer(head)]
    precise = [date for date in found if "-" in date]
    return max(precise, key=len) if precise else str(document.year or "")


def regions_of(document: Document, names: RegionNames) -> tuple[str, ...]:
    """Return the regions named in the title; else those that head sections; else the one named in most paragraphs."""
    titled = names.named(document.title)
    if titled:
        return tuple(titled)
    headed = [names.exact(HEADING_NUMBER.sub("", section.heading)) for section in document.sections]
    if any(headed):
        return tuple(dict.fromkeys(filter(None, headed)))
    counted = Counter(region for one in document.paragraphs for region in names.named(document.text_of(one)))
    return tuple(region for region, count in counted.most_common(1) if count >= FEWEST)


def _iso(year: str, month: str | None, day: str | None) -> str:
    """Return the date, without a month or a day that no calendar has."""
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
