"""What a book brings of head office's own receipts, held against what is here. Work room: looks, and refuses nothing.

A register on a line echoes the last head of the log in each claim, and shows the receipt that it has it from. One
behind its store's office, or without a line, says none; but its book has every receipt that counted, under head
office's signature. So it is a witness as good, whichever road its entries take. What nobody can show that signature for
accuses nobody: a register's own key signs whatever its thief likes.
"""

from __future__ import annotations

from collections.abc import Sequence

from shoebox.domain.acts import ReceiptStored
from shoebox.domain.carrying import Claim, LineReceipt, Place, place_of
from shoebox.domain.errors import Refusal
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.box_check import Line
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.relaying import read_any_receipt
from shoebox.storage.central_writer import CentralWriter


def doubt_of(
    central: CentralWriter, place: Place, lines: Sequence[Line], line: Line, *, card: OfficeCard
) -> Refusal | None:
    """What a stored receipt says that is not so here (``flag.strange_root``, ``flag.strange_receipt``).

    None where all of it is so, and for whatever head office did not sign for this very book: that accuses nobody.
    """
    entry, _, act = line
    assert isinstance(act, ReceiptStored)
    try:
        receipt = read_any_receipt(act.text.encode(), card=card)
    except Refusal:
        return None
    if place_of(receipt) != place:
        return None
    if isinstance(receipt, LineReceipt) and not central.knows_root(receipt.size, receipt.root):
        return Refusal("flag.strange_root", register=place.register, size=receipt.size)
    signed_for = {receipt.held_seq: receipt.held_head}
    if not isinstance(receipt, LineReceipt):
        signed_for[receipt.last_seq] = receipt.head
    if all(_is_here(central, place, lines, seq, head) for seq, head in signed_for.items() if seq):
        return None
    return Refusal("flag.strange_receipt", entry=entry.seq, register=place.register)


def doubt_by(central: CentralWriter, claim: Claim, *, card: OfficeCard) -> Refusal | None:
    """What a claim says of head office's log that is not so here; None where it is.

    ``flag.strange_root`` where the receipt that is shown proves it; ``flag.claimed_root`` of a register's word alone.
    """
    if central.knows_root(claim.central_size, claim.central_root):
        return None
    try:
        shown = read_line_receipt(claim.central_receipt.encode(), card=card)
    except Refusal:
        return Refusal("flag.claimed_root", register=claim.register)
    is_it = (shown.size, shown.root) == (claim.central_size, claim.central_root)
    if not is_it or (shown.store, shown.register) != (claim.store, claim.register):
        return Refusal("flag.claimed_root", register=claim.register)
    return Refusal("flag.strange_root", register=claim.register, size=shown.size)


def _is_here(central: CentralWriter, place: Place, lines: Sequence[Line], seq: int, head: bytes) -> bool:
    """Whether this entry is held, or comes with the others now, and is the one that was signed for."""
    coming = next((entry for entry, _, _ in lines if entry.seq == seq), None)
    held = coming or central.entry((place.store, place.register, place.epoch), seq)
    return held is not None and held.hash == head
