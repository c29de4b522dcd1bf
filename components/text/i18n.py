"""Translate texts into the reader's language. Catalogues are gettext .po files in `locale/`, read once per process.

This module does not import Streamlit, so that figures can translate too. `use` sets the language of a run.
"""

import gettext as gettext_module
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from components.text.amounts import OF_AMOUNTS

LANGUAGES = {"en": "English", "zh": "中文"}
LANGUAGE_TAGS = {"en": "en", "zh": "zh-Hans"}
"""BCP 47 tag of each language."""

DEFAULT = "en"
LOCALES = Path(__file__).parents[2] / "locale"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)
_amounts: ContextVar[bool] = ContextVar("amounts", default=False)


def use(language: str) -> None:
    """Set the language of the current run, a key of LANGUAGES."""
    _language.set(language)


def speak_of_amounts(amounts: bool) -> None:
    """Set whether the cells of the current run are amounts, which name nothing."""
    _amounts.set(amounts)


def language() -> str:
    """Return the language of the current run."""
    return _language.get()


def preferred(browser_locale: str | None) -> str:
    """Return the language for a first visit: Chinese for any Chinese browser locale, else English."""
    return "zh" if (browser_locale or "").lower().startswith("zh") else DEFAULT


def _(message: str) -> str:
    """Translate `message`."""
    return _catalogue(language()).gettext(_suited(message))


def ngettext(singular: str, plural: str, n: int, **more: object) -> str:
    """Translate with the plural form for `n` and fill in {n} and the fields in `more`."""
    return _catalogue(language()).ngettext(_suited(singular), _suited(plural), n).format(n=n, **more)


def pgettext(context: str, message: str) -> str:
    """Translate a short `message` whose meaning depends on `context`."""
    return _catalogue(language()).pgettext(context, message)


def _suited(message: str) -> str:
    """Return the text that suits the cells in view: where they are amounts, no region names an industry."""
    return OF_AMOUNTS.get(message, message) if _amounts.get() else message


def column(stem: str) -> str:
    """Return the name of the dataset's column in the current language: `name` gives `name_en` or `name_zh`."""
    return f"{stem}_{language()}"


def localized_column(stem: str) -> str:
    """Return a column whose English form has no suffix, in the current language: `term` gives `term` or `term_zh`."""
    return stem if language() == DEFAULT else f"{stem}_{language()}"


def localized(record: object, stem: str) -> str:
    """Return a record's text in the current language: `name` gives the value of `name_en` or `name_zh`."""
    return str(getattr(record, column(stem)))


@cache
def _catalogue(code: str) -> gettext_module.NullTranslations:
    path = LOCALES / code / "LC_MESSAGES" / "atlas.po"
    if not path.exists():
        return gettext_module.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext_module.GNUTranslations(compiled)
