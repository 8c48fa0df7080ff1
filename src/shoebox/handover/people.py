"""What a register says of its store's people to the others, and which of them it believes. Handover: joins rooms.

A word is made for those registers whose keys head office's signed list names, and believed of those; where there is no
such list, nothing is said and nothing believed, and what was set counts at its own register. See ADR 78.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from shoebox.carry import PeopleWords, read_word
from shoebox.day import StorePeople
from shoebox.domain.acts import DispatchTaken
from shoebox.domain.box import own_number
from shoebox.domain.carrying import place_of
from shoebox.domain.carrying_keys import CarryingList
from shoebox.domain.dispatch import DispatchKind, TakeOutcome, Took
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.people_told import Believed, PeopleWord
from shoebox.domain.set_here import SetHere
from shoebox.formats.box_head import HIDDEN, file_stem
from shoebox.formats.people_told import WORD_BYTES_MAX, is_told_by, write_people
from shoebox.formats.pouch import POUCH_SUFFIX
from shoebox.handover.locking import ring_of
from shoebox.handover.office_word import OfficeWord
from shoebox.storage.book import Book
from shoebox.transport.stick import Lock, Stick, carried_bytes

PEOPLE_SUFFIX, FILES_MAX, _MARK_SIGNS = ".people", 400, 12  # so many files of one stick are opened
_SAID_BY = (DispatchKind.STAFF, DispatchKind.CARRYING)


class PeopleTelling:
    """One register's side. May be asked from any thread."""

    def __init__(self, book: Book, word: OfficeWord, words: PeopleWords) -> None:
        self.words = words
        self._book, self._word = book, word
        self._people: StorePeople | None = None
        self._made: tuple[object, bytes] = (None, b"")
        self._reached: tuple[str, ...] = ()
        self._keys_of: tuple[object, CarryingList | None] = (None, None)
        words.own, words.judge = self._own_word, self._judge

    def go_by(self, people: StorePeople) -> None:
        """These are the people in force from now on."""
        self._people, self.words.came, people.reaches = people, people.hear, self.reaches
        self._reached = self._readers()
        self.words.judge_anew()

    def reaches(self) -> tuple[str, ...]:
        """The other registers that believe this one, once they hear of it. Never waits."""
        return self._reached

    def lay_out(self, folder: Path) -> None:
        """Every word that is here onto a stick, beside what it was brought for, encrypted to the store's registers.

        It costs that nothing: where there is no room, or no list of keys, it stays away.
        """
        keys, book = self._keys(), self._book
        if keys is None or not self._readers():
            return
        theirs = {one.public_key for one in keys.registers if one.public_key}
        stick = Stick(folder, Lock(tuple(sorted(theirs)), ring_of(book)))
        for data in self.words.all():
            with suppress(Trouble):
                stick.put_named(_file_of(data), data)

    def take_in(self, folder: Path) -> tuple[Took, ...]:
        """Take in such words from a stick, by the same code as over the network; what came of each.

        Those that are for other registers are passed over, and one that can't be read stops no other. Where more lie
        there than are opened, the newest of each register of this store go first, and what is left of theirs is said
        (``carry.people_left``). Trouble ``carry.unreadable`` of the whole folder.
        """
        try:
            found = sorted(_by_age(folder), key=lambda one: (self._is_foreign(one[0]), one[1]))
        except OSError as wrong:
            raise Trouble("carry.unreadable", file=folder.name, why=wrong.strerror or "") from wrong
        took = [self._take(path) for path, _ in found[:FILES_MAX]]
        left = [path for path, _ in found[FILES_MAX:]]
        ours = [path for path in left if not self._is_foreign(path)]
        took += [_passed_over(path) for path in left[len(ours) :]]
        if ours:
            too_many = Refusal("carry.people_left", count=len(ours), opened=FILES_MAX, place=folder.name)
            took.append(_refused(ours[0], too_many))
        if any(one.outcome is TakeOutcome.TAKEN for one in took):
            self.words.came()
        return tuple(took)

    def _take(self, path: Path) -> Took:
        try:
            is_news = self.words.take(carried_bytes(path, ring_of(self._book), most=WORD_BYTES_MAX))
        except OSError as wrong:
            return _refused(path, Trouble("files.unreadable", file=path.name, why=wrong.strerror or ""))
        except Refusal as wrong:
            return self._for_others(path, wrong) if wrong.code == "pouch.other_register" else _refused(path, wrong)
        return Took(outcome=TakeOutcome.TAKEN if is_news else TakeOutcome.ALREADY, name=path.name)

    def _for_others(self, path: Path, wrong: Refusal) -> Took:
        """Whether of this store is what the name of a file says that nobody here can open."""
        outcome = TakeOutcome.NOT_OURS if self._is_foreign(path) else TakeOutcome.FOR_OTHERS
        return Took(outcome=outcome, name=path.name, code=wrong.code, sentence=str(wrong))

    def _is_foreign(self, path: Path) -> bool:
        """Whether the name of a file says that it is another store's; one that shows no number may be anybody's."""
        return not path.name.startswith((f"{self._book.store}-", HIDDEN))

    def _readers(self) -> tuple[str, ...]:
        keys, own = self._keys(), self._book.carrying_key().public_key
        if keys is None or not keys.has(own):
            return ()
        return tuple(one.register for one in keys.registers if one.public_key and one.register != self._book.register)

    def _keys(self) -> CarryingList | None:
        """Head office's list of keys, read once for each; None where there is none, or a newer Shoebox's."""
        standing = self._word.dispatches.standing()
        at = next((one.version for one in standing if one.kind is DispatchKind.CARRYING), None)
        if self._keys_of[0] != at or self._keys_of[1] is None:
            with suppress(Refusal):
                self._keys_of = at, self._word.carrying()
        return self._keys_of[1] if self._keys_of[0] == at else None

    def believed(self) -> Believed:
        """What was set at others, and at this register under books before this one."""
        keys, rows, named = self._keys(), list[SetHere](), set[str]()
        for word in self.words.words():
            if word.store != self._book.store or not self._is_believed(word, keys):
                continue
            rows += word.set_here
            named |= set(word.named)
        return Believed(set_here=tuple(rows), named=frozenset(named))

    def _judge(self, word: PeopleWord) -> bool:
        """Whether a word is believed now.

        Refusal ``carry.forged_claim`` of what this store's registers did not make: another store's, one under this
        register's name and another key, and one whose tag is not by the key that head office has sent for that name.
        Of a register without such a key nothing is known yet.
        """
        book, keys = self._book, self._keys()
        is_ours, is_judged = word.register == book.register, False
        if keys is not None and keys.has(book.carrying_key().public_key):
            is_judged = any(one.register == word.register and one.public_key for one in keys.registers)
        if is_ours and word.public_key == book.public_key and word.store == book.store and word.epoch <= book.epoch:
            return True
        is_believed = self._is_believed(word, keys)
        if word.store != book.store or is_ours or (is_judged and not is_believed):
            raise Refusal("carry.forged_claim", register=word.register, store=word.store)
        return is_believed

    def _is_believed(self, word: PeopleWord, keys: CarryingList | None) -> bool:
        book = self._book
        if word.register == book.register:
            return word.epoch < book.epoch and word.public_key == book.public_key
        theirs = next((one.public_key for one in keys.registers if one.register == word.register), b"") if keys else b""
        return bool(theirs) and is_told_by(word, theirs, key=book.carrying_key(), to=book.register)

    def _own_word(self) -> bytes:
        """This register's own as things stand; empty where it has nothing to say, or nobody who could believe it."""
        people = self._people
        if people is None or self._book.training:
            return b""
        with suppress(ShoeboxError):  # a book that can't be read just now: it says what it said
            told = people.to_tell()
            as_of = (
                told,
                *((one.kind, one.version) for one in self._word.dispatches.standing() if one.kind in _SAID_BY),
            )
            if self._made[0] != as_of:
                self._made = as_of, self._made_of(told)
        return self._made[1]

    def _made_of(self, told: tuple[tuple[int, str], ...]) -> bytes:
        book, keys, named = self._book, self._keys(), self._word.named()
        self._reached = self._readers()
        if keys is None or not self._reached or not (told or named):
            return b""
        rows = [(entry, pin) for seq, pin in told for entry in book.entries(seq, seq)]
        return write_people(
            place_of(book), rows, no=_said_last(book), named=named, public_key=book.public_key, sign=book.sign,
            key=book.carrying_key(),
            readers=[(one.register, one.public_key) for one in keys.registers if one.register in self._reached],
        )  # fmt: skip


def _by_age(folder: Path) -> list[tuple[Path, int]]:
    """Every such file, each with how many of the same register's book are newer than it, as the medium dates them.

    So neither the many old ones of one register come before the newest of another, nor a name that begins low.
    """
    books: dict[str, list[Path]] = {}
    for path in sorted(folder.glob(f"*{PEOPLE_SUFFIX}{POUCH_SUFFIX}")):
        books.setdefault(path.name.rpartition("-")[0], []).append(path)
    dated = (sorted(paths, key=lambda path: -path.stat().st_mtime_ns) for paths in books.values())
    return [(path, newer) for paths in dated for newer, path in enumerate(paths)]


def _passed_over(path: Path) -> Took:
    """Another store's by its name, and not opened."""
    said = Refusal("pouch.other_register", file=path.name)
    return Took(outcome=TakeOutcome.NOT_OURS, name=path.name, code=said.code, sentence=str(said))


def _refused(path: Path, wrong: ShoeboxError) -> Took:
    return Took(outcome=TakeOutcome.REFUSED, name=path.name, code=wrong.code, sentence=str(wrong))


def _said_last(book: Book) -> int:
    """The entry of the last change of what a word says, or of whom it is for; 0 where there is none."""
    set_here = (entry.seq for entry, _, _ in book.of_kind(Kind.STAFF_CHANGED))
    taken = (
        entry.seq for entry, _, act in book.of_kind(Kind.DISPATCH_TAKEN)
        if isinstance(act, DispatchTaken) and act.what in _SAID_BY
    )  # fmt: skip
    return max((*set_here, *taken), default=0)


def _file_of(data: bytes) -> str:
    """``085-1-people-4f0c….people``: the words of many registers, and older ones, lie side by side on one stick."""
    word = read_word(data)
    number = own_number("people", store=word.store, register=word.register, epoch=word.epoch)
    return f"{file_stem(number)}-{hashlib.sha256(data).hexdigest()[:_MARK_SIGNS]}{PEOPLE_SUFFIX}"
