"""Sentences of items and price files: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "item.barcode": "These digits are no barcode: the check digit is another. Scan it again.",
    "item.quantity": "A quantity is more than nothing and at most {most}. Type it again.",
    "item.whole": "This is sold by the piece. Type a whole number.",
    "item.line": "The line of {item} is not as the price file has it. Remove it, and add it again.",
    "item.reason": "{item} is sold at another price. Say why.",
}
