"""What may be kept of a refused box: nothing in which a card number could be found. Work room: bytes only.

A box that is taken has been read word by word; a refused one may be anything, so it is looked through as far as it can
be, and what can't be looked through is not kept. Its reason and its hash are kept in any case. Bytes damaged in the
middle may unpack to digits by chance: they are not kept either, and the true copy is with the store.
"""

from __future__ import annotations

import re
import unicodedata

from shoebox.central.card_words import shows_card
from shoebox.domain.card import holds_card_number, piles_up
from shoebox.domain.entry import read_body
from shoebox.domain.errors import Refusal
from shoebox.formats.box import peek_inside

# The largest box that is kept, and the most that it may unpack to.
KEPT_BYTES_MAX = 4 * 1024 * 1024
LOOKED_BYTES_MAX = 16 * 1024 * 1024
# Looked through piece by piece, each a little into the next. One that grows so much as its signs are made plain is no
# text that anybody wrote: a kilobyte of it would become eighteen.
_PIECE, _OVER, _GROWTH_MAX = 64 * 1024, 1_024, 2

# Digits that mean something else: keys, hashes and signatures in hex, ids of entries and boots, and milliseconds, which
# an entry that is damaged and can't be read any more still has.
_NO_CARDS = re.compile(
    rb"[0-9a-f]{32,}|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    rb'|"[a-z]{1,20}_ms":[0-9]{1,16}'
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def may_be_kept(data: bytes) -> bool:
    """Whether these refused bytes are few enough, and hold no card number, neither as they are nor unpacked."""
    if len(data) > KEPT_BYTES_MAX or _bytes_show(data):
        return False
    try:
        bodies, rest = peek_inside(data, most=LOOKED_BYTES_MAX)
    except ValueError:
        return False
    return not _bytes_show(rest) and not any(map(_body_shows, bodies))


def kept_words(wrong: Refusal) -> str:
    """The sentence of a refusal as it may be kept and shown; its facts come from the box, so they may be left out."""
    said = str(wrong)
    return str(Refusal(wrong.code)) if holds_card_number(said) else said


def _body_shows(body: bytes) -> bool:
    try:
        envelope = read_body(body)
    except Refusal:
        return _bytes_show(body)
    return shows_card(envelope)


def _bytes_show(data: bytes) -> bool:
    """Text of any make: UTF-8, UTF-16 by its zeros left out, or whatever is readable between other bytes."""
    plain = _NO_CARDS.sub(_left_out, data.replace(b"\0", b""))
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError:
        text = _BEYOND_ASCII.sub(b"#", plain).decode("ascii")
    return any(_text_shows(text[at : at + _PIECE + _OVER]) for at in range(0, len(text), _PIECE))


def _left_out(found: re.Match[bytes]) -> bytes:
    """Digits without a letter among them are no hash, however many there are."""
    return found[0] if found[0].isdigit() else b"#"


def _text_shows(text: str) -> bool:
    if piles_up(text):
        return True
    return len(unicodedata.normalize("NFKC", text)) > _GROWTH_MAX * len(text) or holds_card_number(text)
