"""Sentences of cases, decisions and instruction files: what happened, then what to do."""

SENTENCES: dict[str, str] = {}
