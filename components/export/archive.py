"""Zip files whose bytes depend only on their content, not on the clock, the file system or the owner."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from typing import IO

EARLIEST = date(1980, 1, 1)
"""The earliest date that a zip can hold."""

MODE = 0o644 << 16


def archive(members: Mapping[str, bytes], when: date = EARLIEST) -> bytes:
    """Pack `members` in the order given, each dated `when`.

    Raises:
        ValueError: a name leads out of the folder that the zip is unpacked into, or the date is before 1980.

    Examples:
        >>> archive({"a.txt": b"a"}) == archive({"a.txt": b"a"})
        True
    """
    packed = io.BytesIO()
    pack(packed, ((name, [content]) for name, content in members.items()), when)
    return packed.getvalue()


def pack(into: IO[bytes], members: Iterable[tuple[str, Iterable[bytes]]], when: date = EARLIEST) -> None:
    """Pack members whose content comes in chunks into a seekable file.

    A member is requested once the previous one is written, so it may depend on the previous one's content.

    Raises:
        ValueError: as for `archive`.
    """
    if when < EARLIEST:
        raise ValueError(f"A zip cannot hold the date {when}: give one from {EARLIEST} on.")
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, chunks in members:
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise ValueError(f"The name “{name}” leads out of the archive: give a relative path with no “..”.")
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = MODE
            with file.open(entry, "w") as member:
                for chunk in chunks:
                    member.write(chunk)
