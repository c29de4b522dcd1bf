"""The sites that may embed a page, from the environment; none by default."""

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
    """Return the origins that may embed a page.

    Raises:
        ValueError: a value is not an origin. Origins are written into a header, so nothing else may pass.

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
