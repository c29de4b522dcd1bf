"""The window of a dataset that was coded from texts: levels and evidence from the passages that the reader counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.coding.model import SourceDocument
from data.document import Document
from data.store.text_rows import SavedPassage

Cell = tuple[str, str]


@dataclass(frozen=True)
class Texts:
    """What a window shows of its texts.

    Attributes:
        documents: of the dataset, without their texts.
        passages: those that count, by id of the row of evidence: one row for each document and cell.
        left_out: passages of a cell that do not count, because of their section or because they are too few.
    """

    documents: tuple[SourceDocument, ...]
    passages: Mapping[str, tuple[SavedPassage, ...]]
    left_out: Mapping[Cell, tuple[SavedPassage, ...]]

    def count(self, cell: Cell) -> int:
        """Return how many passages of a cell count."""
        return sum(len(self.passages.get(evidence_id(n, cell), ())) for n in range(len(self.documents)))


def source_id(document: int) -> str:
    """Return the id of a document of the dataset as a source."""
    return f"d{document}"


def evidence_id(document: int, cell: Cell) -> str:
    """Return the id of the row of evidence of a document and a cell."""
    return "/".join((source_id(document), *cell))


def chosen_sections(documents: Sequence[SourceDocument], sections: Iterable[str]) -> frozenset[tuple[int, int]]:
    """Return documents and numbers of sections, each with the sections below it.

    Args:
        documents: of the dataset.
        sections: `document.section`, as they stand in the URL; what does not exist is left out.
    """
    found: set[tuple[int, int]] = set()
    for one in sections:
        position, _dot, number = one.partition(".")
        if int(position) < len(documents):
            document = documents[int(position)].document
            found |= {(int(position), below) for below in _with_below(document, int(number))}
    return frozenset(found)


def known_sections(documents: Sequence[SourceDocument], sections: Iterable[str]) -> tuple[str, ...]:
    """Return those of some sections, `document.section`, that exist, in order and once each."""
    known = [f"{n}.{section.number}" for n, one in enumerate(documents) for section in one.document.sections]
    wanted = set(sections)
    return tuple(key for key in known if key in wanted)


def texts_in_window(
    documents: tuple[SourceDocument, ...],
    passages: Iterable[SavedPassage],
    rows: pd.DataFrame,
    columns: pd.DataFrame,
    *,
    least: int = 1,
    sections: Sequence[str] = (),
) -> Texts:
    """Sort passages by what counts.

    Args:
        documents: of the dataset, without their texts.
        passages: of the cells in the window.
        rows: position and id of the regions in view.
        columns: likewise of the industries.
        least: number of passages from which on a cell counts as named.
        sections: the sections that count; all if there are none.
    """
    region_of = dict(zip(rows["position"], rows["id"].astype(str), strict=True))
    industry_of = dict(zip(columns["position"], columns["id"].astype(str), strict=True))
    wanted = chosen_sections(documents, sections)
    counted: dict[Cell, list[SavedPassage]] = {}
    left_out: dict[Cell, list[SavedPassage]] = {}
    for one in passages:
        cell = region_of[one.region], industry_of[one.industry]
        fits = not sections or (one.document, one.section) in wanted
        (counted if fits else left_out).setdefault(cell, []).append(one)
    for cell in [cell for cell, found in counted.items() if len(found) < least]:
        left_out[cell] = sorted([*counted.pop(cell), *left_out.get(cell, [])], key=lambda one: one.number)
    by_row: dict[str, list[SavedPassage]] = {}
    for cell, found in counted.items():
        for one in found:
            by_row.setdefault(evidence_id(one.document, cell), []).append(one)
    return Texts(
        documents,
        {key: tuple(found) for key, found in by_row.items()},
        {cell: tuple(found) for cell, found in left_out.items()},
    )


def text_levels(texts: Texts, regions: Sequence[str], industries: Sequence[str]) -> pd.DataFrame:
    """Return the highest level of the passages of each cell that counts, NaN for a blank."""
    levels = pd.DataFrame(
        np.nan, index=pd.Index(list(regions), name="region_id"), columns=pd.Index(list(industries), name="industry_id")
    )
    for key, found in texts.passages.items():
        _source, region, industry = key.split("/")
        level = max(one.coded.passage.level for one in found)
        levels.loc[region, industry] = np.nanmax([levels.loc[region, industry], level])
    return levels


def text_evidence(texts: Texts) -> pd.DataFrame:
    """Return one row of evidence for each document and cell, with the strongest passage, the first of equals."""
    rows = []
    for key in sorted(texts.passages, key=lambda key: key.split("/")[1:]):
        source, region, industry = key.split("/")
        found = texts.passages[key]
        one = max(found, key=lambda passage: passage.coded.passage.level)
        passage, term = one.coded.passage, term_of(one)
        rows.append(
            {
                "evidence_id": key,
                "source_id": source,
                "region_id": region,
                "industry_id": industry,
                "term": term,
                "term_en": term,
                "statement": one.quote,
                "statement_zh": one.quote,
                "locator": place(texts.documents, one),
                "rule": passage.rule,
                "checked": "",
                "page_kind": "",
                "level": passage.level,
                "passages": float(len(found)),
            }
        )
    return pd.DataFrame(rows, columns=EVIDENCE_COLUMNS).astype({"level": int, "passages": float})


EVIDENCE_COLUMNS = [
    *("evidence_id", "source_id", "region_id", "industry_id", "term", "term_en", "statement", "statement_zh"),
    *("locator", "rule", "checked", "page_kind", "level", "passages"),
]


def term_of(one: SavedPassage) -> str:
    """Return the words of a passage that name the industry."""
    passage = one.coded.passage
    return one.quote[passage.term_start - passage.start : passage.term_end - passage.start]


def place(documents: Sequence[SourceDocument], one: SavedPassage) -> str:
    """Return section, paragraph and page of a passage, in symbols that need no translation."""
    heading = documents[one.document].document.sections[one.section].heading
    page = f"p. {one.page}" if one.page else ""
    return ", ".join(filter(None, [heading, f"¶ {one.coded.passage.paragraph}", page]))


def _with_below(document: Document, number: int) -> list[int]:
    """Return a section and those that follow it at a greater depth; none if there is no such section."""
    if number >= len(document.sections):
        return []
    found = [number]
    for section in document.sections[number + 1 :]:
        if section.depth <= document.sections[number].depth:
            break
        found.append(section.number)
    return found
