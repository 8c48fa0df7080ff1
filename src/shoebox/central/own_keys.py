"""Head office's own keys: the root until it is taken away, the working key, and the card that certifies it. Work room.

A folder without any gets all three at once, so that head office can begin; `shoebox root take` then carries the root
to a stick. A new working key waits beside the old one until the root has signed the card that names it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.ids import fingerprint
from shoebox.domain.key_keeping import Keeping
from shoebox.domain.office_card import OfficeCard, utc_day
from shoebox.domain.verdict import Verdict
from shoebox.formats.office_card import KeyRequest, read_card, read_key_request, write_key_request
from shoebox.formats.signing import Signer
from shoebox.storage.carrying_keys import CarryingKeys, carrying_files
from shoebox.storage.case_book import KEY_FILE as CASES_KEY
from shoebox.storage.key_keeping import kept_as
from shoebox.storage.keys import make_signer, public_key_beside, read_signer
from shoebox.storage.office_key import OFFICE_CARD_FILE, OfficeKeys, read_office_card, write_office_card
from shoebox.storage.private import keep_private, private_folder
from shoebox.storage.root_key import LAST_SUFFIX, RootKey
from shoebox.whole_file import sync_folder

KEY_FILE, NEXT_KEY_FILE, ROOT_FILE = "central.key", "central-next.key", "root.key"
TRIED_AGAIN_MS = 60_000
# What stood in the card's file before there were cards, written for registers to know the key by.
_KEY_ALONE = re.compile(rb'\{"card":"shoebox/head-office/1","public_key":"[0-9a-f]{64}"\}\s*')
_KEY_ALONE_BYTES_MAX = 256


class OwnSigner(Signer):
    """Head office's working key as it is now: one that a rotation made meanwhile takes its place, without a restart."""

    def __init__(self, file: Path, signer: Signer) -> None:
        self._file = file
        self._tried, self._tried_ms = b"", 0
        self._card: OfficeCard | None = None
        self._become(signer)

    def go_by(self, card: OfficeCard, *, now_ms: int) -> None:
        """Sign with the newest key of this card, once it lies here. One that can't be opened changes nothing.

        It is tried again after a minute: a keyring that says nothing takes long, and registers wait meanwhile.
        """
        self._card, newest = card, self._newest_here(card)
        if not newest or (newest == self._tried and 0 <= now_ms - self._tried_ms < TRIED_AGAIN_MS):
            return
        self._tried, self._tried_ms = newest, now_ms
        with suppress(ShoeboxError):
            self._become(read_signer(self._file))

    def sign(self, message: bytes) -> bytes:
        """As every key does. Trouble ``keys.no_working`` once it was revoked: registers refuse what it signs."""
        if self._card is not None and not self._card.vouches_for(self.public_key):
            raise Trouble("keys.no_working", folder=str(self._file.parent))
        return super().sign(message)

    def refuse_revoked(self, card: OfficeCard) -> None:
        """Open the newest key here and now, where the one that signs was revoked; or say what keeps it from that.

        Troubles and refusals as `read_signer` has them; Trouble ``keys.no_working`` where it does not lie here.
        """
        if card.vouches_for(self.public_key):
            return
        if not self._newest_here(card):
            raise Trouble("keys.no_working", folder=str(self._file.parent))
        self._become(read_signer(self._file))

    def _newest_here(self, card: OfficeCard) -> bytes:
        """This card's newest key, where it lies here and is not the one that signs; else nothing."""
        newest = card.keys[0].public_key if card.keys else b""
        return newest if newest not in {self.public_key, b""} and newest == public_key_beside(self._file) else b""

    def _become(self, signer: Signer) -> None:
        self._key, self._public = signer._key, signer._public


def open_own_keys(folder: Path, *, now_ms: int) -> tuple[OwnSigner, OfficeKeys]:
    """The working key and the card it stands on. Troubles ``keys.no_card``, ``keys.no_working``, ``key.unreadable``."""
    keys = OfficeKeys(folder)
    if not keys:
        if (folder / KEY_FILE).exists():
            raise Trouble("keys.no_card", folder=str(folder), file=OFFICE_CARD_FILE)
        make_own_keys(folder, now_ms=now_ms)
        keys = OfficeKeys(folder)
    _go_by_next(folder, keys.card)
    held = (KEY_FILE, NEXT_KEY_FILE, ROOT_FILE, ROOT_FILE + LAST_SUFFIX, OFFICE_CARD_FILE, *carrying_files(folder))
    for name in held:
        if (folder / name).exists():
            keep_private(folder / name)
    if not keys.card.vouches_for(public_key_beside(folder / KEY_FILE)):
        raise Trouble("keys.no_working", folder=str(folder))
    return OwnSigner(folder / KEY_FILE, read_signer(folder / KEY_FILE)), keys


def certify_key_of_before(folder: Path, *, now_ms: int, had_cards: bool = False) -> None:
    """Put the key of a head office from before there were cards on a first card: it goes on signing, under a new root.

    Nothing is done where there is a card, or ever was one, as its holdings tell (`had_cards`); a file of its name that
    says the key alone is none, and the card takes its place. Trouble ``key.unreadable``.
    """
    card, beside = folder / OFFICE_CARD_FILE, (NEXT_KEY_FILE, ROOT_FILE + LAST_SUFFIX)
    if not (folder / KEY_FILE).exists() or any((folder / name).exists() for name in beside):
        return
    if not _says_key_alone(card) if card.exists() else had_cards:
        return
    own = read_signer(folder / KEY_FILE)
    root = RootKey(folder / ROOT_FILE, make_signer(folder / ROOT_FILE))
    blank = OfficeCard(root=root.public_key, number=0, issued_ms=now_ms, keys=())
    write_office_card(card, root.sign(root.newest(blank).with_key(own.public_key, now_ms=now_ms)))


def _says_key_alone(path: Path) -> bool:
    with path.open("rb") as file:
        return _KEY_ALONE.fullmatch(file.read(_KEY_ALONE_BYTES_MAX)) is not None


def make_own_keys(folder: Path, *, now_ms: int, root: RootKey | None = None) -> OfficeCard:
    """A working key on a first card. Without a `root` one is made in the folder, to be taken away later.

    The key is written under its waiting name, and becomes the one in force with the card: a kill leaves both or none.
    """
    private_folder(folder)
    if root is None:
        root = RootKey(folder / ROOT_FILE, make_signer(folder / ROOT_FILE))
    waiting = make_signer(folder / NEXT_KEY_FILE)
    blank = OfficeCard(root=root.public_key, number=0, issued_ms=now_ms, keys=())
    card = root.sign(root.newest(blank).with_key(waiting.public_key, now_ms=now_ms))
    write_office_card(folder / OFFICE_CARD_FILE, card)
    _go_by_next(folder, card)
    return card


def ask_for_key(folder: Path, *, stolen: bool) -> bytes:
    """A new working key that waits, and the wish to have it certified. The same wish again is the same bytes.

    Not so where keys were `stolen`: one that waited already may have been stolen with them, and another is made.
    """
    keys = OfficeKeys(folder)
    if not keys:
        raise Trouble("keys.no_card", folder=str(folder), file=OFFICE_CARD_FILE)
    if stolen:
        (folder / NEXT_KEY_FILE).unlink(missing_ok=True)
    waiting = make_signer(folder / NEXT_KEY_FILE, like=folder / KEY_FILE)
    return write_key_request(
        KeyRequest(public_key=waiting.public_key, now=keys.card, stolen=stolen), waiting.sign
    )  # fmt: skip


def certify(root: RootKey, request: bytes, *, now_ms: int, days: int) -> OfficeCard:
    """The card that a wish asks for, signed by the root. Refusals ``keys.request``, ``keys.not_this_root``."""
    wanted = read_key_request(request)
    if wanted.now.root != root.public_key:
        raise Refusal("keys.not_this_root")
    return root.sign(
        root.newest(wanted.now).with_key(wanted.public_key, now_ms=now_ms, days=days, stolen=wanted.stolen)
    )  # fmt: skip


def go_by_card(folder: Path, data: bytes) -> OfficeCard:
    """Sign with the waiting key from now on, by the root's card that names it. The same card twice is once.

    Refusals ``keys.not_asked`` and those of `OfficeKeys.take`: then nothing was changed.
    """
    keys, card = OfficeKeys(folder), read_card(data)
    own = {public_key_beside(folder / name) for name in (KEY_FILE, NEXT_KEY_FILE)} - {b""}
    if not any(card.vouches_for(one) for one in own) or card.keys[0].public_key not in own:
        raise Refusal("keys.not_asked")
    keys.take_card(card)
    _go_by_next(folder, keys.card)
    return keys.card


def _go_by_next(folder: Path, card: OfficeCard) -> None:
    """Put a waiting key in force as soon as the card names it as the newest, also after a kill in between."""
    waiting = folder / NEXT_KEY_FILE
    if waiting.exists() and public_key_beside(waiting) == card.keys[0].public_key:
        waiting.replace(folder / KEY_FILE)
        sync_folder(folder)


def own_carrying_keys(folder: Path) -> CarryingKeys:
    """Head office's keys for what is carried; a new one is kept as its working key is."""
    return CarryingKeys(folder, like=folder / KEY_FILE)


def lying_open(folder: Path) -> tuple[str, ...]:
    """The private keys of head office that nothing guards but their files' rights; the root, where it is here, last."""
    found = []
    for name in (KEY_FILE, NEXT_KEY_FILE, CASES_KEY, *carrying_files(folder), ROOT_FILE):
        with suppress(Trouble):  # it is not here, or can't be read: then it lies open to nobody
            if kept_as(folder / name) is Keeping.FILE:
                found.append(name)
    return tuple(found)


def open_warnings(folder: Path) -> tuple[Refusal, ...]:
    """What to say of keys that lie open, ``keys.open`` and ``keys.open_root``, until they are kept otherwise."""
    names = lying_open(folder)
    files = ", ".join(name for name in names if name != ROOT_FILE)
    said = [Refusal("keys.open", files=files, folder=str(folder))] if files else []
    return (*said, *([Refusal("keys.open_root", folder=str(folder))] if ROOT_FILE in names else []))


def verify_own_keys(folder: Path, *, now_ms: int) -> Verdict:
    """Say in one line which key head office signs with, and until when; a month before its end that is said too."""
    try:
        card = read_office_card(folder / OFFICE_CARD_FILE)
    except ShoeboxError as wrong:
        return Verdict(False, str(wrong))
    own = card.key(public_key_beside(folder / KEY_FILE))
    if own is None or own.is_revoked:
        return Verdict(False, str(Trouble("keys.no_working", folder=str(folder))))
    day, key = utc_day(own.until_ms), fingerprint(own.public_key)
    line = f"{OFFICE_CARD_FILE}: card {card.number}, root key {fingerprint(card.root)}, signs with {key} until {day}."
    soon = f" {Refusal('keys.soon', day=day)}" if card.ends_soon(now_ms) else ""
    return Verdict(own.until_ms > now_ms, line + soon)
