"""What entries say of a box of paper that changes hands, in the book of whichever register. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from shoebox.domain.act import Act
from shoebox.domain.entry import Kind
from shoebox.domain.names import number_fits


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxHandedOver(Act):
    """A closed box went from one pair of hands into another.

    Who signed is a staff number; somebody from outside is a name, of a carrier as a rule. ``way`` is a
    `shoebox.domain.custody.Way` and says which of the two is whom. ``register`` closed the box, where it is another one
    of the store than this book's. ``after`` is the entry of another book, by its id, that said last where the box was:
    which OUT a BACK answers, whatever the clocks of the two say.
    """

    KIND = Kind.BOX_HANDED_OVER
    LATER = frozenset({"register", "after"})
    box_no: str
    way: str
    gives: str
    takes: str
    from_place: str
    to_place: str
    seal: str  # as both read it on the tape
    note: str
    register: str = ""
    after: str = ""

    def unfit(self) -> str:
        """A register has a name of its kind."""
        return "register" if self.register and not number_fits(self.register) else ""


ACTS_BOXES: tuple[type[Act], ...] = (BoxHandedOver,)
