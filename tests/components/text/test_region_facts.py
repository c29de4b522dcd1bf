"""Context figures of a region: GDP per head is worked out from the two figures beside it."""

import pytest

from components.text import i18n
from components.text.region_facts import context_amount, context_source, with_gdp_per_head
from data.atlas import Atlas


def amounts(atlas: Atlas, region: str) -> dict[str, str]:
    facts = with_gdp_per_head(atlas.context[region])
    return {figure.measure: context_amount(figure).replace("\u00a0", " ") for figure in facts}


@pytest.mark.parametrize(
    ("region", "language", "expected"),
    [
        ("CN-SH", "en", "155,606 CNY"),  # 3,870,058 million CNY over 24,870,895 people
        ("CN-SH", "zh", "155,606元"),
        ("CN-MO", "en", "284,536 MOP"),  # 194,400 million MOP over 683,218 people
    ],
)
def test_gdp_per_head_is_gdp_over_people(whole: Atlas, region: str, language: str, expected: str) -> None:
    i18n.use(language)
    assert amounts(whole, region)["gdp_per_head"] == expected
    i18n.use("en")


def test_it_stands_behind_gdp_and_says_who_worked_it_out(whole: Atlas) -> None:
    facts = with_gdp_per_head(whole.context["CN-SH"])
    assert [figure.measure for figure in facts][:2] == ["gdp", "gdp_per_head"]
    assert "by this atlas" in context_source(facts[1])


def test_without_one_of_the_two_figures_there_is_none(whole: Atlas) -> None:
    gdp = [figure for figure in whole.context["CN-SH"] if figure.measure == "gdp"]
    assert with_gdp_per_head(gdp) == gdp
