"""The whole way once: stores, stick, head office, reconciliation, two people, files. Prints as it goes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path

from shoebox import reconcile
from shoebox.bootstrap import ENROLMENT_FILE, INCIDENT_FILE, new_person, pin_central
from shoebox.demo.folder import MARK, made_aside
from shoebox.demo.outcome import DemoOutcome
from shoebox.demo.printout import Printout, findings_table, proof_table
from shoebox.demo.store_play import Played, play_morning_after, play_store
from shoebox.domain.errors import Trouble
from shoebox.domain.finding import FindingKind
from shoebox.domain.holdings import Outcome
from shoebox.domain.money import Money, money_text
from shoebox.domain.staff import Person
from shoebox.drill import (
    Baskets,
    CentralDay,
    OutageClock,
    OutagePlan,
    Score,
    StoreDay,
    central_charges,
    plan_day,
    real_baskets,
    score,
    write_incident_toml,
)
from shoebox.drill.steps import PlannedPerson
from shoebox.handover.finance import FinanceDesk
from shoebox.head_office import enrol, open_finance, set_up_finance

SALES_PER_STORE = 250
HEAD_OFFICE_DELAY_MS = 30 * 3_600_000
PROCESSES_MAX = 4


def run_demo(out: Path, *, stores: int, seed: int, baskets: Baskets | None = None) -> DemoOutcome:
    """Play the outage into `out`, print what happened, and answer where the windows may open.

    `baskets` are for tests; without them the real ones are read (``drill.no_baskets`` where they are not installed).
    """
    told = Printout()
    told.say(f"An outage Saturday: {stores} stores, seed {seed}. Nothing here is real; it goes to {out}.")
    with made_aside(out) as folder:  # before the planning: a bad place is said at once
        bought = baskets or real_baskets(stores, seed, SALES_PER_STORE * stores)
        plan = plan_day(bought, seed=seed)
        central_day = central_charges(plan, seed=seed)
        told.step(f"planned {plan.sales_keyed:,} sales of {len(plan.days)} stores from real baskets")
        entries = _stores(folder, plan, told)
        desk = _head_office(folder, plan, central_day, told)
        try:
            scored = _reconcile(desk, central_day, entries, told)
            _decide(desk, plan, told)
            outcome = _outcome(out.absolute(), plan, desk, scored, seed)
        finally:
            desk.close()
        if plan.tomorrow is not None:
            first = folder / "stores" / plan.tomorrow.store
            play_morning_after(first, plan.tomorrow, folder / "central" / "receipts")
            told.step(f"store {plan.tomorrow.store} has opened its Sunday, and is selling")
        _write_people(folder, outcome)
    _say_where(told, outcome)
    return outcome


def _stores(folder: Path, plan: OutagePlan, told: Printout) -> dict[str, str]:
    """Every store's Saturday, several at a time; the entry of every step the truth speaks of."""
    stick = folder / "stick"
    stick.mkdir()
    entries: dict[str, str] = {}
    sales = 0
    jobs = [(folder / "stores" / day.store, stick, plan.currency, day) for day in plan.days]
    for played in _played(jobs):
        entries |= played.entries
        sales += played.sales
        told.progress("stores sell, count, close and seal", sales, plan.sales_keyed)
    told.step(f"{sales:,} sales keyed, {len(plan.days)} days closed, reported and sealed to the stick")
    return entries


def _played(jobs: Sequence[tuple[Path, Path, str, StoreDay]]) -> Iterator[Played]:
    """Each store's day as it ends. Fresh processes: a book's writer never meets another library's threads in a fork."""
    processes = min(PROCESSES_MAX, len(jobs))  # a store mostly waits for its disk, so more of them than cores
    if processes == 1:
        yield from (play_store(*job) for job in jobs)
        return
    context = multiprocessing.get_context("spawn")
    kept, going_on = context.Pipe(duplex=False)
    with (
        kept,
        going_on,
        ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_the_demo, initargs=(kept,)) as pool,
    ):
        try:
            with _deaf_to_ctrl_c():
                asked = [pool.submit(play_store, *job) for job in jobs]
            yield from (done.result() for done in as_completed(asked))
        except BrokenProcessPool as wrong:  # the system or a person ended one of them
            raise Trouble("demo.process_gone") from wrong
        except BaseException:
            going_on.close()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """What is started here is deaf to Ctrl-C and dies without words of its own: the demo hears it, and ends it.

    The signal is held back, not ignored: one that comes meanwhile reaches the demo at the end of the block.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its start would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_the_demo(kept: Connection) -> None:
    """In a store's process: end as soon as the demo lets go of its end of a pipe, by stopping or by being killed.

    Nobody goes on writing where the next run begins.
    """
    threading.Thread(target=_end_after, args=(kept,), daemon=True).start()


def _end_after(kept: Connection) -> None:
    wait([kept])
    os._exit(1)


def _head_office(folder: Path, plan: OutagePlan, central_day: CentralDay, told: Printout) -> FinanceDesk:
    """Set head office up, let it know the registers, and take in boxes and charges."""
    office = folder / "central"
    people = tuple(_finance_person(one) for one in plan.finance)
    set_up_finance(office, people=people)
    write_incident_toml(office / INCIDENT_FILE, plan)
    charges = office / "incoming" / "charges.csv"
    charges.parent.mkdir()
    central_day.write_charges_csv(charges)
    clock = OutageClock(plan.incident.ended_ms + HEAD_OFFICE_DELAY_MS, plan.days[0].offset_min)
    enrol(office, tuple(folder / "stores" / day.store / ENROLMENT_FILE for day in plan.days), clock=clock)
    desk = open_finance(office, clock=clock, out=folder / "out")
    results = desk.central.import_boxes([folder / "stick"], progress=told.progress)
    for result in results:
        assert result.outcome is Outcome.TAKEN, result.sentence
    taken = desk.central.import_charges(charges, progress=told.progress)
    for day in plan.days:
        pin_central(folder / "stores" / day.store, desk.central.keys.card)
    told.step(f"head office took {len(results)} boxes and {taken.taken:,} charges, {taken.bad_lines} bad lines")
    return desk


def _finance_person(one: PlannedPerson) -> Person:
    made = new_person(one.number, one.name, one.initials, one.role, one.pin)
    return replace(made, propose_minor_max=one.propose_minor_max, approve_minor_max=one.approve_minor_max)


def _reconcile(desk: FinanceDesk, central_day: CentralDay, entries: dict[str, str], told: Printout) -> Score:
    """Reconcile what head office holds, and hold the answer against the truth."""
    began_s = time.monotonic()
    summary, result = desk.reconcile(progress=told.progress)
    took_s = time.monotonic() - began_s
    truth = central_day.truth.with_entries(entries)
    scored = score(truth, reconcile.read_findings(result), reconcile.read_links(result))
    told.step(f"reconciled in {took_s:.1f} s: {summary.finding_count} findings")
    told.say()
    told.say(findings_table(scored, summary.proofs[0].currency))
    links = scored.links_right + scored.links_wrong
    told.say(f"charges tied to their right slip: {scored.links_right:,} of {links:,}")
    told.say(proof_table(summary))
    told.say()
    return scored


def _decide(desk: FinanceDesk, plan: OutagePlan, told: Printout) -> None:
    """Two people propose and approve what is certain; files, report and sheet are written."""
    maker, checker = (desk.staff.by_number(one.number) for one in plan.finance[:2])
    cases = [row.case_id for row in desk.casework.queue()]
    proposed = desk.casework.propose_many(cases, maker=maker, note="certain by the evidence, proposed together")
    approved = desk.casework.approve_many(proposed.done, checker=checker, pin=plan.finance[1].pin)
    files = desk.casework.write_instructions(desk.out, by=checker)
    desk.write_reports(by=checker)
    left = len(cases) - len(approved.done)
    told.step(f"{maker.name} proposed {len(proposed.done)}, {checker.name} approved {len(approved.done)}; {left} wait")
    for file in files:
        money = money_text(Money(file.total_minor, plan.currency))
        told.step(f"instruction file {file.name}: {file.lines} {'line' if file.lines == 1 else 'lines'}, {money}")


def _outcome(out: Path, plan: OutagePlan, desk: FinanceDesk, scored: Score, seed: int) -> DemoOutcome:
    shown = plan.tomorrow or plan.days[0]
    figures = desk.casework.figures()
    raised = {row.kind: row.raised for row in scored.rows}
    behind = (shown.people[1], shown.people[0], *plan.finance)
    return DemoOutcome(
        folder=out,
        stores=len(plan.days),
        seed=seed,
        currency=plan.currency,
        first_store=shown.store,
        first_store_name=shown.store_name,
        shown_ms=shown.steps[-1].at_ms + 60_000,
        offset_min=shown.offset_min,
        head_office_ms=plan.incident.ended_ms + HEAD_OFFICE_DELAY_MS + 3_600_000,
        clerk=shown.people[1].number,
        manager=shown.people[0].number,
        analyst=plan.finance[0].number,
        pins=tuple((one.number, f"{one.name}, {one.role}", one.pin) for one in behind),
        sales=plan.sales_keyed,
        charged_twice=raised.get(FindingKind.DUPLICATE_CHARGE, 0),
        never_charged=raised.get(FindingKind.MISSING_CHARGE, 0),
        open_cases=figures.open,
        at_risk_minor=dict(figures.at_risk).get(plan.currency, 0),
    )


def _write_people(folder: Path, outcome: DemoOutcome) -> None:
    """Who may sign in at the three doors, with their PINs: this folder is a demo, and says so."""
    lines = [f"{number}  PIN {pin}  {name}" for number, name, pin in outcome.pins]
    with (folder / MARK).open("a", encoding="utf-8") as file:
        file.write("\nPeople of the demo:\n" + "\n".join(lines) + "\n")


def _say_where(told: Printout, outcome: DemoOutcome) -> None:
    told.say()
    for place, what in (
        ("stores/", "a folder a store: book, key, mirror, papers as PDF"),
        ("stick/", "sealed boxes, as they were carried"),
        ("central/", "head office: holdings, charges, runs, cases"),
        ("out/", "instruction files, findings report and sheet"),
        (MARK, "who may sign in, with PINs"),
    ):
        told.say(f"  {outcome.folder / place}  {what}")
    told.say()
    told.say(f"Look again any time:  shoebox register --folder {outcome.first_folder}")
    told.say(f"                      shoebox finance --folder {outcome.finance_folder}")
