"""What a process must not carry: libraries that few readers need are read in where they are used."""

import subprocess
import sys

from components.registry import FOLDER

SELDOM = ("pandera", "openpyxl", "pypinyin", "alembic", "psycopg", "scipy", "hypothesis", "playwright")


def test_a_started_process_has_read_in_no_library_that_few_readers_need() -> None:
    script = f"""
import sys, app
from data.load import load
load()
print([name for name in {SELDOM!r} if name in sys.modules])
"""
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"
