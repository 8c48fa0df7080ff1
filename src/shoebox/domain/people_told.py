"""What the registers of a store tell each other of its people, through its office PC. Standard library only.

A register speaks for itself: its *word* has what two people set at it, each with the entry of its book that says so,
under its own signature, and under a tag for each other register that only those two could have made. The office passes
words on as they came; see ADR 78.
"""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.carrying import Place
from shoebox.domain.set_here import SetHere

SET_MAX = 30  # people of one word, those set last
NAMED_MAX = 300  # staff numbers of one word
WORDS_MAX = 120  # kept at a register: of forty registers, and of books before
OF_ONE_MAX = 8  # of the books of one register, the newest
UNBELIEVED_MAX = 40  # of them those that nobody here can judge yet: whoever lays a stick out can make such


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWord(Place):
    """A register's word. ``no`` counts up with its book, ``public_key`` (Ed25519, 32 bytes) signed the entries.

    ``set_here`` are judged and hold together: the entry is that book's, and names the hash of what is kept of the PIN.
    ``named`` are staff numbers that head office's lists have had and have not any more. ``tags`` are by register.
    """

    no: int
    public_key: bytes
    set_here: tuple[SetHere, ...]
    named: tuple[str, ...]
    tags: tuple[tuple[str, bytes], ...]
    digest: bytes  # what a tag is made over


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAsk(Place):
    """A register's turn at the office: its own word, empty where it has none, and the hashes of those it holds."""

    nonce: bytes
    own: bytes
    holds: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """What a register goes by of what the others of its store have told."""

    set_here: tuple[SetHere, ...] = ()
    named: frozenset[str] = frozenset()
