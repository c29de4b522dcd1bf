"""CITATION.cff says of the repository what the exports say of the dataset."""

from pathlib import Path

import yaml

from data.atlas import Atlas

ROOT = Path(__file__).parents[4]


def test_the_author_of_the_commentary_is_credited(atlas: Atlas) -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    (commentary,) = citation["references"]
    source = atlas.sources["antai-2021"]
    (author,) = commentary["authors"]
    assert f"{author['family-names']} {author['given-names']}" == source.author
    assert commentary["title"] == source.title_en
    assert commentary["date-published"] == source.date
    assert commentary["url"] == source.address
    assert citation["date-released"] == atlas.created
    assert source.author.split()[0] not in str(citation["authors"])
