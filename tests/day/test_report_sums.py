"""The report's blocks agree with the entries and with one another to the cent, whatever a day brings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bookmaking import CLERK, DAY, MANAGER, MANAGER_PIN
from daymaking import Office, make_office, pieces_of
from paper import samples
from paper.reading import text
from shoebox.day.sales import hour_lines
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.day import DayFigures
from shoebox.domain.entry import Entry
from shoebox.domain.money import Money, figure_text
from shoebox.paper import end_of_day_pdf
from shoebox.paper.day_drawers import sums_by_kind

BRANDS = ("visa", "mastercard", "amex", "jcb")
NAMES = ("Visa", "Mastercard", "Amex", "Other card")
CENTS = st.integers(1, 99_999)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("card"), CENTS, st.integers(0, 3), st.booleans(), st.booleans()),
        st.tuples(st.just("cash"), CENTS),
        st.tuples(st.just("void"), st.integers(0, 19)),
        st.tuples(st.just("refund"), st.integers(0, 19), st.integers(1, 99)),
        st.tuples(st.sampled_from(("in", "out", "drop", "change")), CENTS),
        st.tuples(st.just("spoil")),
        st.tuples(st.just("lose")),
    ),
    max_size=18,
)


class Truth:
    """The same day on a sheet of squared paper."""

    def __init__(self, office: Office) -> None:
        self.office, self.number, self.moved = office, 0, 0
        self.written: set[int] = set()  # numbers of slips that were sales
        self.ruined: set[int] = set()
        self.sold: dict[int, tuple[Entry, str, int, bool]] = {}  # good sales: entry, name, amount, odd
        self.given: dict[str, list[int]] = {}  # by the sale's name
        self.refunded: set[int] = set()
        self.struck: list[int] = []
        self.keyed = 0

    def do(self, deed: tuple) -> None:
        kind, *said = deed
        if kind in {"card", "spoil", "lose"}:
            if self.number == 20:
                return  # the pad is used up
            self.number += 1
        if kind == "card":
            self.card(*said)
        elif kind == "cash":
            self.keep(self.office.cash(said[0]), "Cash", said[0])
        elif kind in {"void", "refund"}:
            sales = sorted(set(self.sold) - self.refunded)
            if sales:
                getattr(self, kind)(sales[said[0] % len(sales)], *said[1:])
        elif kind in {"in", "out", "drop", "change"}:
            self.move(kind, said[0])
        elif kind == "spoil":
            self.ruined.add(self.number)
            self.office.book.append(
                SlipSpoiled(slip=f"{85_100_000 + self.number:09d}", reason="torn"), clerk=CLERK, day=DAY
            )

    def card(self, amount: int, brand: int, coded: bool, signed: bool) -> None:
        self.written.add(self.number)
        approval = "31415A" if coded else ""
        entry = self.office.slip(self.number, amount, brand=BRANDS[brand], approval=approval, signature_ok=signed)
        self.keep(entry, NAMES[brand], amount, odd=not (coded and signed))

    def keep(self, entry: Entry, name: str, amount: int, *, odd: bool = False) -> None:
        self.sold[entry.seq] = (entry, name, amount, odd)
        self.keyed += amount

    def void(self, seq: int) -> None:
        entry, _, amount, _ = self.sold.pop(seq)
        self.struck.append(amount)
        self.office.void(entry)

    def refund(self, seq: int, percent: int) -> None:
        entry, name, amount, _ = self.sold[seq]
        back = max(1, amount * percent // 100)
        tender = {"Cash": ("cash", "")}.get(name, ("card", dict(zip(NAMES, BRANDS, strict=True)).get(name, "")))
        self.office.refund(entry, back, tender[0], brand=tender[1])
        self.refunded.add(seq)
        self.given.setdefault(name, []).append(back)

    def move(self, kind: str, amount: int) -> None:
        drawer, who = self.office.room.drawer, {"clerk": CLERK}
        if kind == "in":
            drawer.paid_in(amount_minor=amount, reason="found", **who)
        elif kind == "out":
            drawer.paid_out(amount_minor=amount, reason="postage", **who)
        elif kind == "drop":
            drawer.safe_drop(amount_minor=amount, bag="7741", second=(MANAGER, MANAGER_PIN), **who)
        else:
            drawer.change_fetched(amount_minor=amount, **who)
        self.moved += amount if kind in {"in", "change"} else -amount

    def gross(self, name: str) -> int:
        return sum(amount for _, named, amount, _ in self.sold.values() if named == name)

    def net(self, name: str) -> int:
        return self.gross(name) - sum(self.given.get(name, ()))


@given(DEEDS)
def test_every_block_agrees_with_the_entries_and_with_the_others(deeds: list[tuple]) -> None:
    with TemporaryDirectory() as folder, make_office(Path(folder) / "store") as office:
        office.open()
        truth = Truth(office)
        for deed in deeds:
            truth.do(deed)
        expected = 20_000 + truth.net("Cash") + truth.moved
        if expected >= 0:
            office.room.drawer.count(pieces_of(expected), CLERK)
        day = office.room.figures()
        by_tender(day, truth)
        if day.counts:
            assert (day.expected_minor, day.over_short_minor) == (expected, 0)
            assert sum(amount for _, amount in sums_by_kind(day.cash)) == expected
            assert sum(worth * many for worth, many in day.counts[-1].pieces) == day.counts[-1].counted_minor
        numbers(day, truth)
        on_paper(day)


def by_tender(day: DayFigures, truth: Truth) -> None:
    """What was sold, given back and struck out, three ways."""
    names = {line.name: line for line in day.tenders}
    for name in (*NAMES, "Cash"):
        line = names.get(name)
        assert ((line.gross_minor, line.net_minor) if line else (0, 0)) == (truth.gross(name), truth.net(name))
    assert sum(line.net_minor for line in day.tenders) == day.taken_minor == day.sums.net_minor
    assert (day.sums.gross_minor, day.sums.voided_minor) == (truth.keyed, sum(truth.struck))
    assert sum(gross for _, _, gross in day.hours) == sum(line.gross_minor for line in day.tenders)
    odd = [amount for _, _, amount, is_odd in truth.sold.values() if is_odd]
    assert day.at_risk == (len(odd), sum(odd))


def numbers(day: DayFigures, truth: Truth) -> None:
    """Every number of the pad is used, struck, spoiled, unused or missing, and the gaps name the missing ones."""
    (pad,) = day.pads
    known = truth.written | truth.ruined
    lost = set(range(1, max(known, default=0))) - known
    assert (pad.issued, pad.missing, pad.used + pad.voided) == (20, len(lost), len(truth.written))
    assert day.spoiled == pad.spoiled == len(truth.ruined)
    assert {int(slip) - 85_100_000 for gap in day.gaps for slip in gap.slips} == lost
    ends = (pad.first_used, pad.last_used)
    assert ends == ((f"{85_100_000 + min(known):09d}", f"{85_100_000 + max(known):09d}") if known else ("", ""))


def on_paper(day: DayFigures) -> None:
    """The sum that is printed is the sum of what is printed above it."""
    if not day.tenders:
        return
    figures = [
        sum(getattr(line, name) for line in day.tenders) for name in ("gross_minor", "net_minor", "net_tax_minor")
    ]
    gross, net, tax = (figure_text(Money(figure, "USD")) for figure in figures)
    count, back = sum(line.count for line in day.tenders), sum(line.refunds for line in day.tenders)
    given = figure_text(Money(-sum(line.refunded_minor for line in day.tenders), "USD"))
    said = " ".join(text(end_of_day_pdf(day, printed_ms=1)).split())
    assert f"Together {count} {gross} {back} {given} {net} {tax}" in said


def test_a_slip_counts_at_the_hour_that_is_written_on_it() -> None:
    """Written at 11:05 and keyed at 14:33: at eleven. One of the day before has no hour of this day but that."""
    at_eleven, day_ms = samples.local_ms(11, 5), 24 * 3_600_000
    late = samples.sale_row(seq=1, taken_ms=at_eleven), samples.sale_row(seq=2, taken_ms=at_eleven - day_ms)
    assert hour_lines((*late, samples.sale_row(seq=3))) == ((11, 1, 12_995), (14, 2, 25_990))


def test_what_was_sold_after_midnight_is_the_last_hour_of_its_day() -> None:
    """Sold at 19:30, 20:10 and 00:15 of the day after, keyed in any order."""
    at_ms = [samples.local_ms(0, 15, day=13), samples.local_ms(19, 30), samples.local_ms(20, 10)]
    rows = [samples.sale_row(seq=at, wall_ms=ms) for at, ms in enumerate(at_ms)]
    assert [hour for hour, _, _ in hour_lines(rows)] == [19, 20, 0]
