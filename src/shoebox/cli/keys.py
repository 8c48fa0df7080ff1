"""The commands of head office's keys: root, rotate, keys, sealing and carrying. Part of the front door."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.cli.line import DONE, FOUND, INTERRUPTED, ask_secret, ask_yes, plain, say, tell_keeping, why
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import fingerprint
from shoebox.domain.key_keeping import Keeping
from shoebox.domain.office_card import KEY_DAYS, OfficeCard, utc_day
from shoebox.entrance import passphrase_file, passphrase_in
from shoebox.storage.passphrases import unlock_with

if TYPE_CHECKING:
    from shoebox.errands.rotation import Rotated
    from shoebox.formats.office_card import KeyRequest
    from shoebox.storage.root_key import RootKey


def add_keys(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """root, rotate, keys, sealing and carrying."""
    _add_root(commands)
    _add_sealing(commands)
    _add_carrying(commands)
    rotate = commands.add_parser("rotate", help="give head office a new signing key, certified by the root")
    rotate.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    ways = rotate.add_mutually_exclusive_group()
    ways.add_argument("--root", type=Path, metavar="FILE", help="the root key, on a stick that is plugged in")
    ways.add_argument("--ask", type=Path, metavar="WISH", help="write a wish to carry to the root, and change nothing")
    ways.add_argument("--take", type=Path, metavar="CARD", help="go by the card that the root has answered with")
    rotate.add_argument("--stolen", action="store_true", help="revoke every key before it, at once")
    _add_days(rotate)
    rotate.set_defaults(run=_rotate)
    keys = commands.add_parser("keys", help="list the keys of a folder, and say how its private ones are kept")
    keys.add_argument("folder", type=Path, metavar="FOLDER", help="head office's folder, or a store's")
    keys.add_argument(
        "--keep", choices=[str(one) for one in Keeping], help="keep the folder's private keys so from now on"
    )
    keys.add_argument(
        "--passphrase", type=Path, metavar="FILE", help="take the new passphrase from this file's first line"
    )
    keys.set_defaults(run=_keys)


def _add_root(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    root = commands.add_parser("root", help="make head office's root key, take it off-line, and sign with it")
    kinds = root.add_subparsers(metavar="WHAT", required=True)
    make = kinds.add_parser("make", help="a new root key, before head office is set up")
    make.add_argument("file", type=Path, metavar="FILE", help="where, such as a file on a stick")
    make.set_defaults(run=_make)
    take = kinds.add_parser("take", help="move the root key out of head office's folder")
    take.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    take.add_argument("file", type=Path, metavar="FILE", help="where to, such as a file on a stick")
    take.set_defaults(run=_take_away)
    sign = kinds.add_parser("sign", help="certify the key of a wish; needs no network and no folder")
    sign.add_argument("file", type=Path, metavar="ROOT", help="the root key")
    sign.add_argument("wish", type=Path, metavar="WISH", help="what `shoebox rotate --ask` wrote")
    sign.add_argument(
        "--out", type=Path, required=True, metavar="CARD", help="where the card goes that is carried back"
    )
    sign.add_argument("--yes", action="store_true", help="the letters were compared before; for scripts")
    _add_days(sign)
    sign.set_defaults(run=_sign)


def _add_sealing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sealing = commands.add_parser(
        "sealing", help="the keys that card numbers are sealed to; off unless a policy says so"
    )
    kinds = sealing.add_subparsers(metavar="WHAT", required=True)
    make = kinds.add_parser("make", help="a new key of Finance; the next policy has registers seal to it")
    make.set_defaults(run=_make_sealing)
    listed = kinds.add_parser("list", help="every key, and whether its private half lies here")
    listed.set_defaults(run=_list_sealing)
    for kind in (make, listed):
        kind.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    tried = kinds.add_parser("try", help="whether a passphrase opens a private half, such as one from the safe")
    tried.add_argument("file", type=Path, metavar="FILE", help="the private half")
    tried.set_defaults(run=_try_sealing)


def _add_carrying(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    carrying = commands.add_parser("carrying", help="the keys that what stores send by stick is encrypted to")
    kinds = carrying.add_subparsers(metavar="WHAT", required=True)
    make = kinds.add_parser("make", help="a new key; stores encrypt to it once they have the next list")
    make.set_defaults(run=_make_carrying)
    listed = kinds.add_parser("list", help="every key, and which registers have none yet")
    listed.set_defaults(run=_list_carrying)
    for kind in (make, listed):
        kind.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")


def _add_days(kind: argparse.ArgumentParser) -> None:
    kind.add_argument("--days", type=int, help=f"how long the new key is good (default {KEY_DAYS})")


def root_at(file: Path) -> RootKey:
    """The root key in this file; its passphrase is asked for."""
    from shoebox.storage.root_key import RootKey

    return RootKey.open(file, _passphrase)


def _passphrase() -> str:
    return ask_secret("Passphrase of the root key: ")


def unlock_keys(*, may_ask: bool) -> None:
    """Where this process finds the passphrase of keys that are under one: a file, or else whoever started it.

    `may_ask` is False where a window opens: nobody looks at the terminal it was started from.
    """
    typed: list[str] = []

    def passphrase() -> str:
        file = passphrase_file()
        if file is not None:
            return passphrase_in(file)  # as it is now: a wrong line may have been mended since
        if not typed:
            said = ask_secret("Passphrase of the keys: ") if may_ask else ""
            if not said:
                raise Refusal("keys.locked")
            typed.append(said)
        return typed[0]

    unlock_with(passphrase)


def _new_passphrase(of: str = "the root key") -> str:
    first, again = ask_secret(f"A passphrase for {of}: "), ask_secret("Once more: ")
    if first != again:
        raise Refusal("keys.differ")
    return first


def _make(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import new_root

    print(f"The root key is made: {new_root(asked.file, _new_passphrase())}")
    return _tell_root(asked.file, f"Next: shoebox setup finance HEAD_OFFICE --root {asked.file} --help")


def _take_away(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import take_root_away

    print(f"The root key has left {asked.folder}: {take_root_away(asked.folder, asked.file, _new_passphrase())}")
    return _tell_root(asked.file, "A backup of the folder that was made before still has it: destroy those, or rotate.")


def _tell_root(file: Path, more: str) -> int:
    print("Write these letters down where people look that set registers up: each register shows them.")
    print(plain(f"Copy {file} and the file beside it to a second stick, and keep both apart, in safes."))
    print(plain(more))
    return DONE


def _sign(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import sign_wish

    def agree(wish: KeyRequest) -> bool:
        print(f"This wish asks for the key {fingerprint(wish.public_key)}, which would speak for head office.")
        print(f"It follows card {wish.now.number}" + (", and revokes every key before it." if wish.stolen else "."))
        print("Compare the letters with those that `shoebox rotate --ask` showed there, by telephone or on paper.")
        return bool(asked.yes) or ask_yes("Are they the same? yes or no: ")

    card = sign_wish(asked.file, asked.wish, asked.out, agree=agree, passphrase=_passphrase, days=_days(asked))
    _tell_card(card)
    print(plain(f"Back at head office: shoebox rotate HEAD_OFFICE --take {asked.out}"))
    return DONE


def _rotate(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import rotate, take_card, write_wish

    if asked.ask is not None:
        if asked.days is not None:
            raise Refusal("keys.at_the_root")
        print(f"A new key waits: {write_wish(asked.folder, asked.ask, stolen=asked.stolen)}")
        print(plain(f"Where the root is: shoebox root sign ROOT {asked.ask} --out CARD. Compare these letters there."))
        return DONE
    if asked.take is not None:
        if asked.stolen or asked.days is not None:
            raise Refusal("keys.at_the_wish")
        return _tell_rotated(asked.folder, take_card(asked.folder, asked.take))
    rotated = rotate(asked.folder, root_file=asked.root, passphrase=_passphrase, days=_days(asked), stolen=asked.stolen)
    return _tell_rotated(asked.folder, rotated)


def _days(asked: argparse.Namespace) -> int:
    return KEY_DAYS if asked.days is None else int(asked.days)


def _tell_rotated(folder: Path, rotated: Rotated) -> int:
    from shoebox.storage.office_key import OFFICE_CARD_FILE

    _tell_card(rotated.card)
    tell_keeping(folder)
    print("The service and Finance's window sign with it as soon as they can open it, and try that each minute.")
    print("Registers on the line take this card within a minute; the others with the next stick of head office.")
    if rotated.wrong is not None:
        undone = why(rotated.wrong)
        say(f"The new key is in force, and not to be changed once more; the rest is not done: {undone}", FOUND)
        return say(f"Afterwards: shoebox rotate {folder} --take {folder / OFFICE_CARD_FILE}", FOUND)
    if rotated.later:
        print(plain(f"Publish again within the month, while the key before is good: {', '.join(rotated.later)}."))
    if rotated.again:
        print(plain(f"Publish again, no register takes these any more: {', '.join(rotated.again)}."))
    return DONE


def _keys(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import SystemClock
    from shoebox.errands.keys_at_rest import KEPT_FILES, keep_keys
    from shoebox.errands.rotation import card_of, has_root
    from shoebox.storage.office_key import OFFICE_CARD_FILE

    if asked.keep is not None:
        keeping = Keeping(asked.keep)
        wanted = _wanted_passphrase(keeping, asked.passphrase)
        try:
            keep_keys(asked.folder, keeping, wanted)
        except KeyboardInterrupt:
            return say("Stopped. Some keys may be kept so by now, and not the others: do the same again.", INTERRUPTED)
        print("Backups that were made before, and what the disk has not written over yet, hold the keys as they were.")
    code = tell_keeping(asked.folder)
    if not (asked.folder / OFFICE_CARD_FILE).exists() and any((asked.folder / name).exists() for name in KEPT_FILES):
        print("Head office is not known here yet.")
        return code
    card, now_ms = card_of(asked.folder), SystemClock().wall_ms()
    _tell_card(card)
    if has_root(asked.folder):
        print("The root key lies in this folder too. Take it off-line: shoebox root take --help")
    if card.ends_soon(now_ms):
        print(str(Refusal("keys.soon", day=utc_day(card.ends_ms()))))
        code = FOUND
    return code


def _make_sealing(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import new_sealing_key

    file, letters = new_sealing_key(asked.folder, _new_passphrase("the sealing key"))
    print(f"The sealing key is made: {letters}")
    print("Write these letters down: each time a policy goes out that seals to it, they are shown to be compared.")
    print(plain(f"Copy {file} to two sticks, and keep them apart, in safes. If every copy or the passphrase is lost,"))
    print("what was sealed to it is lost too. Older keys stay: they open what was sealed to them.")
    print("Next: card_profile = 'sealed' in the policy file, then shoebox publish HEAD_OFFICE policy FILE")
    return DONE


def _list_sealing(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import sealing_keys

    held = sealing_keys(asked.folder)
    for number, letters, is_here in held:
        print(
            f"  {number:04d}  {letters}  {'its private half is here' if is_here else 'its private half is elsewhere'}"
        )
    print("Numbers are sealed to the last one." if held else "No key was made: card numbers are not taken anywhere.")
    return DONE


def _try_sealing(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import try_sealing_key

    letters = try_sealing_key(asked.file, lambda: ask_secret("Passphrase of the sealing key: "))
    print(f"The passphrase opens it: {letters}")
    return DONE


def _make_carrying(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import new_carrying_key

    key, stores = new_carrying_key(asked.folder)
    print(f"The carrying key {key.number:04d} is made: {fingerprint(key.public_key)}")
    print(f"{stores:,} stores are told of it: by line within a minute, the others by the next stick of head office.")
    print("Keep the keys before it until every register has taken its list: what is on its way is encrypted to them.")
    return DONE


def _list_carrying(asked: argparse.Namespace) -> int:
    from shoebox.errands.rotation import carrying_keys

    held, lacking = carrying_keys(asked.folder)
    for key in held:
        here = "its private half is here" if key.is_here else "its private half was taken away"
        print(f"  {key.number:04d}  {fingerprint(key.public_key)}  {here}")
    print("Stores encrypt to the last one." if held else "No key was made yet: it is made as soon as a store is told.")
    for place in lacking:
        print(plain(f"  {place.store}:{place.register} has said no key yet: sticks of its store are not encrypted."))
    return FOUND if lacking else DONE


def _wanted_passphrase(keeping: Keeping, file: Path | None) -> str:
    if keeping is not Keeping.PASSPHRASE:
        return ""
    return passphrase_in(file) if file is not None else _new_passphrase("the keys")


def _tell_card(card: OfficeCard) -> None:
    print(f"Card {card.number} of {utc_day(card.issued_ms)}, root key {fingerprint(card.root)}:")
    for key in card.keys:
        said = "REVOKED" if key.is_revoked else f"good until {utc_day(key.until_ms)}"
        print(f"  {fingerprint(key.public_key)} of {utc_day(key.certified_ms)}, {said}")
