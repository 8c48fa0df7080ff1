"""What a person does in the office, one function an act: hand the work to a lane, name who answers. Office room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.arrival_words import late_boxes, late_refusal
from shoebox.desk.text import warning_of
from shoebox.domain.acts import PlateChecked
from shoebox.domain.box import UnsealedDay
from shoebox.domain.custody import BoxCustody, HandOverDraft
from shoebox.domain.day import Count, DayFigures, Step
from shoebox.domain.drawer import letter
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.incident import Incident
from shoebox.domain.money import Money
from shoebox.domain.pads_given import PadGift
from shoebox.domain.presentment import Road
from shoebox.domain.registers import AtEnd, RegisterAtEnd, by_name
from shoebox.domain.rekeying import DraftLeft
from shoebox.domain.slip import LastSlip, Pad, PadsTwice, SlipStock
from shoebox.domain.staff import Signature
from shoebox.domain.ticking import SharedOrder
from shoebox.domain.unsent import NOT_COUNTED, Unsent
from shoebox.handover.keeping import keep_whole
from shoebox.handover.store import ClosedPapers, StoreHouse

Failed = Callable[[ShoeboxError], None]

LAST_PLACE_FILE = "last-place.txt"
PLACE_SIGNS_MAX = 4_096
_OPEN = frozenset({Step.SELLING, Step.COUNTED, Step.ACCOUNTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The day as the office has it in view. ``today`` is the store's date now, ISO 8601."""

    figures: DayFigures
    incident: Incident | None  # declared last, over or not
    to_rekey: tuple[DraftLeft, ...]  # drafts of ended incidents that the store is to key again
    last_slips: tuple[LastSlip, ...]  # of each pad with blank forms; while an incident is on, of other registers too
    oldest_ms: dict[tuple[str, Road], int]  # by brand and what is to be done: when its oldest card slip was taken
    held: tuple[int, int]  # what card slips that head office does not hold come to, and how many the day has
    today: str
    stock: SlipStock
    pads_left: tuple[tuple[Pad, int], ...]  # pads with numbers left, and how many
    twice: tuple[PadsTwice, ...]  # numbers that stand at two registers of the store
    box: DayFigures | None  # the day closed last, whose box is at hand
    kept: tuple[BoxCustody, ...]  # every box at hand in the book, the one closed last first
    elsewhere: tuple[BoxCustody, ...]  # those of the store's other registers, the newest first
    late: tuple[BoxCustody, ...]  # boxes that should have arrived, the oldest first
    unsealed: tuple[UnsealedDay, ...]  # closed days that are on no stick and have not arrived, the oldest first
    last_place: str  # the folder that a box was copied to last
    can_take_receipts: bool
    notices: tuple[str, ...]  # what the book warns of
    others: tuple[RegisterAtEnd, ...] = ()  # while an incident is on: how the store's other registers stand
    unsent: Unsent = NOT_COUNTED  # of all days and all registers of the store that are known here
    shared: tuple[SharedOrder, ...] = ()  # order numbers with slips of two registers, as far as their books are here
    gifts: tuple[PadGift, ...] = ()  # pads that this office gave to other registers
    known: tuple[str, ...] = ()  # the other registers of the store
    beside: tuple[int, int] = (0, 0)  # returns held and gift card promises, as they were counted last today

    @property
    def is_open(self) -> bool:
        """Whether a day is open."""
        return self.figures.step in _OPEN

    @property
    def has_closed(self) -> bool:
        """Whether the figures are those of a closed day."""
        return not self.is_open and self.figures.step is not Step.NOT_OPEN

    @property
    def may_open(self) -> bool:
        """Whether a day may be opened now: none is open, and this date is after the last closed one."""
        return not self.is_open and (self.figures.step is Step.NOT_OPEN or self.today > self.figures.day)

    @property
    def may_go_on(self) -> bool:
        """Whether the day of this date is closed already, so that selling on takes the day after it."""
        return self.has_closed and not self.may_open

    @property
    def day_after(self) -> date:
        """The day after that of the figures."""
        return self.date + timedelta(days=1)

    def going_on(self) -> Seen:
        """The same for somebody who opens the day after the closed one before its date."""
        return replace(self, today=self.day_after.isoformat()) if self.may_go_on else self

    @property
    def boxes(self) -> tuple[BoxCustody, ...]:
        """The box closed last, and older ones that are still here."""
        return tuple(box for at, box in enumerate(self.kept) if at == 0 or box.is_here)

    @property
    def away(self) -> tuple[BoxCustody, ...]:
        """Older boxes that were given out, or came to head office."""
        return tuple(box for box in self.kept[1:] if not box.is_here)

    @property
    def is_blind(self) -> bool:
        """Whether the drawer is still to be counted, so that nothing may tell what should be in it."""
        return self.is_open and not self.figures.counts

    @property
    def hides_drawer(self) -> bool:
        """Whether somebody is still to count blind: nobody has, or a second person must."""
        return self.is_open and self.figures.hides_drawer

    def of_drawer(self, drawer: str | None) -> Seen:
        """The same day as one of its drawers has it; as it is, where there is only one."""
        account = next((one for one in self.figures.drawers if one.drawer == drawer), None)
        if account is None or not self.is_open:
            return self
        stops = tuple(
            replace(stop, code=stop.code.replace("day.block.drawer_", "day.block."))
            for stop in self.figures.blockers
            if dict(stop.facts).get("drawer", letter(account.drawer)) == letter(account.drawer)
        )
        figures = replace(
            self.figures, cash=account.cash, counts=account.counts, checks=account.checks, deposit=account.deposit,
            no_sales=account.no_sales, float_off_minor=account.float_off_minor, blockers=stops,
        )  # fmt: skip
        return replace(self, figures=figures)

    @property
    def others_open(self) -> tuple[RegisterAtEnd, ...]:
        """Other registers that are known to sell still."""
        return tuple(one for one in self.others if one.state is AtEnd.OPEN)

    @property
    def others_unknown(self) -> tuple[RegisterAtEnd, ...]:
        """Other registers of which nobody here knows whether they sell."""
        return tuple(one for one in self.others if one.state is AtEnd.UNKNOWN)

    @property
    def date(self) -> date:
        """The day of the figures."""
        return date.fromisoformat(self.figures.day)

    def money(self, amount_minor: int) -> Money:
        """An amount in this book's currency."""
        return Money(amount_minor, self.figures.currency)


def look(lanes: Lanes, house: StoreHouse, done: Callable[[Seen], None], failed: Failed) -> None:
    """Everything in view."""
    lanes.book.ask(lambda: _seen(house), done, failed)


def open_day(
    lanes: Lanes, house: StoreHouse, *, day: str, float_minor: int, clerk: str, second: Signature,
    plate: PlateChecked, done: Callable[[DayFigures], None], failed: Failed,
) -> None:  # fmt: skip
    """Open the day with a float that another person has counted too, and with a look at the imprinter's plate."""
    lanes.book.ask(
        lambda: house.day.open_day(day=day, float_minor=float_minor, clerk=clerk, second=second, plate=plate),
        done,
        failed,
    )


def look_at_plate(
    lanes: Lanes, house: StoreHouse, plate: PlateChecked, *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Note what the imprinter's plate says now."""
    lanes.book.ask(lambda: house.day.look_at_plate(plate, clerk), done, failed)


def count(
    lanes: Lanes, house: StoreHouse, pieces: Sequence[tuple[int, int]], *, clerk: str, drawer: str | None,
    done: Callable[[Count], None], failed: Failed,
) -> None:  # fmt: skip
    """Save a blind count; only the answer says what should have been there. `drawer` of None is the only one."""
    lanes.book.ask(lambda: house.day.drawer.count(pieces, clerk, drawer=drawer), done, failed)


def check(
    lanes: Lanes, house: StoreHouse, pieces: Sequence[tuple[int, int]], *, clerk: str, drawer: str | None,
    done: Callable[[Count], None], failed: Failed,
) -> None:  # fmt: skip
    """Save a count in the middle of the day; it ends nothing."""
    lanes.book.ask(lambda: house.day.drawer.check(pieces, clerk, drawer=drawer), done, failed)


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """What lies in the box, counted by hand, and why the slips differ from the book."""

    slips: int
    note: str
    returns_held: int = 0
    gift_promises: int = 0


def count_paper(
    lanes: Lanes, house: StoreHouse, draft: PaperDraft, *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Save how many slips lie in the box, and what other paper."""
    others = {"returns_held": draft.returns_held, "gift_promises": draft.gift_promises}
    lanes.book.ask(lambda: house.day.slips.count_paper(draft.slips, draft.note, clerk, **others), done, failed)


def explain(
    lanes: Lanes, house: StoreHouse, slips: Sequence[str], *, said: tuple[str, str], clerk: str, second: Signature,
    done: Callable[[int], None], failed: Failed,
) -> None:  # fmt: skip
    """Say what became of missing numbers: the explanation and the initials of who looked for them."""
    lanes.book.ask(lambda: house.day.slips.explain_missing(slips, *said, clerk, second), done, failed)


def say_of_twice(
    lanes: Lanes, house: StoreHouse, one: PadsTwice, found: str, *, clerk: str, done: Callable[[int], None],
    failed: Failed,
) -> None:  # fmt: skip
    """Say what was found of numbers at two registers."""
    lanes.book.ask(lambda: house.day.slips.say_of_twice(one, found, clerk), done, failed)


def explain_lost(
    lanes: Lanes, house: StoreHouse, said: tuple[str, str], *, clerk: str, second: Signature,
    done: Callable[[int], None], failed: Failed,
) -> None:  # fmt: skip
    """Say what is known of entries of a damaged book that can't be read any more."""
    lanes.book.ask(lambda: house.day.slips.explain_lost(*said, clerk, second), done, failed)


def say_of_shared(
    lanes: Lanes, house: StoreHouse, one: SharedOrder, found: str, *, clerk: str, done: Callable[[int], None],
    failed: Failed,
) -> None:  # fmt: skip
    """Say what was found of slips that stand on one order number."""
    lanes.book.ask(lambda: house.day.shared.say(one, found, clerk=clerk).seq, done, failed)


def close(
    lanes: Lanes, house: StoreHouse, seal: str, *, clerk: str, done: Callable[[DayFigures], None], failed: Failed
) -> None:
    """Close the open day; a refusal `day.blocked` carries everything there is to settle."""
    lanes.book.ask(lambda: house.day.close(seal=seal, clerk=clerk), done, failed)


def make_papers(lanes: Lanes, house: StoreHouse, done: Callable[[ClosedPapers], None], failed: Failed) -> None:
    """Draw the report and the box label of the last closed day."""
    lanes.free.ask(house.closing_papers, done, failed)


def make_draft(lanes: Lanes, house: StoreHouse, done: Callable[[Path], None], failed: Failed) -> None:
    """Draw the report as the day stands."""
    lanes.free.ask(house.draft_report, done, failed)


@dataclass(frozen=True, slots=True)
class SealedTo:
    """Where a sealed box lies now, and why it is not encrypted there; None where it is."""

    place: Path
    plain: Refusal | None


def seal(
    lanes: Lanes, house: StoreHouse, folder: Path, *, day: str, clerk: str, done: Callable[[SealedTo], None],
    failed: Failed,
) -> None:  # fmt: skip
    """Copy a closed day's box there, the last one's where `day` is empty, and remember the place for the next."""

    def work() -> SealedTo:
        why = house.plain_because()
        place = house.seal_to(folder, clerk=clerk, day=day)
        keep_whole(house.folder / LAST_PLACE_FILE, str(folder).encode())
        return SealedTo(place, why)

    lanes.book.ask(work, done, failed)


def take_receipts(
    lanes: Lanes, house: StoreHouse, folder: Path, *, clerk: str, done: Callable[[int], None], failed: Failed
) -> None:
    """Take in head office's receipts from a folder or stick."""
    lanes.book.ask(lambda: house.take_receipts(folder, clerk=clerk), done, failed)


def hand_over(
    lanes: Lanes, house: StoreHouse, draft: HandOverDraft, *, signature: Signature, second: Signature | None,
    done: Callable[[BoxCustody], None], failed: Failed,
) -> None:  # fmt: skip
    """Write down that a box changed hands, signed by whoever of this store gives or takes it."""
    lanes.book.ask(lambda: house.day.custody.hand_over(draft, signature=signature, second=second), done, failed)


def _seen(house: StoreHouse) -> Seen:
    boxes, elsewhere, opened = house.boxes(), house.boxes_elsewhere(), house.book.open_day()
    now_ms = house.clock.wall_ms()
    late = (
        late_boxes((*boxes, *elsewhere), now_ms=now_ms, travel_days=house.policy.box_travel_days) if house.keys else ()
    )
    warnings = (*house.warnings(), late_refusal(late, now_ms)) if late else house.warnings()
    left = ((pad, len(pad) - house.book.taken_of(pad)) for pad in house.book.pads())
    incident = house.incidents.latest()
    others = house.incidents.others() if incident is not None and incident.is_on else ()
    return Seen(
        figures=house.day.figures(),
        incident=incident,
        others=others,
        to_rekey=house.incidents.rekeying.left(),
        last_slips=house.registers.last_slips(others),
        oldest_ms=house.book.waiting_since(house.arrived()),
        held=(house.book.unheld_minor(), house.book.card_slips(opened.day) if opened is not None else 0),
        box=house.day.closed_last(),
        today=house.day.today(),
        stock=house.day.slips.stock(),
        beside=house.day.slips.counted_beside(),
        twice=house.day.slips.twice(),
        pads_left=tuple((pad, number) for pad, number in left if number),
        kept=boxes,
        elsewhere=elsewhere,
        late=late,
        unsealed=house.day.unsealed(),
        last_place=_last_place(house.folder / LAST_PLACE_FILE),
        can_take_receipts=bool(house.keys),
        notices=tuple(map(warning_of, warnings)),
        shared=house.day.shared.found(),
        gifts=house.day.slips.giving.gifts(),
        known=by_name(one.register for one in house.day.registers.known()),
        unsent=house.registers.unsent(),
    )


def _last_place(file: Path) -> str:
    """The folder used last, if it is there now. What can't be read is no reason to stop anybody."""
    try:
        said = file.read_bytes()[:PLACE_SIGNS_MAX].decode()
        return said if said and Path(said).is_dir() else ""
    except (OSError, ValueError):
        return ""
