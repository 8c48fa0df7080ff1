"""A certificate that an office PC makes for itself, for its store's own network. Formats room: no disk, no network.

No authority signs it and no name in it is believed: a register knows it by its hash, learnt while it was paired. So it
has no date to run out on a day when clocks are wrong.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re

_FROM = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_UNTIL = dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)  # RFC 5280: no well-defined end
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]{100,8000})-----END CERTIFICATE-----\s*")


def make_certificate(name: str) -> tuple[bytes, bytes]:
    """A new certificate and its private key, both PEM."""
    # A register that only sends never loads these.
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    made = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(serialization.Encoding.PEM), private


def certificate_mark(pem: bytes) -> bytes:
    """SHA-256 of a certificate, 32 bytes, as browsers show it; a ValueError where these bytes are none."""
    found = _PEM.fullmatch(pem)
    if found is None:
        raise ValueError("no certificate")
    return hashlib.sha256(base64.b64decode(b"".join(found[1].split()), validate=True)).digest()
