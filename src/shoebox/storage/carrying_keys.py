"""Head office's carrying keys in its folder: what stores send by stick is encrypted to the newest. Storage room.

Each has a number. ``carrying-0001.key`` is kept as the working key is, by the keyring, under a passphrase or as a file;
``carrying-0001.pub`` says the public key to it, and stays when the private one is destroyed: so a file for a key of
before is told from one for somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.formats.pouch import KEY_BYTES, CarryingKey, carrying_id
from shoebox.formats.strict_json import exactly
from shoebox.storage.keys import keep_file, make_signer, read_signer

_PUBLIC_BYTES_MAX = 256
_PUBLIC, _PRIVATE = "carrying-[0-9][0-9][0-9][0-9].pub", "carrying-[0-9][0-9][0-9][0-9].key"


@dataclass(frozen=True, slots=True)
class CarryingPublic:
    """One key by what everybody may know of it. ``is_here``: whether its private half lies here too."""

    number: int
    public_key: bytes
    is_here: bool


def carrying_files(folder: Path) -> tuple[str, ...]:
    """The names of the private ones in a folder, the oldest first."""
    return tuple(sorted(path.name for path in folder.glob(_PRIVATE)))


class CarryingKeys:
    """The keys of one head office's folder; a new one is kept as the key in `like` is."""

    def __init__(self, folder: Path, *, like: Path) -> None:
        self._folder, self._like = folder, like

    def all(self) -> tuple[CarryingPublic, ...]:
        """Every key, the oldest first. Trouble ``key.unreadable`` for a public half that is damaged."""
        return tuple(map(self._read, sorted(self._folder.glob(_PUBLIC))))

    def newest(self) -> CarryingPublic:
        """The one that stores encrypt to; made where there is none. Troubles and refusals as `make` has them."""
        held = self.all()
        return held[-1] if held else self.make()

    def make(self) -> CarryingPublic:
        """A new key. Stopped half-way, the next call ends it. Troubles ``key.*``, ``files.unwritable``; ``keys.*``."""
        number = self.all()[-1].number + 1 if self.all() else 1
        file = self._file(number)
        try:
            with suppress(FileExistsError):  # another window makes the same one just now
                make_signer(file, like=self._like)
        except OSError as wrong:
            raise Trouble("files.unwritable", file=str(file), why=wrong.strerror or "") from wrong
        key = CarryingKey.of(read_signer(file))
        keep_file(file.with_suffix(".pub"), key.public_key.hex().encode() + b"\n")
        return CarryingPublic(number, key.public_key, is_here=True)

    def ring(self, ids: Sequence[bytes]) -> CarryingKey:
        """The private key to one of these ids, for `shoebox.formats.pouch`.

        Refusals ``pouch.not_ours``, ``pouch.key_away``; those of `read_signer` where it can't be opened now.
        """
        ours = [one for one in reversed(self.all()) if carrying_id(one.public_key) in ids]
        here = next((one for one in ours if one.is_here), None)
        if here is not None:
            key = CarryingKey.of(read_signer(self._file(here.number)))
            if key.public_key != here.public_key:
                raise Trouble("key.unreadable", path=str(self._file(here.number)))
            return key
        if ours:
            raise Refusal("pouch.key_away", file=self._file(ours[0].number).name, folder=str(self._folder))
        raise Refusal("pouch.not_ours")

    def _file(self, number: int) -> Path:
        return self._folder / f"carrying-{number:04d}.key"

    def _read(self, path: Path) -> CarryingPublic:
        try:
            with path.open("rb") as file:
                key = exactly(file.read(_PUBLIC_BYTES_MAX).decode("ascii", "replace").strip(), KEY_BYTES)
        except (OSError, ValueError) as wrong:
            raise Trouble("key.unreadable", path=str(path)) from wrong
        return CarryingPublic(int(path.stem[-4:]), key, is_here=path.with_suffix(".key").exists())
