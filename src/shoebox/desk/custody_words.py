"""Which books of a store say that a box changed hands, in words of its windows. Values to words, no widget."""

from __future__ import annotations

from shoebox.desk import text
from shoebox.desk.text import tr
from shoebox.domain.custody import HandOver
from shoebox.domain.former import is_former


def keyed_words(step: HandOver, own: str, here: str = "") -> str:
    """Where it was keyed, if not at `own`, the register that closed the box alone; and that it can't have been so.

    `here` is the register at which that is read; empty = none.
    """
    said = []
    if step.also:
        said.append(tr("keyed at two places: {0}", tr(" and ").join(_entry(*place, own) for place in step.places)))
    elif step.register and step.register == here:
        said.append(tr("keyed here, entry {0}", _number(step.seq)))
    elif step.register:
        said.append(tr("keyed at register {0}, entry {1}", step.register, _number(step.seq)))
    if step.is_doubtful:
        said.append(tr("can't follow what another register wrote before"))
    return "; ".join(said)


def _entry(register: str, seq: int, own: str) -> str:
    return tr("entry {0} of register {1}", _number(seq), register or own)


def _number(seq: int) -> str:
    return text.entry(seq) if is_former(seq) else text.count(seq)
