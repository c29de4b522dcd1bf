"""A zip whose bytes depend on nothing but its content: no clock, no order of a file system, no owner."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from typing import IO

EARLIEST = date(1980, 1, 1)
"""A zip cannot hold an earlier date."""

MODE = 0o644 << 16


def archive(members: Mapping[str, bytes], when: date = EARLIEST) -> bytes:
    """Pack `members` in the order given, each dated `when`.

    Raises:
        ValueError: a name that would leave the folder it is unpacked into, or a date before 1980.

    Examples:
        >>> archive({"a.txt": b"a"}) == archive({"a.txt": b"a"})
        True
    """
    packed = io.BytesIO()
    pack(packed, ((name, [content]) for name, content in members.items()), when)
    return packed.getvalue()


def pack(into: IO[bytes], members: Iterable[tuple[str, Iterable[bytes]]], when: date = EARLIEST) -> None:
    """The same for content that comes in pieces, into a file that can be sought in.

    A member is asked for once the one before it is written, so it can tell what that one held.

    Raises:
        ValueError: as for `archive`.
    """
    if when < EARLIEST:
        raise ValueError(f"A zip cannot hold the date {when}: give one from {EARLIEST} on.")
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        for name, pieces in members:
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise ValueError(f"The name “{name}” leads out of the archive: give a relative path with no “..”.")
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is packed
            entry.external_attr = MODE
            with file.open(entry, "w") as member:
                for piece in pieces:
                    member.write(piece)
