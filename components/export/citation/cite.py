"""Citations of sources, datasets and views in every supported format."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.export.citation.reference_files import bibtex, csl_json, ris
from components.export.citation.text_styles import apa, gbt7714
from components.export.citation.work import Work, of_dataset, of_source, of_user_dataset, of_view

__all__ = ["FORMATS", "Format", "Work", "cite", "of_dataset", "of_source", "of_user_dataset", "of_view", "together"]


@dataclass(frozen=True)
class Format:
    """One way to write a citation.

    Attributes:
        label: its name, the same in every language.
        suffix: of a file in this format.
        media_type: of a file in this format.
        write: from a work to the text.
    """

    label: str
    suffix: str
    media_type: str
    write: Callable[[Work], str]


FORMATS: dict[str, Format] = {
    "gbt7714": Format("GB/T 7714-2015", "txt", "text/plain; charset=utf-8", gbt7714),
    "apa": Format("APA 7", "txt", "text/plain; charset=utf-8", apa),
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Format("RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris),
    "csl-json": Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json; charset=utf-8", csl_json),
}


def cite(work: Work, style: str) -> str:
    """The citation of a work; `style` is a key of FORMATS.

    Raises:
        ValueError: there is no such style; the message lists all styles.
    """
    if style not in FORMATS:
        raise ValueError(f"There is no citation style “{style}”: choose one of {', '.join(FORMATS)}.")
    return FORMATS[style].write(work)


def together(works: Sequence[Work], style: str) -> str:
    """Several works as one text, or as one file for a reference manager."""
    texts = [cite(work, style) for work in works]
    if style == "csl-json":
        items = [item for text in texts for item in json.loads(text)]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    if style == "ris":
        return "".join(texts)
    return "\n\n".join(text.rstrip("\n") for text in texts) + "\n"
