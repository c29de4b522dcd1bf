"""Where readers send corrections, from the environment; nowhere by default."""

import os
import re
from collections.abc import Mapping

SETTINGS = (
    (
        "ATLAS_CORRECTIONS",
        "",
        "Where readers report an error in a cell: `mailto:atlas@example.org`, or the `https://` address of a form. "
        "Without it no report is offered.",
    ),
)
"""Name, default and meaning."""

NAME = SETTINGS[0][0]
ADDRESS = re.compile(r"mailto:[^\s?&<>\"']+@[^\s?&<>\"']+|https://[^\s<>\"']+")


def corrections_address(environment: Mapping[str, str] = os.environ) -> str:
    """Return the address; empty if there is none.

    Raises:
        ValueError: neither a mail address nor one of a form.

    Examples:
        >>> corrections_address({"ATLAS_CORRECTIONS": "mailto:atlas@example.org"}), corrections_address({})
        ('mailto:atlas@example.org', '')
    """
    address = environment.get(NAME, "").strip()
    if address and not ADDRESS.fullmatch(address):
        raise ValueError(f"{NAME} is {address!r}: give mailto: and a mail address, or the https:// address of a form.")
    return address
