"""Head office's card, the wish for a new one, and a key under a passphrase: what is read, and what never is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxmaking import NOON_MS, signer
from keymaking import ROOT, card, key
from shoebox.domain.clock import DAY_MS
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import KEYS_MAX, NOBODY, OfficeCard, unfit_card
from shoebox.formats.office_card import (
    KeyRequest,
    check_signer,
    read_card,
    read_key_request,
    write_card,
    write_key_request,
)
from shoebox.formats.wrapping import is_wrapped, public_of, unwrap, wrap

ONE, TWO, THIEF = signer("one"), signer("two"), signer("thief")
WORDS = "five words are a good one"


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as told:
        work()
    return told.value.code


def judged(held: OfficeCard, *, by=ONE, at_ms: int = NOON_MS) -> str:
    """What becomes of a message that this key has signed."""
    try:
        check_signer(held, b"message", by.sign(b"message"), at_ms=at_ms)
    except Refusal as wrong:
        return wrong.code
    return ""


@given(
    number=st.integers(1, 2**31),
    keys=st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=KEYS_MAX, unique=True),
    until_ms=st.integers(1, 2**45),
    revoked=st.booleans(),
)
def test_what_the_root_signed_is_read(number, keys, until_ms, revoked):
    rows = [key(one, until_ms=until_ms, is_revoked=revoked) for one in keys]
    made = card(*rows, number=number)
    assert read_card(made.data) == made
    assert read_card(made.data).data == made.data
    assert write_card(made, ROOT.sign).data == made.data


def test_a_card_is_written_as_the_version_before_reads_it():
    """Head office is updated first and stores on any night after it: to the byte, with what each key may sign."""
    made = card(ONE.public_key, root=ROOT, number=7)
    head, sig, rest = made.data.partition(b',"sig":"')
    row = f'["{ONE.public_key.hex()}",{NOON_MS - DAY_MS},{NOON_MS + 400 * DAY_MS},"dispatches receipts",0]'
    assert head.decode() == (
        f'{{"card":"shoebox/head-office/2","issued_ms":{NOON_MS},"keys":[{row}],"number":7,"root":"{ROOT.public_key.hex()}"'
    )
    assert (sig, len(rest)) == (b',"sig":"', 130)
    less = made.data.replace(b"dispatches receipts", b"dispatches")
    assert refused(lambda: read_card(less)) == "office_card.unreadable"


def test_no_changed_byte_of_a_card_is_believed():
    """Each byte turned over in one bit; a card of somebody who signs it in our root's name; one row too many."""
    made = card(ONE.public_key, key(TWO.public_key, is_revoked=True))
    for at in range(len(made.data)):
        bent = bytearray(made.data)
        bent[at] ^= 1 << at % 8
        assert refused(lambda bent=bytes(bent): read_card(bent)) in ("office_card.unreadable", "keys.forged")
    forged = write_card(replace(made, number=9), THIEF.sign)
    assert refused(lambda: read_card(forged.data)) == "keys.forged"
    for wrong in (b"", b"{}", b"\xff" * 9_000, made.data[:-1], made.data.replace(b'"number":1', b'"number":0')):
        assert refused(lambda wrong=wrong: read_card(wrong)) == "office_card.unreadable"
    assert unfit_card(replace(made, keys=made.keys * 9)) == "keys"
    assert unfit_card(replace(made, keys=())) == "keys"


def test_a_key_signs_until_its_end_and_not_once_it_is_revoked():
    """Good; the last moment and the one after; revoked; unknown; a register that knows nobody."""
    end_ms = NOON_MS + DAY_MS
    held = card(key(ONE.public_key, until_ms=end_ms))
    assert judged(held) == ""
    assert (judged(held, at_ms=end_ms), judged(held, at_ms=end_ms + 1)) == ("", "keys.over")
    assert judged(card(TWO.public_key, key(ONE.public_key, is_revoked=True))) == "keys.revoked"
    assert (judged(held, by=THIEF), judged(NOBODY)) == ("receipt.forged", "receipt.forged")
    assert refused(lambda: held.refuse_signer(TWO.public_key, at_ms=1)) == "keys.unknown"


def test_the_next_card_keeps_the_old_key_a_month_and_a_stolen_one_not_at_all():
    """Rotated: both good for five weeks. Stolen: at once. The seventeenth key pushes the oldest off."""
    first = card(ONE.public_key)
    second = first.with_key(TWO.public_key, now_ms=NOON_MS)
    assert (second.number, [one.public_key for one in second.keys]) == (2, [TWO.public_key, ONE.public_key])
    assert second.keys[1].until_ms == NOON_MS + 35 * DAY_MS
    stolen = first.with_key(TWO.public_key, now_ms=NOON_MS, stolen=True)
    assert [one.is_revoked for one in stolen.keys] == [False, True]
    assert (stolen.vouches_for(ONE.public_key), stolen.ends_ms()) == (False, stolen.keys[0].until_ms)
    for at in range(20):
        second = second.with_key(signer(str(at)).public_key, now_ms=NOON_MS)
    assert len(second.keys) == KEYS_MAX
    assert second.key(ONE.public_key) is None


def test_a_wish_is_the_new_keys_own():
    """Read as written; with another key in it, without our root's card, or cut, it is none."""
    now = card(ONE.public_key)
    wish = write_key_request(KeyRequest(public_key=TWO.public_key, now=now, stolen=True), TWO.sign)
    read = read_key_request(wish)
    assert (read.public_key, read.now, read.now.data, read.stolen) == (TWO.public_key, now, now.data, True)
    others = write_key_request(KeyRequest(public_key=TWO.public_key, now=now, stolen=False), THIEF.sign)
    for wrong in (others, wish[:-1], wish.replace(b'"stolen":1', b'"stolen":0'), now.data, b""):
        assert refused(lambda wrong=wrong: read_key_request(wrong)) == "keys.request"


def test_a_key_under_a_passphrase_opens_with_it_alone():
    """Right, wrong, and each changed byte; the secret itself never stands in the file; a short one is refused."""
    data = wrap(ONE, WORDS, work=1)
    assert is_wrapped(data)
    assert public_of(data) == ONE.public_key
    assert unwrap(data, WORDS).private_bytes() == ONE.private_bytes()
    assert ONE.private_bytes().hex().encode() not in data
    assert wrap(ONE, WORDS, work=1) != data
    assert refused(lambda: unwrap(data, WORDS + " ")) == "keys.passphrase"
    for at in range(len(data)):
        bent = bytearray(data)
        bent[at] ^= 1
        with pytest.raises((Refusal, ValueError)):
            unwrap(bytes(bent), WORDS)
    assert refused(lambda: wrap(ONE, "short", work=1)) == "keys.short"
    assert not is_wrapped(ONE.private_bytes().hex().encode())
