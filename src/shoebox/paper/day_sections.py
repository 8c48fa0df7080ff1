"""The end-of-day report's tables: a day's figures as rows of words and numbers. No drawing, no measures.

Each section can be folded: the first rows stand, the rest becomes one row with their sum, and the whole list follows on
a later page. So the first page always says everything once, and its columns always add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from shoebox.domain.day import (
    CashLine,
    Count,
    DayFigures,
    DrawerAccount,
    GapNote,
    PadLine,
    RiskLine,
    Step,
    StruckLine,
)
from shoebox.domain.drawer import letter
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.ids import short_digest
from shoebox.domain.money import Money, figure_text, money_text
from shoebox.domain.refunding import AloneLine
from shoebox.domain.registers import Came, RegisterLine, by_name
from shoebox.domain.sentences import entry_words, sentence
from shoebox.domain.slip import Fate, grouped
from shoebox.paper.between import between_registers, partly_note, twice_note
from shoebox.paper.day_corrections import corrections_note, corrections_table
from shoebox.paper.day_custody import road_note
from shoebox.paper.day_drawers import COUNTS_SHOWN, sums_by_kind
from shoebox.paper.day_slips import back_note, back_table, people_table, twice_table
from shoebox.paper.day_tenders import count_text
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Note, Row, Section
from shoebox.paper.words import (
    currency_sign,
    cut_short,
    day_and_time,
    day_short,
    drawer_words,
    entry_no,
    line_words,
    numbers_words,
    pad_words,
    slip_runs,
    struck_words,
    time_on,
    verdict_words,
)

Line = TypeVar("Line")
NUMBER = Column(right=True)
_WRITTEN_MOST = 4
_RISKS_MOST = 9  # kinds of risk are few: their totals are what the report is for
_GAP_NOTE_SIGNS = 125  # of a gap on the first page
_RUNS_IN_A_ROW, _RUN_GAP, _SEAL_SIGNS = 10, ", ", 24
SPOILS_NOTED = 2  # spoiled slips named below the pads; more of them have a table of their own
_PADS_IN_TWO_LINES = 3  # so few pads say below their numbers which of them were used; more do so on a later page


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

    def numbers(self) -> Section:
        """Every pad's numbers by what became of them, and what was said of the missing ones."""
        heads = (say("Used"), say("Voids"), say("Spoiled"), say("Unused"), say("Missing"))
        columns = (Column(head=say("Pad"), grow=True, lines_max=2), *(Column(head=head, right=True) for head in heads))
        pads, gaps = self._day.pads, self._day.gaps
        row = _pad_row_used if len(pads) <= _PADS_IN_TWO_LINES else _pad_row
        rows = _folded(pads, self._most, row, lambda rest: _pads_row(say("{0} more pads", len(rest)), rest))
        issued = _pads_row(say("{0} issued", f"{sum(pad.issued for pad in pads):,}"), pads, strong=True)
        notes = tuple(_gap_note(gap) for gap in gaps[: self._gap_notes()])
        if len(notes) < len(gaps):
            missing = sum(len(gap.slips) for gap in gaps)
            said = sum(bool(gap.explanation) for gap in gaps)
            folded = (
                say("{0} missing in 1 gap, {1} explained, on a later page.", missing, said)
                if len(gaps) == 1
                else say("{0} missing in {1} gaps, {2} explained, on a later page.", missing, len(gaps), said)
            )
            notes = (*notes, Note(text=folded))
        spoils = () if self._spoils_later() else self._day.spoils
        notes = (*notes, *map(_gap_note, spoils), *back_note(self._day))
        return Section(title=say("Number control"), columns=columns, rows=(*rows, issued) if pads else (), notes=notes)

    def _gap_notes(self) -> int:
        """How many explanations stand on the first page: all where the pads leave room for them whole, else none."""
        room = max(0, self._most - len(self._day.pads))
        return len(self._day.gaps) if len(self._day.gaps) <= room and _all_short(self._day.gaps) else 0

    def _gaps_later(self) -> bool:
        return len(self._day.gaps) > self._gap_notes()

    def _spoils_later(self) -> bool:
        return len(self._day.spoils) > SPOILS_NOTED or not _all_short(self._day.spoils)

    def cash(self) -> Section:
        """The drawer's account: what should be there, what was counted, and the difference.

        Before the count it says nothing, or the count would not be blind.
        """
        day = self._day
        if day.drawers:
            return self._drawers()
        if not day.counts:
            note = Note(text=say("What should be there is printed once the drawer is counted."))
            not_yet = Row((say("Counted blind"), say("not yet")))
            return Section(title=say("Cash"), columns=(Column(grow=True), NUMBER), rows=(not_yet,), notes=(note,))
        moves = (
            [(_move_words(line), line.amount_minor) for line in day.cash]
            if len(day.cash) <= self._most
            else sums_by_kind(day.cash)
        )
        rows = (
            *(Row((name, self._figure(amount_minor))) for name, amount_minor in moves),
            Row((say("Should be there"), self._figure(day.expected_minor)), strong=True),
            *self._count_rows(),
        )
        return Section(title=say("Cash"), columns=(Column(grow=True), NUMBER), rows=rows, notes=self._float_note())

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
        return Section(title=say("Drawers"), columns=columns, rows=tuple(rows), notes=self._float_note())

    def _float_note(self) -> tuple[Note, ...]:
        """Of a day of two books: where the cash of the first went."""
        if not self._day.parts_before:
            return ()
        return (Note(text=say("The cash of a book before is in the float: this book began with it.")),)

    def registers(self) -> Section:
        """A store-day of several: each register with its drawer and its box, and what they come to together."""
        rows = _folded(
            self._here,
            self._most,
            self._register_row,
            lambda rest: self._registers_row(say("{0} more", len(rest)), rest),
        )
        together = self._registers_row(say("Together"), self._here, strong=True)
        missing = [line for line in self._day.registers if line not in self._here]
        notes = [
            Note(lead=f"{spoken(line.register)}:", text=_why_not(line, self._day.currency), lines_max=2)
            for line in missing[: self._most]
        ]
        if len(missing) > self._most:
            notes.append(Note(text=say("And {0} more, on the office's screen.", len(missing) - self._most)))
        differ = [line for line in self._here if line.paper_note]
        if len(differ) == 1:
            notes.append(Note(lead=f"{spoken(differ[0].register)}:", text=spoken(differ[0].paper_note), lines_max=2))
        elif differ:
            notes.append(Note(text=say("What was said of the slips of {0} boxes is on a later page.", len(differ))))
        notes += [*partly_note(self._day), road_note(self._day)]
        return Section(
            title=say("Registers, drawers and boxes"),
            columns=self._register_columns(),
            rows=(*rows, together),
            notes=tuple(notes),
        )

    @property
    def _here(self) -> list[RegisterLine]:
        return [line for line in self._day.registers if line.came in (Came.OWN, Came.HERE)]

    def _register_columns(self) -> tuple[Column, ...]:
        return (
            Column(head=say("Register"), grow=True),
            Column(head=say("Sales"), right=True, least=28),
            self._money_head(say("Takings")),
            self._money_head(say("Counted")),
            Column(head=say("Over, {0}", self._sign), right=True, least=42),
            Column(head=say("Box"), right=True, least=62),
            Column(head=say("Seal"), right=True, width=62, lines_max=2),
            Column(head=say("Slips"), right=True, least=44),
            Column(head=say("Proof"), right=True, least=46),
        )

    def _register_row(self, line: RegisterLine) -> Row:
        by_hand = say("{0} of {1}", f"{line.slips_by_hand:,}", f"{line.slips_in_book:,}")
        return Row(
            (
                spoken(line.register),
                f"{line.sales:,}",
                self._figure(line.taken_minor),
                self._figure(line.counted_minor) if line.is_counted else say("not yet"),
                self._figure(line.over_short_minor) if line.is_counted else "",
                printable(line.box_no) or say("not closed yet"),
                cut_short(spoken(line.seal), _SEAL_SIGNS),  # whole under the numbers to scan
                say("none") if line.nothing_to_count else by_hand if line.slips_by_hand >= 0 else say("not counted"),
                short_digest(line.digest)[:9] if line.digest else "",
            )
        )

    def _registers_row(self, name: str, lines: Sequence[RegisterLine], *, strong: bool = False) -> Row:
        by_hand = [line.slips_by_hand for line in lines]
        in_book = sum(line.slips_in_book for line in lines)
        return Row(
            (
                name,
                f"{sum(line.sales for line in lines):,}",
                self._figure(sum(line.taken_minor for line in lines)),
                self._figure(sum(line.counted_minor for line in lines)),
                self._figure(sum(line.over_short_minor for line in lines)),
                "",
                "",
                say("{0} of {1}", f"{sum(by_hand):,}", f"{in_book:,}") if min(by_hand) >= 0 else say("not counted"),
                "",
            ),
            strong,
        )

    def _count_rows(self) -> tuple[Row, ...]:
        day = self._day
        many = len(day.counts) > 1
        rows = [
            Row((self._count_words(count, many=many), self._figure(count.counted_minor)))
            for count in day.counts[-COUNTS_SHOWN:]
        ]
        earlier = len(day.counts) - len(rows)
        if earlier:
            rows.insert(0, Row((say("{0} earlier, before cash moved again, in the book.", earlier), "")))
        return (*rows, Row((self._verdict(), self._figure(day.over_short_minor)), strong=True))

    def _count_words(self, count: Count, *, many: bool) -> str:
        """Which count it was, when, and whose."""
        at, by = time_on(count.wall_ms, self._day.offset_min, self._day.day), spoken(count.by)
        return (
            say("Count {0}, blind at {1}, by {2}", count.number, at, by)
            if many
            else say("Counted blind at {0}, by {1}", at, by)
        )

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
        entries = _risk_entries(risks)
        if self._crowded_risks() and self._day.registers:
            entries = {}  # each stands with its register on a later page: the first one has no room to say so
            named = ""
        elif self._crowded_risks():
            named = say("{0} entries, on a later page.", sum(map(len, entries.values())))
        else:
            named = say("Entries {0}.", _entries_words(entries))
        notes = (Note(text=named, lines_max=2),) if entries else ()
        notes = (*notes, *self._written_note(), *twice_note(self._day))
        count, amount_minor = self._day.at_risk
        together = Row((say("At risk, each slip once"), count_text(count), self._figure(amount_minor)), strong=True)
        return Section(
            title=say("Look at these first"), columns=columns, rows=(*rows, together) if risks else (), notes=notes
        )

    def _written_note(self) -> tuple[Note, ...]:
        """When the first slips that were keyed late were written, by their own word."""
        late = [("", *one) for risk in self._day.risks for one in risk.written]
        late += [one for risk in self._day.risks for one in risk.written_at]
        if not late:
            return ()
        named = [
            say("{0} on {1}", _of_register(register, entry_no(seq)), day_and_time(ms, self._day.offset_min))
            for register, seq, ms in late[:_WRITTEN_MOST]
        ]
        more = [say("{0} more", len(late) - _WRITTEN_MOST)] if len(late) > _WRITTEN_MOST else []
        return (Note(text=say("Written: {0}.", ", ".join((*named, *more))), lines_max=2),)

    def _risk_row(self, name: str, risks: Sequence[RiskLine]) -> Row:
        amount = sum(risk.amount_minor for risk in risks)
        return Row((name, count_text(sum(risk.count for risk in risks)), self._figure(amount)))

    def struck(self) -> Section:
        """Voids and refunds with the two people behind each."""
        columns = (
            Column(head=say("Entry and reason"), grow=True, lines_max=WHOLE),
            Column(head=say("By"), right=True),
            self._money_head(say("Money")),
        )
        rows = tuple(self._struck_row(line) for line in self._day.struck)
        return Section(
            title=say("Voids and refunds"),
            columns=columns,
            rows=rows,
            notes=(*_alone_note(self._day), *corrections_note(self._day)),
        )

    def _struck_row(self, line: StruckLine) -> Row:
        by = printable(line.by)[:18]
        return Row(
            (f"{entry_words(line.seq, say)}, {struck_words(spoken(line.text))}", by, self._figure(line.amount_minor))
        )

    def box(self) -> Section:
        """The box: its number, seal, the paper in it against the book, and how far its twin has come."""
        day = self._day
        by_hand = say("not yet") if day.slips_by_hand < 0 else f"{day.slips_by_hand:,}"
        counted = say("none to count") if day.nothing_to_count else f"{by_hand}, {day.slips_in_book:,}"
        entries = say("Entries {0} to {1}, signed for by central", day.first_seq, day.last_seq)
        rows = (
            Row((say("Box"), printable(day.box_no) or say("not sealed yet"))),
            Row((say("Seal"), spoken(day.seal)[:40] or say("not sealed yet"))),
            Row((say("Slips counted by hand, in the book"), counted)),
            Row((entries, say("{0} of {1}", f"{day.acknowledged:,}", f"{day.entries:,}"))),
        )
        differs = -1 < day.slips_by_hand != day.slips_in_book
        why = spoken(day.paper_note) or say("Nobody has said why.")
        notes = (Note(lead=say("Why they differ:"), text=why, lines_max=WHOLE),) if differs else ()
        return Section(
            title=say("Box"), columns=(Column(grow=True), NUMBER), rows=rows, notes=(*notes, road_note(self._day))
        )

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
        """Over the whole width: registers, what lies between them, pads, gaps and risks that had no room before."""
        many = (self._all_registers(),) if len(self._here) > self._most else ()
        pads = (_pad_table(self._day.pads),) if len(self._day.pads) > min(self._most, _PADS_IN_TWO_LINES) else ()
        gaps = (_gap_table(self._day.gaps),) if self._gaps_later() else ()
        risks = (_risk_table(self._day.risks),) if self._crowded_risks() else ()
        differ = (_differing(self._here),) if sum(bool(line.paper_note) for line in self._here) > 1 else ()
        return (
            *corrections_table(self._day),
            *many,
            *differ,
            *between_registers(self._day),
            *pads,
            *gaps,
            *twice_table(self._day),
            *back_table(self._day),
            *people_table(self._day),
            *risks,
        )

    def spoiled(self) -> tuple[Section, ...]:
        """The ruined slips with what became of each, where the first page has no room for them."""
        if not self._spoils_later():
            return ()
        columns = (
            Column(head=say("Slip"), lines_max=2),
            Column(head=say("What became of it"), grow=True, lines_max=WHOLE),
            Column(head=say("Who"), lines_max=2),
        )
        rows = tuple(row for spoil in self._day.spoils for row in _gap_rows(spoil))
        return (Section(title=say("Spoiled slips"), columns=columns, rows=rows),)

    def _all_registers(self) -> Section:
        rows = tuple(self._register_row(line) for line in self._here)
        return Section(title=say("All {0} registers", len(rows)), columns=self._register_columns(), rows=rows)

    def _crowded_risks(self) -> bool:
        """Whether the entries at risk are more than the note on the first page can name."""
        return len(_entries_words(_risk_entries(self._day.risks))) > (40 if self._day.registers else 80)


def _alone_note(day: DayFigures) -> tuple[Note, ...]:
    """What each person gave back without a second one: the policy holds it to a sum a day."""
    said = [
        say("{0} {1} in {2}", _by_of(line, day), money_text(Money(line.amount_minor, day.currency)), f"{line.count:,}")
        for line in day.alone_back
    ]
    return (Note(lead=say("Given back alone:"), text="; ".join(said) + ".", lines_max=WHOLE),) if said else ()


def _by_of(line: AloneLine, day: DayFigures) -> str:
    by = printable(line.by)
    return say("{0} at {1}", by, spoken(line.register)) if day.registers and line.register else by


def _why_not(line: RegisterLine, currency: str) -> str:
    """What a register's line says that has no figures here."""
    if line.came is Came.LATE:
        taken = money_text(Money(line.taken_minor, currency))
        day, box = day_short(line.day), printable(line.box_no)
        return say("its day {0}, box {1}, came on this one, {2}. It is in no sum.", day, box, taken)
    if line.reason:
        return say("no sealed day. {0}.", spoken(line.reason))
    return say("its sealed day has not arrived.")


def _move_words(line: CashLine) -> str:
    """A line of the drawer's account; the float with the two who counted it."""
    name = drawer_words(spoken(line.name))
    who = f"{printable(line.by)[:8]} {printable(line.second)[:8]}".strip()
    return f"{name}, {who}" if line.kind == Kind.DAY_OPENED and who else name


def _pad_row(pad: PadLine) -> Row:
    return _pads_row(pad_words(printable(pad.first), printable(pad.last)), [pad])


def _pad_row_used(pad: PadLine) -> Row:
    """With the first and the last number that was used below the pad's own."""
    name = pad_words(printable(pad.first), printable(pad.last))
    if not pad.first_used:
        return _pads_row(name, [pad])
    first, last = (grouped(printable(slip)).rpartition(" ")[2] for slip in (pad.first_used, pad.last_used))
    return _pads_row(f"{name}\n{say('used {0} to {1}', first, last)}", [pad])


def _pads_row(name: str, pads: Sequence[PadLine], *, strong: bool = False) -> Row:
    return Row((name, *_states(pads)), strong)


def _states(pads: Sequence[PadLine]) -> tuple[str, ...]:
    states = ("used", "voided", "spoiled", "unused", "missing")
    return tuple(count_text(sum(getattr(pad, state) for pad in pads)) for state in states)


def _differing(lines: Sequence[RegisterLine]) -> Section:
    columns = (
        Column(head=say("Register"), width=70),
        Column(head=say("By hand, in the book"), width=100, right=True),
        Column(head=say("Why"), grow=True, lines_max=3),
    )
    rows = tuple(
        Row(
            (
                spoken(line.register),
                f"{line.slips_by_hand:,}, {line.slips_in_book:,}" if line.slips_by_hand >= 0 else say("not counted"),
                spoken(line.paper_note),
            )
        )
        for line in lines
        if line.paper_note
    )
    return Section(title=say("Boxes with more or fewer slips"), columns=columns, rows=rows)


def _pad_table(pads: Sequence[PadLine]) -> Section:
    heads = (say("Used"), say("Voids"), say("Spoiled"), say("Unused"), say("Missing"), say("Issued"))
    columns = (
        Column(head=say("Pad"), grow=True),
        Column(head=say("First and last used"), width=130),
        *(Column(head=head, right=True, least=36) for head in heads),
    )
    begun = [pad for pad in pads if pad.first_used or pad.missing]
    fresh = [pad for pad in pads if pad not in begun]
    rows = [_whole_row(pad_words(printable(pad.first), printable(pad.last)), [pad]) for pad in begun]
    if len(fresh) == 1:
        rows.append(_whole_row(pad_words(printable(fresh[0].first), printable(fresh[0].last)), fresh))
    elif fresh:
        rows.append(_whole_row(say("{0} more pads", len(fresh)), fresh))
    together = Row((say("Together"), "", *_states(pads), count_text(sum(pad.issued for pad in pads))), strong=True)
    return Section(title=say("All {0} pads", len(pads)), columns=columns, rows=(*rows, together))


def _whole_row(name: str, pads: Sequence[PadLine]) -> Row:
    used = [pad_words(printable(pad.first_used), printable(pad.last_used)) for pad in pads if pad.first_used]
    return Row((name, used[0] if used else say("none"), *_states(pads), count_text(sum(pad.issued for pad in pads))))


def _gap_note(gap: GapNote) -> Note:
    said = _gap_words(gap)
    return Note(lead=f"{slip_runs(gap.slips)}.", text=said, tail=printable(gap.initials), lines_max=3)


def _gap_words(gap: GapNote) -> str:
    said = spoken(gap.explanation) or _not_explained()
    if gap.how == Fate.SPOILED:
        return say("Spoiled: {0}", said)
    if gap.how == Fate.STOLEN:
        return say("Stolen: {0}", said)
    return say("Lost: {0}", said) if gap.how == Fate.LOST else said


def _all_short(gaps: Sequence[GapNote]) -> bool:
    """Whether each stands whole in the three lines that a note has: a reason that is cut off is none."""
    return all(len(slip_runs(gap.slips)) + len(_gap_words(gap)) + len(gap.initials) <= _GAP_NOTE_SIGNS for gap in gaps)


def _gap_rows(gap: GapNote) -> Iterator[Row]:
    """One, or several where that are more numbers than a row has room for."""
    runs = slip_runs(gap.slips).split(_RUN_GAP)
    for at in range(0, len(runs), _RUNS_IN_A_ROW):
        yield Row((_RUN_GAP.join(runs[at : at + _RUNS_IN_A_ROW]), _gap_words(gap), printable(gap.initials)))


def _gap_table(gaps: Sequence[GapNote]) -> Section:
    columns = (
        Column(head=say("Missing"), width=124, lines_max=2 * _RUNS_IN_A_ROW),
        Column(head=say("What became of it"), grow=True, lines_max=WHOLE),
        Column(head=say("Who"), width=56, lines_max=2),
    )
    title = say("All gaps") if len(gaps) == 1 else say("All {0} gaps", len(gaps))
    return Section(title=title, columns=columns, rows=tuple(row for gap in gaps for row in _gap_rows(gap)))


def _risk_table(risks: Sequence[RiskLine]) -> Section:
    columns = (Column(head=say("Why"), width=150, lines_max=2), Column(head=say("Entries"), grow=True, lines_max=12))
    rows = tuple(Row((line_words(spoken(risk.name)), _entries_words(_risk_entries([risk])))) for risk in risks)
    return Section(title=say("Entries to look at first"), columns=columns, rows=rows)


def _risk_entries(risks: Sequence[RiskLine]) -> dict[str, frozenset[int]]:
    """The entries at risk by register; of a report of one register under no name."""
    found: dict[str, frozenset[int]] = {}
    for risk in risks:
        for register, seqs in (*((("", risk.seqs),) if risk.seqs else ()), *risk.at):
            found[register] = found.get(register, frozenset()) | frozenset(seqs)
    return {register: found[register] for register in by_name(found)}


def _entries_words(entries: Mapping[str, frozenset[int]]) -> str:
    """``398, 401 and 409``; of several registers ``085-1: 12; 085-2: 398 and 401``."""
    if not entries:
        return say("none")
    return "; ".join(
        f"{spoken(register)}: {numbers_words(tuple(seqs))}" if register else numbers_words(tuple(seqs))
        for register, seqs in entries.items()
    )


def _of_register(register: str, said: str) -> str:
    return say("{0} entry {1}", spoken(register), said) if register else said


def proof_digits(digest: bytes) -> tuple[str, str]:
    """The short digest in two lines: ``9F3C 21E0 7A44`` and ``D1B8 5C60``, as it is typed to compare."""
    groups = short_digest(digest).split(" ")
    return " ".join(groups[:3]), " ".join(groups[3:])


def _drawer_cell(drawer: DrawerAccount) -> str:
    """``B`` and under it whose it is."""
    return "\n".join([letter(drawer.drawer), *([spoken(", ".join(drawer.clerks))] if drawer.clerks else [])])
