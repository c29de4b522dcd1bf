"""Settings of operation: what is taken, and that a mistake stops the start with a sentence."""

import logging

import pytest

from components.operations.settings import SETTINGS, OperationSettings, operation_settings


def test_without_any_the_defaults_hold() -> None:
    assert operation_settings({}) == OperationSettings(metrics=False, log_level=logging.INFO, replica="", warm_up=True)
    assert operation_settings({name: "" for name, *_rest in SETTINGS}) == operation_settings({})


def test_each_is_read() -> None:
    given = {"ATLAS_METRICS": "on", "ATLAS_LOG_LEVEL": "debug", "ATLAS_REPLICA": "pod-3", "ATLAS_WARM_UP": "off"}
    given["ATLAS_CONNECTIONS_PER_ADDRESS"] = "9"
    assert operation_settings(given) == OperationSettings(True, logging.DEBUG, "pod-3", False, 9)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATLAS_METRICS", "yes"),
        ("ATLAS_LOG_LEVEL", "LOUD"),
        ("ATLAS_REPLICA", "One; Path=/"),
        ("ATLAS_WARM_UP", "1"),
        ("ATLAS_CONNECTIONS_PER_ADDRESS", "0"),
    ],
)
def test_a_mistake_is_named(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} is '{value}': "):
        operation_settings({name: value})
