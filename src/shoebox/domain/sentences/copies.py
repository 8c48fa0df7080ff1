"""Sentences of the second copy: what of it is not well, then what to do; every sale is safe on its own disk."""

SENTENCES: dict[str, str] = {
    "copy.absent": "There is no second copy of a book in {place}. Put its stick or disk in, or look at the share, then try again.",
    "copy.absent_since": "The second copy in {place} is absent since {since}. Every sale is safe on this disk alone. Put its stick or disk back; it catches up by itself.",
    "copy.slow_since": "The second copy in {place} does not answer since {since}. Sales go on and are safe on this disk alone. Look at its stick, disk or share.",
    "copy.full": "The medium of the second copy in {place} is full.",
    "copy.full_since": "The medium of the second copy in {place} is full since {since}. Every sale is safe on this disk alone. Make room there; it catches up by itself.",
    "copy.failing": "The medium of the second copy in {place} does not take it, or does not hold what was written ({why}).",
    "copy.failing_since": "The medium of the second copy in {place} fails since {since} ({why}). Sales are safe on this disk alone. Take another, then shoebox copy.",
    "copy.other": "What lies in {place} is the second copy of another register. Nothing is written there. Put the right stick back.",
    "copy.same_disk": "{place} is on the book's own disk, so a second copy there would be lost with it. Name a stick, another disk or a share.",
    "copy.inside": "{place} is in the store's own folder. Name a stick, another disk or a share.",
    "copy.unwritable": "No second copy could be begun in {place} ({why}). Look whether the stick is there and may be written to.",
    "copy.aside": "The second copy in {place} held something else than the book. It is kept there as {file}, and a new one was written. Tell Operations.",
    "copy.book_there": "The book in {folder} has sales already, so nothing is put in its place. Set a register up in an empty folder, with the same store and register, then recover into that one.",
    "copy.not_its": "The copy in {place} is of register {register} in store {store}, and this folder is of another. Nothing was changed.",
    "copy.nothing": "Nothing in {place} proves itself as an entry of a book. Nothing was changed. Keep it, and call Operations.",
}
