"""What `shoebox publish`, `out` and `take` are made of: a person's words to signed dispatches. Builds things.

Everything is judged here before it is signed, by the very rules that a register judges it by, and more strictly: one
bad line of a price file is one too many for 120 stores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import POLICY_FILE, STAFF_FILE, STORE_FILE, SystemClock, office_word, open_head_office
from shoebox.central import Central, OutLine, Wanted
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import TWO_PEOPLE, DispatchHead, DispatchKind, Took
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.policy import Policy
from shoebox.domain.staff import STORE_ROLES, Role, Signature, Staff
from shoebox.formats.dispatch import DISPATCH_SUFFIX
from shoebox.handover.office_word import take_from
from shoebox.settings import (
    policy_in_words,
    policy_words,
    read_policy,
    read_staff,
    read_store,
    refuse_short_store,
    staff_in_words,
    staff_words,
)
from shoebox.storage.book import Book
from shoebox.storage.office_key import pinned_key
from shoebox.transport.stick import Stick

WORDS_BYTES_MAX = 64 * 1024 * 1024
_PUBLISHERS = (Role.ANALYST, Role.APPROVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What somebody asks to be sent out, as typed. ``said_by`` and ``second`` are staff numbers with their PINs."""

    kind: DispatchKind
    what: str
    stores: tuple[str, ...] = ()
    days: int = 0
    about: str = ""
    said_by: Signature
    second: Signature | None = None


def publish(
    folder: Path, asked: Publication, *, stick: Path | None = None, clock: Clock | None = None
) -> tuple[DispatchHead, Path | None]:
    """Judge, sign and send out; with `stick`, lay it there too. What is refused was not signed, and changes nothing.

    Refusals ``out.*``, ``staff.*``, ``settings.*`` and those of the kind's own file.
    """
    with open_head_office(folder, clock) as central:
        said_by, second = _signed(folder, asked)
        wanted = replace(_WORDS[asked.kind](asked, folder, central), said_by=said_by, second=second)
        head, data = central.out.publish(wanted)
    laid = None
    if stick is not None:
        laid = Stick(stick).put_named(f"{head.kind}-{head.version:06d}{DISPATCH_SUFFIX}", data)
    return head, laid


def what_is_out(folder: Path, *, clock: Clock | None = None) -> tuple[OutLine, ...]:
    """Everything that was sent out, and which register holds it."""
    with open_head_office(folder, clock) as central:
        return central.out.lines()


def lay_out(folder: Path, stick: Path, stores: Sequence[str], *, clock: Clock | None = None) -> tuple[Path, ...]:
    """Lay what is out, for these stores or for all, onto a stick; where it lies."""
    with open_head_office(folder, clock) as central:
        found = central.out.for_stick(stores)
    return tuple(Stick(stick).put_named(name + DISPATCH_SUFFIX, data) for name, data in found)


def take_by_stick(folder: Path, stick: Path, *, clock: Clock | None = None) -> tuple[Took, ...]:
    """Take in what head office sent to a register by stick.

    Refusals ``out.none``, ``receipt.no_key`` and ``book.in_use``: an open window has a key of its own for it.
    """
    store, clock = read_store(folder / STORE_FILE), clock or SystemClock()
    with Book.open(folder, clock=clock, app=__version__) as book:
        word = office_word(folder, book, store, central_key=pinned_key(folder), clock=clock)
        return take_from(stick, word.dispatches)


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
    try:
        with path.open("rb") as file:
            return path, file.read(WORDS_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong


def _wanted(asked: Publication, body: Callable[[int], bytes], *, about: str = "") -> Wanted:
    return Wanted(
        kind=asked.kind, body=body, about=asked.about or about, stores=asked.stores, days=asked.days
    )  # fmt: skip


def _policy(asked: Publication, _folder: Path, _central: Central) -> Wanted:
    path, words = _file(asked)
    policy = policy_in_words(words, path)
    return _wanted(asked, lambda version: policy_words(replace(policy, version=str(version))).encode())


def _staff(asked: Publication, _folder: Path, _central: Central) -> Wanted:
    path, words = _file(asked)
    people = staff_in_words(words, path).people
    for person in people:
        if person.role not in STORE_ROLES:
            raise Refusal("settings.role", name=person.name, role=person.role, roles=", ".join(STORE_ROLES))
    refuse_short_store([person.role for person in people])
    many = "1 person" if len(people) == 1 else f"{len(people)} people"
    return _wanted(asked, lambda _version: staff_words(people).encode(), about=many)


def policy_out(central: Central, folder: Path) -> Policy:
    """The policy that the stores go by as far as head office knows: the one sent out last, else its own file."""
    from shoebox.formats.dispatch import read_dispatch

    data = central.out.newest(DispatchKind.POLICY)
    if data is None:
        return read_policy(folder / POLICY_FILE)
    return policy_in_words(read_dispatch(data, central_key=central.public_key).body, Path(POLICY_FILE))


_WORDS: dict[DispatchKind, Callable[[Publication, Path, Central], Wanted]] = {
    DispatchKind.POLICY: _policy,
    DispatchKind.STAFF: _staff,
}
