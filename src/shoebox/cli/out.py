"""The commands of what head office sends out: publish and out there, take at a register. Part of the front door."""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.cli.line import DONE, FOUND, ask_line, ask_pin, plain, say, tell_changes, why
from shoebox.domain.clock import utc_words
from shoebox.domain.dispatch import BY_ITSELF, TWO_PEOPLE, DispatchKind, TakeOutcome
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import RescueLane

if TYPE_CHECKING:
    from shoebox.central import OutLine
    from shoebox.errands.publishing import LaidOut

_NAMED_MAX = 12  # of registers, in one line

# What switching the sealed profile on means to whoever answers for card data; shown each time it is published.
_SEALED_MEANS = """\
This policy has registers take card numbers and seal them for Finance. What follows from that:
- A sealed number is still cardholder data of the store that took it, though nobody there can open it
  (PCI SSC FAQ 1314).
- SAQ B, which is for paper imprints alone, no longer fits these stores; SAQ D may be what applies. Where the chain is
  assessed by a report on compliance, these computers come into its scope.
- The number is typed at the register, which handles it in clear for that moment. Its programs, its keyboard and who
  gets at it are then to be protected as PCI DSS has it: updates, malware, access by name, logs, a network apart.
- Head office's folder, database and backups hold the sealed numbers. Who has the key's file and its passphrase opens
  them: name its keepers, make a new key each year, destroy the old one when its slips are destroyed.
- The paper slips stay as they are: locked away, and destroyed in time.
- Matching and refunds need no number. Only a charge that was never made does.
Ask your acquirer or assessor before you say yes. The paper profile needs none of it."""
_YES = "SEALED"
_WHAT = {
    DispatchKind.POLICY: "a policy file, such as policy.toml",
    DispatchKind.STAFF: "a staff list, such as staff.toml of a store",
    DispatchKind.PRICES: "a price file, as docs/prices.md describes it",
    DispatchKind.ORDERS: "an order file of one store, as docs/orders.md describes it",
    DispatchKind.PLAYBOOK: "a folder of pages, or one with a folder for each language",
    DispatchKind.NOTICE: "a text file, its first line the title",
    DispatchKind.INCIDENT: "the incident's number; with --ended it is over",
}


def add_out(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """publish, out and take."""
    kinds = "; ".join(f"{kind}: {words}" for kind, words in _WHAT.items())
    publish = commands.add_parser("publish", help="send something out to stores, signed by head office", epilog=kinds)
    publish.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    publish.add_argument("kind", choices=tuple(map(str, _WHAT)), metavar="KIND", help=", ".join(_WHAT))
    publish.add_argument("what", metavar="WHAT", help="what is sent, see below")
    publish.add_argument("--by", required=True, metavar="NUMBER", help="your staff number; your PIN is asked for")
    publish.add_argument(
        "--second", default="", metavar="NUMBER", help="who approves it; a policy and a staff list need one"
    )
    publish.add_argument("--stores", default="", metavar="085,112", help="which stores; without it, all of them")
    publish.add_argument(
        "--days", type=int, default=0, help="how long it is good; without it, what is usual for its kind"
    )
    publish.add_argument("--about", default="", metavar="WORDS", help="one line for whoever looks at what is out")
    publish.add_argument(
        "--roles", default="", metavar="clerk,manager", help="who is to read a notice; without it, all"
    )
    publish.add_argument("--since", default="", metavar="HH:MM", help="since when an incident is on; without it, now")
    publish.add_argument(
        "--lane",
        default="",
        choices=("", *RescueLane),
        metavar="LANE",
        help="its rescue lane: finance or rekey; without it, the policy's",
    )
    publish.add_argument("--ended", action="store_true", help="the incident is over")
    publish.add_argument("--to", type=Path, metavar="STICK", help="lay it there too, to be carried to a store")
    publish.set_defaults(run=_publish)
    out = commands.add_parser("out", help="list what is out, and which register holds it")
    out.add_argument("folder", type=Path, metavar="HEAD_OFFICE", help="head office's folder")
    out.add_argument("--notice", type=int, default=0, metavar="NUMBER", help="who has read this notice")
    out.add_argument("--to", type=Path, metavar="STICK", help="lay what is out there, to be carried to a store")
    out.add_argument("--stores", default="", metavar="085,112", help="for these stores alone")
    out.set_defaults(run=_out)
    take = commands.add_parser("take", help="take in what head office sent to a register by stick")
    take.add_argument("folder", type=Path, metavar="STORE", help="the store's folder")
    take.add_argument("stick", type=Path, metavar="STICK", help="where it lies")
    take.set_defaults(run=_take)


def _publish(asked: argparse.Namespace) -> int:
    from shoebox.errands.publishing import Publication, publish

    kind = DispatchKind(asked.kind)
    if kind in TWO_PEOPLE and (not asked.second or asked.second == asked.by):
        raise Refusal("out.two_people", sent=kind.words)
    if kind is DispatchKind.POLICY:
        _show_changes(asked.folder, Path(asked.what), _stores(asked.stores))
    sealed_ok = kind is DispatchKind.POLICY and _says_sealed(asked.folder, Path(asked.what))
    said_by = (asked.by, ask_pin(asked.by))
    second = (asked.second, ask_pin(asked.second)) if asked.second else None
    publication = Publication(
        kind=kind, what=asked.what, stores=_stores(asked.stores), days=asked.days, about=asked.about,
        said_by=said_by, second=second, roles=_stores(asked.roles), lane=asked.lane, ended=asked.ended,
        since_ms=_since_ms(asked.since), sealed_ok=sealed_ok,
    )  # fmt: skip
    sent = publish(asked.folder, publication, stick=asked.to)
    head, laid = sent.head, sent.laid
    whom = f"stores {', '.join(head.stores)}" if head.stores else "all stores"
    print(f"{head.kind.capitalize()} {head.version} is out for {whom}, good until {_day(head.expires_ms)}.")
    print("Registers on the line, or on their office's, fetch it within some minutes; the others get it by stick.")
    if laid is not None:
        for path in laid.paths:
            print(plain(str(path)))
        _tell_plain(laid)
    if sent.unlaid is not None:
        say(f"It is out, and not to be published once more; on the stick it does not lie: {why(sent.unlaid)}", FOUND)
        return say(f"Afterwards: shoebox out {asked.folder} --to STICK", FOUND)
    return DONE


def _show_changes(folder: Path, file: Path, stores: tuple[str, ...]) -> None:
    """What two people are about to sign, before their PINs are asked for."""
    from shoebox.errands.publishing import policy_preview

    tell_changes(policy_preview(folder, file, stores))


def _says_sealed(folder: Path, file: Path) -> bool:
    """Whether somebody has read what the sealed profile means, and says yes to it. Refusal ``seal.unsaid``."""
    from shoebox.errands.publishing import sealing_key_of

    key = sealing_key_of(folder, file)
    if not key:
        return False
    print(_SEALED_MEANS)
    print(f"Numbers are sealed to the key {key}. Compare it with what was written down when it was made.")
    if ask_line(f"Type {_YES} to send it out: ") != _YES:
        raise Refusal("seal.unsaid")
    return True


def _out(asked: argparse.Namespace) -> int:
    from shoebox.errands.publishing import lay_out, what_is_out

    if asked.to is not None:
        laid = lay_out(asked.folder, asked.to, _stores(asked.stores))
        for path in laid.paths:
            print(plain(str(path)))
        print("At the register: shoebox take STORE STICK" if laid.paths else "Nothing is out for these stores.")
        _tell_plain(laid)
        return DONE
    if asked.notice:
        return _tell_readers(asked.folder, asked.notice)
    stores, refused = set(_stores(asked.stores)), 0
    for line in what_is_out(asked.folder):
        if (stores and line.stores and not stores & set(line.stores)) or _is_of_the_past(line):
            continue
        whom = f"stores {', '.join(line.stores)}" if line.stores else "all stores"
        older = "" if line.is_newest else ", an older one"
        lost = "" if line.is_here else ", its file is LOST: publish it again"
        print(plain(f"{line.kind} {line.version} of {_day(line.issued_ms)} for {whom}{older}{lost}"))
        held = "1 register" if len(line.held_by) == 1 else f"{len(line.held_by):,} registers"
        print(plain(f"  good until {_day(line.expires_ms)}, held by {held}. {line.about}".rstrip()))
        print(plain(f"  said by {line.said_by}{', approved by ' + line.second if line.second else ''}"))
        for code, number in Counter(code for _, code in line.refused_by).items():
            refused += number
            print(plain(f"  refused by {number:,} with {code}: {', '.join(_who(line.refused_by, code))}"))
    return FOUND if refused else DONE


def _tell_plain(laid: LaidOut) -> None:
    """For whose sake something on the stick is not encrypted: everybody it is for must be able to read it."""
    if laid.lacking:
        names = ", ".join(f"{place.store}:{place.register}" for place in laid.lacking[:_NAMED_MAX])
        more = f" and {len(laid.lacking) - _NAMED_MAX:,} more" if len(laid.lacking) > _NAMED_MAX else ""
        print(plain(f"NOT all of it is encrypted: head office has no key yet of {names}{more}."))
        print("Each says its key once it has taken a stick of head office and its entries have come, by line or stick.")


def _is_of_the_past(line: OutLine) -> bool:
    """A list that a newer one has taken the place of: there may be several in a day for each store."""
    return line.kind in BY_ITSELF and not line.is_newest


def _tell_readers(folder: Path, notice: int) -> int:
    from shoebox.errands.publishing import who_read

    read = who_read(folder, notice)
    for one in read:
        where = f"store {one.place.store}, register {one.place.register}"
        print(plain(f"{utc_words(one.at_ms)}  {where}: staff number {one.number}"))
    many = "1 person" if len(read) == 1 else f"{len(read):,} people"
    print(f"Notice {notice} was read by {many}, as far as their registers have told.")
    return DONE


def _take(asked: argparse.Namespace) -> int:
    from shoebox.errands.publishing import take_by_stick

    took = take_by_stick(asked.folder, asked.stick)
    for one in took:
        said = {
            TakeOutcome.TAKEN: f"{one.name} is taken in.",
            TakeOutcome.ALREADY: f"{one.name} was here before.",
            TakeOutcome.FOR_OTHERS: f"{one.name} is for other registers.",
            TakeOutcome.NOT_OURS: f"{one.name} is for other stores.",
        }.get(one.outcome, one.sentence)
        print(plain(said[:1].upper() + said[1:]))
    return FOUND if any(one.outcome is TakeOutcome.REFUSED for one in took) else DONE


def _who(refused: object, code: str) -> list[str]:
    assert isinstance(refused, tuple)
    return [f"{place.store}:{place.register}" for place, said in refused if said == code][:20]


def _stores(text: str) -> tuple[str, ...]:
    return tuple(store.strip() for store in text.split(",") if store.strip())


def _since_ms(typed: str) -> int:
    from shoebox.bootstrap import SystemClock
    from shoebox.domain.incident import moment_ms

    clock = SystemClock()
    return moment_ms(typed, now_ms=clock.wall_ms(), offset_min=clock.offset_min()) if typed.strip() else 0


def _day(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1_000, UTC).strftime("%d %b %Y")
