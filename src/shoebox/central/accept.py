"""Whether a whole, true box also fits what head office knows and holds. Work room: rules over one open write.

What the box says of itself was checked when it was opened; here it meets the enrolment, the boxes before and after it,
and the rule that no card number is kept anywhere.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from shoebox.central.card_words import shows_card
from shoebox.central.corrections import correction_rows, fits, strikes, struck_row
from shoebox.domain.acts import Enrolled, Refund, Sale, Void
from shoebox.domain.box import Box, BoxHead, Enrolment
from shoebox.domain.card import holds_card_number
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.clock import when
from shoebox.domain.correction import Correction
from shoebox.domain.entry import Entry, Envelope, read_body
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import claim_code
from shoebox.formats.box_check import Line, Sums, effect_of, read_entry
from shoebox.storage.central_writer import CentralWriter, Row, Told, book_of

TAKINGS = (Sale, Refund)  # what becomes a slip


class Fork(Refusal):
    """The same entry number with other words than the ones held."""

    def __init__(
        self, head: BoxHead | Place, seq: int, held: bytes, other: bytes, *, code: str = "central.fork"
    ) -> None:
        super().__init__(code, entry=seq, register=head.register, box=getattr(head, "box_no", ""))
        self.seq, self.held, self.other = seq, held, other


def take_enrolment(central: CentralWriter, enrolment: Enrolment) -> None:
    """Know a register from now on; the same card twice is one.

    Refuses another key, a name that numbers alike, and a new book under a key that was revoked with an earlier one.
    """
    known = central.enrolment((enrolment.store, enrolment.register, enrolment.epoch))
    if known is None:
        if central.is_key_revoked(enrolment):
            raise Refusal("central.revoked_key", register=enrolment.register, store=enrolment.store)
        other = central.numbered_as(enrolment)
        if other is not None:
            raise Refusal(
                "central.numbered_alike",
                register=enrolment.register, store=enrolment.store, other=other.register, other_store=other.store,
            )  # fmt: skip
        central.add_enrolment(enrolment)
    elif known.public_key != enrolment.public_key:
        raise Refusal("central.enrolled", register=enrolment.register, store=enrolment.store)


def check_register(central: CentralWriter, head: BoxHead) -> None:
    """The register is enrolled for this store, with this key."""
    known = central.enrolment(book_of(head))
    if known is None:
        raise Refusal("central.unknown_register", register=head.register, store=head.store, box=head.box_no)
    if known.public_key != head.public_key:
        raise Refusal("central.other_key", register=head.register, box=head.box_no)
    revoked = central.revoked_from(book_of(head))
    if revoked is not None and head.last_seq >= revoked:
        raise Refusal("central.revoked", entry=revoked, register=head.register, box=head.box_no)


def is_held(central: CentralWriter, box: Box) -> bool:
    """Whether every entry of this box is here, entry by entry the same; another one under its number is a `Fork`."""
    held = central.hashes(book_of(box.head), box.head.first_seq, box.head.last_seq)
    for entry in box.entries:
        if held.get(entry.seq, entry.hash) != entry.hash:
            raise Fork(box.head, entry.seq, held[entry.seq], entry.hash)
    return len(held) == len(box.entries)


def check_neighbours(central: CentralWriter, box: Box, lines: tuple[Line, ...]) -> None:
    """The chain, the sums, the days and the Z serials run on from the boxes that are held on either side."""
    head = box.head
    before = central.entry(book_of(head), head.first_seq - 1)
    after = central.entry(book_of(head), head.last_seq + 1)
    for held, at, joins in (
        (before, head.first_seq, before is None or before.hash == head.prev),
        (after, head.last_seq, after is None or after.prev == head.head),
    ):
        if held is not None and not joins:
            raise Refusal("central.broken_link", entry=at, register=head.register, box=head.box_no)
    if before is not None:
        _check_sums(head, read_body(before.body), Sums.before(lines[0]))
    own = (head.last_seq, head.day, head.z_no)
    for other in central.boxes_of(book_of(head)):
        earlier, later = sorted([own, (other["last_seq"], other["day"], other["z_no"])])
        if not all(one < two for one, two in zip(earlier, later, strict=True)):
            raise Refusal("central.order", box=head.box_no, other=other["box_no"])


def _check_sums(head: BoxHead, before: Envelope, start: Sums) -> None:
    held = Counter(before.totals_minor)
    if before.count != start.count or any(held[name] != start.totals[name] for name in {*held, *start.totals}):
        raise Refusal("central.before", entry=head.first_seq, register=head.register, box=head.box_no)


def check_inside(central: CentralWriter, box: Box, lines: tuple[Line, ...]) -> None:
    """No card numbers, no identity twice, and voids of earlier boxes strike out what those boxes hold."""
    identities = Counter(envelope.entry_id for _, envelope, _ in lines)
    if any(holds_card_number(text) for text in (box.head.store_name, box.head.incident, box.head.seal)):
        raise Refusal("central.card_number", entry=box.head.first_seq, box=box.head.box_no)
    slips = [envelope.entry_id for _, envelope, act in lines if isinstance(act, TAKINGS)]
    places = central.slip_places(slips)
    for entry, envelope, act in lines:
        if isinstance(act, Enrolled) and act.training:
            raise Refusal("central.training", box=box.head.box_no)
        if shows_card(envelope):
            raise Refusal("central.card_number", entry=entry.seq, box=box.head.box_no)
        if identities[envelope.entry_id] > 1 or is_elsewhere(places, box.head, entry, envelope):
            raise Refusal("central.twice", entry=entry.seq, box=box.head.box_no)
    for (_, before, _), line in pairwise(lines):
        _check_void(central, box.head, before, line)
    _check_corrections(central, box.head, lines)


def is_elsewhere(
    places: dict[str, tuple[str, str, int, int]], head: Place | BoxHead, entry: Entry, envelope: Envelope
) -> bool:
    """Whether the identity of this entry belongs to another one already; its own, come by line, is no other."""
    own = (head.store, head.register, head.epoch, entry.seq)
    return places.get(envelope.entry_id, own) != own


def _check_void(central: CentralWriter, head: BoxHead, before: Envelope, line: Line) -> None:
    entry, envelope, act = line
    if not isinstance(act, Void) or act.void_of_seq >= head.first_seq:
        return
    struck = central.entry(book_of(head), act.void_of_seq)
    if struck is None:
        return  # it lies in a box that has not come; the chain holds it to its words when it does
    _, struck_envelope, struck_act = read_entry(struck)
    tender, change = effect_of(struck_act)
    left = before.totals_minor.get(tender, 0) - change
    if central.corrections_of(act.void_of) or central.is_struck(act.void_of, before_seq=entry.seq):
        raise Refusal("central.void_amount", entry=entry.seq, box=head.box_no)
    if not tender or struck_envelope.entry_id != act.void_of or envelope.totals_minor.get(tender, 0) != left:
        raise Refusal("central.void_amount", entry=entry.seq, box=head.box_no)


def _check_corrections(central: CentralWriter, head: BoxHead, lines: tuple[Line, ...]) -> None:
    for at, line in enumerate(lines):
        if isinstance(line[2], Correction) and not fits(central, book_of(head), line, lines[:at]):
            raise Refusal("central.correction", entry=line[0].seq, box=head.box_no)


def told_by(box: Box, lines: tuple[Line, ...]) -> Told:
    """Everything that is looked up of a box's entries."""
    return Told(slip_rows(box, lines), struck_rows(box, lines), correction_rows(place_of(box.head), lines))


def slip_rows(box: Box, lines: tuple[Line, ...]) -> list[Row]:
    """Sales and refunds of a box as Finance looks them up."""
    head = box.head
    return [slip_row(place_of(head), head.box_no, line) for line in lines if isinstance(line[2], TAKINGS)]


def slip_row(place: Place, box_no: str, line: Line) -> Row:
    """One sale or refund as Finance looks it up."""
    entry, envelope, act = line
    assert isinstance(act, TAKINGS)
    sale = act if isinstance(act, Sale) else None
    return {
        "entry_id": envelope.entry_id,
        "store": place.store,
        "register": place.register,
        "epoch": place.epoch,
        "seq": entry.seq,
        "day": envelope.day,
        "box_no": box_no,
        "kind": "sale" if sale else "refund",
        "slip_no": act.slip,
        "sold_at": when((sale and sale.happened_ms) or envelope.wall_ms, envelope.offset_min),
        "amount_minor": act.amount_minor,
        "tax_minor": act.tax_minor,
        "currency": act.currency,
        "tender": act.tender,
        "brand": act.brand,
        "last4": act.last4,
        "approval": sale.approval if sale else "",
        "imprint": sale.imprint if sale else "",
        "signature_ok": int(sale.signature_ok) if sale else 0,
        "clerk": envelope.clerk,
        "refund_of": act.refund_of if isinstance(act, Refund) else "",
        "claim_code": claim_code(entry.hash),
    }


def struck_rows(box: Box, lines: tuple[Line, ...]) -> list[Row]:
    """What the voids and corrections of a box strike out."""
    return [struck_row(place_of(box.head), line) for line in lines if strikes(line[2])]
