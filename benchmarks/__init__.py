"""Measurements: run by hand or by `make bench`, never as tests."""

HOST = "127.0.0.1"
"""Where everything that is measured listens."""
