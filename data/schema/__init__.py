"""Schemas of the tables: their columns in order, the type of each, and the constraints on its values.

The descriptor (`scripts/build_datapackage.py`) and the reader of the tables use these types. `data/records.py` has the
same columns as fields; a test compares the two.
"""

from typing import Any

from data.schema.base import TableSchema
from data.schema.corrections import Corrections
from data.schema.evidence import EvidenceSchema, EvidenceZh, ListItems, Sources
from data.schema.figures import Agenda, Context, DigitalEconomy, DigitalTaxonomy, IndustrialCloud, Taxonomy
from data.schema.outcomes import OutcomeMeasures, Outcomes
from data.schema.terms import TermsSchema
from data.schema.units import Agglomerations, Aliases, Industries, IndustryGroups, Regions, Tiles

TABLES: dict[str, type[TableSchema]] = {
    "agglomerations": Agglomerations,
    "regions": Regions,
    "tiles": Tiles,
    "tiles_all": Tiles,
    "industry_groups": IndustryGroups,
    "industries": Industries,
    "sources": Sources,
    "evidence": EvidenceSchema,
    "evidence_zh": EvidenceZh,
    "list_items": ListItems,
    "context": Context,
    "digital_economy": DigitalEconomy,
    "industrial_cloud": IndustrialCloud,
    "agenda": Agenda,
    "outcome_measures": OutcomeMeasures,
    "outcomes": Outcomes,
    "taxonomy_sei_2018": Taxonomy,
    "taxonomy_digital_economy_2021": DigitalTaxonomy,
    "aliases": Aliases,
    "terms": TermsSchema,
    "corrections": Corrections,
}

KIND_NAMES = {"int": "integer", "float": "number", "bool": "boolean"}
"""Types of columns as a descriptor names them; all other columns are text."""


def kind_of(column: Any) -> str:
    """Return the type of a column of a schema, as named in the descriptor."""
    return KIND_NAMES.get(str(column.dtype).rstrip("0123456789"), "string")


def kinds(table: str) -> dict[str, str]:
    """Return the type of each column of a table."""
    return {name: kind_of(column) for name, column in TABLES[table].to_schema().columns.items()}


REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    # table, column, referenced table, referenced column; an empty value refers to nothing
    ("regions", "agglomeration_id", "agglomerations", "agglomeration_id"),
    ("regions", "plan_agglomeration_id", "agglomerations", "agglomeration_id"),
    ("industries", "broader_id", "industries", "industry_id"),
    ("tiles", "region_id", "regions", "region_id"),
    ("tiles_all", "region_id", "regions", "region_id"),
    ("industries", "group_id", "industry_groups", "group_id"),
    ("sources", "region_id", "regions", "region_id"),
    ("evidence", "source_id", "sources", "source_id"),
    ("evidence", "region_id", "regions", "region_id"),
    ("evidence", "industry_id", "industries", "industry_id"),
    ("evidence_zh", "evidence_id", "evidence", "evidence_id"),
    ("terms", "industry_id", "industries", "industry_id"),
    ("corrections", "region_id", "regions", "region_id"),
    ("corrections", "industry_id", "industries", "industry_id"),
    ("list_items", "evidence_id", "evidence", "evidence_id"),
    ("list_items", "source_id", "sources", "source_id"),
    ("context", "region_id", "regions", "region_id"),
    ("outcome_measures", "industry_id", "industries", "industry_id"),
    ("outcomes", "region_id", "regions", "region_id"),
    ("outcomes", "measure_id", "outcome_measures", "measure_id"),
    ("industrial_cloud", "source_id", "sources", "source_id"),
    ("agenda", "source_id", "sources", "source_id"),
)
