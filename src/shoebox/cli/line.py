"""The commands of the line to head office, and what every command says with. Part of the front door."""

from __future__ import annotations

import argparse
import csv
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.domain.errors import Refusal, ShoeboxError, Trouble

if TYPE_CHECKING:
    from shoebox.carry import Way
    from shoebox.policy_settings import PolicyChange
    from shoebox.transport.probe import Step

DONE, FOUND, NOT_DONE, INTERRUPTED = 0, 1, 2, 130
LIST_BYTES_MAX = 256 * 1024


def say(sentence: str, code: int) -> int:
    """A sentence to whoever started this, and the exit code that goes with it."""
    print(plain(sentence), file=sys.stderr)
    return code


def why(wrong: ShoeboxError | KeyboardInterrupt) -> str:
    """Why the rest of something is not done, where what counts is done by now."""
    return "It was stopped." if isinstance(wrong, KeyboardInterrupt) else str(wrong)


def plain(line: str) -> str:
    """One line, whatever stands in a file's name: no line breaks, no commands to the terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line)


def ask_secret(prompt: str) -> str:
    """From the keyboard without echo; from standard input, a line each, where there is no terminal."""
    try:
        return getpass.getpass(plain(prompt)) if sys.stdin.isatty() else sys.stdin.readline().strip()
    except (EOFError, UnicodeDecodeError):
        return ""


def ask_line(prompt: str) -> str:
    """One line from the keyboard, or from standard input; empty where nothing came."""
    print(plain(prompt), end="", flush=True)
    try:
        return sys.stdin.readline().strip()
    except UnicodeDecodeError:
        return ""


def ask_yes(prompt: str) -> bool:
    """Whether somebody types yes, at the keyboard or a line of standard input. Anything else is no."""
    return ask_line(prompt).lower() == "yes"


def tell_changes(changes: Sequence[PolicyChange]) -> None:
    """What of a policy is other than before, a setting each."""
    print("What changes:" if changes else "Nothing of the policy changes but its version.")
    for one in changes:
        print(plain(f"  {one.key}: {one.before}  ->  {one.after}"))


def ask_pin(name: str) -> str:
    """Somebody's PIN, as `ask_secret` asks. Refusal ``settings.no_pin`` where nothing came."""
    pin = ask_secret(f"PIN of {name}: ")
    if not pin:
        raise Refusal("settings.no_pin", name=name)
    return pin


def add_line(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """send, renew, join, pair, doctor, codes and revoke."""
    send = commands.add_parser("send", help="send a register's entries to head office now, or lay them onto a stick")
    send.add_argument("folder", type=Path, metavar="STORE", help="the store's folder")
    send.add_argument("--to", type=Path, metavar="STICK", help="lay them there as files, for head office to import")
    send.set_defaults(run=_send)
    renew = commands.add_parser("renew", help="go on in a new book where this one was copied or brought back")
    renew.add_argument("folder", type=Path, metavar="STORE", help="the store's folder; the old book stays untouched")
    keys = renew.add_mutually_exclusive_group()
    keys.add_argument("--new-key", action="store_true", help="under a new key, as it is done without this word too")
    keys.add_argument(
        "--same-key", action="store_true", help="under the old key: nobody else can have a disk or a copy with it"
    )
    renew.set_defaults(run=_renew)
    join = commands.add_parser("join", help="enrol a register with the code on its printed sheet")
    join.add_argument("folder", type=Path, metavar="STORE", help="the store's folder")
    join.add_argument("code", metavar="CODE", help="the sixteen letters on the sheet")
    join.add_argument("--central", default="", metavar="URL", help="head office's address, as on the sheet")
    join.set_defaults(run=_join)
    pair = commands.add_parser("pair", help="pair a register with the office PC of its store, by the code it shows")
    pair.add_argument("folder", type=Path, metavar="STORE", help="the register's folder")
    pair.add_argument("code", metavar="CODE", help="the sixteen letters on the office's page Registers")
    pair.add_argument("--office", required=True, metavar="URL", help="the office's address, as shown beside the code")
    pair.set_defaults(run=_pair)
    doctor = commands.add_parser("doctor", help="tell what stands between a store and head office")
    doctor.add_argument(
        "--folder", type=Path, help="the store's folder; without it, the one in this user's data folder"
    )
    doctor.set_defaults(run=_doctor)
    codes = commands.add_parser("codes", help="make one-use enrolment codes, with a sheet for each register")
    codes.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    codes.add_argument("list", type=Path, metavar="LIST", help="CSV with the columns store and register")
    codes.add_argument("--out", type=Path, default=Path("codes.pdf"), metavar="PDF", help="where (default ./codes.pdf)")
    codes.add_argument("--central", default="", metavar="URL", help="head office's address, to stand on the sheets")
    codes.set_defaults(run=_codes)
    revoke = commands.add_parser("revoke", help="believe a register only up to an entry, such as after a theft")
    revoke.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    revoke.add_argument("register", metavar="STORE:REGISTER[:EPOCH]", help="such as 085:085-2 or 085:085-2:2")
    revoke.add_argument(
        "--from", dest="from_seq", type=int, required=True, metavar="ENTRY", help="the first one not believed"
    )
    revoke.add_argument("--reason", required=True, help="why, in a few words")
    revoke.set_defaults(run=_revoke)


def _send(asked: argparse.Namespace) -> int:
    from shoebox.domain.carrying import LineKind
    from shoebox.errands.lines import send_by_stick, send_once

    if asked.to is not None:
        laid = send_by_stick(asked.folder, asked.to)
        for path in laid:
            print(plain(str(path)))
        print("At head office they are imported like boxes." if laid else "Head office has acknowledged everything.")
        if laid:
            tell_locking(asked.folder)
        return DONE
    state = send_once(asked.folder)
    if state.kind is LineKind.UP_TO_DATE:
        print(f"Head office holds this book up to entry {state.held_seq:,}.")
        return DONE
    if state.kind is LineKind.AT_OFFICE:
        return say(f"The store's office holds them: {state.behind:,} entries are not at head office yet.", FOUND)
    return say(state.sentence or f"{state.behind:,} entries are not sent yet.", FOUND)


def tell_locking(folder: Path, *, indent: str = "") -> bool:
    """Say whether what goes by stick is encrypted, and if not, why; whether it is."""
    from shoebox.errands.lines import plain_because

    why = plain_because(folder)
    said = "Encrypted: head office and the registers of this store alone can read them."
    print(plain(f"{indent}{why or said}"))
    return why is None


def _renew(asked: argparse.Namespace) -> int:
    from shoebox.bootstrap import ENROLMENT_FILE
    from shoebox.errands.lines import renew_book

    try:
        card = renew_book(asked.folder, new_key=not asked.same_key)
    except KeyboardInterrupt:
        return say("Stopped. It may be begun: the register's next start ends it, in a new book.", INTERRUPTED)
    print(f"Register {card.register} goes on in book {card.epoch}; the one before stays in {asked.folder}, untouched.")
    print(f"Next: carry {asked.folder / ENROLMENT_FILE} and the file .keycard beside it to head office,")
    print("and keep the old book for Operations.")
    if not asked.same_key:
        print("Its key is a new one. What the book before had not sent goes under it, once head office has the card.")
    tell_left(asked.folder)
    return DONE


def tell_left(folder: Path, *, indent: str = "") -> None:
    """Whose hands the book before may be in: its key signs for this register until head office believes it no more."""
    from shoebox.errands.lines import left_book

    left = left_book(folder)
    if left is None:
        return
    place, from_seq = left
    named = f"{place.store}:{place.register}:{place.epoch}"
    print(f"{indent}book before: where its disk or a copy may be in other hands, have head office revoke it:")
    print(plain(f"{indent}  shoebox revoke HEAD_OFFICE {named} --from {from_seq} --reason WHY"))
    print(f"{indent}  {from_seq} is what is known here. Ask before: the number must be")
    print(f"{indent}  at least the entry after the last one of that book that head office or the office PC holds,")
    print(f"{indent}  or what was sold after a restored image or a late copy is refused.")


def _join(asked: argparse.Namespace) -> int:
    from shoebox.errands.lines import join_store

    card = join_store(asked.folder, asked.code, address=asked.central)
    print(f"Register {card.register} of store {card.store} is enrolled and knows head office. It sends from now on.")
    return DONE


def _pair(asked: argparse.Namespace) -> int:
    from shoebox.errands.lines import pair_store

    card = pair_store(asked.folder, asked.code, address=asked.office)
    print(f"Register {card.register} of store {card.store} and its office know each other.")
    print("It sends there too from its next start; what only the office holds counts as unsent.")
    return DONE


def _doctor(asked: argparse.Namespace) -> int:
    """One line a step; the first that is wrong says how to mend it and which rule to ask a firewall's keeper for."""
    from shoebox.entrance import home
    from shoebox.errands.lines import examine_store
    from shoebox.head_office import FINANCE_FILE

    folder = asked.folder or home() / "store"
    if (folder / FINANCE_FILE).is_file():
        return _doctor_of_office(folder)
    ways = examine_store(folder)
    for way in ways:
        _tell_way(way)
    if not ways:
        print(plain(f"In {folder} no line is set up: all goes by stick, until central_url stands in its store.toml."))
    keys = tell_keeping(folder, indent="  ")
    locked = tell_locking(folder, indent="  files on sticks: ") or bool(ways)
    tell_left(folder, indent="  ")
    copied, roomy = tell_copy(folder, indent="  "), _tell_room(folder)
    for way in ways:
        print(plain(str(_rule_of(way))))
    return keys if copied and roomy and locked and all(way.is_right for way in ways) else FOUND


def tell_copy(folder: Path, *, indent: str = "") -> bool:
    """A line on the second copy of a register's book; whether it is as it must be, or none is kept."""
    from datetime import datetime

    from shoebox.errands.copies import look_at_copy

    try:
        seen = look_at_copy(folder)
    except ShoeboxError as wrong:
        print(plain(f"{indent}second copy: {wrong}"))
        return False
    if seen is None:
        print(f"{indent}second copy: none; shoebox copy {folder} --on MEDIUM keeps one on a stick, a disk or a share.")
        return True
    at = f", {datetime.fromtimestamp(seen.at_ms / 1000).astimezone():%Y-%m-%d %H:%M}" if seen.at_ms else ""
    print(plain(f"{indent}second copy: in {seen.place}, up to entry {seen.there_seq:,} of {seen.here_seq:,}{at}."))
    return seen.there_seq >= seen.here_seq


def _tell_room(folder: Path) -> bool:
    """A line on the disk of the book; whether there is room enough by the store's policy."""
    from shoebox.errands.copies import look_at_room

    room, is_low = look_at_room(folder)
    if room is None:
        return True
    said = "too little, make room there now" if is_low else "right"
    print(f"  disk of the book: {said} ({room.free_mb:,} MB free, about {room.sales_left:,} sales)")
    return not is_low


def _tell_way(way: Way) -> None:
    """A line for each step of it."""
    from shoebox.carry import To
    from shoebox.transport.http_road import proxy_for

    whom = {To.HEAD_OFFICE: "From this PC to head office at", To.OFFICE: "From this PC to its store's office at"}
    print(plain(f"{whom.get(way.to, 'This office, for the other registers of its store, at')} {way.address}:"))
    if way.to is To.HEAD_OFFICE:
        proxy = proxy_for(way.address)
        said = Refusal("doctor.proxy", host=proxy.host, port=proxy.port) if proxy else Refusal("doctor.no_proxy")
        print(plain(f"  {said}"))
    for step in way.steps:
        wrong = "" if step.is_right else step.facts.get("said") or str(Refusal(step.code, **step.facts))
        print(plain(f"  {step.name}: {wrong or _right_words(step)}"))


# What a step that is right found, in words for whoever reads it out on the telephone.
_RIGHT = {
    "name": "{host} is known here",
    "port": "{port} of {host} is open",
    "TLS": "the certificate of {host} is believed ({version})",
    "version": "the two understand each other; there it is {app}",
    "key": "head office signs under card {card}, good until {day}",
    "enrolment": "known there; it holds {held:,} of the {head:,} entries here",
}


def _right_words(step: Step) -> str:
    facts = step.facts
    if step.name == "clock":
        minutes, way = facts["minutes"], facts["way"]
        said = f"{minutes} min {way} the one there" if minutes else "the same as there"
    elif step.name in ("answer", "proxy"):
        said = f"Shoebox {facts['version']} answers" if facts.get("version") else ""
    else:
        said = _RIGHT.get(step.name, "").format(**facts)
    return f"right: {said}" if said else "right"


def _rule_of(way: Way) -> Refusal:
    """What to ask the keeper of a firewall for."""
    from shoebox.carry import To
    from shoebox.transport.http_road import own_addresses, proxy_for

    there = {"host": way.address.host, "port": way.address.port}
    if way.to is To.OWN_DOOR:
        return Refusal("doctor.door_rule", port=way.address.port, names=", ".join(own_addresses()))
    if way.to is To.OFFICE:
        return Refusal("doctor.office_rule", **there)
    proxy = proxy_for(way.address)
    if proxy is not None:
        return Refusal("doctor.proxy_rule", **there, proxy=proxy.host, proxy_port=proxy.port)
    return Refusal("doctor.rule", **there)


def _doctor_of_office(folder: Path) -> int:
    """How head office's own keys stand: with which it signs, how each lies, and what of that is to be mended."""
    from shoebox.bootstrap import SystemClock
    from shoebox.central.own_keys import verify_own_keys

    signs = verify_own_keys(folder, now_ms=SystemClock().wall_ms())
    print(plain(f"Head office in {folder}:"))
    print(plain(f"  {signs.line}"))
    codes = (DONE if signs.ok else FOUND, tell_keeping(folder, indent="  "), tell_open(folder))
    return max(codes)


def tell_open(folder: Path) -> int:
    """Warn of each key of head office that lies open, where nobody can overlook it; the exit code says whether."""
    from shoebox.central.own_keys import open_warnings

    warnings = open_warnings(folder)
    for warning in warnings:
        print(plain(f"WARNING: {warning}"), file=sys.stderr)
    return FOUND if warnings else DONE


def tell_keeping(folder: Path, *, indent: str = "") -> int:
    """A line for each private key of a folder; the exit code says whether one can't be opened."""
    from shoebox.errands.keys_at_rest import keys_at_rest

    found = keys_at_rest(folder)
    for key in found:
        print(plain(f"{indent}{key.file}: {key.keeping.words}." + (f" {key.wrong}" if key.wrong else "")))
    return FOUND if any(key.wrong for key in found) else DONE


def _codes(asked: argparse.Namespace) -> int:
    from shoebox.errands.lines import make_codes
    from shoebox.storage.keys import keep_file

    if asked.out.exists():
        raise Refusal("enrol.sheet_there", file=str(asked.out))
    registers = _registers_in(asked.list)
    sheets, pdf = make_codes(asked.folder, registers, address=asked.central)
    keep_file(asked.out, pdf)  # for this user's eyes alone
    print(f"{len(sheets):,} codes are made, good once and for seven days. Print {asked.out}, then throw the file away:")
    print("whoever has a sheet can enrol its register.")
    return DONE


def _registers_in(path: Path) -> list[tuple[str, str]]:
    try:
        with path.open("rb") as file:
            data = file.read(LIST_BYTES_MAX + 1)
        text = data.decode("utf-8-sig")
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong
    except UnicodeDecodeError as wrong:
        raise Refusal("enrol.list", file=path.name) from wrong
    try:
        lines = list(csv.DictReader(text.splitlines(), strict=True))
    except csv.Error as wrong:
        raise Refusal("enrol.list", file=path.name) from wrong
    if len(data) > LIST_BYTES_MAX or not lines or not {"store", "register"} <= set(lines[0]):
        raise Refusal("enrol.list", file=path.name)
    return [((line["store"] or "").strip(), (line["register"] or "").strip()) for line in lines]


def _revoke(asked: argparse.Namespace) -> int:
    from shoebox.domain.carrying import Place
    from shoebox.errands.lines import revoke_register

    store, _, rest = asked.register.partition(":")
    register, _, epoch = rest.partition(":")
    if not (store and register and (epoch or "1").isdecimal() and asked.from_seq >= 1):
        raise Refusal("enrol.register", said=asked.register[:60])
    place = Place(store=store, register=register, epoch=int(epoch or 1))
    revoke_register(asked.folder, place, from_seq=asked.from_seq, reason=asked.reason)
    upto = f"up to entry {asked.from_seq - 1:,}"
    print(f"Register {register} of store {store} is believed {upto}; later ones are kept apart.")
    return DONE
