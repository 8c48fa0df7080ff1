"""What entries say: one frozen class per kind, and the plain data each becomes in a body. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any

from shoebox.domain.act import Act
from shoebox.domain.acts_before import ACTS_BEFORE
from shoebox.domain.acts_boxes import ACTS_BOXES
from shoebox.domain.acts_pads import ACTS_PADS
from shoebox.domain.acts_people import ACTS_PEOPLE
from shoebox.domain.acts_policy import ACTS_POLICY
from shoebox.domain.acts_slips import ACTS_SLIPS
from shoebox.domain.correction import Correction
from shoebox.domain.day import Sums
from shoebox.domain.entry import Kind, Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.item import Basket, LineFields, basket_of
from shoebox.domain.sealed import is_sealed
from shoebox.domain.ticking import OrderShared

_LAST4 = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled(Act):
    """The first entry of a book: whose it is."""

    KIND = Kind.ENROLLED
    store_name: str
    currency: str
    public_key: str  # Ed25519, 32 bytes as hex
    training: bool = False  # a book to practise in: never sealed, never carried


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDeclared(Act):
    """A declared outage with its one rescue lane (``finance`` or ``rekey``)."""

    KIND = Kind.INCIDENT
    LATER = frozenset({"policy"})
    number: str
    began_ms: int
    rescue_lane: str
    declared_by: str
    given_by: str = ""  # who gave the number, such as "Operations desk, by phone"
    kit_missing: tuple[str, ...] = ()
    policy: str = ""  # version of the policy that the register went by then


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEnded(Act):
    """Central is back: nothing more is taken by hand under this incident."""

    KIND = Kind.INCIDENT_ENDED
    LATER = frozenset({"unheard", "found", "last_slips"})
    incident_seq: int
    ended_ms: int
    ended_by: str
    last_slip: str  # the highest number used of the pad that was keyed from last; empty = none was
    unheard: tuple[str, ...] = ()  # other registers of which the office did not know that they had stopped
    found: str = ""  # what the one who ended it knew of them
    last_slips: tuple[str, ...] = ()  # where several pads were in use: the highest number used of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed(Act):
    """A draft keyed into the revived point of sale, under the number of the order, or refund, that it became there."""

    KIND = Kind.REKEYED
    LATER = frozenset({"refund"})
    rekeyed: str  # entry id
    rekeyed_seq: int
    order_no: str  # as it was typed
    refund: bool = False  # the draft gave money back


@dataclass(frozen=True, slots=True, kw_only=True)
class RekeyUndone(Act):
    """A draft that was ticked off by mistake, taken back by two people: it is to be keyed, its order's number free."""

    KIND = Kind.REKEY_UNDONE
    rekeyed: str  # entry id
    rekeyed_seq: int
    ticked_seq: int  # the entry that had ticked it off
    reason: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReviewed(Act):
    """A draft beyond its brand's last deadline, looked at by somebody in charge: it may be keyed all the same."""

    KIND = Kind.DRAFT_REVIEWED
    reviewed: str  # entry id
    reviewed_seq: int
    reason: str
    approver: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessChecked(Act):
    """Somebody went through what an outage needs, before there is one."""

    KIND = Kind.READINESS
    in_place: tuple[str, ...]
    missing: tuple[str, ...]
    booklet: str  # edition of the printed playbook at the registers; empty = none
    drilled: str  # day of the last drill, ISO 8601; empty = none
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PadsReceived(Act):
    """Pads came to this store and lie in its cupboard, not issued to a register yet."""

    KIND = Kind.PADS_RECEIVED
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipRange(Act):
    """Numbers that this register may print on plain paper, and who gave them: no two registers are given the same."""

    KIND = Kind.SLIP_RANGE
    first: str
    last: str
    given_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PadIssued(Act):
    """A pad of slips was handed to this register; ``printed`` on plain paper here, out of a range given for it.

    ``given`` is the office's entry that handed it out, as `shoebox.domain.pads_given.key_of` names it.
    """

    KIND = Kind.PAD_ISSUED
    LATER = frozenset({"given", "printed"})
    first: str
    last: str
    printed: bool = False
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOpened(Act):
    """A business day began with a counted float."""

    KIND = Kind.DAY_OPENED
    LATER = frozenset({"float_off_minor"})
    z_no: int
    float_minor: int
    opened_by: str
    verified_by: str
    float_off_minor: int = 0  # how far from what the day before left in the drawer; negative = less


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateChecked(Act):
    """Somebody held the imprinter's plate against the merchant whose money it prints for. A wrong one pays others."""

    KIND = Kind.PLATE_CHECKED
    LATER = frozenset({"note", "city"})
    merchant: str  # as it must stand on the plate
    merchant_no: str  # empty = this store's settings know none
    is_right: bool
    note: str = ""  # of a wrong one: what it says, and what was done
    city: str = ""  # and state, as they must stand on it; empty as above


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerOpened(Act):
    """One more cash drawer at this register, with a counted float, for somebody to sell from; see `domain.drawer`."""

    KIND = Kind.DRAWER_OPENED
    LATER = frozenset({"float_off_minor"})
    drawer: str
    float_minor: int
    clerk: str
    opened_by: str
    verified_by: str
    float_off_minor: int = 0  # as in the day's opening, against the day that had this drawer last


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerGiven(Act):
    """From now on this clerk sells from this drawer, and from no other. The day's first drawer is empty text."""

    KIND = Kind.DRAWER_GIVEN
    drawer: str
    clerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale(Act):
    """A sale on a card slip or for cash. Empty text where a field does not apply; amounts include the tax.

    ``lines`` are its items, as `Line.plain` writes them, where it was keyed by items and not as one amount.
    """

    KIND = Kind.SALE
    LATER = frozenset(
        {"lines", "tax_added", "exempt", "override_by", "rest_minor", "part_of", "goods", "legible"}
    ) | frozenset({"drawer", "limit_by", "sealed", "other_card_by"})
    slip: str
    tender: str
    amount_minor: int
    tax_minor: int
    currency: str
    brand: str = ""
    last4: str = ""
    approval: str = ""
    imprint: str = ""
    expiry_ok: bool = False
    signature_ok: bool = False
    phone: str = ""
    reason: str = ""  # why by hand
    received_minor: int = 0  # cash handed over
    happened_ms: int = 0  # when the slip says it was; 0 = as keyed
    twin_of_seq: int = 0  # the entry it was asked about, and kept beside
    policy: str = ""
    lines: tuple[LineFields, ...] = ()
    tax_added: bool = False  # the lines' prices are without tax
    exempt: str = ""  # certificate number of a customer who pays no tax
    override_by: str = ""  # who agreed to prices other than the list's, where the clerk may not
    rest_minor: int = 0  # what was paid besides by another tender, in the entry after this one; see `part_of`
    part_of: str = ""  # entry id of the sale whose rest this is; its lines and its claim code are the customer's
    goods: str = ""  # what the slip calls the goods, where it was not keyed by items
    drawer: str = ""  # into which its cash went; empty = the day's first, and all that is no cash
    limit_by: str = ""  # who agreed that it goes beyond what the policy wants at one register
    other_card_by: str = ""  # who agreed that it is another card than the declined one with the same last four
    sealed: str = ""  # number and expiry, for Finance alone; see `shoebox.domain.sealed`
    legible: bool = False  # said at the register: all copies can be read; False where the policy does not ask

    def unfit(self) -> str:
        """What stands as a sealed number must be written as one is, and go with a card slip."""
        return "sealed" if self.sealed and not (is_sealed(self.sealed) and self.tender == Tender.CARD) else ""

    @property
    def basket(self) -> Basket:
        """Its items; a basket without lines where it was keyed as one amount."""
        return basket_of(self.lines, tax_added=self.tax_added, exempt=self.exempt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund(Act):
    """Money given back on one earlier sale, to the same tender.

    The sale is one of this book, or stands on a receipt of elsewhere: then ``refund_of`` is empty, ``refund_of_seq``
    is 0, and the fields ``outside_…`` hold what the receipt says.
    """

    KIND = Kind.REFUND
    LATER = frozenset(
        {"outside_store", "outside_receipt", "outside_day", "outside_minor", "outside_rate", "drawer", "exempt"}
    )
    refund_of: str  # entry id
    refund_of_seq: int
    slip: str
    tender: str
    amount_minor: int
    tax_minor: int
    currency: str
    brand: str = ""
    last4: str = ""
    approver: str = ""
    reason: str = ""
    outside_store: str = ""
    outside_receipt: str = ""  # letters and digits alone
    outside_day: str = ""  # ISO 8601
    outside_minor: int = 0  # what was paid then
    outside_rate: str = ""  # name of the tax rate in it; empty = the usual one
    drawer: str = ""  # out of which its cash came, as in a sale
    exempt: str = ""  # the certificate that the sale was without tax by

    @property
    def basket(self) -> Basket:
        """Nothing but the certificate, where there is one: what was given back is keyed as one amount."""
        return Basket(exempt=self.exempt)

    @property
    def is_outside(self) -> bool:
        """Whether its sale is in no entry of this book."""
        return bool(self.outside_receipt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Void(Act):
    """A sale or refund struck out by two people, with the paper kept."""

    KIND = Kind.VOID
    void_of: str
    void_of_seq: int
    reason: str
    approver: str
    paper_in_box: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUp(Act):
    """A step with an online order: handed over, held for a word of Finance, ended or taken back. No money moves.

    ``state`` is a `shoebox.domain.pickup.PickUpState`; what an order's last step says is how it stands.
    """

    KIND = Kind.PICK_UP
    order_no: str
    state: str
    name: str
    contact: str = ""
    goods: str = ""
    checked: str = ""
    approver: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDeclined(Act):
    """A card declined by phone: no sale, and remembered so that nobody tries it again. ``slip`` may be empty."""

    KIND = Kind.CARD_DECLINED
    brand: str
    last4: str
    amount_minor: int
    currency: str
    slip: str

    def unfit(self) -> str:
        """Without its brand or last four it is no card."""
        return "last4" if not _LAST4.fullmatch(self.last4) else "brand" if not self.brand else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashMove(Act):
    """Cash into or out of the drawer that is no sale; the entry's kind says which way."""

    KIND = Kind.PAID_IN
    LATER = frozenset({"drawer", "pieces"})
    amount_minor: int
    reason: str
    bag: str = ""
    second: str = ""
    drawer: str = ""
    pieces: tuple[tuple[int, int], ...] = ()  # in the bag, as in a count; empty = not said here


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSale(Act):
    """The drawer was opened and no money moved."""

    KIND = Kind.NO_SALE
    LATER = frozenset({"drawer"})
    reason: str
    drawer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCheck(Act):
    """A drawer counted in the middle of the day. It ends nothing; both figures are kept."""

    KIND = Kind.CASH_CHECK
    LATER = frozenset({"drawer"})
    pieces: tuple[tuple[int, int], ...]  # as in a count
    counted_minor: int
    expected_minor: int
    drawer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCount(Act):
    """A drawer counted blind: pairs of (piece in minor units, how many)."""

    KIND = Kind.CASH_COUNT
    LATER = frozenset({"drawer"})
    pieces: tuple[tuple[int, int], ...]
    counted_minor: int
    expected_minor: int  # as the book stood at saving; shown only afterwards
    number: int  # 1 = first count since cash moved, 2 = the second person's, 3 = where those two differ
    drawer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CashDeposit(Act):
    """What of the counted cash goes to the bank, in which bag, and what stays as the next day's float."""

    KIND = Kind.DEPOSIT
    LATER = frozenset({"drawer", "pieces"})
    amount_minor: int
    bag: str
    stays_minor: int
    second: str
    drawer: str = ""
    pieces: tuple[tuple[int, int], ...] = ()  # in the bag, as in a count; empty = not said here


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCount(Act):
    """Slips in the shoebox counted by hand, and why the number differs where it does."""

    KIND = Kind.PAPER_COUNT
    LATER = frozenset({"returns_held", "gift_promises"})
    slips: int
    note: str
    returns_held: int = 0  # numbered claim slips of goods that came back without a receipt
    gift_promises: int = 0  # promise slips for gift cards that nobody could sell or take


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(Act):
    """The end of a business day; the day can't be written to afterwards.

    The grand totals run over all days of the book, this one with them, and never go back: see `Sums`.
    """

    KIND = Kind.DAY_CLOSED
    LATER = frozenset(f"grand_{field.name}" for field in fields(Sums))
    z_no: int
    first_seq: int
    taken_minor: int
    sales: int
    over_short_minor: int
    seal: str
    closed_by: str
    grand_sales: int = 0
    grand_gross_minor: int = 0
    grand_refunds: int = 0
    grand_refunded_minor: int = 0
    grand_voids: int = 0
    grand_voided_minor: int = 0
    grand_corrections: int = 0
    grand_corrected_minor: int = 0

    @property
    def grand(self) -> Sums:
        """The grand totals as they stood at this close."""
        return Sums(**{field.name: getattr(self, f"grand_{field.name}") for field in fields(Sums)})


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSealed(Act):
    """The day's sealed box left on a stick or a line; the first byte-identical copy came before this entry."""

    KIND = Kind.BOX_SEALED
    box_no: str
    digest: str
    copied_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptStored(Act):
    """Central's answer for a range of entries."""

    KIND = Kind.RECEIPT_STORED
    last_seq: int
    head: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterKnown(Act):
    """Another register of this store, whose sealed days are gathered into this book's store-day from now on.

    Said again with another key where its PC was changed; ``gone`` says why it is no longer waited for.
    """

    KIND = Kind.REGISTER_KNOWN
    LATER = frozenset({"gone"})
    register: str
    epoch: int
    public_key: str  # Ed25519, 32 bytes as hex
    gone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterAbsent(Act):
    """Another register has no sealed day for this store-day, and why."""

    KIND = Kind.REGISTER_ABSENT
    register: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxGathered(Act):
    """Another register's sealed day came here and proved itself. Its hash is now in this chain too."""

    KIND = Kind.BOX_GATHERED
    LATER = frozenset({"pads", "slips_used", "pads_back", "received", "received_back"})
    register: str
    epoch: int
    box_no: str
    box_day: str
    z_no: int
    first_seq: int
    last_seq: int
    head: str
    digest: str  # SHA-256 of the file, hex
    taken_minor: int  # by its day
    pads: tuple[tuple[str, str], ...] = ()  # handed to it there, from and to: no longer in the store's cupboard
    slips_used: int = 0  # of them and of earlier ones
    pads_back: tuple[tuple[str, str], ...] = ()  # taken back there of pads of earlier days
    received: tuple[tuple[str, str], ...] = ()  # put down there as come, in one piece each
    received_back: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchTaken(Act):
    """What head office sent out was taken in, and is what this register goes by from now on."""

    KIND = Kind.DISPATCH_TAKEN
    LATER = frozenset({"public_key"})
    what: str  # a `shoebox.domain.dispatch.DispatchKind`
    series: str
    version: int
    digest: str  # SHA-256 of the dispatch, hex
    issued_ms: int
    expires_ms: int
    about: str
    public_key: str = ""  # of a list of carrying keys: this register's own, hex

    def unfit(self) -> str:
        """A key is 32 bytes."""
        return "public_key" if self.public_key and not re.fullmatch(r"[0-9a-f]{64}", self.public_key) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRefused(Act):
    """Something that looked like head office's word was refused; the file is kept beside the book."""

    KIND = Kind.DISPATCH_REFUSED
    what: str
    series: str
    version: int
    digest: str
    code: str  # of the refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRead(Act):
    """The person of this entry has read a notice of head office."""

    KIND = Kind.NOTICE_READ
    notice: int  # its version
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentJoined(Act):
    """Head office's number for an incident that this store had declared under one of its own, with the lane it has."""

    KIND = Kind.INCIDENT_JOINED
    incident_seq: int
    number: str
    was: str
    rescue_lane: str


_CASH_MOVES = (Kind.PAID_IN, Kind.PAID_OUT, Kind.SAFE_DROP, Kind.CHANGE_FETCHED)
_ELSEWHERE: tuple[type[Act], ...] = (
    *ACTS_BEFORE, *ACTS_BOXES, *ACTS_PADS, *ACTS_PEOPLE, *ACTS_POLICY, *ACTS_SLIPS, Correction, OrderShared,
)  # fmt: skip
_ACTS: dict[str, type[Act]] = {
    **{str(one.KIND): one for one in (*Act.__subclasses__(), *_ELSEWHERE)},
    **{str(kind): CashMove for kind in _CASH_MOVES},
}


def act_of(kind: str, data: dict[str, Any]) -> Act:
    """The act of a body, by its kind. Refuses other fields (``entry.body``) and newer ones (``entry.newer``)."""
    if kind not in _ACTS:
        raise Refusal("entry.newer")
    return _ACTS[kind].of(data)
