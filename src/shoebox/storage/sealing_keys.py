"""Finance's sealing keys in head office's folder: public halves at hand, private ones under passphrases. Storage room.

Each key has a number: ``sealing/0001.pub`` is its public half, which goes out with a policy; ``sealing/0001.key`` its
private one, which may lie on a stick instead and is brought back to open a number. The newest is sealed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.ids import fingerprint
from shoebox.domain.sealed import from_letters, is_public, to_letters
from shoebox.formats.sealing import SealingKey, key_id
from shoebox.formats.wrapping import SEALING, WORK, WRAPPED_BYTES_MAX, unwrap_bytes, wrap_bytes
from shoebox.storage.passphrases import Passphrase
from shoebox.storage.private import private_folder
from shoebox.whole_file import write_once, write_whole

SEALING_FOLDER = "sealing"
_PUBLIC, _PRIVATE, _NUMBERED = ".pub", ".key", "[0-9]" * 4
_PUBLIC_BYTES_MAX = 256


@dataclass(frozen=True, slots=True)
class SealingPublic:
    """One key by what everybody may know of it. ``is_here``: whether its private half lies beside it."""

    number: int
    public_key: bytes
    is_here: bool


class SealingKeys:
    """The keys of one head office's folder."""

    def __init__(self, head_office: Path) -> None:
        self._folder = head_office / SEALING_FOLDER

    def all(self) -> tuple[SealingPublic, ...]:
        """Every key, the oldest first. Trouble ``key.unreadable`` for a public half that is damaged."""
        return tuple(self._read(path) for path in sorted(self._folder.glob(_NUMBERED + _PUBLIC)))

    def newest(self) -> SealingPublic:
        """The one that is sealed to. Refusal ``seal.no_key`` where none was made."""
        held = self.all()
        if not held:
            raise Refusal("seal.no_key")
        return held[-1]

    def make(self, passphrase: str, *, work: int | None = None) -> SealingPublic:
        """A new key, its private half under this passphrase. Refusals ``keys.short``, ``keys.root_there``."""
        key = SealingKey.generate()
        number = self._last_number() + 1
        wrapped = wrap_bytes(key.private_bytes(), key.public_key, passphrase, kind=SEALING, work=work or WORK)
        file = self.file_of(number)
        try:
            private_folder(self._folder)
            write_once(file, wrapped)
            write_whole(file.with_suffix(_PUBLIC), to_letters(key.public_key).encode() + b"\n")
        except FileExistsError as wrong:
            raise Refusal("keys.root_there", file=str(file)) from wrong
        except OSError as wrong:
            raise Trouble("files.unwritable", file=str(file), why=wrong.strerror or "") from wrong
        return SealingPublic(number, key.public_key, is_here=True)

    def open(self, wanted: bytes, passphrase: Passphrase) -> SealingKey:
        """The private key of this id. Refusals ``seal.other_key``, ``seal.key_away``, ``keys.passphrase``."""
        found = next((one for one in self.all() if key_id(one.public_key) == wanted), None)
        if found is None:
            raise Refusal("seal.other_key")
        if not found.is_here:
            raise Refusal(
                "seal.key_away", file=self.file_of(found.number).name, folder=str(self._folder),
                key=fingerprint(found.public_key),
            )  # fmt: skip
        key = open_sealing_key(self.file_of(found.number), passphrase)
        if key.public_key != found.public_key:
            raise Trouble("key.unreadable", path=str(self.file_of(found.number)))
        return key

    def file_of(self, number: int) -> Path:
        """Where a key's private half lies, or would lie."""
        return self._folder / f"{number:04d}{_PRIVATE}"

    def _last_number(self) -> int:
        """Also of a private half alone: it was being made when somebody stopped it, and nothing is sealed to it."""
        halves = (path for suffix in (_PUBLIC, _PRIVATE) for path in self._folder.glob(_NUMBERED + suffix))
        return max((int(path.stem) for path in halves), default=0)

    def _read(self, path: Path) -> SealingPublic:
        try:
            with path.open("rb") as file:
                text = file.read(_PUBLIC_BYTES_MAX).decode("ascii", "replace").strip()
        except OSError as wrong:
            raise Trouble("key.unreadable", path=str(path)) from wrong
        if not is_public(text):
            raise Trouble("key.unreadable", path=str(path))
        return SealingPublic(int(path.stem), from_letters(text), is_here=path.with_suffix(_PRIVATE).exists())


def open_sealing_key(file: Path, passphrase: Passphrase) -> SealingKey:
    """The private key in this file. Refusal ``keys.passphrase``; Trouble ``key.unreadable``."""
    try:
        with file.open("rb") as opened:
            private, public = unwrap_bytes(opened.read(WRAPPED_BYTES_MAX + 1), passphrase(), kind=SEALING)
        key = SealingKey.from_private_bytes(private)
        if key.public_key != public:
            raise ValueError("public_key")
    except (OSError, ValueError) as wrong:
        raise Trouble("key.unreadable", path=str(file)) from wrong
    return key
