"""Links from names to what they name."""

import re
from dataclasses import replace
from html import escape
from urllib.parse import parse_qs, urlsplit

from analysis.editions import Edition
from components.page.links import Links, links_of
from components.page.names import names_of
from components.selection.model import Selection
from components.text import i18n
from components.text.source_text import document_title
from data.atlas import Atlas


def built_in_links(atlas: Atlas) -> Links:
    return links_of(atlas, Selection(), names_of(atlas, built_in=True), built_in=True)


def query(address: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query).items() if key != "lang"}


def test_a_region_in_an_edition_of_its_own_leads_to_its_profile_in_that_edition(whole: Atlas) -> None:
    links = built_in_links(whole)
    assert query(links.region_address("CN-AH@reports-2026")) == {
        "of": "region",
        "region": "CN-AH",
        "edition": Edition.REPORTS_2026.value,
    }
    assert query(links.region_address("CN-AH")) == {"of": "region", "region": "CN-AH"}


def addresses(markdown: str) -> dict[str, str]:
    """The address of each link in Markdown by its text."""
    return {
        text.replace("\\", ""): address for text, address in re.findall(r"\[((?:\\.|[^\\\]])+)\]\(<(\S+?)>\)", markdown)
    }


def test_each_name_in_a_sentence_is_a_link_and_the_words_between_stay(whole: Atlas) -> None:
    links = built_in_links(whole)
    linked = links.sentence_md("Anhui and Zhejiang share *3* of 19 industries.")
    found = addresses(linked)
    assert list(found) == ["Anhui", "Zhejiang"]
    assert query(found["Anhui"]) == {"of": "region", "region": "CN-AH"}
    assert linked.startswith("[Anhui](<profile?")
    assert linked.endswith(r" share \*3\* of 19 industries\.")
    industry = addresses(links.sentence_md("Most name Integrated circuits"))["Integrated circuits"]
    assert query(industry) == {"of": "industry", "industry": "integrated-circuits"}
    assert links.sentence("Anhui & <b>").endswith("</a> &amp; &lt;b&gt;")


def test_the_longest_name_wins_and_groups_of_regions_are_no_regions(whole: Atlas) -> None:
    links = built_in_links(whole)
    assert addresses(links.sentence_md("Beijing–Tianjin–Hebei")) == {}
    assert list(addresses(links.sentence_md("Beijing – Tianjin"))) == ["Beijing", "Tianjin"]
    assert list(addresses(links.sentence_md("Hebeiland, Hebei’s"))) == ["Hebei"]
    i18n.use("zh")
    try:
        chinese = built_in_links(whole)
        assert list(addresses(chinese.sentence_md("安徽与京津冀及集成电路产业"))) == ["安徽", "集成电路"]
    finally:
        i18n.use("en")


def test_regions_out_of_view_have_names_and_those_that_no_edition_has_do_not(whole: Atlas) -> None:
    links = built_in_links(whole.within(["CN-AH"]))
    assert list(addresses(links.sentence_md("Anhui, Chengdu and Taiwan"))) == ["Anhui", "Chengdu"]


def test_a_document_leads_to_where_it_was_read_and_a_copy_elsewhere_to_its_rows(whole: Atlas) -> None:
    links = built_in_links(whole)
    for source in whole.sources.values():
        address = next(iter(addresses(links.source_md(source)).values()))
        shown = source.page_kind == "copy on a foreign domain" or not source.address
        assert address == (links.evidence_address(source.source_id) if shown else source.address)
        assert f'href="{escape(address)}"' in links.source(source)
    title = document_title(whole.sources["gwr-2026-gd"])
    assert query(addresses(links.sentence_md(f"without {title}"))[title]) == {"source": "gwr-2026-gd"}


def test_the_longest_name_that_fits_is_found_whatever_its_ends_are(whole: Atlas) -> None:
    regions = {
        f"r{i}": replace(whole.regions["CN-AH"], region_id=f"r{i}", name_en=name, short_zh=name, name_zh=name)
        for i, name in enumerate(["R&D", "R&D (north)", "R&", "(north)", "Été", "Ост", "北R"])
    }
    names = names_of(whole.with_rows(regions, {}), built_in=False)

    def found(text: str) -> list[str]:
        return [part for part, named in names.split(text) if named]

    assert found("R&D (north), R&D, R&DX, (north)") == ["R&D (north)", "R&D", "R&", "(north)"]
    assert found("XR&D Étés Été Осталось Ост") == ["Été", "Ост"]
    assert found("在北R的R&D中") == ["北R", "R&D"]
