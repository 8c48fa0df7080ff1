"""What `shoebox enrol` and `shoebox pin` are made of: head office and a register get to know each other. Builds things.

Both ways go by hand, on paper's pace, and only once: so whatever either must know of the other goes along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shoebox import __version__
from shoebox.bootstrap import SystemClock, office_word, pin_central
from shoebox.domain.box import Enrolment
from shoebox.domain.clock import Clock
from shoebox.domain.dispatch import TakeOutcome
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from shoebox.domain.office_card import OfficeCard
from shoebox.entrance import STORE_FILE
from shoebox.formats.dispatch import DISPATCH_SUFFIX
from shoebox.handover.office_word import lists_on
from shoebox.head_office import enrol, open_head_office
from shoebox.settings import read_store
from shoebox.storage.book import Book
from shoebox.storage.office_key import OFFICE_CARD_FILE, OfficeKeys, read_office_card, write_office_card
from shoebox.transport.stick import Stick


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What head office answers to one enrolment card.

    ``file`` is head office's card to be carried to the register, None where the register has it by now; ``wrong`` says
    why it could not be answered there. ``list_wrong`` says why the store's list of keys does not go along: its first
    sticks are then not encrypted.
    """

    register: Enrolment
    office: OfficeCard
    file: Path | None
    wrong: ShoeboxError | None = None
    list_wrong: ShoeboxError | None = None


def enrol_registers(folder: Path, cards: Sequence[Path], *, clock: Clock | None = None) -> tuple[Answer, ...]:
    """Let head office know registers, and answer each beside its card: with its own card, and its store's list of keys.

    A card that was read from the register's own folder is answered there and then, so there is no file to carry. The
    lists are made once all are enrolled, so that registers of one store that are enrolled together know each other.
    Refusals of `enrol`: then nothing is answered.
    """
    known = enrol(folder, tuple(cards), clock=clock)
    own = read_office_card(folder / OFFICE_CARD_FILE)
    lists, unsaid = _lists(folder, [one.store for one in known], clock)
    answers = []
    for card, register in zip(cards, known, strict=True):
        answer = Answer(register=register, office=own, file=None, list_wrong=unsaid)
        try:
            answer = replace(answer, file=_answered(folder, card, own))
        except ShoeboxError as wrong:
            answers.append(replace(answer, wrong=wrong))
            continue
        try:
            _bring_list(card, lists.get(register.store), clock)
        except ShoeboxError as wrong:
            answer = replace(answer, list_wrong=wrong)
        answers.append(answer)
    return tuple(answers)


def _lists(
    folder: Path, stores: Sequence[str], clock: Clock | None
) -> tuple[dict[str, tuple[str, bytes]], ShoeboxError | None]:
    """The lists of these stores; none where head office's keys can't be opened now, and why."""
    try:
        with open_head_office(folder, clock) as central:
            return central.carrying.lists_out(sorted(set(stores))), None
    except ShoeboxError as wrong:
        return {}, wrong


def _bring_list(card: Path, listed: tuple[str, bytes] | None, clock: Clock | None) -> None:
    """The store's list of keys beside the card, or into the register's own folder where the card lies there."""
    if listed is None:
        return
    name, data = listed
    if _is_own(card):
        take_lists(card.parent, [data], clock=clock)
    else:
        Stick(card.parent).put_named(name + DISPATCH_SUFFIX, data)


def _is_own(card: Path) -> bool:
    """Whether this card was read in its register's own folder."""
    return (card.parent / STORE_FILE).is_file()


def _answered(folder: Path, card: Path, own: OfficeCard) -> Path | None:
    """Beside a card that came on a stick head office's is laid, to travel back with it; None where it needs not."""
    if _is_own(card):
        pin_central(card.parent, own)
        return None
    answer = card.with_name(OFFICE_CARD_FILE)
    try:
        write_office_card(answer, own)
    except Trouble:  # a stick that is locked: the one in head office's folder is carried by hand
        return folder / OFFICE_CARD_FILE
    return answer


def pin_register(folder: Path, card: Path, *, is_meant: bool = False) -> OfficeCard:
    """Let a register know head office by this card; its fingerprint is compared by people.

    `is_meant` where it takes the place of another head office. Refusals ``office_card.unreadable``, ``keys.forged``
    and those of `pin_central`.
    """
    own = read_office_card(card)
    pin_central(folder, own, replace=is_meant)
    return own


def take_lists_beside(folder: Path, card: Path, *, clock: Clock | None = None) -> None:
    """Take in the list of keys for this register's store that lies beside head office's card, where there is one.

    Refusals ``book.in_use``: an open window has a key of its own for it; and why a list was refused.
    """
    found = lists_on(card.parent)
    if found:
        take_lists(folder, found, clock=clock)


def take_lists(folder: Path, lists: Sequence[bytes], *, clock: Clock | None = None) -> None:
    """The same of lists that are in memory; those for other stores are left, and one older than what is here."""
    store, clock = read_store(folder / STORE_FILE), clock or SystemClock()
    with Book.open(folder, clock=clock, app=__version__) as book:
        word = office_word(folder, book, store, keys=OfficeKeys(folder), clock=clock)
        took = [word.dispatches.take(data) for data in lists]
    # An older list of ours is no harm: such as one on a stick that lay about while the next came by another road.
    wrong = (one for one in took if one.outcome is TakeOutcome.REFUSED and one.code != "out.older")
    refused = next(wrong, None)
    if refused is not None:
        raise Refusal("pouch.list_refused", why=refused.sentence)
