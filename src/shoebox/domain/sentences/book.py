"""Sentences of durable books and their locks: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "entry.body": "This entry is not written as entries are ({why}). It is refused, and nothing of it is taken.",
    "entry.too_long": "This is too much text for one entry. Shorten the note.",
}
