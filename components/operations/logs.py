"""Logs: one line of JSON an event, on standard output, with no personal data.

What this app logs is a fixed event with fields that it chose. What its libraries log is reduced to the sentence that
stands in their code: the values that would be put into it (addresses, queries, names) are left out, and so is the
message of an exception; its class and the places it passed stay.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from streamlit import logger as streamlit_logger

from components.operations import request_id

OWN = "atlas"
ACCESS = "uvicorn.access"
"""Streamlit switches it off by taking its handlers away."""

FRAMES = 8
"""Lines of a traceback that are logged, innermost last."""

_log = logging.getLogger(OWN)


class JsonLine(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line: time (UTC), level, event, logger, request id where there is one, then the event's fields."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg if isinstance(record.msg, str) else type(record.msg).__name__,
            "logger": record.name,
        }
        if found := request_id.current():
            line["request"] = found
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            passed = traceback.extract_tb(error.__traceback__)[-FRAMES:]
            line["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in passed]
        return json.dumps(line, ensure_ascii=False)


def log_event(event: str, level: int = logging.INFO, error: BaseException | None = None, **fields: object) -> None:
    """Log an event of the app's own.

    Args:
        event: a fixed name; never text that a reader gave.
        level: of the `logging` module.
        error: its class and traceback are logged, its message is not.
        fields: counts, durations and names from the code.
    """
    _log.log(level, event, extra={"fields": fields}, exc_info=error)


def write_json(level: int) -> None:
    """Send every record of the process to one handler that writes JSON; called once the server has started."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLine())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    _log.setLevel(level)
    # Streamlit and uvicorn give their loggers handlers of their own, which write addresses and tracebacks as text.
    for name in set(logging.root.manager.loggerDict) - {ACCESS}:
        _hand_on(logging.getLogger(name))
    for name in ("uvicorn", "uvicorn.error"):  # requests and websockets are logged by `request_log`
        logging.getLogger(name).setLevel(logging.WARNING)
    streamlit_logger.setup_formatter = _hand_on  # loggers that Streamlit makes later


def _hand_on(logger: logging.Logger) -> None:
    logger.handlers = []
    logger.propagate = True
