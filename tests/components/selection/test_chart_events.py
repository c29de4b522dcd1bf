"""What Streamlit reports of a click, as it was seen in the browser, and what it names."""

from components.selection.chart_events import cell_of, id_of, region_of


def test_an_area_is_named_by_its_location() -> None:
    assert region_of({"curve_number": 1, "location": "CN-GD", "text": "Guangdong"}) == "CN-GD"


def test_a_marker_is_named_by_its_custom_data_because_its_location_is_none() -> None:
    assert region_of({"curve_number": 4, "location": None, "customdata": "CN-370200", "lon": 120.38}) == "CN-370200"
    assert region_of({"location": None, "customdata": ["CN-370200"]}) == "CN-370200"


def test_a_point_without_a_name_names_nothing() -> None:
    assert region_of({"curve_number": 0, "location": None}) is None
    assert region_of({"location": None, "customdata": []}) is None


def test_a_cell_and_a_mark_are_named_by_their_custom_data() -> None:
    assert cell_of({"customdata": ["CN-GD", "new-materials"]}) == ("CN-GD", "new-materials")
    assert id_of({"customdata": ["CN-GD"]}) == id_of({"customdata": "CN-GD"}) == "CN-GD"
