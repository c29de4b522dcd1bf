"""Turn a coding into a dataset: one row for each cell, with the passages behind it."""

from collections.abc import Iterable, Mapping

import pandas as pd

from data.atlas import Atlas
from data.coding.cells import passages_by_cell
from data.coding.model import CodedPassage, Coding, SourceDocument
from data.store.dataset import NewDataset
from data.store.windows import CELL_COLUMNS


def dataset_of(coding: Coding, atlas: Atlas) -> NewDataset:
    """Return the dataset of a coding; its cells are in the order of the atlas's regions and columns.

    The level of a cell is the highest one among its passages, and its term, statement and place are those of the first
    passage with that level. Passages without a region, or with a column that the atlas does not have, are left out.

    Args:
        coding: documents and accepted passages of one coder, or of two after their disagreements are settled.
        atlas: the built-in dataset, whose regions and columns the coding refers to by id.
    """
    documents = {source.document.sha256: source for source in coding.documents}
    regions, columns = list(atlas.units), list(atlas.industries)
    known = [
        coded
        for coded in coding.passages
        if coded.passage.region_id in atlas.units and coded.passage.industry_id in atlas.industries
    ]
    cells = passages_by_cell(known)
    rows = [
        _row(atlas, documents, cell, cells[cell])
        for cell in sorted(cells, key=lambda cell: (regions.index(cell[0]), columns.index(cell[1])))
    ]
    frame = pd.DataFrame(rows, columns=list(CELL_COLUMNS)).astype(
        {"year": "Int64", "value": "float64", "level": "Int64"}
    )
    return NewDataset(
        name=coding.name,
        frame=frame,
        coded=True,
        source=_issuers(coding.documents),
        units={atlas.units[region].name_en: region for region, _ in cells},
        industry_codes={atlas.industries[column].name_en: column for _, column in cells},
        coding=Coding(coding.name, coding.documents, tuple(known), coding.terms_version, coding.rules_version),
    )


def place(source: SourceDocument, coded: CodedPassage) -> str:
    """Return where a passage stands, in symbols that need no translation: section, paragraph, page.

    Examples:
        >>> from data.documents.structure import Block, build
        >>> from data.suggestions.suggestion import Strength, Suggestion
        >>> document = build([Block("一、重点工作"), Block("加快发展航运。")])
        >>> passage = Suggestion(7, 14, "CN-TJ", "shipping", 2, "L2", 11, 13, 9, 11, Strength.SURE, 2)
        >>> place(SourceDocument(document), CodedPassage(document.sha256, passage, "Li"))
        '一、重点工作, ¶ 2'
    """
    paragraph = source.document.paragraphs[coded.passage.paragraph - 1]
    page = f"p. {paragraph.page}" if paragraph.page else ""
    heading = source.document.section_of(paragraph).heading
    return ", ".join(filter(None, [heading, f"¶ {paragraph.number}", page]))


def _row(
    atlas: Atlas, documents: Mapping[str, SourceDocument], cell: tuple[str, str], passages: list[CodedPassage]
) -> tuple[object, ...]:
    strongest = max(passages, key=lambda coded: coded.passage.level)  # the first of equals
    source, passage = documents[strongest.sha256], strongest.passage
    text = source.document.text
    return (
        atlas.units[cell[0]].name_en,
        atlas.industries[cell[1]].name_en,
        None,
        None,
        passage.level,
        text[passage.term_start : passage.term_end],
        text[passage.start : passage.end],
        place(source, strongest),
    )


def _issuers(documents: Iterable[SourceDocument]) -> str:
    """Return title, issuer and date of each document, as the source that the dataset names."""
    named = [", ".join(filter(None, [one.title, one.issuer, one.date])) for one in documents]
    return "; ".join(filter(None, named))
