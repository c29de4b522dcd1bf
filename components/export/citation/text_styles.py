"""Citations as plain text: GB/T 7714-2015 and APA 7."""

from datetime import date

from babel.dates import format_date

from components.export.citation.work import Kind, Work

CARRIER = {Kind.COMMENTARY: "EB/OL", Kind.DOCUMENT: "EB/OL", Kind.DATASET: "DS/OL", Kind.VIEW: "EB/OL"}
"""Type of the work and its carrier: electronic bulletin or data set, online."""

WORDS = {"zh": ("[\u65e5\u671f\u4e0d\u8be6]", "\u7248\u672c"), "en": ("[n.d.]", "Version")}
"""Replaces a missing date, and precedes a version. Chinese is escaped here: texts of the interface are in locale/."""


def gbt7714(work: Work) -> str:
    """Cite the work by GB/T 7714-2015 as an electronic resource, in the work's own language.

    The date in parentheses is the date of issue or, for a page without a fixed date, the date printed on it; the date
    of access follows in brackets.

    References:
        GB/T 7714-2015, Information and documentation: Rules for bibliographic references and citations, 4.6.
    """
    names = [" ".join([family.upper(), *(part[0].upper() for part in given.split())]) for family, given in work.authors]
    dated = _iso(work.issued) or work.page_of
    parts = [", ".join(names) or work.institution, f"{work.title}[{CARRIER[work.kind]}]"]
    if work.version:
        parts.append(f"{WORDS[work.language][1]} {work.version}")
    parts.append((f"({dated})" if dated else WORDS[work.language][0]) + f"[{work.accessed.isoformat()}]")
    return _joined([*parts, *([f"{work.address}."] if work.address else [])])


def apa(work: Work) -> str:
    """Cite the work by APA 7, in English; a title in Chinese is followed by its translation in brackets.

    The date of retrieval is added for a page that is undated, that may change, or that is not the work itself.

    References:
        American Psychological Association (2020). Publication manual (7th ed.), sections 9.14, 9.38, 10.9, 10.16.
    """
    who = _authors(work) or work.institution_en
    title = work.title + (f" [{work.translation}]" if work.translation else "")
    if work.kind is Kind.DATASET:
        title = f"{title} (Version {work.version}) [Data set]"
    elif work.kind is Kind.VIEW:
        title = f"{title} [Interactive view, dataset version {work.version}]"
    parts = [who, f"({_american(work)})", title]
    if work.authors:
        parts.append(work.institution_en)
    text = _joined(parts)
    if not work.address:
        return text
    retrieved = format_date(work.accessed, "MMMM d, y", locale="en_US")
    return f"{text} {work.address}" if work.settled else f"{text} Retrieved {retrieved}, from {work.address}"


def _authors(work: Work) -> str:
    names = [
        f"{family}, " + " ".join(f"{part[0].upper()}." for part in given.split()) if given else family
        for family, given in work.authors
    ]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f", & {names[-1]}" if names else ""


def _american(work: Work) -> str:
    if not work.issued:
        return "n.d."
    if len(work.issued) == 1 or work.kind in (Kind.DATASET, Kind.VIEW):
        return str(work.issued[0])
    day = date(work.issued[0], work.issued[1], work.issued[2] if len(work.issued) > 2 else 1)
    return str(format_date(day, "y, MMMM d" if len(work.issued) > 2 else "y, MMMM", locale="en_US"))


def _iso(numbers: tuple[int, ...]) -> str:
    return "-".join(f"{number:02d}" for number in numbers)


def _joined(parts: list[str]) -> str:
    """Join parts, each ended by a full stop unless it already ends a sentence."""
    return " ".join(part if part.endswith((".", "?", "!", "？", "！")) else f"{part}." for part in parts)
