"""Why a page has no first view."""


class CannotBeShownError(Exception):
    """The page holds something that `elements.py` does not know; the message names it."""
