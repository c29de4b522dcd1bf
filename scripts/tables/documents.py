"""The table of sources: the commentary, official lists, work reports and a policy address."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from scripts.tables.files import Row, Rows, Tables, by, by_hand

SEPARATOR = " ; "
BEST_FIRST = ("government", "national media", "regional media", "company or aggregator", "copy on a foreign domain")
"""Kinds of pages, the most official first."""

READ = {
    "whole text read in one public collection; every coded term found again in a second one": (
        "Whole text read in one public collection; every coded term was found again in a second one. {part}.",
        "全文在一个公共文库读取，所编词语均在第二个文库中再次找到。{part}。",
    ),
    "whole text read in a public collection": (
        "Whole text read in a public collection. {part}.",
        "全文在公共文库读取。{part}。",
    ),
}
PLAN_PART = ("Only the plan part is coded", "仅编码工作部署部分")
GOVERNMENTS = {
    "municipality": ("{name} Municipal Government", "{name}人民政府"),
    "province": ("{name} Provincial Government", "{name}人民政府"),
    "autonomous region": ("{name} Regional Government", "{name}人民政府"),
    "sub-provincial city": ("{name} Municipal Government", "{name}人民政府"),
    "prefecture-level city": ("{name} Municipal Government", "{name}人民政府"),
}


def kinds_of_pages(inputs: Tables) -> dict[str, str]:
    """Return the kind of page by host."""
    return {row["host"].removeprefix("www."): row["page_kind"] for row in inputs["page_kinds"]}


def host(address: str) -> str:
    """Return the host of an address as page_kinds.csv names it."""
    return urlsplit(address).netloc.removeprefix("www.").split(":")[0]


def most_official(pages: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the first (address, kind) of the most official kind."""
    return min(pages, key=lambda page: BEST_FIRST.index(page[1]))


def pages_of(item: Row) -> list[tuple[str, str]]:
    """Return the pages on which an item was read, with their kinds."""
    addresses = [text.split(" ")[0] for text in item["read_at"].split(SEPARATOR)]
    return list(zip(addresses, item["page_kind"].split(SEPARATOR), strict=True))


def sources(inputs: Tables, old: Tables, items: Rows) -> Rows:
    """All documents: those of the tables first, the others in the order of the inputs."""
    known, new = by(old["sources"], "source_id"), by_hand("documents", "source_id")
    units = by(inputs["regions"], "region_id")
    pages: dict[str, list[tuple[str, str]]] = {}
    region_of: dict[str, str] = {}
    for item in items:
        pages.setdefault(item["source_id"], []).extend(pages_of(item))
        region_of[item["source_id"]] = item["region_id"]
    for year in ("2021", "2026"):
        region_of |= {row["source_id"]: row["region_id"] for row in inputs[f"work_reports_{year}"]}
    rows = [next(iter(known.values())) | {"page_kind": "publisher"}]
    for place, document in enumerate(inputs["documents"], start=2):
        key = document["source_id"]
        if document["kind"] == "list":
            address, kind = most_official(pages[key])
            row = known.get(key) or _list(document, region_of[key], new[key])
            row = row | {"address": address, "address_kind": "page where read", "page_kind": kind}
        else:
            row = _report(document, units[region_of[key]], new.get(key))
        rows.append(row | {"order": str(place)})
    return rows


def _document(document: Row, region: str) -> Row:
    return {
        "source_id": document["source_id"],
        "order": "",
        "kind": document["kind"],
        "region_id": region,
        "title_en": document["document_en"],
        "title_zh": document["document_zh"],
        "author": "",
        "issuer_en": "",
        "issuer_zh": "",
        "date": document["date"],
        "date_precision": document["date_precision"],
        "period": document["period"].replace("to ", "-"),
        "coverage": document["coverage"],
        "address": document["address"],
        "address_kind": "",
        "note_en": "",
        "note_zh": "",
        "page_kind": "",
    }


def _list(document: Row, region: str, written: Row) -> Row:
    note = document["note"]
    return _document(document, region) | {
        "issuer_en": written["issuer_en"],
        "issuer_zh": written["issuer_zh"],
        "note_en": f"{note[:1].upper()}{note[1:]}." if note else "",
        "note_zh": written["note_zh"],
    }


def _report(document: Row, unit: Row, written: Row | None) -> Row:
    row = _document(document, unit["region_id"])
    row |= {"address_kind": "primary", "page_kind": "government"} if document["address"] else {}
    if written:  # the policy address
        note = document["note"]
        return row | {
            "issuer_en": written["issuer_en"],
            "issuer_zh": written["issuer_zh"],
            "note_en": f"{note[:1].upper()}{note[1:]}.",
            "note_zh": written["note_zh"],
        }
    how = next(texts for start, texts in READ.items() if document["note"].startswith(start))
    names = GOVERNMENTS[unit["kind"]]
    return row | {
        "issuer_en": names[0].format(name=unit["name_en"]),
        "issuer_zh": names[1].format(name=unit["name_zh"]),
        "note_en": how[0].format(part=PLAN_PART[0]),
        "note_zh": how[1].format(part=PLAN_PART[1]),
    }
