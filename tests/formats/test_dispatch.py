"""Dispatches as bytes: what was written is read again, and no changed byte is believed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keymaking import card, key
from shoebox.domain.dispatch import (
    BODY_BYTES_MAX,
    Ask,
    DispatchHead,
    DispatchKind,
    Held,
    IncidentWord,
    Notice,
    Offer,
    Offers,
    PieceAsk,
    series_of,
)
from shoebox.domain.errors import Refusal
from shoebox.formats.dispatch import (
    MAGIC,
    peek_dispatch,
    read_dispatch,
    read_incident,
    read_notice,
    write_dispatch,
    write_incident,
    write_notice,
)
from shoebox.formats.dispatch_talk import (
    read_ask,
    read_offers,
    read_piece_ask,
    write_ask,
    write_offers,
    write_piece_ask,
)
from shoebox.formats.frames import open_sealed, signed, write_sealed
from shoebox.formats.signing import Signer

OFFICE, STRANGER = Signer.from_private_bytes(bytes(range(32))), Signer.from_private_bytes(bytes(32))
OURS = card(key(OFFICE.public_key, until_ms=2**46))
numbers = st.from_regex(r"[0-9]{1,4}", fullmatch=True)
lines = st.text(st.characters(categories=["L", "Nd", "Zs"], codec="utf-8"), max_size=60).map(
    lambda text: " ".join(__import__("unicodedata").normalize("NFC", text).split())[:60]
)


def head(kind: DispatchKind = DispatchKind.POLICY, *, version: int = 7, **more: object) -> DispatchHead:
    plain = DispatchHead(
        kind=kind, series=series_of(kind, version, "26-07"), version=version, stores=("085", "112"),
        issued_ms=1_794_484_800_000, expires_ms=1_794_484_900_000, about="new limits",
        public_key=OFFICE.public_key,
    )  # fmt: skip
    return replace(plain, **more)


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as told:
        work()
    return told.value.code


def refused(data: bytes) -> str:
    return code_of(lambda: read_dispatch(data, card=OURS))


@given(
    kind=st.sampled_from(DispatchKind),
    version=st.integers(1, 10_000),
    stores=st.sets(numbers, max_size=9),
    issued_ms=st.integers(1, 2**45),
    lives_ms=st.integers(1, 2**40),
    body=st.binary(max_size=400),
)
def test_what_was_sealed_is_opened(kind, version, stores, issued_ms, lives_ms, body):
    said = head(
        kind, version=version, stores=tuple(sorted(stores)), issued_ms=issued_ms, expires_ms=issued_ms + lives_ms
    )
    data = write_dispatch(said, body, OFFICE.sign)
    assert data == write_dispatch(said, body, OFFICE.sign)
    held = read_dispatch(data, card=OURS)
    assert (held.head, held.body) == (said, body)
    assert peek_dispatch(data) == said


def test_every_changed_byte_is_refused():
    """Each byte of a small dispatch turned over in one bit, one after the other; then each shorter and one longer."""
    data = write_dispatch(head(), b"version = 7", OFFICE.sign)
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        assert refused(bytes(changed)).startswith("out.")
    for size in range(len(data)):
        assert refused(data[:size]) in ("out.truncated", "out.not_a_dispatch")
    assert refused(data + b"\0") == "out.damaged"


def test_another_office_and_a_false_signature_are_told_apart():
    """Signed by a stranger under its own name; signed by a stranger in head office's name."""
    assert refused(write_dispatch(head(public_key=STRANGER.public_key), b"", STRANGER.sign)) == "out.other_office"
    assert refused(write_dispatch(head(), b"", STRANGER.sign)) == "out.forged"


def test_a_body_over_its_cap_is_neither_sealed_nor_opened():
    """A notice of one byte more than may be; and a bomb: a policy's megabyte of zeros packed into a kilobyte."""
    most = BODY_BYTES_MAX[DispatchKind.NOTICE]
    assert code_of(lambda: write_dispatch(head(DispatchKind.NOTICE), bytes(most + 1), OFFICE.sign)) == "out.too_large"
    said = open_sealed(write_dispatch(head(), b"", OFFICE.sign), magic=MAGIC, version=1, head_max=9_999, packed_max=9)
    bomb = write_sealed(
        said.head, zlib.compress(bytes(1024 * 1024)), magic=MAGIC, version=1,
        sign=lambda digest: OFFICE.sign(signed(b"shoebox/dispatch/1", digest)),
    )  # fmt: skip
    assert len(bomb) < 2_000
    assert refused(bomb) == "out.too_large"


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 0},
        {"stores": ("112", "085")},
        {"stores": ("../etc",)},
        {"expires_ms": 1_794_484_800_000},
        {"about": "card 4111111111111111"},
        {"series": "7"},
    ],
)
def test_a_head_that_cannot_be_is_never_sealed(wrong):
    with pytest.raises(AssertionError):
        write_dispatch(head(**wrong), b"", OFFICE.sign)


@given(
    title=lines.filter(bool),
    said=st.lists(lines, min_size=1, max_size=5),
    roles=st.sets(st.sampled_from(["clerk", "manager"])),
)
def test_a_notice_is_read_as_it_was_written(title, said, roles):
    notice = Notice(title=title, lines=tuple(said), roles=tuple(sorted(roles)))
    assert read_notice(write_notice(notice)) == notice


def test_a_notice_that_no_screen_carries_is_refused():
    """No words at all; a card number; too many lines; a role that nobody has."""
    for notice in (
        Notice(title="Till drill", lines=()),
        Notice(title="Till drill", lines=("call 4111 1111 1111 1111",)),
        Notice(title="Till drill", lines=("x",) * 25),
    ):
        assert code_of(partial(write_notice, notice)) == "out.notice"
    assert code_of(lambda: read_notice(b'{"lines":["a"],"roles":["king"],"title":"b"}')) == "out.body"


def test_a_word_on_an_incident_is_read_as_it_was_written():
    word = IncidentWord(number="26-07", began_ms=5, rescue_lane="finance", said="Central is down.", ended_ms=9)
    assert read_incident(write_incident(word)) == word
    for wrong in (replace(word, number="a b"), replace(word, ended_ms=4), replace(word, rescue_lane="both")):
        assert code_of(partial(read_incident, write_incident(wrong))) == "out.body"


def test_ask_and_offers_are_read_as_they_were_written_and_no_changed_byte_is_believed():
    own = {"store": "085", "register": "085-2", "epoch": 1, "nonce": bytes(range(32))}
    ask = Ask(**own, holds=(Held(kind="policy", series="", version=7), Held(kind="notice", series="3", version=3)))
    offers = Offers(**own, clock_ms=5, offers=(Offer(kind="prices", series="", version=2, size=9, digest=bytes(32)),))
    asked, offered = write_ask(ask, STRANGER.sign), write_offers(offers, OFFICE.sign)
    assert read_ask(asked, key_of=lambda _place: STRANGER.public_key) == ask
    assert read_offers(offered, card=OURS) == offers
    for data, read in (
        (asked, lambda bent: read_ask(bent, key_of=lambda _place: STRANGER.public_key)),
        (offered, lambda bent: read_offers(bent, card=OURS)),
    ):
        for at in range(len(data)):
            bent = bytearray(data)
            bent[at] ^= 1 << at % 8
            with pytest.raises(Refusal):
                read(bytes(bent))


def test_a_wish_for_a_piece_is_read_as_it_was_written():
    ask = PieceAsk(nonce=bytes(range(32)), digest=bytes(32), offset=49_152)
    assert read_piece_ask(write_piece_ask(ask)) == ask
    for wrong in (b"", b"{}", write_piece_ask(ask).replace(b"49152", b"-1"), write_piece_ask(ask)[:-2] + b'","x":1}'):
        assert code_of(partial(read_piece_ask, wrong)) == "carry.message"
