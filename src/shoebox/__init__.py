"""Shoebox: every sale taken once, every customer charged exactly once, and proof of both."""

__version__ = "0.1.0"
