"""Whom each store may encrypt to: its list of carrying keys, brought up to date. Work room: reads, and sends out.

A register says its key on its key card, which comes beside the enrolment card or with its first sticks, and in the
entry by which it took a list: signed by its own key either way. A register that is not believed any more stands on no
list, so nothing is encrypted to a stolen one from the next list on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from shoebox.central.outgoing import OutDesk, Wanted
from shoebox.central.sent_out import newest_places
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.carrying_keys import CarrierKey, CarryingList, KeyCard
from shoebox.domain.dispatch import DispatchHead, DispatchKind
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.formats.carrying_list import write_carrying_list
from shoebox.formats.dispatch import peek_dispatch
from shoebox.formats.key_card import KEY_CARD_SUFFIX
from shoebox.formats.pouch import is_carrying_key
from shoebox.storage.carrying_keys import CarryingKeys
from shoebox.storage.central_book import CentralBook
from shoebox.storage.key_cards import KeyCards, read_card_file

_NOBODY = "system"  # who sends it where nobody sits at the desk: a command, or Finance's window before the sign-in


class CarryingDesk:
    """Head office's side of what is encrypted on its way."""

    def __init__(self, book: CentralBook, out: OutDesk, keys: CarryingKeys, cards: KeyCards) -> None:
        self._book, self._out, self.keys, self._cards = book, out, keys, cards

    def take_card(self, card: KeyCard, data: bytes) -> None:
        """Encrypt to the register of this card from the next list on; the same card twice is one.

        Refusals ``key_card.unknown``, ``key_card.other_key``: only the key that is enrolled says which one counts.
        """
        with self._book.looking() as central:
            known = central.enrolment((card.store, card.register, card.epoch))
        if known is None:
            raise Refusal("key_card.unknown", register=card.register, store=card.store)
        if known.public_key != card.public_key:
            raise Refusal("key_card.other_key", register=card.register, store=card.store)
        self._cards.keep(card, data)

    def take_cards(self, paths: Iterable[Path]) -> tuple[BoxResult, ...]:
        """Take in the key cards among these files and folders, as they come beside boxes; those that were refused."""
        found = [
            inside
            for path in paths
            for inside in (sorted(path.glob(f"*{KEY_CARD_SUFFIX}")) if path.is_dir() else [path])
            if inside.name.endswith(KEY_CARD_SUFFIX)
        ]
        refused = []
        for path in found:
            try:
                self.take_card(*read_card_file(path))
            except ShoeboxError as wrong:
                refused.append(BoxResult(name=path.name, outcome=Outcome.REFUSED, sentence=str(wrong), code=wrong.code))
        return tuple(refused)

    def lists(self) -> tuple[CarryingList, ...]:
        """The list of every store, by what its registers have said so far."""
        office, enrolments = self.keys.newest().public_key, self._book.enrolments()
        signs = {place_of(one): one.public_key for one in enrolments}
        said = self._on_cards(signs) | _fitting(self._book.carrying_keys_said())
        # Both follow from one private key: a book that was begun anew with it has the carrying key of the one before.
        by_signing = {signs[place]: key for place, key in said.items() if place in signs}
        found: dict[str, list[CarrierKey]] = {}
        for place in self._believed(enrolments):
            key = said.get(place) or by_signing.get(signs[place], b"")
            one = CarrierKey(register=place.register, epoch=place.epoch, public_key=key)
            found.setdefault(place.store, []).append(one)
        return tuple(
            CarryingList(store=store, office=office, registers=tuple(sorted(keys))) for store, keys in found.items()
        )

    def lists_out(self, stores: Sequence[str]) -> dict[str, tuple[str, bytes]]:
        """The lists of these stores as they are sent out, brought up to date first, by the names for their files.

        None of a store of which no register is believed. Troubles and refusals ``key*``: then none can be signed now.
        """
        self.tell_stores()
        found: dict[str, tuple[str, bytes]] = {}
        for name, data in self._out.for_stick(stores):
            head = peek_dispatch(data)
            if head is not None and head.kind is DispatchKind.CARRYING:
                found |= {store: (name, data) for store in head.stores if store in stores}
        return found

    def tell_stores(self, *, by: str = "") -> tuple[DispatchHead, ...]:
        """Send each store its list, where what is out says something else; which went. `by` is a staff number."""
        return self._out.publish_changed(lambda: [_word(one, by or _NOBODY) for one in self.lists()])

    def readers(self, stores: Sequence[str] = ()) -> tuple[tuple[bytes, ...], tuple[Place, ...]]:
        """The keys that something for these stores, or for all, is encrypted to; and the registers that lack one."""
        lists = [one for one in self.lists() if not stores or one.store in stores]
        keys = {one.public_key for each in lists for one in each.registers if one.public_key}
        lacking = tuple(
            Place(store=each.store, register=one.register, epoch=one.epoch)
            for each in lists
            for one in each.registers
            if not one.public_key
        )
        return (self.keys.newest().public_key, *sorted(keys)), lacking

    def believed(self) -> tuple[Place, ...]:
        """Each register in its newest epoch, without those that are revoked: nothing goes out to them."""
        return tuple(self._believed(self._book.enrolments()))

    def _on_cards(self, signs: dict[Place, bytes]) -> dict[Place, bytes]:
        """By the cards here, as far as the key that is enrolled has signed them."""
        cards = ((place_of(card), card) for card in self._cards.all())
        return {place: card.carrying_key for place, card in cards if signs.get(place) == card.public_key}

    def _believed(self, enrolments: Sequence[Enrolment]) -> list[Place]:
        places = newest_places(enrolments)
        with self._book.looking() as central:
            return [one for one in places if central.revoked_from((one.store, one.register, one.epoch)) is None]


def _fitting(said: Mapping[Place, str]) -> dict[Place, bytes]:
    """The keys that registers said last, as far as they can be keys."""
    keys = {place: bytes.fromhex(key) for place, key in said.items()}
    return {place: key for place, key in keys.items() if is_carrying_key(key)}


def _word(keys: CarryingList, said_by: str) -> Wanted:
    body = write_carrying_list(keys)
    known = sum(1 for one in keys.registers if one.public_key)
    return Wanted(
        kind=DispatchKind.CARRYING, body=lambda _version: body, stores=(keys.store,), said_by=said_by,
        about=f"head office's key, and those of {known} of {len(keys.registers)} registers",
    )  # fmt: skip
