"""Tables of agglomerations, regions, industries, their other names and the context figures of regions."""

from scripts.tables.files import Row, Rows, Tables, by, by_hand

OTHER = "other"
COMMENTARY = "commentary"
CITY_YEARBOOK = "2021年媒体汇总的各城市统计数据"
GDP_SOURCES = {
    "China Statistical Yearbook 2021, table 3-9": "中国统计年鉴2021，表3-9",
    "Shenzhen statistics bureau, press conference of 2021-02-02": "深圳市统计局，2021年2月2日新闻发布会",
    "city statistics as listed by the press in 2021": CITY_YEARBOOK,
}
GDP_NOTES = {
    "verified, 2 sources": ("Verified in two sources.", "已经两个来源核对。"),
    "two public files; a press table of February 2021 prints 17,650": (
        "Two public files; a press table of February 2021 prints 17,650.",
        "见于两份公开文件；2021年2月的媒体表格为17,650。",
    ),
    "two public files; a press table of February 2021 prints 17,360": (
        "Two public files; a press table of February 2021 prints 17,360.",
        "见于两份公开文件；2021年2月的媒体表格为17,360。",
    ),
    "two sources (press list; public file)": (
        "Two sources: a press list and a public file.",
        "媒体汇总与公开文件一致。",
    ),
    "press list and one public file": ("A press list and one public file.", "见于媒体汇总和一份公开文件。"),
    "press list and public files": ("A press list and public files.", "见于媒体汇总和公开文件。"),
    "two public files; a press list prints 14,817.73": (
        "Two public files; a press list prints 14,817.73.",
        "见于两份公开文件；媒体汇总为14,817.73。",
    ),
    "press list and public files; another page prints 15,622.95": (
        "A press list and public files; another page prints 15,622.95.",
        "见于媒体汇总和公开文件；另一页面为15,622.95。",
    ),
    "not found": ("Not found in a usable source.", "未找到可用来源。"),
}
CENSUS = ("2020 population census (National Bureau of Statistics)", "2020年第七次全国人口普查（国家统计局）")
CENSUS_IN_FILES = ("2020 population census, as printed in public files", "2020年第七次全国人口普查，据公开文件")
AREA = (
    "Figure as compiled for this dataset; publication not recorded",
    "本数据集汇编的数字，未记录出版物",
)


def agglomerations(inputs: Tables, old: Tables) -> Rows:
    """The commentary's three and the other regions, then the other agglomerations of the 14th Five-Year Plan."""
    first = [
        row | {"name_en": "Other regions", "name_zh": "其他地区"} if row["agglomeration_id"] == OTHER else row
        for row in old["agglomerations"][:4]
    ]
    known = {row["agglomeration_id"] for row in first}
    new = [row for row in inputs["agglomerations"] if row["agglomeration_id"] not in known]
    rows = [row | {"basis": COMMENTARY} for row in first]
    for place, row in enumerate(new, start=len(first) + 1):
        names = {key: row[key] for key in ("name_en", "name_zh", "short_en", "short_zh")}
        rows.append(
            {"agglomeration_id": row["agglomeration_id"], "order": str(place)}
            | names
            | {"is_agglomeration": "true", "basis": "plan"}
        )
    return rows


def regions(inputs: Tables, old: Tables) -> Rows:
    """All regions: those of the tables in their order, then new cities; one unit stays background."""
    coded, known = by(inputs["regions"], "region_id"), by(old["regions"], "region_id")
    order = [*known, *(key for key in coded if key not in known)]
    three = {row["agglomeration_id"] for row in old["agglomerations"][:3]}
    rows = []
    for place, key in enumerate(order, start=1):
        row = coded.get(key)
        base = known.get(key) or _city(coded[key])
        if row is None:
            rest = {"scope": "", "plan_agglomeration_id": "", "agglomeration_basis": ""}
            rows.append(base | {"order": str(place)} | rest)
            continue
        group = row["agglomeration_id"] if row["agglomeration_id"] in three else OTHER
        rows.append(
            base
            | {"order": str(place), "role": "region", "agglomeration_id": group}
            | {name: row[name] for name in ("scope", "plan_agglomeration_id", "agglomeration_basis")}
        )
    return rows


def _city(row: Row) -> Row:
    return {
        "region_id": row["region_id"],
        "order": "",
        "name_en": row["name_en"],
        "name_zh": row["name_zh"],
        "short_zh": row["name_zh"].removesuffix("市"),
        "kind": row["kind"],
        "role": "region",
        "iso_3166_2": "",
        "adcode": row["adcode"],
        "parent_id": row["parent_id"],
        "agglomeration_id": "",
        "longitude": row["longitude"],
        "latitude": row["latitude"],
    }


def industries(inputs: Tables, old: Tables) -> Rows:
    """All columns in the order of the inputs; Chinese and short names stay as they are."""
    broader = {row["industry_id"]: row["broader_id"] for row in inputs["broader"]}
    known, new = by(old["industries"], "industry_id"), by_hand("industries", "industry_id")
    rows = []
    for place, row in enumerate(inputs["industries"], start=1):
        key = row["industry_id"]
        short = known.get(key) or new[key]
        rows.append(
            {
                "industry_id": key,
                "order": str(place),
                "name_en": row["name_en"],
                "name_zh": known.get(key, row)["name_zh"],
                "short_en": short["short_en"],
                "short_zh": short["short_zh"],
                "group_id": row["group_id"],
                "kind": row["kind"],
                "sei_2018": row["sei_2018"],
                "digital_economy_2021": row["digital_economy_2021"],
                "broader_id": broader.get(key, ""),
            }
        )
    return rows


def aliases(inputs: Tables, old: Tables) -> Rows:
    """Other names; a city that has become a region is found by its own name."""
    cities = {row["name_en"]: row for row in inputs["regions"] if row["scope"] == "city"}
    named = {name for row in cities.values() for name in (row["name_en"], row["name_zh"].removesuffix("市"))}
    renamed = {"Canton": "CN-440100", "Amoy": "CN-350200"}
    rows = []
    for row in old["aliases"]:
        if row["kind"] == "city" and row["alias"] in named:
            continue
        if row["kind"] == "city" and row["alias"] in renamed:
            row = row | {"kind": "region", "key": renamed[row["alias"]]}
        rows.append(row)
    return rows


def context(inputs: Tables, old: Tables) -> Rows:
    """Output, population and area; regions of the tables keep their rows."""
    known = {row["region_id"] for row in old["context"]}
    rows = list(old["context"])
    for row in inputs["regions"]:
        if row["region_id"] not in known:
            rows += [_gdp(row), _population(row), _area(row)]
    return rows


def _figure(row: Row, measure: str, year: str, value: str, unit: str) -> Row:
    return {
        "region_id": row["region_id"],
        "measure": measure,
        "year": year,
        "value": value,
        "unit": unit,
        "currency": "",
        "basis": "",
        "status": "found" if value else "not found",
        "source_en": "",
        "source_zh": "",
        "note_en": "",
        "note_zh": "",
    }


def _gdp(row: Row) -> Row:
    note = GDP_NOTES[row["gdp_status"]]
    return _figure(row, "gdp", "2020", row["gdp_2020"], "100 million CNY") | {
        "currency": "CNY",
        "basis": "current prices",
        "source_en": row["gdp_source"][:1].upper() + row["gdp_source"][1:],
        "source_zh": GDP_SOURCES.get(row["gdp_source"], ""),
        "note_en": note[0],
        "note_zh": note[1],
    }


def _population(row: Row) -> Row:
    figure = _figure(row, "population", "2020", row["population"], "persons") | {"basis": "census 2020-11-01"}
    if not row["population"]:
        return figure | dict(zip(("note_en", "note_zh"), GDP_NOTES["not found"], strict=True))
    names = CENSUS_IN_FILES if "files" in row["population_source"] else CENSUS
    return figure | {"source_en": names[0], "source_zh": names[1]}


def _area(row: Row) -> Row:
    figure = _figure(row, "area", "", row["area_km2"], "square kilometres") | {"basis": "administrative area"}
    if not row["area_km2"]:
        return figure | dict(zip(("note_en", "note_zh"), GDP_NOTES["not found"], strict=True))
    return figure | {"source_en": AREA[0], "source_zh": AREA[1]}
