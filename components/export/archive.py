"""A zip whose bytes depend on nothing but its content: no clock, no order of a file system, no owner."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

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
    if when < EARLIEST:
        raise ValueError(f"A zip cannot hold the date {when}: give one from {EARLIEST} on.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in members.items():
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise ValueError(f"The name “{name}” leads out of the archive: give a relative path with no “..”.")
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is packed
            entry.external_attr = MODE
            file.writestr(entry, content)
    return packed.getvalue()
