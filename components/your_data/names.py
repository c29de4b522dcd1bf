"""Names of roles, forms, types, marks and encodings in the reader's language."""

from collections.abc import Mapping

from components.text.i18n import _, pgettext
from data.upload.columns import ColumnType
from data.upload.encoding import Candidate
from data.upload.headings import Role
from data.upload.opening import PAGE
from data.upload.shape import Form
from data.upload.sheets_by_year import ALL_YEARS


def role_names() -> dict[Role, str]:
    """Return the names of the roles of columns."""
    return {
        Role.REGION: _("Region"),
        Role.REGION_CODE: _("Code of the region"),
        Role.INDUSTRY: _("Industry"),
        Role.INDUSTRY_CODE: _("Code of the industry"),
        Role.YEAR: _("Year"),
        Role.VALUE: _("Value"),
        Role.LEVEL: _("Level"),
        Role.TERM: _("Term"),
        Role.STATEMENT: pgettext("of a source", "Statement"),
        Role.LOCATOR: _("Place"),
        Role.IGNORE: _("left out"),
    }


def form_names() -> dict[Form, str]:
    """Return the names of the forms of tables."""
    return {
        Form.LONG: _("one row per cell"),
        Form.REGIONS_DOWN: _("cross table, regions down"),
        Form.REGIONS_ACROSS: _("cross table, regions across"),
        Form.YEARS_ACROSS: _("cross table, years across"),
    }


def type_names() -> dict[str, str]:
    """Return the names of what the cells of a column are."""
    return {
        ColumnType.NUMBER: _("numbers"),
        ColumnType.YEAR: _("years"),
        ColumnType.CODE: _("codes"),
        ColumnType.TEXT: _("text"),
        ColumnType.EMPTY: _("blank"),
    }


def mark_names() -> dict[str, str]:
    """Return the names of delimiters, decimal marks and thousands marks."""
    return {
        ",": _("comma"),
        ";": _("semicolon"),
        "\t": _("tab"),
        ".": _("point"),
        " ": _("space"),
        "'": _("apostrophe"),
        "": _("none"),
    }


def sheet_names() -> dict[str, str]:
    """Return the names of what is no single sheet of a workbook."""
    return {ALL_YEARS: _("all sheets by year"), PAGE: _("web page")}


def encoding_names(candidates: tuple[Candidate, ...]) -> Mapping[str, str]:
    """Return the encodings that fit the file, each with the first words as it reads them."""
    return {one.encoding: f"{one.encoding}: {', '.join(one.words.split(', ')[:2])}" for one in candidates if one.words}
