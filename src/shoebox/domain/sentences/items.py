"""Sentences of items and price files: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "item.barcode": "These digits are no barcode: the check digit is another. Scan it again.",
    "item.quantity": "A quantity is more than nothing and at most {most}. Type it again.",
    "item.whole": "This is sold by the piece. Type a whole number.",
    "item.line": "The line of {item} is not as the price file has it. Remove it, and add it again.",
    "item.reason": "{item} is sold at another price. Say why.",
    "prices.no_mark": "{file} is no price file: its first line reads like {example}. Export it again.",
    "prices.version": "{file} is a price file of version {version}, and this Shoebox reads version 1. Update Shoebox, or export it again.",
    "prices.currency": "The prices of {file} are in {theirs}, and this store takes {ours}. Ask head office for its own.",
    "prices.as_of": "The first line of {file} does not say as of when its prices are true, such as {example}. Export it again.",
    "prices.column_missing": "{file} has no column {column} in its second line. Add it, or rename the column that holds it.",
    "prices.column_twice": "{file} has two columns called {column}. Keep the right one.",
    "prices.columns": "{file} has more than {most} columns. Export only what is needed.",
    "prices.too_large": "{file} is larger than {most}. Export only what this store sells.",
    "prices.none": "{file} holds no item that can be sold, and {bad} bad lines. The prices from before stay. Export it again.",
    "prices.unwritable": "The prices could not be kept in {folder}: {why}. The prices from before stay. Free some space, then start again.",
    "prices.unreadable": "The price list {file} can't be read: {why}. Bring the price file in again; until then key the amount.",
    "prices.gone": "There is no price list here any more. Bring the price file in again; until then key the amount.",
}
