"""Sentences of files given by a person: charges, slips, policies: what happened, then what to do."""

SENTENCES: dict[str, str] = {}
