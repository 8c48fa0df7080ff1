"""Sentences of journals for the accounting system: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "journal.unbalanced": "The journal entry {entry} is off by {off}, so no journal was written. Nothing was changed. Call whoever keeps Shoebox, and say this number.",
    "journal.unknown": "There is no journal {journal}. Look at the list again.",
    "journal.wrong": "This is no journal as it was written: {why}. Take it from the folder again.",
    "journal.gap": "Entry {entry} has not come yet, and a later one strikes it out or gives it back. The day waits for it.",
    "journal.nothing": "Nothing waits for a journal.",
}
