"""Head office: what it knows, what it takes in, and what it hands on. Work room: storage and formats below it.

One folder holds it all: `central.db`, the working key that signs, its card, and the receipts themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

from shoebox.central.boxes import BoxIntake, Progress, Stop
from shoebox.central.carrying import CarryingDesk
from shoebox.central.charges import ChargesIntake, ReadParquet
from shoebox.central.codes import CodeDesk, enrol_by_card
from shoebox.central.contract_files import (
    CHARGE_COLUMNS,
    SLIP_COLUMNS,
    Tell,
    charge_lines,
    charges_named,
    slip_lines,
    write_csv,
)
from shoebox.central.heard_file import FILE_NAME as HEARD_FILE
from shoebox.central.line import LineDesk
from shoebox.central.outgoing import OutDesk
from shoebox.central.own_keys import OwnSigner, lying_open, open_own_keys, own_carrying_keys
from shoebox.central.parcels import known_register
from shoebox.central.receipts import ReceiptTray
from shoebox.central.refused import RefusedDesk
from shoebox.central.sent_out import sent_out
from shoebox.central.wall import wall_of
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.archive import SentBox
from shoebox.domain.box import Enrolment
from shoebox.domain.card import kept_name
from shoebox.domain.carrying import Place, place_of
from shoebox.domain.charge import BadLine
from shoebox.domain.charge_map import ChargeMap, ChargesLook
from shoebox.domain.clock import Clock
from shoebox.domain.crossing import PICKUP_MARK, orders_shared, orders_twice, refunds_too_many
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.evidence import ChargeView, Evidence, SlipView
from shoebox.domain.finding import Finding
from shoebox.domain.holdings import BoxResult, ChargesResult, Flag, HeldBox, Holdings, Outcome, Quarantined
from shoebox.domain.journal import Stretch, Takings
from shoebox.domain.office_card import OfficeCard
from shoebox.domain.policy import Policy
from shoebox.domain.report import CorrectedBoxes, DayBridge, OtherDay
from shoebox.domain.sealed import SealedSlip
from shoebox.domain.sent_out import SentOut
from shoebox.domain.wall import Wall
from shoebox.formats.box import peek_head
from shoebox.formats.key_card import KEY_CARD_SUFFIX
from shoebox.formats.parcel import is_parcel
from shoebox.storage.central_book import CentralBook
from shoebox.storage.central_writer import book_of
from shoebox.storage.dispatch_files import DispatchFiles
from shoebox.storage.key_cards import KeyCards
from shoebox.storage.office_key import OfficeKeys
from shoebox.storage.private import private_folder

DOUBT_MS = 30 * 24 * 3_600_000  # so long after it was heard last, head office's own books are in doubt
BOOK_FILE, RECEIPTS_FOLDER, OUT_FOLDER = "central.db", "receipts", "sent-out"


class Central:
    """Head office's holdings. A context manager; one object may be used from several threads."""

    def __init__(
        self,
        folder: Path,
        book: CentralBook,
        signer: OwnSigner,
        keys: OfficeKeys,
        clock: Clock,
        *,
        read_parquet: ReadParquet | None,
        policy: Policy | None = None,
    ) -> None:
        self.folder = folder
        self.keys, self._signer = keys, signer
        self._book, self._clock = book, clock
        self.out = OutDesk(book, DispatchFiles(folder / OUT_FOLDER), signer, self.newest_card, clock)
        self.carrying = CarryingDesk(book, self.out, own_carrying_keys(folder), KeyCards(folder))
        self._policy = policy or Policy()
        self.line = LineDesk(
            book, signer, clock, policy=self._policy, card=self.newest_card,
            welcomed=self.out.welcome, heard_file=folder / HEARD_FILE,
        )  # fmt: skip
        self.codes = CodeDesk(book, clock, root=keys.card.root)
        self._boxes = BoxIntake(
            book, clock, line=self.line, policy=self._policy, ring=self.carrying.keys.ring, card=self.newest_card
        )  # fmt: skip
        self._tray = ReceiptTray(folder / RECEIPTS_FOLDER, signer)
        self.refused = RefusedDesk(book, clock, take=self._boxes.take, tell=self._tray.lay_refused)
        self._read_parquet = read_parquet

    @classmethod
    def open(
        cls,
        folder: Path,
        clock: Clock,
        *,
        read_parquet: ReadParquet | None = None,
        policy: Policy | None = None,
        server: str = "",
    ) -> Self:
        """Open head office's folder, or set it up. `read_parquet` hands in the rows of a Parquet file as text.

        `server` is the address of the PostgreSQL database that has the holdings in place of the folder's own file.
        `policy` says which sales must carry an approval code; those without one are flagged.
        """
        try:
            private_folder(folder)
            signer, keys = open_own_keys(folder, now_ms=clock.wall_ms())
        except OSError as wrong:
            raise Trouble("central.unwritable", file=str(folder), why=wrong.strerror or "") from wrong
        book = CentralBook.open(folder / BOOK_FILE, server=server)
        central = cls(folder, book, signer, keys, clock, read_parquet=read_parquet, policy=policy)
        try:
            with suppress(Trouble):  # tried again at the next import and the next start
                central.settle_receipts()
        except BaseException:
            central.close()
            raise
        return central

    def newest_card(self) -> OfficeCard:
        """The card in force now, by whose newest key is signed from here on: it may have been changed meanwhile."""
        self.keys.refresh()
        self._signer.go_by(self.keys.card, now_ms=self._clock.wall_ms())
        return self.keys.card

    def close(self) -> None:
        """Let go of the folder."""
        self._book.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def card(self, _data: bytes = b"") -> bytes:
        """Head office's newest card, for a register on the line."""
        self.newest_card()
        return self.keys.handed_on()

    def enrol(self, *enrolments: Enrolment) -> None:
        """Take these registers' boxes from now on: all of them or, where one is refused, none.

        The same card twice is one; another key is refused.
        """
        with self._book.writing() as central:
            for enrolment in enrolments:
                enrol_by_card(central, enrolment, now_ms=self._clock.wall_ms())

    def revoke(self, place: Place, *, from_seq: int, reason: str) -> None:
        """Believe a register only up to the entry before this one; what comes later is kept apart.

        The same twice is one; after it was believed again, it is another. Refusal ``central.revoke_held``: what is held
        without a gap counts, and undoing it is not for a revocation. What lies behind a gap hinders none: a thief may
        have sent it to keep his key.
        """
        with self._book.writing() as central:
            known_register(central, place)
            book = (place.store, place.register, place.epoch)
            if central.revoked_from(book) == from_seq:
                return
            if from_seq <= (held := central.reached(book)):
                facts = {"register": place.register, "store": place.store, "entry": from_seq}
                raise Refusal("central.revoke_held", **facts, held=held, next=held + 1)
            said, now_ms = kept_name(reason)[:200], self._clock.wall_ms()
            central.add_revocation(place, from_seq=from_seq, reason=said, at_ms=now_ms)

    def flags(self) -> tuple[Flag, ...]:
        """What was taken and yet wants a person's eye."""
        return self._book.flags()

    def enrolments(self) -> tuple[Enrolment, ...]:
        """Every register that may send."""
        return self._book.enrolments()

    def import_boxes(
        self, paths: Iterable[Path], *, progress: Progress | None = None, stop: Stop | None = None
    ) -> tuple[BoxResult, ...]:
        """Take in the boxes of these files and folders, and lay a signed receipt out for each that is held.

        Beside the receipts lies why something is kept apart, for each register of which there is anything.

        A register's key card beside them is taken in as well; only one that is refused has a result of its own.

        Troubles as `settle_receipts` has them; the boxes are held all the same.
        """
        paths = tuple(paths)
        refused = self.carrying.take_cards(paths)
        boxes = (path for path in paths if not path.name.endswith(KEY_CARD_SUFFIX))
        results = self._boxes.take_all(boxes, progress=progress, stop=stop)
        if any(result.outcome != Outcome.REFUSED for result in results):
            self.settle_receipts()
            self._signer.refuse_revoked(self.keys.card)
            signer = self._signer.public_key
            self._tray.lay_out(self._book.receipts())
            self._tray.lay_out_held(self.line.receipts_due())
            self._tray.lay_card(self.newest_card())
            if not self.keys.card.vouches_for(signer):  # it was revoked while they were laid out
                self._sign_anew()
        if results:
            self._tray.lay_refused(self.refused.words())
        return (*results, *refused)

    def settle_receipts(self) -> None:
        """Have no receipt lie out that a revoked key signed. Stopped half-way, the next call goes on with it.

        Done where it was done since the last key was revoked. Troubles ``central.unwritable``, and where the newest
        key can't be opened ``keys.no_working`` or why: then none lies out until it can be.
        """
        if not self._tray.is_settled(self.newest_card()):
            self._sign_anew()

    def _sign_anew(self) -> None:
        known = list(map(place_of, self._book.enrolments()))
        self._tray.clear()
        self._signer.refuse_revoked(self.keys.card)
        self._tray.lay_out(self._book.receipts())
        self._tray.lay_out_held(self.line.receipts_for(known))
        self._tray.lay_refused(self.refused.words())
        self._tray.lay_card(self.keys.card)
        self._tray.note_settled(self.keys.card)

    def take_box(self, name: str, data: bytes) -> tuple[BoxResult, bytes]:
        """Take in one box from its bytes, as `import_boxes` does; with the signed receipt, empty for a refused box.

        Trouble ``central.*`` where the holdings can't be written: nothing is taken, and the sender may try again.
        """
        self.newest_card()
        if is_parcel(data):  # whoever sends one as a box gets a parcel's answer
            return self.line.take(name, data)
        result = self._boxes.take_or_trouble(name, data)
        if result.outcome == Outcome.REFUSED:
            return result, b""
        head = peek_head(data)
        assert head is not None, "a box that is held has a head"
        return result, self._tray.signed(self._book.receipt(book_of(head), head.last_seq))

    def import_charges(
        self,
        path: Path,
        *,
        currency: str = "USD",
        plan: ChargeMap | None = None,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> ChargesResult:
        """Take in one charges file whole, bad lines kept aside.

        `currency` is for lines that name none; `plan` says what the columns are where they are not the contract's.
        """
        return self._charges(currency, plan).take(path, progress=progress, stop=stop)

    def look_at_charges(self, path: Path, *, rows: int) -> ChargesLook:
        """The first rows of a charges file as they are written, before anything of it is taken."""
        return self._charges("USD", None).look(path, rows=rows)

    def _charges(self, currency: str, plan: ChargeMap | None) -> ChargesIntake:
        return ChargesIntake(self._book, self._clock, read_parquet=self._read_parquet, currency=currency, plan=plan)

    def write_slips(self, path: Path, tell: Tell | None = None) -> int:
        """Write all held slips as the reconciliation contract's CSV; how many. `tell` hears how many so far."""
        return write_csv(path, SLIP_COLUMNS, slip_lines(self._book.every_slip()), tell)

    def write_charges(self, path: Path, tell: Tell | None = None) -> int:
        """Write all held charges as the reconciliation contract's CSV; how many. `tell` hears how many so far.

        One that names no slip itself names the one that its store ticked off as keyed again under its order; where
        several stand under it, the one whose amount it is, if that is one alone.
        """
        charges = charges_named(self._book.every_charge(), self._book.keyed_again())
        return write_csv(path, CHARGE_COLUMNS, charge_lines(charges), tell)

    def stretches_due(self, posted: Collection[Stretch]) -> tuple[Stretch, ...]:
        """Closed days, and rests of books that were left, that stand in no journal: `posted` are those that do."""
        return self._book.stretches_due(posted)

    def takings_due(self, posted: Collection[Stretch]) -> tuple[Takings, ...]:
        """What each of them moved between accounts; one that rests on entries that have not come is left out."""
        return self._book.takings_due(posted)

    def spoiled_slips(self) -> tuple[tuple[str, str], ...]:
        """Store and number of every slip that was spoiled and kept: in no sale, and yet not missing."""
        held = self._book.entries_of(Kind.SLIP_SPOILED)
        return tuple((place.store, slip) for place, body in held for slip in SlipSpoiled.of(read_body(body).data).slips)

    def wall(self) -> Wall:
        """How every enrolled store stands, by what came and by what its registers said last."""
        wall = wall_of(self._book, self.line.heard(), clock=self._clock, policy=self._policy)
        doubts = self._book.doubted_by(since_ms=self._clock.wall_ms() - DOUBT_MS)
        newer = self._book.newer_keys_at(card_no=self.newest_card().number)
        return replace(wall, open_keys=self.open_keys(), doubted_by=doubts, newer_keys_at=newer)

    def open_keys(self) -> tuple[str, ...]:
        """The private keys of head office that lie open on its disk."""
        return lying_open(self.folder)

    def sent_out(self) -> tuple[SentOut, ...]:
        """What was sent out and counts: which registers hold it, and who has read it."""
        return sent_out(self.out, self.carrying.believed())

    def boxes(self) -> tuple[HeldBox, ...]:
        """Every box that was taken."""
        return self._book.boxes()

    def sent_boxes(self, arrived: Mapping[str, int] | None = None) -> tuple[SentBox, ...]:
        """Every box that was taken, with what its store wrote of its paper: seal, counts, hands it went through.

        `arrived` is when the paper of each number came (UTC, milliseconds), of those that did.
        """
        return self._book.sent_boxes(arrived or {})

    def other_days(self) -> tuple[OtherDay, ...]:
        """Slips that are written on another date than the business day in whose box they lie."""
        return self._book.other_days()

    def day_bridges(self) -> tuple[DayBridge, ...]:
        """From the slips in a day's boxes to those written on that date, where the two differ."""
        return self._book.day_bridges()

    def corrected_boxes(self) -> tuple[CorrectedBoxes, ...]:
        """Boxes that correct sales of earlier days."""
        return self._book.corrected_boxes()

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Refused boxes that still wait for a person or a better copy."""
        return self._book.quarantined()

    def bad_lines(self) -> tuple[BadLine, ...]:
        """Lines of charges files that could not be read."""
        return self._book.bad_lines()

    def counts(self) -> Holdings:
        """How much is here."""
        return self._book.counts()

    def slip(self, entry_id: str) -> SlipView | None:
        """One slip."""
        return next(iter(self._book.slips((entry_id,))), None)

    def slips(self, entry_ids: Sequence[str]) -> tuple[SlipView, ...]:
        """These slips, in the order asked; one that is not held is left out."""
        return self._book.slips(entry_ids)

    def sealed(self, entry_id: str) -> SealedSlip | None:
        """The sealed card number of a slip, for Finance alone; None where it has none."""
        return self._book.sealed(entry_id)

    def charges(self, charge_ids: Sequence[str]) -> tuple[ChargeView, ...]:
        """These charges, in the order asked; one that is not held is left out."""
        return self._book.charges(charge_ids)

    def given_back(self, charge_ids: Sequence[str]) -> tuple[ChargeView, ...]:
        """Refunds that the central systems made of the very amount of one of these charges, of its order or card.

        So does a charge give back that took no money after all, be it one of these.
        """
        return self._book.given_back(charge_ids)

    def evidence(self, slip_ids: Sequence[str], charge_ids: Sequence[str]) -> Evidence:
        """What a finding rests on, in its own order."""
        orders = self._book.pickups([one for one in slip_ids if one.startswith(PICKUP_MARK)])
        found = {slip.slip_id: slip for slip in self._book.told_of(self.slips(slip_ids))} | orders
        return Evidence(tuple(found[one] for one in slip_ids if one in found), self.charges(charge_ids))

    def crossings(self, *, currency: str) -> tuple[Finding, ...]:
        """What one register's book alone can't show.

        That is orders handed over twice, refunds of one original in two books, slips ticked off under one
        order number, slip numbers of several books.

        `currency` is for orders of which nobody knows what they cost.
        """
        steps, paid = self._book.orders()
        refunds, originals = self._book.refunds()
        shared, charged = self._book.orders_shared()
        return (
            *orders_twice(steps, paid, currency=currency),
            *refunds_too_many(refunds, originals),
            *orders_shared(shared, charged),
            *self._book.number_findings(currency=currency),
        )
