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
from shoebox.domain.ids import fingerprint
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.box_check import Line
from shoebox.formats.carrying import read_line_receipt
from shoebox.formats.office_card import read_card
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


def doubts_by(central: CentralWriter, claim: Claim, *, card: OfficeCard) -> tuple[Refusal, ...]:
    """What a claim says of head office that is not so here; none where all of it is.

    ``flag.newer_key`` where it shows a card of this root that is newer than head office's own, by which its receipt is
    then read; ``flag.strange_root`` where that receipt proves another log; ``flag.claimed_root`` of a register's word
    alone.
    """
    newer = _newer_card(claim, card)
    doubt = _doubt_of_log(central, claim, card=newer or card)
    said = () if doubt is None else (doubt,)
    if newer is None:
        return said
    key = fingerprint(newer.keys[0].public_key)
    return (Refusal("flag.newer_key", register=claim.register, key=key, number=newer.number, own=card.number), *said)


def _newer_card(claim: Claim, card: OfficeCard) -> OfficeCard | None:
    """Head office's own card of a number that it does not know yet; None of anything that its root did not sign."""
    try:
        shown = read_card(claim.central_card.encode()) if claim.central_card else card
    except Refusal:
        return None
    return shown if shown.root == card.root and shown.number > card.number else None


def _doubt_of_log(central: CentralWriter, claim: Claim, *, card: OfficeCard) -> Refusal | None:
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
