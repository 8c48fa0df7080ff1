"""A card number keyed into the real window is nowhere afterwards: no file, no paper, no memory of serve. Both profiles.

The way is whole: a policy published by two, a register, slips keyed by hand, a bug in the middle, day's papers, a box,
the line to a running `shoebox serve`, a run of the reconciliation, reports, and the number opened at Finance's window.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bookmaking import CLERK, CLERK_PIN, MANAGER
from casemaking import ANN, PRIYA
from casemaking import STAFF as DESK
from desk.register.counter import ENTER, Counter, at_the_counter
from desk.trial import seen
from hunting import hunt
from sealmaking import AMEX, MASTERCARD, OLA, PASSPHRASE, VISA
from shoebox.bootstrap import SystemClock, open_store, pin_central
from shoebox.casework.cases import EVERYTHING
from shoebox.desk.finance.card_sheets import CardNumberSheet
from shoebox.desk.finance.queue_page import QueuePage
from shoebox.desk.finance.window import FinanceWindow
from shoebox.desk.lanes import Lanes
from shoebox.domain.acts import IncidentDeclared
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.slip import Pad
from shoebox.errands.lines import send_once
from shoebox.errands.publishing import Publication, publish, take_by_stick
from shoebox.errands.rotation import new_sealing_key
from shoebox.handover.store import StoreHouse
from shoebox.head_office import enrol, open_finance, set_up_finance
from shoebox.logs import log_to
from shoebox.policy_settings import read_policy, write_policy
from shoebox.settings import read_store, write_store
from shoebox.storage.office_key import read_office_card
from shopmaking import set_up_shop

CANARIES = (VISA, MASTERCARD, AMEX)
PROFILES = ("paper", "sealed")
pytestmark = pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="reads a process's memory")


@dataclass
class Chain:
    """Head office and one store of it, under one profile."""

    root: Path
    profile: str

    @property
    def hq(self) -> Path:
        return self.root / "hq"

    @property
    def store(self) -> Path:
        return self.root / "store"


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, str]]:
    """Head office's door as a process of its own: its number and its address."""
    command = [sys.executable, "-m", "shoebox", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        try:
            assert running.stdout is not None
            said = running.stdout.readline() + running.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert address, said
            yield running.pid, address.group()
        finally:
            running.kill()


def memory_shows(pid: int, wanted: tuple[bytes, ...]) -> set[bytes]:
    """Which of these bytes stand anywhere in what a process can write to."""
    found: set[bytes] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            first, last = (int(end, 16) for end in span.split("-"))
            if not rights.startswith("rw") or last > 2**63:
                continue
            with suppress(OSError, OverflowError):
                memory.seek(first)
                held = memory.read(last - first)
                found |= {one for one in wanted if one in held}
    return found


def spellings(number: str) -> tuple[bytes, ...]:
    """The number bare, as Qt and Windows hold text, and grouped."""
    groups = " ".join(re.findall(r"\d{1,4}", number))
    return tuple(text.encode(code) for text in (number, groups) for code in ("ascii", "utf-16-le"))


@pytest.fixture(params=PROFILES)
def chain(request, tmp_path: Path) -> Chain:
    """Head office with an opener and a key, a store that believes it, and a policy out by two."""
    made, clock = Chain(tmp_path, request.param), SystemClock()
    set_up_finance(made.hq, people=(*DESK.people, OLA))
    new_sealing_key(made.hq, PASSPHRASE, work=1)
    set_up_shop(made.store, clock=clock)  # type: ignore[arg-type]
    enrol(made.hq, (made.store / "enrolment.json",))
    pin_central(made.store, read_office_card(made.hq / "head-office.json"))
    policy, file, stick = read_policy(made.store / "policy.toml"), tmp_path / "policy.toml", tmp_path / "stick"
    write_policy(file, replace(policy, card_profile=made.profile))
    stick.mkdir()
    asked = Publication(
        kind=DispatchKind.POLICY, what=str(file), said_by=(ANN.number, "4141"), second=(PRIYA.number, "4343"),
        sealed_ok=True,
    )  # fmt: skip
    publish(made.hq, asked, stick=stick)
    take_by_stick(made.store, stick)
    return made


def begin_day(house: StoreHouse) -> None:
    now = house.clock.wall_ms()
    declared = IncidentDeclared(number="26-07", began_ms=now - 60_000, rescue_lane="finance", declared_by=MANAGER)
    house.book.append(declared, clerk=MANAGER, day=house.day.today())
    house.day.slips.issue_pad(Pad("085100001", "085100100"), MANAGER)
    house.day.open_day(day=house.day.today(), float_minor=20_000, clerk=MANAGER, second=(CLERK, CLERK_PIN))


def key_slip(counter: Counter, number: str, brand: str, amount: str = "129.95") -> None:
    """The next slip with this card, in the profile's own way."""
    counter.types("", amount)
    counter.keys(brand)
    if counter.card.number is not None:
        counter.keys("1230")
        counter.types(number)
    else:
        counter.keys(number[-4:], number[-4:], "y")
    counter.types("48213A")
    counter.keys("y")


def key_everywhere(counter: Counter, number: str) -> None:
    """Somebody types the number into every field there is."""
    for name, control in counter.card.controls.items():
        if hasattr(control, "edit") and name != "sealed":
            control.edit.setFocus()
            counter.keys(number)
            counter.press(Qt.Key.Key_Tab)
    QApplication.processEvents()


def sell(house: StoreHouse, window, dressed) -> None:
    counter = Counter(house, window)
    key_everywhere(counter, AMEX)
    counter.page._empty_forms()
    counter.card.focus_first()
    key_slip(counter, VISA, "1")
    dressed.hear(ValueError, ValueError(f"something broke with {VISA}"), None)  # a bug in the middle of a slip
    counter.press(ENTER)
    assert counter.shown() == "RecordedView"
    counter.window.setFocus()
    counter.page.show_way("card")
    key_slip(counter, MASTERCARD, "2", "86.40")
    counter.press(ENTER)
    assert house.till.last_saved().last4 == MASTERCARD[-4:]
    counter.page.show_way("card")
    counter.card.focus_first()
    counter.types("", "12.00")
    counter.keys("1")
    if counter.card.number is not None:
        counter.keys("1230", VISA)  # half a slip, and the window is closed


def end_day(house: StoreHouse, stick: Path) -> None:
    for row in house.till.today().rows:
        house.receipt(row)
    house.draft_report()
    house.day.drawer.count([(2_000, 10)], MANAGER)
    figures = house.day.figures()
    house.day.slips.count_paper(figures.slips_in_book, "", MANAGER)
    house.day.close(seal="A 448 210", clerk=MANAGER)
    house.closing_papers()
    house.seal_to(stick, clerk=MANAGER)


def at_finance(chain: Chain, shown, qtbot) -> None:
    """Reconcile, write every report, and open the number where there is one."""
    with closing(open_finance(chain.hq)) as desk:
        charges = chain.root / "charges.csv"
        desk.take_boxes(tuple((chain.root / "stick").glob("*.shoebox")))
        charges.write_text("charge_id,charged_at,amount,kind\nC-1,2026-01-12T15:10:00-05:00,1.00,charge\n")
        desk.central.import_charges(charges, currency="USD")
        desk.reconcile(by=ANN)
        desk.write_reports(by=ANN)
        (row, *_) = (one for one in desk.casework.queue(EVERYTHING) if one.amount_minor == 12_995)
        held = desk.case(row.case_id)
        assert bool(held.sealed) == (chain.profile == "sealed")
        if not held.sealed:
            return
        window = shown(FinanceWindow(desk, Lanes.inline(), person=OLA))
        page = window.findChild(QueuePage)
        page.table.choose_row(page.model.find(lambda one: one.case_id == row.case_id))
        page.table.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
        for said in ("charge never made", PASSPHRASE):
            qtbot.keyClicks(QApplication.focusWidget(), said)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert "4111 1111 1111 1111" in seen(window)
        (sheet,) = window.findChildren(CardNumberSheet)
        sheet.dismiss()
        assert any("card number" in act.words for act in desk.casework.trail())
        desk.casework.worksheet(None)


@pytest.mark.torture
def test_a_number_keyed_in_the_window_is_nowhere(chain: Chain, lanes, shown, dressed, qtbot) -> None:
    log_to(chain.store)
    with served(chain.hq) as (pid, address):
        write_store(chain.store / "store.toml", replace(read_store(chain.store / "store.toml"), central_url=address))
        house = open_store(chain.store)
        try:
            assert bool(house.policy.sealing_public) == (chain.profile == "sealed")
            begin_day(house)
            window = at_the_counter(house, lanes, clerk=CLERK)
            shown(window)
            sell(house, window, dressed)
            window.close()
            end_day(house, chain.root / "stick")
            assert hunt(chain.root, CANARIES) == []
        finally:
            house.close()
        state = send_once(chain.store)
        wanted = tuple(one for number in CANARIES for one in spellings(number))
        assert memory_shows(pid, wanted) == set()
        assert memory_shows(pid, (b"085-2",)), "its memory can be read, and the register was here"
        assert state is not None
    at_finance(chain, shown, qtbot)
    assert hunt(chain.root, CANARIES) == []
