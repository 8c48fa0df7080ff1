"""How days, times, numbers and money read on paper. Pure text, no drawing.

Month names stand here and in the catalogue, not in the machine's locale: the same day prints the same letters in every
store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from shoebox.domain.box import register_prefix
from shoebox.domain.clock import local_time
from shoebox.domain.dates import MONTHS
from shoebox.domain.day import DRAWER_LINES, OF_REGISTER, STRUCK_LINES
from shoebox.domain.former import former_place, is_former
from shoebox.domain.money import Money, money_text
from shoebox.domain.sentences import entry_words, of_book_words, retold, taken_apart
from shoebox.domain.slip import grouped
from shoebox.paper.language import say

# Whole, since languages put more than a name between a day and its year.
_LONG = (
    "{day} January {year}", "{day} February {year}", "{day} March {year}", "{day} April {year}", "{day} May {year}",
    "{day} June {year}", "{day} July {year}", "{day} August {year}", "{day} September {year}", "{day} October {year}",
    "{day} November {year}", "{day} December {year}",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_long(day: str) -> str:
    """``2026-11-12`` as ``12 November 2026``."""
    at = date.fromisoformat(day)
    return say(_LONG[at.month - 1]).format(day=at.day, year=at.year)


def weekday(day: str) -> str:
    """``Thursday``."""
    return say(_DAYS[date.fromisoformat(day).weekday()])


def day_short(day: str) -> str:
    """``Thu 12 Nov``."""
    at = date.fromisoformat(day)
    return f"{say(_DAYS[at.weekday()][:3])} {at.day} {say(MONTHS[at.month - 1])}"


def day_year(day: str) -> str:
    """``12 May 2028``."""
    at = date.fromisoformat(day)
    return f"{at.day} {say(MONTHS[at.month - 1])} {at.year}"


def time_of(wall_ms: int, offset_min: int) -> str:
    """``14:33`` by the store's clock."""
    return f"{local_time(wall_ms, offset_min):%H:%M}"


def time_on(wall_ms: int, offset_min: int, day: str) -> str:
    """As `time_of`, with its date where that is not the paper's own day: ``09:25 on Mon 16 Nov``."""
    date_of = local_time(wall_ms, offset_min).date().isoformat()
    at = time_of(wall_ms, offset_min)
    return at if date_of == day else say("{0} on {1}", at, day_short(date_of))


def day_and_time(wall_ms: int, offset_min: int) -> str:
    """``Thu 12 Nov 14:33`` by the store's clock, where the year stands elsewhere on the paper."""
    at = local_time(wall_ms, offset_min)
    return f"{day_short(at.date().isoformat())} {at:%H:%M}"


def moment(wall_ms: int, offset_min: int) -> str:
    """``Thu 12 Nov 2026, 14:33`` by the store's clock."""
    at = local_time(wall_ms, offset_min)
    return f"{day_short(at.date().isoformat())} {at.year}, {at:%H:%M}"


def currency_sign(currency: str) -> str:
    """``$``, ``€`` or the code where there is no sign: for the head of a money column."""
    return money_text(Money(0, currency)).partition("0")[0].strip()


def report_number(store: str, register: str, day: str, z_no: int) -> str:
    """``085-2-20261112-0316``: the end-of-day report's own number, as its bars carry it."""
    return f"{register_prefix(store, register)}-{day.replace('-', '')}-{z_no:04d}"


def pad_words(first: str, last: str) -> str:
    """``085 100 001 to 100``: of the end, only the groups that differ."""
    start, end = grouped(first).split(" "), grouped(last).split(" ")
    while len(start) == len(end) > 1 and start[0] == end[0]:
        start, end = start[1:], end[1:]
    return say("{0} to {1}", grouped(first), " ".join(end))


def cut_short(text: str, most: int) -> str:
    """So many letters of it at the most; what is cut says so."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def slip_runs(slips: Sequence[str]) -> str:
    """Slip numbers with neighbours drawn together: ``085 100 117 to 120, 085 100 131``."""
    texts = []
    for first, last in _runs(slips):
        texts.append(grouped(first) if first == last else pad_words(first, last))
    return ", ".join(texts)


def _runs(slips: Iterable[str]) -> Iterable[tuple[str, str]]:
    first = last = ""
    for slip in slips:
        if last and len(slip) == len(last) and slip.isdigit() and last.isdigit() and int(slip) == int(last) + 1:
            last = slip
            continue
        if last:
            yield from _split_pair(first, last)
        first = last = slip
    if last:
        yield from _split_pair(first, last)


def _split_pair(first: str, last: str) -> Iterable[tuple[str, str]]:
    """Two neighbours are named both: "117, 118" reads easier than "117 to 118"."""
    if first != last and int(last) == int(first) + 1:
        return ((first, first), (last, last))
    return ((first, last),)


def numbers_words(numbers: Sequence[int]) -> str:
    """``398, 401 and 409``; runs of three and more as ``300 to 459``; ``4 and 5 of book 1; 398`` over two books."""
    books: dict[int, list[int]] = {}
    for number in sorted(set(numbers)):
        epoch, seq = former_place(number) if is_former(number) else (0, number)
        books.setdefault(epoch, []).append(seq)
    own = books.pop(0, [])
    named = [of_book_words(_runs_words(seqs), epoch, say) for epoch, seqs in books.items()]
    return "; ".join([*named, _runs_words(own)] if own or not named else named)


def _runs_words(numbers: Sequence[int]) -> str:
    parts: list[str] = []
    for first, last in _number_runs(numbers):
        run = last - first > 1
        parts += [say("{0} to {1}", first, last)] if run else [str(number) for number in range(first, last + 1)]
    if len(parts) > 1:
        return say("{0} and {1}", ", ".join(parts[:-1]), parts[-1])
    return parts[0] if parts else say("none")


def _number_runs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if first is None or last is None or number != last + 1:
            if first is not None and last is not None:
                yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def entry_no(number: int) -> str:
    """``1,412``; ``412 of book 1`` for an entry of a book before the present one."""
    return entry_words(number, say) if is_former(number) else f"{number:,}"


def line_words(name: str) -> str:
    """What the day room calls a tender or a risk, in the paper's language: ``Cash``, ``Handwritten, no imprint``."""
    return say(name)


def drawer_words(name: str) -> str:
    """What the day room calls a line of a drawer's account: ``Safe drop, bag 4471``."""
    return retold(name, DRAWER_LINES, say=say)


def struck_words(text: str) -> str:
    """What the day room calls an entry named by itself: ``refund of entry 17``, ``register 085-2: cash``."""
    found = taken_apart(text, (OF_REGISTER,))
    if found is None:
        return retold(text, STRUCK_LINES, say=say)
    return say(OF_REGISTER).format_map({**found[1], "line": struck_words(found[1]["line"])})


def verdict_words(over_short_minor: int, tolerance_minor: int, currency: str) -> str:
    """``Over, within tolerance of $5.00``, of a counted drawer."""
    if over_short_minor == 0:
        return say("Neither over nor short")
    if abs(over_short_minor) > tolerance_minor:
        over, short = say("Over, beyond tolerance of {0}"), say("Short, beyond tolerance of {0}")
    else:
        over, short = say("Over, within tolerance of {0}"), say("Short, within tolerance of {0}")
    return (over if over_short_minor > 0 else short).format(money_text(Money(tolerance_minor, currency)))


def signed_money(amount_minor: int, currency: str) -> str:
    """``$12.00``, ``−$20.00``."""
    return money_text(Money(amount_minor, currency))
