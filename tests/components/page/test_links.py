"""Links from names to what they name."""

from urllib.parse import parse_qs, urlsplit

from analysis.editions import Edition
from components.page.links import links_of
from components.selection.model import Selection
from data.load import Atlas


def query(address: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items() if key != "lang"}


def test_a_region_in_an_edition_of_its_own_leads_to_its_profile_in_that_edition(whole: Atlas) -> None:
    links = links_of(whole, Selection(), built_in=True)
    assert query(links.region_address("CN-AH@reports-2026")) == {
        "of": "region",
        "region": "CN-AH",
        "edition": Edition.REPORTS_2026.value,
    }
    assert query(links.region_address("CN-AH")) == {"of": "region", "region": "CN-AH"}
