"""Whom each store may encrypt to: its list of carrying keys, brought up to date. Work room: reads, and sends out.

A register says its key in the entry by which it took a list, signed as every entry is. A register that is not believed
any more stands on no list, so nothing is encrypted to a stolen one from the next list on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shoebox.central.outgoing import Noted, OutDesk, Wanted
from shoebox.central.sent_out import newest_places
from shoebox.domain.acts import DispatchTaken
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.carrying_keys import CarrierKey, CarryingList
from shoebox.domain.dispatch import DispatchHead, DispatchKind
from shoebox.formats.carrying_list import write_carrying_list
from shoebox.formats.pouch import is_carrying_key
from shoebox.storage.carrying_keys import CarryingKeys
from shoebox.storage.central_book import CentralBook

_NOBODY = "system"  # who sends it where nobody sits at the desk: a command, or Finance's window before the sign-in


class CarryingDesk:
    """Head office's side of what is encrypted on its way."""

    def __init__(self, book: CentralBook, out: OutDesk, keys: CarryingKeys) -> None:
        self._book, self._out, self.keys = book, out, keys

    def lists(self) -> tuple[CarryingList, ...]:
        """The list of every store, by what its registers have said so far."""
        office, enrolments = self.keys.newest().public_key, self._book.enrolments()
        said, signs = _said(self._out.noted()), {place_of(one): one.public_key for one in enrolments}
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

    def _believed(self, enrolments: Sequence[Enrolment]) -> list[Place]:
        places = newest_places(enrolments)
        with self._book.looking() as central:
            return [one for one in places if central.revoked_from((one.store, one.register, one.epoch)) is None]


def _said(noted: Iterable[Noted]) -> dict[Place, bytes]:
    """The key that each register said last."""
    said = {}
    for place, act in noted:
        if isinstance(act, DispatchTaken) and act.public_key and is_carrying_key(bytes.fromhex(act.public_key)):
            said[place] = bytes.fromhex(act.public_key)
    return said


def _word(keys: CarryingList, said_by: str) -> Wanted:
    body = write_carrying_list(keys)
    known = sum(1 for one in keys.registers if one.public_key)
    return Wanted(
        kind=DispatchKind.CARRYING, body=lambda _version: body, stores=(keys.store,), said_by=said_by,
        about=f"head office's key, and those of {known} of {len(keys.registers)} registers",
    )  # fmt: skip
