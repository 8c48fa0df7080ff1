"""Whole errands of head office's keys: the root, its certificates, and a new working key. Builds, as bootstrap does.

The root may lie in head office's folder (at first), on a stick that is plugged in for a minute, or at a computer that
is never on the network: then a wish goes there as a file, and the card that answers it comes back as one.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shoebox.bootstrap import SystemClock
from shoebox.central import Central
from shoebox.central.own_keys import NEXT_KEY_FILE, ROOT_FILE, ask_for_key, certify, go_by_card
from shoebox.domain.carrying import Place
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import BY_ITSELF
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.ids import fingerprint
from shoebox.domain.office_card import KEY_DAYS, KEY_DAYS_MAX, OfficeCard, utc_day
from shoebox.formats.office_card import CARD_BYTES_MAX, REQUEST_BYTES_MAX, KeyRequest, read_card, read_key_request
from shoebox.formats.signing import Signer
from shoebox.formats.wrapping import WORK, is_wrapped, wrap
from shoebox.head_office import FINANCE_FILE, open_head_office
from shoebox.storage.carrying_keys import CarryingPublic
from shoebox.storage.keys import keep_file, key_bytes, public_key_beside, read_signer
from shoebox.storage.office_key import OFFICE_CARD_FILE, read_office_card, write_office_card
from shoebox.storage.passphrases import Passphrase
from shoebox.storage.root_key import LAST_SUFFIX, RootKey, make_root
from shoebox.storage.sealing_keys import SealingKeys, open_sealing_key
from shoebox.whole_file import sync_folder


@dataclass(frozen=True, slots=True)
class Rotated:
    """The card that head office goes by now; what is out that no register takes any more, and what soon none will.

    ``wrong`` says why what follows from it is not done yet: receipts signed anew, and the look at what is out. It may
    be that somebody stopped it.
    """

    card: OfficeCard
    again: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    wrong: ShoeboxError | KeyboardInterrupt | None = None


def new_root(file: Path, passphrase: str, *, work: int | None = None) -> str:
    """Make a root key in this file, under a passphrase; its fingerprint. Refusals ``keys.*``."""
    signer = Signer.generate()
    make_root(file, wrap(signer, passphrase, work=work or WORK))
    return fingerprint(signer.public_key)


def take_root_away(folder: Path, file: Path, passphrase: str, *, work: int | None = None) -> str:
    """Move head office's root key out of its folder into this file, under a passphrase; its fingerprint.

    It is read back before the one in the folder goes; where that fails, no key stays there. Stopped half-way, the next
    call under the same passphrase ends it. Refusals ``keys.no_root``, ``keys.short``, ``keys.root_there``.
    """
    own, card = folder / ROOT_FILE, card_of(folder)
    if not own.exists():
        raise Refusal("keys.no_root", folder=str(folder))
    signer = read_signer(own)
    if not _is_taken(own, file, signer, passphrase):
        make_root(file, wrap(signer, passphrase, work=work or WORK))
    try:
        write_office_card(file.with_name(file.name + LAST_SUFFIX), card)
        assert read_signer(file, lambda: passphrase).public_key == card.root, "what was written is what was held"
    except BaseException:
        with suppress(OSError):  # else the root would lie at two places, and nobody had been told of the second
            file.unlink()
        raise
    own.unlink()
    own.with_name(own.name + LAST_SUFFIX).unlink(missing_ok=True)
    sync_folder(folder)
    return fingerprint(signer.public_key)


def _is_taken(own: Path, file: Path, signer: Signer, passphrase: str) -> bool:
    """Whether this very root lies in that file already, under this passphrase, since a call before was stopped."""
    with suppress(OSError, ShoeboxError):
        return (
            not file.samefile(own)
            and is_wrapped(key_bytes(file))
            and read_signer(file, lambda: passphrase).public_key == signer.public_key
        )
    return False


def rotate(
    folder: Path,
    *,
    root_file: Path | None = None,
    passphrase: Passphrase,
    days: int = KEY_DAYS,
    stolen: bool = False,
    clock: Clock | None = None,
) -> Rotated:
    """A new working key, certified by a root that is at hand: head office's own, or this file's."""
    own = folder / ROOT_FILE
    if root_file is None and not own.exists():
        raise Refusal("keys.no_root", folder=str(folder))
    _refuse_days(days)
    root = RootKey.open(root_file or own, passphrase)
    clock = clock or SystemClock()
    card = certify(root, ask_for_key(folder, stolen=stolen), now_ms=clock.wall_ms(), days=days)
    return _go_by(folder, card.data, clock)


def write_wish(folder: Path, out: Path, *, stolen: bool = False) -> str:
    """The wish for a new working key as a file that goes to the root; the new key's fingerprint."""
    keep_file(out, ask_for_key(folder, stolen=stolen))
    return fingerprint(public_key_beside(folder / NEXT_KEY_FILE))


def sign_wish(
    root_file: Path,
    wish: Path,
    out: Path,
    *,
    agree: Callable[[KeyRequest], bool],
    passphrase: Passphrase,
    days: int = KEY_DAYS,
    clock: Clock | None = None,
) -> OfficeCard:
    """Where the root is: certify the key of a wish; the card that goes back, also written to `out`.

    `agree` is shown what it asks for before the root is opened: whoever swapped the wish on its way would else have
    a key of theirs certified, and be head office. Refusal ``keys.not_agreed``, and those of `certify`.
    """
    _refuse_days(days)
    data = _read(wish, REQUEST_BYTES_MAX)
    if not agree(read_key_request(data)):
        raise Refusal("keys.not_agreed")
    root = RootKey.open(root_file, passphrase)
    card = certify(root, data, now_ms=(clock or SystemClock()).wall_ms(), days=days)
    keep_file(out, card.data)
    return card


def take_card(folder: Path, file: Path, *, clock: Clock | None = None) -> Rotated:
    """Back at head office: sign with the new key from now on. Refusals ``keys.*``: then nothing was changed."""
    return _go_by(folder, _read(file, CARD_BYTES_MAX), clock or SystemClock())


def new_sealing_key(folder: Path, passphrase: str, *, work: int | None = None) -> tuple[Path, str]:
    """A new key that card numbers are sealed to: the file of its private half, and its fingerprint."""
    keys = _sealing_keys_in(folder)
    made = keys.make(passphrase, work=work)
    return keys.file_of(made.number), fingerprint(made.public_key)


def sealing_keys(folder: Path) -> tuple[tuple[int, str, bool], ...]:
    """Every sealing key of head office: number, fingerprint, whether its private half lies beside it."""
    held = _sealing_keys_in(folder).all()
    return tuple((one.number, fingerprint(one.public_key), one.is_here) for one in held)


def _sealing_keys_in(folder: Path) -> SealingKeys:
    """Of head office's folder and no other."""
    if not (folder / FINANCE_FILE).exists():
        raise Refusal("settings.no_finance", folder=str(folder))
    return SealingKeys(folder)


def new_carrying_key(folder: Path, *, clock: Clock | None = None) -> tuple[CarryingPublic, int]:
    """A new key that stores encrypt to, and how many of them are sent word of it. Troubles and refusals ``key*``."""
    with open_head_office(folder, clock) as central:
        made = central.carrying.keys.make()
        return made, len(central.carrying.tell_stores())


def carrying_keys(folder: Path, *, clock: Clock | None = None) -> tuple[tuple[CarryingPublic, ...], tuple[Place, ...]]:
    """Every carrying key of head office, the oldest first, and the registers whose own is not known yet."""
    with open_head_office(folder, clock) as central:
        held = central.carrying.keys.all()
        return held, central.carrying.readers()[1] if held else ()


def try_sealing_key(file: Path, passphrase: Passphrase) -> str:
    """The fingerprint of a private half that this passphrase opens. Refusal ``keys.passphrase``."""
    return fingerprint(open_sealing_key(file, passphrase).public_key)


def card_of(folder: Path) -> OfficeCard:
    """The card in head office's folder, or in a register's. Trouble ``office_card.missing``."""
    return read_office_card(folder / OFFICE_CARD_FILE)


def has_root(folder: Path) -> bool:
    """Whether the root key lies in this folder: whoever steals the computer then has it too."""
    return (folder / ROOT_FILE).exists()


def _go_by(folder: Path, data: bytes, clock: Clock) -> Rotated:
    wanted = read_card(data)
    if wanted.ends_ms() <= clock.wall_ms():  # it ends the key before, too: nothing that is signed would be believed
        raise Refusal("keys.ended", day=utc_day(wanted.ends_ms()))
    card = go_by_card(folder, data)
    try:
        with open_head_office(folder, clock) as central:
            central.settle_receipts()
            with suppress(ShoeboxError):  # under the new key; where it can't be now, Finance's window does it
                central.carrying.tell_stores()
            return Rotated(card, *_again(central, card, now_ms=clock.wall_ms()))
    except (ShoeboxError, KeyboardInterrupt) as wrong:
        # It is in force all the same, and a stolen one revoked: this card once more ends it.
        return Rotated(card, wrong=wrong)


def _again(central: Central, card: OfficeCard, *, now_ms: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is out and no register takes any more; and what none will take that comes late, once its key is over."""
    now, later = [], []
    for line in central.out.lines():
        key = card.key(central.out.signer_of(line.digest))
        if not line.is_newest or line.expires_ms <= now_ms or line.kind in BY_ITSELF:
            continue  # these lists go out once more by themselves
        if key is None or key.is_revoked:
            now.append(f"{line.kind} {line.version}")
        elif key.until_ms < line.expires_ms:
            later.append(f"{line.kind} {line.version}")
    return tuple(now), tuple(later)


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong


def _refuse_days(days: int) -> None:
    if not 1 <= days <= KEY_DAYS_MAX:
        raise Refusal("keys.days", most=KEY_DAYS_MAX)
