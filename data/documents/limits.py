"""Limits on reading one document; environment variables change the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from data.upload.limits import MEBIBYTE, LimitSetting, whole_numbers

PREFIX = "ATLAS_DOCUMENT_"

SETTINGS = (
    LimitSetting("ATLAS_DOCUMENT_FILE_BYTES", 20 * MEBIBYTE, "Size of a document, in bytes."),
    LimitSetting("ATLAS_DOCUMENT_PAGES", 500, "Pages of a PDF."),
    LimitSetting("ATLAS_DOCUMENT_CHARACTERS", 1_000_000, "Characters in the text of a document."),
    LimitSetting(
        "ATLAS_DOCUMENT_UNPACKED_BYTES", 100 * MEBIBYTE, "Unpacked size of a DOCX, all parts together, in bytes."
    ),
    LimitSetting("ATLAS_DOCUMENT_PARTS", 2_000, "Parts inside a DOCX."),
    LimitSetting("ATLAS_DOCUMENT_SECONDS", 20, "Seconds of processor time that reading one document may take."),
    LimitSetting(
        "ATLAS_DOCUMENT_MEMORY_BYTES",
        400_000_000,
        "Memory that reading one document may take, the reader itself included.",
    ),
)
"""Every limit with its environment variable, its default and its meaning."""


@dataclass(frozen=True)
class DocumentLimits:
    """Limits on one document; every field is a positive whole number, explained in `SETTINGS`."""

    file_bytes: int = 20 * MEBIBYTE
    pages: int = 500
    characters: int = 1_000_000
    unpacked_bytes: int = 100 * MEBIBYTE
    parts: int = 2_000
    seconds: int = 20
    memory_bytes: int = 400_000_000

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "DocumentLimits":
        """Read the limits from environment variables; the others keep their defaults.

        Raises:
            ValueError: a variable is not a positive whole number; the message names it.
        """
        return cls(**whole_numbers(PREFIX, [field.name for field in fields(cls)], environment))
