"""Head office's root key: a file that signs its cards and lies in a safe the rest of the year. Storage room.

Beside it lies the last card it signed, so that numbers only go up whatever it is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.office_card import write_card
from shoebox.formats.signing import Signer
from shoebox.storage.keys import read_signer
from shoebox.storage.office_key import read_office_card, write_office_card
from shoebox.whole_file import write_once

LAST_SUFFIX = ".card"


class RootKey:
    """One root key, open to sign. `file` is where it lies."""

    def __init__(self, file: Path, signer: Signer) -> None:
        self._last_file, self._signer = file.with_name(file.name + LAST_SUFFIX), signer
        self.public_key = signer.public_key

    @classmethod
    def open(cls, file: Path, passphrase: Callable[[], str]) -> RootKey:
        """Troubles ``key.*``; refusal ``keys.passphrase``."""
        return cls(file, read_signer(file, passphrase))

    def newest(self, card: OfficeCard) -> OfficeCard:
        """This card, or a newer one of the same root that was signed here and may never have arrived."""
        last = card
        with suppress(Refusal, Trouble):
            last = read_office_card(self._last_file)
        return last if last.root == card.root and last.number > card.number else card

    def sign(self, card: OfficeCard) -> OfficeCard:
        """The card under the root's signature; noted beside it first."""
        signed = write_card(card, self._signer.sign)
        write_office_card(self._last_file, signed)
        return signed


def make_root(file: Path, content: bytes) -> None:
    """A file for the root, which must not be there yet. Refusal ``keys.root_there``, trouble ``files.unwritable``."""
    try:
        write_once(file, content)
    except FileExistsError as wrong:
        raise Refusal("keys.root_there", file=str(file)) from wrong
    except OSError as wrong:
        raise Trouble("files.unwritable", file=str(file), why=wrong.strerror or "") from wrong
