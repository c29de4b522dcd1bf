"""The fonts of the pages: small, without a reserved name, and made again only if they have to be."""

import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from components.server import fonts
from components.server.font_cutter import icon_glyphs
from components.server.fonts import FACES, FONTS, font_files, font_head, icon_fonts
from scripts.servers import ROOT


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for cut fonts."""
    monkeypatch.setattr(fonts, "KEPT", tmp_path / "kept")
    return tmp_path / "kept"


def test_each_face_is_cut_to_latin_and_has_no_reserved_name() -> None:
    files = font_files()
    assert set(files) == {face.name for face in FACES} == {"atlas-sans.woff2", "atlas-serif.woff2"}
    for content in files.values():
        font = TTFont(io.BytesIO(content))
        characters = font.getBestCmap()
        assert {ord(character) for character in "Aaéő’“–→€×"} <= set(characters)
        assert 0x0416 not in characters  # Cyrillic
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        assert not {1, 4, 6, 16} & set(names)
        assert len(content) < 40_000


def test_the_sans_keeps_its_weights_and_the_serif_has_one() -> None:
    sans, serif = (TTFont(io.BytesIO(font_files()[face.name])) for face in FACES)
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in sans["fvar"].axes] == [("wght", 400, 700)]
    assert "fvar" not in serif


def test_a_cut_font_is_kept_for_the_next_start(kept: Path) -> None:
    made = dict(font_files.__wrapped__())
    for path in kept.iterdir():
        path.write_bytes(b"kept")
    assert dict(font_files.__wrapped__()) == dict.fromkeys(made, b"kept")


def test_a_folder_that_cannot_be_written_costs_the_time_and_nothing_else(kept: Path) -> None:
    kept.write_text("a file in its place")
    assert dict(font_files.__wrapped__()) == dict(font_files())


def test_without_streamlits_files_the_pages_use_the_fonts_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    assert dict(font_files.__wrapped__()) == {}
    assert font_head({}) == ""
    assert dict(icon_fonts.__wrapped__()) == {}


def test_the_icon_font_draws_every_icon_of_the_pages_and_few_others() -> None:
    ((name, content),) = icon_fonts().items()
    whole, cut = icon_glyphs(TTFont(FONTS / name)), icon_glyphs(TTFont(io.BytesIO(content)))
    code = [path.read_text() for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py")]
    front_end = [path.read_text(errors="replace") for path in FONTS.parent.rglob("*.js")]
    asked_for = {icon for text in code + front_end for icon in re.findall(r":material/([a-z0-9_]+):", text)}
    assert {"search", "close", "expand_more", "access_time"} <= asked_for
    assert asked_for & set(whole) <= set(cut)
    assert len(cut) < 200 < len(whole)
    assert len(content) < 12_000
