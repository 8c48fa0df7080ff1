"""What head office has not signed for, in the office's words: the same count on every page. Office room; no widget."""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.office.actions import Seen
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact
from shoebox.domain.clock import local_time
from shoebox.domain.unsent import Heard, RegisterUnsent, WaitsFor

NAMED_MAX, WHO_SIGNS_MAX = 3, 20


def entries_words(entries: int) -> str:
    """``1 entry``, ``47 entries``."""
    return text.many(entries, tr("entry"), tr("entries"))


def unsent_facts(seen: Seen) -> tuple[Fact, ...]:
    """All that is not sent yet, then whose it is, and of whom nobody here knows."""
    unsent = seen.unsent
    whole = tr("Not sent yet") if unsent.is_of_one else tr("Not sent yet, whole store")
    return (
        Fact(whole, entries_words(unsent.entries)),
        *(_of_books_before(seen)),
        *(_waits(unsent.registers[:1], seen) if unsent.is_of_one else _of_registers(seen)),
        *((Fact(tr("Not known here"), _named(unsent.unknown), Meaning.WAITING),) if unsent.unknown else ()),
    )


def unsent_line(seen: Seen) -> str:
    """``47 entries not sent yet, 23 of them at register 085-1; of register 085-3 nothing is here``."""
    unsent = seen.unsent
    said = tr("{0} not sent yet", entries_words(unsent.entries))
    others = [one for one in unsent.registers if one.heard is not Heard.OWN and one.entries]
    parts = [tr("{0} of register {1}", text.count(one.entries), one.register) for one in _most(others)[:NAMED_MAX]]
    parts += [tr("{0} of book {1}", text.count(left.unsent), left.epoch) for left in seen.figures.before if left.unsent]
    said = tr("{0}, with {1}", said, ", ".join(parts)) if parts else said
    return tr("{0}; not known of {1}", said, _named(unsent.unknown)) if unsent.unknown else said


def _of_books_before(seen: Seen) -> tuple[Fact, ...]:
    return tuple(
        Fact(tr("Of that, book {0}", left.epoch), entries_words(left.unsent), Meaning.RISK)
        for left in seen.figures.before
        if left.unsent
    )


def _of_registers(seen: Seen) -> tuple[Fact, ...]:
    """Those with the most first; what is left is one line."""
    counted = _most([one for one in seen.unsent.registers if one.heard is not Heard.NOTHING])
    shown, rest = counted[:NAMED_MAX], counted[NAMED_MAX:]
    facts = tuple(fact for one in shown for fact in (_of_register(one), *_waits((one,), seen)))
    if not rest:
        return facts
    together = entries_words(sum(one.entries for one in rest))
    return (*facts, Fact(tr("Of that, {0} more", text.many(len(rest), tr("register"), tr("registers"))), together))


def _of_register(one: RegisterUnsent) -> Fact:
    said = entries_words(one.entries)
    by_box = one.heard is Heard.BOX
    return Fact(tr("Of that, {0}", one.register), tr("{0}, by its sealed days", said) if by_box else said)


def _waits(registers: Sequence[RegisterUnsent], seen: Seen) -> tuple[Fact, ...]:
    """Whose turn it is with them, and since when the oldest waits; nothing where nothing waits."""
    offset_min = seen.figures.offset_min
    return tuple(Fact(_since(one, offset_min), waits_words(one)) for one in registers if one.entries)


def _since(one: RegisterUnsent, offset_min: int) -> str:
    if not one.since_ms:
        return tr("Waits for")
    return tr("Waits since {0}", text.day_month(local_time(one.since_ms, offset_min).date()))


def waits_words(one: RegisterUnsent) -> str:
    """``Operations``: who settles what head office refuses, or whoever has the box."""
    return {
        WaitsFor.HEAD_OFFICE: tr("Operations"), WaitsFor.LINE: tr("the line"),
        WaitsFor.CARRIER: one.who[:WHO_SIGNS_MAX], WaitsFor.REGISTER: tr("its register"),
        WaitsFor.STORE: tr("a manager here"),
    }[one.waits_for]  # fmt: skip


def _most(registers: list[RegisterUnsent]) -> list[RegisterUnsent]:
    return sorted(registers, key=lambda one: (-one.entries, len(one.register), one.register))


def _named(registers: tuple[str, ...]) -> str:
    return ", ".join(tr("register {0}", one) for one in registers)
