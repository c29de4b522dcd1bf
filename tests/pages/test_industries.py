"""The profile of an industry, and of several at once, against the tables."""

import pytest

from analysis.editions import EvidenceChoice
from analysis.focus import Blank
from components.dataset import cache
from tests.apptest import open_page, panel_text, panels


@pytest.mark.parametrize("edition", ["lists", "reports-2021", "reports-2026", "change"])
def test_every_region_stands_in_a_group(edition: str) -> None:
    at = open_page("profile", of="industry", industry="integrated-circuits", edition=edition, lang="en")
    shown = panel_text(at)
    for unit in cache.atlas_in(EvidenceChoice().scope).regions.values():
        assert unit.name_en in shown
    assert "Level 3: Flagship ·" in shown
    assert "in all" not in shown


def test_broader_headings_and_regions_without_a_source_stand_apart() -> None:
    shown = panel_text(open_page("profile", of="industry", industry="integrated-circuits", lang="en"))
    focus = cache.focus(EvidenceChoice())
    for kind, title in ((Blank.BROADER, "Named under a broader heading"), (Blank.NOT_COVERED, "No source here")):
        n = sum(focus.blank(region, "integrated-circuits") is kind for region in focus.levels.index)
        assert f"{title} · {n}" in shown


def test_regions_for_two_industries_lead_to_the_tray() -> None:
    asked = {"of": "industry", "industry": "integrated-circuits", "also": "new-materials", "lang": "en"}
    at = open_page("profile", **asked, compare="CN-SH")
    levels = cache.focus(EvidenceChoice()).levels[["integrated-circuits", "new-materials"]]
    both = int(levels.notna().all(axis=1).sum())
    assert f"{both} regions name all of them" in " ".join(part.value for part in at.subheader)
    html = "".join(panels(at))
    assert "compare=CN-SH,CN-ZJ" in html
    assert "also=new-materials" in html


def test_a_further_industry_that_is_none_is_named() -> None:
    at = open_page("profile", of="industry", industry="integrated-circuits", also="nonsense", lang="en")
    assert any("nonsense" in part.value for part in at.warning)
