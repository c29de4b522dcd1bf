"""The registry: what a page must have, and that a mistake is said at start."""

from pathlib import Path

import pytest

from components.page import registry


def test_every_page_has_title_and_question_and_a_short_script() -> None:
    for entry in registry.PAGES:
        assert entry.title()
        assert entry.question()
        assert len(entry.script.read_text(encoding="utf-8").splitlines()) <= 60
    assert [entry.path for entry in registry.PAGES].count("") == 1


def test_a_script_that_nobody_registered_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for entry in registry.PAGES:
        (tmp_path / f"{entry.key}.py").touch()
    monkeypatch.setattr(registry, "FOLDER", tmp_path)
    registry.check()
    (tmp_path / "stray.py").touch()
    with pytest.raises(RuntimeError, match="stray"):
        registry.check()
    (tmp_path / "stray.py").unlink()
    (tmp_path / "map.py").unlink()
    with pytest.raises(RuntimeError, match="map"):
        registry.check()
