"""A file made for one viewer outlives the runs of all others, and is deleted when its time is over."""

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from components.operations.streamlit_patches import generated_files
from components.operations.streamlit_patches.generated_files import KEPT, keep_made_files


def test_a_file_stays_through_other_runs_until_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(generated_files, "monotonic", lambda: now[0])
    monkeypatch.setattr(media_file_manager, "MediaFileMetadata", MediaFileMetadata)  # put back when the test ends
    keep_made_files()
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    asked = files.add_deferred(lambda: b"region,industry\n", "text/csv", "1.2", file_name="table.csv")
    made = files.execute_deferred(asked).rpartition("/")[2].partition(".")[0]
    for _run in range(5):
        files.remove_orphaned_files()
    assert files.read_file(made) is not None
    now[0] += KEPT - 1
    files.remove_orphaned_files()
    assert files.read_file(made) is not None
    now[0] += 1
    files.remove_orphaned_files()
    assert files.read_file(made) is None
