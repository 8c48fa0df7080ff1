"""Sentences of sealed boxes and what central takes: what happened, then what to do."""

SENTENCES: dict[str, str] = {}
