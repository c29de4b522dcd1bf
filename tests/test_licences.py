"""Licences of what the app runs with."""

import pytest

from scripts.licences import is_compatible, licences, packages


def test_every_package_that_the_app_runs_with_has_a_licence_that_fits() -> None:
    found = {package["Name"].lower().replace("_", "-"): package["License"] for package in licences()}
    assert {name: licence for name, licence in found.items() if not is_compatible(licence)} == {}
    missing = {name.lower().replace("_", "-") for name in packages()} - found.keys()
    assert missing <= {"watchdog"}  # not installed on every platform


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT; BSD License", True),
        ("MIT AND GPL-3.0-only", False),
        ("GNU Affero General Public License v3", False),
        ("UNKNOWN", False),
    ],
)
def test_an_expression_fits_by_one_of_its_choices_and_all_of_its_parts(licence: str, expected: bool) -> None:
    assert is_compatible(licence) is expected
