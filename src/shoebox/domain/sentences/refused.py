"""Sentences of what head office keeps apart: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "refused.unknown": "This is not kept apart any more, or never was. Read the list again.",
    "refused.never": "No word of ours makes this good: its bytes or its book are wrong. Ask for it again, or keep it apart.",
    "refused.no_copy": "No copy of it is kept, so it can't be tried again. Ask the store to send it once more.",
    "refused.how": "Say how it is settled (--as) and who you are (--by).",
    "refused.two": "What is believed may bring money in, so two people sign for it.",
}
