"""The end-of-day report's second page: cash in full, orders, exempt sales, the largest, grand totals. Asked later.

Words and numbers only; the first page is in `day_sections`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shoebox.domain.day import BookLeft, DayFigures, PickUpLine, StruckLine
from shoebox.domain.money import Money, figure_text
from shoebox.domain.unsent import NOT_COUNTED, RegisterUnsent, WaitsFor
from shoebox.paper.between import NUMBER_SIGNS, refused_entries
from shoebox.paper.day_custody import custody_rows
from shoebox.paper.day_drawers import DayDrawers
from shoebox.paper.day_parts import part_sections
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Note, Row, Section
from shoebox.paper.words import currency_sign, day_and_time, entry_no, struck_words, time_on

_BY_HAND = "_" * 12  # where a figure is written in


def empties_together(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections that say nothing as one that names them: none vanishes, and they take no room each."""
    empty = [section for section in sections if not section.rows and not section.notes]
    if len(empty) < 2:
        return tuple(sections)
    named = Note(text="  ·  ".join(section.title for section in empty), lines_max=8)
    none = Section(title=say("None of these today"), columns=(Column(grow=True),), rows=(), notes=(named,), empty="")
    return (*(section for section in sections if section not in empty), none)


class DayRest:
    """Builds the sections of one day that the first page has no room for."""

    def __init__(self, figures: DayFigures) -> None:
        self._day, self._drawers = figures, DayDrawers(figures)
        self._money_head = Column(head=f"{say('Money')}, {currency_sign(figures.currency)}", right=True, least=54)

    def sections(self) -> tuple[Section, ...]:
        """In the order in which a head office reads them."""
        drawers = self._drawers
        return (
            *drawers.narrow(),
            *drawers.counted(),
            drawers.paid(),
            drawers.drops(),
            drawers.bank(),
            drawers.checks(),
            drawers.no_sales(),
            self._pickups(),
            self._exempt(),
            self._overrides(),
            self._not_taken(),
            self._largest(),
            self._grand(),
            *part_sections(self._day),
            self._way(),
        )

    def _figure(self, amount_minor: int) -> str:
        return figure_text(Money(amount_minor, self._day.currency))

    def _own(self, title: str) -> str:
        """A title that says whose it is, where the report is of several registers."""
        return say("{0}, register {1}", title, spoken(self._day.register)) if self._day.registers else title

    def _grand(self) -> Section:
        """Today beside all days of the book; grand totals never go back."""
        today, grand = self._day.own_sums, self._day.grand
        rows = (
            Row(
                (
                    say("Sales, {0} of {1}", f"{today.sales:,}", f"{grand.sales:,}"),
                    self._figure(today.gross_minor),
                    self._figure(grand.gross_minor),
                )
            ),
            Row(
                (
                    say("Refunds, {0} of {1}", f"{today.refunds:,}", f"{grand.refunds:,}"),
                    self._figure(-today.refunded_minor),
                    self._figure(-grand.refunded_minor),
                )
            ),
            Row(
                (
                    say("Voids, {0} of {1}", f"{today.voids:,}", f"{grand.voids:,}"),
                    self._figure(-today.voided_minor),
                    self._figure(-grand.voided_minor),
                )
            ),
            *self._corrected(),
            Row((say("Left over"), self._figure(today.net_minor), self._figure(grand.net_minor)), strong=True),
        )
        head = currency_sign(self._day.currency)
        columns = (
            Column(grow=True),
            Column(head=say("Today, {0}", head), right=True, least=54),
            Column(head=say("All days, {0}", head), right=True, least=54),
        )
        return Section(title=self._own(say("Grand totals")), columns=columns, rows=rows)

    def _corrected(self) -> tuple[Row, ...]:
        """What sales of closed days were more or less than keyed, where any ever was."""
        today, grand = self._day.own_sums, self._day.grand
        if not grand.corrections:
            return ()
        name = say("Corrections, {0} of {1}", f"{today.corrections:,}", f"{grand.corrections:,}")
        return (Row((name, self._figure(today.corrected_minor), self._figure(grand.corrected_minor))),)

    def _largest(self) -> Section:
        columns = (Column(head=say("Entry, slip"), grow=True), Column(head=say("By"), right=True), self._money_head)
        rows = tuple(self._line(line) for line in self._day.largest)
        return Section(title=say("Largest sales"), columns=columns, rows=rows)

    def _line(self, line: StruckLine) -> Row:
        return Row(
            (
                f"{entry_no(line.seq)}, {struck_words(spoken(line.text))}",
                printable(line.by)[:18],
                self._figure(line.amount_minor),
            )
        )

    def _not_taken(self) -> Section:
        """What a register takes by no key, so that nobody looks for it; and what of it lies in the box on paper."""
        rows = (
            Row((say("Gift card promises, in the box"), self._number(self._day.gift_promises))),
            Row((say("Returns held, claim slips in the box"), self._number(self._day.returns_held))),
            *(Row((name, say("none, refused"))) for name in (say("Cheques"), say("Store credit"))),
        )
        columns = (Column(grow=True, lines_max=2), Column(right=True))
        return Section(title=say("Other tenders and returns"), columns=columns, rows=rows)

    def _number(self, counted: int) -> str:
        """A count by hand; of a box that nobody counted, a line to write it on."""
        if self._day.slips_by_hand < 0:
            return _BY_HAND
        if self._day.nothing_to_count:
            return say("none to count")
        return f"{counted:,}" if counted else say("none counted")

    def _exempt(self) -> Section:
        """Sales without tax, each with its certificate."""
        columns = (
            Column(head=say("Entry, certificate"), grow=True, lines_max=WHOLE),
            Column(head=say("By"), right=True),
            self._money_head,
        )
        rows = tuple(self._line(line) for line in self._day.exempt)
        return Section(title=say("Tax exempt"), columns=columns, rows=rows)

    def _overrides(self) -> Section:
        """Items that went for another price than the list's, each by how much."""
        columns = (
            Column(head=say("Entry, item"), grow=True, lines_max=WHOLE),
            Column(head=say("By"), right=True),
            self._money_head,
        )
        rows = tuple(self._line(line) for line in self._day.overrides)
        return Section(title=say("Prices changed by hand"), columns=columns, rows=rows)

    def _pickups(self) -> Section:
        """Online orders that were handed over, and those that wait for a word of Finance."""
        day = self._day
        columns = (
            Column(head=say("When, order"), grow=True, lines_max=WHOLE),
            Column(head=say("What became of it"), right=True),
            Column(head=say("By"), right=True),
        )
        rows = tuple(self._pickup(line) for line in day.pickups)
        title = say("Online orders")
        if rows:
            title = say("Online orders, {0} handed over, {1} held", day.pickups_released, day.pickups_held)
        return Section(title=title, columns=columns, rows=rows)

    def _pickup(self, line: PickUpLine) -> Row:
        of = f"{spoken(line.register)}, " if line.register else ""
        at = time_on(line.wall_ms, self._day.offset_min, self._day.day)
        when = f"{at}, {of}{printable(line.order_no)[:NUMBER_SIGNS]}"
        return Row(
            (when, say("on hold, waits for Finance") if line.is_held else say("handed over"), printable(line.by)[:18])
        )

    def _way(self) -> Section:
        """In whose hands the box was from its seal on, and how far its twin has come."""
        day = self._day
        rows = (
            *(custody_rows(day.custody, day.register) if day.custody is not None and not day.parts else ()),
            Row((say("Entries in this day"), f"{day.entries:,}")),
            Row((say("Signed for by central"), f"{day.acknowledged:,}")),
            Row((say("Refused by central, kept apart there"), f"{refused_entries(day):,}")),
            Row((say("Copied to a stick or folder"), f"{day.on_stick:,}")),
            *([Row((say("Here over the store's network"), f"{day.by_network:,}"))] if day.by_network else ()),
            Row((say("On this computer alone"), f"{day.alone:,}"), strong=True),
            *unsent_rows(day),
        )
        notes = tuple(_lost(left) for left in day.before if left.lost)
        alone = day.custody is not None and not day.parts
        title = say("Custody of box {0}, and sending", printable(day.box_no)) if alone else say("Sending")
        columns = (Column(grow=True, lines_max=WHOLE), Column(right=True))
        return Section(title=title, columns=columns, rows=rows, notes=notes)


def unsent_rows(day: DayFigures) -> tuple[Row, ...]:
    """What head office has not signed for, of all days and all registers, and whose it is."""
    unsent, several = day.unsent, not day.unsent.is_of_one
    books = tuple(
        Row((say("Book {0}, not signed for", left.epoch), f"{left.unsent:,}")) for left in day.before if left.unsent
    )
    if unsent == NOT_COUNTED:
        return books
    whole = say("Not sent yet, all days, whole store") if several else say("Not sent yet, all days")
    waiting = [one for one in unsent.registers if one.entries] if several else []
    return (
        Row((whole, f"{unsent.entries:,}"), strong=True),
        *(row for group in _alike(waiting) for row in (*map(_of_register, group), _waits(group, day))),
        *([] if several else [_waits([one], day) for one in unsent.registers if one.entries]),
        *books,
        *(Row((say("Register {0}", spoken(one)), say("not known here"))) for one in unsent.unknown),
    )


def _of_register(one: RegisterUnsent) -> Row:
    return Row((say("Of that, register {0}", spoken(one.register)), f"{one.entries:,}"))


def _alike(waiting: Iterable[RegisterUnsent]) -> list[list[RegisterUnsent]]:
    """Registers whose entries wait for the same, together: a store of twelve says it once."""
    groups: dict[tuple[WaitsFor, str], list[RegisterUnsent]] = {}
    for one in waiting:
        groups.setdefault((one.waits_for, one.who), []).append(one)
    return list(groups.values())


def _waits(group: Sequence[RegisterUnsent], day: DayFigures) -> Row:
    """Whose turn it is with what is not sent, and since when the oldest of it waits."""
    one = group[0]
    who = {
        WaitsFor.HEAD_OFFICE: say("Operations at head office"),
        WaitsFor.LINE: say("the line"),
        WaitsFor.CARRIER: spoken(one.who),
        WaitsFor.REGISTER: say("its register"),
        WaitsFor.STORE: say("a manager here"),
    }[one.waits_for]
    oldest_ms = min((each.since_ms for each in group if each.since_ms), default=0)
    since = say("since {0}", day_and_time(oldest_ms, day.offset_min)) if oldest_ms else ""
    return Row((say("waits for {0}", who), since))


def _lost(left: BookLeft) -> Note:
    """Entries of a damaged book that can't be read any more, and what was said of them."""
    said = say("{0}, {1}", spoken(left.explanation), spoken(left.initials))
    lead = say("Book {0}, entries {1} can't be read:", left.epoch, left.spans_words)
    return Note(lead=lead, text=said if left.explanation else say("not explained"), lines_max=WHOLE)
