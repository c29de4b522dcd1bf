"""The name of the atlas in the reader's language."""

from components.text.i18n import _, pgettext


def full_name() -> str:
    """The name for citations and briefs; in Chinese followed by the English one."""
    return _("Focus Atlas")


def short_name() -> str:
    """The name for the head of a page."""
    return pgettext("at the head of a page", "Focus Atlas")
