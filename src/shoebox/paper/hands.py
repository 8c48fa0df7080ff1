"""Which books of a store say that a box changed hands, in words of its papers. Paper room: words only."""

from __future__ import annotations

from shoebox.domain.custody import HandOver
from shoebox.domain.former import is_former
from shoebox.domain.sentences import entry_words
from shoebox.paper.faces import printable
from shoebox.paper.language import say


def keyed_words(step: HandOver, own: str) -> str:
    """Where it was keyed, if not at `own`, the register that closed the box alone; and that it can't have been so."""
    said = []
    if step.also:
        said.append(say("keyed at two places: {0}", say(" and ").join(_entry(*place, own) for place in step.places)))
    elif step.register:
        said.append(say("keyed at register {0}, entry {1}", printable(step.register), _number(step.seq)))
    if step.is_doubtful:
        said.append(say("can't follow what another register wrote before"))
    return "; ".join(said)


def _entry(register: str, seq: int, own: str) -> str:
    return say("entry {0} of register {1}", _number(seq), printable(register or own))


def _number(seq: int) -> str:
    return entry_words(seq, say) if is_former(seq) else f"{seq:,}"
