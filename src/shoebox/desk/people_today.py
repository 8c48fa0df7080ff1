"""Who is in the store today, in the order the book first saw them: so that a digit chooses them. Desk.

Nobody is put in front of anybody later, so a digit stays a person's for the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shoebox.desk.widgets.digit_list import DIGITS_MAX

if TYPE_CHECKING:
    from shoebox.domain.staff import Person
    from shoebox.handover.store import StoreHouse


def people_today(house: StoreHouse | None) -> tuple[Person, ...]:
    """Who opened the open day, and who sold on it; at most nine. Nobody where no book is read yet."""
    if house is None:
        return ()
    from shoebox.domain.staff import STORE_ROLES  # noqa: PLC0415  (a window shows before it is loaded)

    numbers = house.book.people_of_today()
    known = {person.number: person for person in house.staff.people if person.role in STORE_ROLES}
    return tuple(known[number] for number in numbers if number in known)[:DIGITS_MAX]
