"""Sentences of the register: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "money.unreadable": "This is not an amount. Type it like {example}.",
    "money.too_much": "This amount is too large to be a sale. Look at the slip again.",
    "card.number": "This looks like a card number, and card numbers are never kept. Clear it; only the last four digits belong here.",
    "card.last4": "The last four are four digits. Read them from the slip.",
    "card.security_code": "Security codes are never kept. Clear it.",
    "slip.pad": "A pad runs from its first to its last number, at most {most} of them. Read both ends again.",
    "slip.unreadable": "A slip number has 6 to 12 digits. Scan it, or read it again.",
    "staff.pin_shape": "A PIN has 4 to 12 digits.",
    "staff.unknown": "Nobody here has the number {number}. Look at the staff list.",
    "staff.same": "This is your own PIN. Another person enters theirs.",
    "staff.second": "This PIN belongs to no {roles} of this store. Ask one to enter it again.",
}
