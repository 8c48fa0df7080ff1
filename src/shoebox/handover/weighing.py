"""What speaks for a finding, in bits: asked of the last run's own files, once, and kept beside them. Handover."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox import reconcile
from shoebox.domain.errors import Refusal
from shoebox.domain.weights import FACTS, Duel, Weighed, duels
from shoebox.handover.keeping import keep_whole
from shoebox.handover.reconciling import INCIDENT_FILE, files_of, folder_of

if TYPE_CHECKING:
    from shoebox.domain.case import CaseView
    from shoebox.domain.evidence import SlipView
    from shoebox.handover.finance import FinanceDesk

BITS_FILE = "bits.json"


@dataclass(frozen=True, slots=True)
class Weighing:
    """The duels of a finding's charges, and the slips that they speak of, by id, as far as they are held."""

    duels: tuple[Duel, ...]
    slips: dict[str, SlipView]


def weighing_of(desk: FinanceDesk, view: CaseView, *, stop: Callable[[], bool] | None = None) -> Weighing:
    """What each fact says of the charges of a case, for the story told and for the one that came second.

    The first question after a run weighs it once more, which takes most of the time of a run. Refuses where there was
    no run (``case.no_run``), where its files are not here any more (``reconcile.no_files``), and where nothing of the
    case was weighed (``weigh.nothing``).
    """
    runs = desk.casework.runs()
    if not runs:
        raise Refusal("case.no_run")
    finding = view.finding
    found = duels(_stories(desk, runs[0].run_no, stop), slip_ids=finding.slip_ids, charge_ids=finding.charge_ids)
    if not found:
        raise Refusal("weigh.nothing", case=view.row.case_id)
    named = {story.slip_id for duel in found for story in (duel.chosen, duel.second) if story is not None}
    return Weighing(found, {slip.slip_id: slip for slip in desk.central.slips(sorted(named))})


def _stories(desk: FinanceDesk, run_no: int, stop: Callable[[], bool] | None) -> tuple[Weighed, ...]:
    files, folder = files_of(desk.folder, run_no), folder_of(desk.folder, run_no)
    if not files.are_there:
        raise Refusal("reconcile.no_files", run=run_no)
    made_of = {"rules": reconcile.rules_digest(), "inputs": dict(reconcile.read_run(files.out).digests)}
    place = folder / BITS_FILE
    kept = _kept(place, made_of)
    if kept is not None:
        return kept
    incident = folder / "in" / INCIDENT_FILE
    found = reconcile.weigh(
        files, incident if incident.is_file() else None, reconcile.read_findings(files.out), stop=stop
    )
    rows = [[one.charge_id, one.slip_id, int(one.is_extra), one.nobody_mb, *one.facts_mb] for one in found]
    keep_whole(place, json.dumps({**made_of, "rows": rows}).encode())
    return found


def _kept(place: Path, made_of: Mapping[str, object]) -> tuple[Weighed, ...] | None:
    """What was kept, where it is of these files and rules; what somebody touched is made anew."""
    try:
        said = json.loads(place.read_bytes())
        if {name: said[name] for name in made_of} != made_of:
            return None
        return tuple(
            Weighed(
                str(charge), str(slip), is_extra=bool(extra), facts_mb=tuple(map(int, facts)), nobody_mb=int(nobody)
            )
            for charge, slip, extra, nobody, *facts in said["rows"]
            if len(facts) == len(FACTS)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
