"""The words of Streamlit's front end are still its words: a text that it no longer says would go untranslated."""

import re
from pathlib import Path

import streamlit

from components.server.streamlit_strings import platform_words

HOME = Path(streamlit.__file__).parent
COMPOSED = {"Press Enter to apply", "options available", "per file •"}
"""Said from parts that stand apart in the code."""


def test_the_front_end_says_each_of_them() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in (HOME / "static" / "static" / "js").glob("*.js"))
    sources += (HOME / "runtime" / "backend_operation_handler.py").read_text(encoding="utf-8")
    parts = {part.strip(" :.") for text in platform_words() for part in re.split(r"\{\w+\}", text)}
    assert {part for part in parts if part not in sources} == COMPOSED
