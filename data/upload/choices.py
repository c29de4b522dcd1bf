"""Settings of the user for reading a file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from data.upload.headings import Role
from data.upload.level_words import Content
from data.upload.shape import Form


@dataclass(frozen=True)
class Choices:
    """Settings of the user; None means that the setting is detected."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    decimal: str | None = None
    thousands: str | None = None
    header_row: int | None = None
    last_row: int | None = None
    form: Form | None = None
    roles: tuple[Role, ...] | None = None
    header_rows: int | None = None
    first_row: int | None = None
    hidden: bool | None = None
    measure: str | None = None
    unit: str | None = None
    year: str | None = None
    kept: tuple[tuple[int, str], ...] | None = None
    cells: Content | None = None
    levels: tuple[tuple[str, int], ...] | None = None

    def as_record(self) -> dict[str, Any]:
        """Return the choices as values for JSON."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Choices":
        """Create choices from the result of `as_record`."""
        given = {field.name: record.get(field.name) for field in fields(cls)}
        given["form"] = Form(given["form"]) if given["form"] else None
        given["roles"] = tuple(map(Role, given["roles"])) if given["roles"] is not None else None
        given["kept"] = tuple((int(n), str(text)) for n, text in given["kept"]) if given["kept"] is not None else None
        given["cells"] = Content(given["cells"]) if given["cells"] else None
        given["levels"] = tuple((str(word), int(n)) for word, n in given["levels"]) if given["levels"] else None
        return cls(**given)
