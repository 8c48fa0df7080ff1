"""Ed25519 by libsodium, where it is installed: it says yes in half the time. Formats room: bytes in, yes or no out.

OpenSSL decides what is signed, at the register, at head office and wherever a book is verified. Libraries differ in
signatures that no honest key makes, which RFC 8032 leaves open, so libsodium's yes is taken only where it is OpenSSL's
yes too: it is asked once, before the first signature, about the ways in which such libraries differ. Its no means
nothing; OpenSSL is asked then. Registers do without it: they sign, and check little.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from shoebox.domain.chain import SIGNATURE_BYTES

Fits = Callable[[bytes, bytes, bytes], bool]

_KEY_BYTES = 32
_KEY = "babfaeb20e6cbe8b1795d525f8e49125a6ea2bb0fe69421ee647a7264ffe1df6"
MESSAGE = bytes.fromhex("f105e885162bf9a509c11d15d81cf54ac5f55f749023c5a962651ff850b8a4d7")
# Each keeps S * B = R + h * A but for one thing, by which OpenSSL refuses it.
REFUSED = tuple(
    (bytes.fromhex(key), bytes.fromhex(point + number))
    for key, point, number in (
        (  # S is larger than the order of the group
            _KEY,
            "3e54c441927f9f0ee5e13e34f0b0404c5043651a8f4b7ef087a1c42262a85d0a",
            "628e6568fe7aebd08be4faedb4b033a1ea4387370d3c59f3fbdacf9a9fdb961b",
        ),
        (  # a point of order 8 is added to R: true once both sides are multiplied by 8, as some libraries do
            _KEY,
            "5b61c2e3b93e6c06450f327ea72cdfeb8cde6aa020d2dd827ab3f86e708c8393",
            "e6a74d2d6593cf8ad8ee319b8aadb0f7f32f1eadeaf13fdc7dc8f0942554b60e",
        ),
        (  # one of order 2
            _KEY,
            "afab3bbe6d8060f11a1ec1cb0f4fbfb3afbc9ae570b4810f785e3bdd9d57a2f5",
            "421c302e5b3ba70f28933e29bd55ccd690366118c867879cf3fc3bb51d9c6c00",
        ),
        (  # R is 0, in another spelling
            _KEY,
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "e01e276f3a13bcb02b8644b23aa3983f1223f519f926977611d22d63bab5780d",
        ),
        (  # a point of order 8 is added to the key
            "687de325ce21680fc3242ed391b1a1b836ce18b0c7ce2c6230bccd6ad5436479",
            "72e6529f8c273f1fc66688cf15ab63195702c173034b6346c210131b79979127",
            "b405ed439fbc9e49ae56e046b6bcbf3bc0dcd4c8f098a111b38a4756dda13006",
        ),
    )
)


@cache
def quick_check() -> Fits | None:
    """A check whose yes is OpenSSL's yes; None where libsodium is not here, or is of another mind."""
    fits = _libsodium()
    return fits if fits is not None and is_as_strict(fits) else None


def is_as_strict(fits: Fits) -> bool:
    """Whether a check refuses all that is refused for reasons that not every library has."""
    return not any(fits(key, MESSAGE, signature) for key, signature in REFUSED)


def _libsodium() -> Fits | None:
    try:
        from nacl.bindings import crypto_sign_open  # noqa: PLC0415 (head office alone has it)
        from nacl.exceptions import BadSignatureError  # noqa: PLC0415
    except ImportError:
        return None

    def fits(public_key: bytes, message: bytes, signature: bytes) -> bool:
        try:
            if len(public_key) != _KEY_BYTES or len(signature) != SIGNATURE_BYTES:
                return False  # it would read on past a short key's end
            return bool(crypto_sign_open(signature + message, public_key) == message)
        except (BadSignatureError, TypeError):
            return False

    return fits
