"""A day's figures in the office's words: the timeline, the day so far, what the report will say. Office; no widget.

Until the drawer is counted nothing here tells what should be in it: no cash sum, and no total that holds one.
"""

from __future__ import annotations

import re
from datetime import date

from shoebox.desk import text
from shoebox.desk.look import Meaning
from shoebox.desk.office.actions import Seen
from shoebox.desk.office.unsent_words import unsent_facts
from shoebox.desk.text import sentence_of, tr
from shoebox.desk.widgets.facts import Fact
from shoebox.desk.widgets.marks import without_marks
from shoebox.desk.widgets.timeline import Stand, Step
from shoebox.domain.box_sum import sum_of
from shoebox.domain.clock import local_time
from shoebox.domain.day import DRAWER_LINES, Blocker, CashLine, Count, DayFigures, DrawerAccount, PadLine, TenderLine
from shoebox.domain.drawer import letter
from shoebox.domain.entry import Tender
from shoebox.domain.errors import Refusal
from shoebox.domain.money import money_text
from shoebox.domain.slip import PadsTwice

_GIVEN_BACK = (("Refunds", Tender.CARD), ("Refunds in cash", Tender.CASH))
_NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_HEAD = re.compile(r"^(.+?)(?:: |\. )(.+)$", re.DOTALL)


# -- small values


def at(seen: Seen, wall_ms: int) -> str:
    """A moment of this day on the store's clock: ``18:06``."""
    return text.clock(local_time(wall_ms, seen.figures.offset_min))


def drawer_name(account: DrawerAccount) -> str:
    """``Drawer B, Tom Reed``; the one that is nobody's says only its letter."""
    name = tr("Drawer {0}", letter(account.drawer))
    return tr("{0}, {1}", name, ", ".join(account.clerks)) if account.clerks else name


def pad_words(first: str, last: str) -> str:
    """``085 100 001 to 100``."""
    return tr("{0} to {1}", text.slip(first), text.slip(last).rpartition(" ")[2])


def twice_words(one: PadsTwice) -> str:
    """``085 100 001 to 100 at 085-1 and 085-2``."""
    numbers = pad_words(one.numbers.first, one.numbers.last)
    return tr("{0} at {1} and {2}", numbers, *one.registers)


def over_short(seen: Seen, amount_minor: int) -> str:
    """``exact``, ``$3.00 over``, ``$20.00 short``."""
    if not amount_minor:
        return tr("exact")
    said = money_text(seen.money(abs(amount_minor)))
    return tr("{0} over", said) if amount_minor > 0 else tr("{0} short", said)


def is_within(seen: Seen, count: Count) -> bool:
    """Whether a count is within tolerance."""
    return abs(count.over_short_minor) <= seen.figures.tolerance_minor


def agreement(seen: Seen, check: Count) -> str:
    """All that a check in the middle of the day tells: who hears the difference counts back to the evening's sum."""
    tolerance = money_text(seen.money(seen.figures.tolerance_minor))
    if is_within(seen, check):
        return tr("agrees, within the tolerance of {0}", tolerance)
    return tr("does not agree within the tolerance of {0}", tolerance)


def card_count(seen: Seen) -> int:
    """Card slips that stand."""
    return sum(line.count for line in seen.figures.tenders if line.tender == Tender.CARD)


def cash_count(seen: Seen) -> int:
    """Cash sales that stand."""
    return sum(line.count for line in seen.figures.tenders if line.tender == Tender.CASH)


def card_taken_minor(seen: Seen) -> int:
    """Taken on cards, less what was given back to cards."""
    return sum(line.net_minor for line in seen.figures.tenders if line.tender == Tender.CARD)


def missing_slips(seen: Seen) -> tuple[str, ...]:
    """Numbers of which nobody has said anything."""
    return tuple(slip for gap in seen.figures.gaps if not gap.explanation for slip in gap.slips)


def named(slips: tuple[str, ...], most: int = 4) -> str:
    """``085 100 117 and 085 100 118``; long lists say how many more there are."""
    shown = [text.bold(text.slip(slip)) for slip in slips[:most]]
    if len(slips) > most:
        shown.append(tr("{0} more", len(slips) - most))
    return shown[0] if len(shown) == 1 else tr("{0} and {1}", ", ".join(shown[:-1]), shown[-1])


def run_words(slips: tuple[str, ...]) -> str:
    """``085 100 017 to 018`` for numbers in a row, else the first of them and how many more."""
    if len(slips) > 1 and int(slips[-1]) - int(slips[0]) == len(slips) - 1:
        return pad_words(slips[0], slips[-1])
    return without_marks(named(slips, 1))


def pad_sum(pads: tuple[PadLine, ...], state: str) -> int:
    """How many numbers of all pads are in a state."""
    return sum(getattr(pad, state) for pad in pads)


# -- the timeline


def steps(seen: Seen) -> tuple[Step, ...]:
    """Where the day stands."""
    if seen.may_open:
        later = (tr("Selling"), tr("Drawer counted"), tr("Slips accounted"), tr("Closed"), tr("Box sealed"), tr("Sent"))
        return (
            Step(tr("Opened"), text.day(date.fromisoformat(seen.today)), Stand.NOW),
            *(Step(label) for label in later),
        )
    return (*_morning(seen), *_evening(seen))


def _morning(seen: Seen) -> tuple[Step, ...]:
    figures = seen.figures
    opened = tr("{0}, {1}", at(seen, figures.opened_ms), figures.opened_by)
    slips, cash = card_count(seen), cash_count(seen)
    selling = tr("1 slip, {0} cash", cash) if slips == 1 else tr("{0} slips, {1} cash", text.count(slips), cash)
    return (
        Step(tr("Opened"), opened, Stand.DONE),
        Step(tr("Selling"), selling, Stand.NOW if seen.is_blind else Stand.DONE),
        Step(tr("Drawer counted"), _counted_fact(seen), _counted_stand(seen)),
        Step(tr("Slips accounted"), _slips_fact(seen), _slips_stand(seen)),
    )


def _evening(seen: Seen) -> tuple[Step, ...]:
    figures = seen.figures
    sealed, sent = figures.on_stick > 0, figures.entries > 0 and figures.acknowledged >= figures.entries
    closed = tr("{0}, {1}", at(seen, figures.closed_ms), figures.closed_by) if figures.closed_ms else ""
    stands = [_stand(done) for done in (seen.has_closed, sealed or sent, sent)]
    if not figures.blockers and Stand.TO_COME in stands:
        stands[stands.index(Stand.TO_COME)] = Stand.NOW
    facts = (closed, figures.box_no if sealed else "", _sent_fact(seen))
    labels = (tr("Closed"), tr("Box sealed"), tr("Sent"))
    return tuple(Step(label, fact, stand) for label, fact, stand in zip(labels, facts, stands, strict=True))


def _stand(done: bool) -> Stand:
    return Stand.DONE if done else Stand.TO_COME


def _counted_stand(seen: Seen) -> Stand:
    if seen.is_blind:
        return Stand.TO_COME
    return Stand.NOW if any(stop.mend_at == "cash" for stop in seen.figures.blockers) else Stand.DONE


def _slips_stand(seen: Seen) -> Stand:
    if not any(stop.mend_at != "cash" for stop in seen.figures.blockers):
        return Stand.DONE
    return Stand.STOPPED if _counted_stand(seen) is Stand.DONE else Stand.TO_COME


def _counted_fact(seen: Seen) -> str:
    if seen.hides_drawer:
        third = any(stop.code.endswith("third_count") for stop in seen.figures.blockers)
        return "" if seen.is_blind else tr("2 of 3 counts") if third else tr("1 of 2 counts")
    return over_short(seen, seen.figures.over_short_minor) if seen.figures.counts else ""


def _slips_fact(seen: Seen) -> str:
    missing = len(missing_slips(seen))
    if missing:
        return tr("{0} missing", missing)
    return tr("paper not counted") if seen.is_open and seen.figures.slips_by_hand < 0 else ""


def _sent_fact(seen: Seen) -> str:
    if not seen.has_closed or not seen.figures.acknowledged:
        return ""
    return tr("{0} of {1}", text.count(seen.figures.acknowledged), text.count(seen.figures.entries))


# -- the day so far, and what the report will say


def drawer_line(line: CashLine) -> str:
    """What a line of the drawer's account is, as in ``Paid out, window cleaner``."""
    return text.retold(line.name, DRAWER_LINES)


def corrections(seen: Seen) -> tuple[Fact, ...]:
    """By how much sales of earlier days were put right on this one, and the box's total; nothing where none was."""
    figures = seen.figures
    made, comes_to = figures.corrections, sum_of(figures)
    if not made:
        return ()
    days = ", ".join(text.day_month(date.fromisoformat(day)) for day in sorted({line.sold_day for line in made}))
    corrected = Fact(
        tr("Corrections of earlier days ({0}), {1}", days, text.count(len(made))),
        money_text(seen.money(sum(line.change_minor for line in made))),
    )
    if not comes_to.corrected:  # all of them stand in a damaged book, and in no box
        return (corrected,)
    return (
        corrected,
        Fact(
            tr("All boxes, with corrections") if figures.registers else tr("Box total"),
            _amount(seen, comes_to.total_minor, cash=True),
        ),
    )


def _alone(seen: Seen) -> tuple[Fact, ...]:
    """What each person gave back without a second one."""
    return tuple(
        Fact(
            tr("Given back alone by {0}, {1}", line.by, text.count(line.count)),
            _amount(seen, line.amount_minor, cash=True),
        )
        for line in seen.figures.alone_back
    )


def so_far(seen: Seen) -> tuple[Fact, ...]:
    """The day in a few lines; the drawer's account stands there once the drawer is counted."""
    figures = seen.figures
    taken = [line for line in figures.tenders if line.tender == Tender.CARD]
    gross_minor = sum(line.gross_minor for line in taken)
    cards = [Fact(tr("Card slips, {0}", card_count(seen)), money_text(seen.money(gross_minor)))]
    if refunds := sum(line.refunds for line in taken):
        back = money_text(seen.money(-sum(line.refunded_minor for line in taken)))
        cards.append(Fact(tr("{0}, {1}", tr("Refunds"), refunds), back))
    struck = Fact(tr("Voids and refunds"), text.count(len(figures.struck)))
    corrected = corrections(seen)
    moves = tuple(Fact(drawer_line(line), money_text(seen.money(line.amount_minor))) for line in figures.cash)
    before = of_books_before(seen)
    if seen.hides_drawer:
        sales = Fact(tr("Cash sales"), text.count(cash_count(seen)))
        return (*cards, sales, struck, *before, *corrected, *(moves if seen.is_blind else ()))
    expected = money_text(seen.money(figures.expected_minor))
    return (*cards, struck, *before, *corrected, *moves, Fact(tr("Should be in the drawer"), expected, strong=True))


def of_books_before(seen: Seen) -> tuple[Fact, ...]:
    """What of the day a damaged book has, its money once the drawer is counted, and what was only seen there."""
    facts = []
    for part in seen.figures.parts_before:
        sales = text.many(part.sales, tr("sale"), tr("sales"))
        net = money_text(seen.money(part.net_minor))
        facts.append(Fact(tr("Of it in book {0}", part.epoch), sales if seen.hides_drawer else f"{sales}, {net}"))
        if part.seen:
            only = text.many(part.seen, tr("entry"), tr("entries"))
            facts.append(Fact(tr("Only seen in book {0}, in no sum", part.epoch), only, Meaning.RISK))
    return tuple(facts)


def report_lines(seen: Seen) -> tuple[Fact, ...]:
    """What the end-of-day report will say, or says."""
    figures = seen.figures
    tenders = _tender_facts(seen)
    risks = tuple(
        Fact(tr("{0}, {1}", tr(line.name), line.count), money_text(seen.money(line.amount_minor)), Meaning.RISK)
        for line in figures.risks
        if line.count
    )
    return (
        *(tenders or (Fact(tr("Sales"), tr("none")),)),
        *of_books_before(seen),
        Fact(tr("Voids and refunds"), text.count(len(figures.struck))),
        *_alone(seen),
        *corrections(seen),
        Fact(tr("Tax included"), _amount(seen, figures.tax_minor, cash=True)),
        Fact(
            tr("Over or short"),
            tr("after the count") if seen.hides_drawer else over_short(seen, figures.over_short_minor),
        ),
        *risks,
        *unsent_facts(seen),
    )


def _tender_facts(seen: Seen) -> tuple[Fact, ...]:
    """Each brand and cash, then what was given back to cards and in cash."""
    lines = seen.figures.tenders
    named = [(tender_name(seen, line), line.count, line.gross_minor, line.tender) for line in lines if line.count]
    for name, tender in _GIVEN_BACK:
        back = [line for line in lines if line.tender == tender and line.refunds]
        if back:
            refunded_minor = sum(line.refunded_minor for line in back)
            named.append((tr(name), sum(line.refunds for line in back), -refunded_minor, tender))
    return tuple(
        Fact(tr("{0}, {1}", name, count), _amount(seen, amount_minor, cash=tender == Tender.CASH))
        for name, count, amount_minor, tender in named
    )


def tender_name(seen: Seen, line: TenderLine) -> str:
    """``Visa``; where the day has drafts of both lanes, ``Visa, to key`` and ``Visa, Finance``."""
    name = tr(line.name)
    if line.tender != Tender.CARD or not seen.figures.has_two_lanes:
        return name
    return tr("{0}, to key", name) if line.is_rekeyed else tr("{0}, Finance", name)


def _amount(seen: Seen, amount_minor: int, *, cash: bool) -> str:
    return tr("after the count") if cash and seen.hides_drawer else money_text(seen.money(amount_minor))


# -- what stops the close, and what is in order


def stops_words(number: int) -> str:
    """``Three things stop the close``."""
    if number == 1:
        return tr("One thing stops the close")
    return tr("{0} things stop the close", tr(_NUMBERS[number]) if number < len(_NUMBERS) else number)


def slips_words(figures: DayFigures) -> str:
    """How many slips lie in the box; at a PC that sells nothing nobody counted any."""
    return tr("none to count") if figures.nothing_to_count else text.count(max(figures.slips_by_hand, 0))


def blocker_words(stop: Blocker) -> tuple[str, str]:
    """What stops, and what to do: its sentence in two parts."""
    said = sentence_of(Refusal(stop.code, **dict(stop.facts)))
    parts = _HEAD.match(said)
    return (parts[1], parts[2]) if parts else (said, "")


def checks(seen: Seen) -> tuple[tuple[str, Fact], ...]:
    """All checks of the close, each with the blockers' page that would contradict it."""
    figures, pads = seen.figures, seen.figures.pads
    used = tr(
        "{0} used, {1} explained", pad_sum(pads, "used"), sum(len(gap.slips) for gap in figures.gaps if gap.explanation)
    )
    paper = slips_words(figures)
    if not figures.nothing_to_count:
        paper = tr("{0} by hand, {1} in the book", paper, figures.slips_in_book)
    cards = [line for line in figures.tenders if line.tender == Tender.CARD and line.count]
    brands = [f"{tender_name(seen, line)} {line.count}" for line in cards]
    counted = figures.counts[-1] if figures.counts else None
    drawer = money_text(seen.money(counted.counted_minor)) if counted else ""
    return (
        ("slips", _check(tr("Slip numbers accounted for"), used)),
        ("box", _check(tr("Slips in the box counted"), paper)),
        ("cash", _check(tr("Drawer counted"), tr("{0}, {1}", drawer, over_short(seen, figures.over_short_minor)))),
        ("", _check(tr("Card slips added up by brand"), ", ".join(brands) or tr("none"))),
        ("", _check(tr("Voids and refunds written down"), text.count(len(figures.struck)))),
    )


def _check(label: str, value: str) -> Fact:
    return Fact(label, value, Meaning.OK, icon="ok")


def age_words(days: int) -> str:
    """``2 days old``."""
    return tr("of today") if days == 0 else tr("1 day old") if days == 1 else tr("{0} days old", days)
