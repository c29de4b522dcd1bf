"""Citations: written out by hand for known works, and read back by independent readers of each format."""

import json
import warnings
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text
from pylatexenc.latex2text import LatexNodes2Text

from components.export.citation.cite import FORMATS, Work, cite, of_dataset, of_source, of_view
from data.atlas import Atlas

DAY = date(2026, 11, 24)
VIEW = "https://example.org/?region=CN-SH&compare=CN-BJ,CN-JS"
ANTAI = "https://www.acem.sjtu.edu.cn/en/insight/50205.html"


def source(atlas: Atlas, key: str) -> Work:
    return of_source(atlas.sources[key], DAY)


def works(atlas: Atlas) -> list[Work]:
    return [
        *(of_source(entry, DAY) for entry in atlas.sources.values()),
        of_dataset(atlas, DAY, "https://example.org/data/"),
        of_view(atlas, "Which industries does each region focus on? Shanghai", VIEW, DAY),
    ]


def test_the_commentary_is_its_authors(atlas: Atlas) -> None:
    work = source(atlas, "antai-2021")
    assert cite(work, "gbt7714") == (
        "PENG J. The digital economy in the major urban agglomerations in China[EB/OL]. (2021-08-04)[2026-11-24]. "
        f"{ANTAI}."
    )
    assert cite(work, "apa") == (
        "Peng, J. (2021, August 4). The digital economy in the major urban agglomerations in China. Antai Insight, "
        f"Antai College of Economics and Management, Shanghai Jiao Tong University. {ANTAI}"
    )
    assert all("Focus Atlas" not in cite(work, style) for style in FORMATS)


def test_an_official_document_is_its_issuers(atlas: Atlas) -> None:
    work = source(atlas, "gd-2020")
    read_at = "http://guangdong.chinadaily.com.cn/2024-10/23/c_1038144_2.htm"
    assert cite(work, "gbt7714") == (
        f"广东省人民政府. 广东省人民政府 粤府函〔2020〕82号[EB/OL]. (2020-05-18)[2026-11-24]. {read_at}."
    )
    assert cite(work, "apa") == (
        "Guangdong Provincial Government. (2020, May 18). 广东省人民政府 粤府函〔2020〕82号 [Guangdong Provincial "
        f"Government, Yue Fu Han (2020) No. 82]. Retrieved November 24, 2026, from {read_at}"
    )


@pytest.mark.parametrize(
    ("key", "gbt", "apa", "csl"),
    [
        ("bj-2021", "(2021-08)[", "(2021, August).", [2021, 8]),
        ("he-2018", "(2018)[", "(2018).", [2018]),
        ("cq-2021", "(2021-07-19)[", "(2021, July 19).", [2021, 7, 19]),
        ("fz-14fyp", "[日期不详][", "(n.d.).", None),
        ("hk-four", "(2015-02-09)[", "(n.d.).", None),  # the page bears a date, the list has none
    ],
)
def test_a_date_is_as_precise_as_it_is_known(atlas: Atlas, key: str, gbt: str, apa: str, csl: list[int] | None) -> None:
    work = source(atlas, key)
    assert gbt in cite(work, "gbt7714")
    assert apa in cite(work, "apa")
    (item,) = json.loads(cite(work, "csl-json"))
    assert item.get("issued") == ({"date-parts": [csl]} if csl else None)
    assert ("n.d." in item.get("note", "")) is (csl is None)


def test_the_dataset_has_a_version_and_names_whose_readings_it_holds(atlas: Atlas) -> None:
    work = of_dataset(atlas, DAY, "https://example.org/data/")
    title = "Regions and strategic industries in China, with the evidence behind each cell"
    assert cite(work, "apa") == (
        f"Focus Atlas. (2026). {title} (Version {atlas.version}) [Data set]. https://example.org/data/"
    )
    assert cite(work, "gbt7714") == (
        f"Focus Atlas. {title}[DS/OL]. Version {atlas.version}. (2026-11-30)[2026-11-24]. https://example.org/data/."
    )
    for style in ("bibtex", "ris", "csl-json"):
        assert "Peng Juan (2021)" in cite(work, style)
    assert cite(of_dataset(atlas, DAY), "gbt7714").endswith("[2026-11-24].")


def test_a_view_has_its_address_and_the_day_it_was_read(atlas: Atlas) -> None:
    work = of_view(atlas, "How do these regions differ?", VIEW, DAY)
    assert cite(work, "apa") == (
        f"Focus Atlas. (2026). How do these regions differ? [Interactive view, dataset version {atlas.version}]. "
        f"Retrieved November 24, 2026, from {VIEW}"
    )
    assert f"[2026-11-24]. {VIEW}." in cite(work, "gbt7714")


def test_two_readers_of_bibtex_find_what_was_written(atlas: Atlas) -> None:
    text = "".join(cite(work, "bibtex") for work in works(atlas))
    plain = LatexNodes2Text().latex_to_text
    one = parse_string(text, "bibtex").entries
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the reader's own old grammar
        other = {entry.key: entry for entry in bibtexparser.parse_string(text).entries}
    assert len(one) == len(other) == len(works(atlas))
    for work in works(atlas):
        entry = one[work.key.replace(".", "-")]
        assert plain(entry.fields["title"]) == work.title
        linked = other[entry.key].fields_dict.get("url")
        assert entry.fields.get("url", "") == work.address == (linked.value if linked else "")
        assert entry.fields["urldate"] == "2026-11-24"
        assert entry.fields["year"] == (str(work.issued[0]) if work.issued else "n.d.")
        (author,) = entry.persons["author"]
        if work.authors:
            assert (author.last_names, author.first_names) == (["Peng"], ["Juan"])
        else:  # one name, never split into given and family
            assert Text.from_latex("".join(author.last_names)) == Text.from_latex(f"{{{work.institution}}}")
            assert author.first_names == []


def test_a_reader_of_ris_finds_what_was_written(atlas: Atlas) -> None:
    expected = works(atlas)
    text = "".join(cite(work, "ris") for work in expected)
    assert "\n" not in text.replace("\r\n", "")
    records = rispy.loads(text)
    assert len(records) == len(expected)
    for work, record in zip(expected, records, strict=True):
        assert record["title"] == work.title
        assert record["authors"] == (["Peng, Juan"] if work.authors else [work.institution])
        assert record.get("urls", []) == ([work.address] if work.address else [])
        assert record.get("year") == (str(work.issued[0]) if work.issued else None)
        assert record["access_date"] == "2026/11/24/"
    types = {record["id"]: record["type_of_reference"] for record in records}
    assert (types["antai-2021"], types["gd-2020"]) == ("ELEC", "GOVDOC")


def test_a_processor_of_csl_renders_every_item(atlas: Atlas) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor warns of fields that it does not render
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        items = [item for work in works(atlas) for item in json.loads(cite(work, "csl-json"))]
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        shelf = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            shelf.register(Citation([CitationItem(item["id"])]))
        shelf.sort()
        rendered = [str(entry) for entry in shelf.bibliography()]
    assert len(rendered) == len(items)
    assert any(text.startswith("Peng, J. (2021)") for text in rendered)
    assert any("广东省人民政府 (2020)" in text for text in rendered)
    assert any(text.startswith("福州市 (no date)") for text in rendered)


@given(st.text(alphabet='\\{}$&#%_~^"aé上 ', min_size=1, max_size=20))
def test_any_text_survives_bibtex(text: str) -> None:
    title = " ".join(text.split()) or "x"
    work = replace(of_source_without_table(), title=title, address="https://example.org/a%20{b}?q=1&r=#_~")
    written = cite(work, "bibtex")
    (entry,) = parse_string(written, "bibtex").entries.values()
    braced = entry.fields["title"]
    assert braced.startswith("{")
    # The reader of LaTeX knows all these names but the two of the braces, and has its own circumflex.
    known = braced.replace(r"\textbraceleft{}", "⟨").replace(r"\textbraceright{}", "⟩")
    back = LatexNodes2Text(keep_comments=True).latex_to_text(known)
    assert "".join(back.split()) == "".join(title.replace("{", "⟨").replace("}", "⟩").replace("^", "ˆ").split())
    assert entry.fields["url"] == "https://example.org/a%20%7Bb%7D?q=1&r=#_~"


def of_source_without_table() -> Work:
    from components.export.citation.work import Kind

    return Work("k", Kind.DOCUMENT, "t", "", (), "i", "i", (2021,), "", "", "https://e.org", True, DAY, "en")


@given(st.text(max_size=30))
def test_no_text_starts_a_tag_of_its_own_in_ris(text: str) -> None:
    work = replace(of_source_without_table(), title=f"x{text}\r\nER  - \r\nTY  - BOOK")
    assert len(rispy.loads(cite(work, "ris"))) == 1


def test_an_unknown_style_is_refused_with_those_there_are(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match=r"no citation style “mla”: choose one of gbt7714, apa"):
        cite(source(atlas, "antai-2021"), "mla")
