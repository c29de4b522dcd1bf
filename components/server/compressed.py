"""Files that are compressed once, at the start of the process, and served from memory."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

from components.export.data_api import not_modified

FOR_GOOD = "public, max-age=31536000, immutable"
"""For an address that changes with the content."""

REVALIDATE = "no-cache"
BROTLI_QUALITY, GZIP_LEVEL = 6, 6
"""Higher ones take three times as long and save three per cent."""

_compressor = ThreadPoolExecutor(1, "compress")
"""One thread, so that the start of the process and its first visitors keep the other processors."""


class CompressedFile:
    """A file in the two compressions that browsers ask for.

    Compression begins at once in a thread of its own; who asks for the file before it is done waits for it.
    """

    def __init__(
        self, content: bytes, media_type: str, cache_control: str = FOR_GOOD, *, vary: str = "Accept-Encoding"
    ) -> None:
        self.media_type = media_type
        self.cache_control = cache_control
        self.vary = vary
        self.hash = sha256(content).hexdigest()
        self._compressed = {
            "br": _compressor.submit(brotli.compress, content, quality=BROTLI_QUALITY),
            "gzip": _compressor.submit(gzip.compress, content, GZIP_LEVEL, mtime=0),
        }

    def finish(self) -> None:
        """Wait until the file is compressed."""
        for compressed in self._compressed.values():
            compressed.result()

    async def answer(self, headers: Headers) -> Response:
        """The response to a request with these headers: the smallest form that the browser takes."""
        accepted = accepted_codings(headers.get("accept-encoding", ""))
        coding = next((name for name in self._compressed if name in accepted), None)
        own_headers = {"Cache-Control": self.cache_control, "Vary": self.vary, "ETag": f'"{self.hash}-{coding}"'}
        if unchanged := not_modified(own_headers, headers):
            return unchanged
        content = await asyncio.wrap_future(self._compressed[coding or "gzip"])
        if coding is None:
            return Response(gzip.decompress(content), media_type=self.media_type, headers=own_headers)
        return Response(content, media_type=self.media_type, headers=own_headers | {"Content-Encoding": coding})


def accepted_codings(header: str) -> set[str]:
    """The codings that an Accept-Encoding header names and does not refuse.

    Examples:
        >>> sorted(accepted_codings("gzip, br;q=0.5, zstd;q=0"))
        ['br', 'gzip']
    """
    parts = [part.replace(" ", "").lower().partition(";q=") for part in header.split(",")]
    return {name for name, _given, weight in parts if name and (not weight or weight.strip("0."))}
