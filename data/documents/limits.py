"""Limits on reading one document."""

from dataclasses import dataclass

MEBIBYTE = 1024**2


@dataclass(frozen=True)
class DocumentLimits:
    """Limits on one document; every field is a positive whole number.

    Attributes:
        file_bytes: size of the file.
        pages: pages of a PDF.
        characters: characters of the text.
        unpacked_bytes: size of all parts of a DOCX together, unpacked.
        parts: parts inside a DOCX.
        seconds: seconds of processor time of the child process.
        memory_bytes: memory of the child process, the reader itself included.
    """

    file_bytes: int = 20 * MEBIBYTE
    pages: int = 500
    characters: int = 1_000_000
    unpacked_bytes: int = 100 * MEBIBYTE
    parts: int = 2_000
    seconds: int = 20
    memory_bytes: int = 400_000_000
