"""The codes of a REFI-QDA project: ids that are the same in every export, so that an export can be read back."""

from uuid import NAMESPACE_URL, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "urn:focus-atlas:refi-qda")
QDA = "urn:QDA-XML:project:1.0"
LEVEL_NAMES = {1: "1 Direction", 2: "2 Programme", 3: "3 Flagship"}
RULES = ("L1", "L2", "L3", "L3a", "L3b", "L3c")
ADDED = "Added by the coder"


def guid(*parts: str) -> str:
    """Return the id of what the parts name, as the standard writes it.

    Examples:
        >>> guid("level", "shipping", "3") == guid("level", "shipping", "3")
        True
    """
    return str(uuid5(NAMESPACE, "/".join(parts))).upper()
