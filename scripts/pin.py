"""Rewrite the pinned requirements from requirements.in and requirements-dev.in; run it after changing one of those.

requirements.txt and requirements-dev.txt are for readers: direct packages with their reason, then their dependencies.
requirements.lock and requirements-dev.lock are installed: the same pins with the hashes of all files, for every
platform. Needs `uv` on the path.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPONENT = ["", "# The component that draws the figures, from this folder.", "./figure_component"]
"""Only in requirements.txt: a folder has no hash, so `make run` installs it beside what the lock names."""

HEAD = "# Pinned by scripts/pin.py from {source}: change that, then run the script again.\n"


def locked(source: str) -> str:
    """Resolve `source`: all pins with hashes, for every platform and Python 3.11 or newer."""
    command = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--no-header", "--no-annotate"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet", source]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def pins(lock: str) -> list[str]:
    """Return the pins of a lock without their hashes."""
    return [line.removesuffix("\\").rstrip() for line in lock.splitlines() if "==" in line]


def name(line: str) -> str:
    """Return the normalised name of the package in a requirement line."""
    return re.split(r"[=\[ ;]", line, maxsplit=1)[0].lower().replace("_", "-")


def write(source: str, already: set[str]) -> set[str]:
    """Write the two files of one source and return the names they pin."""
    lock = locked(source)
    _put(source.replace(".in", ".lock"), [HEAD.format(source=source), lock.rstrip()])
    lines = (ROOT / source).read_text(encoding="utf-8").splitlines()
    direct = [line for line in lines if "==" in line]
    includes = [line.replace(".in", ".txt") for line in lines if line.startswith("-r ")]
    known = already | {name(line) for line in direct}
    rest = [line for line in pins(lock) if name(line) not in known]
    text = [HEAD.format(source=source), *includes, *direct, "", "# Their dependencies.", *rest]
    if source == "requirements.in":
        text += COMPONENT
    _put(source.replace(".in", ".txt"), text)
    return known | {name(line) for line in rest}


def _put(target: str, lines: list[str]) -> None:
    (ROOT / target).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    runtime = write("requirements.in", set())
    write("requirements-dev.in", runtime)
