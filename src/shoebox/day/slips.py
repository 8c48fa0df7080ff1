"""The account of slip numbers: what became of every number of every pad. Day room: pure, works on what it is handed.

A number missing is one below the highest number used of its pad that no sale, refund or spoiled slip names, and one
that was reported lost or stolen, wherever on the pad it was. Slips spoiled out of turn use up no number before them.
Once the next pad is begun, a last few that nobody used are asked about too: a pad is torn off to its end first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from shoebox.domain.day import GapNote, PadLine
from shoebox.domain.slip import TAIL_ASKED_MOST, Pad, grouped
from shoebox.storage.book_view import SlipPlace
from shoebox.storage.projections import APART, LOST, MISSING, SPOILED, STOLEN

_NAMED_MOST = 6
# A number with one good sale is used, whatever else was keyed on it and struck out.
_STATES = ("spoiled", "voided", "used")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was said of missing numbers, and by whom: initials or a name as written, and who says so (staff numbers)."""

    text: str
    initials: str = ""
    by: tuple[str, ...] = ()
    how: str = ""  # "lost" or "stolen" where it was reported so


@dataclass(frozen=True, slots=True)
class PadAccount:
    """One pad's numbers as of some entry. ``missing`` are in order; ``explained_in`` says which entry explains one."""

    line: PadLine
    missing: tuple[str, ...]
    explained_in: Mapping[str, int]
    last_seq: int  # the last entry that names a number of it; 0 = none

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Missing numbers of which nobody has said anything."""
        return tuple(slip for slip in self.missing if slip not in self.explained_in)


def account(pad: Pad, places: Sequence[SlipPlace], *, until_seq: int, next_begun: bool = False) -> PadAccount:
    """The account of one pad from the entries that name its numbers, up to an entry.

    `next_begun` says that slips of a pad issued later are in use.
    """
    states: dict[str, str] = {}
    explained: dict[str, int] = {}
    apart: set[str] = set()
    lost: set[str] = set()
    for place in places:
        if place.seq > until_seq or 0 < place.gone_seq <= until_seq:
            continue
        if place.state in (MISSING, LOST, STOLEN):
            explained[place.slip] = place.seq
            lost.update({place.slip} if place.state != MISSING else ())
            continue
        apart.update({place.slip} if place.state == APART else ())
        state = SPOILED if place.state in (SPOILED, APART) else _used(place, until_seq)
        states[place.slip] = max(state, states.get(place.slip, state), key=_STATES.index)
    in_turn = states.keys() - apart
    missing = _missing(pad, states, lost, highest=max(in_turn, default=""), next_begun=next_begun)
    counts = {state: sum(held == state for held in states.values()) for state in _STATES}
    line = PadLine(
        first=pad.first,
        last=pad.last,
        **counts,
        missing=len(missing),
        unused=len(pad) - len(states) - len(missing),
        first_used=min(in_turn, default=""),
        last_used=max(in_turn, default=""),
    )
    last_seq = max((place.seq for place in places if place.seq <= until_seq), default=0)
    return PadAccount(line, missing, {slip: explained[slip] for slip in missing if slip in explained}, last_seq)


def _missing(
    pad: Pad, states: Mapping[str, str], lost: AbstractSet[str], *, highest: str, next_begun: bool
) -> tuple[str, ...]:
    tail = int(pad.last) - int(highest or pad.first)
    if highest and next_begun and tail <= TAIL_ASKED_MOST:
        highest = pad.last
    return tuple(number for number in pad.numbers() if (number <= highest or number in lost) and number not in states)


def _used(place: SlipPlace, until_seq: int) -> str:
    return "voided" if place.voided_by_seq and place.voided_by_seq <= until_seq else "used"


def gap_notes(
    accounts: Sequence[PadAccount], explanations: Mapping[int, Explanation], initials_of: Callable[[str], str]
) -> tuple[GapNote, ...]:
    """Missing numbers with what was said of them, those that nobody explained first."""
    unexplained = [run for one in accounts for run in _runs(one.unexplained)]
    open_notes = [GapNote(slips=run, explanation="", initials="") for run in unexplained]
    by_entry: dict[int, list[str]] = {}
    for one in accounts:
        for slip, seq in one.explained_in.items():
            by_entry.setdefault(seq, []).append(slip)
    told = [
        GapNote(
            slips=tuple(sorted(slips)), explanation=said.text, initials=signed(said.initials, said.by, initials_of),
            how=said.how,
        )
        for said, slips in ((explanations[seq], slips) for seq, slips in sorted(by_entry.items()))
    ]  # fmt: skip
    return (*open_notes, *told)


def signed(initials: str, by: Sequence[str], initials_of: Callable[[str], str]) -> str:
    """``AB``, or ``Paul Frey (AB RL)`` where two people of the store name somebody from outside."""
    those = " ".join(map(initials_of, by))
    return f"{initials} ({those})" if initials and those else initials or those


def _runs(slips: Sequence[str]) -> list[tuple[str, ...]]:
    """Numbers that follow one another, together."""
    runs = groupby(enumerate(slips), key=lambda at_slip: int(at_slip[1]) - at_slip[0])
    return [tuple(slip for _, slip in run) for _, run in runs]


def named(slips: Sequence[str]) -> str:
    """``085 100 117 and 085 100 118`` for a sentence; long lists end with how many more there are."""
    shown = [grouped(slip) for slip in slips[:_NAMED_MOST]]
    more = len(slips) - len(shown)
    if more:
        shown.append(f"{more} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
