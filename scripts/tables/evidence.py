"""The tables of evidence: items of lists, and one row for each industry that a source ties to a region."""

import re

from scripts.tables.documents import host, kinds_of_pages, most_official, pages_of
from scripts.tables.files import Row, Rows, Tables, by, by_hand, chinese_brackets, within_quotes

COMMENTARY = "antai-2021"
OURS = by_hand("items", "item_en")
"""Chinese names of items that were read in English alone; our translations."""

CONFIRMED = ("confirmed", "corrected after the second page")
RULES = (
    ("L3a", r"主导|支柱|先导|龙头|世界级|世界一流|领先|首位|标志性|名片|核心"),
    ("L3b", r"亿|%|万|\d+户|规模目标"),
    ("L3c", r"国家级|国家先进"),
)
"""Words of a tier or a list that give the letter of a rule at level 3, by the codebook."""

WHOLE = "0"
"""Rank of an item that names the list as a whole."""

ITEM_COLUMNS = ["list_en", "list_zh", "rank", "item_en", "item_zh"]


def list_items(inputs: Tables, old: Tables) -> Rows:
    """Items of the lists, numbered within their document; items of the tables keep tier and rule."""
    known, tiers = by(old["list_items"], "item_id"), by_hand("tiers", "tier_zh")
    kinds = kinds_of_pages(inputs)
    counts: dict[str, int] = {}
    rows = []
    for row in inputs["regional_lists"]:
        source = row["source_id"]
        counts[source] = counts.get(source, 0) + 1
        key = f"{source}/{counts[source]:02d}"
        earlier = known.get(key)
        tier = tiers[row["tier"]]["tier_en"] if row["tier"] and not earlier else ""
        rows.append(
            {
                "item_id": key,
                "evidence_id": f"{source}/{row['region_id']}/{row['industry_id']}",
                "source_id": source,
                "region_id": row["region_id"],
                "industry_id": row["industry_id"],
                **{name: (earlier or row)[name] for name in ITEM_COLUMNS},
                "item_zh": chinese_brackets((earlier or row)["item_zh"]),
                "tier_en": earlier["tier_en"] if earlier else tier,
                "tier_zh": chinese_brackets(earlier["tier_zh"] if earlier else row["tier"]),
                "level": row["level"],
                "rule": earlier["rule"] if earlier else _rule(row),
                "english_is_official": row["english_is_official"].lower(),
                "read_at": row["read_at"],
                "second_check": row["second_check"],
                "second_page": row["second_page"],
                "page_kind": row["page_kind"],
                "second_page_kind": kinds.get(host(row["second_page"]), ""),
            }
        )
    return rows


def _rule(row: Row) -> str:
    if row["level"] != "3":
        return f"L{row['level']}"
    text = f"{row['tier']} {row['list_zh']}"
    return next((rule for rule, words in RULES if re.search(words, text)), "L3")


def rows(inputs: Tables, old: Tables, items: Rows) -> tuple[Rows, Rows]:
    """Return evidence.csv and evidence_zh.csv: commentary, lists in the order of their items, work reports."""
    english, chinese = by(old["evidence"], "evidence_id"), by(old["evidence_zh"], "evidence_id")
    found = [_commentary(row, chinese[key]) for key, row in english.items() if row["source_id"] == COMMENTARY]
    grouped: dict[str, Rows] = {}
    for item in items:
        grouped.setdefault(item["evidence_id"], []).append(item)
    for key, group in grouped.items():
        earlier = english.get(key)
        kept = (earlier, chinese[key]) if earlier and earlier["checked"] in ("two pages", "one page") else None
        found.append(_listed(key, group, kept))
    hong_kong = {row["source_id"] for row in inputs["documents"] if row["kind"] == "policy address"}
    for year in ("2021", "2026"):
        found += [_reported(row, row["source_id"] not in hong_kong) for row in inputs[f"work_reports_{year}"]]
    return [row for row, _chinese in found], [chinese for _row, chinese in found]


def _evidence(key: str, level: str, rule: str) -> Row:
    source, region, industry = key.split("/")
    return {
        "evidence_id": key,
        "source_id": source,
        "region_id": region,
        "industry_id": industry,
        "level": level,
        "term": "",
        "term_en": "",
        "statement": "",
        "statement_zh": "",
        "locator": "",
        "rule": rule,
        "checked": "",
        "passages": "",
        "page_kind": "",
    }


def _commentary(row: Row, chinese: Row) -> tuple[Row, Row]:
    written = {name: row[name] for name in ("term", "statement", "statement_zh", "locator", "checked")}
    return (
        _evidence(row["evidence_id"], row["level"], row["rule"])
        | written
        | {"term_en": row["term"], "page_kind": "publisher"},
        chinese,
    )


def _listed(key: str, group: Rows, kept: tuple[Row, Row] | None) -> tuple[Row, Row]:
    """Return the row of a list: the first item with the highest level gives term and place."""
    first = max(group, key=lambda item: int(item["level"]))
    others = [item for item in group if item is not first]
    row = _evidence(key, first["level"], first["rule"]) | {
        "term": first["item_zh"] or first["item_en"],
        "term_en": first["item_en"],
        "statement": _puts(first) + _also(others),
        "statement_zh": _puts_zh(first) + _also_zh(others),
        "locator": _quoted(first["list_en"]) + (f", item {first['rank']}" if first["rank"] != WHOLE else ", the whole"),
        "checked": "two pages" if first["second_check"] in CONFIRMED else "one page",
        "page_kind": most_official(pages_of(first))[1],
    }
    chinese = {
        "evidence_id": key,
        "term_zh": first["item_zh"] or OURS[first["item_en"]]["item_zh"],
        "term_zh_printed": "true" if first["item_zh"] else "false",
        "locator_zh": first["list_zh"] + (f"，第{first['rank']}项" if first["rank"] != WHOLE else "，总体"),
    }
    if kept:
        row |= {name: kept[0][name] for name in ("term", "statement", "statement_zh", "locator")}
        row["statement_zh"] = chinese_brackets(row["statement_zh"])
        row["term"] = chinese_brackets(row["term"]) if first["item_zh"] else row["term"]
        chinese = kept[1] | {"term_zh": chinese_brackets(kept[1]["term_zh"])}
    return row, chinese


def _quoted(text: str) -> str:
    """Return a name that stands in quotation marks: its own become single ones."""
    return re.sub(r'"([^"]*)"', r"‘\1’", text)


def _puts(item: Row) -> str:
    tier = f", in the group “{_quoted(item['tier_en'])}”" if item["tier_en"] else ""
    ground = "; level 3 as given in the coded list, its ground not recorded" if item["rule"] == "L3" else ""
    name, title = _quoted(item["item_en"]), _quoted(item["list_en"])
    place = f"as item {item['rank']}" if item["rank"] != WHOLE else "as its heading"
    return f"Puts “{name}” on the list “{title}” {place}{tier}{ground}"


def _also(others: Rows) -> str:
    named = ", ".join(f"“{_quoted(item['item_en'])}” (item {item['rank']})" for item in others)
    return f"; also {named}." if named else "."


def _puts_zh(item: Row) -> str:
    title = within_quotes(item["list_zh"])
    name = _named_zh(item)
    place = f"第{item['rank']}项" if item["rank"] != WHOLE else "总体"
    place += "" if item["item_zh"] else "，中文名为本图集所译"
    tier = f"，归入“{within_quotes(item['tier_zh'])}”" if item["tier_zh"] else ""
    ground = "；三级为清单编码所给，依据未注明" if item["rule"] == "L3" else ""
    return f"在“{title}”中列入{name}（{place}）{tier}{ground}"


def _also_zh(others: Rows) -> str:
    named = "、".join(f"{_named_zh(item)}（第{item['rank']}项）" for item in others)
    return f"；另有{named}。" if named else "。"


def _named_zh(item: Row) -> str:
    return f"“{within_quotes(item['item_zh'])}”" if item["item_zh"] else OURS[item["item_en"]]["item_zh"]


def _reported(row: Row, in_chinese: bool) -> tuple[Row, Row]:
    key = f"{row['source_id']}/{row['region_id']}/{row['industry_id']}"
    english = _evidence(key, row["level"], row["rule"]) | {
        "term": row["term_zh"] if in_chinese else row["term_en"],
        "term_en": row["term_en"],
        "statement": row["statement_en"],
        "statement_zh": row["statement_zh"],
        "locator": row["locator"].replace("¶", "paragraph "),
        "checked": "full text",
        "passages": row["passages"],
        "page_kind": "public collection",
    }
    chinese = {
        "evidence_id": key,
        "term_zh": row["term_zh"],
        "term_zh_printed": "true" if in_chinese else "false",
        "locator_zh": chinese_brackets(re.sub(r" ?¶(\d+)", r" 第\1段", row["locator"]).strip()),
    }
    return english, chinese
