"""What an earlier run settled, and why it stays so: settled sales move by what came for them, never by the odds alone.

A run weighs everything anew, under odds that are counted on all of it. Where a sale was settled, nothing came for it
since, and it is linked otherwise all the same, the run is made once more with that sale settled as it was; what it says
then differs from a run from scratch there, and says so (`Stay`). Reads the files of finished runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.finding import Role, Stay
from shoebox.reconcile.intake import sources
from shoebox.reconcile.reading import read_findings, read_run
from shoebox.reconcile.ruling import rules_digest
from shoebox.reconcile.since import Came, Files, Since, confidences, since

if TYPE_CHECKING:
    from shoebox.reconcile.engines import Engine
    from shoebox.reconcile.sides import Columns


def check(before: Files) -> None:
    """Refuse what can't be held against a run: no finished one, one by other rules, or files that are not there."""
    try:
        held = read_run(before.out)
        for place in (before.slips, before.charges):
            sources(place)
    except (Refusal, Trouble) as error:
        raise Refusal("reconcile.before", file=before.out, why=error) from error
    if held.rules_digest != rules_digest():
        raise Refusal("reconcile.before_rules", file=before.out, version=held.rules_version)


def moved_by_odds(before: Files, now: Files, rows: Came, *, stop: Callable[[], bool] | None = None) -> tuple[Stay, ...]:
    """Sales that `before` settled and `now` links otherwise, though no slip and no charge came for them; in order.

    Settled is a sale whose one charge pays it, and neither is in a finding. `rows` are those that `since.came`.
    Refusals and troubles of `since`.
    """
    changed = since(before, now, rows=rows, stop=stop)
    pairs = dict(_by_odds(changed))
    if pairs:
        said = read_findings(before.out)
        slips, charges = {one for each in said for one in each.slip_ids}, {one for f in said for one in f.charge_ids}
        pairs = {charge: slip for charge, slip in pairs.items() if slip not in slips and charge not in charges}
    sure = confidences(before.out, sorted(pairs), stop=stop) if pairs else {}
    anew = {charge: next((slip for _, slip, _ in changed.now.get(charge, ())), "") for charge in pairs}
    return tuple(Stay(charge, pairs[charge], sure[charge], anew[charge]) for charge in sorted(pairs))


def columns(engine: Engine, stays: Iterable[Stay]) -> Columns:
    """Sales that stay, by the numbers that an engine has for them (`Engine.settle`)."""
    some = tuple(stays)
    slips = engine.numbers("slip", [stay.slip_id for stay in some])
    charges = engine.numbers("charge", [stay.charge_id for stay in some])
    found = {
        "sid": [slips[stay.slip_id] for stay in some],
        "cid": [charges[stay.charge_id] for stay in some],
        "ppm": [stay.confidence_ppm for stay in some],
    }
    return {name: np.array(values, dtype=np.int64) for name, values in found.items()}


def _by_odds(changed: Since) -> Iterable[tuple[str, str]]:
    """Charges with the slips that they paid before, where nothing came that has to do with either."""
    for charge, links in changed.before.items():
        if [role for _, _, role in links] == [Role.SETTLES] and changed.is_by_odds(charge):
            yield charge, links[0][1]
