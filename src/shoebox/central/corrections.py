"""Whether a correction fits what is held: it must say of the sale what that, or its last correction, said. Work room.

A correction whose sale is in a box that has not come is kept as a void is; the chain holds the sale to its words when
it comes, and until then nothing is made of it. So is one that goes on from a correction which has not come, or is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.acts import Sale, Void
from shoebox.domain.carrying import Place
from shoebox.domain.correction import Correction, facts_of
from shoebox.domain.entry import Entry, Envelope
from shoebox.formats.box_check import Line, read_entry
from shoebox.storage.central_writer import BookId, CentralWriter, Row


def fits(central: CentralWriter, book: BookId, line: Line, before: Sequence[Line]) -> bool:
    """Whether this correction follows from what is held, and from the lines `before` it in the same message.

    What a correction said that it goes on from can't be asked while that one is not here: boxes come in any order, and
    what lies behind lost entries is taken without them.
    """
    entry, _, act = line
    assert isinstance(act, Correction)
    own = any(one.struck for _, _, one in _of_sale(before, act.corrects))
    if own or central.is_struck(act.corrects, before_seq=entry.seq):
        return False
    last = _last(central, book, act.corrects, entry.seq, before)
    from_missing = (last[0] if last else 0) < act.after_seq < entry.seq
    from_missing = from_missing and central.entry(book, act.after_seq) is None
    from_missing = from_missing and all(one.seq != act.after_seq for one, _, _ in before)
    if last is None or from_missing:
        sale = central.entry(book, act.corrects_seq)
        if sale is None:
            return True
        _, sold, said = read_entry(sale)
        is_it = isinstance(said, Sale) and (sold.entry_id, sold.day) == (act.corrects, act.sold_day)
        return is_it and (from_missing or (act.after_seq == 0 and facts_of(said) == act.was))
    seq, earlier = last
    return (seq, earlier.now, earlier.corrects_seq) == (act.after_seq, act.was, act.corrects_seq)


def _of_sale(lines: Sequence[Line], corrects: str) -> list[tuple[Entry, Envelope, Correction]]:
    return [
        (entry, envelope, act) for entry, envelope, act in lines
        if isinstance(act, Correction) and act.corrects == corrects
    ]  # fmt: skip


def _last(
    central: CentralWriter, book: BookId, corrects: str, seq: int, before: Sequence[Line]
) -> tuple[int, Correction] | None:
    """The correction of the same sale that stood until this entry, by its number."""
    own = [(at.seq, act) for at, _, act in _of_sale(before, corrects)]
    if own:
        return own[-1]
    held = [at for at, _ in central.corrections_of(corrects) if at < seq]
    entry = central.entry(book, held[-1]) if held else None
    act = read_entry(entry)[2] if entry is not None else None
    return (held[-1], act) if isinstance(act, Correction) else None


def strikes(act: object) -> bool:
    """Whether an act says that a sale was none: a void, or a correction of a closed day's sale to nothing."""
    return isinstance(act, Void) or (isinstance(act, Correction) and act.struck)


def struck_row(place: Place, line: Line) -> Row:
    """What one of them strikes out."""
    entry, envelope, act = line
    assert isinstance(act, Void | Correction)
    return {
        "entry_id": envelope.entry_id,
        "store": place.store,
        "register": place.register,
        "epoch": place.epoch,
        "seq": entry.seq,
        "void_of": act.void_of if isinstance(act, Void) else act.corrects,
        "reason": act.reason,
    }


def correction_row(place: Place, line: Line) -> Row:
    """One correction as Finance looks it up."""
    entry, envelope, act = line
    assert isinstance(act, Correction)
    return {
        "entry_id": envelope.entry_id,
        "store": place.store,
        "register": place.register,
        "epoch": place.epoch,
        "seq": entry.seq,
        "corrects": act.corrects,
        "slip_no": act.slip,
        "amount_minor": act.amount_minor,
        "tax_minor": act.tax_minor,
        "tender": act.tender,
        "brand": act.brand,
        "last4": act.last4,
        "approval": act.approval,
        "reason": act.reason,
        "clerk": envelope.clerk,
        "approver": act.approver,
    }


def correction_rows(place: Place, lines: Sequence[Line]) -> list[Row]:
    """What these entries correct. One that strikes its sale out leaves it as it stood, and void."""
    return [correction_row(place, line) for line in lines if isinstance(line[2], Correction) and not line[2].struck]
