"""Format of a request to the child process: length of the JSON, the JSON, then the bytes of the file."""

import json
import struct
from typing import IO, Any

SIZE = struct.Struct("<Q")


def write_request(out: IO[bytes], request: dict[str, Any], raw: bytes) -> None:
    """Write a request and its file."""
    head = json.dumps(request).encode()
    out.write(SIZE.pack(len(head)) + head)
    out.write(raw)


def read_request(source: IO[bytes]) -> dict[str, Any]:
    """Read the request; the rest of `source` is the file."""
    (size,) = SIZE.unpack(source.read(SIZE.size))
    request: dict[str, Any] = json.loads(source.read(size))
    return request
