"""What a process must not carry: libraries that few readers need are read in where they are used."""

import ast
import subprocess
import sys

from components.page.registry import FOLDER

SELDOM = (
    *("pandera", "openpyxl", "pypinyin", "alembic", "psycopg", "scipy", "rjieba", "fontTools"),
    *("hypothesis", "playwright"),
)


def test_neither_start_nor_any_page_reads_in_a_library_that_few_readers_need() -> None:
    pages = [ast.parse(script.read_text("utf-8")) for script in FOLDER.glob("*.py")]
    modules = sorted(
        {at.module for page in pages for at in ast.walk(page) if isinstance(at, ast.ImportFrom) and at.module}
    )
    script = f"""
import sys, app, pyarrow
from importlib import import_module
from data.load import load
load()
for module in {modules!r}:
    import_module(module)
print([name for name in {SELDOM!r} if name in sys.modules], pyarrow.default_memory_pool().backend_name)
"""
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=True)
    # Arrow's own pool keeps 25 MB that nothing uses.
    assert done.stdout.strip().splitlines()[-1] == "[] system"
