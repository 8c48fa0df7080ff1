"""Who looked for what nobody finds: initials are somebody's, and that person signed with their PIN. Day room: pure.

They are those of the person at work, or of another one of the store who signs beside them. Somebody from outside, such
as a district manager or a guard, has no PIN here: two people of the store name them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoebox.day.pen import Pen
from shoebox.domain.card import refuse_card_data
from shoebox.domain.errors import Refusal
from shoebox.domain.staff import Signature

NAME_SIGNS_MAX = 40
_NAME = re.compile(r"[^\W\d_][^\W\d_.,' \-]*(?:[.,' \-]+[^\W\d_.,' \-]+)*\.?")
_LETTERS_MAX = 5
NOBODY: Signature = ("", "")


@dataclass(frozen=True, slots=True)
class Looked:
    """Initials or a name as they are kept, whose they are, and who named somebody from outside (staff numbers)."""

    initials: str
    by: tuple[str, ...]
    named_by: tuple[str, ...] = ()


def who_looked(pen: Pen, initials: str, clerk: str, second: Signature = NOBODY) -> Looked:
    """Whoever looked, proved. Refusals ``day.initials...``, ``day.second``, ``day.second_pin``."""
    said = " ".join(refuse_card_data(initials).split())
    if not 0 < len(said) <= NAME_SIGNS_MAX or not _NAME.fullmatch(said):
        raise Refusal("day.initials")
    here = [pen.staff.by_number(clerk)]
    if any(second):
        here.append(pen.another(second, first=clerk))
    whose = {_letters(person.initials): person for person in here}
    looked = [whose.get(_letters(part)) for part in ([said] if _letters(said) in whose else said.split(" "))]
    found = [person for person in looked if person is not None]
    if len(found) == len(looked):
        return Looked(" ".join(person.initials for person in found), tuple(person.number for person in found))
    if len(here) == 1:
        raise Refusal("day.initials_whose", initials=said)
    if len(_letters(said)) <= _LETTERS_MAX:
        raise Refusal("day.initials_neither", initials=said)
    return Looked(said, (), tuple(person.number for person in here))


def _letters(said: str) -> str:
    return "".join(filter(str.isalpha, said)).casefold()
