"""Sentences of opening, counting and closing a day: what happened, then what to do."""

SENTENCES: dict[str, str] = {}
