"""Numbers missing inside a pad: what the runs of slip numbers say. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shoebox.domain.finding import Finding, FindingKind, finding_id
from shoebox.reconcile.reasons import ppm
from shoebox.reconcile.timing import Ints
from shoebox.reconcile.trade import TRADE

SLIP_GAP_RIGHT = 0.99


def gap_findings(
    runs: Sequence[tuple[str, str, int, int]],
    currency: str,
    *,
    accounted: AbstractSet[tuple[str, int]] = frozenset(),
) -> list[Finding]:
    """Numbers missing inside a pad: a short hole between two long unbroken runs, where numbering is unbroken elsewhere.

    Registers may draw pads of their own or share the store's: the reading with fewer holes is taken for each store.
    """
    by_store: dict[str, dict[bool, list[tuple[str, int, int]]]] = defaultdict(lambda: {True: [], False: []})
    for store, register, first, last in runs:
        by_store[store][bool(register)].append((register, first, last))
    found = []
    for store, readings in sorted(by_store.items()):
        whole, single = (_holes(readings[kind], store, accounted) for kind in (False, True))
        best = single if single and single[0] > whole[0] else whole
        if best[0] >= TRADE.gap_cover_percent_min:
            holes = (hole for hole in best[1] for hole in _unaccounted(store, hole, accounted))
            found += [_gap(store, register, first, last, currency) for register, first, last in holes]
    return found


def _unaccounted(
    store: str, hole: tuple[str, int, int], accounted: AbstractSet[tuple[str, int]]
) -> Iterator[tuple[str, int, int]]:
    """What is left of a hole without the numbers that are known to be spoiled."""
    register, first, last = hole
    begin = first
    for number in range(first, last + 2):
        if number > last or (store, number) in accounted:
            if begin < number:
                yield register, begin, number - 1
            begin = number + 1


def that_run(store: NDArray[Any], register: NDArray[Any], first: Ints, last: Ints) -> list[tuple[int, int, int, int]]:
    """Of runs, which are in order, those of places whose runs are five numbers long on average, or longer."""
    if not len(store):
        return []
    place = np.cumsum(np.r_[False, (store[1:] != store[:-1]) | (register[1:] != register[:-1])])
    numbers = np.zeros(int(place[-1]) + 1, dtype=np.int64)
    np.add.at(numbers, place, last - first + 1)
    some = np.flatnonzero((numbers >= 5 * np.bincount(place))[place])
    return list(zip(*(column[some].tolist() for column in (store, register, first, last)), strict=True))


def _holes(
    runs: list[tuple[str, int, int]], store: str, accounted: AbstractSet[tuple[str, int]]
) -> tuple[int, list[tuple[str, int, int]]]:
    used = sum(last - first + 1 for _, first, last in runs)
    holes, missing = [], 0
    for (register, first, last), (after, begin, end) in pairwise(runs):
        gap = begin - last - 1
        if register == after and 0 < gap <= TRADE.gap_numbers_max:
            missing += sum((store, number) not in accounted for number in range(last + 1, begin))
            if min(last - first, end - begin) + 1 >= TRADE.gap_run_min:
                holes.append((register, last + 1, begin - 1))
    return (100 * used // (used + missing) if used else 0), holes


def _gap(store: str, register: str, first: int, last: int, currency: str) -> Finding:
    place = f"{store} {register}".strip()
    numbers = str(first) if first == last else f"{first}-{last}"
    kind = FindingKind.SLIP_GAP
    fid = finding_id(kind, (), (), more=(store, register, numbers))
    reasons = (f"store {place}", f"numbers {numbers}")
    return Finding(fid, kind, (), (), 0, currency, ppm(SLIP_GAP_RIGHT), reasons, "")
