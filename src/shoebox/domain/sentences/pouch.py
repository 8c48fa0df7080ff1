"""Sentences of files that are encrypted on their way: what happened, then what to do."""

SENTENCES: dict[str, str] = {
    "pouch.not_a_pouch": "This is no file that Shoebox has encrypted. Look for another one on the stick.",
    "pouch.version": "This file was encrypted by a newer Shoebox, in form {version}. Nothing is lost: update this one, then take the file in again.",
    "pouch.torn": "This file ends too early, or its end is damaged: the stick was full, or pulled out too soon. Nothing of it was taken, nothing is lost: have it laid out again, onto another stick.",
    "pouch.damaged": "This file was changed or damaged on its way. Nothing of it was taken, nothing is lost: have it laid out again, onto another stick.",
    "pouch.too_large": "This file holds more than {most} MB, which nothing of Shoebox does. Nothing of it was taken: ask where it came from.",
}
