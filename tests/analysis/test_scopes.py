"""Which regions are in view under each choice."""

from types import SimpleNamespace

from analysis.scopes import RegionScope, in_scope, scope_with

UNITS = {
    key: SimpleNamespace(scope=scope)
    for key, scope in {"ground": "", "big": "city", "old": "commentary", "wide": "province"}.items()
}


def test_each_choice_holds_the_regions_of_those_before_it_in_the_order_of_the_units() -> None:
    assert in_scope(UNITS, RegionScope.COMMENTARY) == ["old"]
    assert in_scope(UNITS, RegionScope.PROVINCES) == ["old", "wide"]
    assert in_scope(UNITS, RegionScope.ALL) == ["big", "old", "wide"]


def test_a_choice_grows_until_it_holds_the_regions_that_are_wanted() -> None:
    assert scope_with(UNITS, {"old"}, RegionScope.COMMENTARY) is RegionScope.COMMENTARY
    assert scope_with(UNITS, {"wide"}, RegionScope.COMMENTARY) is RegionScope.PROVINCES
    assert scope_with(UNITS, {"old"}, RegionScope.PROVINCES) is RegionScope.PROVINCES
    assert scope_with(UNITS, {"ground"}, RegionScope.COMMENTARY) is RegionScope.ALL
