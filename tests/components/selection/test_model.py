"""The selection in the URL: what is read, what is dropped, and that nothing a URL holds can fail."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.editions import Edition, EvidenceChoice
from analysis.scopes import RegionScope
from analysis.sources_in_force import SourceChoice
from components.selection.model import FIRST_REGION, Selection, ShortText, WholeNumber, parse
from data.atlas import Atlas
from data.load import load

OWN = {"colour": ("count", "industry"), "q": ShortText()}


def read(atlas: Atlas, **query: str) -> Selection:
    return parse(query, atlas, OWN)


def test_a_first_visit_opens_on_a_region_and_the_browsers_language(atlas: Atlas) -> None:
    first = parse({}, atlas, {}, "zh-CN")
    assert first.region == FIRST_REGION
    assert first.language == "zh"
    assert parse({}, atlas, {}, "de-DE").language == "en"
    assert parse({"lang": "en"}, atlas, {}, "zh-CN").language == "en"


def test_a_cleared_region_stays_cleared(atlas: Atlas) -> None:
    assert read(atlas, region="none").region is None


def test_known_values_are_read(atlas: Atlas) -> None:
    chosen = read(
        atlas,
        region="CN-370200",
        industry="aerospace",
        sources="commentary",
        asof="2020-01-31",
        compare="CN-SH,CN-BJ",
        colour="count",
        q="chips",
    )
    assert chosen.dropped == ()
    assert (chosen.region, chosen.industry, chosen.compare) == ("CN-370200", "aerospace", ("CN-SH", "CN-BJ"))
    assert chosen.evidence == EvidenceChoice(sources=SourceChoice.COMMENTARY, as_of=date(2020, 1, 31))
    assert chosen.get("colour", "") == "count"
    assert chosen.get("q", "") == "chips"
    assert chosen.get("zoom", "china") == "china"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("region", "CN-XX"),
        ("region", "CN-TW"),  # a unit that is only ground
        ("industry", "alchemy"),
        ("sources", "rumours"),
        ("asof", "2021-13-01"),
        ("asof", "1821-08-04"),
        ("lang", "tlh"),
        ("dataset", "../../etc/passwd"),
        ("colour", "mauve"),
        ("q", "x" * 101),
    ],
)
def test_an_unknown_value_is_dropped_and_named(atlas: Atlas, key: str, value: str) -> None:
    chosen = read(atlas, **{key: value})
    assert [name for name, _ in chosen.dropped] == [key]
    assert chosen.dropped[0][1].startswith(value[:40])
    assert len(chosen.dropped[0][1]) <= 41


def test_a_tray_keeps_four_known_regions_once_and_names_the_rest(atlas: Atlas) -> None:
    chosen = read(atlas, compare="CN-SH,CN-SH,CN-XX,CN-BJ,CN-TJ,CN-HE,CN-GD")
    assert chosen.compare == ("CN-SH", "CN-BJ", "CN-TJ", "CN-HE")
    assert chosen.dropped == (("compare", "CN-XX"),)
    assert chosen.beyond_limit == ("CN-GD",)


def test_an_id_may_be_written_in_small_letters(atlas: Atlas) -> None:
    chosen = read(atlas, region="cn-gd", compare="cn-bj,CN-BJ,cn-tj")
    assert (chosen.region, chosen.compare, chosen.dropped) == ("CN-GD", ("CN-BJ", "CN-TJ"), ())


def test_a_key_that_is_nobodys_is_left_alone(atlas: Atlas) -> None:
    assert read(atlas, utm_source="newsletter").dropped == ()


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "region",
                "compare",
                "industry",
                "edition",
                "regions",
                "sources",
                "asof",
                "broader",
                "dataset",
                "lang",
                "q",
                "z",
            ]
        ),
        st.text(max_size=300),
    )
)
def test_no_url_can_fail_and_what_it_selects_exists(query: dict[str, str]) -> None:
    atlas = _ATLAS
    chosen = parse(query, atlas, OWN)
    assert chosen.region is None or chosen.region in atlas.regions
    assert chosen.industry is None or chosen.industry in atlas.industries
    assert set(chosen.compare) <= set(atlas.regions)


@given(st.data())
def test_a_link_opens_the_selection_it_was_made_from(data: st.DataObject) -> None:
    atlas = _ATLAS
    region = st.sampled_from([None, *atlas.regions])
    chosen = Selection(
        region=data.draw(region),
        industry=data.draw(st.sampled_from([None, *atlas.industries])),
        evidence=EvidenceChoice(
            scope=RegionScope.ALL,
            edition=data.draw(st.sampled_from(list(Edition))),
            sources=data.draw(st.sampled_from(list(SourceChoice))),
            as_of=data.draw(st.dates(date(2015, 1, 1), date.fromisoformat(atlas.created))),
            latest=data.draw(st.booleans()),
            confirmed=data.draw(st.booleans()),
            broader=data.draw(st.booleans()),
        ),
        compare=tuple(data.draw(st.lists(st.sampled_from(list(atlas.regions)), max_size=4, unique=True))),
        average=data.draw(st.booleans()),
        language=data.draw(st.sampled_from(["en", "zh"])),
    )
    assert parse(chosen.query(), atlas, {}) == chosen


@pytest.mark.parametrize(
    ("query", "scope"),
    [
        ({}, "provinces"),
        ({"regions": "all"}, "all"),
        ({"regions": "seven"}, "provinces"),
        ({"region": "CN-SX", "regions": "commentary"}, "provinces"),
        ({"region": "CN-440300"}, "all"),
        ({"compare": "CN-SH,CN-SX", "regions": "commentary"}, "provinces"),
    ],
)
def test_a_region_that_is_selected_is_in_view(query: dict[str, str], scope: str) -> None:
    chosen = parse(query, _ATLAS, {})
    assert chosen.evidence.scope == scope
    assert chosen.dropped == tuple(pair for pair in query.items() if pair[1] == "seven")


_ATLAS = load()


def test_a_view_of_a_users_dataset_takes_known_values_and_names_the_others(atlas: Atlas) -> None:
    asked = {"year": "2020", "values": "lq", "order": "upside down", "rows_from": "-40", "columns_from": "1" * 9}
    found = parse(asked, atlas, {}, dataset="A" * 22)
    assert found.view == (("year", "2020"), ("values", "lq"))
    assert found.dropped == (("order", "upside down"), ("rows_from", "-40"), ("columns_from", "111111111"))
    assert parse(asked, atlas, {}).dropped == ()  # of no meaning beside the built-in dataset


@pytest.mark.parametrize("value", ["0", "40", "9999999"])
def test_a_whole_number_is_read_by_its_digits(value: str) -> None:
    assert value in WholeNumber()


@pytest.mark.parametrize("value", ["", "10000000", "-1", "1.0", "1e3", "２", "²", " 1", 1])
def test_what_is_no_whole_number_or_too_large_is_not_read(value: object) -> None:
    assert value not in WholeNumber()


def test_a_free_text_has_one_to_a_hundred_characters() -> None:
    assert "x" in ShortText()
    assert "x" * 100 in ShortText()
    assert "" not in ShortText()
    assert "x" * 101 not in ShortText()


def test_dates_are_read_from_the_first_on_offer_to_the_last(atlas: Atlas) -> None:
    for day in ("2015-01-01", atlas.created):
        assert read(atlas, asof=day).evidence.as_of == date.fromisoformat(day)
    beyond = date.fromisoformat(atlas.created) + timedelta(days=1)
    for day in ("2014-12-31", beyond.isoformat()):
        assert read(atlas, asof=day).dropped == (("asof", day),)


def test_a_value_of_forty_characters_is_named_whole(atlas: Atlas) -> None:
    assert read(atlas, region="x" * 40).dropped == (("region", "x" * 40),)
    assert read(atlas, region="x" * 41).dropped == (("region", "x" * 40 + "…"),)


def test_a_users_dataset_opens_on_its_first_region_and_keeps_it_in_links(atlas: Atlas) -> None:
    chosen = parse({}, atlas, {}, dataset="A" * 22)
    assert chosen.region == next(iter(atlas.regions))
    assert chosen.query()["region"] == chosen.region
    assert "region" not in parse({}, atlas, {}).query()


def test_a_link_names_the_dataset() -> None:
    assert Selection(region="r1", dataset="d1").query() == {"region": "r1", "dataset": "d1", "lang": "en"}
