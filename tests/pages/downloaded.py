"""What the controls of a page hand over: the files are made as a click would make them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from components.page.registry import FOLDER


@dataclass
class Taken:
    """A page with the files that it offers, by the keys of their buttons: the name, and what makes the content."""

    at: AppTest
    files: dict[str, tuple[str, Callable[[], bytes]]] = field(default_factory=dict)

    def brief(self) -> str:
        """The brief of the page."""
        return self.files["brief"][1]().decode()

    def csv(self, key: str) -> pd.DataFrame:
        """The table as pandas reads the file."""
        raw = self.files[f"{key}-csv"][1]()
        assert raw.startswith(b"\xef\xbb\xbf")
        return pd.read_csv(io.BytesIO(raw))

    def xlsx(self, key: str) -> tuple[pd.DataFrame, dict[str, str]]:
        """The table as openpyxl reads it, and what the README says behind each label or heading."""
        sheet, *evidence, readme = load_workbook(io.BytesIO(self.files[f"{key}-xlsx"][1]())).worksheets
        assert [part.title for part in evidence] in ([], ["Evidence"])
        heads, *rows = sheet.iter_rows(values_only=True)
        notes = {str(label or ""): str(text or "") for label, text in readme.iter_rows(max_col=2, values_only=True)}
        assert not [cell.value for part in evidence for cell in part[1] if not notes.get(str(cell.value))]
        return pd.DataFrame(rows, columns=list(heads)), notes


def opened(monkeypatch: pytest.MonkeyPatch, page: str, keys: Sequence[str] = (), **query: str) -> Taken:
    """A page with the Download controls of `keys` open."""
    at = AppTest.from_file(str(FOLDER.parent / "app.py"), default_timeout=60)
    taken = Taken(at)
    draw = st.download_button

    def noted(label: str, data: Any, file_name: str = "", *given: object, key: str | None = None, **more: Any) -> bool:
        if key and callable(data):
            taken.files[key] = file_name, data
        return draw(label, data, file_name, *given, key=key, **more)

    monkeypatch.setattr(st, "download_button", noted)
    for key, value in ({"lang": "en"} | query).items():
        at.query_params[key] = value
    for key in keys:
        at.session_state[f"{key}-download"] = True
    at.run()
    if page != "map":
        at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return taken


def alike(taken: Taken, key: str) -> pd.DataFrame:
    """Return a table after checking that CSV and XLSX agree, and that the README explains it and each heading."""
    table, notes = taken.xlsx(key)
    assert not [head for head in table.columns if not notes.get(str(head))]
    assert notes["Title"]
    assert notes["Live view"]
    assert notes["Licence"]
    csv = taken.csv(key)
    pd.testing.assert_frame_equal(csv, table.astype(csv.dtypes), check_dtype=False)
    return table
