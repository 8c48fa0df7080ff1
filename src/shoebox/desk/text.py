"""Values to words: the last step before the screen, and nowhere earlier. Desk; touches no widget.

`tr` is the one door for words that a translator will see: whole sentences with numbered gaps, filled afterwards. What
only later words need is loaded with them: a window's first words wait for nothing.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date, datetime, time, timedelta

    from shoebox.domain.errors import ShoeboxError
    from shoebox.domain.money import Money

_CONTEXT = "shoebox"
_GROUP = 3
_STRETCH = 0.4
_MILD = ("disk.", "copy.", "day.left_open")  # codes of what stands beside a book that takes every sale
_GAP = re.compile(r"\{\w*\}")  # filled later, with what is as long in every language
HIDDEN_DIGIT = "•"
# Around what is bold, where our own sentences have two asterisks: a sign that nobody types, so that asterisks in what
# others wrote, a store's name or a system's message, are shown as they are.
BOLD_MARK = "\u2063"
DASH = "–"


def tr(said: str, *gaps: object) -> str:
    """A sentence in the person's language: ``tr("Recorded, entry {0}", 412)``. Never give it a filled-in string."""
    found = with_marks(QCoreApplication.translate(_CONTEXT, said))
    if os.environ.get("SHOEBOX_STRETCH"):
        found = stretched(found)
    return found.format(*gaps) if gaps else found


def with_marks(said: str) -> str:
    """Words of our own with ``**bold**`` spans, as labels show them. Never give it what others wrote."""
    return said.replace("**", BOLD_MARK) if "**" in said else said


def bold(said: str) -> str:
    """These words, whoever wrote them, as a bold span."""
    return f"{BOLD_MARK}{said.replace(BOLD_MARK, '')}{BOLD_MARK}"


def sentence_of(error: ShoeboxError) -> str:
    """What happened, then what to do, in the person's language; ``str(error)`` is for logs and the command line."""
    from shoebox.domain.sentences import sentence

    return sentence(error, tr)


class Mild(str):
    """A warning in words that is no trouble yet: amber, where others are red."""

    __slots__ = ()


def warning_of(error: ShoeboxError) -> str:
    """As `sentence_of`, for a banner; Mild where work goes on well and only something beside it wants looking after."""
    said = sentence_of(error)
    return Mild(said) if error.code.startswith(_MILD) else said


def retold(said: str, templates: tuple[str, ...] = ()) -> str:
    """Words that a room put together in English, in the person's language."""
    from shoebox.domain import sentences

    return sentences.retold(said, templates, say=tr)


def stretched(said: str) -> str:
    """The same words two fifths longer, as other languages are; for tests of the layout."""
    return said + "ä" * round(len(_GAP.sub("", said)) * _STRETCH)


def money(amount: Money) -> str:
    """``$1,204.15``."""
    from shoebox.domain.money import money_text

    return money_text(amount)


def figure(amount: Money) -> str:
    """``1,204.15``, for a column whose head names the currency."""
    from shoebox.domain.money import figure_text

    return figure_text(amount)


def currency_sign(currency: str) -> str:
    """``$`` for USD, and the code itself where there is no sign."""
    from shoebox.domain.money import Money, money_text

    return money_text(Money(0, currency)).rstrip("0.").strip()


def count(number: int) -> str:
    """``1,284``."""
    return f"{number:,}".replace("-", "−")


def entry(number: int) -> str:
    """``412``; ``412 of book 1`` for an entry of a book before the present one."""
    from shoebox.domain.sentences import entry_words

    return entry_words(number, tr)


def many(number: int, one: str, more: str) -> str:
    """``1 slip``, ``1,284 slips``."""
    return f"{count(number)} {one if number == 1 else more}"


def day(when: date) -> str:
    """``Thu 12 Nov``."""
    from shoebox.domain.dates import DAYS

    return f"{tr(DAYS[when.weekday()])} {day_month(when)}"


def day_month(when: date) -> str:
    """``12 Nov``."""
    from shoebox.domain.dates import MONTHS

    return f"{when.day} {tr(MONTHS[when.month - 1])}"


def clock(when: datetime | time) -> str:
    """``14:33``; give it the store's wall time."""
    return f"{when.hour:02}:{when.minute:02}"


def moment(when: datetime) -> str:
    """``Thu 12 Nov, 14:33``."""
    return f"{day(when)}, {clock(when)}"


def age(span: timedelta) -> str:
    """``2 d 1 h``, ``1 h 20 min``, ``12 min``: two parts at most."""
    minutes = max(0, int(span.total_seconds()) // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def time_left(seconds: int) -> str:
    """``about 40 s left``, ``about 3 min left``: never more exact than it can know."""
    if seconds < 60:
        return tr("about {0} s left", max(5, -(-seconds // 5) * 5))
    return tr("about {0} min left", -(-seconds // 60))


def percent(done: int, total: int) -> str:
    """``68 %``; a hundred only when all is done."""
    return f"{done * 100 // total if total else 0} %"


def slip(digits: str) -> str:
    """``085 100 047``: grouped for people, never when copied or scanned."""
    groups = [digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    return " ".join(groups)


def card(brand: str, last4: str, *, dots: int = 2) -> str:
    """``Visa •• 4417``."""
    return f"{brand} {HIDDEN_DIGIT * dots} {last4}" if last4 else brand


def code_groups(code: str) -> str:
    """``K7QM 4TXN``: a code in groups of four."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
