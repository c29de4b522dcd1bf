"""What a Download control of a page hands over: the files are made as a click would make them."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from components import downloads
from components.registry import FOLDER


@dataclass
class Taken:
    """A page with the files that it offers, by the key of their control and their kind."""

    at: AppTest
    files: dict[str, tuple[str, Callable[[], bytes]]] = field(default_factory=dict)

    def csv(self, key: str) -> pd.DataFrame:
        """The table as pandas reads the file."""
        raw = self.files[f"{key}-CSV"][1]()
        assert raw.startswith(b"\xef\xbb\xbf")
        return pd.read_csv(io.BytesIO(raw))

    def xlsx(self, key: str) -> tuple[pd.DataFrame, dict[str, str]]:
        """The table as openpyxl reads it, and what the README says behind each label or heading."""
        sheet, readme = load_workbook(io.BytesIO(self.files[f"{key}-XLSX"][1]())).worksheets
        assert sheet.freeze_panes == "A2"
        heads, *rows = sheet.iter_rows(values_only=True)
        told = {str(label or ""): str(text or "") for label, text in readme.iter_rows(max_col=2, values_only=True)}
        return pd.DataFrame(rows, columns=list(heads)), told


def opened(monkeypatch: pytest.MonkeyPatch, page: str, keys: list[str], **query: str) -> Taken:
    """A page with the controls of `keys` open."""
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    taken = Taken(at)
    draw = downloads._button

    def noted(label: str, make: Callable[[], bytes], name: str, media_type: str, key: str) -> None:
        taken.files[f"{key}-{label}"] = name, downloads.in_this_language(make)
        draw(label, make, name, media_type, key)

    monkeypatch.setattr(downloads, "_button", noted)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    for key in keys:
        at.session_state[f"{key}-download"] = True
    at.run()
    if page != "map":
        at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return taken
