"""Keep files that were generated for a click until the browser has fetched them.

Streamlit treats a file that no page shows as orphaned. The first run that ends after its creation marks it, the second
deletes it, and runs of other viewers count: with many viewers it is gone before the browser fetches it.
"""

from time import monotonic

from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind

KEPT = 20.0
"""Seconds that a file stays after it was marked."""


class KeptFile(MediaFileMetadata):
    """A generated file that may be deleted some time after it was marked, not at the next run."""

    def __init__(self, kind: MediaFileKind = MediaFileKind.MEDIA) -> None:
        super().__init__(kind)
        self._marked: float | None = None

    @property
    def is_marked_for_delete(self) -> bool:
        """True once the time until deletion is over."""
        return self._marked is not None and monotonic() - self._marked >= KEPT

    def mark_for_delete(self) -> None:
        """Start the time until deletion; a second call does not restart it."""
        if self._marked is None:
            self._marked = monotonic()


def keep_made_files() -> None:
    """Make Streamlit's file manager use `KeptFile`; there is no setting."""
    media_file_manager.MediaFileMetadata = KeptFile  # type: ignore[misc] # a class of its own in its place
