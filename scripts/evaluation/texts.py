"""Code texts by suggestion alone and compare with a coder's cells."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.atlas import Atlas
from data.document import Document
from data.documents.structure import Block, build
from data.suggestions.suggest import RuleSuggester
from data.suggestions.suggestion import Strength
from scripts.evaluation.scores import Outcome

COMMENTARY = "antai-2021"
REPORTS = ("work report", "policy address")


def cells(suggest: RuleSuggester, document: Document, region_ids: Sequence[str]) -> dict[str, int]:
    """Return the highest level of each `region/column` that a sure suggestion names."""
    found: dict[str, int] = {}
    for one in suggest(document, region_ids):
        key = f"{one.region_id}/{one.industry_id}"
        if one.region_id and one.strength is Strength.SURE:
            found[key] = max(one.level, found.get(key, 0))
    return found


def read(path: Path) -> Document:
    """Return the document of a text file, one paragraph a line."""
    return build(Block(line) for line in path.read_text(encoding="utf-8").splitlines())


def excerpts(suggest: RuleSuggester, folder: Path) -> list[Outcome]:
    """Return an outcome for each text that handcoded.csv in `folder` names: columns text, region, industry, level."""
    coded: dict[str, dict[str, int]] = {}
    with (folder / "handcoded.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            coded.setdefault(row["text"], {})[f"{row['region']}/{row['industry']}"] = int(row["level"])
    outcomes = []
    for name, levels in coded.items():
        regions = sorted({key.split("/")[0] for key in levels})
        outcomes.append(Outcome(name, cells(suggest, read(folder / f"{name}.txt"), regions), levels))
    return outcomes


def commentary(suggest: RuleSuggester, path: Path, atlas: Atlas) -> list[Outcome]:
    """Return an outcome for each region of the commentary, against its cells in the evidence."""
    coded = {
        f"{row.region_id}/{row.industry_id}": row.level
        for row in atlas.evidence.values()
        if row.source_id == COMMENTARY
    }
    found = cells(suggest, read(path), ())
    regions = sorted({key.split("/")[0] for key in coded} | {key.split("/")[0] for key in found})
    return [Outcome(region, of(region, found), of(region, coded)) for region in regions]


def statements(suggest: RuleSuggester, atlas: Atlas, language: str) -> list[Outcome]:
    """Return an outcome for each work report: the level that its statement alone gives each of its cells.

    The statements are this project's own sentences about one cell each, so only that cell is looked for in each.
    """
    found: dict[str, dict[str, int]] = {}
    coded: dict[str, dict[str, int]] = {}
    for row in atlas.evidence.values():
        if atlas.sources[row.source_id].kind not in REPORTS:
            continue
        text = row.statement_zh if language == "zh" else row.statement
        key = f"{row.region_id}/{row.industry_id}"
        level = cells(suggest, build([Block(text, heading=False)]), [row.region_id]).get(key)
        coded.setdefault(row.source_id, {})[key] = row.level
        if level:
            found.setdefault(row.source_id, {})[key] = level
    return [Outcome(source, found.get(source, {}), levels) for source, levels in coded.items()]


def of(region: str, levels: Mapping[str, int]) -> dict[str, int]:
    """Return the cells of one region."""
    return {key: level for key, level in levels.items() if key.split("/")[0] == region}
