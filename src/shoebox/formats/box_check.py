"""What must hold inside a box: the chain, the signatures, the sums, the one day. Formats room: no disk, no network.

Every rule that breaks names the entry it breaks at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from shoebox.domain.act import Act
from shoebox.domain.acts import DayClosed, Enrolled, Refund, Sale, Void, act_of
from shoebox.domain.box import BoxHead
from shoebox.domain.chain import genesis, hash_of
from shoebox.domain.correction import Correction
from shoebox.domain.entry import Entry, Envelope, Kind, Tender, read_body
from shoebox.domain.errors import Refusal
from shoebox.formats.signing import signature_fits

# What moves goods or money happens on an open day, so it carries the day of the box it lies in. Pads, receipts and
# notes of sealing may stand between two days.
TRADE = frozenset(
    {
        Kind.SALE, Kind.REFUND, Kind.VOID, Kind.CORRECTION, Kind.CARD_DECLINED, Kind.PAID_IN, Kind.PAID_OUT,
        Kind.SAFE_DROP, Kind.CHANGE_FETCHED, Kind.NO_SALE, Kind.PICK_UP, Kind.CASH_CHECK, Kind.CASH_COUNT,
        Kind.DEPOSIT, Kind.PAPER_COUNT, Kind.DAY_OPENED, Kind.DRAWER_OPENED, Kind.DRAWER_GIVEN, Kind.DAY_CLOSED,
    }
)  # fmt: skip

_TENDERS = frozenset(Tender)

Line = tuple[Entry, Envelope, Act]


def read_entry(entry: Entry) -> Line:
    """The entry with what its body says; refuses another body (``box.body``), and one to come (``box.newer``)."""
    try:
        envelope = read_body(entry.body)
        return entry, envelope, act_of(entry.kind, envelope.data)
    except Refusal as wrong:
        if wrong.code == "entry.newer":
            raise Refusal("box.newer", entry=entry.seq) from wrong
        raise Refusal("box.body", entry=entry.seq, why=wrong.facts.get("why", "")) from wrong


def check_chain(head: BoxHead, entries: tuple[Entry, ...]) -> None:
    """Hashes and signatures from the entry before the first to the head, or a refusal naming the first bad one."""
    prev = head.prev
    if head.first_seq == 1 and prev != genesis(head.register, head.epoch, head.public_key):
        raise Refusal("box.chain", entry=1)
    for entry in entries:
        if entry.prev != prev or hash_of(entry) != entry.hash:
            raise Refusal("box.chain", entry=entry.seq)
        if not signature_fits(head.public_key, entry.hash, entry.sig):
            raise Refusal("box.signature", entry=entry.seq)
        prev = entry.hash
    if prev != head.head:
        raise Refusal("box.chain", entry=head.last_seq)


def check_day(head: BoxHead, lines: tuple[Line, ...]) -> None:
    """One store, one currency, one day, closed once and by the last entry; money positive."""
    for entry, envelope, act in lines:
        if envelope.store != head.store:
            raise Refusal("box.store", entry=entry.seq, store=envelope.store[:20], head=head.store)
        if isinstance(act, Sale | Refund | Correction) and not _fits_money(head, act):
            raise Refusal("box.money", entry=entry.seq)
        if isinstance(act, Correction) and not corrects_earlier(head, act):
            raise Refusal("box.correction", entry=entry.seq)
        if entry.kind in TRADE and envelope.day != head.day:
            raise Refusal("box.day", entry=entry.seq, day=envelope.day[:10], head=head.day)
        if isinstance(act, Enrolled) and act.public_key != head.public_key.hex():
            raise Refusal("box.key", entry=entry.seq)
        if isinstance(act, DayClosed) and entry.seq != head.last_seq:
            raise Refusal("box.after_close", entry=entry.seq + 1)
    closed = lines[-1][2]
    said = (head.z_no, head.seal, head.first_seq)
    if not isinstance(closed, DayClosed) or (closed.z_no, closed.seal, closed.first_seq) != said:
        raise Refusal("box.not_closed", entry=head.last_seq)


def check_sums(head: BoxHead, lines: tuple[Line, ...]) -> None:
    """The running sums of every entry follow from the one before, and the head's totals from them all."""
    sums = Sums.before(lines[0])
    for line in lines:
        sums.add(line)
    if sums.own_minor() != {name: value for name, value in head.totals_minor if value}:
        raise Refusal("box.totals")


def totals_of(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    """Totals per tender of these entries in minor units, sales less refunds less voids, for a head."""
    lines = tuple(read_entry(entry) for entry in entries)
    sums = Sums.before(lines[0])
    for line in lines:
        sums.add(line)
    return tuple(sorted(sums.own_minor().items()))


@dataclass(slots=True)
class Sums:
    """Running count and totals while entries go by, in minor units per tender."""

    count: int
    totals: Counter[str]
    start: Counter[str]
    effects: dict[int, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def before(cls, first: Line) -> Sums:
        """As they stood before this first entry, worked back from what it says; nothing before entry 1."""
        entry, envelope, act = first
        totals = Counter(envelope.totals_minor)
        if isinstance(act, Void):
            raise Refusal("box.sums", entry=entry.seq)
        for tender, change in effects_of(act):
            totals[tender] -= change
        count = envelope.count - isinstance(act, Sale | Refund)
        if entry.seq == 1 and (count or any(totals.values())):
            raise Refusal("box.sums", entry=1)
        return cls(count, totals, totals.copy())

    def add(self, line: Line) -> None:
        """Take the next entry in; refuses one whose sums do not follow (``box.sums``)."""
        entry, envelope, act = line
        said = Counter(envelope.totals_minor)
        for tender, change in (self._struck(act, said),) if isinstance(act, Void) else effects_of(act):
            self.totals[tender] += change
        self.count += isinstance(act, Sale | Refund)
        self.effects[entry.seq] = effect_of(act)
        if envelope.count != self.count or _unequal(said, self.totals):
            raise Refusal("box.sums", entry=entry.seq)

    def own_minor(self) -> dict[str, int]:
        """What the entries so far add up to; a tender that comes to nothing is left out."""
        return {
            name: self.totals[name] - self.start[name] for name in self.totals if self.totals[name] != self.start[name]
        }

    def _struck(self, act: Void, said: Counter[str]) -> tuple[str, int]:
        if act.void_of_seq in self.effects:
            tender, change = self.effects[act.void_of_seq]
            return tender, -change
        # The entry struck out lies in an earlier box: what the sums say is taken for one tender, and whoever holds
        # that box compares the amount.
        changed = [name for name in {*said, *self.totals} if said[name] != self.totals[name]]
        return (changed[0], said[changed[0]] - self.totals[changed[0]]) if len(changed) == 1 else ("", 0)


def effects_of(act: Act) -> tuple[tuple[str, int], ...]:
    """Which tenders' totals an act that is no void changes, and each by how much."""
    return act.moves_minor if isinstance(act, Correction) else (effect_of(act),)


def corrects_earlier(head: BoxHead, act: Correction) -> bool:
    """Whether a correction is of this very book, and of a sale before the day that its box is of."""
    return (act.register, act.epoch) == (head.register, head.epoch) and act.corrects_seq < head.first_seq


def effect_of(act: Act) -> tuple[str, int]:
    """What a sale or a refund changes in the total of its tender; what a void of it takes back."""
    if isinstance(act, Sale):
        return act.tender, act.amount_minor
    return (act.tender, -act.amount_minor) if isinstance(act, Refund) else ("", 0)


def _fits_money(head: BoxHead, act: Sale | Refund | Correction) -> bool:
    struck = isinstance(act, Correction) and act.struck  # a sale that was none: nothing was paid
    return act.currency == head.currency and (act.amount_minor > 0 or struck) and act.tender in _TENDERS


def _unequal(one: Counter[str], other: Counter[str]) -> bool:
    return any(one[name] != other[name] for name in {*one, *other})
