"""The suggester with the project's own terms and regions."""

import pytest

from data.load import load
from data.suggestions.suggest import RuleSuggester
from scripts.evaluation.texts import suggester


@pytest.fixture(scope="session")
def suggest() -> RuleSuggester:
    return suggester(load())
