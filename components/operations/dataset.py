"""The built-in dataset at start: whoever runs the app reads every problem at once, and readers a sentence."""

import logging

from components.dataset import cache
from components.operations.logs import say
from data.errors import AtlasDataError, InvalidTablesError


def check_dataset() -> None:
    """Read the dataset and log each problem of its tables; the server starts all the same and is not ready."""
    try:
        cache.atlas()
    except InvalidTablesError as error:
        for problem in error.problems:
            _problem(str(problem))
    except AtlasDataError as error:
        _problem(str(error))


def _problem(sentence: str) -> None:
    # The tables are the project's own: no text in them is a reader's.
    say("dataset problem", logging.ERROR, problem=sentence)
