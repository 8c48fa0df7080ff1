"""What `shoebox publish`, `out` and `take` are made of: a person's words to signed dispatches. Builds things.

Everything is judged here before it is signed, by the very rules that a register judges it by, and more strictly: one
bad line of a price file is one too many for 120 stores.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import SystemClock, office_word
from shoebox.central import Central, OutLine, Wanted
from shoebox.domain.card import kept_name
from shoebox.domain.carrying import Place
from shoebox.domain.charge import BadLine
from shoebox.domain.clock import Clock, utc_words
from shoebox.domain.dispatch import TWO_PEOPLE, DispatchHead, DispatchKind, IncidentWord, Notice, Took, policy_mark
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.ids import fingerprint
from shoebox.domain.language import LANGUAGES, SOURCE
from shoebox.domain.names import number_fits
from shoebox.domain.playbook import ENDING, PAGE_BYTES_MAX, PAGES_MAX, facts_of
from shoebox.domain.policy import Policy
from shoebox.domain.sealed import CardProfile, from_letters, to_letters
from shoebox.domain.sent_out import Reader
from shoebox.domain.staff import STORE_ROLES, Role, Signature, Staff, refuse_copied_pin
from shoebox.entrance import STAFF_FILE, STORE_FILE
from shoebox.formats.dispatch import (
    DISPATCH_SUFFIX,
    peek_dispatch,
    read_incident,
    reopen_dispatch,
    write_incident,
    write_notice,
)
from shoebox.formats.dispatch_pages import read_pages, write_pages
from shoebox.formats.order_file import read_orders
from shoebox.formats.price_file import read_prices
from shoebox.handover.locking import ring_of
from shoebox.handover.office_word import take_from
from shoebox.head_office import open_head_office
from shoebox.own_policy import POLICY_FILE
from shoebox.policy_settings import PolicyChange, policy_changes, policy_in_words, policy_words, read_policy
from shoebox.resources import pages
from shoebox.settings import read_staff, read_store, refuse_short_store, staff_in_words, staff_words
from shoebox.storage.book import Book
from shoebox.storage.office_key import OfficeKeys, carried_name
from shoebox.storage.sealing_keys import SealingKeys
from shoebox.transport.stick import Lock, Stick

WORDS_BYTES_MAX = 64 * 1024 * 1024
_NOT_PUT = {"carry.full": "No space left", "carry.gone": "No such folder", "carry.unwritable": ""}
_PUBLISHERS = (Role.ANALYST, Role.APPROVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What somebody asks to be sent out, as typed. ``said_by`` and ``second`` are staff numbers with their PINs.

    ``roles`` are a notice's readers; ``since_ms``, ``lane`` and ``ended`` an incident's. ``sealed_ok``: what
    follows from card numbers being taken was shown, and somebody said yes.
    """

    kind: DispatchKind
    what: str
    stores: tuple[str, ...] = ()
    days: int = 0
    about: str = ""
    said_by: Signature
    second: Signature | None = None
    roles: tuple[str, ...] = ()
    lane: str = ""
    since_ms: int = 0
    ended: bool = False
    sealed_ok: bool = False
    now_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What went out, what of it lies on a stick, and why it does not lie there where that was asked for."""

    head: DispatchHead
    laid: LaidOut | None = None
    unlaid: ShoeboxError | KeyboardInterrupt | None = None


def publish(folder: Path, asked: Publication, *, stick: Path | None = None, clock: Clock | None = None) -> Published:
    """Judge, sign and send out; with `stick`, lay it there too. What is refused was not signed, and changes nothing.

    The lists of keys go along: they come before anything can be encrypted. Refusals ``out.*``, ``staff.*``,
    ``settings.*`` and those of the kind's own file.
    """
    clock = clock or SystemClock()
    asked = replace(asked, now_ms=clock.wall_ms())
    with open_head_office(folder, clock) as central:
        said_by, second = _signed(folder, asked)
        wanted = replace(_WORDS[asked.kind](asked, folder, central), said_by=said_by, second=second)
        head, data = central.out.publish(wanted)
        if stick is None:
            return Published(head=head)
        try:
            central.carrying.tell_stores()
            lists = [one for one in central.out.for_stick(head.stores) if one[0].startswith(DispatchKind.CARRYING)]
            own = (f"{head.kind}-{head.version:06d}", data)
            return Published(head=head, laid=_laid_out(central, stick, [*lists, own], head.stores))
        except (ShoeboxError, KeyboardInterrupt) as wrong:  # it is out all the same
            return Published(head=head, unlaid=wrong)


def what_is_out(folder: Path, *, clock: Clock | None = None) -> tuple[OutLine, ...]:
    """Everything that was sent out, and which register holds it."""
    with open_head_office(folder, clock) as central:
        return central.out.lines()


def who_read(folder: Path, notice: int, *, clock: Clock | None = None) -> tuple[Reader, ...]:
    """Who has read a notice: at which register, staff number, and when."""
    with open_head_office(folder, clock) as central:
        return central.out.readers(notice)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What lies on a stick for stores, and the registers for whose sake some of it is not encrypted."""

    paths: tuple[Path, ...]
    lacking: tuple[Place, ...]


def lay_out(folder: Path, stick: Path, stores: Sequence[str], *, clock: Clock | None = None) -> LaidOut:
    """Lay what is out, for these stores or for all, onto a stick, encrypted to those it is for; where it lies."""
    with open_head_office(folder, clock) as central:
        central.carrying.tell_stores()
        return _laid_out(central, stick, central.out.for_stick(stores), stores)


def _laid_out(central: Central, stick: Path, found: Sequence[tuple[str, bytes]], stores: Sequence[str]) -> LaidOut:
    """The card, and the list of keys that comes before anything can be encrypted, go as they are: they are public."""
    card, lacking = central.keys.card, dict[Place, None]()
    _put(Stick(stick), carried_name(card), card.data)
    paths = []
    for name, data in found:
        head = peek_dispatch(data)
        assert head is not None, "what head office signed has a head"
        lock = None
        if head.kind is not DispatchKind.CARRYING:
            readers, without = central.carrying.readers(_both(head.stores, stores))
            lacking |= dict.fromkeys(without)
            lock = Lock(readers, central.carrying.keys.ring) if not without else None
        paths.append(_put(Stick(stick, lock), name + DISPATCH_SUFFIX, data))
    return LaidOut(tuple(paths), tuple(lacking))


def _put(stick: Stick, name: str, data: bytes) -> Path:
    """Its place. What a stick's own troubles say is of a store's box, which nobody here has."""
    try:
        return stick.put_named(name, data)
    except Trouble as wrong:
        if wrong.code not in _NOT_PUT:
            raise
        why = wrong.facts.get("why") or _NOT_PUT[wrong.code]
        raise Trouble("files.unwritable", file=str(stick.folder), why=why) from wrong


def _both(meant: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The stores that a dispatch is for, of those that a stick is for; no stores are all."""
    return tuple(one for one in meant if one in wanted) if meant and wanted else tuple(meant or wanted)


def take_by_stick(folder: Path, stick: Path, *, clock: Clock | None = None) -> tuple[Took, ...]:
    """Take in what head office sent to a register by stick.

    Refusals ``out.none``, ``receipt.no_key`` and ``book.in_use``: an open window has a key of its own for it.
    """
    store, clock = read_store(folder / STORE_FILE), clock or SystemClock()
    with Book.open(folder, clock=clock, app=__version__) as book:
        word = office_word(folder, book, store, keys=OfficeKeys(folder), clock=clock)
        return take_from(stick, word.dispatches, ring_of(book))


def _signed(folder: Path, asked: Publication) -> tuple[str, str]:
    """The staff numbers of who says it, and of the second person where one is needed."""
    staff = read_staff(folder / STAFF_FILE)
    first = staff.signing(*asked.said_by)
    if first.role not in _PUBLISHERS:
        raise Refusal("out.role", name=first.name)
    if asked.kind not in TWO_PEOPLE:
        return first.number, ""
    if asked.second is None or asked.second[0] == first.number:
        raise Refusal("out.two_people", sent=asked.kind.words)
    return first.number, _approver(staff, asked.second)


def _approver(staff: Staff, second: Signature) -> str:
    person = staff.signing(*second)
    if person.role is not Role.APPROVER:
        raise Refusal("out.approver", name=person.name)
    return person.number


def _file(asked: Publication) -> tuple[Path, bytes]:
    path = Path(asked.what)
    return path, _file_at(path)


def _file_at(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(WORDS_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong


def _wanted(asked: Publication, body: Callable[[int], bytes], *, about: str = "") -> Wanted:
    return Wanted(
        kind=asked.kind, body=body, about=asked.about or about, stores=asked.stores, days=asked.days
    )  # fmt: skip


def sealing_key_of(folder: Path, file: Path) -> str:
    """The fingerprint of the key that card numbers would be sealed to by this policy file; empty where none are taken.

    Refusals ``settings.*``, ``seal.no_key``, ``seal.typed_key``: then it could not be sent out either.
    """
    public = _with_key(policy_in_words(_file_at(file), file), folder).sealing_public
    return fingerprint(public) if public else ""


def policy_preview(folder: Path, file: Path, stores: Sequence[str] = ()) -> tuple[PolicyChange, ...]:
    """What this policy file says differently from what these stores, or all, go by as far as head office knows.

    Where they go by several it is the one that was sent last.
    """
    wanted = policy_in_words(_file_at(file), file)
    with open_head_office(folder, SystemClock()) as central:
        return policy_changes(_policies_out(central, folder, stores)[0], replace(wanted, sealing_key=""))


def _with_key(policy: Policy, folder: Path) -> Policy:
    """The policy with Finance's newest key, where it has card numbers sealed; whatever key it names is one of ours."""
    if policy.card_profile != CardProfile.SEALED:
        return policy.on_paper()
    keys = SealingKeys(folder)
    newest = keys.newest()
    if policy.sealing_key and from_letters(policy.sealing_key) not in {one.public_key for one in keys.all()}:
        raise Refusal("seal.typed_key")
    return replace(policy, sealing_key=to_letters(newest.public_key))


def _policy(asked: Publication, folder: Path, central: Central) -> Wanted:
    path, words = _file(asked)
    policy = _with_key(policy_in_words(words, path), folder)
    key = fingerprint(policy.sealing_public) if policy.sealing_public else ""
    if key and not asked.sealed_ok:
        raise Refusal("seal.unsaid")
    sold_in = central.out.currencies(asked.stores)
    if any(one != policy.currency for one in sold_in):
        raise Refusal("out.other_currency", theirs=policy.currency, ours=", ".join(sold_in))
    return _wanted(
        asked, lambda version: policy_words(replace(policy, version=policy_mark(version))).encode(),
        about=f"card numbers sealed to {key}" if key else "",
    )  # fmt: skip


def _staff(asked: Publication, _folder: Path, _central: Central) -> Wanted:
    path, words = _file(asked)
    people = staff_in_words(words, path).people
    for person in people:
        if person.role not in STORE_ROLES:
            raise Refusal("settings.role", name=person.name, role=person.role, roles=", ".join(STORE_ROLES))
    refuse_short_store([person.role for person in people])
    refuse_copied_pin(people)
    many = "1 person" if len(people) == 1 else f"{len(people)} people"
    return _wanted(asked, lambda _version: staff_words(people).encode(), about=many)


def _prices(asked: Publication, folder: Path, central: Central) -> Wanted:
    path, words = _file(asked)
    for policy in _policies_out(central, folder, asked.stores):
        held = read_prices(
            words, file=kept_name(path.name), currency=policy.currency, rates=policy.tax_rates_per_100k,
            stored_words=policy.stored_value_words,
        )  # fmt: skip
        _refuse_bad(held.bad, held.bad_count, asked.kind)
    about = f"{held.facts.items:,} items as of {utc_words(held.facts.as_of_ms)}"
    return _wanted(asked, lambda _version: words, about=about)


def _orders(asked: Publication, _folder: Path, _central: Central) -> Wanted:
    """Orders are of one store, and the file itself says of which."""
    path, words = _file(asked)
    first = words[:200].decode("utf-8", "replace").partition("\n")[0]
    store = [*first.split(","), "", "", ""][2].strip().strip('"')
    if asked.stores not in ((), (store,)):
        raise Refusal("orders.store", file=kept_name(path.name), theirs=store[:20], ours=", ".join(asked.stores)[:60])
    held = read_orders(words, file=kept_name(path.name), store=store)
    _refuse_bad(held.bad, held.bad_count, asked.kind)
    about = f"{held.facts.orders:,} orders as of {utc_words(held.facts.as_of_ms)}"
    return replace(_wanted(asked, lambda _version: words, about=about), stores=(store,))


def _playbook(asked: Publication, folder: Path, central: Central) -> Wanted:
    """A folder of pages, or one with a folder for each language."""
    root = Path(asked.what)
    places = {tongue: root / tongue for tongue in LANGUAGES if (root / tongue).is_dir()} or {SOURCE: root}
    found = {
        tongue: pages(place, ending=ENDING, files_max=PAGES_MAX, bytes_max=PAGE_BYTES_MAX)
        for tongue, place in places.items()
    }
    number = sum(map(len, found.values()))
    if not number:
        raise Refusal("out.no_pages", folder=str(root))
    body = write_pages(found)
    for policy in _policies_out(central, folder, asked.stores):
        read_pages(body, facts={tongue: facts_of(policy, tongue) for tongue in LANGUAGES})
    return _wanted(asked, lambda _version: body, about="1 page" if number == 1 else f"{number} pages")


def _notice(asked: Publication, _folder: Path, _central: Central) -> Wanted:
    """The first line of the file is the title."""
    path, words = _file(asked)
    try:
        text = unicodedata.normalize("NFC", words.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise Refusal("settings.unreadable", file=path.name, why="it is not UTF-8 text") from wrong
    title, *lines = [line.strip() for line in text.strip().splitlines()] or [""]
    while lines and not lines[0]:
        lines.pop(0)
    for role in asked.roles:
        if role not in STORE_ROLES:
            raise Refusal("out.store_role", role=role[:20], roles=", ".join(STORE_ROLES))
    notice = Notice(title=title, lines=tuple(lines), roles=asked.roles)
    body = write_notice(notice)
    return _wanted(asked, lambda _version: body, about=title)


def _incident(asked: Publication, folder: Path, central: Central) -> Wanted:
    """That an incident is on, or with ``ended`` that it is over; its number is what was typed."""
    number, now_ms = asked.what.strip(), asked.now_ms
    stores = asked.stores or central.out.told(DispatchKind.INCIDENT, number)  # who was told of it hears its end
    policy = _policies_out(central, folder, stores)[0]
    lane = asked.lane or policy.rescue_lane
    if not number_fits(number):
        raise Refusal("incident.number")
    if asked.since_ms:
        policy.refuse_beginning(asked.since_ms, now_ms)
    held = central.out.newest(DispatchKind.INCIDENT, series=number)
    sent = reopen_dispatch(held) if held is not None else None
    before = read_incident(sent.body) if sent is not None else None
    if asked.ended and before is None:
        raise Refusal("out.no_incident", number=number)
    began_ms = asked.since_ms or (before.began_ms if before is not None else now_ms)
    word = IncidentWord(
        number=number, began_ms=began_ms, rescue_lane=before.rescue_lane if before and not asked.lane else lane,
        said=asked.about, ended_ms=max(now_ms, began_ms) if asked.ended else 0,
    )  # fmt: skip
    body = write_incident(word)
    read_incident(body)
    about = asked.about or ("is over" if asked.ended else "is on")
    return replace(_wanted(asked, lambda _version: body, about=about), series=number, stores=stores)


def _refuse_bad(bad: Sequence[BadLine], count: int, kind: DispatchKind) -> None:
    if count:
        raise Refusal("out.bad_file", sent=kind.words, bad=count, line=bad[0].line, why=bad[0].reason)


def _policies_out(central: Central, folder: Path, stores: Sequence[str]) -> tuple[Policy, ...]:
    """What these stores, or all, go by as far as head office knows, the last one first; else its own file."""
    sent = central.out.in_force(DispatchKind.POLICY, stores)
    found = tuple(policy_in_words(reopen_dispatch(data).body, Path(POLICY_FILE)) for data in sent)
    return found or (read_policy(folder / POLICY_FILE),)


_WORDS: dict[DispatchKind, Callable[[Publication, Path, Central], Wanted]] = {
    DispatchKind.POLICY: _policy,
    DispatchKind.STAFF: _staff,
    DispatchKind.PRICES: _prices,
    DispatchKind.ORDERS: _orders,
    DispatchKind.PLAYBOOK: _playbook,
    DispatchKind.NOTICE: _notice,
    DispatchKind.INCIDENT: _incident,
}
