"""The end-of-day report's tables: a day's figures as rows of words and numbers. No drawing, no measures.

Each section can be folded: the first rows stand, the rest becomes one row with their sum, and the whole list follows on
a later page. So the first page always says everything once, and its columns always add up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from shoebox.domain.day import (
    VERSIONS,
    Count,
    DayFigures,
    DrawerAccount,
    GapNote,
    PadLine,
    RiskLine,
    Step,
    StruckLine,
    TenderLine,
)
from shoebox.domain.drawer import letter
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import short_digest
from shoebox.domain.money import Money, figure_text, money_text
from shoebox.domain.registers import Came, RegisterLine
from shoebox.domain.sentences import retold, sentence
from shoebox.paper.between import between_registers, refused_entries, twice_note
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import Column, Note, Row, Section
from shoebox.paper.words import (
    currency_sign,
    day_short,
    drawer_words,
    line_words,
    numbers_words,
    pad_words,
    slip_runs,
    struck_words,
    verdict_words,
)

Line = TypeVar("Line")
NUMBER = Column(right=True)
_TENDERS_MOST, _RISKS_MOST = 10, 8  # brands and kinds of risk are few: their totals are what the report is for


def _count_column() -> Column:
    return Column(head=say("Count"), right=True, least=34)


def _not_explained() -> str:
    return say("Nobody has explained this yet.")


def is_draft(figures: DayFigures) -> bool:
    """Whether the day is not closed yet, so that its figures may still change."""
    return figures.step not in {Step.CLOSED, Step.SEALED, Step.SENT}


def _folded(
    lines: Sequence[Line], most: int, row: Callable[[Line], Row], rest: Callable[[Sequence[Line]], Row]
) -> tuple[Row, ...]:
    if len(lines) <= most:
        return tuple(row(line) for line in lines)
    shown, hidden = lines[: most - 1], lines[most - 1 :]
    return (*(row(line) for line in shown), rest(hidden))


class DaySections:
    """Builds the sections of one day; ``most`` is how many lines of a list stand on the first page."""

    def __init__(self, figures: DayFigures, *, most: int) -> None:
        self._day = figures
        self._most = most
        self._sign = currency_sign(figures.currency)

    def _figure(self, amount_minor: int) -> str:
        return figure_text(Money(amount_minor, self._day.currency))

    def _money_head(self, word: str) -> Column:
        return Column(head=f"{word}, {self._sign}", right=True, least=54)

    def tenders(self) -> Section:
        """Count, gross and tax by brand, cash and refunds."""
        columns = (
            Column(grow=True),
            _count_column(),
            self._money_head(say("Gross")),
            self._money_head(say("Tax")),
        )
        lines = self._day.tenders
        rows = _folded(
            lines,
            _TENDERS_MOST,
            lambda line: self._tender_row(line_words(printable(line.name)), [line]),
            lambda rest: self._tender_row(say("{0} more", len(rest)), rest),
        )
        together = self._tender_row(say("Together"), lines, strong=True)
        return Section(title=say("Sales by tender"), columns=columns, rows=(*rows, together) if rows else ())

    def _tender_row(self, name: str, lines: Sequence[TenderLine], *, strong: bool = False) -> Row:
        # Refunds count against the sales, as their money does.
        count = sum(-abs(line.count) if line.gross_minor < 0 else line.count for line in lines)
        gross = sum(line.gross_minor for line in lines)
        tax = sum(line.tax_minor for line in lines)
        return Row((name, _count(count), self._figure(gross), self._figure(tax)), strong)

    def numbers(self) -> Section:
        """Every pad's numbers by what became of them, and what was said of the missing ones."""
        heads = (say("Used"), say("Voids"), say("Spoiled"), say("Unused"), say("Missing"))
        columns = (Column(head=say("Pad"), grow=True, lines_max=2), *(Column(head=head, right=True) for head in heads))
        pads, gaps = self._day.pads, self._day.gaps
        rows = _folded(pads, self._most, _pad_row, lambda rest: _pads_row(say("{0} more pads", len(rest)), rest))
        issued = _pads_row(say("{0} issued", f"{sum(pad.issued for pad in pads):,}"), pads, strong=True)
        notes = tuple(_gap_note(gap) for gap in gaps[: self._gap_notes()])
        if len(notes) < len(gaps):
            missing = sum(len(gap.slips) for gap in gaps)
            said = sum(bool(gap.explanation) for gap in gaps)
            folded = say("{0} missing in {1} gaps, {2} explained, on a later page.", missing, len(gaps), said)
            notes = (*notes, Note(text=folded))
        return Section(title=say("Number control"), columns=columns, rows=(*rows, issued) if pads else (), notes=notes)

    def _gap_notes(self) -> int:
        """How many explanations stand on the first page: all, or as many as the pads leave room for."""
        room = max(0, self._most - len(self._day.pads))
        return len(self._day.gaps) if len(self._day.gaps) <= room else 0

    def cash(self) -> Section:
        """The drawer's account: what should be there, what was counted, and the difference.

        Before the count it says nothing, or the count would not be blind.
        """
        day = self._day
        if day.registers:
            return self._registers()
        if day.drawers:
            return self._drawers()
        if not day.counts:
            note = Note(text=say("What should be there is printed once the drawer is counted."))
            not_yet = Row((say("Counted blind"), say("not yet")))
            return Section(title=say("Cash"), columns=(Column(grow=True), NUMBER), rows=(not_yet,), notes=(note,))
        moves = _folded(
            day.cash,
            self._most,
            lambda line: Row((drawer_words(spoken(line.name)), self._figure(line.amount_minor))),
            lambda rest: Row(
                (
                    say("{0} more moves, on a later page", len(rest)),
                    self._figure(sum(line.amount_minor for line in rest)),
                )
            ),
        )
        rows = (
            *moves,
            Row((say("Should be there"), self._figure(day.expected_minor)), strong=True),
            *self._count_rows(),
        )
        return Section(title=say("Cash"), columns=(Column(grow=True), NUMBER), rows=rows)

    def _drawers(self) -> Section:
        """A register of several drawers: each of them, and what they come to together once all are counted."""
        day = self._day
        columns = (
            Column(head=say("Drawer"), grow=True, lines_max=2),
            self._money_head(say("Should be")),
            self._money_head(say("Counted")),
            self._money_head(say("Over")),
        )
        rows = [
            Row(
                (
                    _drawer_cell(drawer),
                    *(map(self._figure, (drawer.expected_minor, drawer.counted_minor, drawer.over_short_minor))),
                )
                if drawer.counts
                else (_drawer_cell(drawer), "", say("not yet"), "")
            )
            for drawer in day.drawers
        ]
        if day.counts:
            sums = (day.expected_minor, day.counts[-1].counted_minor, day.over_short_minor)
            rows.append(Row((say("Together"), *map(self._figure, sums)), strong=True))
        return Section(title=say("Drawers"), columns=columns, rows=tuple(rows))

    def _registers(self) -> Section:
        """A store-day of several: each register and its drawer, and what they come to together."""
        lines = self._day.registers
        here = [line for line in lines if line.came in (Came.OWN, Came.HERE)]
        columns = (
            Column(head=say("Register"), grow=True, lines_max=2),
            self._money_head(say("Takings")),
            self._money_head(say("Counted")),
            Column(head=say("Over, {0}", self._sign), right=True, least=54),
        )
        together = Row(
            (
                say("Together"),
                self._figure(sum(line.taken_minor for line in here)),
                self._figure(sum(line.counted_minor for line in here)),
                self._figure(sum(line.over_short_minor for line in here)),
            ),
            strong=True,
        )
        missing = [line for line in lines if line not in here]
        notes = tuple(
            Note(lead=f"{spoken(line.register)}:", text=_why_not(line, self._day.currency), lines_max=2)
            for line in missing
        )
        rows = tuple(self._register_row(line) for line in here)
        return Section(title=say("Registers and their drawers"), columns=columns, rows=(*rows, together), notes=notes)

    def _register_row(self, line: RegisterLine) -> Row:
        sales = say("1 sale") if line.sales == 1 else say("{0} sales", f"{line.sales:,}")
        name = f"{spoken(line.register)}, Z {line.z_no:04d}\n{sales}"
        counted = self._figure(line.counted_minor) if line.is_counted else say("not yet")
        over = self._figure(line.over_short_minor) if line.is_counted else ""
        return Row((name, self._figure(line.taken_minor), counted, over))

    def _count_rows(self) -> tuple[Row, ...]:
        day = self._day
        many = len(day.counts) > 1
        counted = tuple(
            Row((_count_words(count, many=many), self._figure(count.counted_minor))) for count in day.counts
        )
        return (*counted, Row((self._verdict(), self._figure(day.over_short_minor)), strong=True))

    def _verdict(self) -> str:
        return verdict_words(self._day.over_short_minor, self._day.tolerance_minor, self._day.currency)

    def risks(self) -> Section:
        """What Finance should look at first."""
        columns = (Column(grow=True), _count_column(), self._money_head(say("Money")))
        risks = self._day.risks
        rows = _folded(
            risks,
            _RISKS_MOST,
            lambda risk: self._risk_row(line_words(spoken(risk.name)), [risk]),
            lambda rest: self._risk_row(say("{0} more", len(rest)), rest),
        )
        seqs = [seq for risk in risks for seq in risk.seqs]
        name = say("Together, at risk") if len(seqs) == len(set(seqs)) else say("Together, some in two lines")
        if self._crowded_risks():
            named = say("{0} entries, on a later page.", len(set(seqs)))
        else:
            named = say("Entries {0}.", numbers_words(seqs))
        notes = (Note(text=named, lines_max=2),) if seqs else ()
        released, held = self._day.pickups_released, self._day.pickups_held
        if released or held:
            online = say("{0} handed over, {1} on the hold list.", released, held)
            notes = (*notes, Note(lead=say("Online orders:"), text=online))
        notes = (*notes, *twice_note(self._day))
        together = self._risk_row(name, risks, strong=True)
        return Section(
            title=say("Look at these first"), columns=columns, rows=(*rows, together) if risks else (), notes=notes
        )

    def _risk_row(self, name: str, risks: Sequence[RiskLine], *, strong: bool = False) -> Row:
        amount = sum(risk.amount_minor for risk in risks)
        return Row((name, _count(sum(risk.count for risk in risks)), self._figure(amount)), strong)

    def struck(self) -> Section:
        """Voids and refunds with the two people behind each."""
        return Section(
            title=say("Voids and refunds"),
            columns=self._struck_columns(lines_max=1),
            rows=_folded(
                self._day.struck,
                self._most,
                self._struck_row,
                lambda rest: Row(
                    (
                        say("{0} more, on a later page", len(rest)),
                        "",
                        self._figure(sum(line.amount_minor for line in rest)),
                    )
                ),
            ),
        )

    def _struck_columns(self, *, lines_max: int) -> tuple[Column, ...]:
        return (
            Column(head=say("Entry and reason"), grow=True, lines_max=lines_max),
            Column(head=say("By"), right=True),
            self._money_head(say("Money")),
        )

    def _struck_row(self, line: StruckLine) -> Row:
        by = printable(line.by)[:18]
        return Row((f"{line.seq}, {struck_words(spoken(line.text))}", by, self._figure(line.amount_minor)))

    def box(self) -> Section:
        """The box: its number, seal, and the paper in it against the book."""
        day = self._day
        if day.registers:
            return self._boxes()
        by_hand = say("not yet") if day.slips_by_hand < 0 else str(day.slips_by_hand)
        entries = say("{0} to {1}", day.first_seq, day.last_seq) if day.entries else say("none")
        rows = (
            Row((say("Box"), printable(day.box_no) or say("not sealed yet"))),
            Row((say("Seal"), printable(day.seal)[:40] or say("not sealed yet"))),
            Row((say("Slips counted by hand, in the book"), f"{by_hand}, {day.slips_in_book}")),
            Row((say("Entries"), entries)),
        )
        differs = -1 < day.slips_by_hand != day.slips_in_book
        notes = (Note(text=spoken(day.paper_note) or say("Nobody has said why."), lines_max=2),) if differs else ()
        return Section(title=say("Box"), columns=(Column(grow=True), NUMBER), rows=rows, notes=notes)

    def _boxes(self) -> Section:
        """The boxes of a store-day of several registers, each with its seal and the paper in it."""
        columns = (
            Column(head=say("Register, box"), grow=True),
            Column(head=say("Seal"), right=True),
            Column(head=say("Slips"), right=True),
        )
        rows = [
            Row(
                (
                    f"{spoken(line.register)}, {printable(line.box_no) or say('not closed yet')}",
                    spoken(line.seal)[:24],
                    say("{0} of {1}", f"{line.slips_by_hand:,}", f"{line.slips_in_book:,}")
                    if line.slips_by_hand >= 0
                    else say("not counted"),
                )
            )
            for line in self._day.registers
            if line.came in (Came.OWN, Came.HERE)
        ]
        note = spoken(self._day.paper_note)
        return Section(
            title=say("Boxes"), columns=columns, rows=tuple(rows), notes=(Note(text=note, lines_max=3),) if note else ()
        )

    def sending(self) -> Section:
        """How far the day's entries have come on their way to central."""
        day = self._day
        rows = (
            Row((say("Entries in this day"), f"{day.entries:,}")),
            Row((say("Signed for by central"), f"{day.acknowledged:,}")),
            Row((say("Refused by central"), f"{refused_entries(day):,}")),
            Row((say("Copied to a stick"), f"{day.on_stick:,}")),
        )
        return Section(
            title=say("Sending"),
            columns=(Column(grow=True), NUMBER),
            rows=rows,
            notes=(Note(text=self._road(), tail=retold(spoken(day.versions), (VERSIONS,), say=say), lines_max=4),),
        )

    def _road(self) -> str:
        day = self._day
        if day.acknowledged >= day.entries:
            return say("Central has signed for all of this day.")
        if day.refused[1]:
            return say("Central refuses them: {0}", spoken(retold(day.refused[1], say=say)))
        if day.on_stick >= day.entries:
            return say("Not all of it is at central yet. The stick travels with the box.")
        left = f"{day.entries - max(day.acknowledged, day.on_stick):,}"
        return say("{0} of these are only on this computer as this prints. Seal the day to a stick, or send it.", left)

    def blockers(self) -> Section:
        """What stops the close, for a draft."""
        said = [
            printable(sentence(Refusal(blocker.code, **dict(blocker.facts)), say)) for blocker in self._day.blockers
        ]
        if len(said) > self._most:
            said[self._most - 1 :] = [say("And {0} more, on the office's screen.", len(said) - self._most + 1)]
        rows = tuple(Row((words,)) for words in said)
        columns = (Column(grow=True, lines_max=2),)
        return Section(title=say("What stops the close"), columns=columns, rows=rows, empty=say("nothing"))

    def wide_lists(self) -> tuple[Section, ...]:
        """In full, over the whole width: what lies between registers; gaps and entries at risk without room before."""
        gaps = (_gap_table(self._day.gaps),) if len(self._day.gaps) > self._gap_notes() else ()
        risks = (_risk_table(self._day.risks),) if self._crowded_risks() else ()
        return (*between_registers(self._day), *gaps, *risks)

    def narrow_lists(self) -> tuple[Section, ...]:
        """In full, in half the width: pads, cash moves, voids and refunds that the first page had to fold."""
        day = self._day
        lists = []
        if len(day.pads) > self._most:
            rows = tuple(_pad_row(pad) for pad in day.pads)
            lists.append(Section(title=say("All {0} pads", len(rows)), columns=self.numbers().columns, rows=rows))
        lists += [self._drawer(drawer) for drawer in day.drawers if drawer.counts]
        if len(day.cash) > self._most and day.counts and not day.drawers:
            cash = tuple(Row((drawer_words(spoken(line.name)), self._figure(line.amount_minor))) for line in day.cash)
            columns = (Column(head=say("Movement"), grow=True, lines_max=2), self._money_head(say("Money")))
            lists.append(Section(title=say("All {0} cash moves", len(cash)), columns=columns, rows=cash))
        if len(day.struck) > self._most:
            struck = tuple(self._struck_row(line) for line in day.struck)
            title = say("All {0} voids and refunds", len(struck))
            lists.append(Section(title=title, columns=self._struck_columns(lines_max=3), rows=struck))
        return tuple(lists)

    def _drawer(self, drawer: DrawerAccount) -> Section:
        """One drawer in full, of a store-day of several."""
        moves = [Row((drawer_words(spoken(line.name)), self._figure(line.amount_minor))) for line in drawer.cash]
        expected = self._figure(sum(line.amount_minor for line in drawer.cash))
        counts = [Row((_count_words(count, many=True), self._figure(count.counted_minor))) for count in drawer.counts]
        off = Row((say("Over or short"), self._figure(drawer.counts[-1].over_short_minor)), strong=True)
        return Section(
            title=_drawer_title(drawer, self._day),
            columns=(Column(head=say("Movement"), grow=True, lines_max=2), self._money_head(say("Money"))),
            rows=(*moves, Row((say("Should be there"), expected), strong=True), *counts, off),
        )

    def _crowded_risks(self) -> bool:
        """Whether the entries at risk are more than the note on the first page can name."""
        return len(numbers_words([seq for risk in self._day.risks for seq in risk.seqs])) > 80


def _why_not(line: RegisterLine, currency: str) -> str:
    """What a register's line says that has no figures here."""
    if line.came is Came.LATE:
        taken = money_text(Money(line.taken_minor, currency))
        day, box = day_short(line.day), printable(line.box_no)
        return say("its day {0}, box {1}, came on this one, {2}. It is in no sum.", day, box, taken)
    if line.reason:
        return say("no sealed day. {0}.", spoken(line.reason))
    return say("its sealed day has not arrived.")


def _count_words(count: Count, *, many: bool) -> str:
    """Which count it was, and whose."""
    if many:
        return say("Count {0}, blind, by {1}", count.number, spoken(count.by))
    return say("Counted blind, by {0}", spoken(count.by))


def _count(number: int) -> str:
    return figure_text(Money(number, "JPY"))  # a currency without minor units groups and signs a plain number


def _pad_row(pad: PadLine) -> Row:
    return _pads_row(pad_words(printable(pad.first), printable(pad.last)), [pad])


def _pads_row(name: str, pads: Sequence[PadLine], *, strong: bool = False) -> Row:
    states = ("used", "voided", "spoiled", "unused", "missing")
    return Row((name, *(_count(sum(getattr(pad, state) for pad in pads)) for state in states)), strong)


def _gap_note(gap: GapNote) -> Note:
    said = spoken(gap.explanation) or _not_explained()
    return Note(lead=f"{slip_runs(gap.slips)}.", text=said, tail=printable(gap.initials), lines_max=3)


def _gap_table(gaps: Sequence[GapNote]) -> Section:
    columns = (
        Column(head=say("Missing"), width=150, lines_max=12),
        Column(head=say("What became of it"), grow=True, lines_max=5),
        Column(head=say("Who"), width=70, lines_max=2),
    )
    rows = tuple(
        Row((slip_runs(gap.slips), spoken(gap.explanation) or _not_explained(), printable(gap.initials)))
        for gap in gaps
    )
    return Section(title=say("All {0} gaps", len(gaps)), columns=columns, rows=rows)


def _risk_table(risks: Sequence[RiskLine]) -> Section:
    columns = (Column(head=say("Why"), width=150, lines_max=2), Column(head=say("Entries"), grow=True, lines_max=12))
    rows = tuple(Row((line_words(spoken(risk.name)), numbers_words(risk.seqs))) for risk in risks)
    return Section(title=say("Entries to look at first"), columns=columns, rows=rows)


def proof_digits(digest: bytes) -> tuple[str, str]:
    """The short digest in two lines: ``9F3C 21E0 7A44`` and ``D1B8 5C60``, as it is typed to compare."""
    groups = short_digest(digest).split(" ")
    return " ".join(groups[:3]), " ".join(groups[3:])


def _drawer_cell(drawer: DrawerAccount) -> str:
    """``B`` and under it whose it is."""
    return "\n".join([letter(drawer.drawer), *([spoken(", ".join(drawer.clerks))] if drawer.clerks else [])])


def _drawer_title(drawer: DrawerAccount, day: DayFigures) -> str:
    """``Drawer B``, with its register on a store-day of several registers."""
    if not drawer.of_many:
        return say("Drawer of register {0}", spoken(drawer.register))
    if day.registers:
        return say("Drawer {0} of register {1}", letter(drawer.drawer), spoken(drawer.register))
    return say("Drawer {0}", letter(drawer.drawer))
