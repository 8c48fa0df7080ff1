"""What the store's other registers say of pads that this office gave them. Carry room."""

from __future__ import annotations

from collections.abc import Mapping

from shoebox.carry.following import Following
from shoebox.domain.acts import PadIssued
from shoebox.domain.acts_pads import PadDeclined
from shoebox.domain.entry import Entry, Kind
from shoebox.domain.pads_given import PadAnswer
from shoebox.storage.projections import read_line
from shoebox.storage.relay_book import RelayBook

_Answers = dict[str, PadAnswer]  # of one book, by the office's entry


class PadsAnswered:
    """What the entries at an office say. May be used from several threads; reads each entry once."""

    def __init__(self, book: RelayBook) -> None:
        kinds = (Kind.PAD_ISSUED, Kind.PAD_DECLINED)
        self._held: Following[_Answers] = Following(book, kinds, empty=dict, copied=dict, fold=_follow)

    def answers(self) -> Mapping[tuple[str, str], PadAnswer]:
        """By register and the office's entry. Of two books of one register the first one's answer stands."""
        found: dict[tuple[str, str], PadAnswer] = {}
        for _, answers in sorted(self._held.books(), key=lambda one: one[0]):
            for key, answer in answers.items():
                found.setdefault((answer.register, key), answer)
        return found


def _follow(answers: _Answers, entry: Entry) -> None:
    act = read_line(entry)[2]
    assert isinstance(act, PadIssued | PadDeclined), "asked for by its kind"
    if act.given:
        why = act.why if isinstance(act, PadDeclined) else ""
        answers[act.given] = PadAnswer(entry.register, entry.seq, why)
