"""Texts: every one is translated, none is left over, fields survive, and no Chinese stands in the code."""

import re
import string

import pytest
from babel.messages.pofile import read_po

from components.text import i18n
from components.text.i18n import _, ngettext, pgettext
from scripts import catalogue

HAN = re.compile(r"[\u4e00-\u9fff]")
SCRIPTS = [path for folder in catalogue.FOLDERS for path in (catalogue.ROOT / folder).rglob("*.py")]


def fields(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def messages(language: str) -> dict[tuple[object, str | None], object]:
    with catalogue.path_of(language).open("rb") as file:
        return {(entry.id, entry.context): entry.string for entry in read_po(file) if entry.id}


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_the_catalogue_holds_the_texts_of_the_code_and_no_other(language: str) -> None:
    in_code = {(entry.id, entry.context) for entry in catalogue.template() if entry.id}
    assert set(messages(language)) == in_code, "run `make catalogue`, then translate what is new"


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_every_text_is_translated_with_the_same_fields(language: str) -> None:
    for (original, _context), translated in messages(language).items():
        forms = [translated] if isinstance(translated, str) else list(translated)  # type: ignore[call-overload]
        assert all(forms), f"not translated: {original}"
        wanted = fields(original[1] if isinstance(original, tuple) else str(original))
        assert all(fields(form) == wanted for form in forms), f"other fields than the original: {original}"


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_no_translation_is_marked_as_unsure(language: str) -> None:
    # Such a one stands in the file, and the page shows the original all the same.
    with catalogue.path_of(language).open("rb") as file:
        assert [entry.id for entry in read_po(file) if entry.id and entry.fuzzy] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_no_chinese_stands_in_the_code(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    allowed = set(i18n.LANGUAGES.values()) if path.stem == "i18n" else set()  # type: ignore[attr-defined]
    for name in allowed:
        text = text.replace(name, "")
    assert not HAN.search(text)


def test_a_text_follows_the_language_of_the_run() -> None:
    i18n.use("zh")
    try:
        assert _("Map") == "地图"
        assert ngettext("{n} industry", "{n} industries", 3) == "3个产业"
        assert pgettext("list separator", ", ") == "、"
    finally:
        i18n.use(i18n.DEFAULT)
    assert _("Map") == "Map"
    assert [ngettext("{n} industry", "{n} industries", n) for n in (1, 2)] == ["1 industry", "2 industries"]


@pytest.mark.parametrize(
    ("browser", "language"),
    [("zh-CN", "zh"), ("zh-Hant-HK", "zh"), ("en-GB", "en"), ("de", "en"), (None, "en"), ("", "en")],
)
def test_a_first_visit_uses_the_language_of_the_browser(browser: str | None, language: str) -> None:
    assert i18n.preferred(browser) == language
