"""Head office's word on what it keeps apart of a register, as a file beside the receipts. Formats room: no disk.

It goes back by stick to a store that has no line: on the line the sender is told at once. Nothing is done by it, so
nothing of it stands in a book; but it is signed, since people act on what it says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shoebox.domain.box import BOX_NO_SIGNS_MAX
from shoebox.domain.chain import SEQ_MAX, SIGNATURE_BYTES
from shoebox.domain.errors import Refusal
from shoebox.domain.names import number_fits
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.refused_word import REFUSED_SAID_MAX, SAID_CHARS_MAX, RefusedThing, RefusedWord
from shoebox.formats.office_card import check_signer
from shoebox.formats.strict_json import INTEGER_MAX, digest_of, exactly, read_plain, write_plain

REFUSED_SUFFIX = ".refused"
REFUSED_BYTES_MAX = 96 * 1024
_TAG = b"shoebox/refused/1"
_FIELDS: dict[str, type] = {"store": str, "register": str, "clock_ms": int, "things": list, "sig": str}
_ROW: tuple[type, ...] = (int, int, int, str, str)


def write_refused_word(word: RefusedWord, sign: Callable[[bytes], bytes]) -> bytes:
    """The word under head office's signature."""
    assert len(word.things) <= REFUSED_SAID_MAX
    plain: dict[str, Any] = {
        "store": word.store, "register": word.register, "clock_ms": word.clock_ms,
        "things": [[one.came_ms, one.first_seq, one.last_seq, one.box_no, one.said] for one in word.things],
    }  # fmt: skip
    return write_plain({**plain, "sig": sign(digest_of(_TAG, plain)).hex()})


def read_refused_word(data: bytes, *, card: OfficeCard) -> RefusedWord:
    """Refuses other bytes (``receipt.unreadable``) and other signers (``receipt.forged``, ``keys.*``)."""
    try:
        plain = read_plain(data, fields=_FIELDS, most=REFUSED_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        if not number_fits(plain["store"]) or not number_fits(plain["register"]):
            raise ValueError("register")
        if len(plain["things"]) > REFUSED_SAID_MAX:
            raise ValueError("things")
        things = tuple(map(_thing, plain["things"]))
    except ValueError as wrong:
        raise Refusal("receipt.unreadable", why=str(wrong)[:60]) from wrong
    check_signer(card, digest_of(_TAG, plain), sig, at_ms=plain["clock_ms"])
    return RefusedWord(store=plain["store"], register=plain["register"], clock_ms=plain["clock_ms"], things=things)


def _thing(row: Any) -> RefusedThing:
    if type(row) is not list or tuple(map(type, row)) != _ROW:
        raise ValueError("things")
    came_ms, first_seq, last_seq, box_no, said = row
    fits = 0 <= came_ms <= INTEGER_MAX and 0 <= first_seq <= last_seq <= SEQ_MAX
    if not fits or len(box_no) > BOX_NO_SIGNS_MAX or not 0 < len(said) <= SAID_CHARS_MAX:
        raise ValueError("things")
    if not (box_no + said).isprintable():
        raise ValueError("things")
    return RefusedThing(came_ms=came_ms, first_seq=first_seq, last_seq=last_seq, box_no=box_no, said=said)
