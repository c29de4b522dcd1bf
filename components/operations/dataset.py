"""Check the built-in dataset at start: operators get every problem in the log, readers one sentence."""

import logging

from components.dataset import cache
from components.operations.logs import log_event
from data.errors import AtlasDataError, InvalidTablesError


def check_dataset() -> None:
    """Read the dataset and log each problem of its tables; with problems the server starts but is not ready."""
    try:
        cache.atlas()
    except InvalidTablesError as error:
        for problem in error.problems:
            _problem(str(problem))
    except AtlasDataError as error:
        _problem(str(error))


def _problem(sentence: str) -> None:
    # The tables belong to the project and hold no text of readers, so they may be logged.
    log_event("dataset problem", logging.ERROR, problem=sentence)
