"""Sealed numbers: opened by their key for their entry, and by nothing else; and as RFC 9180 has it, step by step."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given
from hypothesis import strategies as st

from sealmaking import AMEX, KEY, OTHER_KEY, PASSPHRASE, VISA, whose
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import ClearCard, SealedFor, from_letters, is_sealed, key_id_of, to_letters
from shoebox.formats.sealing import key_id, seal_card
from shoebox.formats.signing import Signer
from shoebox.formats.wrapping import SEALING, SIGNING, unwrap, unwrap_bytes, wrap_bytes

CARD = ClearCard(VISA, "0928")
NAMES = st.text(max_size=20)


def shut(letters: str, identity: SealedFor, key=KEY) -> bool:
    with pytest.raises(Refusal) as refused:
        key.open(letters, identity)
    return refused.value.code == "seal.shut"


@pytest.mark.parametrize("card", [CARD, ClearCard(AMEX, "1127"), ClearCard("4222222222222", "0130")])
def test_a_number_comes_out_as_it_went_in_and_every_seal_is_as_long(card: ClearCard) -> None:
    letters = seal_card(card, whose(), KEY.public_key)
    assert is_sealed(letters)
    assert key_id_of(letters) == key_id(KEY.public_key)
    assert KEY.open(letters, whose()) == card
    assert seal_card(card, whose(), KEY.public_key) != letters


@given(store=NAMES, register=NAMES, slip=NAMES, amount=st.integers(0, 10**9), epoch=st.integers(1, 99))
def test_a_seal_opens_for_no_other_entry(store: str, register: str, slip: str, amount: int, epoch: int) -> None:
    mine = whose(store=store, register=register, slip=slip, amount_minor=amount, epoch=epoch)
    letters = seal_card(CARD, mine, KEY.public_key)
    assert KEY.open(letters, mine) == CARD
    others = {
        "store": store + "1", "register": register + "2", "epoch": epoch + 1, "entry_id": "another", "slip": slip + "3",
        "amount_minor": amount + 1, "currency": "EUR",
    }  # fmt: skip
    for name, value in others.items():
        assert shut(letters, replace(mine, **{name: value})), name


@given(at=st.integers(0, 79), bit=st.integers(0, 7))
def test_a_seal_with_any_bit_changed_is_shut(at: int, bit: int) -> None:
    data = bytearray(from_letters(seal_card(CARD, whose(), KEY.public_key)))
    data[at] ^= 1 << bit
    assert shut(to_letters(bytes(data)), whose())


def test_a_seal_is_shut_to_another_key_and_words_are_no_seal() -> None:
    letters = seal_card(CARD, whose(), KEY.public_key)
    assert shut(letters, whose(), OTHER_KEY)
    assert shut("4111 1111", whose())
    assert VISA not in repr(KEY)


def test_a_sealing_key_and_a_signing_key_are_never_taken_for_each_other() -> None:
    data = wrap_bytes(KEY.private_bytes(), KEY.public_key, PASSPHRASE, kind=SEALING, work=1)
    assert unwrap_bytes(data, PASSPHRASE, kind=SEALING) == (KEY.private_bytes(), KEY.public_key)
    with pytest.raises(Refusal, match="passphrase"):
        unwrap_bytes(data, "another passphrase", kind=SEALING)
    with pytest.raises(ValueError, match="another kind"):
        unwrap(data, PASSPHRASE)
    signing = Signer.generate()
    held = wrap_bytes(signing.private_bytes(), signing.public_key, PASSPHRASE, kind=SIGNING, work=1)
    with pytest.raises(ValueError, match="another kind"):
        unwrap_bytes(held, PASSPHRASE, kind=SEALING)
    with pytest.raises(Refusal, match="passphrase"):  # a file whose kind was written over
        unwrap_bytes(held.replace(b"private-key", b"sealing-key"), PASSPHRASE, kind=SEALING)


def _labelled(suite: bytes, label: bytes, ikm: bytes, salt: bytes = b"") -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, hashlib.sha256)


def _expanded(suite: bytes, prk: bytes, label: bytes, info: bytes, size: int) -> bytes:
    whole = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, whole + b"\x01", hashlib.sha256)[:size]


def test_a_seal_can_be_opened_by_the_standard_alone() -> None:
    """RFC 9180, sections 4.1 and 5.1 with KEM 0x0020, KDF 0x0001, AEAD 0x0003: whoever has the key needs no Shoebox."""
    data = from_letters(seal_card(CARD, whose(), KEY.public_key))
    version, named, enc, sealed = data[:1], data[1:9], data[9:41], data[41:]
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"
    private = X25519PrivateKey.from_private_bytes(KEY.private_bytes())
    shared = private.exchange(X25519PublicKey.from_public_bytes(enc))
    eae = _labelled(kem, b"eae_prk", shared)
    secret = _expanded(kem, eae, b"shared_secret", enc + KEY.public_key, 32)
    info = b"shoebox/sealed-card/1" + whose().bound()
    context = b"\x00" + _labelled(suite, b"psk_id_hash", b"") + _labelled(suite, b"info_hash", info)
    base = _labelled(suite, b"secret", b"", secret)
    key, nonce = _expanded(suite, base, b"key", context, 32), _expanded(suite, base, b"base_nonce", context, 12)
    assert ChaCha20Poly1305(key).decrypt(nonce, sealed, b"") == VISA.ljust(19).encode() + b"0928"
    assert (version, named) == (b"\x01", key_id(KEY.public_key))
