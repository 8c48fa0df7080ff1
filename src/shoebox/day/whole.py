"""The figures of a whole store-day: one register's own and those of the others, added up. Day room: pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shoebox.domain.day import BookPart, DayFigures, RiskLine, StruckLine, Sums, TenderLine
from shoebox.domain.denomination import Denomination
from shoebox.domain.register_part import RegisterPart
from shoebox.domain.registers import Came, GatheredBox, RegisterLine
from shoebox.domain.slip import PadsTwice

_CLOCK = 24  # hours on a clock


def register_line(figures: DayFigures, came: Came, *, reason: str = "", by_line: bool = False) -> RegisterLine:
    """One register of a store-day, from its own figures."""
    return RegisterLine(
        register=figures.register,
        came=came,
        z_no=figures.z_no,
        sales=figures.sales,
        taken_minor=figures.taken_minor,
        counted_minor=figures.counts[-1].counted_minor if figures.counts else 0,
        over_short_minor=figures.over_short_minor,
        is_counted=bool(figures.counts),
        box_no=figures.box_no if figures.seal else "",
        seal=figures.seal,
        slips_by_hand=figures.slips_by_hand,
        nothing_to_count=figures.nothing_to_count,
        slips_in_book=figures.slips_in_book,
        reason=reason,
        paper_note=figures.paper_note,
        digest=figures.digest if figures.closed_ms else b"",
        by_line=by_line,
    )


def late_register(box: GatheredBox) -> RegisterLine:
    """A sealed day of another date that came on this one: named, and in no sum."""
    return RegisterLine(
        register=box.register,
        came=Came.LATE,
        z_no=box.z_no,
        taken_minor=box.taken_minor,
        box_no=box.box_no,
        day=box.day,
        by_line=box.by_line,
    )


def line_order(line: RegisterLine) -> tuple[bool, int, str, str]:
    """By name, 085-2 before 085-10, and what came late below the others."""
    return line.came is Came.LATE, len(line.register), line.register, line.day


def whole_day(
    own: DayFigures, others: Sequence[DayFigures], lines: Sequence[RegisterLine], *, largest_shown: int
) -> DayFigures:
    """The store-day: sums over all registers whose days are here, lists one after another, each with its register.

    What only one book can say, such as its proof, its Z serial and its blockers, stays this register's own.
    """
    every = (own, *sorted(others, key=lambda one: (len(one.register), one.register)))
    by_hand = [one.slips_by_hand for one in every]
    by_line = {line.register for line in lines if line.by_line and line.came is Came.HERE}
    return replace(
        own,
        registers=tuple(lines),
        drawers=tuple(drawer for one in every for drawer in one.accounts if drawer.counts),
        taken_minor=sum(one.taken_minor for one in every),
        sales=sum(one.sales for one in every),
        tax_minor=sum(one.tax_minor for one in every),
        tenders=_tenders(every),
        hours=_hours(every),
        pads=tuple(pad for one in every for pad in one.pads),
        gaps=tuple(gap for one in every for gap in one.gaps),
        people=tuple(replace(line, register=one.register) for one in every for line in one.people),
        taken_back=tuple(replace(line, register=one.register) for one in every for line in one.taken_back),
        pads_twice=_pads_twice(every),
        parts=tuple(map(_part, sorted(every, key=lambda one: (len(one.register), one.register)))),
        parts_before=tuple(part for one in every for part in _parts_before(one)),
        risks=_risks(every),
        struck=tuple(_named(line, one.register) for one in every for line in one.struck),
        slips_in_book=sum(one.slips_in_book for one in every),
        slips_by_hand=-1 if min(by_hand) < 0 else sum(by_hand),
        nothing_to_count=all(one.nothing_to_count for one in every),
        returns_held=sum(one.returns_held for one in every),
        gift_promises=sum(one.gift_promises for one in every),
        entries=sum(one.entries for one in every),
        acknowledged=sum(one.acknowledged for one in every),
        # What came here as a sealed box lies on two computers at least, by whichever road it came.
        on_stick=own.on_stick + sum(one.entries for one in others if one.register not in by_line),
        by_network=sum(one.entries for one in others if one.register in by_line),
        sums=sum((one.sums for one in every), Sums()),
        alone_back=tuple(replace(line, register=one.register) for one in every for line in one.alone_back),
        corrections=tuple(line for one in every for line in one.corrections),
        largest=_largest(every, largest_shown),
        exempt=tuple(_named(line, one.register) for one in every for line in one.exempt),
        overrides=tuple(_named(line, one.register) for one in every for line in one.overrides),
        spoils=tuple(note for one in every for note in one.spoils),
        at_risk=(sum(one.at_risk[0] for one in every), sum(one.at_risk[1] for one in every)),
        spoiled=sum(one.spoiled for one in every),
        pieces=tuple(sorted({piece for one in every for piece in one.pieces}, key=_worth)),
        pickups=tuple(replace(line, register=one.register) for one in every for line in one.pickups),
        no_sales=tuple(line for one in every for line in one.no_sales),
    )


def _part(one: DayFigures) -> RegisterPart:
    return RegisterPart(
        register=one.register,
        versions=one.versions,
        plate=one.plate,
    )


def _parts_before(one: DayFigures) -> Iterator[BookPart]:
    """What damaged books have of the day, each with its register."""
    yield from (replace(part, register=one.register) for part in one.parts_before)


def _pads_twice(every: Sequence[DayFigures]) -> tuple[PadsTwice, ...]:
    """What was said of numbers at two registers, wherever it was said; the same words are one line."""
    return tuple(dict.fromkeys(said for one in every for said in one.pads_twice))


def _worth(piece: Denomination) -> tuple[bool, int, str]:
    """Notes before coins, each the largest first, as a policy has them."""
    return piece.is_coin, -piece.worth_minor, piece.name


def _tenders(every: Sequence[DayFigures]) -> tuple[TenderLine, ...]:
    held: dict[tuple[str, str, bool], TenderLine] = {}
    for line in (line for one in every for line in one.tenders):
        before = held.get(own := (line.name, line.tender, line.is_rekeyed))
        held[own] = line if before is None else before + line
    # Cards, then cash, whichever register had them first.
    return tuple(sorted(held.values(), key=lambda line: line.tender != "card"))


def _hours(every: Sequence[DayFigures]) -> tuple[tuple[int, int, int], ...]:
    """The registers' hours together, in the order of the day; each register's begin with its own first."""
    hours: dict[int, tuple[int, int]] = {}
    for hour, sales, gross_minor in (line for one in every for line in one.hours):
        before = hours.get(hour, (0, 0))
        hours[hour] = (before[0] + sales, before[1] + gross_minor)
    start = _first_hour([[hour for hour, _, _ in one.hours] for one in every if one.hours])
    return tuple((hour, *hours[hour]) for hour in sorted(hours, key=lambda hour: (hour - start) % _CLOCK))


def _first_hour(each: Sequence[Sequence[int]]) -> int:
    """The hour with which a store-day begins: that of a register's first from which on the others' order holds too."""

    def broken(start: int) -> tuple[int, int]:
        turned = [[(hour - start) % _CLOCK for hour in hours] for hours in each]
        return sum(hours != sorted(hours) for hours in turned), max(map(max, turned))

    return min((hours[0] for hours in each), key=broken, default=0)


def _risks(every: Sequence[DayFigures]) -> tuple[RiskLine, ...]:
    """Sums by what is odd. Entries carry numbers of their own book, so each stands with its register."""
    names = dict.fromkeys(line.name for one in every for line in one.risks)
    alike = {name: [(one.register, line) for one in every for line in one.risks if line.name == name] for name in names}
    return tuple(
        RiskLine(
            name=name,
            count=sum(line.count for _, line in lines),
            amount_minor=sum(line.amount_minor for _, line in lines),
            seqs=(),
            at=tuple((register, line.seqs) for register, line in lines if line.seqs),
            written_at=tuple((register, *when) for register, line in lines for when in line.written),
        )
        for name, lines in alike.items()
    )


def _largest(every: Sequence[DayFigures], most: int) -> tuple[StruckLine, ...]:
    named = [_named(line, one.register) for one in every for line in one.largest]
    return tuple(sorted(named, key=lambda line: -line.amount_minor)[:most])


def _named(line: StruckLine, register: str) -> StruckLine:
    return replace(line, text=f"register {register}: {line.text}")
