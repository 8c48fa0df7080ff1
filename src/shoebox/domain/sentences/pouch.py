"""Sentences of files that are encrypted on their way: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "pouch.not_a_pouch": "This is no file that Shoebox has encrypted. Look for another one on the stick.",
    "pouch.version": "This file was encrypted by a newer Shoebox, in form {version}. Nothing is lost: update this one, then take the file in again.",
    "pouch.torn": "This file ends too early, or its end is damaged: the stick was full, or pulled out too soon. Nothing of it was taken, nothing is lost: have it laid out again, onto another stick.",
    "pouch.damaged": "This file was changed or damaged on its way. Nothing of it was taken, nothing is lost: have it laid out again, onto another stick.",
    "pouch.too_large": "This file holds more than {most} MB, which nothing of Shoebox does. Nothing of it was taken: ask where it came from.",
    "pouch.not_ours": "This file is encrypted for somebody else: another head office, or a register. Nothing of it was taken. Ask whoever brought it where it belongs.",
    "pouch.key_away": "This file is encrypted to a former key of head office, which is not here any more. Bring {file} back into {folder}, or have the store take in what head office sends out and lay the file out again: its entries are still there.",
    "pouch.other_register": "This file is encrypted for another register. Nothing of it was taken. If it is for this one, it was made before its key was renewed: ask whoever made it to lay it out again.",
    "pouch.no_office": "Not encrypted: this register knows no head office yet. Once, carry enrolment.json and the file that ends in .keycard from its folder there; then pin what comes back, and seal again.",
    "pouch.list_refused": "Head office's list of keys for sticks was not taken in: {why}",
    "pouch.no_key": "Not encrypted: this register has not heard yet which key is head office's. Take in what head office sends out, by line or by stick, and seal again.",
    "pouch.lacking": "Not encrypted: head office knows no key yet of {registers} in this store. Once, carry its next stick or its key card (.keycard) there, and take in what comes back. One with an older Shoebox is to be updated first.",
    "key_card.unreadable": "{path} is no key card of a register, or was damaged on its way. It is made anew in the register's folder at each start.",
    "key_card.forged": "{path} was changed on its way: its register has not signed it as it stands. Nothing is encrypted to it. Bring the one from the register's folder.",
    "key_card.unknown": "This is the key card of register {register}, store {store}, which is not enrolled here. Enrol it with enrolment.json from the same folder, then bring the card again.",
    "key_card.other_key": "This key card of register {register}, store {store}, is signed by another key than the enrolled one. Nothing is encrypted to it. Ask the store which of its folders it is from.",
}
