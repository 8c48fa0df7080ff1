"""A file that is encrypted while it is carried: a *pouch*, locked to some carrying keys. Formats room: bytes, no disk.

A key drawn for this pouch alone is sealed to each recipient by HPKE (RFC 9180, as card numbers are); the file itself
follows in chunks under ChaCha20-Poly1305 by the STREAM construction: each chunk's nonce says which one it is and
whether it is the last, and the whole front goes into the key. So what is torn, cut, moved or changed does not open, and
nothing is held in memory but one chunk. Who wrote it is not proved here: what is inside is signed, and judged as ever.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shoebox.domain.errors import Refusal
from shoebox.formats.signing import Signer

MAGIC, VERSION = b"\x89SHBPCH\n", 1
POUCH_SUFFIX = ".pouch"
CHUNK_BYTES, TAG_BYTES = 64 * 1024, 16
RECIPIENTS_MAX = 10_000  # registers of the largest chain, and then some
KEY_BYTES, KEY_ID_BYTES, SALT_BYTES = 32, 8, 32
_WRAPPED_BYTES = KEY_BYTES + KEY_BYTES + TAG_BYTES  # what HPKE adds is a public key and a tag
_STANZA_BYTES = KEY_ID_BYTES + _WRAPPED_BYTES
_FRONT_BYTES = len(MAGIC) + 2 + 2
_CHUNKS_MAX = 2**32
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_OWN, _ID, _WRAP, _BODY = (f"shoebox/{what}/1".encode() for what in ("carrying-key", "carrying-id", "pouch", "chunks"))


class CarryingKey:
    """A private key that pouches are opened with, in memory. It is never shown, logged or written by itself.

    It follows from the key of a file that is kept as every private key is, and tells nothing of that one.
    """

    __slots__ = ("_key", "public_key")

    def __init__(self, key: X25519PrivateKey) -> None:
        self._key = key
        self.public_key = key.public_key().public_bytes_raw()

    def __repr__(self) -> str:
        return f"CarryingKey({self.public_key.hex()[:8]})"

    @classmethod
    def of(cls, signer: Signer) -> Self:
        """The carrying key that goes with a signing key: HKDF-SHA256 under a name of its own."""
        made = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_OWN).derive(signer.private_bytes())
        return cls(X25519PrivateKey.from_private_bytes(made))

    def unlock(self, wrapped: bytes) -> bytes:
        """The pouch's own key. Refusal ``pouch.damaged`` where this was not sealed to this key as it stands."""
        try:
            return _SUITE.decrypt(wrapped, self._key, _WRAP)
        except (InvalidTag, ValueError) as wrong:
            raise Refusal("pouch.damaged") from wrong

    def agreed(self, theirs: bytes, about: bytes) -> bytes:
        """32 bytes that only the two whose keys these are can come to, for what `about` names (X25519, HKDF-SHA256).

        A ValueError for a key that agrees on nothing with anybody.
        """
        shared = self._key.exchange(X25519PublicKey.from_public_bytes(theirs))
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=about).derive(shared)


Keyring = Callable[[Sequence[bytes]], CarryingKey]
"""Answers the private key to one of these key ids, or refuses and says why none of them is here."""


def is_carrying_key(public_key: bytes) -> bool:
    """Whether something can be locked to these bytes: some points of the curve agree on nothing with anybody."""
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public_key))
    except ValueError:
        return False
    return True


def carrying_id(public_key: bytes) -> bytes:
    """Eight bytes that name a carrying key in what is locked to it."""
    return hashlib.sha256(_ID + public_key).digest()[:KEY_ID_BYTES]


def is_pouch(data: bytes) -> bool:
    """Whether this begins as a pouch does."""
    return data[: len(MAGIC)] == MAGIC


def pouch_bytes(plain_bytes: int, recipients: int = RECIPIENTS_MAX) -> int:
    """How large a pouch is around so many bytes: more than that is none, and need not be read."""
    chunks = max(1, -(-plain_bytes // CHUNK_BYTES))
    return _FRONT_BYTES + recipients * _STANZA_BYTES + SALT_BYTES + plain_bytes + chunks * TAG_BYTES


def lock(source: BinaryIO, to: BinaryIO, recipients: Iterable[bytes]) -> None:
    """Write what `source` holds as a pouch for these public keys. Never the same bytes twice."""
    keys = sorted(set(recipients))
    assert 0 < len(keys) <= RECIPIENTS_MAX, len(keys)
    own = os.urandom(KEY_BYTES)
    front = MAGIC + VERSION.to_bytes(2, "big") + len(keys).to_bytes(2, "big")
    front += b"".join(carrying_id(key) + _wrapped(own, key) for key in keys) + os.urandom(SALT_BYTES)
    to.write(front)
    cipher, chunk = _cipher(own, front), source.read(CHUNK_BYTES)
    for at in range(_CHUNKS_MAX):
        after = source.read(CHUNK_BYTES)
        to.write(cipher.encrypt(_nonce(at, is_last=not after), chunk, None))
        if not after:
            return
        chunk = after
    raise AssertionError("longer than a pouch can be")


def unlock(source: BinaryIO, keyring: Keyring) -> Iterator[bytes]:
    """What a pouch holds, chunk by chunk, each proved; only after the last one was it all, and nothing more.

    Refusals ``pouch.*`` and whatever `keyring` refuses. Whoever caps the size stops asking.
    """
    front, stanzas = _front(source)
    key = keyring(tuple(stanzas))
    wrapped = stanzas.get(carrying_id(key.public_key))
    assert wrapped is not None, "a keyring answers one of the keys that it was asked for"
    return _chunks(source, _cipher(key.unlock(wrapped), front))


def lock_bytes(data: bytes, recipients: Iterable[bytes]) -> bytes:
    """The same of bytes that are in memory anyway."""
    out = io.BytesIO()
    lock(io.BytesIO(data), out, recipients)
    return out.getvalue()


def unlock_up_to(source: BinaryIO, keyring: Keyring, *, most: int) -> bytes:
    """All that a pouch holds. Refuses one that holds more than `most` bytes (``pouch.too_large``)."""
    held = bytearray()
    for chunk in unlock(source, keyring):
        held += chunk
        if len(held) > most:
            raise Refusal("pouch.too_large", most=max(1, most // 2**20))
    return bytes(held)


def unlock_bytes(data: bytes, keyring: Keyring, *, most: int) -> bytes:
    """The same of bytes that are in memory anyway."""
    return unlock_up_to(io.BytesIO(data), keyring, most=most)


def recipients_of(source: BinaryIO) -> tuple[bytes, ...]:
    """The ids of the keys that a pouch names. Only a claim: nothing was proved. Refusals ``pouch.*``."""
    return tuple(_front(source)[1])


def _front(source: BinaryIO) -> tuple[bytes, dict[bytes, bytes]]:
    """The bytes before the chunks, and what is sealed to each key id."""
    start = source.read(_FRONT_BYTES)
    if not start or start[: len(MAGIC)] != MAGIC[: len(start)]:
        raise Refusal("pouch.not_a_pouch")
    if len(start) < _FRONT_BYTES:
        raise Refusal("pouch.torn")
    version, count = (int.from_bytes(start[at : at + 2], "big") for at in (len(MAGIC), len(MAGIC) + 2))
    if version != VERSION:
        raise Refusal("pouch.version", version=version)
    if not 0 < count <= RECIPIENTS_MAX:
        raise Refusal("pouch.damaged")
    rest = source.read(count * _STANZA_BYTES + SALT_BYTES)
    if len(rest) < count * _STANZA_BYTES + SALT_BYTES:
        raise Refusal("pouch.torn")
    cut = (rest[at : at + _STANZA_BYTES] for at in range(0, count * _STANZA_BYTES, _STANZA_BYTES))
    return start + rest, {one[:KEY_ID_BYTES]: one[KEY_ID_BYTES:] for one in cut}


def _chunks(source: BinaryIO, cipher: ChaCha20Poly1305) -> Iterator[bytes]:
    whole = CHUNK_BYTES + TAG_BYTES
    chunk = source.read(whole)
    for at in range(_CHUNKS_MAX):
        after = source.read(whole)
        yield _opened(cipher, at, chunk, is_last=not after)
        if not after:
            return
        chunk = after


def _opened(cipher: ChaCha20Poly1305, at: int, chunk: bytes, *, is_last: bool) -> bytes:
    try:
        plain = cipher.decrypt(_nonce(at, is_last=is_last), chunk, None)
    except (InvalidTag, ValueError) as wrong:
        raise Refusal("pouch.torn" if is_last and _is_cut(cipher, at, chunk) else "pouch.damaged") from wrong
    if not plain and at:  # a file has one spelling: its last chunk is empty where the file is
        raise Refusal("pouch.damaged")
    return plain


def _is_cut(cipher: ChaCha20Poly1305, at: int, chunk: bytes) -> bool:
    """Whether a file ends here that does not: after a chunk that others follow, or in the middle of one."""
    if len(chunk) < CHUNK_BYTES + TAG_BYTES:
        return True  # or its last chunk was changed; what to do is the same
    try:
        cipher.decrypt(_nonce(at, is_last=False), chunk, None)
    except InvalidTag:
        return False
    return True


def _nonce(at: int, *, is_last: bool) -> bytes:
    return at.to_bytes(11, "big") + bytes([is_last])


def _wrapped(own: bytes, public_key: bytes) -> bytes:
    sealed = _SUITE.encrypt(own, X25519PublicKey.from_public_bytes(public_key), _WRAP)
    assert len(sealed) == _WRAPPED_BYTES
    return sealed


def _cipher(own: bytes, front: bytes) -> ChaCha20Poly1305:
    """The chunks' cipher: a front of which one bit is another makes another key."""
    salt = hashlib.sha256(front).digest()
    return ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=_BODY).derive(own))
