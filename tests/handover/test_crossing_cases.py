"""Boxes are brought in, and what two books say together becomes a case at once: no run is waited for."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from boxmaking import MemoryRegister
from casemaking import ANN
from financemaking import new_desk
from shoebox.casework.words import kind_words
from shoebox.domain.acts import PickUp
from shoebox.domain.decision import CaseState
from shoebox.handover.finance import FinanceDesk


def boxes_of_two_stores(desk: FinanceDesk, folder: Path) -> tuple[Path, ...]:
    """Order W-100234 is handed over in both."""
    paths = []
    for store in ("085", "031"):
        register = MemoryRegister(store)
        desk.central.enrol(register.enrolment)
        register.open()
        register.sale(6_241)
        register.append(PickUp(order_no="W-100234", state="released", name="Ada Quill"))
        path = folder / f"{store}.shoebox"
        path.write_bytes(register.close())
        paths.append(path)
    return tuple(paths)


def test_the_second_store_opens_the_case_and_only_once(tmp_path: Path) -> None:
    with closing(new_desk(tmp_path / "hq")) as desk:
        # A real desk's evidence is central's own.
        desk.casework._evidence = lambda finding: desk.central.evidence(finding.slip_ids, finding.charge_ids)
        first, second = boxes_of_two_stores(desk, tmp_path)
        assert desk.take_boxes((first,), by=ANN)[1] == 0
        assert desk.take_boxes((second,), by=ANN)[1] == 1
        assert desk.take_boxes((first, second), by=ANN)[1] == 0
        (row,) = desk.casework.queue()
        view = desk.casework.case(row.case_id)
        assert kind_words(row.kind) == "Order handed over twice"
        assert [(one.field, one.slip, one.other) for one in view.comparisons][:1] == [
            ("Number", "W-100234", "W-100234")
        ]
        assert {one.slip for one in view.comparisons} & {"031", "085"}
        assert view.suggested is None
        charges = tmp_path / "charges.csv"
        charges.write_text("charge_id,charged_at,amount,kind\nC-1,2026-11-12T15:10:00-05:00,62.41,charge\n")
        desk.central.import_charges(charges)
        desk.reconcile()
        (still,) = [one for one in desk.casework.queue() if one.case_id == row.case_id]
        assert still.state is CaseState.OPEN
        assert desk.casework.verify().ok
