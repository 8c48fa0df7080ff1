"""Sentences of the register: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "money.unreadable": "This is not an amount. Type it like {example}.",
    "money.too_much": "This amount is too large to be a sale. Look at the slip again.",
    "card.number": "This looks like a card number, and card numbers are never kept. Clear it; only the last four digits belong here.",
    "card.last4": "The last four are four digits. Read them from the slip.",
    "card.security_code": "Security codes are never kept. Clear it.",
    "slip.unreadable": "A slip number has 6 to 12 digits. Scan it, or read it again.",
}
