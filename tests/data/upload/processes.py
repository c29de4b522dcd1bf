"""Child processes of the test."""

import os
from pathlib import Path


def child_processes() -> set[str]:
    """Return the ids of this process's children."""
    return {
        name
        for name in os.listdir("/proc")
        if name.isdigit() and (Path("/proc") / name / "stat").exists()
        if (Path("/proc") / name / "stat").read_text().rpartition(")")[2].split()[1] == str(os.getpid())
    }
