"""The compare page: what it shows, recomputed from the tables by another path."""

import re
from html import unescape
from pathlib import Path
from statistics import mean

import pytest
from streamlit.testing.v1 import AppTest

from data.atlas import Atlas
from data.load import HERE
from tests.apptest import figures, panels, plain
from tests.tables import default_evidence

APP = str(HERE.parent / "app.py")
PAGE = str(Path("pages") / "compare.py")


def opened(**query: str) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    at.run()
    return at.switch_page(PAGE).run()


def text(at: AppTest) -> str:
    parts = [*at.markdown, *at.caption, *at.subheader]
    return plain("\n".join(str(part.value) for part in parts)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def named() -> dict[str, dict[str, int]]:
    """Level of each proper industry by region, straight from the CSV files."""
    levels: dict[str, dict[str, int]] = {}
    for row in default_evidence(proper=True).itertuples():
        own = levels.setdefault(str(row.region_id), {})
        own[str(row.industry_id)] = max(own.get(str(row.industry_id), 0), int(str(row.level)))
    return levels


def test_the_finding_counts_what_the_tables_say(named: dict[str, dict[str, int]]) -> None:
    at = opened(compare="CN-SH,CN-BJ,CN-GD")
    sets = [set(named[region]) for region in ("CN-SH", "CN-BJ", "CN-GD")]
    shared, union = set.intersection(*sets), set.union(*sets)
    assert (
        f"Shanghai, Beijing and Guangdong share {len(shared)} industries of the {len(union)} that any of them names"
        in text(at)
    )


def test_the_legend_has_each_kind_of_blank_that_the_figure_shows_and_no_other() -> None:
    def legend(**query: str) -> list[str]:
        (found,) = [str(at.value) for at in opened(**query).get("html") if "mark-legend" in str(at.value)]
        return [unescape(re.sub("<[^>]+>", "", part)) for part in re.findall(r"<span>(.*?)</span>", found)]

    levels = ["■ 3 Flagship", "■ 2 Programme", "■ 1 Direction"]
    reports = legend(compare="CN-SH,CN-GD,CN-JS", edition="reports-2021")
    assert reports == [*levels, "■ Not mentioned", "· Broader heading"]
    assert legend(compare="CN-SH,CN-QH")[-1] == "╱ Not covered"


def test_sets_are_counted_as_the_tables_say(named: dict[str, dict[str, int]], atlas: Atlas) -> None:
    at = opened(compare="CN-SH,CN-CQ")
    here, there = set(named["CN-SH"]), set(named["CN-CQ"])
    offered = next(group for group in at.button_group if "Shared by both" in str(group.options))
    shown = [str(option.content if hasattr(option, "content") else option) for option in offered.options]
    assert shown == [
        f"Shared by both {len(here & there)}",
        f"Only Shanghai {len(here - there)}",
        f"Only Chongqing {len(there - here)}",
        f"Named by neither {len(atlas.columns()) - len(here | there)}",
    ]


def test_similarities_are_what_plain_python_finds(named: dict[str, dict[str, int]]) -> None:
    one, other = named["CN-AH"], named["CN-HE"]
    both = set(one) | set(other)
    smaller = sum(min(one.get(key, 0), other.get(key, 0)) for key in both)
    larger = sum(max(one.get(key, 0), other.get(key, 0)) for key in both)
    assert f"Most alike: Hebei and Anhui, {100 * smaller / larger:.0f} %" in text(
        opened(compare="CN-AH,CN-HE", regions="commentary")
    )
    jaccard = len(set(one) & set(other)) / len(both)
    at = opened(compare="CN-AH,CN-HE", measure="jaccard")
    assert any(f"{jaccard:.2f} against" in claim for claim in claims(at))


def test_an_empty_tray_compares_the_selected_region_with_its_nearest() -> None:
    at = opened(region="CN-AH")
    chips = [str(button.key) for button in at.button if "tray-remove" in str(button.key)]
    assert chips == ["tray-remove-CN-AH", "tray-remove-CN-HE"]


def test_a_city_beside_its_province_is_flagged() -> None:
    assert "Qingdao lies in Shandong" in text(opened(compare="CN-SD,CN-370200"))
    assert "lies in" not in text(opened(compare="CN-SD,CN-BJ"))


def test_a_region_without_an_industry_is_compared_without_an_error() -> None:
    at = opened(compare="CN-MO,CN-350100", sources="commentary")
    assert not at.exception
    assert "most similar to Macao" not in " ".join(claims(at))
    at = opened(compare="CN-MO,CN-SH", asof="2016-01-01")
    assert not at.exception
    assert "Nothing can be compared" in text(at)
    assert "holds without any one of 0" not in " ".join(claims(at))


def test_the_tray_is_filled_emptied_and_kept_in_the_url() -> None:
    at = opened(region="CN-AH")
    at.selectbox(key="tray-list").select("CN-CQ").run()
    assert at.query_params["compare"] == "CN-AH,CN-HE,CN-CQ"
    at.selectbox(key="tray-list").select("CN-HK").run()
    assert at.query_params["compare"] == "CN-AH,CN-HE,CN-CQ,CN-HK"
    at.button(key="tray-remove-CN-CQ").click().run()
    assert at.query_params["compare"] == "CN-AH,CN-HE,CN-HK"
    at.button(key="tray-clear").click().run()
    assert "compare" not in at.query_params


def test_a_fifth_region_is_not_offered() -> None:
    at = opened(compare="CN-SH,CN-BJ,CN-GD,CN-CQ")
    assert "tray-list" not in {box.key for box in at.selectbox}


def test_the_robustness_table_says_where_a_statement_fails(named: dict[str, dict[str, int]]) -> None:
    at = opened(compare="CN-SH,CN-GD")
    claim = next(part for part in claims(at) if "Shanghai names no more industries than Guangdong" in part)
    assert f"{len(named['CN-SH'])} against {len(named['CN-GD'])}" in claim
    assert "commentary alone" in claim
    strokes = {kind: claim.count(f'<i class="{kind}">') for kind in ("yes", "no", "unknown")}
    found = re.search(r"holds under (\d+) of (\d+)", claim)
    assert found is not None
    held, judged = map(int, found.groups())
    assert (strokes["yes"], strokes["yes"] + strokes["no"]) == (held, judged)
    assert ("mostly" if 3 * held >= 2 * judged else "fragile") in claim


def claims(at: AppTest) -> list[str]:
    """The HTML of each claim with its verdict and its reasons, without links."""
    linked = re.compile(r"</?a\b[^>]*>")
    return [linked.sub("", part) for panel in panels(at) for part in panel.split("<details")[1:]]


def test_levels_are_not_offered_as_amounts_and_the_page_says_why() -> None:
    assert "Location quotient, Krugman’s index, relatedness and complexity are not offered here" in text(opened())


def offers(at: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in at.button if (button.key or "").startswith("suggest-")]


def test_a_region_that_shares_nothing_has_no_most_similar_region() -> None:
    assert offers(opened(compare="CN-MO")) == ["Same agglomeration: Guangdong"]
    assert "Most similar" not in "".join(offers(opened(compare="CN-HK", asof="2018-06-01", regions="commentary")))


@pytest.mark.parametrize("measure", ["jaccard", "ruzicka", "cosine"])
def test_chip_statement_and_matrix_name_the_same_nearest_region(measure: str, atlas: Atlas) -> None:
    at = opened(compare="CN-HE", measure=measure)
    chips = [str(button.key) for button in at.button if "tray-remove" in str(button.key)]
    nearest = atlas.regions[chips[1].removeprefix("tray-remove-")].name_en
    at = opened(compare="CN-HE,CN-SH", measure=measure)
    named = re.findall(r"(\w+) is the region most similar to Hebei", " ".join(claims(at)))
    assert named in ([], [nearest])  # a tie names nobody
    alike = re.search(r"Most alike: (\w+) and (\w+), (\d+) %", text(at))
    assert alike is not None
    ids = {region.name_en: key for key, region in atlas.regions.items()}
    pair = opened(compare=f"{ids[alike[1]]},{ids[alike[2]]}", measure=measure)
    claim = next(part for part in claims(pair) if "alike than two regions usually are" in part)
    assert f"similarity: 0.{alike[3]} against" in claim


def test_peers_are_offered_and_the_average_of_all_among_them() -> None:
    at = opened(region="CN-SH", compare="CN-SH")
    assert offers(at) == ["Most similar: Henan", "Same agglomeration: Zhejiang"]
    assert "average-in" in [button.key for button in at.button]


def sets(at: AppTest) -> list[str]:
    offered = next(group for group in at.button_group if "Shared by both" in str(group.options))
    return [str(option.content if hasattr(option, "content") else option) for option in offered.options]


def in_average(industry: str, named: dict[str, dict[str, int]]) -> float:
    return mean(own[industry] for own in named.values() if industry in own)


def test_the_average_of_all_regions_stands_beside_the_regions_and_counts_as_none(
    named: dict[str, dict[str, int]],
) -> None:
    at = opened(compare="CN-SH,CN-GD")
    before = sets(at)
    at.button(key="average-in").click().run()
    assert at.query_params["average"] == "shown"
    assert at.query_params["compare"] == "CN-SH,CN-GD"
    assert sets(at) == before
    figure = next(spec for spec in figures(at) if "Average" in spec["layout"]["xaxis"].get("ticktext", ()))
    marks = figure["data"][0]
    numbers = next(trace for trace in figure["data"] if "hovertext" in trace)
    industries = {y: cell[1] for y, cell in zip(marks["y"], marks["customdata"], strict=True)}
    shown = {industries[y]: count for y, count in zip(numbers["y"], numbers["text"], strict=True)}
    assert shown == {key: f"{in_average(key, named):.1f}" for key in named["CN-SH"] | named["CN-GD"]}
    at.button(key="average-out").click().run()
    assert "average" not in at.query_params


def test_each_region_is_compared_with_the_average(named: dict[str, dict[str, int]]) -> None:
    counts = {}
    for region in ("CN-SH", "CN-GD"):
        own = named[region]
        counts[region] = f"{sum(level > in_average(key, named) for key, level in own.items())} of {len(own)}"
    sentence = f"above the average of all regions: Shanghai: {counts['CN-SH']}; Guangdong: {counts['CN-GD']}."
    assert sentence in text(opened(compare="CN-SH,CN-GD", average="shown"))
    assert "above the average" not in text(opened(compare="CN-SH,CN-GD"))


def test_an_unknown_value_of_average_is_ignored() -> None:
    assert "average-in" in [button.key for button in opened(compare="CN-SH,CN-GD", average="<b>").button]
