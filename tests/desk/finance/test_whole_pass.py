"""A whole Saturday by keys: a box and charges in, a run, a proposal, another person, an approval, a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from bookmaking import HandClock
from boxmaking import MemoryRegister
from casemaking import ANN, STAFF
from financemaking import NOW_MS
from outmaking import policy_of
from shoebox.casework import Casework
from shoebox.central import Central
from shoebox.desk.finance import runs_page
from shoebox.domain.policy import Policy
from shoebox.formats.instructions import read_instructions
from shoebox.handover.finance import FinanceDesk

CHARGES = """charge_id,store_id,charged_at,amount,kind,card_brand,card_last4,auth_code,slip_ref
C-1,085,2026-11-12T12:05:00Z,129.95,charge,visa,4417,061234,085100047
C-2,085,2026-11-12T12:05:03Z,129.95,charge,visa,4417,061234,085100047
C-3,085,2026-11-12T12:06:00Z,62.41,charge,visa,4417,061234,085100048
C-4,085,never,1,charge,visa,4417,,
"""


@pytest.fixture
def real(tmp_path: Path) -> Iterator[FinanceDesk]:
    """Head office that looks evidence up in central, as the program does."""
    folder, clock = tmp_path / "finance", HandClock(NOW_MS)
    central = Central.open(folder, clock)

    def evidence(finding):
        return central.evidence(finding.slip_ids, finding.charge_ids)

    casework = Casework.open(folder, staff=STAFF, clock=clock, evidence=evidence)
    desk = FinanceDesk(
        folder=folder,
        central=central,
        casework=casework,
        policy=Policy(),
        read_policy=policy_of,
        staff=STAFF,
        clock=clock,
        out=folder / "out",
    )
    with closing(desk):
        yield desk


@pytest.fixture
def saturday(real: FinanceDesk, tmp_path: Path) -> tuple[Path, Path]:
    """Slips 085 100 047 over $129.95 and 085 100 048 over $62.41; the first was charged twice."""
    register = MemoryRegister()
    real.central.enrol(register.enrolment)
    register.open()
    register.sale(12_995, slip="085100047")
    register.sale(6_241, slip="085100048")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "085-1-0001.shoebox").write_bytes(register.close())
    charges = tmp_path / "charges.csv"
    charges.write_text(CHARGES)
    return stick, charges


def test_from_a_stick_to_a_refund_file(real, saturday, finance, hands, monkeypatch) -> None:
    stick, charges = saturday
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(charges)], ""))
    opened: list[Path] = []
    monkeypatch.setattr(runs_page, "open_sheet", opened.append)
    window = finance(real)
    keys = hands(window)

    keys.turn_to(3)
    keys.press(Qt.Key.Key_F)
    keys.press(Qt.Key.Key_C)
    assert "3 charges taken, 1 line could not be read and are kept aside." not in keys.seen()
    assert real.central.counts().charges == 3
    assert "1 line could not be read" in keys.seen()
    keys.press(Qt.Key.Key_F)
    assert real.central.counts().boxes == 1, "the same box again is the same box"

    keys.turn_to(4)
    keys.press(Qt.Key.Key_R)
    assert "Run 1" in keys.seen()
    assert "Complete" in window.pages["runs"].slips.table.accessibleName()
    assert not window.pages["runs"].progress.isVisible()
    keys.press(Qt.Key.Key_D)
    assert "Run 1: 1 store-day, each to the cent; 1 with something in question come first." in keys.seen()
    assert "Store 085" in keys.seen()
    keys.press(Qt.Key.Key_C)
    assert "Opened the case: 1." in keys.seen()
    keys.press(Qt.Key.Key_C)
    assert "By store and day" in keys.seen()

    keys.turn_to(1)
    assert [row.charges for row in window.pages["queue"].rows()] == [2]
    assert "Charged twice" in keys.seen()
    keys.press(Qt.Key.Key_R)
    assert real.casework.figures().proposed == 1

    keys.turn_to(2)
    assert "You proposed it" in keys.seen() or window.pages["approvals"].panel.approve.held()
    keys.switch("43", "4343")
    assert "Priya Nair" in keys.seen()
    keys.press(Qt.Key.Key_Return)
    keys.write("4343")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert real.casework.figures().approved == 1

    keys.turn_to(5)
    keys.press(Qt.Key.Key_W)
    (file,) = real.casework.files()
    data = (real.out / file.name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == file.digest
    (line,) = read_instructions(data).lines
    assert (line.charge_id, line.amount_minor, line.maker, line.checker) == ("C-2", 12_995, "41", "43")
    keys.press(Qt.Key.Key_K)
    assert real.casework.files()[0].confirmed == 1

    keys.turn_to(4)
    keys.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [path.suffix for path in opened] == [".pdf"]
    assert {path.suffix for path in real.out.iterdir()} == {".csv", ".pdf", ".xlsx"}

    keys.turn_to(7)
    keys.press(Qt.Key.Key_V)
    assert "The chain is whole" in keys.seen()
    keys.turn_to(6)
    assert "085 Harbour Row" in keys.seen()
    QApplication.processEvents()
    assert ANN.name in keys.seen() or "Priya Nair" in keys.seen()
