"""A receipt to the printer, and what became of it. Transport room: knows bytes and the printer's own status, no words.

The printer is asked before and after, by the real-time status of ESC/POS: paper that is out, a cover that is open. One
that answers says by itself when everything is printed; one that never answers has taken the bytes, and that is all.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass

from shoebox.domain.errors import Trouble
from shoebox.domain.printer import ReceiptPrinter, RollEnd
from shoebox.transport.printer_lines import PrinterLine, open_line

JOB_BYTES_MAX = 64 * 1024

_ASK_PAPER, _PAPER_OUT = b"\x10\x04\x04", 0x60
_ASK_CAUSE, _COVER_OPEN, _PAPER_STOP, _FAULT = b"\x10\x04\x02", 0x04, 0x20, 0x40
_ASK_ONLINE, _OFF_LINE = b"\x10\x04\x01", 0x08
_STATUS_MASK, _STATUS_FIXED = 0x93, 0x12  # how a status byte is told from anything else
_ASK_DONE, _DONE_MASK = b"\x1dr\x01", 0x90  # answered in its turn, when all before it is printed

_WHY = {
    "printer.no_paper": "it has no paper",
    "printer.open": "its cover is open",
    "printer.fault": "it is off line",
}
_BROKE, _FULL = "the line broke", "it takes no more"
STOPPED = (*_WHY.values(), _BROKE, _FULL)  # why a printer stopped, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait for a printer: to be reached, for a status, for the bytes to be taken, for the paper."""

    reach_ms: int = 3_000
    answer_ms: int = 700
    take_ms: int = 3_000
    print_ms: int = 6_000


def print_roll(job: bytes, printer: ReceiptPrinter, patience: Patience | None = None) -> RollEnd:
    """Send a finished receipt to a printer on a roll; whether it says that it is printed.

    Trouble ``printer.*``: for all but ``printer.cut_short`` nothing of the receipt has left, and it can be sent again
    as if it never had been.
    """
    assert printer.on_roll, "only a printer on a roll takes bytes"
    assert len(job) <= JOB_BYTES_MAX, "no receipt is as long as that"
    patience = patience or Patience()
    with closing(open_line(printer, _in_ms(patience.reach_ms))) as line:
        return _Talk(line, printer.address, patience).print(job)


class _Talk:
    """One receipt on an open line."""

    def __init__(self, line: PrinterLine, name: str, patience: Patience) -> None:
        self._line, self._name, self._patience = line, name, patience
        self._answers = False

    def print(self, job: bytes) -> RollEnd:
        try:
            talks = self._line.talks and self._is_ready()
        except OSError as wrong:
            raise Trouble("printer.silent", printer=self._name) from wrong
        self._give(job)
        try:
            if talks:
                return self._when_done()
            self._line.ended(_in_ms(self._patience.answer_ms))
        except OSError as wrong:
            raise self._cut_short(_BROKE) from wrong
        return RollEnd.SENT

    def _is_ready(self) -> bool:
        """Whether it answers at all; Trouble where it says why it can't print."""
        if wrong := self._trouble():
            raise Trouble(wrong, printer=self._name)
        return self._answers

    def _trouble(self) -> str:
        """The code of what the printer complains of, if it does."""
        paper = self._status(_ASK_PAPER)
        self._answers = paper is not None
        if paper is None:
            return ""
        cause = self._status(_ASK_CAUSE) or 0
        if paper & _PAPER_OUT or cause & _PAPER_STOP:
            return "printer.no_paper"
        if cause & _COVER_OPEN:
            return "printer.open"
        stopped = cause & _FAULT or (self._status(_ASK_ONLINE) or 0) & _OFF_LINE
        return "printer.fault" if stopped else ""

    def _status(self, question: bytes) -> int | None:
        until_s = _in_ms(self._patience.answer_ms)
        self._line.send(question, until_s)
        came = self._line.answer(until_s)
        right = [byte for byte in came if byte & _STATUS_MASK == _STATUS_FIXED]
        return right[-1] if right else None

    def _give(self, job: bytes) -> None:
        """All of it, or Trouble that says whether some of it is on its way."""
        taken, until_s = 0, _in_ms(self._patience.take_ms)
        try:
            while taken < len(job):
                some = self._line.send(job[taken:], until_s)
                if not some:
                    break
                taken += some
        except OSError as wrong:
            raise self._stopped(taken, _BROKE) from wrong
        if taken < len(job):
            raise self._stopped(taken, _FULL)

    def _when_done(self) -> RollEnd:
        """Wait until the printer has worked off everything, or ask it why it has not."""
        until_s = _in_ms(self._patience.print_ms)
        self._line.send(_ASK_DONE, until_s)
        while came := self._line.answer(until_s):
            if any(byte & _DONE_MASK == 0 for byte in came):
                return RollEnd.PRINTED
        if wrong := self._trouble():
            raise self._cut_short(_WHY[wrong])
        return RollEnd.SENT

    def _stopped(self, taken: int, why: str) -> Trouble:
        return self._cut_short(why) if taken else Trouble("printer.silent", printer=self._name)

    def _cut_short(self, why: str) -> Trouble:
        return Trouble("printer.cut_short", printer=self._name, stopped=why)


def _in_ms(wait_ms: int) -> float:
    return time.monotonic() + wait_ms / 1000
