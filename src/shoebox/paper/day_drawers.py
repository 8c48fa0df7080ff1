"""The end-of-day report's drawers: each one's account and counts, piece by piece, and every move of cash with its why.

Words and numbers only. Paper room: it is handed counts that may be seen, and nothing of a drawer still to be counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shoebox.domain.day import CashLine, Count, DayFigures, DrawerAccount
from shoebox.domain.denomination import comes_to_minor
from shoebox.domain.drawer import letter
from shoebox.domain.entry import Kind
from shoebox.domain.former import is_former
from shoebox.domain.money import Money, figure_text, money_text
from shoebox.paper.faces import printable, spoken
from shoebox.paper.language import say
from shoebox.paper.table import WHOLE, Column, Note, Row, Section
from shoebox.paper.words import currency_sign, drawer_words, entry_no, time_on

ABREAST, NARROW = 7, 2  # drawers in one table over the whole width, and over half of it
COUNTS_SHOWN = 3
ACCOUNT = (
    (Kind.DAY_OPENED, "Opening float"),
    (Kind.SALE, "Cash sales"),
    (Kind.REFUND, "Cash refunds"),
    (Kind.PAID_IN, "Paid in"),
    (Kind.PAID_OUT, "Paid out"),
    (Kind.CHANGE_FETCHED, "Change fetched from the bank"),
    (Kind.SAFE_DROP, "Safe drops"),
)
_SUMMED = frozenset({Kind.DAY_OPENED, Kind.SALE, Kind.REFUND})  # one line each, however many entries
_PAID = frozenset({Kind.PAID_IN, Kind.PAID_OUT, Kind.CHANGE_FETCHED})


def drawer_name(drawer: DrawerAccount, day: DayFigures) -> str:
    """``085-1``, ``B``, or ``085-1 B``: as short as it can be told from the others."""
    own = letter(drawer.drawer) if drawer.of_many else ""
    return f"{spoken(drawer.register)} {own}".strip() if day.registers else own


def whose(account: DrawerAccount, day: DayFigures) -> str:
    """``085-1 B, `` before a line of one of several drawers; nothing where there is but one."""
    name = drawer_name(account, day)
    return f"{name}, " if name else ""


def sums_by_kind(cash: Sequence[CashLine]) -> list[tuple[str, int]]:
    """A drawer's account in a line for each kind of move, with how many of it there were."""
    sums = []
    for kind, name in ACCOUNT:
        lines = [line for line in cash if line.kind == kind]
        if kind in _SUMMED and lines:
            sums += [(drawer_words(spoken(line.name)), line.amount_minor) for line in lines]
        elif lines:
            sums.append((f"{say(name)}, {len(lines)}", sum(line.amount_minor for line in lines)))
    named = {kind for kind, _ in ACCOUNT}
    rest = [line for line in cash if line.kind not in named]
    return [*sums, *([(say("all others"), sum(line.amount_minor for line in rest))] if rest else [])]


class DayDrawers:
    """Builds the sections about cash that stand behind the first page."""

    def __init__(self, figures: DayFigures) -> None:
        self._day = figures
        self._sign = currency_sign(figures.currency)

    def _figure(self, amount_minor: int) -> str:
        return figure_text(Money(amount_minor, self._day.currency))

    def _at(self, wall_ms: int) -> str:
        """A day may begin the evening before its date, and end after it."""
        return time_on(wall_ms, self._day.offset_min, self._day.day)

    # -- several drawers, side by side

    def side_by_side(self) -> tuple[Section, ...]:
        """Every counted drawer of several with its whole account, as one column of a table over the whole width."""
        every = self._every()
        if len(every) <= NARROW:
            return ()
        parts = [every[at : at + ABREAST] for at in range(0, len(every), ABREAST)]
        return tuple(self._table(part, at) for at, part in enumerate(parts))

    def narrow(self) -> tuple[Section, ...]:
        """The same of so few drawers that half of the width is enough."""
        every = self._every()
        return (self._table(every, 0),) if 0 < len(every) <= NARROW else ()

    def _every(self) -> list[DrawerAccount]:
        return [one for one in self._day.drawers if one.counts]

    def _table(self, drawers: Sequence[DrawerAccount], part: int) -> Section:
        columns = [Column(head=self._sign, grow=True, lines_max=2)]
        columns += [Column(head=drawer_name(one, self._day), right=True, width=_WIDE, lines_max=4) for one in drawers]
        rows = [*self._account_rows(drawers), *self._count_rows(drawers), *self._piece_rows(drawers)]
        title = say("Drawer by drawer") if part == 0 else say("Drawer by drawer, more")
        return Section(title=title, columns=tuple(columns), rows=tuple(rows))

    def _account_rows(self, drawers: Sequence[DrawerAccount]) -> Iterator[Row]:
        counted_by = [next(map(_both, _of_kind(one, Kind.DAY_OPENED)), "") for one in drawers]
        for kind, name in ACCOUNT:
            lines = [_of_kind(one, kind) for one in drawers]
            if any(lines):
                yield Row((say(name), *(self._figure(sum(line.amount_minor for line in own)) for own in lines)))
            if kind is Kind.DAY_OPENED and any(counted_by):
                yield Row((say("counted by"), *counted_by))
        if any(map(_others, drawers)):
            yield Row((say("all others"), *(self._figure(_others(one)) for one in drawers)))
        yield Row((say("Should be there"), *(self._figure(one.expected_minor) for one in drawers)), strong=True)

    def _count_rows(self, drawers: Sequence[DrawerAccount]) -> Iterator[Row]:
        for at in range(max(len(one.counts) for one in drawers)):
            counts = [one.counts[at] if at < len(one.counts) else None for one in drawers]
            money = [self._figure(count.counted_minor) if count else "" for count in counts]
            yield Row((say("Count {0}, blind", at + 1), *money))
            yield Row((say("at what time, by"), *(self._by(count) if count else "" for count in counts)))
        yield Row((say("Over or short"), *(self._figure(one.over_short_minor) for one in drawers)), strong=True)
        if any(one.deposit for one in drawers):
            yield Row((say("To the bank"), *(self._figure(_banked(one)) for one in drawers)))
        yield Row((say("Stays in the drawer"), *(self._figure(one.left_minor) for one in drawers)))

    def _by(self, count: Count) -> str:
        return f"{self._at(count.wall_ms)} {spoken(count.by)}"

    def _piece_rows(self, drawers: Sequence[DrawerAccount]) -> Iterator[Row]:
        """How many of each piece the last count found, and what notes and coins come to."""
        last = [one.counts[-1] for one in drawers]
        for piece in self._day.pieces:
            many = [_many(count, piece.worth_minor) for count in last]
            if any(many):
                yield Row((say("{0}, how many", say(printable(piece.name))), *(f"{number:,}" for number in many)))
        for name, worths in ((say("Notes together"), self._worths(False)), (say("Coins together"), self._worths(True))):
            yield Row((name, *(self._figure(comes_to_minor(count.pieces, worths)) for count in last)), strong=True)

    def _worths(self, is_coin: bool) -> set[int]:
        return {piece.worth_minor for piece in self._day.pieces if piece.is_coin is is_coin}

    # -- one drawer

    def counted(self) -> tuple[Section, ...]:
        """The pieces of one drawer, with every person's count of them; nothing where there are several drawers."""
        day = self._day
        if day.drawers or not day.counts:
            return ()
        shown = day.counts[-COUNTS_SHOWN:]
        columns = (
            Column(head=say("Note or coin"), grow=True),
            *(Column(head=say("Count {0}", count.number), right=True, least=36) for count in shown),
            Column(head=say("Makes, {0}", self._sign), right=True, least=54),
        )
        rows: list[Row] = []
        for is_coin, name in ((False, say("Notes")), (True, say("Coins"))):
            kind = [piece for piece in day.pieces if piece.is_coin is is_coin]
            found = [piece for piece in kind if any(_many(count, piece.worth_minor) for count in shown)]
            rows += [self._piece(say(printable(piece.name)), {piece.worth_minor}, shown) for piece in found]
            rows += [self._piece(name, {piece.worth_minor for piece in kind}, shown, strong=True)] if found else []
        every = {piece.worth_minor for piece in day.pieces}
        rows += [self._piece(say("Together"), every, shown, strong=True)] if rows else []
        return (Section(title=say("Counted, piece by piece"), columns=columns, rows=tuple(rows)),)

    def _piece(self, name: str, worths: set[int], shown: Sequence[Count], *, strong: bool = False) -> Row:
        many = [f"{sum(number for worth, number in count.pieces if worth in worths):,}" for count in shown]
        return Row((name, *many, self._figure(comes_to_minor(shown[-1].pieces, worths))), strong)

    # -- what moved

    def paid(self) -> Section:
        """Paid in, paid out and change fetched, each with when, why and by whom."""
        rows = tuple(self._paid(line, of) for line, of in self._moves() if line.kind in _PAID)
        columns = (
            Column(head=say("When and why"), grow=True, lines_max=WHOLE),
            Column(head=say("By"), right=True),
            self._money(),
        )
        return Section(title=say("Paid in and out, change fetched"), columns=columns, rows=rows)

    def _paid(self, line: CashLine, of: str) -> Row:
        when = f"{self._at(line.wall_ms)}, {of}{drawer_words(spoken(line.name))}{_book(line)}"
        return Row((when, _both(line), self._figure(line.amount_minor)))

    def drops(self) -> Section:
        """Each bag with when it went into the safe and the two who saw it."""
        drops = [(line, of) for line, of in self._moves() if line.kind == Kind.SAFE_DROP]
        columns = (Column(head=say("When, bag"), grow=True, lines_max=WHOLE), Column(head=say("By"), right=True))
        rows = [
            Row(
                (
                    f"{self._at(line.wall_ms)}, {of}{self._bagged(line)}",
                    _both(line),
                    self._figure(-line.amount_minor),
                )
            )
            for line, of in drops
        ]
        if rows:
            together = self._figure(-sum(line.amount_minor for line, _ in drops))
            rows.append(Row((say("Together"), "", together), strong=True))
        return Section(title=say("Dropped into the safe"), columns=(*columns, self._money()), rows=tuple(rows))

    def _bagged(self, line: CashLine) -> str:
        return f"{spoken(line.bag)}{self._made(line.pieces)}{_book(line)}"

    def _moves(self) -> list[tuple[CashLine, str]]:
        """Every move of cash in the order it came, with the drawer that it was of."""
        every = [(line, whose(one, self._day)) for one in self._day.accounts for line in (*one.moved_before, *one.cash)]
        return sorted(every, key=lambda move: (move[0].wall_ms, move[0].seq))

    def _money(self) -> Column:
        return Column(head=f"{say('Money')}, {self._sign}", right=True, least=54)

    # -- over night

    def bank(self) -> Section:
        """What goes to the bank, in which bags and signed by whom, and what stays."""
        every = [one for one in self._day.accounts if one.counts]
        columns = (
            Column(head=say("Bag, by"), grow=True, lines_max=WHOLE),
            Column(head=say("To the bank"), right=True, least=54),
            Column(head=say("Stays"), right=True, least=54),
        )
        rows = [
            Row((whose(one, self._day) + self._bag(one), self._figure(_banked(one)), self._figure(one.left_minor)))
            for one in every
        ]
        if len(rows) > 1:
            sums = (sum(map(_banked, every)), sum(one.left_minor for one in every))
            rows.append(Row((say("Together"), *map(self._figure, sums)), strong=True))
        return Section(
            title=say("Deposit slip, and over night"), columns=columns, rows=tuple(rows), notes=self._bank_notes(every)
        )

    def _bag(self, one: DrawerAccount) -> str:
        if one.deposit is None:
            return say("nothing said of it")
        who = f"{spoken(one.deposit.by)} {spoken(one.deposit.second)}".strip()
        if not one.deposit.bag:
            return say("no bag, {0}", who)
        return say("bag {0}, {1}", spoken(one.deposit.bag), who) + self._made(one.deposit.pieces)

    def _made(self, pieces: Sequence[tuple[int, int]]) -> str:
        """What notes and coins were counted into a bag; nothing where they were not."""
        if not pieces:
            return ""
        both = (comes_to_minor(pieces, self._worths(is_coin)) for is_coin in (False, True))
        return say(": notes {0}, coins {1}", *map(self._figure, both))

    def _bank_notes(self, every: Sequence[DrawerAccount]) -> tuple[Note, ...]:
        notes, coins = (
            money_text(Money(sum(comes_to_minor(one.counts[-1].pieces, worths) for one in every), self._day.currency))
            for worths in (self._worths(False), self._worths(True))
        )
        said = [Note(text=say("Counted: notes {0}, coins {1}, cheques none.", notes, coins), lines_max=2)]
        off = [(whose(one, self._day), one.float_off_minor) for one in every if one.float_off_minor]
        said += [
            Note(
                text=say(
                    "{0}Float against what stayed in the drawer: {1}.", of, money_text(Money(minor, self._day.currency))
                )
            )
            for of, minor in off
        ]
        return tuple(said) if every else ()

    def checks(self) -> Section:
        """Counts in the middle of the day, which end nothing."""
        columns = (Column(head=say("When, by"), grow=True), Column(head=say("Over or short"), right=True, least=54))
        rows = tuple(
            Row(
                (
                    f"{self._at(check.wall_ms)}, {whose(one, self._day)}{spoken(check.by)}",
                    self._figure(check.over_short_minor),
                )
            )
            for one in self._day.accounts
            for check in one.checks
        )
        return Section(title=say("Checks during the day"), columns=columns, rows=rows)

    def no_sales(self) -> Section:
        """Each time a drawer was opened without a sale; the title counts them."""
        columns = (Column(head=say("When and why"), grow=True, lines_max=WHOLE), Column(head=say("By"), right=True))
        rows = tuple(
            Row(
                (
                    f"{self._at(line.wall_ms)}, {whose(one, self._day)}{spoken(line.reason)}",
                    printable(line.by)[:18],
                )
            )
            for one in self._day.accounts
            for line in one.no_sales
        )
        title = say("Drawer opened without a sale")
        if rows:
            title = say("Drawer opened without a sale, {0}", f"{len(rows):,}")
        return Section(title=title, columns=columns, rows=rows)


_WIDE = 50.0  # a drawer's column, in points: nine digits, or half a name


def _of_kind(one: DrawerAccount, kind: Kind) -> list[CashLine]:
    return [line for line in one.cash if line.kind == kind]


def _others(one: DrawerAccount) -> int:
    """What no row of the account names: nothing, while every kind of move has one."""
    named = {kind for kind, _ in ACCOUNT}
    return sum(line.amount_minor for line in one.cash if line.kind not in named)


def _book(line: CashLine) -> str:
    """`` (12 of book 1)`` behind what moved in a book before: it is in the float, and in no line of the account."""
    return f" ({entry_no(line.seq)})" if is_former(line.seq) else ""


def _many(count: Count, worth_minor: int) -> int:
    return dict(count.pieces).get(worth_minor, 0)


def _banked(one: DrawerAccount) -> int:
    return one.deposit.amount_minor if one.deposit else 0


def _both(line: CashLine) -> str:
    return f"{printable(line.by)[:8]} {printable(line.second)[:8]}".strip()
