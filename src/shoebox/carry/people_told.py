"""What the registers of a store tell each other of its people, on its way: kept, passed on, fetched. Carry room.

A register makes its own word anew whenever it is asked; the same state makes the same bytes. Words of others it keeps
as they came. Whether one is believed is judged where it is gone by, for head office's list of keys may change; one that
nobody can judge yet never takes the place or the room of one that is believed.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from shoebox.domain.carrying import Place, place_of
from shoebox.domain.clock import Clock
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.nonces import Nonces
from shoebox.domain.people_told import OF_ONE_MAX, UNBELIEVED_MAX, WORDS_MAX, PeopleAsk, PeopleWord
from shoebox.formats.people_told import (
    read_people,
    read_people_answer,
    read_people_ask,
    word_mark,
    write_people_answer,
    write_people_ask,
)
from shoebox.storage.people_file import PeopleFile
from shoebox.transport.road import RoadAnswer

SAY_IT = "-"  # an office's mark for a register that has not said what it holds
_TURNS_MAX = 60  # of one round: each brings one word at least
Post = Callable[[str, bytes], RoadAnswer]

read_word = lru_cache(2 * WORDS_MAX)(read_people)  # each has some signatures, and is looked at again and again


def nothing_said() -> bytes:
    """What has no word of its own."""
    return b""


def _nothing() -> None:
    """What nobody waits for."""


def _believe(_word: PeopleWord) -> bool:
    """What knows of no keys."""
    return True


@dataclass(frozen=True, slots=True)
class _Kept:
    """A word as it came."""

    word: PeopleWord
    data: bytes
    is_believed: bool


class PeopleWords:
    """The newest word of each register's book that came to one PC, its own among them. Any thread may ask."""

    def __init__(self) -> None:
        self.own: Callable[[], bytes] = nothing_said  # this register's word as things stand; empty where it has none
        self.came: Callable[[], None] = _nothing  # called once something came
        # Whether a word is believed now; refuses one that can be no register's of this store.
        self.judge: Callable[[PeopleWord], bool] = _believe
        self._turn = threading.RLock()
        self._file: PeopleFile | None = None
        self._words: dict[tuple[Place, bytes], _Kept] = {}  # by the key too: another's word displaces none

    def keep_in(self, file: PeopleFile) -> None:
        """Go by what this file holds, and keep there what comes from now on.

        What is no word here, or a newer Shoebox's, is passed over.
        """
        for data in file.read():
            with suppress(Refusal):
                self._learn(data)
        self._file = file

    def take(self, data: bytes) -> bool:
        """Keep a word in place of an older one of the same book; whether it was news. Refusals of what is no word."""
        with self._turn:
            is_news = self._learn(data)
            if is_news and self._file is not None:
                with suppress(Trouble):  # a full disk loses it at the end, and the office tells it again
                    self._file.keep(self._every())
            return is_news

    def judge_anew(self) -> None:
        """By head office's newest list of keys: what it shows to be nobody's word is kept no more."""
        with self._turn:
            before, self._words = self._words.values(), {}
            for one in sorted(before, key=lambda one: _rank(one.word)):
                with suppress(Refusal):
                    self._learn(one.data)

    def words(self) -> tuple[PeopleWord, ...]:
        """Those that are here, read."""
        return tuple(map(read_word, self.all()))

    def all(self) -> tuple[bytes, ...]:
        """Those that are here, with this register's own as things stand; the same order everywhere."""
        own = self.own()  # which looks into the book: not while others wait
        with self._turn:
            if own:
                self.take(own)
            return self._every()

    def _every(self) -> tuple[bytes, ...]:
        return tuple(one.data for one in sorted(self._words.values(), key=lambda one: _rank(one.word)))

    def _learn(self, data: bytes) -> bool:
        word = read_word(data)
        is_believed, whose = self.judge(word), (place_of(word), word.public_key)
        held = self._words.get(whose)
        if held is None and not self._has_room(is_believed=is_believed):
            return False
        # One of the same number may be for other readers: two words of one book differ in nothing else.
        if held is not None and (data == held.data or word.no < held.word.no):
            return False
        self._words[whose] = _Kept(word, data, is_believed)
        return not is_believed or self._drop_earliest(word.register) != whose

    def _drop_earliest(self, register: str) -> tuple[Place, bytes] | None:
        """Which word of a register gave way, if any.

        Whoever has its key can name any epoch and any signer; so the others keep their room, and every PC comes to
        hold the same ones, whatever came first.
        """
        own = [whose for whose, one in self._words.items() if one.is_believed and one.word.register == register]
        if len(own) <= OF_ONE_MAX:
            return None
        earliest = min(own, key=lambda whose: (whose[0].epoch, self._words[whose].word.no, whose[1]))
        del self._words[earliest]
        return earliest

    def _has_room(self, *, is_believed: bool) -> bool:
        """Room for one more; one that is believed takes it from one that is not."""
        unbelieved = [whose for whose, one in self._words.items() if not one.is_believed]
        is_full = len(self._words) >= WORDS_MAX
        if not is_believed:
            return not is_full and len(unbelieved) < UNBELIEVED_MAX
        if is_full and unbelieved:
            del self._words[unbelieved[-1]]
        return not is_full or bool(unbelieved)


def _rank(word: PeopleWord) -> tuple[str, int, bytes]:
    return word.register, word.epoch, word.public_key


class PeopleDesk:
    """The office's side: takes each register's own word, and hands out the others'. Any thread may ask."""

    def __init__(
        self, words: PeopleWords, *, key_of: Callable[[Place], bytes], clock: Clock, random: Callable[[int], bytes]
    ) -> None:
        """`key_of` knows the store's registers and refuses everybody else."""
        self._words, self._key_of = words, key_of
        self._welcomed = Nonces(clock, random)
        self._turn = threading.Lock()
        self._told: dict[str, str] = {}  # by register, the mark of all that it holds by its own word
        self._keys: dict[str, bytes] = {}  # of those that were welcome, by register

    def welcome(self, nonce: bytes, place: Place, protocol: int) -> None:
        """A register was given this nonce, and may ask with it."""
        self._welcomed.keep(nonce, place, protocol)
        with suppress(Refusal):  # whom nobody knows is refused by what they ask
            key = self._key_of(place)
            with self._turn:
                self._keys[place.register] = key

    def mark_for(self, register: str) -> str:
        """What this register is to come to hold, as its mark; no mark at all until it has said that it does."""
        mark = word_mark(self._for(register, self._words.all()))
        with self._turn:
            return mark if self._told.get(register) == mark else SAY_IT

    def _for(self, register: str, here: tuple[bytes, ...]) -> tuple[bytes, ...]:
        """Of all that is `here` what this register may take: nothing under its own name and another key."""
        with self._turn:
            key = self._keys.get(register)
        return tuple(data for data in here if (word := read_word(data)).register != register or word.public_key == key)

    def lacks(self) -> Callable[[str], bool]:
        """Of which registers nobody knows that they hold every word that is here; of none where nothing was set."""
        here = self._words.all()
        is_any = any(read_word(one).set_here for one in here)
        with self._turn:
            told = dict(self._told)
        return lambda register: is_any and told.get(register) != word_mark(self._for(register, here))

    def exchange(self, data: bytes) -> bytes:
        """Take the word of whoever asks, and answer what they do not hold.

        Refusals ``carry.message``, ``carry.nonce``, ``carry.forged_claim``, ``entry.*`` and what `key_of` refuses.
        """
        ask = read_people_ask(data, key_of=self._key_of)
        place = place_of(ask)
        if self._welcomed.holder(ask.nonce) != place:
            raise Refusal("carry.nonce")
        if ask.own:
            self._take(ask, place)
        held = frozenset(ask.holds)
        here = self._for(place.register, self._words.all())
        with self._turn:
            self._told[place.register] = word_mark(one for one in here if hashlib.sha256(one).digest() in held)
        return write_people_answer(one for one in here if hashlib.sha256(one).digest() not in held)

    def _take(self, ask: PeopleAsk, place: Place) -> None:
        word = read_word(ask.own)
        if place_of(word) != place or word.public_key != self._key_of(place):
            raise Refusal("carry.forged_claim", register=ask.register, store=ask.store)
        with suppress(Refusal):  # made by another list of keys than is here: told again once both have one
            if self._words.take(ask.own):
                self._words.came()


@dataclass(slots=True)
class PeopleErrand:
    """A register's side: brings its word to the office and the others' home, once the sales are sent."""

    place: Place
    sign: Callable[[bytes], bytes]
    words: PeopleWords

    def run(self, mark: str, nonce: bytes, post: Post, stop: Callable[[], bool]) -> bool:
        """Come to hold what the office's `mark` is of; whether anything came. Never raises on what line or office do.

        An office of before says no mark at all.
        """
        if not mark or mark == word_mark(self.words.all()):
            return False
        came = False
        with suppress(ShoeboxError):  # the next round asks again
            for _ in range(_TURNS_MAX):
                if stop() or not self._turn(nonce, post):
                    break
                came = True
        if came:
            self.words.came()
        return came

    def _turn(self, nonce: bytes, post: Post) -> bool:
        """One question and its answer; whether that brought anything."""
        held = self.words.all()
        ask = PeopleAsk(
            store=self.place.store, register=self.place.register, epoch=self.place.epoch, nonce=nonce,
            own=self.words.own(), holds=tuple(hashlib.sha256(one).digest() for one in held),
        )  # fmt: skip
        answer = post("/v1/people", write_people_ask(ask, self.sign))
        if answer.status != 200:
            raise Trouble("carry.not_now")
        took = [self._took(one) for one in read_people_answer(answer.body)]  # each of them
        return any(took)

    def _took(self, data: bytes) -> bool:
        """Whether this word is one, and news: a newer Shoebox's are passed over, and taken once this one is updated."""
        with suppress(Refusal):
            return self.words.take(data)
        return False
