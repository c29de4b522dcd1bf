"""Settings of operation, from the environment."""

import logging
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

SETTINGS = (
    ("ATLAS_METRICS", "off", "`on` serves Prometheus metrics at `/metrics`; otherwise the address answers 404."),
    ("ATLAS_LOG_LEVEL", "INFO", "Lowest level that is logged: `DEBUG`, `INFO`, `WARNING` or `ERROR`."),
    ("ATLAS_REPLICA", "", "Name of this replica among several behind a proxy; kept in a cookie for affinity."),
    (
        "ATLAS_CONNECTIONS_PER_ADDRESS",
        "64",
        "Pages that one client address may have open at once. Behind a proxy, `FORWARDED_ALLOW_IPS` must name it.",
    ),
    ("ATLAS_WARM_UP", "on", "`off` starts sooner and lets the first visitor of each page wait for what it needs."),
)
"""Name, default and meaning."""

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LARGEST = 100_000
REPLICA = re.compile(r"[a-z0-9-]{0,63}")


@dataclass(frozen=True)
class OperationSettings:
    """How one process reports on itself.

    Attributes:
        metrics: whether `/metrics` is served.
        log_level: of the `logging` module.
        replica: name of this process in the cookie of affinity; empty where there is one replica only.
        warm_up: whether every page is run once before the first visitor.
        connections_per_address: websockets that one client address may have open.
    """

    metrics: bool = False
    log_level: int = logging.INFO
    replica: str = ""
    warm_up: bool = True
    connections_per_address: int = 64


def operation_settings(environment: Mapping[str, str] = os.environ) -> OperationSettings:
    """The settings in force.

    Raises:
        ValueError: the setting does not accept the value.
    """
    metrics = environment.get("ATLAS_METRICS") or "off"
    level = (environment.get("ATLAS_LOG_LEVEL") or "INFO").upper()
    replica = environment.get("ATLAS_REPLICA", "")
    warm_up = environment.get("ATLAS_WARM_UP") or "on"
    connections = environment.get("ATLAS_CONNECTIONS_PER_ADDRESS") or "64"
    if metrics not in ("on", "off"):
        raise ValueError(f"ATLAS_METRICS is {metrics!r}: set it to on or off.")
    if level not in LEVELS:
        raise ValueError(f"ATLAS_LOG_LEVEL is {level!r}: set it to one of {', '.join(LEVELS)}.")
    if not REPLICA.fullmatch(replica):
        raise ValueError(f"ATLAS_REPLICA is {replica!r}: use at most 63 of a–z, 0–9 and the hyphen.")
    if warm_up not in ("on", "off"):
        raise ValueError(f"ATLAS_WARM_UP is {warm_up!r}: set it to on or off.")
    if not (connections.isascii() and connections.isdigit() and 0 < int(connections) < LARGEST):
        raise ValueError(f"ATLAS_CONNECTIONS_PER_ADDRESS is {connections!r}: use a number from 1 to {LARGEST - 1}.")
    return OperationSettings(
        metrics == "on", logging.getLevelNamesMapping()[level], replica, warm_up == "on", int(connections)
    )
