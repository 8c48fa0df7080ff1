"""Opens the launcher on a demo's data, or draws the windows where there is no display. Above the desk."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from shoebox.bootstrap import ShiftedClock, SystemClock, open_store
from shoebox.demo.outcome import DemoOutcome
from shoebox.desk.doors import Openers, StoreOpener, picture_windows, show_launcher
from shoebox.desk.launcher import LauncherFacts
from shoebox.desk.libraries import choose_platform
from shoebox.desk.look import Meaning
from shoebox.desk.text import count, moment, tr
from shoebox.desk.widgets.stat_line import Stat
from shoebox.domain.clock import local_time
from shoebox.domain.language import SOURCE
from shoebox.domain.money import Money, money_text
from shoebox.entrance import spoken, store_front, store_language
from shoebox.handover.keeping import keep_whole
from shoebox.head_office import open_finance

PICTURES = "pictures"


def open_windows(outcome: DemoOutcome) -> int:
    """Show the launcher until it is closed. Without a display, say so, and leave pictures of the windows instead."""
    said = choose_platform()
    if not said:
        return show_launcher(lambda: launcher_facts(outcome), _openers(outcome))
    print(said)
    for name, png in picture_windows(lambda: launcher_facts(outcome), _openers(outcome)).items():
        place = keep_whole(outcome.folder / PICTURES / f"{name}.png", png)
        print(f"  {place}")
    return 0


def _openers(outcome: DemoOutcome) -> Openers:
    clock = ShiftedClock(SystemClock(), outcome.shown_ms, outcome.offset_min)
    later = ShiftedClock(SystemClock(), outcome.head_office_ms, outcome.offset_min)
    return Openers(
        store=StoreOpener(
            partial(store_language, outcome.first_folder),
            partial(store_front, outcome.first_folder),
            lambda *_: open_store(outcome.first_folder, clock=clock),
        ),
        finance=lambda: replace(
            open_finance(outcome.finance_folder, clock=later, out=outcome.out_folder),
            warnings=(),  # its keys lie open on purpose: they speak for nobody
        ),
        clerk=outcome.clerk,
        manager=outcome.manager,
        analyst=outcome.analyst,
        language=spoken(SOURCE),
    )


def launcher_facts(outcome: DemoOutcome) -> LauncherFacts:
    """What the launcher says of a demo, in the language that is spoken."""
    here = tr("Store {0} {1}", outcome.first_store, outcome.first_store_name)
    now = moment(local_time(outcome.shown_ms, outcome.offset_min))
    later = moment(local_time(outcome.head_office_ms, outcome.offset_min))
    people = ", ".join(f"{name} {number}, PIN {pin}" for number, name, pin in outcome.pins)
    return LauncherFacts(
        sentence=tr("After a release that broke every till of {0} stores. Pick a chair.", outcome.stores),
        register_place=f"{here}, {now}",
        office_place=f"{here}, {now}",
        finance_place=tr("Head office, {0}", later),
        finance_words=tr("{0} findings wait for two people.", count(outcome.open_cases)),
        stats=(
            Stat(tr("Sales taken by hand"), count(outcome.sales), small=tr("one Saturday, {0} stores", outcome.stores)),
            Stat(tr("Charged more than once"), count(outcome.charged_twice), small=tr("found by the reconciliation")),
            Stat(tr("Never charged"), count(outcome.never_charged), small=tr("found by the reconciliation")),
            Stat(
                tr("Money at risk"),
                money_text(Money(outcome.at_risk_minor, outcome.currency)),
                Meaning.RISK,
                small=tr("in findings not yet decided"),
            ),
        ),
        note=tr("It lives in {0} and can't reach a real book. People: {1}.", outcome.folder, people),
    )
