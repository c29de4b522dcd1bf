"""How a request travels to the child that reads a file: its length, itself as JSON, then the file as it came."""

import json
import struct
from typing import IO, Any

SIZE = struct.Struct("<Q")


def write_request(out: IO[bytes], request: dict[str, Any], raw: bytes) -> None:
    """Write a request and the file it is about."""
    head = json.dumps(request).encode()
    out.write(SIZE.pack(len(head)) + head)
    out.write(raw)


def read_request(source: IO[bytes]) -> dict[str, Any]:
    """Read the request; the file is what is left in `source`."""
    (size,) = SIZE.unpack(source.read(SIZE.size))
    request: dict[str, Any] = json.loads(source.read(size))
    return request
