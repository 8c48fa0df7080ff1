"""Sentences of durable books and their locks: what happened, then what to do."""

SENTENCES: dict[str, str] = {}
