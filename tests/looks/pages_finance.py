"""Finance's pages for pictures: a busy Saturday at head office."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from bookmaking import HandClock
from casemaking import ANN, PRIYA, Books, summary
from financemaking import (
    archived_desk,
    new_desk,
    posting_desk,
    refusing_desk,
    sending_desk,
    walled_desk,
    war_room_desk,
    worked_desk,
)
from sealmaking import OLA, SealedCase, sealed_case
from shoebox.desk.finance.run_watch import RunWatch
from shoebox.desk.finance.window import FinanceWindow
from shoebox.desk.lanes import Lanes
from shoebox.domain.case import CaseView
from shoebox.domain.decision import Action
from shoebox.domain.finding import FindingKind
from shoebox.domain.pace import Pace
from shoebox.domain.staff import Person
from shoebox.domain.weights import Duel, Weighed
from shoebox.handover.finance import FinanceDesk
from shoebox.handover.weighing import Weighing


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="shoebox-pictures-")


@cache
def _worked() -> FinanceDesk:
    return worked_desk(Path(_place().name) / "worked")


@cache
def _answered() -> FinanceDesk:
    desk = worked_desk(Path(_place().name) / "answered")
    file = max(desk.casework.files(), key=lambda one: one.lines)
    first, second, *_ = desk.casework.keys_of(file.file_no)
    path = Path(_place().name) / "answer.csv"
    path.write_text(f"idempotency_key,result,reason\n{first},refused,Account closed (R03)\n{second},timeout,\n")
    desk.take_result(path, by=ANN)
    return desk


@cache
def _empty() -> FinanceDesk:
    return new_desk(Path(_place().name) / "empty")


@cache
def _archived() -> FinanceDesk:
    return archived_desk(Path(_place().name) / "archived")


@cache
def _refusing() -> FinanceDesk:
    return refusing_desk(Path(_place().name) / "refusing")


@cache
def _sending() -> FinanceDesk:
    return sending_desk(Path(_place().name) / "sending")


@cache
def _busy() -> FinanceDesk:
    return war_room_desk(Path(_place().name) / "busy")


def _by_day() -> QWidget:
    window = _page("board", desk=_busy)()
    window.pages["board"].turn_span()
    return window


@cache
def _posting() -> FinanceDesk:
    return posting_desk(Path(_place().name) / "posting")


@cache
def _walled() -> FinanceDesk:
    return walled_desk(Path(_place().name) / "walled")


@cache
def _sealed() -> SealedCase:
    return sealed_case(Path(_place().name) / "sealed")


class _WeighedDesk(FinanceDesk):
    """A desk whose run has weighed one case: the card speaks for its slip, the amount for another."""

    def weigh(self, view: CaseView, **_: object) -> Weighing:
        """The hard case of the documents."""
        slip, charge = view.finding.slip_ids[0], view.finding.charge_ids[-1]
        chosen = Weighed(
            charge, slip, is_extra=False, facts_mb=(-9_700, 13_200, 5_100, 0, 11_900, -8_300), nobody_mb=-500
        )
        second = Weighed(charge, "S1", is_extra=False, facts_mb=(9_900, 900, 5_100, 0, 2_700, -8_300), nobody_mb=-500)
        slips = {
            slip: view.evidence.slips[0],
            "S1": replace(view.evidence.slips[0], slip_no="085100112", amount_minor=446),
        }
        return Weighing((Duel(charge, chosen, second),) * 2, slips)


def _why() -> QWidget:
    desk = _worked()
    weighed = _WeighedDesk(**{one.name: getattr(desk, one.name) for one in fields(FinanceDesk)})
    window = _page("queue", desk=lambda: weighed)()
    window.resize(1280, 800)
    window.pages["queue"].table.choose(lambda row: row.charges == 2)
    window.pages["queue"].acts.show_why()
    return window


def let_go() -> None:
    """Close what the pages had open; a page drawn afterwards opens it anew."""
    for desk in (_worked, _answered, _empty, _archived, _refusing, _sending, _posting, _busy, _walled):
        if desk.cache_info().currsize:
            desk().close()
            desk.cache_clear()
    if _sealed.cache_info().currsize:
        _sealed().desk.close()
        _sealed.cache_clear()
    if _place.cache_info().currsize:
        _place().cleanup()
        _place.cache_clear()


def _page(
    name: str,
    person: Person | None = ANN,
    *,
    desk: Callable[[], FinanceDesk] = _worked,
    kind: type[FinanceWindow] = FinanceWindow,
) -> Callable[[], FinanceWindow]:
    def window() -> FinanceWindow:
        made = kind(desk(), Lanes.inline(), person=person)
        made.header.set_place("Incident 26-07, 12 to 14 November")
        made.open_page(name)
        return made

    return window


def _late_charge() -> FinanceDesk:
    """A slip that nothing paid, a week later: its charge is proposed."""
    books = Books({}, {})
    clock = HandClock()
    desk = new_desk(Path(tempfile.mkdtemp(prefix="shoebox-looks-")), books, clock)
    late = books.uncharged(order_no="POS 1", review="02: the bank agreed by phone")
    desk.casework.take_run(1, [late], summary())
    desk.casework.propose(1, Action.CHARGE, maker=ANN)
    clock.pass_min(7 * 24 * 60)
    return desk


def _paper_first() -> QWidget:
    """An amount that differs as a hand keys one wrong: the store is asked what its paper says."""
    window = _page("queue", PRIYA)()
    window.pages["queue"].table.choose(lambda row: row.state == "open" and row.kind is FindingKind.AMOUNT_MISMATCH)
    return window


def _running() -> QWidget:
    window = _page("runs")()
    watch = RunWatch()
    watch.begin(0)
    watch.expect(Pace.of(4_177_339, before_ms={}, rows_before=0))
    for at_s, stage in ((0, "gathering"), (52, "checking"), (53, "reading"), (60, "exact"), (66, "deciding")):
        watch.enter(stage, at_s)
    window.pages["runs"].progress.show()
    window.pages["runs"].progress.show_watch(watch, 84)
    return window


def _begun_again() -> QWidget:
    """A full disk made the run begin again: the line is longer than the usual one."""
    window = _running()
    watch = RunWatch()
    watch.begin(0)
    watch.expect(Pace.of(4_177_339, before_ms={}, rows_before=0))
    for at_s, stage in ((0, "gathering"), (52, "checking"), (53, "reading"), (60, "exact"), (66, "checking")):
        watch.enter(stage, at_s)
    window.pages["runs"].progress.show_watch(watch, 84)
    return window


def _days() -> QWidget:
    window = _page("runs")()
    window.pages["runs"].lists.toggle_days()
    return window


def _changes() -> QWidget:
    window = _page("runs")()
    window.pages["runs"].lists.toggle_changes()
    return window


def _propose() -> QWidget:
    window = _page("queue")()
    window.resize(1280, 800)
    window.pages["queue"].table.choose(lambda row: row.state == "open" and row.charges == 2)
    window.pages["queue"].acts.propose_other()
    return window


def _landed() -> QWidget:
    window = _page("imports")()
    folder = Path(_place().name)
    good = folder / "charges-saturday.csv"
    good.write_text(
        "charge_id,charged_at,amount,kind\n"
        "C-1,2026-11-12T15:10:00-05:00,129.95,charge\nC-2,2026-11-12T15:10:03-05:00,129.95,charge\nC-3,never,1,charge\n"
    )
    broken = folder / "085-0316.shoebox"
    broken.write_bytes(b"not a box")
    window.pages["imports"].bring((good, broken))
    return window


def _mapping() -> QWidget:
    """A processor's own columns, one of which nobody could guess."""
    window = _page("imports", desk=_empty)()
    window.resize(1280, 800)
    path = Path(_place().name) / "acquirer-settlement.csv"
    path.write_text(
        "Transaction ID;Booking date;Total sum;Type;Card suffix;Memo\n"
        "AQ-8810041;12.11.2026 15:10;129,95;Sale;4417;085100047\nAQ-8810042;12.11.2026 15:10;129,95;Sale;4417;\n"
        "AQ-8810043;31.11.2026 09:00;12,00;Refund;0082;\n"
    )
    window.pages["imports"].bring((path,))
    sheet = window.pages["imports"]._sheet
    sheet.money.choose("comma")
    sheet.dates.choose("day_first")
    sheet._step(1)
    return window


def _boxes(chosen: str) -> Callable[[], QWidget]:
    def window() -> FinanceWindow:
        made = _page("boxes", desk=_archived)()
        made.pages["boxes"].table.choose(lambda row: row.key.box_no == chosen)
        return made

    return window


def _sheet(chosen: str, act: str) -> Callable[[], QWidget]:
    def window() -> FinanceWindow:
        made = _boxes(chosen)()
        made.resize(1280, 800)
        getattr(made.pages["boxes"], act)()
        return made

    return window


def _believe() -> QWidget:
    window = _page("refused", desk=_refusing)()
    window.resize(1280, 800)
    window.pages["refused"].believe()
    return window


def with_number(kind: type[FinanceWindow] = FinanceWindow) -> FinanceWindow:
    """An opener before a case with a sealed card number."""
    window = _page("queue", OLA, desk=lambda: _sealed().desk, kind=kind)()
    window.resize(1280, 800)
    window.pages["queue"].table.choose(lambda row: row.case_id == _sealed().case_id)
    return window


def _asks_why() -> QWidget:
    window = with_number()
    window.pages["queue"].acts.show_number()
    return window


def _not_a_fault() -> QWidget:
    window = _page("queue")()
    window.resize(1280, 800)
    window.pages["queue"].table.choose(lambda row: row.state == "open")
    window.pages["queue"].acts.close_case()
    return window


PAGES: dict[str, Callable[[], QWidget]] = {
    "finance-queue": _page("queue"),
    "finance-queue-paper": _paper_first,
    "finance-propose": _propose,
    "finance-why": _why,
    "finance-sealed": with_number,
    "finance-sealed-why": _asks_why,
    "finance-not-a-fault": _not_a_fault,
    "finance-decide": _page("approvals", PRIYA),
    "finance-decide-own": _page("approvals", ANN),
    "finance-decide-late": _page("approvals", PRIYA, desk=_late_charge),
    "finance-queue-late": _page("queue", PRIYA, desk=_late_charge),
    "finance-imports": _landed,
    "finance-mapping": _mapping,
    "finance-runs": _page("runs"),
    "finance-runs-days": _days,
    "finance-runs-changes": _changes,
    "finance-running": _running,
    "finance-begun-again": _begun_again,
    "finance-files": _page("files"),
    "finance-files-answered": _page("files", desk=_answered),
    "finance-stores": _page("stores", desk=_walled),
    "finance-trail": _page("trail"),
    "finance-refused": _page("refused", desk=_refusing),
    "finance-believe": _believe,
    "finance-board": _page("board", desk=_busy),
    "finance-board-days": _by_day,
    "finance-board-none": _page("board", desk=_empty),
    "finance-journal": _page("journal", desk=_posting),
    "finance-journal-none": _page("journal", desk=_empty),
    "finance-sent": _page("sent", desk=_sending),
    "finance-sent-none": _page("sent", desk=_empty),
    "finance-boxes": _boxes("085-2-0002"),
    "finance-boxes-none": _page("boxes", desk=_empty),
    "finance-box-in": _sheet("112-2-0002", "take_in"),
    "finance-box-out": _sheet("085-2-0001", "ask_two"),
    "finance-empty": _page("queue", desk=_empty),
    "finance-sign-in": _page("queue", None),
}
