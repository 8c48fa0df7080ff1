"""What each fact says of the findings of a finished run, in bits: for the slip that won, and for whoever came second.

The run is weighed once more from its own files, with its own rules and odds, and nothing is decided here: the facts of
a pair are those that `weighing` knows, and what a pair comes to is what `placing` has made of it, so that the bars
always come to the engine's own sum. Takes most of the time of a run; whoever asks keeps the answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from shoebox.domain.errors import Stopped
from shoebox.domain.finding import Finding
from shoebox.domain.weights import FACTS, Weighed
from shoebox.reconcile import placing, staying, weighing
from shoebox.reconcile.engines import open_engine
from shoebox.reconcile.evidence import learn
from shoebox.reconcile.incident import read_incident
from shoebox.reconcile.intake import sources
from shoebox.reconcile.lending import lent
from shoebox.reconcile.placing import Options
from shoebox.reconcile.plan import Plan, left_open, left_pairs, make_plan
from shoebox.reconcile.reading import read_run
from shoebox.reconcile.sides import OpenItems
from shoebox.reconcile.since import Files
from shoebox.reconcile.stories import Part
from shoebox.reconcile.timing import Ints

OPTIONS_KEPT_MAX = 4
Named = tuple[dict[int, str], dict[int, str]]


def weigh(
    files: Files, incident: Path | None, findings: Iterable[Finding], *, stop: Callable[[], bool] | None = None
) -> tuple[Weighed, ...]:
    """The likeliest stories of every charge that a finding speaks of, and of every slip without one; best first.

    Refusals and troubles are those of a run; `stop` is asked all the while, and True raises Stopped.
    """
    said = tuple(findings)
    about = read_incident(incident)
    sides = [sources(place) for place in (files.slips, files.charges)]
    with (
        tempfile.TemporaryDirectory(prefix="shoebox-bits-") as spill,
        closing(open_engine("duckdb", spill_folder=Path(spill), memory_limit="", stop=stop)) as runner,
    ):
        runner.load(sides[0], sides[1], about)
        odds = learn(*runner.tally())
        stay = staying.columns(runner, read_run(files.out).stays)
        runner.settle(odds.auth_tells, odds.timing.earliest_s, partial(weighing.is_sure, odds), stay)
        items = lent(runner.open_items())
        plan = make_plan(items, odds, stop=stop)
        if stop is not None and stop():
            raise Stopped
        slips, charges = runner.show(set(items.pairs["slip"].tolist()), set(items.pairs["charge"].tolist()))
    named = ({at: slip.slip_id for at, slip in slips.items()}, {at: one.charge_id for at, one in charges.items()})
    return _told(items, plan, named, said)


def _told(items: OpenItems, plan: Plan, named: Named, findings: Iterable[Finding]) -> tuple[Weighed, ...]:
    """Every option of whoever is spoken of, as facts."""
    wanted_charges = {charge for finding in findings for charge in finding.charge_ids}
    wanted_slips = {slip for finding in findings if not finding.charge_ids for slip in finding.slip_ids}
    options, alone = _options(items, plan)
    facts = _facts(items, plan, options)
    found: dict[tuple[str, str], list[Weighed]] = {}
    for at in np.argsort(-options.weight_mb, kind="stable").tolist():
        slip, charge = named[0][int(items.pairs["slip"][options.pair[at]])], named[1][int(options.charge[at])]
        keys = [("charge", charge)] * (charge in wanted_charges) + [("slip", slip)] * (slip in wanted_slips)
        for key in keys:
            some = found.setdefault(key, [])
            if len(some) < OPTIONS_KEPT_MAX and slip not in {one.slip_id for one in some if key[0] == "charge"}:
                nobody = round(1000 * float(np.log2(max(float(alone[options.charge[at]]), 1e-30))))
                is_extra = int(options.part[at]) == Part.EXTRA
                some.append(
                    Weighed(charge, slip, is_extra=is_extra, facts_mb=tuple(facts[at].tolist()), nobody_mb=nobody)
                )
    return tuple(dict.fromkeys(one for some in found.values() for one in some))


def _options(items: OpenItems, plan: Plan) -> tuple[Options, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """All stories of pairs that were open, as `make_plan` had them."""
    is_open_slip, is_open_charge, used = left_open(items, plan.parts)
    sale = np.arange(len(is_open_slip), dtype=np.int64)
    for kept, again, _ in plan.twins:
        sale[again] = kept
    return placing.every_option(items, plan.odds, left_pairs(items, is_open_charge, used), sale, is_faint_wanted=True)


def _facts(items: OpenItems, plan: Plan, options: Options) -> Ints:
    """A row for each option, a column for each of `FACTS`, in thousandths of a bit; it comes to the option's weight."""
    pairs = {name: column[options.pair] for name, column in items.pairs.items()}
    due_s = plan.odds.timing.due_s(items.slips)
    said = weighing.fields_mb(plan.odds, items.slips, items.charges, pairs, due_s)
    is_extra = options.part == Part.EXTRA
    prior = np.where(is_extra, plan.odds.extra, plan.odds.first)
    # Of a slip that is settled, whether the further charge has the first one's code is no matter of its moment.
    settling = items.slips["charge"][options.slip]
    relation = weighing.auth_is(items.charges, pairs)
    alike = weighing.same_code_mb(plan.odds, items.charges, np.maximum(0, settling), options.charge, relation)
    written = said.written_mb + np.where(is_extra & (settling >= 0), alike, 0)
    columns = (said.amount_mb, said.card_mb, said.store_mb, written, prior)
    moment = options.weight_mb - np.sum(columns, axis=0)
    found: Ints = np.stack((*columns[:4], moment, prior), axis=1).astype(np.int64)
    assert found.shape[1] == len(FACTS), "a column for each fact"
    return found
