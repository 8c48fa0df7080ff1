"""The office's pages Box and Slips in a store of several registers: their boxes beside its PC, their slips in view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from looks.pages_office import at_office
from officemaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, Counter, make_counter
from shoebox.desk.office.window import OfficeWindow
from shoebox.domain.custody import HandOverDraft, Way

_TWO_CLOSED = ("two_registers", "gather", "open", "sell", "explain", "count_well", "count_paper", "end")


def _handed(counter: Counter) -> None:
    """Register 1's box goes into the safe and out; of register 3, whose PC is broken, it goes by its number."""
    other = make_counter(counter.house.folder.parent / "register-3", register="085-3", clock=counter.clock)
    counter.house.registers.add(other.card(), clerk=MANAGER)
    other.house.book.close()
    give, ann = counter.house.day.custody.hand_over, (MANAGER, MANAGER_PIN)
    van = HandOverDraft(
        box_no="085-1-0001", way=Way.OUT, to_place="van 12", seal="A 448 210", outsider="J. Ortega, badge 4471"
    )
    give(replace(van, way=Way.INSIDE, to_place="safe", outsider=""), signature=ann, second=(CLERK, CLERK_PIN))
    counter.clock.pass_min(40)
    give(van, signature=ann)
    counter.clock.pass_min(2)
    give(replace(van, box_no="085-3-0007", seal="A 448 300", note="its PC does not start"), signature=ann)


def _find(window: OfficeWindow) -> None:
    """Ctrl+F, and a part of a number."""
    slips = window.office_page("slips")
    slips._find()
    slips.store_slips.number.set_text("012")
    slips.store_slips.number.typed.emit("012")


PAGES: dict[str, Callable[[], QWidget]] = {
    "office-box-registers": at_office(
        "box", *_TWO_CLOSED, _handed, then=lambda window: window.office_page("box").chain.table.setFocus()
    ),
    "office-slips-registers": at_office("slips", *_TWO_CLOSED, then=_find),
    "office-box-first": at_office("box", "two_registers", "gather"),
    "office-hand-over-registers": at_office(
        "box", *_TWO_CLOSED, then=lambda window: window.office_page("box").custody.ask()
    ),
}
