"""Files that were made for a click stay until the browser has fetched them.

Streamlit takes a file that no page shows for an orphan. The first run that ends after it was made marks it, the second
one deletes it, whoever's runs they are: with many viewers that is sooner than the browser comes for it.
"""

from time import monotonic

from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind

KEPT = 20.0
"""Seconds that a file stays after it was marked."""


class KeptFile(MediaFileMetadata):
    """What is known of a file: it may be deleted some time after it was marked, not at the next run."""

    def __init__(self, kind: MediaFileKind = MediaFileKind.MEDIA) -> None:
        super().__init__(kind)
        self._marked: float | None = None

    @property
    def is_marked_for_delete(self) -> bool:
        """Whether its time is over."""
        return self._marked is not None and monotonic() - self._marked >= KEPT

    def mark_for_delete(self) -> None:
        """Let its time run; once it runs, it is not begun anew."""
        if self._marked is None:
            self._marked = monotonic()


def keep_made_files() -> None:
    """Let Streamlit's keeper of files use it; there is no setting."""
    media_file_manager.MediaFileMetadata = KeptFile  # type: ignore[misc] # a class of its own in its place
