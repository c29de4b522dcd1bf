"""Archives whose bytes depend on their content alone."""

import io
import zipfile
from datetime import date

import pytest

from components.export.archive import archive


def test_members_come_back_in_order_and_dated() -> None:
    packed = archive({"b.txt": b"2", "a/c.txt": "上海".encode()}, date(2026, 11, 24))
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        assert file.testzip() is None
        assert file.namelist() == ["b.txt", "a/c.txt"]
        assert file.read("a/c.txt").decode() == "上海"
        assert {entry.date_time for entry in file.infolist()} == {(2026, 11, 24, 0, 0, 0)}


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "a\\b"])
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leads out of the archive"):
        archive({name: b""})


def test_a_date_that_a_zip_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="1979-12-31"):
        archive({}, date(1979, 12, 31))
