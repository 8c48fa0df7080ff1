"""How days, times, numbers and money read on paper. Pure text, no drawing.

Month names stand here and not in the machine's locale: the same day prints the same letters in every store.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from shoebox.domain.box import register_prefix
from shoebox.domain.clock import local_time
from shoebox.domain.money import Money, money_text
from shoebox.domain.slip import grouped

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_long(day: str) -> str:
    """``2026-11-12`` as ``12 November 2026``."""
    at = date.fromisoformat(day)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def weekday(day: str) -> str:
    """``Thursday``."""
    return _DAYS[date.fromisoformat(day).weekday()]


def day_short(day: str) -> str:
    """``Thu 12 Nov``."""
    at = date.fromisoformat(day)
    return f"{_DAYS[at.weekday()][:3]} {at.day} {_MONTHS[at.month - 1][:3]}"


def months_later(day: str, months: int) -> str:
    """``12 May 2028``: the same date so many months on, or the month's last where it has no such date."""
    at = date.fromisoformat(day)
    years, month = divmod(at.month - 1 + months, 12)
    last = monthrange(at.year + years, month + 1)[1]
    return f"{min(at.day, last)} {_MONTHS[month][:3]} {at.year + years}"


def time_of(wall_ms: int, offset_min: int) -> str:
    """``14:33`` by the store's clock."""
    return f"{local_time(wall_ms, offset_min):%H:%M}"


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
    return f"{grouped(first)} to {' '.join(end)}"


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
    """``398, 401 and 409``; runs of three and more as ``300 to 459``."""
    parts: list[str] = []
    for first, last in _number_runs(sorted(set(numbers))):
        parts += [f"{first} to {last}"] if last - first > 1 else [str(number) for number in range(first, last + 1)]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else "none"


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


def signed_money(amount_minor: int, currency: str) -> str:
    """``$12.00``, ``−$20.00``."""
    return money_text(Money(amount_minor, currency))
