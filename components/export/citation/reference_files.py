"""Citations as files for reference managers: BibTeX, RIS, CSL-JSON."""

import json
import re
from typing import Any
from urllib.parse import quote

from components.export.citation.work import Kind, Work

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts an escaped brace when it balances them
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&#%_"},
}
URL_SAFE = ":/?#[]@!$&'()*+,;=%~"
"""Characters that stay as they are in an address; braces, backslashes, quotes and blanks are percent-encoded."""

RIS_TYPES = {Kind.COMMENTARY: "ELEC", Kind.DOCUMENT: "GOVDOC", Kind.DATASET: "DATA", Kind.VIEW: "ELEC"}
CSL_TYPES = {Kind.COMMENTARY: "webpage", Kind.DOCUMENT: "report", Kind.DATASET: "dataset", Kind.VIEW: "webpage"}


def bibtex(work: Work) -> str:
    """One BibTeX entry in UTF-8; texts are escaped for LaTeX, titles and corporate names keep their capitals."""
    persons = " and ".join(f"{_latex(family)}, {_latex(given)}" for family, given in work.authors)
    fields = {
        "author": persons or f"{{{_latex(work.institution)}}}",
        "title": f"{{{_latex(work.title)}}}",
        "organization": _latex(work.institution) if work.authors else "",
        "year": str(work.issued[0]) if work.issued else "n.d.",
        "month": MONTHS[work.issued[1] - 1] if len(work.issued) > 1 else "",
        "day": str(work.issued[2]) if len(work.issued) > 2 else "",
        "version": _latex(work.version),
        "url": _url(work.address),
        "urldate": work.accessed.isoformat(),
        "langid": {"zh": "chinese", "en": "english"}[work.language],
        "note": _latex(" ".join(_notes(work))),
    }
    # BibTeX defines the names of months, which are written without braces.
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(work)},", *lines, "}"]) + "\n"


def ris(work: Work) -> str:
    """One RIS record; lines end in CR LF. An undated work has no PY, and a note says so."""
    authors = [f"{family}, {given}" for family, given in work.authors] or [work.institution]
    tags: list[tuple[str, str]] = [("TY", RIS_TYPES[work.kind]), ("ID", _key(work))]
    tags += [("AU", author) for author in authors]
    tags += [("TI", work.title), ("TT", work.translation), ("PB", work.institution if work.authors else "")]
    if work.issued:
        numbers = [f"{number:02d}" for number in work.issued] + [""] * (3 - len(work.issued))
        tags += [("PY", str(work.issued[0])), ("DA", "/".join(numbers) + "/")]
    tags += [("ET", work.version), ("LA", work.language), ("UR", work.address)]
    tags += [("Y2", work.accessed.strftime("%Y/%m/%d/"))]
    tags += [("N1", note) for note in _notes(work)]
    lines = [f"{tag}  - {_line(text)}" for tag, text in tags if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(work: Work) -> str:
    """The work as a CSL-JSON array of one item."""
    item: dict[str, Any] = {
        "id": _key(work),
        "type": CSL_TYPES[work.kind],
        "title": work.title,
        "author": [{"family": family, "given": given} for family, given in work.authors]
        or [{"literal": work.institution}],
        "accessed": {"date-parts": [[work.accessed.year, work.accessed.month, work.accessed.day]]},
        "language": work.language,
        "URL": work.address,
        "version": work.version,
        "publisher": work.institution if work.authors else "",
        "note": " ".join(_notes(work)),
    }
    if work.issued:
        item["issued"] = {"date-parts": [list(work.issued)]}
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def _notes(work: Work) -> list[str]:
    """Facts for which the format has no field."""
    notes = [f"English title: {work.translation}."] if work.translation else []
    if not work.issued:
        notes.append(f"n.d.; standing page of {work.page_of}." if work.page_of else "n.d.")
    return [*notes, *([work.note] if work.note else [])]


def _key(work: Work) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", work.key)


def _latex(text: str) -> str:
    return "".join(LATEX.get(character, character) for character in _line(text))


def _url(address: str) -> str:
    return quote(address, safe=URL_SAFE)


def _line(text: str) -> str:
    return " ".join(text.split())
