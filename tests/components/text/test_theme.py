"""Colours: text can be read, marks can be seen, in both themes."""

import tomllib

import pytest

from components.text.theme import DARK, LIGHT, Palette, blend, contrast, palette, text_on
from data.load import HERE

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TEXT = 4.5
MARK = 3.0


def test_the_formula_gives_the_standards_own_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


@BOTH
def test_text_can_be_read(colours: Palette) -> None:
    for ground in (colours.paper, colours.raised, colours.empty):
        assert contrast(colours.ink, ground) >= TEXT
        assert contrast(colours.quiet, ground) >= TEXT


@BOTH
def test_marks_stand_out_from_the_paper(colours: Palette) -> None:
    assert contrast(colours.outline, colours.paper) >= MARK
    assert contrast(colours.levels[1], colours.paper) >= MARK
    assert contrast(colours.levels[2], colours.paper) >= MARK


@BOTH
def test_a_stronger_commitment_is_always_further_from_the_paper(colours: Palette) -> None:
    for ramp in (colours.levels, colours.steps):
        distances = [contrast(colour, colours.paper) for colour in ramp]
        assert distances == sorted(distances)


@BOTH
def test_names_on_a_fill_take_the_ink_that_can_be_read(colours: Palette) -> None:
    for fill in (*colours.levels, *colours.steps, *colours.agglomerations.values()):
        assert contrast(text_on(fill, colours), fill) >= MARK


def test_mixing_keeps_the_ends() -> None:
    assert blend("#102030", "#FFFFFF", 1) == "#102030"
    assert blend("#102030", "#FFFFFF", 0) == "#FFFFFF"
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"


def test_streamlit_and_the_figures_share_their_colours() -> None:
    config = tomllib.loads((HERE.parent / ".streamlit" / "config.toml").read_text("utf-8"))
    for name, colours in (("light", LIGHT), ("dark", DARK)):
        theme = config["theme"][name]
        assert theme["backgroundColor"] == colours.paper == palette(name).paper
        assert theme["secondaryBackgroundColor"] == colours.raised
        assert theme["textColor"] == colours.ink
        assert theme["borderColor"] == colours.line
