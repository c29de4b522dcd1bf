"""The log of a whole process: every line JSON, whoever writes it, and none of what a visitor gave."""

import json
import subprocess
import sys

PROCESS = """
import logging, warnings
from streamlit.logger import get_logger
early = get_logger("streamlit.early")
from components.operations.logs import log_event, write_json
write_json(logging.INFO)
early.warning("Rejecting %s", "swordfish")
get_logger("streamlit.later").error("Failed for %s", "swordfish")
logging.getLogger("uvicorn.error").info("swordfish connected")
logging.getLogger("uvicorn.access").info("GET /?name=swordfish")
logging.getLogger("somebody.new").info("chatter")
try:
    open("/nowhere/swordfish")
except OSError as error:
    log_event("save failed", logging.ERROR, error, page="map")
log_event("detail", logging.DEBUG)
logging.getLogger("library").exception(ValueError("swordfish"))
"""


def test_each_line_is_an_object_and_tells_no_value_and_no_message() -> None:
    done = subprocess.run([sys.executable, "-c", PROCESS], check=True, capture_output=True, text=True)
    assert done.stderr == ""
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["level"], line["event"], line["logger"]) for line in lines] == [
        ("warning", "Rejecting %s", "streamlit.early"),
        ("error", "Failed for %s", "streamlit.later"),
        ("error", "save failed", "atlas"),
        ("error", "ValueError", "library"),
    ]
    failed = lines[2]
    assert (failed["page"], failed["error"]) == ("map", "FileNotFoundError")
    assert failed["where"] == ["<string>:13 <module>"]
    assert "swordfish" not in done.stdout
