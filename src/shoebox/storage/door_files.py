"""What store PCs know each other by on the store's own network. Storage room: small files beside the book.

The office PC has a certificate with its key; a register that was paired with it has a copy of the certificate.
"""

from __future__ import annotations

import ssl
from pathlib import Path

from shoebox.formats.store_certificate import certificate_mark, make_certificate
from shoebox.storage.keys import keep_file
from shoebox.storage.private import keep_private

DOOR_FILE, DOOR_KEY_FILE, PINNED_OFFICE_FILE = "office-door.pem", "office-door.key", "office.pem"
_BYTES_MAX = 16 * 1024


def door_certificate(folder: Path, name: str) -> tuple[Path, Path, bytes]:
    """The files of the office's certificate and its key, made on first use, and the certificate's SHA-256.

    Trouble ``files.unwritable``. Where one can't be read, or they don't belong together, both are made anew: no door
    opens with them, and its registers are then paired once more.
    """
    certificate, key = folder / DOOR_FILE, folder / DOOR_KEY_FILE
    try:
        if not key.exists():
            raise ValueError("no key")
        keep_private(key)
        mark = certificate_mark(certificate.read_bytes())
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=bytes)
        return certificate, key, mark
    except (OSError, ValueError):
        made, private = make_certificate(name)
    keep_file(key, private)
    keep_file(certificate, made)
    return certificate, key, certificate_mark(made)


def pinned_office(folder: Path) -> bytes:
    """The certificate (PEM) of the office this register was paired with; empty where there is none."""
    return _certificate(folder / PINNED_OFFICE_FILE)


def own_door(folder: Path) -> bytes:
    """The certificate (PEM) of this office's own door; empty where it never had one."""
    return _certificate(folder / DOOR_FILE)


def _certificate(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            held = file.read(_BYTES_MAX)
        certificate_mark(held)
    except (OSError, ValueError):
        return b""
    return held


def pin_office(folder: Path, certificate: bytes) -> None:
    """Believe this office from now on, in place of one before. Trouble ``files.unwritable``."""
    keep_file(folder / PINNED_OFFICE_FILE, certificate)
