"""The words of another language for whoever has no window: papers and the command line. Reads the shipped files alone.

They are the words that the windows load, compiled from one catalogue into a form that needs no Qt: a JSON object from
the English to what it is there. As with the windows' file, one that is missing or not what its digest speaks of is not
read at all, and then it is English.
"""

from __future__ import annotations

import hashlib
import json
import logging
from functools import cache

from shoebox import resources
from shoebox.domain.language import LANGUAGES, SOURCE, Say, as_written

log = logging.getLogger(__name__)
FOLDER, DIGESTS = "translations", "digests.txt"


@cache
def say_in(language: str) -> Say:
    """What says a sentence, gaps and all, in this language (ISO 639); words it does not have come back as they are."""
    if language == SOURCE:
        return as_written
    words = _words(language)
    if words is None:
        log.warning("the words of language %s are missing or damaged; papers speak English", language[:8])
        return as_written
    return lambda said: words.get(said, said)


def _words(language: str) -> dict[str, str] | None:
    if language not in LANGUAGES:
        return None
    name = f"shoebox_{language}.json"
    try:
        data = resources.asset(f"{FOLDER}/{name}").read_bytes()
        digests = resources.asset(f"{FOLDER}/{DIGESTS}").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    if f"{hashlib.sha256(data).hexdigest()}  {name}" not in digests.splitlines():
        return None
    found: dict[str, str] = json.loads(data)
    return found
