"""Rewrite requirements.txt and requirements-dev.txt: direct packages with their reason, then everything they bring.

Reads requirements.in and requirements-dev.in; needs `uv` on the path. Run it after changing one of those.
"""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAD = "# Pinned by scripts/pin.py from {source}: change that, then run the script again.\n"


def resolved(source: str) -> list[str]:
    """All pins that `source` needs, for every platform and Python from 3.11 on."""
    command = ["uv", "pip", "compile", "--universal", "--python-version", "3.11", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", source]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [line for line in result.stdout.splitlines() if "==" in line]


def name(line: str) -> str:
    """The package that a requirement line names, normalised."""
    return re.split(r"[=\[ ;]", line, maxsplit=1)[0].lower().replace("_", "-")


def write(source: str, target: str, already: set[str]) -> set[str]:
    """Write one file and return the names it pins."""
    lines = (ROOT / source).read_text(encoding="utf-8").splitlines()
    direct = [line for line in lines if "==" in line]
    includes = [line.replace(".in", ".txt") for line in lines if line.startswith("-r ")]
    known = already | {name(line) for line in direct}
    rest = [line for line in resolved(source) if name(line) not in known]
    text = [HEAD.format(source=source), *includes, *direct, "", "# What these bring with them.", *rest]
    (ROOT / target).write_text("\n".join(text) + "\n", encoding="utf-8")
    return known | {name(line) for line in rest}


if __name__ == "__main__":
    runtime = write("requirements.in", "requirements.txt", set())
    write("requirements-dev.in", "requirements-dev.txt", runtime)
