"""Coding rules of the tables that the schema of one table cannot check."""

import re
from urllib.parse import urlsplit

import pandas as pd

from data.atlas import Atlas


def test_there_are_46_regions_and_taiwan_is_background(whole: Atlas) -> None:
    table = whole.table("regions")
    assert table.loc[table["role"] == "region", "scope"].value_counts().to_dict() == {
        "province": 21,
        "commentary": 14,
        "city": 11,
    }
    assert (table["iso_3166_2"] != "").sum() == 34
    assert table.loc[table["role"] == "background", "region_id"].to_list() == ["CN-TW"]
    assert list(whole.ground) == ["CN-TW"]


def test_a_part_of_the_dataset_has_fewer_regions_and_the_same_records(whole: Atlas) -> None:
    part = whole.within(["CN-SH", "CN-370200"])
    assert list(part.regions) == ["CN-SH", "CN-370200"]
    assert len(part.ground) == 33  # Shandong among them, and no city
    assert part.evidence is whole.evidence


def test_the_sources_are_those_of_the_inputs(whole: Atlas) -> None:
    sources = whole.table("sources")
    assert sources["kind"].value_counts().to_dict() == {
        "list": 103,
        "work report": 77,
        "commentary": 1,
        "policy address": 1,
    }
    rows = whole.table("evidence").merge(sources[["source_id", "kind", "date"]], on="source_id")
    reports = rows[rows["kind"].isin(["work report", "policy address"])]
    assert (reports["date"] < "2022").sum() == 1116
    assert (reports["date"] > "2025").sum() == 1693
    assert (rows["kind"] == "commentary").sum() == 40
    assert len(whole.table("list_items")) == 1007


def test_columns_and_broader_headings(whole: Atlas) -> None:
    industries = whole.table("industries").set_index("industry_id")
    assert len(industries) == 54
    broader = industries.loc[industries["broader_id"] != "", "broader_id"]
    assert len(broader) == 26
    assert broader["integrated-circuits"] == "electronic-information"
    for start in broader.index:
        seen, key = set(), start
        while key:
            assert key not in seen
            seen.add(key)
            key = industries["broader_id"][key]


def test_statements_are_short(whole: Atlas) -> None:
    rows = [row for row in whole.evidence.values() if row.source_id.startswith(("gwr-", "pa-"))]
    assert max(len(row.statement) for row in rows) <= 180
    assert max(len(row.statement_zh) for row in rows) <= 50
    assert max(len(row.term_zh) for row in rows) <= 30


def test_every_document_resolves_to_an_address_or_says_why_it_has_none(whole: Atlas) -> None:
    cited = {row.source_id for row in whole.evidence.values()}
    assert cited <= set(whole.sources)
    for key in cited:
        source = whole.sources[key]
        if source.address:
            parts = urlsplit(source.address)
            assert parts.scheme in ("http", "https"), key
            assert "." in parts.netloc, key
            assert source.page_kind, key
        else:
            assert source.note_en, key
            assert source.note_zh, key


def test_every_statement_is_one_short_sentence_that_quotes_names_alone(whole: Atlas) -> None:
    for row in whole.evidence.values():
        assert len(row.statement) <= 280, row.evidence_id
        assert len(row.statement_zh) <= 100, row.evidence_id
        assert row.statement.count(". ") == 0, row.evidence_id
        assert row.statement_zh.count("。") <= 1, row.evidence_id
        quoted = re.findall('[“"]([^”"]*)[”"]', row.statement + row.statement_zh)
        assert max(map(len, quoted), default=0) <= 100, row.evidence_id


def test_no_cell_is_duplicated_within_a_source(atlas: Atlas) -> None:
    assert not atlas.table("evidence").duplicated(["source_id", "region_id", "industry_id"]).any()


def test_evidence_has_the_columns_of_the_codebook_and_a_table_of_chinese_texts(atlas: Atlas) -> None:
    columns = (
        "evidence_id, source_id, region_id, industry_id, level, term, term_en, statement, statement_zh, locator, rule, "
        "checked, passages, page_kind"
    )
    assert list(atlas.table("evidence").columns) == columns.split(", ")
    assert set(atlas.table("evidence_zh")["evidence_id"]) == set(atlas.table("evidence")["evidence_id"])


def test_every_region_has_evidence_from_the_commentary(atlas: Atlas) -> None:
    coded = {row.region_id for row in atlas.evidence.values() if row.source_id == "antai-2021"}
    assert coded == {key for key, region in atlas.regions.items() if region.scope == "commentary"}


def test_levels_from_the_commentary_follow_the_codebook(atlas: Atlas) -> None:
    """Check cells on which the codebook is explicit, worked out by hand from the text."""
    rows = atlas.evidence
    expected = {
        "antai-2021/CN-BJ/intelligent-manufacturing": "L1",  # "holding to the direction of"
        "antai-2021/CN-BJ/future-industries": "L1",  # "forward-looking deployment in"
        "antai-2021/CN-BJ/integrated-circuits": "L2",  # governed by "developing"
        "antai-2021/CN-SH/integrated-circuits": "L3a",  # leading industry, and its scale doubles: the first letter
        "antai-2021/CN-SH/electronic-information": "L2",  # "six key industries": key is L2, six is no quantity
        "antai-2021/CN-JS/industrial-software": "L2",  # "core" is part of the product's name
        "antai-2021/CN-ZJ/digital-economy": "L3c",  # a national pilot zone
        "antai-2021/CN-GD/industrial-clusters": "L3a",  # pillar
        "antai-2021/CN-GD/emerging-industries": "L3b",  # ten clusters to be built
        "antai-2021/CN-HK/regional-integration": "L1",  # "as the breakthrough point"
        "antai-2021/CN-AH/sci-tech-innovation": "L2",
        "antai-2021/CN-CQ/electronic-information": "L3a",  # Chongqing's "electronics", world-class
    }
    assert {key: rows[key].rule for key in expected} == expected
    assert "antai-2021/CN-ZJ/industrial-clusters" not in rows  # a pilot zone is not a park


def test_a_list_cell_takes_the_highest_level_of_its_items(atlas: Atlas) -> None:
    highest = atlas.table("list_items").groupby("evidence_id")["level"].max()
    rows = atlas.table("evidence")
    listed = rows[rows["checked"].isin(["one page", "two pages"])].set_index("evidence_id")["level"]
    pd.testing.assert_series_equal(listed.sort_index(), highest.sort_index(), check_names=False)


def test_rows_marked_as_read_twice_have_a_second_page(atlas: Atlas) -> None:
    items = atlas.table("list_items").sort_values("level", ascending=False, kind="stable")
    first = items.drop_duplicates("evidence_id").set_index("evidence_id")["second_check"]
    confirmed = set(first.index[first.isin(["confirmed", "corrected after the second page"])])
    assert {key for key, row in atlas.evidence.items() if row.checked == "two pages"} == confirmed


def test_no_evidence_of_a_city_is_counted_for_its_province(atlas: Atlas) -> None:
    for city, province in (("CN-370200", "CN-SD"), ("CN-350100", "CN-FJ")):
        assert atlas.regions[city].parent_id == province
        own = {key for key, source in atlas.sources.items() if source.region_id == city}
        assert {row.region_id for row in atlas.evidence.values() if row.source_id in own} == {city}


def test_values_that_were_not_found_are_empty(atlas: Atlas) -> None:
    context = atlas.table("context").set_index(["region_id", "measure"])
    fuzhou = context.loc[("CN-350100", "gdp")]
    assert pd.isna(fuzhou["value"])
    assert fuzhou["status"] == "not found"
    assert context.loc[("CN-HK", "gdp"), "currency"] == "HKD"
    assert context.loc[("CN-MO", "gdp"), "currency"] == "MOP"


def test_references_to_the_national_classifications_exist(atlas: Atlas) -> None:
    industries = atlas.table("industries")
    emerging = set(atlas.table("taxonomy_sei_2018")["code"]) | {"", "1-9"}
    digital = set(atlas.table("taxonomy_digital_economy_2021")["code"]) | {"", "01-04"}
    assert set(industries["sei_2018"]) <= emerging
    assert set(industries["digital_economy_2021"]) <= digital


def test_every_qualifier_more_than_of_the_commentary_is_kept(atlas: Atlas) -> None:
    claims = atlas.table("industrial_cloud").set_index("claim_id")
    counts = claims[claims["kind"] == "count"]
    assert counts["value"].to_dict() == {
        "centres": 120,
        "partners": 300,
        "enterprises": 17000,
        "scenarios": 5,
        "clusters": 15,
    }
    assert set(counts.index[counts["qualifier"] == "exactly"]) == {"scenarios"}
    assert set(counts.loc[counts.index != "scenarios", "qualifier"]) == {"more than"}


def test_agenda_entries_point_to_columns_of_the_matrix(atlas: Atlas) -> None:
    for ids in atlas.table("agenda")["industry_ids"]:
        assert set(ids.split()) <= set(atlas.industries)
