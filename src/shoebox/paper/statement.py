"""The proof of a run by store and day, as a section of the findings report. Paper room.

A row has two lines, sales over charges, so that both sides of a store-day stand together; the last row sums them up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shoebox.domain.money import Money, figure_text
from shoebox.domain.report import DayLine, FindingsReport, SideSum
from shoebox.paper.faces import printable, text_width
from shoebox.paper.language import say
from shoebox.paper.table import HEAD, STRONG, Column, Note, Row, Section
from shoebox.paper.words import currency_sign, day_year, signed_money

_LINES = 2
_OTHERS_MAX = 30
_SPARE = 1.0  # points, so that no number is cut by a hair
_SUMS: tuple[Callable[[SideSum], int], ...] = (
    lambda side: side.amount_minor,
    lambda side: side.matched_minor,
    lambda side: side.in_question_minor,
    lambda side: side.other_minor,
)


def store_days(report: FindingsReport) -> Section:
    """Every store-day of the report, those that need a look first, and whether they come to what the run took in."""
    sign, days = currency_sign(report.currency), report.days or ()
    heads = (say("Money, {0}", sign), say("Matched"), say("In question"), say("The rest"))
    rows = [_row(_place(day), (day.slips, day.charges), report.currency) for day in days]
    if rows:
        rows.append(_row(say("Together"), _totals(days), report.currency, strong=True))
    sides = Column(head=say("Side"), width=_wide(say("Side"), rows, 1), lines_max=_LINES)
    numbers = (
        Column(head=head, width=_wide(head, rows, at), right=True, lines_max=_LINES)
        for at, head in enumerate((say("Count"), *heads), start=2)
    )
    columns = (Column(head=say("Store and day"), grow=True, lines_max=_LINES, lead=True), sides, *numbers)
    return Section(title=say("By store and day"), columns=columns, rows=tuple(rows), notes=tuple(_notes(report)))


def _wide(head: str, rows: list[Row], at: int) -> float:
    """The width of a column of two lines: its widest line, whichever of the two."""
    lines = (line for row in rows for line in row.cells[at].split("\n"))
    return max([text_width(head, HEAD), *(text_width(line, STRONG) for line in lines)]) + _SPARE


def _place(day: DayLine) -> str:
    when = day_year(day.day) if day.day else ""
    return f"{printable(day.label)}\n{when if day.closes else say('Does not add up')}"


def _row(place: str, sides: tuple[SideSum, SideSum], currency: str, *, strong: bool = False) -> Row:
    counts = "\n".join(f"{side.count:,}" for side in sides)
    money = ("\n".join(figure_text(Money(of(side), currency)) for side in sides) for of in _SUMS)
    return Row((place, f"{say('Sales')}\n{say('Charges')}", counts, *money), strong)


def _totals(days: tuple[DayLine, ...]) -> tuple[SideSum, SideSum]:
    return SideSum.of(day.slips for day in days), SideSum.of(day.charges for day in days)


def _notes(report: FindingsReport) -> Iterator[Note]:
    if report.days is None:
        yield Note(text=say("The run's own files are not here any more, and this statement with them."))
        return
    if not report.days:
        return
    off = _off(report)
    wrong = sum(not day.closes for day in report.days)
    if wrong or any(off):
        money = (signed_money(minor, report.currency) for minor in off[1::2])
        by = (f"{off[0]:,}", next(money), f"{off[2]:,}", next(money))
        yield Note(
            lead=say("Does not add up:"),
            text=say("sales by {0} and {1}, charges by {2} and {3}; store-days that do not close: {4}. "
                     "Do not decide on this run; call whoever made it.", *by, f"{wrong:,}"),
        )  # fmt: skip
        return
    yield Note(
        lead=say("Adds up,"),
        text=say("each store-day by itself and all together, in count and to the cent. A charge stands under its own "
                 "day; those that pay the sales of a store-day come to what these come to, whenever they were made."),
    )  # fmt: skip
    yield Note(
        lead=say("By which day:"),
        text=say("a sale stands under the date written on its slip, whatever business day's box it lies in. A box and "
                 "its end-of-day report count by the business day."),
    )  # fmt: skip
    for other in report.other_days[:_OTHERS_MAX]:
        where = say("Store {0}, box of {1}:", other.store, day_year(other.day))
        sums = (f"{other.count:,}", signed_money(other.amount_minor, other.currency))
        yield Note(lead=where, text=say("of which slips written on {0}: {1}, {2}.", day_year(other.written), *sums))
    yield from _more(report.other_days)
    yield from _bridges(report)
    yield from _corrected(report)


def _bridges(report: FindingsReport) -> Iterator[Note]:
    """Where boxes and dates differ: from the one to the other, in count and money."""
    for one in report.bridges[:_OTHERS_MAX]:
        sides = (one.boxes, one.out, one.come_in, one.here)
        said = [say("{0}, {1}", f"{count:,}", signed_money(minor, one.currency)) for count, minor in sides]
        yield Note(
            lead=say("Store {0}, {1}:", printable(one.store), day_year(one.day)),
            text=say("its boxes {0}; less {1} written on other dates; and {2} from boxes of other days; here {3}.",
                     *said),
        )  # fmt: skip
    yield from _more(report.bridges)


def _corrected(report: FindingsReport) -> Iterator[Note]:
    """Boxes with corrections: what their day took, and what the box comes to with them."""
    for one in report.corrected[:_OTHERS_MAX]:
        sums = (one.comes_to.taken_minor, one.comes_to.corrected_minor, one.comes_to.total_minor)
        taken, corrected, total = (signed_money(minor, one.currency) for minor in sums)
        days = ", ".join(map(day_year, one.comes_to.corrected))
        yield Note(
            lead=say("Store {0}, box of {1}:", printable(one.store), day_year(one.day)),
            text=say(
                "taken that day {0}, corrections of earlier days ({1}) {2}, box total {3}.",
                taken,
                days,
                corrected,
                total,
            ),
        )
    yield from _more(report.corrected)


def _more(days: Sequence[object]) -> Iterator[Note]:
    """How many are left out, if any: nothing is cut in silence."""
    more = len(days) - _OTHERS_MAX
    if more > 0:
        yield Note(text=say("1 more such day.") if more == 1 else say("{0} more such days.", f"{more:,}"))


def _off(report: FindingsReport) -> tuple[int, int, int, int]:
    """By how much the store-days miss what was taken in: sales in count and money, then charges."""
    slips, charges = _totals(report.days or ())
    whole = (report.slips[-1:], report.charges[-1:])
    count = [sum(line.count for line in lines) for lines in whole]
    minor = [sum(line.amount_minor for line in lines) for lines in whole]
    return (count[0] - slips.count, minor[0] - slips.amount_minor, count[1] - charges.count,
            minor[1] - charges.amount_minor)  # fmt: skip
