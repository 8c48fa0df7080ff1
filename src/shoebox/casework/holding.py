"""Approved refunds that go into no file, for somebody else gave the money back since. Casework room; only reads.

A processor that refuses a refund makes people give it back in another way, and nobody tells the case. What stands
beside the charge since it was approved, and is no refund of ours, is taken for that: the case waits for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from shoebox.casework.given_back import GivenBack, is_undone
from shoebox.domain.decision import CaseState, original_of
from shoebox.storage import case_reads
from shoebox.storage.case_reads import GoingBack

_ASKED_AT_ONCE = 500


def given_since(conn: case_reads.Look, given: GivenBack) -> frozenset[int]:
    """Cases with a refund to be sent, or sent again, that was given back since two people decided on it."""
    lines = [
        one for one in case_reads.going_back(conn, CaseState.APPROVED, CaseState.FAILED) if original_of(one.charge_id)
    ]
    cases = [tuple(some) for _, some in groupby(lines, key=lambda one: one.case_id)]
    return frozenset(some[0].case_id for some in _asked(cases, given) if _is_given(conn, some, given))


def _asked(cases: Sequence[tuple[GoingBack, ...]], given: GivenBack) -> Iterator[tuple[GoingBack, ...]]:
    """Those that are worth asking about one by one: of most charges nothing was ever given back."""
    for at in range(0, len(cases), _ASKED_AT_ONCE):
        some = cases[at : at + _ASKED_AT_ONCE]
        if given([one.charge_id for lines in some for one in lines if not one.is_done]):
            yield from some


def _is_given(conn: case_reads.Look, lines: Sequence[GoingBack], given: GivenBack) -> bool:
    """Whether more was given back beside these lines than the checker knew of and than lines of the case themselves."""
    said = case_reads.approval_act(conn, lines[0].proposal).plain
    known = said.get("beside", ())
    if said["risk_note"] and "beside" not in said:  # approved before it was written down what the word is about
        return False
    back = given([one.charge_id for one in lines if not one.is_done])
    undone = {one.charge_id for one in back if is_undone(one)}
    done = {one.charge_id: one.amount_minor for one in lines if one.is_done}  # by a refund, or by voiding the charge
    if undone.difference(known, done):
        return True
    came = Counter(one.amount_minor for one in back if one.charge_id not in undone.union(known))
    return bool(came - Counter(minor for charge_id, minor in done.items() if charge_id not in undone))
