"""The suggester with the project's own terms and regions."""

import pytest

from data.suggestions.builtin import builtin_suggester
from data.suggestions.suggest import RuleSuggester


@pytest.fixture(scope="session")
def suggest() -> RuleSuggester:
    return builtin_suggester()
