"""A register's word on the people of its store as bytes, and how it is passed on. Formats room: no disk, no network.

Each row has an entry of that register's book, whole, and what is kept of the PIN, of which the entry has the hash. The
register's own key signs the word. Who has never seen that key believes it by a *tag*: an HMAC under what the carrying
keys of the two registers agree on (X25519), which both know by head office's signed list alone. So an office can hold a
word back and make none up, nor can a third register.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from typing import Any

from shoebox.domain.acts import act_of
from shoebox.domain.acts_people import StaffChanged
from shoebox.domain.carrying import NONCE_BYTES, Place
from shoebox.domain.carrying_keys import REGISTERS_MAX
from shoebox.domain.chain import HASH_BYTES, SEQ_MAX, SIGNATURE_BYTES, hash_of
from shoebox.domain.entry import Entry, Kind, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.names import number_fits
from shoebox.domain.people_told import NAMED_MAX, SET_MAX, WORDS_MAX, PeopleAsk, PeopleWord
from shoebox.domain.set_here import SetHere, mark_of_pin
from shoebox.domain.staff import STAFF_NUMBER_CHARS_MAX, Person, Role, unfit_person
from shoebox.formats.pouch import CarryingKey
from shoebox.formats.signing import signature_fits
from shoebox.formats.strict_json import digest_of, exactly, read_plain, write_plain

WORD_BYTES_MAX = 48 * 1024
ASK_BYTES_MAX = 112 * 1024  # a word within it has each of its quotes written once more
ANSWER_BYTES_MAX = 112 * 1024
MARK_CHARS = 64
_WORD, _TAG, _ASK, _MARK = (f"shoebox/people-{what}/1".encode() for what in ("word", "tag", "ask", "mark"))
_WORD_FIELDS: dict[str, type] = {
    "epoch": int, "named": list, "no": int, "public_key": str, "register": str, "rows": list, "sig": str, "store": str,
    "tags": list, "word": str,
}  # fmt: skip
_ASK_FIELDS: dict[str, type] = {
    "epoch": int, "holds": list, "nonce": str, "own": str, "register": str, "sig": str, "store": str,
}  # fmt: skip
_KIND = "shoebox/people/1"
_KEPT_PIN = re.compile(r"(?:[0-9a-f]{2}){4,64}:[0-9a-f]{64}")
Row = tuple[Entry, str]  # and what is kept of the PIN


def write_people(
    place: Place,
    rows: Iterable[Row],
    *,
    no: int,
    named: Iterable[str],
    public_key: bytes,
    sign: Callable[[bytes], bytes],
    key: CarryingKey,
    readers: Iterable[tuple[str, bytes]],
) -> bytes:
    """A register's word; the same, the same bytes. `readers` are the others' carrying keys, by register.

    `rows` are the last of each person, the newest first: as many go in as there is room for.
    """
    told = [_plain_row(entry, pin) for entry, pin in rows][:SET_MAX]
    plain: dict[str, Any] = {
        "epoch": place.epoch, "named": sorted(named)[:NAMED_MAX], "no": no, "public_key": public_key.hex(),
        "register": place.register, "store": place.store, "word": _KIND,
    }  # fmt: skip
    while True:
        within = {**plain, "rows": sorted(told)}
        digest = digest_of(_WORD, within)
        tags = sorted([one, tag_for(key, theirs, digest, place=place, to=one).hex()] for one, theirs in readers)
        whole = {**within, "tags": tags}
        data = write_plain({**whole, "sig": sign(digest_of(_WORD, whole)).hex()})
        if len(data) <= WORD_BYTES_MAX or not told:
            return data
        told.pop()


def tag_for(key: CarryingKey, theirs: bytes, digest: bytes, *, place: Place, to: str) -> bytes:
    """The tag of `place`'s word for the register `to`; `key` and `theirs` are a private and a public key of the two.

    Which of the two is whose is said in the key, so that nobody is told their own word as another's.
    """
    about = b"".join(len(part).to_bytes(2, "big") + part for part in map(str.encode, (place.store, place.register, to)))
    return hmac.digest(key.agreed(theirs, _TAG + about), digest, "sha256")


def read_people(data: bytes) -> PeopleWord:
    """A word that holds together and that the key in it has signed (``carry.message``, ``entry.*``).

    Whose key it is says nobody yet: see `is_told_by`.
    """
    try:
        plain = read_plain(data, fields=_WORD_FIELDS, most=WORD_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        if plain["word"] != _KIND or plain["epoch"] < 1:
            raise ValueError("another kind of message")
        place = Place(store=plain["store"], register=plain["register"], epoch=plain["epoch"])
        key = exactly(plain["public_key"], HASH_BYTES)
        if not signature_fits(key, digest_of(_WORD, plain), sig):
            raise ValueError("signature")
        rows = tuple(_row(row, place, key) for row in _few(plain["rows"], SET_MAX))
        if len({one.number for one in rows}) < len(rows):
            raise ValueError("rows")
        tags = tuple(_tag(row) for row in _few(plain["tags"], REGISTERS_MAX))
        named = tuple(_number(one) for one in _few(plain["named"], NAMED_MAX))
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
    within = {name: value for name, value in plain.items() if name != "tags"}
    return PeopleWord(
        store=place.store, register=place.register, epoch=place.epoch, no=plain["no"], public_key=key,
        set_here=rows, named=named, tags=tags, digest=digest_of(_WORD, within),
    )  # fmt: skip


def is_told_by(word: PeopleWord, theirs: bytes, *, key: CarryingKey, to: str) -> bool:
    """Whether whoever has the carrying key `theirs` made this word for the register `to`, whose key this is."""
    tag = dict(word.tags).get(to, b"")
    return hmac.compare_digest(tag, tag_for(key, theirs, word.digest, place=word, to=to))


def word_mark(words: Iterable[bytes]) -> str:
    """What tells whether two hold the same words; hex."""
    return hashlib.sha256(_MARK + b"".join(sorted(hashlib.sha256(one).digest() for one in words))).hexdigest()


def write_people_ask(ask: PeopleAsk, sign: Callable[[bytes], bytes]) -> bytes:
    """A register's turn, under its signature."""
    plain = {
        "epoch": ask.epoch, "holds": [one.hex() for one in ask.holds], "nonce": ask.nonce.hex(),
        "own": ask.own.decode(), "register": ask.register, "store": ask.store,
    }  # fmt: skip
    return write_plain({**plain, "sig": sign(digest_of(_ASK, plain)).hex()})


def read_people_ask(data: bytes, *, key_of: Callable[[Place], bytes]) -> PeopleAsk:
    """Signed with the key that `key_of` knows this register by (``carry.message``, ``carry.forged_claim``)."""
    try:
        plain = read_plain(data, fields=_ASK_FIELDS, most=ASK_BYTES_MAX, text_max=WORD_BYTES_MAX)
        sig = exactly(plain.pop("sig"), SIGNATURE_BYTES)
        ask = PeopleAsk(
            store=plain["store"], register=plain["register"], epoch=plain["epoch"], own=plain["own"].encode(),
            nonce=exactly(plain["nonce"], NONCE_BYTES),
            holds=tuple(exactly(_text(one), HASH_BYTES) for one in _few(plain["holds"], WORDS_MAX)),
        )  # fmt: skip
        if ask.epoch < 1:
            raise ValueError("epoch")
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong
    if not signature_fits(key_of(ask), digest_of(_ASK, plain), sig):
        raise Refusal("carry.forged_claim", register=ask.register, store=ask.store)
    return ask


def write_people_answer(words: Iterable[bytes]) -> bytes:
    """The words that a register does not hold, as many as go into one answer, and at least one of them."""
    told: list[str] = []
    data = write_plain({"words": told})
    for one in words:
        longer = write_plain({"words": [*told, one.decode()]})
        if len(longer) > ANSWER_BYTES_MAX:
            break
        told, data = [*told, one.decode()], longer
    return data


def read_people_answer(data: bytes) -> tuple[bytes, ...]:
    """The words, as they came (``carry.message``)."""
    try:
        plain = read_plain(data, fields={"words": list}, most=ANSWER_BYTES_MAX)
        return tuple(_text(one).encode() for one in _few(plain["words"], WORDS_MAX))
    except ValueError as wrong:
        raise Refusal("carry.message", why=str(wrong)[:60]) from wrong


def _plain_row(entry: Entry, pin: str) -> list[Any]:
    return [entry.seq, entry.body.decode(), entry.prev.hex(), entry.hash.hex(), entry.sig.hex(), pin]


def _row(row: Any, place: Place, key: bytes) -> SetHere:
    """One person, as an entry of that book says it that two people made, and the kept PIN that it has the hash of."""
    if type(row) is not list or [type(part) for part in row] != [int, str, str, str, str, str]:
        raise ValueError("rows")
    seq, body, prev, own_hash, sig, pin = row
    if not 1 <= seq <= SEQ_MAX:
        raise ValueError("rows")
    entry = Entry(
        register=place.register, epoch=place.epoch, seq=seq, kind=str(Kind.STAFF_CHANGED), body=body.encode(),
        prev=exactly(prev, HASH_BYTES), hash=exactly(own_hash, HASH_BYTES), sig=exactly(sig, SIGNATURE_BYTES),
    )  # fmt: skip
    if hash_of(entry) != entry.hash or not signature_fits(key, entry.hash, entry.sig):
        raise ValueError("entry")
    envelope = read_body(entry.body)
    act = act_of(entry.kind, envelope.data)
    if not isinstance(act, StaffChanged) or not act.turn or envelope.store != place.store:
        raise ValueError("entry")
    person = Person(act.number, act.name, act.initials, Role.CLERK, pin)
    if unfit_person(person) or not _KEPT_PIN.fullmatch(pin) or mark_of_pin(person) != act.mark:
        raise ValueError("pin")
    return SetHere(person, act.instead, act.set_by(entry, envelope))


def _tag(row: Any) -> tuple[str, bytes]:
    if type(row) is not list or [type(part) for part in row] != [str, str] or not number_fits(row[0]):
        raise ValueError("tags")
    return row[0], exactly(row[1], HASH_BYTES)


def _number(one: Any) -> str:
    if type(one) is not str or not number_fits(one) or len(one) > STAFF_NUMBER_CHARS_MAX:
        raise ValueError("named")
    return one


def _text(one: Any) -> str:
    if type(one) is not str:
        raise ValueError("text")
    return one


def _few(rows: list[Any], most: int) -> list[Any]:
    if len(rows) > most:
        raise ValueError("too many")
    return rows
