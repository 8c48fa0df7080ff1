"""What libsodium says yes to is what OpenSSL says yes to, whoever made it and whatever was done to it."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import example, given
from hypothesis import strategies as st

from shoebox.formats import sodium
from shoebox.formats.signing import Signer, signature_fits

ORDER = 2**252 + 27742317777372353535851937790883648493
SMALL = [bytes.fromhex("01" + "00" * 31), bytes(32), bytes.fromhex("ec" + "ff" * 30 + "7f")]  # of order 1, 4 and 2
seeds = st.binary(min_size=32, max_size=32)


def openssl_fits(public_key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def plus_order(signature: bytes) -> bytes:
    """The same signature with a number that is no remainder."""
    return signature[:32] + (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little")


@given(
    seed=seeds,
    message=st.binary(max_size=70),
    change=st.sampled_from(["", "bit", "order", "short", "long", "moved", "small key", "short key", "other"]),
    at=st.integers(0, 511),
)
@example(seed=bytes(32), message=b"", change="", at=0)
def test_both_say_the_same(seed: bytes, message: bytes, change: str, at: int) -> None:
    signer = Signer.from_private_bytes(seed)
    key, signature = signer.public_key, signer.sign(message)
    if change == "bit":
        signature = (int.from_bytes(signature, "big") ^ 1 << at).to_bytes(64, "big")
    elif change == "order":
        signature = plus_order(signature)
    elif change == "short":
        signature = signature[:-1]
    elif change == "long":
        signature += b"\0"
    elif change == "moved":  # where one ends and the other begins is not left to chance
        signature, message = signature + message[:1], message[1:]
    elif change == "small key":
        key = SMALL[at % 3]
        signature = SMALL[0] + bytes(32)
    elif change == "short key":
        key = key[: at % 32]
    elif change == "other":
        key = Signer.from_private_bytes(bytes(32)).public_key
    plain = openssl_fits(key, message, signature)
    assert signature_fits(key, message, signature) == plain
    quick = sodium.quick_check()
    if quick is not None and quick(key, message, signature):
        assert plain


@pytest.mark.parametrize("at", range(len(sodium.REFUSED)))
def test_openssl_refuses_what_a_quick_check_must_refuse(at: int) -> None:
    key, signature = sodium.REFUSED[at]
    assert not openssl_fits(key, sodium.MESSAGE, signature)
    assert not signature_fits(key, sodium.MESSAGE, signature)


def test_a_check_that_says_yes_to_one_of_them_is_not_asked() -> None:
    assert sodium.is_as_strict(openssl_fits)
    for lenient in sodium.REFUSED:
        assert not sodium.is_as_strict(lambda key, _, signature, one=lenient: (key, signature) == one)


def test_without_it_openssl_alone_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    signer = Signer.generate()
    monkeypatch.setattr("shoebox.formats.signing.quick_check", lambda: None)
    assert signature_fits(signer.public_key, b"x", signer.sign(b"x"))
    assert not signature_fits(signer.public_key, b"y", signer.sign(b"x"))


def test_the_one_that_is_installed_is_asked() -> None:
    """Where an upgrade brings one that is of another mind, this says so; nothing else would but the clock."""
    pytest.importorskip("nacl")
    quick = sodium.quick_check()
    assert quick is not None
    signer = Signer.generate()
    assert quick(signer.public_key, b"x", signer.sign(b"x"))
