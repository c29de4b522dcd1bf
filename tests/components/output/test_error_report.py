"""A report of an error: offered only where an address is set, and ready to send."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components.output.error_report import report_address
from components.page.corrections_address import corrections_address
from components.page.registry import FOLDER
from data.atlas import Atlas


def opened(page: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    return at.run().switch_page(f"pages/{page}.py").run()


CELL = {"region": "CN-SH", "industry": "integrated-circuits"}


def test_no_report_is_offered_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_CORRECTIONS", raising=False)
    assert not opened("heatmap", **CELL).code


def test_a_report_names_cell_edition_version_and_link(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    monkeypatch.setenv("ATLAS_CORRECTIONS", "mailto:atlas@example.org")
    (text,) = [code.value for code in opened("heatmap", **CELL).code]
    assert "Shanghai × Integrated circuits (CN-SH, integrated-circuits)" in text
    assert "Edition: Lists to 2021" in text
    assert f"Dataset version: {atlas.version}" in text
    assert "industry=integrated-circuits" in text
    row = next(key for key in atlas.evidence if key.startswith("antai-2021/CN-BJ/"))
    assert any("Beijing × " in code.value for code in opened("evidence", row=row).code)


def test_a_mail_holds_the_text_whatever_is_in_it() -> None:
    text = "Shanghai × R&D?\nsecond line #1"
    address = urlsplit(report_address("mailto:atlas@example.org", text))
    assert address.path == "atlas@example.org"
    assert parse_qs(address.query) == {"subject": ["Shanghai × R&D?"], "body": [text]}


@pytest.mark.parametrize("address", ["atlas@example.org", "javascript:alert(1)", "http://example.org/form", "mailto:x"])
def test_an_address_that_no_reader_can_use_stops_the_start(address: str) -> None:
    with pytest.raises(ValueError, match="ATLAS_CORRECTIONS"):
        corrections_address({"ATLAS_CORRECTIONS": address})
