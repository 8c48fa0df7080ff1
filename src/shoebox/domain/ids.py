"""Short codes that people read aloud. Standard library only; randomness comes in as an argument."""

from __future__ import annotations

import hashlib
import re
import uuid

# No 0/O, 1/I, A, B/8, E, S/5, U, Z/2 pairs: nothing is misread over a telephone, and no words come out.
ALPHABET = "23456789CDFGHJKLMNPQRTVWXY"
CLAIM_PREFIX = "SBX:"
CLAIM_SIGNS = 8


def entry_id(random_bytes: bytes) -> str:
    """A random UUID (RFC 9562, version 4) from 16 random bytes, as text: the identity of an entry for ever."""
    return str(uuid.UUID(bytes=random_bytes, version=4))


def _letters(digest: bytes, count: int) -> str:
    number = int.from_bytes(digest, "big") % len(ALPHABET) ** count
    out = []
    for _ in range(count):
        number, at = divmod(number, len(ALPHABET))
        out.append(ALPHABET[at])
    return "".join(out)


def is_claim_code(text: str) -> bool:
    """Whether these are eight letters as claim codes have them, with or without what stands before them on paper."""
    return may_become_claim(text) and len(_bare(text)) == CLAIM_SIGNS


def may_become_claim(text: str) -> bool:
    """Whether this could be the beginning of a claim code."""
    code = _bare(text)
    return len(code) <= CLAIM_SIGNS and all(sign in ALPHABET for sign in code)


def _bare(text: str) -> str:
    return "".join(text.upper().split()).removeprefix(CLAIM_PREFIX)


def claim_code(entry_hash: bytes) -> str:
    """Eight letters of an entry's hash: ``K7QM4TXN``. The customer's handle on one sale (about 2e11 codes)."""
    return _letters(entry_hash[:16], CLAIM_SIGNS)


def slip_code(entry_hash: bytes) -> str:
    """Four letters of the other half of the hash, written on both copies of the paper: an anchor outside the PC."""
    return _letters(entry_hash[16:], 4)


def fingerprint(public_key: bytes) -> str:
    """``K7QM 4TXN 9CDF 2HJK``: 75 bits of a key's hash, for two people to compare over a telephone."""
    return spaced(_letters(hashlib.sha256(b"shoebox/fingerprint/1" + public_key).digest(), 16))


def spaced(code: str) -> str:
    """``K7QM 4TXN``: groups of four for people."""
    return " ".join(re.findall(r".{1,4}", code))


def short_digest(digest: bytes) -> str:
    """80 bits of a hash in groups of four hex digits: what the end-of-day report shows beside its QR code."""
    return spaced(digest[:10].hex().upper())
