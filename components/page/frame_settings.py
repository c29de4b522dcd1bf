"""Which other sites may show a page in a frame, from the environment; none unless the operator names them."""

import os
import re
from collections.abc import Mapping

SETTINGS = (
    (
        "ATLAS_FRAME_ANCESTORS",
        "",
        "Origins whose pages may show a figure in a frame, with blanks between them: "
        "`https://www.example.org https://*.example.edu`.",
    ),
)
"""Name, default and meaning."""

NAME = SETTINGS[0][0]
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:(\d{1,5}|\*))?", re.ASCII | re.IGNORECASE)


def frame_ancestors(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The origins allowed to embed.

    Raises:
        ValueError: a value that is no origin; it would end up in a header, so nothing else passes.

    Examples:
        >>> frame_ancestors({"ATLAS_FRAME_ANCESTORS": "https://example.org  https://*.example.edu:8443"})
        ('https://example.org', 'https://*.example.edu:8443')
        >>> frame_ancestors({})
        ()
    """
    origins = tuple(environment.get(NAME, "").split())
    for origin in origins:
        if not ORIGIN.fullmatch(origin):
            raise ValueError(f"{NAME} names {origin!r}: give origins such as https://www.example.org, with no path.")
    return origins
